"""Agendas on the disk: saved whole, never over what another program wrote, and drafts that survive a crash."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from gcm_moderator.agenda.editing import keeping
from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.keeping import CannotSave
from gcm_moderator.agenda.editing.operations import put
from gcm_moderator.agenda.editing.templates import Template, new_agenda
from gcm_moderator.agenda.loading import NotASession, load, scan

SESSIONS = Path(__file__).parents[4] / "sessions"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def file(own: Path) -> Path:
    own.mkdir()
    path = own / "hearing.yaml"
    path.write_bytes((SESSIONS / "gcm-2017-1.yaml").read_bytes())
    return path


def retitled(document: Document, title: str = "Another title") -> Document:
    return put(document, ("title",), title)


def test_nothing_changes_but_what_was_changed(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    opened = keeping.open_for_editing(file)
    saved = keeping.save(opened, retitled(opened.document), file.parent)
    assert saved.beside is None
    assert file.read_text(encoding="utf-8") == before.replace("First informal thematic session\n", "Another title\n", 1)
    assert load(file).ok


def test_line_ends_and_permissions_stay(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    opened = keeping.open_for_editing(file)
    keeping.save(opened, retitled(opened.document), file.parent)
    content = file.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 100
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_agenda_gets_a_name_from_its_title_and_never_takes_one_that_is_there(own: Path) -> None:
    document = retitled(new_agenda(Template.HEARING, dt.date(2026, 11, 30), "UTC"), "Études: côté jardin")
    opened = keeping.Opened(document, None)
    first = keeping.save(opened, document, own).opened
    second = keeping.save(opened, document, own).opened
    assert (first.path, second.path) == (own / "etudes-cote-jardin.yaml", own / "etudes-cote-jardin-2.yaml")
    again = keeping.save(first, retitled(document), own)
    assert again.opened.path == first.path


def test_what_another_program_wrote_stays_and_both_are_kept(file: Path) -> None:
    opened = keeping.open_for_editing(file)
    theirs = file.read_text(encoding="utf-8").replace("First informal", "Their")
    file.write_text(theirs, encoding="utf-8")
    saved = keeping.save(opened, retitled(opened.document), file.parent)
    assert saved.beside == file
    assert file.read_text(encoding="utf-8") == theirs
    assert saved.opened.path == file.with_name("hearing-2.yaml")
    assert load(file.with_name("hearing-2.yaml")).ok


def test_a_file_that_was_deleted_meanwhile_is_written_again(file: Path) -> None:
    opened = keeping.open_for_editing(file)
    file.unlink()
    assert keeping.save(opened, opened.document, file.parent).opened.path == file
    assert load(file).ok


def test_a_shipped_session_is_opened_as_a_copy(own: Path) -> None:
    opened = keeping.copy_for_editing(SESSIONS / "gcm-2017-1.yaml", "Copy of “{title}”")
    assert opened.path is None
    saved = keeping.save(opened, opened.document, own).opened.path
    assert saved == own / "copy-of-first-informal-thematic-session.yaml"
    session = load(saved).session
    assert session is not None
    assert (session.id, session.title) == ("gcm-2017-1-copy", "Copy of “First informal thematic session”")


def test_a_draft_lies_beside_until_the_agenda_is_saved(file: Path) -> None:
    opened = keeping.open_for_editing(file)
    changed = retitled(opened.document)
    keeping.keep_draft(file, changed)
    assert [listed.path for listed in scan(file.parent)] == [file]
    assert keeping.drafts_in(file.parent) == [file]
    assert keeping.draft_beside(file) == changed
    keeping.save(opened, changed, file.parent)
    assert keeping.drafts_in(file.parent) == []
    assert keeping.draft_beside(file) is None


def test_what_cannot_be_written_is_said_and_leaves_the_old_file_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    opened = keeping.open_for_editing(file)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotSave, match=r"hearing\.yaml cannot be saved: No space left on device\."):
        keeping.save(opened, retitled(opened.document), file.parent)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["hearing.yaml"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    document = new_agenda(Template.EMPTY, dt.date(2026, 11, 30), "UTC")
    with pytest.raises(CannotSave, match="cannot be saved"):
        keeping.save(keeping.Opened(document, None), document, tmp_path / "taken" / "own")


def test_no_file_is_no_agenda(tmp_path: Path) -> None:
    with pytest.raises(NotASession):
        keeping.open_for_editing(tmp_path / "none.yaml")
    assert keeping.drafts_in(tmp_path / "none") == []
