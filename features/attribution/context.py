"""What stands around an attribution: the channel, the party, the author's denial."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from .drafts import Draft
from .names import Name, Names
from .words import words

_CHANNEL_CUES = {"tweet": "Twitter", "retweet": "Twitter"}
_TO_MEDIA = frozenset(
    {"told", "tell", "tells", "telling", "to", "with", "in", "on", "by"}
)
_REJECTING = (
    ("not", "true"), ("n't", "true"), ("false",), ("untrue",), ("baseless",),
    ("unfounded",), ("incorrect",), ("inaccurate",), ("wrong",),
)  # fmt: skip


def channel(draft: Draft, document: Document, names: Names) -> str | None:
    """The channel the words came through, if the sentence tells one."""
    norms = document.tokens.norms
    sentence = document.sentences[draft.sentence]
    for i in range(*draft.cue):
        stem = norms[i].removesuffix("ed").removesuffix("s").removesuffix("ing")
        if stem in _CHANNEL_CUES:
            return _CHANNEL_CUES[stem]
    outside = [
        i
        for i in range(sentence.first_token, sentence.last_token)
        if not any(a <= i < b for a, b in draft.parts)
    ]
    return _platform(outside, norms, document) or _outlet(
        outside, document, names, draft
    )


def _platform(
    outside: Sequence[int], norms: Sequence[str], document: Document
) -> str | None:
    platforms = words().channel
    for i in outside:
        if norms[i] in platforms and document.tokens.texts[i][0].isupper():
            return document.tokens.texts[i]
        if norms[i] in ("message", "call", "recording") and norms[i - 1] in (
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


def is_outlet(name: Name) -> bool:
    """Whether ``name`` is an outlet's."""
    lowered = name.text.lower()
    outlets = words().outlet
    return lowered in outlets or lowered.rsplit(" ", 1)[-1] in outlets


def _last_outlet(names: Names, token: int) -> str | None:
    for name in reversed(names.before(token)):
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
            return names.full(name, document.tokens)
        before = norms[max(first, name.first - 2) : name.first]
        if any(b in w.party_link for b in before):
            return names.full(name, document.tokens)
    return None


def rejected(draft: Draft, document: Document) -> bool:
    """Whether the author says, after the attribution, that it is not so."""
    sentence = document.sentences[draft.sentence]
    end = max([draft.cue[1], *(b for _, b in draft.parts)])
    rest = document.tokens.norms[end : sentence.last_token]
    if not rest or not any(r in ("report", "reports", "claim", "claims", "this", "that")
                           or r.startswith("allegation") for r in rest):  # fmt: skip
        return False
    joined = tuple("n't" if r.endswith("n't") else r for r in rest)
    return any(
        joined[i : i + len(pattern)] == pattern
        for pattern in _REJECTING
        for i in range(len(joined))
    )
