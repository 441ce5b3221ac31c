"""The Notes view: typing with marks, what a note hangs on, going back to old notes, finding, undoing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gcm_moderator.desk.qt import KEEP_MS
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from tests.gui.focusable import walk_focusable
from tests.gui.notes.conftest import Open
from tests.gui.podium.worlds import World
from ui.actions.action import Do
from ui.notes.window import NotesView


def write(view: NotesView, qtbot: QtBot, text: str) -> None:
    """Type a note and save it."""
    QTest.keyClicks(view.writing.editor, text)
    enter(view, qtbot)


def enter(view: NotesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view._seat.changed):
        QTest.keyClick(view.writing.editor, Qt.Key.Key_Return)


def contents(world: World) -> list[NoteContent]:
    return [note.content for note in world.desk.notebook.current]


def texts(view: NotesView) -> list[str]:
    return [row.note.content.text for row in view.list.rows.rows]


def test_enter_saves_under_the_name_of_the_view_and_shift_enter_breaks_the_line(
    world: World, open_notes: Open, qtbot: QtBot
) -> None:
    view = open_notes()
    QTest.keyClicks(view.writing.editor, "Firewalls")
    QTest.keyClick(view.writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(view, qtbot, "work")
    (note,) = world.desk.notebook.current
    assert (note.content.text, note.seat) == ("Firewalls\nwork", "notes")
    assert view.writing.editor.text == ""
    assert texts(view) == ["Firewalls\nwork"]


def test_a_note_hangs_on_whoever_spoke_at_its_first_letter(world: World, open_notes: Open, qtbot: QtBot) -> None:
    view = open_notes()
    world.do(commands.CallRequest())
    QTest.keyClicks(view.writing.editor, "F")
    assert view.writing.hung.full_text == "on Kenya, 10:43"
    world.do(commands.CallRequest())
    write(view, qtbot, "irewalls")
    write(view, qtbot, "Visas")
    assert [content.speaker.name for content in contents(world) if content.speaker] == ["Kenya", "Malta"]


def test_marks_light_the_chips_while_typing_and_leave_the_saved_text(
    world: World, open_notes: Open, qtbot: QtBot
) -> None:
    view = open_notes()
    QTest.keyClicks(view.writing.editor, "Who pays? ?2 #data c6 !!")
    chips = view.writing.chips
    labels = [chip.label for chip in (chips.star, chips.kind, chips.to, chips.theme, chips.commitment)]
    assert labels == ["Starred", "Kind: Question", "To panellist 2", "data", "c6"]
    enter(view, qtbot)
    (content,) = contents(world)
    assert (content.text, content.kind, content.to, content.themes, content.commitments, content.star) == (
        "Who pays?",
        NoteKind.QUESTION,
        "panellist-2",
        ("data",),
        (6,),
        True,
    )
    assert chips.star.label == "Star"


def test_tab_completes_a_theme_and_elsewhere_leaves_the_field(open_notes: Open) -> None:
    view = open_notes()
    QTest.keyClicks(view.writing.editor, "#pa")
    assert view.writing.hint.full_text == "Tab completes: #partnerships"
    QTest.keyClick(view.writing.editor, Qt.Key.Key_Tab)
    assert view.writing.editor.text == "#partnerships "
    QTest.keyClick(view.writing.editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.writing.chips.star


def test_chips_mark_the_note_without_a_mark_in_the_text(world: World, open_notes: Open, qtbot: QtBot) -> None:
    view = open_notes()
    view.do(Do.NOTE_STAR)
    for made, entry in ((view.writing.chips.kinds, "Gap"), (view.writing.chips.themes, "#data")):
        menu = made()
        next(action for action in menu.actions() if action.text().startswith(entry)).trigger()
        menu.deleteLater()
    write(view, qtbot, "No data")
    (content,) = contents(world)
    assert (content.star, content.kind, content.themes) == (True, NoteKind.GAP, ("data",))
    assert view.writing.begun.content == NoteContent("")


def test_up_goes_back_through_the_notes_and_esc_to_what_was_half_typed(
    world: World, open_notes: Open, qtbot: QtBot
) -> None:
    view = open_notes()
    editor = view.writing.editor
    write(view, qtbot, "One")
    write(view, qtbot, "The \\c6 engine")
    QTest.keyClicks(editor, "Half")
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.text == "Half"
    view.writing.take_up(world.desk.notebook.taken[-1])
    assert editor.text == "The \\c6 engine"
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.text == "One"
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text == "Half"
    assert [content.text for content in contents(world)] == ["One", "The c6 engine"]


def test_an_edited_note_keeps_its_place_and_its_versions_and_can_be_undone(
    world: World, open_notes: Open, qtbot: QtBot
) -> None:
    view = open_notes()
    write(view, qtbot, "Firewals")
    QTest.keyClick(view.writing.editor, Qt.Key.Key_Up)
    assert "Editing the note of 10:43" in view.writing.hung.full_text
    view.writing.editor.selectAll()
    write(view, qtbot, "Firewalls")
    assert texts(view) == ["Firewalls"]
    view.list.looked_up.emit(world.desk.notebook.taken[0])
    assert [card.text for card in view.versions.cards] == ["Firewalls", "Firewals"]
    with qtbot.waitSignal(world.seat.changed):
        view.do(Do.NOTE_UNDO)
    assert texts(view) == ["Firewals"]


def test_a_note_can_be_hung_on_another_speaker_before_and_after_saving(
    world: World, open_notes: Open, qtbot: QtBot
) -> None:
    view = open_notes()
    world.do(commands.CallRequest(), commands.CallRequest())
    menu = view.writing.places(view)
    labels = [action.text() for action in menu.actions() if action.text()]
    assert labels == ["10:43 Malta", "10:43 Kenya", "Nobody in particular"]
    view.writing.hang_on(menu.actions()[1].data())
    menu.deleteLater()
    write(view, qtbot, "Firewalls")
    note = world.desk.notebook.taken[0]
    menu = view.places_for(note)
    with qtbot.waitSignal(world.seat.changed):
        menu.actions()[0].trigger()
    menu.deleteLater()
    assert [row.speaker.name for row in view.list.rows.rows if row.speaker] == ["Malta"]
    with qtbot.waitSignal(world.seat.changed):
        view.do(Do.NOTE_UNDO)
    assert [row.speaker.name for row in view.list.rows.rows if row.speaker] == ["Kenya"]


def test_deleting_offers_undo_and_leaves_the_floor_alone(world: World, open_notes: Open, qtbot: QtBot) -> None:
    view = open_notes()
    world.do(commands.CallRequest())
    write(view, qtbot, "Firewalls")
    view.do(Do.NOTE_LIST)
    with qtbot.waitSignal(world.seat.changed):
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert (texts(view), view.bar.text) == ([], "The note was deleted.")
    with qtbot.waitSignal(world.seat.changed):
        view.bar._action.click()
    assert (texts(view), world.speaker()) == (["Firewalls"], "Kenya")


def test_questions_wait_until_they_are_answered_and_can_wait_again(
    world: World, open_notes: Open, qtbot: QtBot
) -> None:
    view = open_notes()
    write(view, qtbot, "Who pays? ?2")
    assert [card.text for card in view.questions.cards] == ["Who pays?"]
    with qtbot.waitSignal(world.seat.changed):
        view.do(Do.NOTE_ANSWERED)
    assert view.questions.cards == []
    with qtbot.waitSignal(world.seat.changed):
        view.do(Do.NOTE_UNDO)
    assert len(view.questions.cards) == 1


def test_notes_are_found_while_one_types_and_filtered(world: World, open_notes: Open, qtbot: QtBot) -> None:
    view = open_notes()
    world.do(commands.CallRequest())
    for text in ("Firewalls work c6", "Нужны данные #data", "建议加强教育 !!", "يجب أن يتمتع"):
        view.writing.editor.insertPlainText(text)
        enter(view, qtbot)
    found = {}
    for query in ("fire", "данны", "教育", "يتمتع", '"work', "AND OR (", "*", '"'):
        view.finder.field.setText(query)
        found[query] = texts(view)
    everything = ["يجب أن يتمتع", "建议加强教育", "Нужны данные", "Firewalls work"]
    assert list(found.values()) == [
        ["Firewalls work"],
        ["Нужны данные"],
        ["建议加强教育"],
        ["يجب أن يتمتع"],
        ["Firewalls work"],
        [],
        [],
        [],
    ]
    view.finder.reset()
    assert texts(view) == everything
    view.finder.theme.setCurrentIndex(view.finder.theme.findData("data"))
    assert texts(view) == ["Нужны данные"]
    view.finder.reset()
    view.finder.star.click()
    assert texts(view) == ["建议加强教育"]


def test_only_the_notes_that_are_wanted_come_in_while_a_filter_is_on(
    world: World, open_notes: Open, qtbot: QtBot
) -> None:
    view = open_notes()
    view.finder.field.setText("visa")
    write(view, qtbot, "Firewalls")
    write(view, qtbot, "Visas cost")
    assert texts(view) == ["Visas cost"]


def test_pages_are_loaded_as_they_are_looked_at(world: World, open_notes: Open, qtbot: QtBot) -> None:
    for number in range(150):
        world.desk.send(commands.TakeNote(NoteContent(f"Point {number}")))
        world.desk.settle()
    view = open_notes()
    assert texts(view)[0] == "Point 149"
    assert len(texts(view)) < 150
    while view.list.rows.canFetchMore(view.list.rootIndex()):
        view.list.rows.fetchMore(view.list.rootIndex())
    assert texts(view) == [f"Point {number}" for number in reversed(range(150))]
    with qtbot.waitSignal(world.seat.changed):
        view.list.deleted.emit(world.desk.notebook.taken[0])
    assert len(texts(view)) == 149


def test_the_field_comes_back_with_its_marks_after_leaving(world: World, open_notes: Open) -> None:
    view = open_notes()
    QTest.keyClicks(view.writing.editor, "Who pays ?2")
    view.do(Do.NOTE_STAR)
    view.close()
    again = open_notes()
    assert again.writing.editor.text == "Who pays ?2"
    assert (again.writing.chips.star.label, again.writing.chips.to.label) == ("Starred", "To panellist 2")
    assert KEEP_MS <= 500


def test_a_pasted_statement_is_plain_text_and_shows_how_long_it_takes(open_notes: Open) -> None:
    view = open_notes()
    pasted = QMimeData()
    pasted.setHtml("<b>word</b>")
    pasted.setText("word " * 330 + "\r\n")
    view.writing.editor.insertFromMimeData(pasted)
    assert "330 words: 3:00 when read out at 110 words a minute" in view.writing.hint.full_text


def test_what_an_input_method_composes_is_not_saved_by_its_enter(world: World, open_notes: Open, qtbot: QtBot) -> None:
    view = open_notes()
    editor = view.writing.editor
    QApplication.sendEvent(editor, QInputMethodEvent("jiaoyu", []))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert contents(world) == []
    done = QInputMethodEvent("", [])
    done.setCommitString("教育")
    QApplication.sendEvent(editor, done)
    enter(view, qtbot)
    assert [content.text for content in contents(world)] == ["教育"]


def test_undo_in_the_field_is_the_fields_own(world: World, open_notes: Open) -> None:
    view = open_notes()
    world.do(commands.CallRequest())
    QTest.keyClicks(view.writing.editor, "Firewalls")
    QTest.keyClick(view.writing.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.writing.editor.text == ""
    assert world.speaker() == "Kenya"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_everything_that_takes_the_focus_has_a_name(
    open_notes: Open, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    view = open_notes()
    view.setLayoutDirection(direction)
    write(view, qtbot, "Who pays? ?2")
    assert [type(widget).__name__ for widget in walk_focusable(view) if not widget.accessibleName()] == []


def test_a_view_that_is_not_looked_at_catches_up_when_it_is(world: World, open_notes: Open) -> None:
    view = open_notes()
    view.hide()
    world.do(commands.TakeNote(NoteContent("Meanwhile")))
    assert texts(view) == []
    view.show()
    assert texts(view) == ["Meanwhile"]


@pytest.mark.parametrize(
    ("key", "modifiers", "what"),
    [
        (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier, "starred"),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, "finding"),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "list"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "answered"),
    ],
)
def test_the_keys_act_while_one_types(
    world: World, open_notes: Open, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, what: str
) -> None:
    view = open_notes()
    write(view, qtbot, "Who pays? ?2")
    QTest.keyClicks(view.writing.editor, "Half")
    QTest.keyClick(view.writing.editor, key, modifiers)
    found: dict[str, Callable[[], bool]] = {
        "starred": lambda: view.writing.begun.content.star,
        "finding": view.finder.field.hasFocus,
        "list": view.list.hasFocus,
        "answered": lambda: not world.desk.notebook.pending,
    }
    qtbot.waitUntil(found[what])
    assert view.writing.editor.text == "Half"


def test_looking_for_a_few_notes_of_many_goes_on_by_itself(
    world: World, open_notes: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, star in (("First", True), *((f"Point {n}", False) for n in range(40)), ("Last", True)):
        world.desk.send(commands.TakeNote(NoteContent(text, star=star)))
        world.desk.settle()
    view = open_notes()
    monkeypatch.setattr("gcm_moderator.desk.notes._EFFORT", 7)
    with qtbot.waitSignal(view.list.rows.done):
        view.finder.star.click()
        assert texts(view) == ["Last"]
    assert texts(view) == ["Last", "First"]


def test_the_arrows_move_in_an_old_note_once_one_has_gone_into_it(open_notes: Open, qtbot: QtBot) -> None:
    view = open_notes()
    editor = view.writing.editor
    write(view, qtbot, "One")
    editor.insertPlainText("Two\nlines")
    enter(view, qtbot)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert (editor.text, editor.textCursor().blockNumber()) == ("Two\nlines", 0)


def test_a_text_in_arabic_begins_on_the_right(open_notes: Open) -> None:
    view = open_notes()
    editor = view.writing.editor
    editor.insertPlainText("من يدفع")
    assert editor.cursorRect().center().x() > editor.viewport().width() / 2
    editor.selectAll()
    editor.insertPlainText("Who pays")
    assert editor.cursorRect().center().x() < editor.viewport().width() / 2
