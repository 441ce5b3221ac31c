"""Plain text: the encodings it comes in, and what is a table, a heading or a rule in it."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.importer import NotImportable
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.shown import cells, shown


def read(text: str) -> Document:
    return document_of(text.encode(), "note.md")


FRENCH = "Déjeuner : séance du matin, l’après-midi « ouverte » à Genève – 25 €"
RUSSIAN = "Первая неофициальная тематическая сессия — «Права человека», Женева"
ARABIC = "الدورة المواضيعية غير الرسمية الأولى، جنيف"
CHINESE = "第一次非正式专题会议，日内瓦。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, wide) for text in (FRENCH, "10:00 Opening of the day") for wide in ("utf-16", "utf-32", "utf-8-sig")),
        *((text, "utf-8") for text in (FRENCH, RUSSIAN, ARABIC, CHINESE)),
        *((text, wide) for text in (FRENCH, "10:00 会议 13:00") for wide in ("utf-16-le", "utf-16-be")),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "koi8-r"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
    ],
)
def test_a_text_reads_the_same_in_its_encoding(text: str, encoding: str) -> None:
    for mark in (b"",) if encoding != "utf-16-be" else (b"", b"\xfe\xff"):
        content = mark + f"{text}\r\n{text}\r\n".encode(encoding)
        assert shown(document_of(content, "note.txt")) == [f"line {n}; text; {text}" for n in (1, 2)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00\xd8", "begins like text in UTF-16 and cannot be read as such."),
        (b"\xef\xbb\xbf\xff\xfe", "begins like text in UTF-8-SIG and cannot be read as such."),
        (b"\xff\xfe\0\0\x01", "begins like text in UTF-32 and cannot be read as such."),
        (b"10:00 Opening\0", "is no text and no document that can be imported; it is binary data."),
        (b"10:00 Opening\1\2", "is no text and no document that can be imported; it is binary data."),
        (b"\0a" * 70 + b"\xd8\0" * 3, "is no text and no document that can be imported; it is binary data."),
        (b"a\0" * 70 + b"\0\xd8" * 3, "is no text and no document that can be imported; it is binary data."),
        *(
            (f"{text * 30}".encode(wide), "is no text and no document that can be imported; it is binary data.")
            for text in ("\ue000\ue001a1", "10会议会议会议", "10:00 一二会议会议会议")
            for wide in ("utf-16-le", "utf-16-be")
        ),
    ],
)
def test_what_is_no_text_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(NotImportable) as refused:
        document_of(content, "note.txt")
    assert str(refused.value) == f"note.txt {sentence}"


def test_a_control_sign_in_a_long_text_is_passed_over() -> None:
    line = "10:00-13:00 Panel 1: Work"
    for sign in "\v\f\x1b\x01\x08\x0e\x1f":
        assert shown(read(f"{line}{sign}{'x' * 300}"))[0].startswith(f"line 1; text; {line}")
    with pytest.raises(NotImportable, match="binary data"):
        read(f"{line}\1{'x' * 150}")
    assert shown(read(f"{line}\x1b{'x' * 100}")) == [f"line 1; text; {line}{'x' * 100}"]
    assert shown(read(f"{line}\x0c{'x' * 100}")) == [f"line 1; text; {line}", f"line 2; text; {'x' * 100}"]


@pytest.mark.parametrize(
    "rule", ["---", "===", "* * *", "_____", "~~~", "###", "···", "— — —", "|---|:-:|", "+--+", "...."]
)
def test_a_rule_is_no_line(rule: str) -> None:
    assert shown(read(f"Above\n\n{rule}\nBelow")) == ["line 1; text; Above", "line 4; text; Below"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("# Programme", "heading; Programme"),
        ("## Day **1**", "heading; Day 1"),
        ("> Quoted", "text; Quoted"),
        (">> # Quoted", "text; Quoted"),
        ("**Panel 1** of all", "text; Panel 1 of all"),
        ("all of **Panel 1**", "text; all of **Panel 1**"),
        ("a # b > c", "text; a # b > c"),
        ("  * Item", "text; * Item"),
        *((f"  {sign} Topic", f"bullet; {sign} Topic") for sign in "•●○▪◦‣"),
        ("- Topic", "text; - Topic"),
        ("XX", "text; XX"),
    ],
)
def test_a_line_and_its_marks(line: str, told: str) -> None:
    assert shown(read(line)) == [f"line 1; {told}"]


def test_lines_with_as_many_bars_are_a_table() -> None:
    document = read("Above\n| Time | **Item** |\n|---|---|\n| 10:00 | One<br>two |\n11:00 | Three |\nBelow | it")
    assert shown(document) == [
        "line 1; text; Above",
        "Time | Item",
        "10:00 | One / two",
        "line 5; text; 11:00 | Three |",
        "line 6; text; Below | it",
    ]
    assert list(cells(document)) == [
        "column 1, line 2; text; Time",
        "column 2, line 2; text; Item",
        "column 1, line 4; text; 10:00",
        "column 2, line 4; text; One",
        "column 2, line 4; text; two",
    ]
    assert (document.name, document.format, document.remarks) == ("note.md", "text", ())


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["a|b", "c|d", "e|f"], ["a | b", "c | d", "e | f"]),
        (["a|b", "", "c|d", "", "e|f"], ["a | b", "c | d", "e | f"]),
        (["a|b", "c|d"], ["line 1; text; a|b", "line 2; text; c|d"]),
        (["a|b", "c|d", "e|f|g"], ["line 1; text; a|b", "line 2; text; c|d", "line 3; text; e|f|g"]),
        (["a\tb\tc"] * 3, ["a | b | c"] * 3),
        (["a\tb\tc"] * 2 + ["a\tb"], ["line 1; text; a b c", "line 2; text; a b c", "line 3; text; a b"]),
        (["a\tb"] * 3, ["line 1; text; a b", "line 2; text; a b", "line 3; text; a b"]),
        (["\ta\tb\tc\t"] * 3, ["a | b | c"] * 3),
        (["a\tb|c\td"] * 3, ["a b | c d"] * 3),
        (["a|b", "=+=|- :", "c|d"], ["a | b", "c | d"]),
    ],
)
def test_what_is_a_table_and_what_is_not(lines: list[str], told: list[str]) -> None:
    assert shown(read("\n".join(lines))) == told


def test_a_table_after_another_and_lines_between() -> None:
    text = "\n".join(["a|b"] * 3 + ["c|d|e"] * 4 + ["", "Below"])
    assert shown(read(text)) == ["a | b"] * 3 + ["c | d | e"] * 4 + ["line 9; text; Below"]


def test_what_is_beyond_the_most_lines_is_told() -> None:
    assert read("x\n" * 4001).remarks == ("Only the first 4000 lines were read; 1 more are not in this session file.",)
