"""Numbers as claims state them: how many of what, and how exactly.

"more than 6,000 troops", "around 300 Taliban fighters are reported to have been
killed", "dozens", "up to 50,000", "40 to 50", "half of the members", "$1.2 million".
Years, dates, times of day, ordinals, ages after a name, telephone numbers, scores of
a game and numbers that only label a thing ("Article 50") are not counted. What
words mean stands in ``seeds/number_words.tsv``.

Bounds: "around n" and its like mean n within a tenth either way; "nearly n" the
tenth below n; "more than n" n and no upper bound; "up to n" anything from 0 to n;
"dozens", "hundreds" and the like the span that the table gives them.
"""

from .find import find_numbers
from .records import Number
from .surroundings import APPROXIMATION

__all__ = ["APPROXIMATION", "Number", "find_numbers"]
