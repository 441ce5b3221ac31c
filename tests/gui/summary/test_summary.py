"""The summary panel's view: points ordered, merged, split, worded, filed and confirmed; the expert's pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Heading, NoteKind, Quantifier
from gcm_moderator.settings import changed
from gcm_moderator.settings_file import SettingsStore
from tests.gui.focusable import walk_focusable
from tests.gui.summary.conftest import Notes, Open
from ui.actions.action import Do
from ui.summary.page import SummaryPage
from ui.summary.point_list import PointList
from ui.summary.rows import HeadingRow, PointRow

FIREWALLS = "Firewalls between enforcement and services work in practice"
AGAIN = "In practice, firewalls between services and enforcement work"


def texts(page: SummaryPage) -> list[str]:
    return [row.text if isinstance(row, PointRow) else row.title for row in page.brief.list.points.rows]


def drop(listed: PointList, dragged: int, row: int, onto: int | None = None) -> None:
    """Drop a row before another, or onto one."""
    model = listed.points
    data = model.mimeData([model.index(dragged)])
    parent = model.index(onto) if onto is not None else QModelIndex()
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1 if onto is not None else row, 0, parent)


def three(world: Notes) -> tuple[str, str, str]:
    return world.note("a"), world.note("b", "Malta"), world.note("c", "Mexico", kind=NoteKind.CONCLUSION)


def test_points_stand_under_their_headings_with_who_is_behind_them(world: Notes, open_summary: Open) -> None:
    three(world)
    world.note("elsewhere", panel="panel-2")
    world.note("plain", star=False)
    page = open_summary()
    assert texts(page) == ["Main points", "a", "b", "Conclusions", "c", "Issues of major relevance"]
    first = page.brief.list.points.rows[1]
    assert isinstance(first, PointRow)
    assert first.details == ("1 delegation", "1 note")
    assert page.brief.details.said.notes.rows[0].who == "Kenya"
    assert "Internal" in page.brief.details.internal.text


def test_the_view_opens_at_the_perspective_that_is_given_and_marks_it(world: Notes, open_summary: Open) -> None:
    three(world)
    world.do(commands.StartSegment("summary/moderator-2"))
    page = open_summary()
    assert page.tabs.currentIndex() == 1
    assert page.tabs.tabText(1) == "▶ Panel 2"
    assert page.brief.title.full_text.startswith("Speaking now")
    world.do(commands.StartSegment("summary/expert"))
    assert page.tabs.tabText(1) == "Panel 2"
    page.go_to(3)
    assert page.brief.title.full_text == "Speaking now · Thematic expert · across all panels"


def test_a_point_is_dropped_between_others_under_another_heading_and_onto_one(world: Notes, open_summary: Open) -> None:
    three(world)
    page = open_summary()
    listed = page.brief.list
    drop(listed, 2, 1)
    world.desk.settle()
    assert texts(page)[:3] == ["Main points", "b", "a"]
    drop(listed, 1, 4)
    world.desk.settle()
    assert texts(page) == ["Main points", "a", "Conclusions", "b", "c", "Issues of major relevance"]
    drop(listed, 3, -1, onto=4)
    world.desk.settle()
    assert texts(page) == ["Main points", "a", "Conclusions", "c", "Issues of major relevance"]
    row = listed.points.rows[3]
    assert isinstance(row, PointRow)
    assert row.details[0] == "2 delegations"


def test_alt_and_arrows_move_a_point_from_heading_to_heading(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    a, b, _ = three(world)
    page = open_summary()
    listed = page.brief.list
    listed.select(a)
    for expected in (
        ["Main points", "b", "a", "Conclusions", "c", "Issues of major relevance"],
        ["Main points", "b", "Conclusions", "a", "c", "Issues of major relevance"],
        ["Main points", "b", "Conclusions", "c", "a", "Issues of major relevance"],
        ["Main points", "b", "Conclusions", "c", "Issues of major relevance", "a"],
        ["Main points", "b", "Conclusions", "c", "Issues of major relevance", "a"],
    ):
        qtbot.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        world.desk.settle()
        assert texts(page) == expected
        assert listed.current() == a
    qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    world.desk.settle()
    assert texts(page)[-3:] == ["c", "a", "Issues of major relevance"]
    listed.select(b)
    qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(page)[:2] == ["Main points", "b"]


def test_across_panels_the_order_is_its_own(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    three(world)
    world.note("d", panel="panel-2")
    page = open_summary()
    page.go_to(3)
    listed = page.brief.list
    assert texts(page) == ["a", "b", "c", "d"]
    drop(listed, 3, 0)
    world.desk.settle()
    assert texts(page) == ["d", "a", "b", "c"]
    qtbot.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    world.desk.settle()
    assert world.order("panel-1") == ["a", "b", "c"]


def test_selected_points_are_merged_split_and_the_merge_undone(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    a, _, c = three(world)
    page = open_summary()
    listed = page.brief.list
    listed.select(a, c)
    qtbot.keyClick(listed, Qt.Key.Key_J)
    world.desk.settle()
    assert world.order("panel-1") == ["a", "b"]
    assert [row.who for row in page.brief.details.said.notes.rows] == ["Kenya", "Mexico"]
    qtbot.keyClick(listed, Qt.Key.Key_U)
    world.desk.settle()
    assert world.order("panel-1") == ["a", "b", "c"]
    assert listed.selected() == (a,)
    assert page.undo.label == "Undo split"
    qtbot.keyClick(listed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    world.desk.settle()
    assert world.order("panel-1") == ["a", "b"]
    page.take_back()
    world.desk.settle()
    assert world.order("panel-1") == ["a", "b", "c"]
    assert not page.undo.isEnabled()
    page.put_back()
    world.desk.settle()
    assert world.order("panel-1") == ["a", "b"]


def test_a_likely_duplicate_is_a_hint_and_one_key_merges_it(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    world.note(FIREWALLS)
    world.note("Something else altogether", "Malta")
    world.note(AGAIN, "Mexico")
    page = open_summary()
    marks = [row.alike for row in page.brief.list.points.rows if isinstance(row, PointRow)]
    assert marks == [True, False, True]
    assert AGAIN in page.brief.details.hint.full_text
    qtbot.keyClick(page.brief.list, Qt.Key.Key_J)
    world.desk.settle()
    assert world.order("panel-1") == [FIREWALLS, "Something else altogether"]
    assert page.brief.details.hint.isHidden()


def test_a_note_is_taken_out_of_a_point(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    a, b, c = three(world)
    world.do(commands.MergePoints((a, b, c)))
    page = open_summary()
    said = page.brief.details.said
    said.setCurrentIndex(said.notes.index(1))
    qtbot.keyClick(said, Qt.Key.Key_Delete)
    world.desk.settle()
    assert sorted(world.order("panel-1")) == ["a", "b"]


def test_the_wording_is_taken_with_ctrl_enter_and_left_with_esc(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    three(world)
    page = open_summary()
    field = page.brief.details.wording
    qtbot.keyClick(page.brief.list, Qt.Key.Key_Return)
    assert field.hasFocus()
    field.setPlainText("Worded anew")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.desk.settle()
    assert texts(page)[1] == "Worded anew"
    field.setPlainText("Never mind")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    world.desk.settle()
    assert field.toPlainText() == "Worded anew"
    assert page.brief.list.hasFocus()
    assert texts(page)[1] == "Worded anew"


def test_what_is_being_typed_stays_when_the_meeting_goes_on(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    three(world)
    page = open_summary()
    field = page.brief.details.wording
    field.setFocus()
    field.setPlainText("Half a sen")
    world.note("d")
    assert field.toPlainText() == "Half a sen"
    page.brief.list.setFocus()
    world.desk.settle()
    assert texts(page)[1] == "Half a sen"


def test_one_key_confirms_and_a_change_of_the_number_is_said(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    a, b, c = three(world)
    world.do(commands.MergePoints((a, b, c)))
    page = open_summary()
    details = page.brief.details
    assert "“some” is suggested" in details.state.text
    assert page.brief.waiting.full_text == "1 point · 1 quantifier to confirm"
    qtbot.keyClick(page.brief.list, Qt.Key.Key_K)
    world.desk.settle()
    assert details.state.text == "Confirmed: 3 delegations"
    assert page.brief.waiting.full_text == "1 point · every quantifier is confirmed"
    world.do(commands.DeleteNote(c))
    assert details.state.text == "Confirmed when there were 3; now 2 delegations. Confirm again."
    qtbot.keyClick(page.brief.list, Qt.Key.Key_K)
    world.desk.settle()
    qtbot.keyClick(page.brief.list, Qt.Key.Key_K)
    world.desk.settle()
    assert details.point is not None
    assert details.point.confirmed is None
    details.confirm(Quantifier.MANY)
    world.desk.settle()
    assert details.point.confirmed is Quantifier.MANY


def test_one_key_confirms_all_that_are_selected(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    three(world)
    page = open_summary()
    page.brief.list.selectAll()
    qtbot.keyClick(page.brief.list, Qt.Key.Key_K)
    while world.desk.writing:
        world.desk.settle()
    assert page.brief.waiting.full_text == "3 points · every quantifier is confirmed"


def test_digits_put_a_point_under_a_heading(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    a, _, _ = three(world)
    page = open_summary()
    page.brief.list.select(a)
    qtbot.keyClick(page.brief.list, Qt.Key.Key_3)
    world.desk.settle()
    assert world.desk.history.points.heading(a) is Heading.MAJOR_ISSUES
    assert texts(page)[-2:] == ["Issues of major relevance", "a"]


def test_a_refusal_is_said_in_the_bar(world: Notes, open_summary: Open) -> None:
    a, b, c = three(world)
    page = open_summary()
    world.do(commands.MergePoints((a, b)))
    page.wanted.emit(commands.MergePoints((b, c)))
    world.desk.settle()
    assert "merged into another" in page.bar.text


def test_reading_time_stands_against_the_fifteen_minutes(world: Notes, open_summary: Open) -> None:
    world.note("word " * 220)
    page = open_summary()
    assert page.brief.reading.text == "2:00 of 15:00 to read out"
    assert page.brief.reading.shape.isHidden()
    for _ in range(7):
        world.note("word " * 220)
    assert page.brief.reading.text == "16:00 of 15:00 to read out"
    assert not page.brief.reading.shape.isHidden()


def test_nothing_is_worked_out_while_nobody_looks(world: Notes, open_summary: Open) -> None:
    page = open_summary()
    before = page.view
    page.hide()
    world.note("a")
    assert page.view is before
    page.show()
    assert texts(page)[1] == "a"


def test_an_empty_brief_says_what_to_do(open_summary: Open) -> None:
    page = open_summary()
    assert [type(row) for row in page.brief.list.points.rows] == [HeadingRow] * 3
    assert "Star a note" in page.brief.list.accessibleDescription()
    assert page.brief.details.full.isHidden()
    page.go_to(4)
    assert page.pictures.commitments.table.columnCount() == 0


def test_the_pictures_count_and_say_each_cell_in_words(world: Notes, open_summary: Open, qtbot: QtBot) -> None:
    world.note("a")
    world.note("b", star=False)
    world.note("c", "Malta", panel="panel-2")
    page = open_summary()
    page.go_to(4)
    themes, commitments = page.pictures.themes, page.pictures.commitments
    assert [themes.table.index(0, n).data() for n in range(4)] == ["1", "1", "0", "2"]
    said = Qt.ItemDataRole.AccessibleTextRole
    assert themes.table.index(0, 0).data(said).endswith("Panel 1: 1 delegation, 2 notes")
    assert [column.title for column in commitments.table.picture.columns] == ["All", "Kenya", "Malta"]
    assert [commitments.table.index(5, n).data() for n in range(3)] == ["2", "2", "1"]
    commitments.setCurrentIndex(commitments.table.index(5, 0))
    qtbot.keyClick(commitments, Qt.Key.Key_Right)
    assert commitments.currentIndex().column() == 1


def test_the_models_keep_qts_rules(world: Notes, open_summary: Open) -> None:
    page = open_summary()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(model, mode)
        for model in (page.brief.list.points, page.brief.details.said.notes, page.pictures.commitments.table)
    ]
    a, b, _ = three(world)
    world.do(commands.MergePoints((a, b)), commands.DeleteNote(a), commands.ReviseNote(b, NoteContent("b", star=True)))
    page.go_to(4)
    assert len(testers) == 3


def test_other_thresholds_suggest_other_words_at_once(
    world: Notes, open_summary: Open, settings: SettingsStore, qtbot: QtBot
) -> None:
    world.do(commands.MergePoints(three(world)))
    page = open_summary()
    settings.change(changed(settings.current, "quantifiers", "several", 3))
    point = page.brief.details.point
    assert point is not None
    assert point.suggested is Quantifier.SEVERAL


def test_the_keyboard_goes_to_what_is_shown(world: Notes, open_summary: Open) -> None:
    three(world)
    page = open_summary()
    assert page.brief.list.hasFocus()
    page.go_to(4)
    page.setFocus()
    assert page.pictures.themes.hasFocus()


def test_export_is_asked_for(open_summary: Open, qtbot: QtBot) -> None:
    page = open_summary()
    with qtbot.waitSignal(page.asked) as asked:
        page.export.click()
    assert asked.args == [Do.VIEW_EXPORT]


@pytest.mark.parametrize("tab", [0, 3, 4])
def test_everything_that_takes_the_focus_has_a_name(world: Notes, open_summary: Open, tab: int) -> None:
    three(world)
    page = open_summary()
    page.go_to(tab)
    page.say("Said.")
    assert [widget for widget in walk_focusable(page) if not widget.accessibleName()] == []


@pytest.mark.parametrize(
    ("position", "onto", "expected"),
    [
        (QAbstractItemView.DropIndicatorPosition.AboveItem, 1, ["b", "a", "c"]),
        (QAbstractItemView.DropIndicatorPosition.BelowItem, 1, ["a", "b", "c"]),
        (QAbstractItemView.DropIndicatorPosition.BelowItem, 4, ["a", "c", "b"]),
        (QAbstractItemView.DropIndicatorPosition.OnItem, 1, ["a", "c"]),
        (QAbstractItemView.DropIndicatorPosition.OnViewport, 0, ["a", "b", "c"]),
    ],
)
def test_a_drop_means_what_the_mark_shows(
    world: Notes,
    open_summary: Open,
    monkeypatch: pytest.MonkeyPatch,
    position: QAbstractItemView.DropIndicatorPosition,
    onto: int,
    expected: list[str],
) -> None:
    three(world)
    listed = open_summary().brief.list
    monkeypatch.setattr(listed, "dropIndicatorPosition", lambda: position)
    at = QPointF(listed.visualRect(listed.points.index(onto)).center())
    data = listed.points.mimeData([listed.points.index(2)])
    dropped = QDropEvent(at, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    listed.dropEvent(dropped)
    world.desk.settle()
    assert world.order("panel-1") == expected
