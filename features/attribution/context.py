"""What stands around an attribution: the channel, the party, the author's denial."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..document import Document
from .drafts import Draft
from .names import Name, Names
from .records import SourceKind
from .resolved import Resolved
from .words import words

_AIRED = frozenset({"radio", "tv", "television", "channel"})
_MESSAGES = frozenset({"message", "call", "recording"})
_STATE_MEDIA = frozenset({"television", "tv", "radio", "media"})
_CHANNEL_CUES = {"tweet": "Twitter", "retweet": "Twitter"}
_TO_MEDIA = frozenset(
    {"told", "tell", "tells", "telling", "to", "with", "in", "on", "by"}
)


def channel(
    draft: Draft, document: Document, names: Names, outer: Draft | None
) -> str | None:
    """The channel the words came through, if the sentence tells one.

    Only within the content of ``outer``, the attribution around it, if there is one.
    """
    norms = document.tokens.norms
    sentence = document.sentences[draft.sentence]
    for i in range(*draft.cue):
        stem = norms[i].removesuffix("ed").removesuffix("s").removesuffix("ing")
        if stem in _CHANNEL_CUES:
            return _CHANNEL_CUES[stem]
    first, last = sentence.first_token, sentence.last_token
    if _triggers().isdisjoint(norms[first:last]):
        return None
    outside = [
        i
        for i in range(first, last)
        if not any(a <= i < b for a, b in draft.parts)
        and (outer is None or any(a <= i < b for a, b in outer.parts))
    ]
    return _platform(outside, norms, document) or _outlet(
        outside, document, names, draft
    )


@cache
def _triggers() -> frozenset[str]:
    """Words without which a sentence names no channel."""
    w = words()
    ends = {name.rsplit(" ", 1)[-1] for name in w.outlet}
    return w.channel | w.agency_phrase | ends | _MESSAGES | _STATE_MEDIA


def _platform(
    outside: Sequence[int], norms: Sequence[str], document: Document
) -> str | None:
    platforms = words().channel
    for i in outside:
        if norms[i] in platforms and document.tokens.texts[i][0].isupper():
            return document.tokens.texts[i]
        if norms[i] in _MESSAGES and norms[i - 1] in (
            "audio", "video", "phone",
        ):  # fmt: skip
            return f"{norms[i - 1]} {norms[i]}"
        if (
            norms[i] in ("television", "tv", "radio", "media")
            and norms[i - 1] == "state"
        ):
            return f"state {document.tokens.texts[i]}"
    return None


def _outlet(
    outside: Sequence[int], document: Document, names: Names, draft: Draft
) -> str | None:
    norms = document.tokens.norms
    source = draft.source or (-1, -1)
    for i in outside:
        if norms[i] not in _TO_MEDIA or source[0] <= i < source[1]:
            continue
        j = i + 1
        while j < len(norms) and norms[j] in words().article:
            j += 1
        if j not in outside or source[0] <= j < source[1]:
            continue
        name = names.covering(j)
        if name is not None:
            if is_outlet(name):
                return name.text
        elif "agency" in norms[j : j + 3] or norms[j] in words().agency_phrase:
            return _last_outlet(names, j)
    return None


def outlet_of(source: Resolved) -> str | None:
    """The outlet that relays what stands inside its own report."""
    return source.name if source.kind is SourceKind.MEDIA else None


def is_outlet(name: Name) -> bool:
    """Whether ``name`` is an outlet's."""
    lowered = name.text.lower()
    outlets = words().outlet
    parts = lowered.split(" ")
    return lowered in outlets or parts[-1] in outlets or parts[0] in _AIRED


def _last_outlet(names: Names, token: int) -> str | None:
    for name in names.before(token):
        if is_outlet(name):
            return name.text
    return None


def party(draft: Draft, document: Document, names: Names) -> str | None:
    """The party a source speaks for: "spokesman of X", "X leader Y", "Y of X"."""
    if draft.source is None:
        return None
    w = words()
    first, last = draft.source
    norms = document.tokens.norms
    roles = [i for i in range(first, last) if norms[i] in w.role]
    if not roles:
        return None
    near = [n for n in names.within(first, last) if not n.person]
    for name in near:
        if name.last in roles or (
            name.last < last and norms[name.last] == "'s" and roles[-1] > name.last
        ):
            return names.full(name)
        before = norms[max(first, name.first - 2) : name.first]
        if any(b in w.party_link for b in before):
            return names.full(name)
    return None


def rejection(draft: Draft, document: Document) -> int | None:
    """The token at which the author goes on to say that the content is not so.

    Looked for after the cue in its own sentence, and at the start of the next one of
    the same paragraph: "..., the reports aren't true"; "This is false.".
    """
    sentences = document.sentences
    sentence = sentences[draft.sentence]
    found = _denied(document, draft.cue[1], sentence.last_token, sentence.first_token)
    if found is not None or draft.sentence + 1 >= len(sentences):
        return found
    after = sentences[draft.sentence + 1]
    last = min(after.last_token, after.first_token + 8)
    if after.paragraph != sentence.paragraph:
        return None
    return _denied(document, after.first_token, last, after.first_token)


def _denied(document: Document, first: int, last: int, start: int) -> int | None:
    """Where a clause like "the reports aren't true" begins in ``first:last``."""
    w = words()
    norms = document.tokens.norms
    if w.denial.isdisjoint(norms[first:last]):
        return None
    for i in range(first, last):
        if norms[i] not in w.denial:
            continue
        low = i
        while low > start and norms[low - 1] not in (",", ";", "–", "—", "but", "that"):
            low -= 1
        if low < first or (
            norms[low - 1] not in (",", ";", "–", "—", "but") and low > start
        ):
            continue
        clause = norms[low:i]
        negative = any(n in w.negation or n.endswith("n't") for n in clause)
        subject = any(n in w.denied_noun for n in clause[:3])
        linked = any(n in w.auxiliary or n.endswith("n't") for n in clause)
        if subject and linked and negative == (norms[i] == "true"):
            return low
    return None
