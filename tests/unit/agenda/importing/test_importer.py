"""From a file to a session file: what is written, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_moderator.agenda.importing.importer import NotImportable, import_file, import_text, save
from gcm_moderator.agenda.importing.understanding import Given
from gcm_moderator.agenda.loading import load

HEARING = """\
Stakeholder hearing on safe pathways
Vienna International Centre, 14 September 2026

10:00 Welcome by the chair
10.15 am – 11.45 am  Panel 1: Pathways for work
    Moderator: Ms. Ada Example, Director, Centre for Pathways
    Panellists:
    - Mr. Bo Example (ILO)
    - To be confirmed
11:45 Coffee break
12:00 to 1 p.m. Panel 2: Pathways for families
"""


def test_a_plain_programme_becomes_a_session_that_runs(tmp_path: Path) -> None:
    imported = import_text(HEARING, "pasted text")
    assert imported.ok, imported.problems
    save(imported, tmp_path / "x.txt", tmp_path / "hearing.yaml")
    session = load(tmp_path / "hearing.yaml").session
    assert session is not None
    assert session.zone == "Europe/Vienna"
    assert [(item.id, f"{item.start:%H:%M}", f"{item.end:%H:%M}") for item in session.items] == [
        ("welcome", "10:00", "10:15"),
        ("panel-1", "10:15", "11:45"),
        ("coffee", "11:45", "12:00"),
        ("panel-2", "12:00", "13:00"),
    ]
    panel = session.items[1]
    assert [(p.name, p.title, p.of) for p in panel.moderators] == [
        ("Ms. Ada Example", "Director", "Centre for Pathways")
    ]
    assert [(p.name, p.of) for p in panel.panellists] == [("Mr. Bo Example", "ILO"), (None, None)]


def test_a_title_that_was_broken_goes_on_and_a_short_line_below_is_a_topic() -> None:
    broken = "10:15-13:00 Panel 1: Human rights of all migrants, in all\nstages\n"
    text = f"{broken}13:00-15:00 Panel 2: Work\nfair recruitment\n"
    first, second = import_text(text, "x.txt").understanding.items
    assert (first.title, first.topics) == ("Panel 1: Human rights of all migrants, in all stages", ())
    assert (second.title, second.topics) == ("Panel 2: Work", ("fair recruitment",))


def test_what_is_given_goes_before_the_document() -> None:
    given = Given(title="A hearing", date="2026-05-11", place="Nairobi", zone="Africa/Nairobi")
    imported = import_text("10:00-10:30 Welcome\n10:30-13:00 Panel 1: Work", "x.txt", given)
    assert imported.ok, imported.problems
    understood = imported.understanding
    assert understood.days[0].date == "2026-05-11"
    assert (understood.title, understood.zone) != (None, None)


def test_what_is_missing_is_named_and_not_invented() -> None:
    imported = import_text("10:00-10:30 Welcome\n10:30-13:00 Panel 1: Work", "x.txt")
    assert not imported.ok
    assert {missing.key for missing in imported.understanding.missing} == {"title", "place", "zone", "date"}
    assert "missing" in {problem.code for problem in imported.problems}


@pytest.mark.parametrize("given", [Given(date="tomorrow"), Given(zone="Middle Earth")])
def test_what_is_given_must_be_a_date_and_a_zone(given: Given) -> None:
    with pytest.raises(NotImportable, match=r"no (date|time zone)"):
        import_text(HEARING, "x.txt", given)


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("mine", encoding="utf-8")
    imported = import_text(HEARING, "x.txt")
    with pytest.raises(NotImportable, match="is there already"):
        save(imported, tmp_path / "x.txt", out)
    assert out.read_text(encoding="utf-8") == "mine"
    save(imported, tmp_path / "x.txt", out, force=True)
    assert out.read_text(encoding="utf-8") == imported.text
    assert list(tmp_path.iterdir()) == [out]


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotImportable, match="there is no folder"):
        save(import_text(HEARING, "x.txt"), tmp_path / "x.txt", tmp_path / "none" / "out.yaml")


def test_a_name_that_no_file_can_have_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotImportable, match=r"cannot be written: File name too long\.$"):
        save(import_text(HEARING, "x.txt"), tmp_path / "x.txt", tmp_path / f"{'a' * 300}.yaml")


def test_the_document_itself_is_never_replaced(tmp_path: Path) -> None:
    document, link = tmp_path / "x.txt", tmp_path / "link.yaml"
    document.write_text(HEARING, encoding="utf-8")
    link.symlink_to(document)
    for out in (document, link):
        with pytest.raises(NotImportable, match="is the document itself"):
            save(import_text(HEARING, "x.txt"), document, out, force=True)
    assert document.read_text(encoding="utf-8") == HEARING


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"\0\1\2\3" * 100, "binary"),
        (b"gcm-moderator: 1\nid: x\n", "a session file already"),
    ],
)
def test_a_file_that_is_no_document_is_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(content)
    with pytest.raises(NotImportable, match=sentence):
        import_file(file)


def test_a_folder_and_no_file_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotImportable, match="is a folder"):
        import_file(tmp_path)
    with pytest.raises(NotImportable, match="There is no file"):
        import_file(tmp_path / "none.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_every_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(HEARING.encode(encoding))
    assert import_file(file).understanding.days == import_text(HEARING, "file.txt").understanding.days
