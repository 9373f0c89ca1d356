"""The language of a text: told where it can be told, and English never lost."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.features.language import SAMPLE, detect

TOLD = [
    ("en", "The bridge was closed on Monday after the river rose over its banks."),
    ("es", "El puente fue cerrado el lunes porque el río creció y no se podía pasar."),
    (
        "pt",
        "A ponte foi fechada na segunda-feira porque o rio subiu e não se podia passar.",
    ),
    ("fr", "Le pont a été fermé lundi parce que la rivière est sortie de son lit."),
    ("it", "Il ponte è stato chiuso lunedì perché il fiume è uscito dagli argini."),
    ("de", "Die Brücke wurde am Montag gesperrt, weil der Fluss über die Ufer trat."),
    ("nl", "De brug is maandag gesloten omdat het water van de rivier te hoog was."),
    (
        "sv",
        "Bron stängdes i måndags eftersom floden hade stigit och det inte var säkert.",
    ),
    (
        "pl",
        "Most został zamknięty w poniedziałek, ponieważ nie było już na nim bezpiecznie.",
    ),
    (
        "cs",
        "Most byl v pondělí uzavřen, protože se řeka vylila a nebylo to již bezpečné.",
    ),
    (
        "hu",
        "A hidat hétfőn lezárták, mert a folyó kilépett a medréből, és nem volt biztonságos.",
    ),
    (
        "tr",
        "Köprü pazartesi günü kapatıldı çünkü nehir çok yükseldi ve bu bir tehlike oldu.",
    ),
    (
        "fi",
        "Silta suljettiin maanantaina, koska joki oli noussut ja se ei ollut turvallinen.",
    ),
    ("ro", "Podul a fost închis luni pentru că râul a crescut și nu mai era sigur."),
    (
        "id",
        "Jembatan itu ditutup pada hari Senin karena air sungai sudah naik dan tidak aman.",
    ),
    ("vi", "Cây cầu đã bị đóng vào thứ Hai vì nước sông lên cao và không còn an toàn."),
    (
        "ru",
        "Мост закрыли в понедельник, потому что река вышла из берегов и это было опасно.",
    ),
    (
        "uk",
        "Міст закрили в понеділок, тому що річка вийшла з берегів і це було небезпечно.",
    ),
    (
        "bg",
        "Мостът беше затворен в понеделник, защото реката се разля и не беше безопасно.",
    ),
    ("el", "Η γέφυρα έκλεισε τη Δευτέρα επειδή το ποτάμι ξεχείλισε."),
    ("he", "הגשר נסגר ביום שני משום שהנהר עלה על גדותיו."),
    ("ar", "أغلق الجسر يوم الاثنين بعد أن فاض النهر على ضفتيه من الماء في المدينة."),
    (
        "fa",
        "پل در روز دوشنبه بسته شد که آب رودخانه از آن بالا آمده بود و برای مردم خطر داشت.",
    ),
    ("hi", "सोमवार को पुल बंद कर दिया गया क्योंकि नदी का पानी बढ़ गया था।"),
    ("zh", "由于河水上涨，这座桥于星期一关闭。"),
    ("ja", "川の水位が上がったため、橋は月曜日に閉鎖されました。"),
    ("ko", "강물이 불어나 다리가 월요일에 폐쇄되었습니다."),
    ("th", "สะพานถูกปิดเมื่อวันจันทร์เพราะน้ำในแม่น้ำสูงขึ้น"),
]

ENGLISH_ALL_THE_SAME = [
    "THE BRIDGE WAS CLOSED ON MONDAY, AND IT WILL NOT OPEN BEFORE EASTER.",
    "Governor Inés de la Cruz told El Diario del Río that La Paz had asked for help.",
    "Jürgen von der Heide, Søren Åkesson and Łukasz Wójcik met in Göteborg on Friday to ask for more.",
    "“¡No pasarán!” she shouted, and the crowd at the gate answered her with a song.",
    "The 中文 banner, which had hung over the door since Friday, was taken down.",
    "Wang Xiaolong (王小龙) said he had not been told why the plant was to close.",
    "RT @harbour: the gates are open!!! who did this??? http://x.example/1 #dam",
]

TOO_SHORT = [
    "",
    "   \n\t",
    "12 345, 67 %",
    "Taliban seize Kabul",
    "La casa",
    "Ana Ferrel Ilse Corvane Pell Hadric Marta Quill Joss Wetherby",
    "Gol!",
    "Мир",
    "橋",
]


@pytest.mark.parametrize(("code", "text"), TOLD, ids=[code for code, _ in TOLD])
def test_one_sentence_tells_a_language(code: str, text: str) -> None:
    found = detect(text)
    assert found.code == code
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize("text", ENGLISH_ALL_THE_SAME)
def test_names_capitals_and_quoted_words_leave_english_english(text: str) -> None:
    assert detect(text).code == "en"


@pytest.mark.parametrize("text", TOO_SHORT)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    found = detect(text)
    assert (found.code, found.confidence) == (None, 0.0)
    assert found.reason == "too short to tell"


def test_a_long_text_in_no_listed_language_is_not_recognised() -> None:
    found = detect("brumf zelk ovvat trinn " * 40)
    assert (found.code, found.reason) == (None, "not recognised")


def test_the_larger_language_of_two_wins() -> None:
    english, spanish = TOLD[0][1], TOLD[1][1]
    assert detect(f"{english} {english} {spanish}").code == "en"
    assert detect(f"{spanish} {spanish} {english}").code == "es"


def test_only_the_sample_counts() -> None:
    english = (TOLD[0][1] + " ") * 40
    assert len(english) > SAMPLE
    assert detect(english + TOLD[1][1] * 200) == detect(english)


def test_confidence_grows_with_the_text() -> None:
    sentence = TOLD[0][1]
    assert detect(sentence).confidence < detect(sentence * 5).confidence


@given(st.text())
def test_any_text_has_an_answer_and_always_the_same(text: str) -> None:
    found = detect(text)
    assert found == detect(text)
    assert 0 <= found.confidence <= 1
    assert (found.code is None) == (found.confidence == 0)


def test_lone_surrogates_and_control_characters_do_no_harm() -> None:
    assert detect("\ud800\x00 " + TOLD[0][1]).code == "en"


def test_the_word_table_is_sound(root: Path) -> None:
    table = root / "seeds" / "function_words.tsv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)) >= 45
    for row in rows:
        words = row["words"].split("|")
        assert len(words) == len(set(words)) >= 20, row["code"]
        assert all(word == word.lower().strip() for word in words), row["code"]


def test_no_english_article_is_taken_for_another_language(shared: Path) -> None:
    articles = shared / "data" / "throughput" / "articles.jsonl.gz"
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    lost = [text[:60] for text in texts if detect(text).code != "en"]
    assert len(texts) == 3000
    assert lost == []
