"""Word lists: how conditions read, how entries match, and what the lists hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsassay.features import lexicon
from newsassay.features.document import annotate_sentence
from newsassay.features.lexicon import (
    TsvError,
    context_sets,
    duplicates,
    lexicon_names,
    load_lexicon,
    match_lexicons,
)
from newsassay.seeds import tsv

HEADER = "entry\tpos\tlabel\tweight\tforms\twhen\tsense\tsource\n"
Write = Callable[[str], None]

#: Subjects, not judgements: no bias score may rest on what an article is about.
TOPICS = """
abortion africa america american arab army asia atheist ballot bank bible biden
black bomb border britain buddhist budget catholic china christian christianity
church climate clinton congress conservative court covid crime cuba dead death
democrat democratic democrats die drug drugs economy education election energy
england europe european farm farmer farmers father federal feminist fire flood
france fraud gas gay gaza germany gop government gun guns hamas health
healthcare hezbollah hindu hinduism hospital housing hurricane illegal immigrant
immigrants immigration india inflation iran iraq islam islamic israel israeli
japan jew jewish jews judaism judge kill killed king korea labour law lesbian
liberal london medicaid medicare mexico migrant migrants military minister
mosque mother murder muslim muslims nato obama oil palestine palestinian
palestinians pandemic parade parliament party police policy pope president
prison protest protestant protesters putin queen quran railroad rape refugee
refugees religion republican republicans russia russian school schools senate
senator shooting sikh soldier south storm strike student students synagogue
syria taliban tariff tax taxes teacher teachers temple terrorism trade
transgender trump turkey ukraine union vaccine vaccines vatican virus vote voter
voters war washington weapon weapons white woman women worker workers wounded
zelensky
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Put a folder of word lists of our own in place of the shipped one."""
    folder = tmp_path / "lexicons"
    folder.mkdir()
    sets = "set\twords\tnote\nzoo\tzoo|cage\tanimals\n"
    (folder / "context_sets.tsv").write_text(sets, encoding="utf-8")

    def put(rows: str) -> None:
        (folder / "words.tsv").write_text(HEADER + rows, encoding="utf-8")

    cached = (lexicon_names, load_lexicon, lexicon._index, context_sets)
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    monkeypatch.setattr(tsv, "files", lambda _: tmp_path)
    for function in cached:
        function.cache_clear()
    yield put
    for function in cached:
        function.cache_clear()


def _found(text: str, name: str = "words") -> list[str]:
    return [
        text[m.start : m.end] for m in match_lexicons(annotate_sentence(text))[name]
    ]


CONDITIONS = [
    ("before=the", "See the lion", True),
    ("before=the", "See a lion", False),
    ("before=the", "See the old lion", False),
    ("before2=the", "See the old lion", True),
    ("after=of|in", "A lion of Rome", True),
    ("after=of|in", "A lion sleeps", False),
    ("!after=of", "A lion of Rome", False),
    ("near=@zoo", "A cage held the lion", True),
    ("near=@zoo", "A house held the lion", False),
    ("!near=@zoo", "A cage held the lion", False),
    ("case=title", "The Lion roared", True),
    ("case=title", "The lion roared", False),
    ("case=lower", "The LION roared", False),
    ("before=@name", "Old Rome lion", True),
    ("before=@name", "Rome lion", False),
    ("after=@number", "The lion 7", True),
    ("after=@mark", "The lion, asleep", True),
    ("after=@edge", "The lion", True),
    ("after=@edge", "The lion sleeps", False),
    ("before=the after=sleeps", "See the lion sleeps", True),
    ("before=the after=sleeps", "See the lion wakes", False),
]


@pytest.mark.parametrize(("when", "text", "holds"), CONDITIONS)
def test_conditions(write: Write, when: str, text: str, holds: bool) -> None:
    write(f"lion\tnoun\tx\t0.5\t\t{when}\tbeast\town\n")
    assert bool(_found(text)) is holds


def test_longest_match_wins_and_matches_do_not_overlap(write: Write) -> None:
    write(
        "lion\tnoun\tx\t0.5\t\t\ta\town\n"
        "sea lion\tnoun\tx\t0.5\t\t\tb\town\n"
        "sea\tnoun\tx\t0.5\t\t\tc\town\n"
        "sea _ cub\tphrase\tx\t0.5\t\t\td\town\n"
    )
    assert _found("Sea lions and a lion at sea") == ["Sea lions", "lion", "sea"]
    assert _found("sea lion cub") == ["sea lion cub"]


def test_phrases_sharing_their_first_word_are_told_apart(write: Write) -> None:
    write(
        "in _ cage\tphrase\tx\t0.5\t\t\ta\town\n"
        "in the zoo\tphrase\tx\t0.5\t\t\tb\town\n"
    )
    assert _found("in the zoo, in the cage, in a cage, in the end") == [
        "in the zoo",
        "in the cage",
        "in a cage",
    ]
    assert _found("in") == []


MALFORMED = [
    ("lion\tnoun\tx\thigh\t\t\ta\town\n", "row 2, field weight: 'high'"),
    ("lion\tnoun\tx\t1.5\t\t\ta\town\n", "row 2, field weight: 1.5"),
    ("lion\tbeast\tx\t0.5\t\t\ta\town\n", "row 2, field pos: 'beast'"),
    ("lion\tnoun\tx\t0.5\t\tnext=a\ta\town\n", "row 2, field when: 'next=a'"),
    ("lion\tnoun\tx\t0.5\t\tnear=@none\ta\town\n", "there is no set @none"),
    ("lion\tnoun\tx\t0.5\n", "row 2: 4 fields instead of 8"),
]


@pytest.mark.parametrize(("rows", "message"), MALFORMED)
def test_malformed_lists_name_file_row_and_field(
    write: Write, rows: str, message: str
) -> None:
    write(rows)
    with pytest.raises(TsvError) as error:
        load_lexicon("words")
    assert str(error.value).startswith("words.tsv")
    assert message in str(error.value)


def test_the_header_is_checked(write: Write, tmp_path: Path) -> None:
    write("")
    path = tmp_path / "lexicons" / "words.tsv"
    path.write_text("word\tpos\n", encoding="utf-8")
    with pytest.raises(TsvError, match="header must be entry, pos"):
        load_lexicon("words")


@pytest.mark.parametrize("name", lexicon_names())
def test_shipped_lists_are_well_formed(name: str) -> None:
    entries = [entry for entry, _ in load_lexicon(name)]
    assert duplicates(name) == []
    assert all(e.text == e.text.lower().strip() for e in entries)
    assert all(e.sense and e.source and e.label for e in entries)


def test_loaded_list_is_large_and_every_entry_has_a_weight() -> None:
    entries = [e for e, _ in load_lexicon("loaded") if e.label != "literal"]
    assert len({e.text for e in entries}) >= 1500
    assert all(0 < e.weight <= 1 for e in entries)
    assert {e.source for e in entries} == {"own", "induced"}


def test_no_topic_word_is_loaded() -> None:
    forms = {
        " ".join(words)
        for entry, sequences in load_lexicon("loaded")
        if entry.label != "literal" and not entry.conditions
        for words in sequences
    }
    assert sorted(forms & set(TOPICS.split())) == []
