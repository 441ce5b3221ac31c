"""The note that is being typed: whom it hangs on, and that it survives whatever happens before it is on the record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from gcm_moderator.desk.qt import KEEP_MS, RETRY_MS, Seat
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.record.port import RecordUnwritable
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.desk.seats import Chair, FaultyRecord, open_discussion


class Rapporteur:
    """A seat at a file, over which the record can be held and can fail."""

    def __init__(self, path: Path, file: SqliteRecord, ids: str) -> None:
        self.path = path
        self.file = file
        self.record = FaultyRecord(file)
        self.chair = Chair(self.record, ids=ids)
        self.seat = Seat(self.chair.desk)

    def timer(self, interval_ms: int) -> QTimer:
        return next(timer for timer in self.seat.findChildren(QTimer) if timer.interval() == interval_ms)

    def due(self, qtbot: QtBot, interval_ms: int = KEEP_MS) -> None:
        """Let the time of that running timer be over."""
        timer = self.timer(interval_ms)
        assert timer.isActive()
        with qtbot.waitSignal(timer.timeout):
            timer.setInterval(0)
        timer.setInterval(interval_ms)

    def enter(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.seat.changed):
            self.seat.note_in_hand().enter()

    @property
    def on_disk(self) -> str:
        """The half-typed text as the file has it, once everything sent is there."""
        self.file.save_draft("nobody", "x").result(30)
        kept = self.file.drafts().get("podium")
        return kept.text if kept is not None else ""

    @property
    def notes(self) -> list[tuple[str, str | None]]:
        """Text and speaker of each note."""
        contents = [note.content for note in self.chair.desk.notebook.current]
        return [(content.text, content.speaker.name if content.speaker else None) for content in contents]

    def killed(self, folder: Path) -> Rapporteur:
        """What comes back when the app is killed now: the files as they lie there, opened elsewhere."""
        self.file.save_draft("nobody", "x").result(30)
        folder.mkdir()
        for file in self.path.parent.glob(f"{self.path.name}*"):
            if file.suffix != ".lock":
                shutil.copy(file, folder)
        path = folder / self.path.name
        return Rapporteur(path, SqliteRecord.open(path), "again")

    def close(self) -> None:
        self.record.held = False
        self.record.answer_all()
        self.seat.close()
        self.record.close()


@pytest.fixture
def rapporteur(qtbot: QtBot, tmp_path: Path) -> Iterator[Rapporteur]:
    path = tmp_path / "session.gcm"
    made = Rapporteur(path, SqliteRecord.create(path), "first")
    open_discussion(made.chair)
    yield made
    made.close()


def test_a_note_hangs_on_whoever_spoke_at_its_first_letter(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    rapporteur.chair.do(commands.CallRequest())
    rapporteur.seat.note_in_hand().type_text("F")
    rapporteur.chair.do(commands.CallRequest())
    rapporteur.seat.note_in_hand().type_text("Firewalls work ")
    rapporteur.enter(qtbot)
    assert rapporteur.notes == [("Firewalls work", "Kenya")]
    rapporteur.seat.note_in_hand().type_text("And")
    rapporteur.enter(qtbot)
    assert rapporteur.notes[1:] == [("And", "Malta")]


def test_a_note_begun_again_hangs_on_whoever_speaks_then(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    rapporteur.chair.do(commands.CallRequest())
    rapporteur.seat.note_in_hand().type_text("F")
    rapporteur.chair.do(commands.CallRequest())
    rapporteur.seat.note_in_hand().type_text("  ")
    rapporteur.seat.note_in_hand().type_text("Data")
    rapporteur.enter(qtbot)
    assert rapporteur.notes == [("Data", "Malta")]


def test_entering_nothing_takes_no_note(rapporteur: Rapporteur) -> None:
    rapporteur.seat.note_in_hand().enter()
    rapporteur.seat.note_in_hand().type_text("   ")
    rapporteur.seat.note_in_hand().enter()
    rapporteur.chair.desk.settle()
    assert rapporteur.notes == []


def test_the_text_is_kept_a_moment_after_the_first_key_however_fast_one_types(
    rapporteur: Rapporteur, qtbot: QtBot
) -> None:
    assert KEEP_MS <= 500
    rapporteur.seat.note_in_hand().type_text("F")
    begun = rapporteur.timer(KEEP_MS).remainingTime()
    for text in ("Fi", "Fir", "Fire"):
        rapporteur.seat.note_in_hand().type_text(text)
    assert rapporteur.timer(KEEP_MS).remainingTime() <= begun
    rapporteur.due(qtbot)
    assert rapporteur.on_disk == "Fire"
    assert rapporteur.seat.note_in_hand().text == "Fire"


def test_the_text_and_its_speaker_come_back_after_a_kill(rapporteur: Rapporteur, qtbot: QtBot, tmp_path: Path) -> None:
    rapporteur.chair.do(commands.CallRequest())
    rapporteur.seat.note_in_hand().type_text("Firewalls wo")
    rapporteur.due(qtbot)
    rapporteur.chair.do(commands.CallRequest())
    back = rapporteur.killed(tmp_path / "killed")
    assert back.seat.note_in_hand().text == "Firewalls wo"
    back.seat.note_in_hand().type_text("Firewalls work")
    back.enter(qtbot)
    assert back.notes == [("Firewalls work", "Kenya")]
    back.close()


def test_the_text_comes_back_after_leaving(rapporteur: Rapporteur) -> None:
    rapporteur.seat.note_in_hand().type_text("Firewalls wo")
    rapporteur.seat.close()
    assert rapporteur.on_disk == "Firewalls wo"
    again = Seat(rapporteur.chair.desk)
    assert again.note_in_hand().text == "Firewalls wo"
    again.close()


def test_a_text_that_was_deleted_is_gone(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    rapporteur.seat.note_in_hand().type_text("F")
    rapporteur.due(qtbot)
    rapporteur.seat.note_in_hand().type_text("")
    rapporteur.due(qtbot)
    assert rapporteur.on_disk == ""
    assert rapporteur.seat.note_in_hand().text == ""


def test_half_a_pair_of_surrogates_can_be_typed(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    rapporteur.seat.note_in_hand().type_text("Thanks \ud83d")
    rapporteur.due(qtbot)
    assert rapporteur.on_disk == "Thanks ?"
    rapporteur.enter(qtbot)
    assert rapporteur.notes == [("Thanks ?", None)]


def test_the_text_is_removed_once_the_note_is_on_the_record(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    rapporteur.seat.note_in_hand().type_text("Firewalls")
    rapporteur.due(qtbot)
    rapporteur.enter(qtbot)
    assert rapporteur.on_disk == ""


def test_the_text_stays_while_the_note_is_being_written(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    rapporteur.seat.note_in_hand().type_text("Firewalls")
    rapporteur.record.held = True
    rapporteur.seat.note_in_hand().enter()
    rapporteur.due(qtbot)
    assert rapporteur.on_disk == "Firewalls"
    with qtbot.waitSignal(rapporteur.seat.changed):
        rapporteur.record.answer()
    assert rapporteur.on_disk == ""


def test_the_text_stays_while_the_note_is_unsaved(rapporteur: Rapporteur, qtbot: QtBot, tmp_path: Path) -> None:
    rapporteur.seat.note_in_hand().type_text("Firewalls")
    rapporteur.record.faults.append(RecordUnwritable("The disk is full."))
    rapporteur.enter(qtbot)
    assert rapporteur.notes == [("Firewalls", None)]
    rapporteur.due(qtbot)
    back = rapporteur.killed(tmp_path / "killed")
    assert (back.notes, back.seat.note_in_hand().text) == ([], "Firewalls")
    back.close()
    with qtbot.waitSignal(rapporteur.seat.changed):
        rapporteur.due(qtbot, RETRY_MS)
    assert rapporteur.on_disk == ""


def test_what_is_typed_next_takes_the_place_of_what_was_entered(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    rapporteur.seat.note_in_hand().type_text("Firewalls")
    rapporteur.record.held = True
    rapporteur.seat.note_in_hand().enter()
    rapporteur.seat.note_in_hand().type_text("Next")
    rapporteur.due(qtbot)
    assert rapporteur.on_disk == "Next"
    with qtbot.waitSignal(rapporteur.seat.changed):
        rapporteur.record.answer()
    assert rapporteur.on_disk == "Next"
    assert rapporteur.seat.note_in_hand().text == "Next"


@pytest.mark.parametrize(
    "context", [b"", b"{", b'{"text": 3}', b'{"text": "\xff"}', b"\xff\xfe", b'{"text":"","turn":{}}']
)
def test_a_context_that_cannot_be_read_does_not_cost_the_text(rapporteur: Rapporteur, context: bytes) -> None:
    rapporteur.file.save_draft("podium", "Firewalls", context).result(30)
    again = Seat(rapporteur.chair.desk)
    assert again.note_in_hand().text == "Firewalls"
    again.close()
    QCoreApplication.processEvents()


def test_two_views_keep_notes_of_their_own_through_a_kill(rapporteur: Rapporteur, qtbot: QtBot, tmp_path: Path) -> None:
    rapporteur.chair.do(commands.CallRequest())
    podium, notes = rapporteur.seat.note_in_hand(), rapporteur.seat.note_in_hand("notes")
    podium.type_text("Thank Kenya")
    rapporteur.chair.do(commands.CallRequest())
    notes.type_text("Malta pays")
    rapporteur.seat.close()
    back = rapporteur.killed(tmp_path / "killed")
    begun = [back.seat.note_in_hand(name).begun for name in ("podium", "notes")]
    speakers = [one.content.speaker.name for one in begun if one.content.speaker is not None]
    assert ([one.text for one in begun], speakers) == (["Thank Kenya", "Malta pays"], ["Kenya", "Malta"])
    for name in ("notes", "podium"):
        with qtbot.waitSignal(back.seat.changed):
            back.seat.note_in_hand(name).enter()
    taken = [recorded.seat for recorded in back.file.read()[-2:]]
    assert (back.notes, taken) == ([("Malta pays", "Malta"), ("Thank Kenya", "Kenya")], ["notes", "podium"])
    back.close()


def test_what_was_half_typed_waits_while_an_old_note_is_edited_and_survives_too(
    rapporteur: Rapporteur, qtbot: QtBot, tmp_path: Path
) -> None:
    rapporteur.chair.do(commands.CallRequest())
    note = rapporteur.seat.note_in_hand("notes")
    note.type_text("Firewalls")
    with qtbot.waitSignal(rapporteur.seat.changed):
        note.enter()
    rapporteur.chair.do(commands.CallRequest())
    note.type_text("And so \ud83d")
    note.take_up(rapporteur.chair.desk.notebook.current[0].id)
    note.type_text("Firewalls work")
    rapporteur.due(qtbot)
    back = rapporteur.killed(tmp_path / "killed")
    note = back.seat.note_in_hand("notes")
    assert note.text == "Firewalls work"
    with qtbot.waitSignal(back.seat.changed):
        note.enter()
    assert back.notes == [("Firewalls work", "Kenya")]
    assert (note.text, note.begun.note) == ("And so ?", None)
    with qtbot.waitSignal(back.seat.changed):
        note.enter()
    assert back.notes == [("Firewalls work", "Kenya"), ("And so ?", "Malta")]
    back.close()


def test_putting_an_edit_down_leaves_the_note_as_it_was(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    note = rapporteur.seat.note_in_hand("notes")
    note.type_text("Firewalls")
    with qtbot.waitSignal(rapporteur.seat.changed):
        note.enter()
    note.type_text("And")
    note.take_up(rapporteur.chair.desk.notebook.current[0].id)
    note.type_text("Nonsense")
    note.put_down()
    assert note.text == "And"
    assert rapporteur.notes == [("Firewalls", None)]


def test_a_refused_note_is_in_hand_again(rapporteur: Rapporteur, qtbot: QtBot) -> None:
    note = rapporteur.seat.note_in_hand("notes")
    note.type_text("Who pays?")
    with qtbot.waitSignal(rapporteur.seat.refused):
        note.enter(NoteContent("Who pays?", to="panellist-9"))
    assert note.text == "Who pays?"
    assert rapporteur.notes == []


def test_an_edit_of_a_note_that_was_deleted_meanwhile_becomes_a_note_of_its_own(
    rapporteur: Rapporteur, qtbot: QtBot
) -> None:
    note = rapporteur.seat.note_in_hand("notes")
    note.type_text("Firewalls")
    with qtbot.waitSignal(rapporteur.seat.changed):
        note.enter()
    taken = rapporteur.chair.desk.notebook.current[0].id
    note.take_up(taken)
    note.type_text("Firewalls work")
    rapporteur.chair.do(commands.DeleteNote(taken))
    with qtbot.waitSignal(rapporteur.seat.refused):
        note.enter()
    with qtbot.waitSignal(rapporteur.seat.changed):
        note.enter()
    assert rapporteur.notes == [("Firewalls work", None)]
