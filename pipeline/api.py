"""newsassay from Python: texts in, DataFrames out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from ..features.bias.score import TIERS
from ..features.document import annotate_sentence
from ..features.reading import read
from ..models.assay import sentence_values
from ..models.claim_columns import JOINED
from ..models.data_package import schema_document
from ..models.relations.pairs import Comparison, Text, compare, read_text
from ..models.schema import schemas
from ..reports import write_report
from .batch import Settings
from .cards import cards, quality
from .formats import read_tables
from .ingest import read_texts
from .manifest import manifest
from .output import claim_folder, write_json, write_schema, write_tables
from .parts import Parts
from .run import collect

#: Columns of ``score_sentences``, each between 0 and 1 but the last (-1 to 1).
SENTENCE_COLUMNS = (
    "loaded",
    "loaded_author",
    "hedged",
    "weasel",
    "checkworthy",
    "vader_compound",
)
#: Texts whose reading ``compare_claims`` keeps for the pairs that follow.
_REMEMBERED = 10_000
Article = str | Path | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """The tables of a run: ``run.articles``, ``run.claims``, ... are DataFrames."""

    tables: Mapping[str, pa.Table]

    def __getattr__(self, name: str) -> pd.DataFrame:
        """The table called ``name``; AttributeError where there is no such table."""
        if name.startswith("_") or name not in schemas():
            raise AttributeError(
                f"a run has no {name!r}; its tables are {', '.join(schemas())}"
            )
        return _frame(self.tables[name])

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *schemas()]

    def claim_frame(self) -> pd.DataFrame:
        """The claims with what vouches for them, for ``ClaimFeatures``.

        ``claims`` with the columns ``parent_id``, ``via``, ``source_kind``, ``quote``
        and ``stance`` of their attributions (null where the outlet asserts it itself)
        and ``loaded`` and ``loaded_author`` of their sentences; a row a claim, in
        order.
        """
        frame: pd.DataFrame = self.claims
        for name, columns in JOINED.items():
            key = f"{name.removesuffix('s')}_id"
            other = getattr(self, name)[[key, *columns]]
            frame = frame.merge(other, on=key, how="left", validate="many_to_one")
        return frame

    def report(self, out: str | Path) -> Path:
        """Write the HTML report to ``out``; return the path of its index.

        Raises UsageError where ``out`` holds files that no run made.
        """
        folder = Path(out)
        claim_folder(folder, force=False)
        return write_report(
            self.tables,
            schema_document(),
            self._manifest(),
            folder,
            cards=cards(),
            quality=quality(),
        )

    def save(self, out: str | Path, format: str = "parquet") -> Path:
        """Write the tables to ``out`` as ``newsassay score --no-report`` does."""
        folder = Path(out)
        claim_folder(folder, force=False)
        parts = Parts(folder)
        parts.begin({}, resume=False)
        write_tables(folder, {n: [t] for n, t in self.tables.items()}, format)
        write_schema(folder, format)
        write_json(folder / "manifest.json", self._manifest())
        parts.remove()
        return folder

    def _manifest(self) -> dict[str, Any]:
        articles = self.tables["articles"]
        inputs = dict.fromkeys(articles.column("input").to_pylist())
        return manifest(inputs, {}, count(self.tables), None)


def score(articles: Article | Iterable[Article] | pd.DataFrame, **settings: Any) -> Run:
    """Score articles in memory.

    Parameters
    ----------
    articles
        A text (str), a file (Path), a mapping with at least ``text``, several of
        these, or a DataFrame with at least a ``text`` column.
    **settings
        Fields of :class:`newsassay.pipeline.batch.Settings`, such as ``min_words``.

    Returns
    -------
    Run
        All tables of the contract. An article that could not be read is a row of
        ``run.errors``; one that was not scored has its reason in ``status_reason``.

    Raises
    ------
    TypeError
        Where a setting does not exist.
    """
    return Run(collect(read_texts(articles), Settings(**settings)))


def load_run(folder: str | Path) -> Run:
    """Read a run that ``newsassay score`` wrote.

    Raises UsageError where there is no run, or one of its tables is missing.
    """
    return Run(read_tables(Path(folder)))


def score_sentences(sentences: Iterable[str], tier: str = "default") -> pd.DataFrame:
    """Score sentences, each string taken as one, whatever its length or language.

    ``tier`` names the models of ``loaded`` and ``loaded_author``, as in
    ``newsassay score --tier``.

    Returns
    -------
    DataFrame
        One row a string, in order: ``loaded``, ``loaded_author``, ``hedged``,
        ``weasel``, ``checkworthy`` (0 to 1) and ``vader_compound`` (-1 to 1); never
        null, and 0.0 throughout for an empty string.

    Raises
    ------
    ValueError
        Where ``tier`` is neither "default" nor "deep".
    DeepMissingError
        Where the deep tier is asked for and cannot run here; it says what is missing.
    """
    if tier not in TIERS:
        raise ValueError(f"no tier {tier!r}: choose from {', '.join(TIERS)}")
    rows = [_sentence(text, tier) for text in sentences]
    return pd.DataFrame(rows, columns=list(SENTENCE_COLUMNS), dtype="float64")


def _sentence(text: str, tier: str) -> dict[str, float]:
    if not text.strip():
        return dict.fromkeys(SENTENCE_COLUMNS, 0.0)
    values = sentence_values(read(annotate_sentence(text), tier))
    return {name: values[name][0] for name in SENTENCE_COLUMNS}


def compare_claims(pairs: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Compare pairs of texts, each taken as one claim of another outlet's.

    Parameters
    ----------
    pairs
        Pairs of texts, of a sentence or so each.

    Returns
    -------
    DataFrame
        One row a pair, in order: ``same_event`` (both tell of one event),
        ``equivalent`` (both say the same), ``agree`` (both can be true of one event
        and one supports the other), ``conflict`` (they contradict one another),
        ``copied`` (share of the shorter text's words that return in order), each 0
        to 1, and ``relation``: one of the relations of the table ``relations``, or
        ``none``. A row depends on its own pair alone.
    """
    known: dict[str, Text] = {}
    rows = []
    for pair in pairs:
        for text in pair:
            if text not in known:
                known[text] = read_text(text)
        rows.append(asdict(compare(known[pair[0]], known[pair[1]])))
        if len(known) > _REMEMBERED:
            known.clear()
    return pd.DataFrame(rows, columns=[f.name for f in fields(Comparison)])


def count(tables: Mapping[str, pa.Table]) -> Counter[str]:
    """The counts a manifest gives."""
    counts: Counter[str] = Counter(tables["articles"].column("status").to_pylist())
    counts.update({n: tables[n].num_rows for n in ("articles", "claims", "errors")})
    return counts


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper=_NULLABLE.get)
    return frame


_NULLABLE: dict[pa.DataType, Any] = {
    pa.int64(): pd.Int64Dtype(),
    pa.string(): pd.StringDtype(),
}
