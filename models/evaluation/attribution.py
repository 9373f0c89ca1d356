"""How well attributions are found: on PolNeAR and on the five articles' gold.

The PolNeAR figures follow ``tools/score_attribution.py`` of the shared folder: an
attribution is found when its cue overlaps a gold cue, one to one, largest overlap
first; its source counts when the two overlap; content is scored by characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from time import process_time
from typing import Any

from ...features.attribution import Attribution, find_attributions
from ...features.document import annotate
from ...features.lexicon import match_lexicons
from .table import Table

_POLNEAR = "data/eval/polnear/dev.jsonl"
_GOLD = "gold/attributions.jsonl"
_FURTHER = frozenset({"of", "by", "from", "for", "who", "seen"})
_DROPPED = re.compile(r"\b(?:the|an?|mr|mrs|ms|gen|general)\b\.?|[^\w' ]")


def evaluate_attribution(shared: Path) -> list[Table]:
    """Every figure on attribution, as tables; ``shared`` is the data sets' folder."""
    return [polnear(shared), five_articles(shared), demo_corpus()]


def polnear(shared: Path) -> Table:
    """Precision, recall and F1 on the development articles of PolNeAR."""
    counts = {"cue": _Counts(), "cue + source": _Counts(), "content": _Counts()}
    seconds, n = 0.0, 0
    for article in _lines(shared / _POLNEAR):
        document = annotate(article["text"])
        matches = match_lexicons(document)
        began = process_time()
        found = find_attributions(document, matches)
        seconds += process_time() - began
        n += 1
        _count(article["attributions"], found, counts)
    rows: list[tuple[object, ...]] = [
        (name, *(round(v, 3) for v in c.figures())) for name, c in counts.items()
    ]
    rows.append((f"articles a CPU second: {n / max(seconds, 1e-9):.0f}", "", "", ""))
    return Table("PolNeAR, development articles", ("what", "P", "R", "F1"), tuple(rows))


class _Counts:
    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def figures(self) -> tuple[float, float, float]:
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.gold if self.gold else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _count(
    gold: Sequence[Mapping[str, Any]],
    found: Sequence[Attribution],
    counts: Mapping[str, _Counts],
) -> None:
    pairs = _pairs(gold, found)
    cue, source, content = counts.values()
    cue.right += len(pairs)
    cue.found += len(found)
    cue.gold += sum(bool(g["cue"]) for g in gold)
    source.found += sum(a.source is not None for a in found)
    source.gold += sum(bool(g["source"]) for g in gold)
    for g, a in pairs:
        if g["source"] and a.source and _chars(g["source"]) & set(range(*a.source)):
            source.right += 1
    wanted = set().union(*(_chars(g["content"]) for g in gold))
    given = set().union(*(_chars(a.content_parts) for a in found))
    content.right += len(wanted & given)
    content.found += len(given)
    content.gold += len(wanted)


def _pairs(
    gold: Sequence[Mapping[str, Any]], found: Sequence[Attribution]
) -> list[tuple[Mapping[str, Any], Attribution]]:
    overlaps = []
    for i, g in enumerate(gold):
        cue = _chars(g["cue"])
        for j, a in enumerate(found):
            common = len(cue & set(range(*a.cue)))
            if common:
                overlaps.append((common, i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(overlaps, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _chars(spans: Iterable[Sequence[int]] | None) -> set[int]:
    return {i for span in spans or () for i in range(span[0], span[1])}


def five_articles(shared: Path) -> Table:
    """Share found, with the right source, of the right kind, by the gold's rules."""
    texts = {
        path.name[:3]: path.read_text("utf-8")
        for path in sorted((shared / "seeds").glob("*.txt"))
    }
    title = "Attributions of the five articles"
    return _by_gold(title, texts, shared / _GOLD, same_source)


def demo_corpus() -> Table:
    """The same for the demo corpus that ships, its page left out."""
    seeds = Path(str(files("newsassay.seeds")))
    texts = {r["id"]: r["text"] for r in _lines(seeds / "demo" / "articles.jsonl")}
    for path in sorted((seeds / "demo").glob("*.txt")):
        texts[path.stem] = path.read_text("utf-8")
    gold = seeds / "gold" / "attributions.jsonl"
    return _by_gold("Attributions of the demo corpus", texts, gold, _nearly_same)


def _by_gold(
    title: str,
    texts: Mapping[str, str],
    gold: Path,
    same: Callable[[str | None, str | None], bool],
) -> Table:
    """Score the attributions of ``texts`` by ``gold``; ``same`` compares sources."""
    readings = {}
    for name, text in texts.items():
        document = annotate(text)
        found = find_attributions(document, match_lexicons(document))
        readings[name] = (document.text, found)
    n = cues = sources = kinds = 0
    for row in _lines(gold):
        if row["article"] not in readings:
            continue
        n += 1
        near = _overlapping(*readings[row["article"]], row)
        if not near:
            continue
        cues += 1
        sources += any(same(a.source_resolved, row["source"]) for a in near)
        kinds += any(a.source_kind == row["source_kind"] for a in near)
    figures = (n, *(round(x / n, 3) for x in (cues, sources, kinds)))
    columns = ("gold", "found", "source right", "kind right")
    return Table(title, columns, (figures,))


def _overlapping(
    text: str, found: Sequence[Attribution], gold: Mapping[str, Any]
) -> list[Attribution]:
    """The attributions whose cue overlaps the gold's, wherever its text stands.

    A text that stands in the article more than once ("he said.") is the last one.
    """
    short = len(gold["text"].split()) < 4
    places = [m.start() for m in re.finditer(re.escape(gold["text"]), text)]
    near: list[Attribution] = []
    for place in places[-1:] if short else places:
        start = text.index(gold["cue"], place)
        end = start + len(gold["cue"])
        near += [a for a in found if a.cue[0] < end and start < a.cue[1]]
    return near


def same_source(a: str | None, b: str | None) -> bool:
    """Whether two sources are one, by the rules of the gold's README."""
    if a is None or b is None:
        return a is b
    one, other = _plain(a), _plain(b)
    return one == other or _short(one, other) or _short(other, one)


def _nearly_same(a: str | None, b: str | None) -> bool:
    """The rule of the demo corpus: either may also say more, "a guard who asked"."""
    if a is None or b is None or same_source(a, b):
        return same_source(a, b)
    one, other = _plain(a), _plain(b)
    return _longer(one, other) or _longer(other, one)


def _longer(short: str, full: str) -> bool:
    rest = full.removeprefix(f"{short} ")
    return bool(short) and rest != full and rest.split()[0] in _FURTHER


def _short(short: str, full: str) -> bool:
    parts = full.split()
    return bool(short and parts) and (
        short == parts[-1] or short == "".join(p[0] for p in parts)
    )


def _plain(name: str) -> str:
    return " ".join(_DROPPED.sub(" ", name.replace("’", "'").lower()).split())


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
