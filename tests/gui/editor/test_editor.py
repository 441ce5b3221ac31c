"""The agenda editor as a person at the keyboard has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.agenda.editing import operations
from gcm_moderator.agenda.editing.keeping import drafts_in
from gcm_moderator.agenda.editing.operations import Cell
from gcm_moderator.agenda.editing.templates import Template
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.loading import NotASession, load
from gcm_moderator.agenda.model import ItemKind
from tests.gui.focusable import walk_focusable
from ui.editor.item_form import ProblemLine
from ui.editor.lines_model import Column
from ui.editor.page import EditorPage
from ui.start.details import ToneMark

SESSIONS = Path(__file__).parents[3] / "sessions"
DATE = dt.date(2026, 11, 30)
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def page(qtbot: QtBot, own: Path) -> Iterator[EditorPage]:
    page = EditorPage(lambda: own, Usual)
    page.resize(1280, 720)
    page.show()
    qtbot.waitExposed(page)
    page.open_new(Template.HEARING, DATE, "Europe/Zurich")
    page.body.table.setFocus()
    yield page
    page.close()
    page.deleteLater()


def press(page: EditorPage, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus: QWidget | None = page.focusWidget()
    QTest.keyClick(page if focus is None else focus, key, modifier)


def typed(page: EditorPage, text: str, end: Key = Key.Key_Return) -> None:
    """Type into the open cell, which begins with everything selected."""
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)
    QCoreApplication.processEvents()


def times(page: EditorPage) -> list[str]:
    return [f"{row.item.id} {row.item.start}-{row.item.end}" for row in page.body.rows]


def hint(page: EditorPage) -> str:
    return page.body.hint.text


def fill(widget: QLineEdit, text: str) -> None:
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Key.Key_Tab)


def test_enter_types_a_time_in_any_form_and_what_is_linked_follows(page: EditorPage) -> None:
    page.body.table.select(0, Column.END)
    press(page, Key.Key_Return)
    typed(page, "1020")
    assert times(page)[:3] == ["opening 10:00-10:20", "panel-1 10:20-11:35", "panel-2 11:35-12:50"]
    assert "Also moved" in hint(page)


def test_what_would_move_is_shown_while_a_time_is_typed(page: EditorPage) -> None:
    page.body.table.type_into(0, Column.LENGTH)
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "1h")
    lines = page.body.table.lines
    place = lines.place_of(1)
    assert lines.index(place, Column.START).data() == "→11:00"
    assert hint(page).startswith("2 more items move")
    QTest.keyClick(field, Key.Key_Escape)
    assert lines.index(place, Column.START).data() == "10:15"
    assert times(page)[0] == "opening 10:00-10:15"


def test_control_enter_changes_one_item_alone(page: EditorPage) -> None:
    page.body.table.type_into(0, Column.END)
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "10.10")
    QTest.keyClick(field, Key.Key_Return, CONTROL)
    assert times(page)[:2] == ["opening 10:00-10:10", "panel-1 10:15-11:30"]


def test_tab_goes_on_to_the_next_cell_that_can_be_typed_into(page: EditorPage) -> None:
    page.body.table.type_into(0, Column.START)
    typed(page, "955", Key.Key_Tab)
    assert page.body.table.currentIndex().column() == Column.END
    typed(page, "1010", Key.Key_Tab)
    typed(page, "20", Key.Key_Tab)
    typed(page, "Welcome", Key.Key_Tab)
    assert page.body.table.currentIndex().column() == Column.WHO
    typed(page, "The Chair", Key.Key_Tab)
    assert (page.body.table.row or page.body.rows[0]).at == 1
    first = page.body.rows[0].item
    assert (first.start, first.end, first.title, first.speaker) == ("09:55", "10:15", "Welcome", "The Chair")


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [(Column.START, "25", "no time of day"), (Column.LENGTH, "soon", "no length"), (Column.END, "9", "does not fit")],
)
def test_what_cannot_be_is_said_and_changes_nothing(page: EditorPage, column: Column, text: str, why: str) -> None:
    before = times(page)
    page.body.table.type_into(0, column)
    typed(page, text)
    assert times(page) == before
    assert why in hint(page)


def test_an_agenda_that_can_run_says_so_and_is_no_button_that_cannot_be_used(page: EditorPage) -> None:
    days = page.body.days
    days.show_problems(())
    assert days.problems.isHidden()
    assert not days.fine.isHidden()
    assert days.fine.text == "The agenda can run"


def test_problems_stand_under_their_row_and_are_found_by_key(page: EditorPage) -> None:
    page.body.table.type_into(1, Column.END)
    typed(page, "1050")
    shown = [line.problem.code for line in page.body.table.lines.lines if line.problem is not None]
    assert shown == ["panel-too-short"]
    assert page.body.days.problems.label == "■ 1 to correct"
    page.body.table.select(3)
    press(page, Key.Key_E, CONTROL)
    assert page.body.table.row is not None
    assert page.body.table.row.item.id == "panel-1"


def test_items_are_added_moved_copied_and_taken_out_by_key(page: EditorPage) -> None:
    page.body.table.select(0)
    page.body.add_item(ItemKind.PRESENTATION)
    typed(page, "The issue brief")
    assert page.body.rows[1].item.title == "The issue brief"
    assert times(page)[:3] == ["opening 10:00-10:15", "presentation 10:15-10:30", "panel-1 10:30-11:45"]
    press(page, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert times(page)[:2] == ["presentation 10:00-10:15", "opening 10:15-10:30"]
    press(page, Key.Key_R, CONTROL)
    assert len(page.body.rows) == 6
    press(page, Key.Key_Delete)
    press(page, Key.Key_Z, CONTROL)
    assert len(page.body.rows) == 6
    press(page, Key.Key_Z, CONTROL)
    press(page, Key.Key_Y, CONTROL)
    assert len(page.body.rows) == 6


def test_the_menu_adds_items_and_days(page: EditorPage) -> None:
    menu = page.body.tools.menu()
    assert [entry.text() for entry in menu.actions() if entry.text()] == [
        "Remarks", "Presentation", "Break", "Expert panel", "Summary panel", "A day", "Take this day out",
    ]  # fmt: skip
    menu.actions()[-2].trigger()
    assert page.body.day == 1
    assert page.body.days.buttons[1].label == "Day 2 · Tue 1 December 2026"
    press(page, Key.Key_PageUp, CONTROL)
    assert page.body.day == 0
    menu.deleteLater()


def test_the_segments_of_panels_are_folded_away_and_out(page: EditorPage) -> None:
    lines = page.body.table.lines
    assert len(lines.lines) == 4 + 12
    page.body.table.select(1)
    press(page, Key.Key_Space)
    assert len(lines.lines) == 4 + 6
    page.body.tools.parts.click()
    assert len(lines.lines) == 4 + 12
    segment = lines.index(lines.place_of(1) + 1, Column.TITLE)
    assert not lines.editable(segment)


def test_people_are_written_line_for_line_and_their_minutes_count(page: EditorPage) -> None:
    page.body.table.select(1)
    form = page.body.item_form
    form.experts.setFocus()
    form.experts.setPlainText("Ada Example, Director, IOM (10 min)\nBo Example")
    fill(form.minutes["closing"], "5")
    panel = page.body.rows[1]
    assert [(segment.title, segment.speaker, segment.limit_s) for segment in panel.segments[1:3]] == [
        ("Panellist 1", "Ada Example", 600.0), ("Panellist 2", "Bo Example", 420.0),
    ]  # fmt: skip
    assert panel.segments[-1].limit_s == 300.0
    assert (
        page.body.table.lines.index(page.body.table.lines.place_of(1), Column.WHO).data() == "Ada Example, Bo Example"
    )


def test_another_kind_is_chosen_in_the_table_and_beside_it(page: EditorPage) -> None:
    page.body.table.type_into(0, Column.KIND)
    kinds = page.focusWidget()
    assert isinstance(kinds, QComboBox)
    kinds.setCurrentIndex(kinds.findData("presentation"))
    kinds.activated.emit(kinds.currentIndex())
    assert page.body.rows[0].item.kind == "presentation"


def test_a_whole_hearing_is_written_and_saved(page: EditorPage, own: Path, qtbot: QtBot) -> None:
    session = page.body.session_form
    page.body.show_form(2)
    fill(session.title, "Hearing on labour mobility")
    fill(session.place, "UN Office at Geneva")
    fill(session.zone, "Europe/Zurih")
    assert page.work is not None
    assert page.work.document.session is None
    fill(session.zone, "Europe/Zurich")
    fill(page.body.day_form.date, "14 December 2026")
    fill(page.body.day_form.sittings, "10-13")
    with qtbot.waitSignal(page.saved) as saved:
        press(page, Key.Key_S, CONTROL)
    path = saved.args[0] if saved.args else None
    assert path == own / "hearing-on-labour-mobility.yaml"
    loaded = load(own / "hearing-on-labour-mobility.yaml")
    assert loaded.problems == ()
    assert loaded.session is not None
    assert loaded.session.days == (dt.date(2026, 12, 14),)


def test_what_is_not_saved_is_offered_when_the_agenda_is_opened_again(
    page: EditorPage, own: Path, qtbot: QtBot
) -> None:
    page.save_now()
    assert page.work is not None
    path = page.work.path
    assert path is not None
    page.body.table.type_into(0, Column.TITLE)
    typed(page, "Half done")
    with qtbot.waitSignal(page.left):
        press(page, Key.Key_W, CONTROL)
    assert drafts_in(own) == [path]
    page.open_file(path)
    assert page.body.rows[0].item.title == "Half done"
    assert "not saved" in page.bar.text
    press(page, Key.Key_Z, CONTROL)
    assert page.body.rows[0].item.title == "Opening remarks"
    press(page, Key.Key_Y, CONTROL)
    page.save_now()
    assert drafts_in(own) == []


def test_a_draft_is_kept_within_seconds_of_a_change(page: EditorPage, own: Path, qtbot: QtBot) -> None:
    page.body.table.type_into(0, Column.TITLE)
    typed(page, "Half done")
    assert page.work is not None
    page.work._keep.timeout.emit()
    assert [path.name for path in drafts_in(own)] == ["new-agenda.yaml"]


def test_a_new_agenda_that_was_left_is_offered_when_another_is_begun(page: EditorPage, own: Path) -> None:
    page.leave_now()
    assert drafts_in(own) == []
    page.open_new(Template.HEARING, DATE, "Europe/Zurich")
    page.body.table.type_into(0, Column.TITLE)
    typed(page, "Half done")
    page.leave_now()
    page.open_new(Template.EMPTY, DATE, "Europe/Zurich")
    assert "“Stakeholder hearing” was left" in page.bar.text
    page.body.table.type_into(0, Column.TITLE)
    typed(page, "Another")
    page.bar._action.click()
    assert page.body.rows[0].item.title == "Half done"
    page.save_now()
    assert [path.name for path in drafts_in(own)] == ["new-agenda-2.yaml"]


def test_an_imported_text_is_kept_before_anything_is_changed(page: EditorPage, own: Path) -> None:
    assert page.work is not None
    page.open_text(page.work.document.text)
    page.leave_now()
    assert [path.name for path in drafts_in(own)] == ["new-agenda.yaml"]


def test_a_change_by_another_program_is_said_and_both_are_kept(page: EditorPage, own: Path) -> None:
    page.save_now()
    assert page.work is not None
    path = page.work.path
    assert path is not None
    path.write_text(path.read_text(encoding="utf-8").replace("Opening remarks", "Theirs"), encoding="utf-8")
    page.body.table.type_into(0, Column.TITLE)
    typed(page, "Ours")
    page.save_now()
    assert "changed by another program" in page.bar.text
    assert "Theirs" in path.read_text(encoding="utf-8")
    assert page.work.path is not None
    assert "Ours" in page.work.path.read_text(encoding="utf-8")


def test_a_shipped_session_is_a_copy(page: EditorPage, own: Path) -> None:
    page.open_file(SESSIONS / "gcm-2017-1.yaml", own=False)
    assert "copy" in page.bar.text
    page.save_now()
    text = (own / "copy-of-first-informal-thematic-session.yaml").read_text(encoding="utf-8")
    assert "# printed so, although the closing remarks start at 17:50" in text


def test_text_that_is_no_agenda_is_refused_with_a_sentence(page: EditorPage) -> None:
    with pytest.raises(NotASession, match="YAML"):
        page.open_text('gcm-moderator: 1\ntitle: "unfinished\n')


def test_a_full_disk_is_said_and_nothing_is_lost(page: EditorPage, own: Path) -> None:
    own.write_text("a file where the folder should be", encoding="utf-8")
    page.save_now()
    assert "cannot be saved" in page.bar.text
    assert page.work is not None
    assert page.work.path is None
    assert page.save.isEnabled()


def test_everything_the_keyboard_reaches_has_a_name(page: EditorPage) -> None:
    for which in range(3):
        page.body.show_form(which)
        unnamed = [type(widget).__name__ for widget in walk_focusable(page) if not widget.accessibleName()]
        assert unnamed == []


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080)])
def test_nothing_is_cut_off_in_small_and_large_windows(page: EditorPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    for which in range(3):
        page.body.show_form(which)
        form = page.body._forms.currentWidget()
        assert form is not None
        inner = form.findChild(QWidget, "inner")
        assert inner is not None
        assert inner.minimumSizeHint().width() <= form.width()


def test_the_problems_of_an_item_are_as_large_as_the_page(page: EditorPage) -> None:
    panel = next(row for row in page.body.rows if row.segments)
    document = page.body.document
    assert document is not None
    plan = operations.plan(document, panel.day, panel.at, Cell.LENGTH, 20, follow=False)
    assert plan is not None
    page.body.taken.emit(operations.applied(document, plan))
    page.resize(1920, 1080)
    QCoreApplication.processEvents()
    page.body.table.select(0)
    page.body.table.select(panel.at)
    sizes = {mark.width() for line in page.findChildren(ProblemLine) for mark in line.findChildren(ToneMark)}
    assert sizes == {round(14 * page.scale)}
    rows = [row for line in page.findChildren(ProblemLine) for row in line.findChildren(QHBoxLayout)]
    assert {row.spacing() for row in rows} == {round(8 * page.scale)}
