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
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.loading import NotASession, load, scan
from tests.unit.agenda.support import SESSIONS, SMALL, changed


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


def test_what_was_saved_is_what_the_next_save_begins_with(file: Path) -> None:
    opened = keeping.open_for_editing(file)
    changed = retitled(opened.document)
    saved = keeping.save(opened, changed, file.parent)
    assert saved == keeping.Saved(keeping.Opened(changed, file, changed.text))
    assert keeping.save(saved.opened, retitled(changed, "A third"), file.parent).beside is None


def test_line_ends_and_permissions_stay(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    opened = keeping.open_for_editing(file)
    assert "\r" not in opened.document.text
    saved = keeping.save(opened, retitled(opened.document), file.parent)
    assert keeping.save(saved.opened, saved.opened.document, file.parent).beside is None
    content = file.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 100
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_agenda_gets_a_name_from_its_title_and_never_takes_one_that_is_there(own: Path) -> None:
    document = retitled(new_agenda(Template.HEARING, dt.date(2026, 11, 30), "UTC"), "Études: côté jardin")
    opened = keeping.Opened(document, None)
    first = keeping.save(opened, document, own).opened
    paths = [first.path, *(keeping.save(opened, document, own).opened.path for _ in range(3))]
    assert paths == [own / f"etudes-cote-jardin{more}.yaml" for more in ("", "-2", "-3", "-4")]
    again = keeping.save(first, retitled(document), own)
    assert again.opened.path == first.path


@pytest.mark.parametrize("text", ["gcm-moderator: 1\ntitle: 议题\n", 'gcm-moderator: 1\ntitle: "unfinished\n'])
def test_a_new_agenda_whose_title_makes_no_name_is_called_agenda(own: Path, text: str) -> None:
    document = Document(text)
    assert keeping.save(keeping.Opened(document, None), document, own).opened.path == own / "agenda.yaml"


def test_a_name_beside_which_a_draft_lies_is_not_free(own: Path) -> None:
    assert keeping.free_draft(own, "agenda") == own / "agenda.yaml"
    keeping.keep_draft(own / "agenda.yaml", Document("a: 1\n"))
    assert keeping.free_draft(own, "agenda") == own / "agenda-2.yaml"


def test_a_file_that_is_no_text_any_more_or_cannot_be_looked_at_is_left_alone(file: Path) -> None:
    opened = keeping.open_for_editing(file)
    file.write_bytes(b"\xff\xfe")
    saved = keeping.save(opened, opened.document, file.parent)
    assert (saved.beside, saved.opened.path) == (file, file.with_name("hearing-2.yaml"))
    assert file.read_bytes() == b"\xff\xfe"
    file.unlink()
    file.mkdir()
    assert keeping.save(opened, opened.document, file.parent).opened.path == file.with_name("hearing-3.yaml")


def test_a_byte_order_mark_is_no_change_of_another_program(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    opened = keeping.open_for_editing(file)
    assert keeping.save(opened, opened.document, file.parent).beside is None


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
    saved = keeping.save(opened, opened.document, file.parent)
    assert (saved.opened.path, saved.beside) == (file, None)
    assert load(file).ok


def test_a_shipped_session_is_opened_as_a_copy(own: Path) -> None:
    opened = keeping.copy_for_editing(SESSIONS / "gcm-2017-1.yaml", "Copy of “{title}”")
    assert opened.path is None
    saved = keeping.save(opened, opened.document, own).opened.path
    assert saved == own / "copy-of-first-informal-thematic-session.yaml"
    session = load(saved).session
    assert session is not None
    assert (session.id, session.title) == ("gcm-2017-1-copy", "Copy of “First informal thematic session”")


def test_what_is_usual_comes_along(file: Path) -> None:
    usual = Usual(round_size=2)
    keeping.keep_draft(file, Document("a: 1\n"))
    draft = keeping.draft_beside(file, usual)
    assert keeping.open_for_editing(file, usual).document.usual == usual
    assert keeping.copy_for_editing(file, "Copy of {title}", usual).document.usual == usual
    assert draft == Document("a: 1\n", usual)


def test_a_copy_of_what_cannot_be_read_is_a_copy_of_its_text(file: Path) -> None:
    file.write_text("gcm-moderator: 1\ntitle: a: b\n", encoding="utf-8")
    assert keeping.copy_for_editing(file, "Copy of {title}").document.text == "gcm-moderator: 1\ntitle: a: b\n"


def test_the_id_of_a_copy_is_no_longer_than_an_id_may_be(file: Path) -> None:
    file.write_text(changed(SMALL, "id: small", f"id: {'a' * 60}"), encoding="utf-8")
    copy = keeping.copy_for_editing(file, "{title}").document
    assert copy.source.id == "a" * 50 + "-copy"
    assert copy.session is not None


def test_drafts_are_listed_by_their_age_the_newest_first(own: Path) -> None:
    for age, name in enumerate(("b", "c", "a")):
        keeping.keep_draft(own / f"{name}.yaml", Document("é: 1\n"))
        os.utime(own / f"{name}.yaml.draft", (1000 - age, 1000 - age))
    assert [path.name for path in keeping.drafts_in(own)] == ["b.yaml", "c.yaml", "a.yaml"]
    keeping.drop_draft(own / "c.yaml")
    keeping.drop_draft(own / "c.yaml")
    keeping.drop_draft(own / "none" / "d.yaml")
    (own / "e.yaml.draft").mkdir()
    keeping.drop_draft(own / "e.yaml")
    (own / "e.yaml.draft").rmdir()
    assert [path.name for path in keeping.drafts_in(own)] == ["b.yaml", "a.yaml"]
    assert keeping.draft_beside(own / "b.yaml") == Document("é: 1\n")
    (own / "a.yaml.draft").write_bytes(b"\xff\r\n")
    assert keeping.draft_beside(own / "a.yaml") is None
    (own / "b.yaml.draft").write_bytes(b"a: 1\r\nb: 2\r\n")
    assert keeping.draft_beside(own / "b.yaml") == Document("a: 1\nb: 2\n")


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


def test_what_a_disk_says_in_its_own_words_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError("the drive is gone")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotSave, match=r"hearing\.yaml\.draft cannot be saved: the drive is gone\. Make room"):
        keeping.keep_draft(file, Document("a: 1\n"))


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    document = new_agenda(Template.EMPTY, dt.date(2026, 11, 30), "UTC")
    with pytest.raises(CannotSave, match=r"own/new-session\.yaml cannot be saved: Not a directory\. Make room"):
        keeping.save(keeping.Opened(document, None), document, tmp_path / "taken" / "own")


def test_folders_that_are_not_there_are_made(tmp_path: Path) -> None:
    document = new_agenda(Template.EMPTY, dt.date(2026, 11, 30), "UTC")
    saved = keeping.save(keeping.Opened(document, None), document, tmp_path / "a" / "b")
    assert saved.opened.path == tmp_path / "a" / "b" / "new-session.yaml"


def test_no_file_is_no_agenda(tmp_path: Path) -> None:
    with pytest.raises(NotASession):
        keeping.open_for_editing(tmp_path / "none.yaml")
    assert keeping.drafts_in(tmp_path / "none") == []
