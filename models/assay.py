"""The assay of one article: everything one text shows, measured once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from ..features.document import Document
from ..features.extractors.claims import EXTRACTOR as CLAIMS
from ..features.reading import ClaimFacts, Reading, read
from ..features.registry import extractors
from ..features.results import FeatureResult, Span
from .additive import Score, load_models
from .checkworthy import checkworthiness
from .claims import Claim, find_claims, whole_claim
from .credibility import Credibility, grade_claim
from .resampling import find_blocks

#: Words of headline and body below which no score is given.
SCORE_MIN_WORDS = 120
TOO_SHORT = "too short to score"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span, its family of features, and the feature columns it is evidence for."""

    feature: str
    span: Span
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GradedClaim:
    """A claim with its credibility."""

    claim: Claim
    credibility: Credibility


@dataclass(frozen=True, slots=True)
class Assay:
    """What one article shows.

    ``sentences`` maps each sentence column to its values for the scored sentences,
    in order; ``scores`` is empty where the article is too short.
    """

    reading: Reading
    features: Mapping[str, FeatureResult]
    sentences: Mapping[str, tuple[float, ...]]
    evidence: tuple[Evidence, ...]
    claims: tuple[GradedClaim, ...]
    scores: Mapping[str, Score]

    @property
    def n_words(self) -> int:
        """Words in headline and body."""
        return count_words(self.reading.document)


def count_words(document: Document) -> int:
    """Words in the sentences that may reach a score."""
    return sum(s.n_words for s in document.scored)


def assay(document: Document, tier: str = "default") -> Assay:
    """Measure an annotated article with the models of ``tier``."""
    reading = read(document, tier)
    features, sentences, evidence = measure(reading)
    found = find_claims(reading, sentences)
    claims = tuple(GradedClaim(c, grade_claim(c, reading)) for c in found)
    features |= _claim_features(reading, found)
    blocks = find_blocks(document)
    long_enough = count_words(document) >= SCORE_MIN_WORDS
    scores = (
        {name: model.score(features, blocks) for name, model in load_models().items()}
        if long_enough
        else {}
    )
    return Assay(reading, features, sentences, evidence, claims, scores)


def assay_claim(document: Document) -> Assay:
    """Measure a document of one sentence as a claim: the longest one in it.

    Where a run would find none, the longest clause that is hardly checkable is taken;
    where nothing has the form of a claim (a question, a command), the whole sentence.
    """
    reading = read(document)
    sentences = sentence_values(reading)
    found = find_claims(reading, sentences)
    found = found or find_claims(reading, sentences, threshold=0.0)
    claim = max(found, key=lambda c: c.end - c.start, default=None)
    claim = claim or whole_claim(reading, sentences)
    graded = GradedClaim(claim, grade_claim(claim, reading))
    return Assay(reading, {}, sentences, (), (graded,), {})


def sentence_values(reading: Reading) -> dict[str, tuple[float, ...]]:
    """All sentence columns by name, with a value for each scored sentence."""
    sentences: dict[str, tuple[float, ...]] = {}
    for extractor in extractors():
        if extractor.sentence_columns:
            sentences.update(extractor.extract(reading).sentences)
    return sentences | {"checkworthy": checkworthiness(reading)}


def feature_values(
    reading: Reading, families: Collection[str]
) -> dict[str, FeatureResult]:
    """The features of some families (names of extractors) by name."""
    claimed = CLAIMS.name in families
    features: dict[str, FeatureResult] = {}
    sentences: dict[str, tuple[float, ...]] = {}
    for extractor in extractors():
        asked = extractor.name in families
        if asked or (claimed and extractor.sentence_columns):
            extraction = extractor.extract(reading)
            sentences.update(extraction.sentences)
            if asked:
                features.update({r.name: r for r in extraction.results})
    if claimed:
        sentences["checkworthy"] = checkworthiness(reading)
        features |= _claim_features(reading, find_claims(reading, sentences))
    return features


def _claim_features(
    reading: Reading, claims: Iterable[Claim]
) -> dict[str, FeatureResult]:
    """The features of the claims found in ``reading``, by name."""
    facts = tuple(
        ClaimFacts(c.sentence, c.attribution is not None, c.hedged) for c in claims
    )
    known = replace(reading, claims=facts)
    return {result.name: result for result in CLAIMS.extract(known).results}


def measure(
    reading: Reading,
) -> tuple[
    dict[str, FeatureResult], dict[str, tuple[float, ...]], tuple[Evidence, ...]
]:
    """All features by name, all sentence columns, and the evidence in text order."""
    features: dict[str, FeatureResult] = {}
    sentences: dict[str, tuple[float, ...]] = {}
    evidence: dict[tuple[str, Span], list[str]] = {}
    for extractor in extractors():
        extraction = extractor.extract(reading)
        for result in extraction.results:
            features[result.name] = result
            for span in result.spans:
                evidence.setdefault((extractor.name, span), []).append(result.name)
        sentences.update(extraction.sentences)
    sentences["checkworthy"] = checkworthiness(reading)
    found = [Evidence(*key, tuple(dict.fromkeys(c))) for key, c in evidence.items()]
    found.sort(key=lambda e: (e.span.start, e.span.end, e.feature))
    return features, sentences, tuple(found)
