"""Credibility of a claim, 1 to 6 as in the Admiralty code, with its reasons.

The rules stand in ``artefacts/credibility_rules.tsv``: ``id``, ``when`` (conditions
separated by spaces, all of which must hold: ``fact``, ``!fact``, ``fact>=x``,
``fact<x``), ``points`` in log-odds, ``reason`` in words. A claim's score is
logistic(sum of the points of the rules that hold).

Grades: 1 confirmed by independent sources, 2 probably true, 3 possibly true,
4 doubtful, 5 improbable, 6 cannot be judged. 6 is given where no other source
reports or contradicts the claim and what the text shows speaks neither clearly for
it nor against it. Without other sources no claim reaches 1, nor does one told in the
outlet's own loaded words: others confirm the fact and not the wording. 5 is only for
what another report contradicts or the article itself rejects: weak sourcing makes a
claim doubtful, not improbable. The grade measures how a claim is vouched for, not
whether it is true.

Reference: NATO STANAG 2511 (intelligence reports), the evaluation of information.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from ..features.attribution.records import Attribution, Quote, SourceKind, Stance
from ..features.reading import Reading
from ..features.results import Voice
from ..features.word_classes import word_class
from ..seeds.tsv import MODELS, TsvError, read_tsv
from .additive import logistic
from .claims import Claim

#: Scores from which a claim is graded 1 to 4; below the last it may be 5.
BANDS = (0.85, 0.70, 0.50, 0.20)
#: Between these a claim that nobody else reports or contradicts cannot be judged.
OPEN = (0.35, 0.62)
#: Independent sources a claim needs, besides its own, to count as confirmed.
CONFIRMED_BY = 2
#: Half-width of the interval in log-odds for a claim that stands alone; each
#: independent or conflicting source narrows it like one more observation.
HALF_WIDTH = 1.0

_COLUMNS = ("id", "when", "points", "reason")
_CONDITION = re.compile(r"(!?)([a-z_]+)(?:(>=|<)([0-9.]+))?")


@dataclass(frozen=True, slots=True)
class Credibility:
    """A grade (1-6), its score and interval (0-1), and the weightiest reasons first."""

    grade: int
    score: float
    low: float
    high: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the rules: ``conditions`` are (fact, operator, bound)."""

    name: str
    conditions: tuple[tuple[str, str, float], ...]
    points: float
    reason: str

    def holds(self, facts: dict[str, float]) -> bool:
        """Whether every condition holds of ``facts``."""
        return all(
            facts[fact] >= bound if operator == ">=" else facts[fact] < bound
            for fact, operator, bound in self.conditions
        )


def grade_claim(
    claim: Claim,
    reading: Reading,
    *,
    n_independent: int = 0,
    n_conflicting: int = 0,
) -> Credibility:
    """Grade a claim of ``reading``.

    ``n_independent`` counts the independent origins in other articles that agree
    with it, ``n_conflicting`` those that contradict it.
    """
    facts = claim_facts(claim, reading)
    facts["independent"] = float(n_independent)
    facts["conflicting"] = float(n_conflicting)
    fired = [rule for rule in load_rules() if rule.holds(facts)]
    total = math.fsum(rule.points for rule in fired)
    half = HALF_WIDTH / math.sqrt(1 + n_independent + n_conflicting)
    ordered = sorted(fired, key=lambda r: -abs(r.points))
    return Credibility(
        _grade(logistic(total), facts),
        logistic(total),
        logistic(total - half),
        logistic(total + half),
        tuple(rule.reason for rule in ordered if rule.reason),
    )


def claim_facts(claim: Claim, reading: Reading) -> dict[str, float]:
    """What the text shows of a claim, as numbers the rules can ask for."""
    facts = dict.fromkeys(_FACTS, 0.0)
    facts["hedged"], facts["weasel"] = claim.hedged, claim.weasel
    facts["names"] = float(len(claim.entities))
    facts["exact_number"] = float(any(n.low == n.high for n in claim.numbers))
    facts["open_number"] = float(any(n.low != n.high for n in claim.numbers))
    facts["dated"] = float(_dated(claim, reading))
    facts["loaded"] = float(_loaded(claim, reading))
    if claim.attribution is None:
        facts["author"] = 1.0
        return facts
    attribution = reading.attributions[claim.attribution]
    facts[attribution.source_kind.value] = 1.0
    facts["hearsay"] = float(attribution.parent is not None)
    facts["direct_quote"] = float(attribution.quote is Quote.DIRECT)
    facts["relayed"] = float(attribution.via is not None)
    facts["doubting"] = float(attribution.stance is Stance.DOUBTING)
    facts["endorsing"] = float(attribution.stance is Stance.ENDORSING)
    facts["rejected"] = float(attribution.rejected)
    facts["self_interest"] = float(_self_interest(claim, attribution, reading))
    return facts


_FACTS = (
    "author", "hearsay", "direct_quote", "relayed", "doubting", "endorsing",
    "rejected", "self_interest", "hedged", "weasel", "names", "exact_number",
    "open_number", "dated", "loaded", "independent", "conflicting",
    *(kind.value for kind in SourceKind),
)  # fmt: skip


def _loaded(claim: Claim, reading: Reading) -> bool:
    """Whether the outlet tells it in loaded words of its own."""
    return any(
        match.entry.weight > 0
        and claim.start <= match.start
        and match.end <= claim.end
        and reading.voice(match.start, match.end) is Voice.AUTHOR
        for match in reading.matches.get("loaded", ())
    )


def _grade(score: float, facts: dict[str, float]) -> int:
    independent, conflicting = facts["independent"], facts["conflicting"]
    if independent + conflicting == 0 and OPEN[0] <= score < OPEN[1]:
        return 6
    best = 1 if independent >= CONFIRMED_BY and not facts["loaded"] else 2
    worst = 5 if conflicting or facts["rejected"] else 4
    grade = 1 + sum(score < band for band in BANDS)
    return min(max(grade, best), worst)


def _dated(claim: Claim, reading: Reading) -> bool:
    sentence = reading.document.sentences[claim.sentence]
    tokens = reading.document.tokens
    calendar = word_class("calendar", "day")
    return any(
        tokens.norms[i] in calendar
        for i in range(sentence.first_token, sentence.last_token)
        if claim.start <= tokens.starts[i] < claim.end
    )


def _self_interest(claim: Claim, attribution: Attribution, reading: Reading) -> bool:
    """Whether a party speaks of its own success or of the other side's fault."""
    if attribution.party is None:
        return False
    norms = reading.document.tokens.norms
    sentence = reading.document.sentences[claim.sentence]
    words = set(norms[sentence.first_token : sentence.last_token])
    return bool(words & word_class("success", "fault"))


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules that ship, in the order of their file.

    Raises TsvError, naming row, field and mend, where the file is malformed.
    """
    rows = read_tsv(
        "artefacts", "credibility_rules.tsv", columns=_COLUMNS, package=MODELS
    )
    return tuple(
        _rule(row, f"credibility_rules.tsv, row {number}")
        for number, row in enumerate(rows, start=2)
    )


def _rule(row: dict[str, str], where: str) -> Rule:
    name, when, points, reason = row.values()
    try:
        value = float(points)
    except ValueError:
        raise TsvError(
            f"{where}, field points: {points!r} is not a number of log-odds"
        ) from None
    return Rule(name, tuple(_condition(c, where) for c in when.split()), value, reason)


def _condition(text: str, where: str) -> tuple[str, str, float]:
    match = _CONDITION.fullmatch(text)
    if match is None or match[2] not in _FACTS:
        raise TsvError(
            f"{where}, field when: {text!r} is not [!]fact, fact>=x or fact<x with "
            f"one of the facts {', '.join(_FACTS)}"
        )
    negated, fact, operator, bound = match.groups()
    if operator:
        return fact, operator, float(bound)
    return fact, "<" if negated else ">=", 0.5
