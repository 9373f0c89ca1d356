"""What a hedge covers: the stretch of its sentence that it makes uncertain.

Read from the words alone, without a parser. By the class of the cue:

- approximators, and adjectives that stand before their noun ("an alleged plot"):
  the noun phrase, from the cue to the first word that cannot belong to one;
- adjectives that close a clause ("its origin is unclear"): that clause;
- everything else (modals, verbs, adverbs, nouns, conditionals): from the cue to the
  end of its clause.

A clause ends at a semicolon, a colon, a dash, the bracket or quotation it stands in,
a conjunction with a subject after it, a comma that opens another clause, or a comma
with a report after it (", officials said"). The word sets are in
``context_sets.tsv``. It errs where "and" joins clauses whose subject is a name, and
takes no account of the subject of a passive.

References
----------
Vincze et al. 2008, The BioScope corpus, doi:10.1186/1471-2105-9-S11-S9.
"""

from __future__ import annotations

from .document import Sentence, Tokens
from .lexicon import Match, context_sets
from .reading import Reading

_STOPS = frozenset(";”)]")
_DASHES = frozenset("—–:")
_OPENING = {"(": ")", "[": "]"}
#: How many words after a comma may hold the verb of a report.
_REPORT_REACH = 6
_PHRASE_WORDS = 7
_PHRASE_LABELS = frozenset({"epistemic_adjective", "evidential"})
_CONDITIONAL = "conditional"


def scope(reading: Reading, match: Match) -> tuple[int, int]:
    """Find what ``match``, a match of the hedges, makes uncertain.

    Returns offsets into ``Document.text``, half-open, inside the match's sentence,
    the cue itself included.
    """
    tokens = reading.document.tokens
    sentence = reading.document.sentences[match.sentence]
    first = match.first
    label = match.entry.label
    if label == "approximator":
        last = _phrase_end(tokens, match.last, sentence.last_token)
    elif label in _PHRASE_LABELS and match.entry.pos == "adj":
        if _opens_phrase(tokens, match, sentence):
            last = _phrase_end(tokens, match.last, sentence.last_token)
        elif _closes_clause(tokens, match.last, sentence.last_token):
            first, last = _clause_start(tokens, match.first, sentence), match.last
        else:
            last = _clause_end(tokens, match.last, sentence.last_token)
    else:
        last = _clause_end(
            tokens, match.last, sentence.last_token, label == _CONDITIONAL
        )
    return tokens.starts[first], tokens.ends[max(last, match.last) - 1]


def _phrase_end(tokens: Tokens, i: int, end: int) -> int:
    stops = context_sets()["phrase_stop"]
    limit = min(end, i + _PHRASE_WORDS)
    while i < limit and (tokens.norms[i] not in stops or tokens.norms[i] == "of"):
        if not (tokens.texts[i][0].isalnum() or tokens.texts[i] in "$£€'’"):
            break
        i += 1
    return i - 1 if tokens.norms[i - 1] == "of" else i


def _opens_phrase(tokens: Tokens, match: Match, sentence: Sentence) -> bool:
    """Whether an adjective stands before a noun rather than after its verb."""
    sets = context_sets()
    if match.first > sentence.first_token:
        before = tokens.norms[match.first - 1]
        if before in sets["be"]:
            return False
    return not _closes_clause(tokens, match.last, sentence.last_token) and (
        tokens.norms[match.last] not in sets["phrase_stop"]
        and tokens.norms[match.last] not in ("whether", "how", "what", "why")
    )


def _closes_clause(tokens: Tokens, i: int, end: int) -> bool:
    return i >= end or not (
        tokens.texts[i][0].isalnum() or tokens.texts[i] in ("“", '"', "'", "‘", "(")
    )


def _clause_start(tokens: Tokens, i: int, sentence: Sentence) -> int:
    breaks = context_sets()["clause_break"]
    while i > sentence.first_token:
        text = tokens.texts[i - 1]
        if tokens.norms[i - 1] in breaks or text in _STOPS or text in ("(", "“"):
            break
        i -= 1
    return i


def _clause_end(tokens: Tokens, i: int, end: int, comma: bool = False) -> int:
    """Find the first token after the clause; with ``comma``, any comma ends it."""
    breaks = context_sets()["clause_break"]
    while i < end:
        text, norm = tokens.texts[i], tokens.norms[i]
        if text in _OPENING:
            i = _closing(tokens, i, end)
            continue
        if text in _STOPS or _dash(tokens, i):
            break
        if norm in breaks and tokens.norms[min(i + 1, end - 1)] != "also":
            break
        if text == "," and (comma or _comma_ends(tokens, i, end)):
            break
        if norm == "and" and _joins_clause(tokens, i, end):
            break
        if text == '"' and not tokens.texts[i - 1][0].isalnum():
            break
        i += 1
    return _without_tail(tokens, i)


def _without_tail(tokens: Tokens, i: int) -> int:
    """Drop the marks and the bracket with which a clause ends."""
    while not tokens.texts[i - 1][-1].isalnum() and tokens.texts[i - 1][-1] != "%":
        closing = tokens.texts[i - 1]
        i -= 1
        if closing in _OPENING.values():
            opening = "(" if closing == ")" else "["
            while i > 0 and tokens.texts[i] != opening:
                i -= 1
    return i


def _dash(tokens: Tokens, i: int) -> bool:
    """Whether a dash or colon stands at ``i`` between clauses, not in a compound."""
    if tokens.texts[i] not in _DASHES:
        return False
    return i + 1 == len(tokens) or tokens.starts[i + 1] > tokens.ends[i]


def _closing(tokens: Tokens, i: int, end: int) -> int:
    """Find the token after the bracket that closes the one at ``i``."""
    closing = _OPENING[tokens.texts[i]]
    for j in range(i + 1, end):
        if tokens.texts[j] == closing:
            return j + 1
    return i + 1


def _comma_ends(tokens: Tokens, i: int, end: int) -> bool:
    sets = context_sets()
    if i + 1 >= end:
        return True
    following = tokens.norms[i + 1]
    if following in sets["comma_break"] or following in ('"', "”"):
        return True
    if following in ("and", "or"):
        return _joins_clause(tokens, i + 1, end)
    reach = tokens.norms[i + 1 : min(end, i + 1 + _REPORT_REACH)]
    return not sets["quote_verb"].isdisjoint(reach)


def _joins_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the "and" at ``i`` has a subject of its own after it."""
    return i + 1 < end and tokens.norms[i + 1] in context_sets()["clause_subject"]
