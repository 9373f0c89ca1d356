"""Reading: files, folders, standard input and Python objects to records.

Reading is lazy and never raises for bad input: what cannot be read comes back as a
:class:`~newsassay.pipeline.records.Failure` among the records, and the rest goes on.
"""

from .fields import is_missing
from .inputs import read_inputs
from .names import columns_of, parse_mapping
from .objects import column_names, frame_rows, is_frame, read_texts

__all__ = [
    "column_names",
    "columns_of",
    "frame_rows",
    "is_frame",
    "is_missing",
    "parse_mapping",
    "read_inputs",
    "read_texts",
]
