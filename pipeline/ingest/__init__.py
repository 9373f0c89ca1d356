"""Reading: files, folders, standard input and Python objects to records.

Reading is lazy and never raises for bad input: what cannot be read comes back as a
:class:`~newsassay.pipeline.records.Failure` among the records, and the rest goes on.
"""

from .inputs import read_inputs
from .names import parse_mapping
from .objects import read_texts

__all__ = ["parse_mapping", "read_inputs", "read_texts"]
