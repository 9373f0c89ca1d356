"""Variety of words, by measures that do not depend on the length of the text.

The plain type-token ratio falls as a text grows. These three do not: the mean length of
a stretch that keeps its ratio (MTLD), the share of types to be expected in 42 words
drawn at random (HD-D), and the mean ratio in a moving window (MATTR). They are measured
on the words of headline and body as written, lower-cased, without figures.

What they cannot see: inflected forms count as different words, and a many-sided story
needs more of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec

#: The shortest text for which McCarthy & Jarvis found the measures steady.
MIN_WORDS = 100
#: The ratio at which a stretch of MTLD is full.
FULL = 0.72
#: Words drawn for HD-D.
DRAWN = 42
#: The window of MATTR, in words.
WINDOW = 50

_NULL = f"headline and body have fewer than {MIN_WORDS} words that are no figures"
_MTLD = "McCarthy & Jarvis 2010, doi:10.3758/BRM.42.2.381"

EXTRACTOR = Extractor(
    name="lexical",
    version="1",
    features=(
        FeatureSpec(
            "mtld",
            "words",
            0.0,
            None,
            "Mean length of a stretch that keeps a type-token ratio above "
            f"{FULL}; higher is more varied",
            "mean over both directions of words / full stretches, the last in part",
            _MTLD,
            _NULL,
        ),
        FeatureSpec(
            "hdd",
            "share",
            0.0,
            1.0,
            f"Share of different words to be expected in {DRAWN} drawn at random",
            f"sum over types of P(drawn at least once in {DRAWN}) / {DRAWN}",
            _MTLD,
            _NULL,
        ),
        FeatureSpec(
            "mattr",
            "share",
            0.0,
            1.0,
            f"Mean type-token ratio in a moving window of {WINDOW} words",
            f"mean over windows of (different words / {WINDOW})",
            "Covington & McFall 2010, doi:10.1080/09296171003643098",
            _NULL,
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def mtld(words: Sequence[str]) -> float:
    """Measure of textual lexical diversity, the mean of both directions.

    ``words / stretches``: a stretch is full when its type-token ratio falls to
    :data:`FULL`; the rest counts as the share of that fall it has made. Where no
    word comes twice there is no fall, and the text is one stretch. Raises
    ZeroDivisionError without words.
    """
    return (_one_way(words) + _one_way(reversed(words))) / 2


def _one_way(words: Iterable[str]) -> float:
    stretches = 0.0
    start = n = 0
    types: set[str] = set()
    for n, word in enumerate(words, start=1):
        if word not in types:
            types.add(word)
        elif len(types) <= FULL * (n - start):  # only a repeated word lowers the ratio
            stretches += 1
            start = n
            types.clear()
    if n > start:
        stretches += (1 - len(types) / (n - start)) / (1 - FULL)
    return n / stretches if stretches else float(n)


def hdd(words: Sequence[str]) -> float:
    """HD-D: expected share of types among :data:`DRAWN` words drawn without return.

    Raises ValueError where there are fewer words than that.
    """
    n = len(words)
    if n < DRAWN:
        raise ValueError(f"HD-D needs {DRAWN} words, not {n}; measure a longer text")
    expected = 0.0
    for times, types in sorted(Counter(Counter(words).values()).items()):
        absent = 1.0
        for i in range(min(times, n - DRAWN + 1)):
            absent *= (n - DRAWN - i) / (n - i)
        expected += types * (1 - absent)
    return expected / DRAWN


def mattr(words: Sequence[str]) -> float:
    """Mean type-token ratio over all windows of :data:`WINDOW` words.

    Raises ValueError where there are fewer words than that.
    """
    if len(words) < WINDOW:
        raise ValueError(
            f"MATTR needs {WINDOW} words, not {len(words)}; measure a longer text"
        )
    seen: dict[str, int] = {}
    newest = len(words) - WINDOW
    total = 0
    for i, word in enumerate(words):
        # the windows in which this is the word's first use: those that begin after
        # its last one, and not so early that they end before this one
        last = seen.get(word, -1)
        after = last if last > i - WINDOW else i - WINDOW
        upto = i if i < newest else newest
        if upto > after:
            total += upto - after
        seen[word] = i
    return total / (WINDOW * (newest + 1))


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    norms = document.tokens.norms
    words = [
        norm
        for sentence in document.scored
        for norm in norms[sentence.first_token : sentence.last_token]
        if norm[0].isalpha()
    ]
    n = len(words)
    measures = {"mtld": mtld, "hdd": hdd, "mattr": mattr}
    return Extraction(
        tuple(
            EXTRACTOR.single(name, measure(words) if n >= MIN_WORDS else None, n)
            for name, measure in measures.items()
        )
    )
