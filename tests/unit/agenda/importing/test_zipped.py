"""Zipped documents: what is not opened, and why."""

from __future__ import annotations

import io
import zipfile

import pytest

from gcm_moderator.agenda.importing.importer import NotImportable
from gcm_moderator.agenda.importing.zipped import Parts
from tests.unit.agenda.importing.traps import zipped

MIB = 1024 * 1024
DAMAGED = "x.docx is damaged or was not downloaded whole; get it once more."
LARGE = "x.docx unpacks to far more than an agenda holds (a zip bomb?); it was not opened."
ENTITIES = "x.docx refers to things outside itself (XML entities), which is not safe; it was not opened."


def refused(content: bytes, part: str = "a.xml") -> str:
    with pytest.raises(NotImportable) as told:
        Parts(content, "x.docx").xml(part)
    return str(told.value)


def test_a_part_as_xml() -> None:
    parts = Parts(zipped({"a.xml": "<a><b/>text</a>", "b/c.txt": b"\0\1"}), "x.docx")
    assert parts.names == {"a.xml", "b/c.txt"}
    assert [element.tag for element in parts.xml("a.xml").iter()] == ["a", "b"]
    assert parts.read("b/c.txt") == b"\0\1"


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("", DAMAGED),
        ("<a>", DAMAGED),
        ("no xml", DAMAGED),
        ("<!DOCTYPE a><a/>", ENTITIES),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", ENTITIES),
        ("<a>" * 251 + "</a>" * 251, "x.docx is nested deeper than any document; it was not opened."),
    ],
)
def test_what_is_not_taken_as_xml(inside: str, sentence: str) -> None:
    assert refused(zipped({"a.xml": inside})) == sentence


def test_as_deep_as_allowed_and_side_by_side() -> None:
    assert Parts(zipped({"a.xml": "<a>" * 250 + "</a>" * 250}), "x.docx").xml("a.xml").tag == "a"
    assert len(Parts(zipped({"a.xml": f"<a>{'<b/>' * 300}</a>"}), "x.docx").xml("a.xml")) == 300


def test_a_part_that_is_not_there_or_is_damaged() -> None:
    content = zipped({"a.xml": "<a>text</a>"})
    assert refused(content, "b.xml") == DAMAGED
    with pytest.raises(NotImportable) as told:
        Parts(content[:-10], "x.docx")
    assert str(told.value) == DAMAGED
    body = bytearray(content)
    body[40] ^= 0xFF
    assert refused(bytes(body)) == DAMAGED


def test_a_part_with_a_password() -> None:
    content = bytearray(zipped({"a.xml": "<a/>"}))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content)) == "x.docx is protected with a password; save a copy without one and import that."


def test_more_parts_than_any_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(4_000):
            archive.writestr(str(number), b"")
    assert len(Parts(out.getvalue(), "x.docx").names) == 4_000
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("one more", b"")
    assert refused(out.getvalue()) == "x.docx has 4001 parts inside, which no agenda has; it was not opened."


def test_a_part_that_unpacks_to_far_more() -> None:
    for size, too_large in ((MIB, False), (MIB + 1, True)):
        content = zipped({"a.xml": b" " * size})
        if too_large:
            assert refused(content) == LARGE
        else:
            assert len(Parts(content, "x.docx").read("a.xml")) == MIB
    for size, too_large in ((24 * MIB, False), (24 * MIB + 1, True)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("a.xml", b" " * size)
        if too_large:
            assert refused(out.getvalue()) == LARGE
        else:
            assert len(Parts(out.getvalue(), "x.docx").read("a.xml")) == size
