"""Regular English inflection, for word lists: one entry, all of its forms.

It over-generates where spelling does not tell ("travelled", "traveled"): a form
that does not exist matches nothing.
"""

from __future__ import annotations

import re

_VOWELS = "aeiou"
_CLUSTER = re.compile(r"[aeiouy]+")
_PREPOSITIONS = frozenset(
    {"against", "at", "between", "for", "from", "in", "into", "of", "on", "over"}
    | {"to", "under", "upon", "with"}
)


def inflect(entry: str, pos: str, forms: str = "") -> tuple[str, ...]:
    """All forms of ``entry``, itself first.

    ``pos`` is verb, noun, adj, adv or phrase; a verb phrase is inflected in its
    first word, a noun phrase in its head: its last word, or the word before its
    first preposition ("slaps in the face"). ``forms`` replaces the regular
    inflection: ``-`` for none, else the other forms with ``|`` between them.
    Raises ValueError for an unknown ``pos``.
    """
    if pos not in ("verb", "noun", "adj", "adv", "phrase"):
        raise ValueError(f"{pos!r} is not one of verb, noun, adj, adv, phrase")
    if forms == "-":
        return (entry,)
    if forms:
        return tuple(dict.fromkeys((entry, *forms.split("|"))))
    words = entry.split()
    if pos == "verb":
        rest = words[1:]
        made = [" ".join([form, *rest]) for form in _verb_forms(words[0])]
    elif pos == "noun":
        head = _head(words)
        made = [
            entry,
            " ".join([*words[:head], plural(words[head]), *words[head + 1 :]]),
        ]
    else:
        made = [entry]
    return tuple(dict.fromkeys(made))


def plural(noun: str) -> str:
    """Form the regular plural, which is also a verb's third person."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _head(words: list[str]) -> int:
    """Where the head of a noun phrase stands."""
    prepositions = (i for i, w in enumerate(words) if i and w in _PREPOSITIONS)
    return next(prepositions, len(words)) - 1


def _verb_forms(verb: str) -> tuple[str, ...]:
    forms = [verb, plural(verb)]
    if verb.endswith("ie"):
        forms += [verb + "d", verb[:-2] + "ying"]
    elif verb.endswith(("ee", "oe", "ye")):
        forms += [verb + "d", verb + "ing"]
    elif verb.endswith("e"):
        forms += [verb + "d", verb[:-1] + "ing"]
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        forms += [verb[:-1] + "ied", verb + "ing"]
    elif verb.endswith("c"):
        forms += [verb + "ked", verb + "king"]
    elif _may_double(verb):
        if len(_CLUSTER.findall(verb)) > 1:  # stress decides, which spelling hides
            forms += [verb + "ed", verb + "ing"]
        forms += [verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    else:
        forms += [verb + "ed", verb + "ing"]
    return tuple(forms)


def _may_double(verb: str) -> bool:
    return (
        len(verb) > 2
        and verb[-1] not in _VOWELS + "wxyh"
        and verb[-2] in _VOWELS
        and (verb[-3] not in _VOWELS or verb[-3:-1] in ("ui",))
    )
