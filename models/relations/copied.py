"""Copied text: the same words in the same order, with light edits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .words import word

#: Words of the shorter text that must return in order, as a share.
SHARE = 0.75
#: The same for texts of fewer than ``LONG`` words, which resemble one another sooner.
SHORT_SHARE, LONG = 0.9, 12
#: Fewest words that return, and fewest content words among them.
WORDS = 7
CONTENT = 3
#: An unbroken run of so many words is copied whatever stands around it.
RUN = 9


@dataclass(frozen=True, slots=True)
class Copy:
    """``words`` of the shorter text return in order; ``run`` is the longest run."""

    words: int
    shorter: int
    run: int

    @property
    def share(self) -> float:
        """The share of the shorter text that returns."""
        return self.words / self.shorter if self.shorter else 0.0


def copied(
    a: Sequence[str],
    b: Sequence[str],
    names: Collection[str] = (),
    share: float = SHARE,
) -> Copy | None:
    """What of two texts (lower-case words) is copied, or None.

    Copied: ``share`` of the shorter returns in the other in the same order, or
    a run of :data:`RUN` words does. ``names`` are words of names, which many texts
    share without copying.
    """
    a = [n for n in a if n[0].isalnum()]
    b = [n for n in b if n[0].isalnum()]
    shorter = min(len(a), len(b))
    if shorter < WORDS:
        return None
    matched, run, content = _matched(a, b, names)
    copy = Copy(matched, shorter, run)
    least = share if shorter >= LONG else SHORT_SHARE
    enough = copy.share >= least and matched >= WORDS and run > CONTENT
    if content >= CONTENT and (enough or run >= RUN):
        return copy
    return None


def _matched(
    a: Sequence[str], b: Sequence[str], names: Collection[str]
) -> tuple[int, int, int]:
    """Length of the longest common subsequence, of the longest run, and its content."""
    common = set(a) & set(b)
    content = sum(word(w).content for w in common if w not in names)
    if content < CONTENT:
        return 0, 0, content
    row = [0] * (len(b) + 1)
    runs = [0] * (len(b) + 1)
    longest = 0
    for w in a:
        diagonal = before = 0
        for j, other in enumerate(b, 1):
            above, above_run = row[j], runs[j]
            if w == other:
                row[j], runs[j] = diagonal + 1, before + 1
                longest = max(longest, runs[j])
            else:
                row[j], runs[j] = max(above, row[j - 1]), 0
            diagonal, before = above, above_run
    return row[-1], longest, content
