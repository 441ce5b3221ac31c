"""The list of those who wait: it asks for moves and shows what it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from ui.widgets.drawn_list import even_height
from ui.widgets.queue_list import QueueEntry, QueueList

ROWS = tuple(QueueEntry(f"r{n}", n, f"Delegation {n}", ("observer",) if n % 2 else (), "~11:44") for n in range(1, 6))


@pytest.fixture
def queue(qtbot: QtBot) -> QueueList:
    made = QueueList()
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.show_rows(ROWS)
    made.show()
    return made


@given(st.floats(20, 2000), st.floats(20, 120))
def test_rows_fill_the_room_without_cutting_one(room: float, comfortable: float) -> None:
    height = even_height(room, comfortable)
    assert height >= int(0.92 * comfortable)
    assert height <= 1.3 * comfortable + 1
    if room >= 4 * comfortable:
        assert room - int(room / height) * height < room / height


@pytest.mark.parametrize("height", range(150, 400, 21))
def test_no_row_is_cut_at_the_foot(queue: QueueList, height: int) -> None:
    queue.resize(480, height)
    queue.grab()
    row = queue.visualRect(queue.model().index(0, 0)).height()
    assert row == queue.row_height
    assert queue.viewport().height() % row < queue.viewport().height() / row


def ids(queue: QueueList) -> list[str]:
    return [row.id for row in queue.rows.rows]


@pytest.mark.parametrize(
    ("key", "place"),
    [(Qt.Key.Key_Up, 1), (Qt.Key.Key_Down, 3), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 4)],
)
def test_alt_and_arrows_ask_for_a_move(queue: QueueList, qtbot: QtBot, key: Qt.Key, place: int) -> None:
    queue.select("r3")
    with qtbot.waitSignal(queue.moved) as asked:
        qtbot.keyClick(queue, key, Qt.KeyboardModifier.AltModifier)
    assert asked.args == ["r3", place]
    assert ids(queue) == [row.id for row in ROWS]


def test_the_first_does_not_move_up(queue: QueueList, qtbot: QtBot) -> None:
    queue.select("r1")
    with qtbot.assertNotEmitted(queue.moved):
        qtbot.keyClick(queue, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize(("row", "place"), [(0, 0), (2, None), (3, None), (4, 3), (5, 4), (-1, 4)])
def test_dropping_between_rows_asks_for_a_move(queue: QueueList, row: int, place: int | None) -> None:
    asked: list[tuple[str, int]] = []
    queue.moved.connect(lambda request, at: asked.append((request, at)))
    data = queue.rows.mimeData([queue.rows.index(2)])
    taken = queue.rows.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert not taken, "the view must not take the row away by itself"
    assert asked == ([] if place is None else [("r3", place)])


def test_enter_calls_and_delete_withdraws(queue: QueueList, qtbot: QtBot) -> None:
    queue.select("r2")
    with qtbot.waitSignal(queue.called) as called:
        qtbot.keyClick(queue, Qt.Key.Key_Return)
    with qtbot.waitSignal(queue.withdrawn) as withdrawn:
        qtbot.keyClick(queue, Qt.Key.Key_Delete)
    assert (called.args, withdrawn.args) == (["r2"], ["r2"])


def test_the_selected_request_stays_selected(queue: QueueList) -> None:
    queue.select("r4")
    queue.show_rows([ROWS[3], *ROWS[:3], ROWS[4]])
    assert queue.selected() == "r4"
    assert queue.currentIndex().row() == 0
    queue.show_rows(ROWS[:3])
    assert queue.selected() is None


def test_two_hundred_rows_and_hostile_names(queue: QueueList) -> None:
    names = (
        '<b>x</b><img src="http://127.0.0.1:1/">',
        "y" * 300,
        "\u202eabc\n\n",
        "🇰🇪",
        "المملكة العربية السعودية",
        "",
    )
    queue.show_rows([QueueEntry(f"q{n}", n, names[n % len(names)], point_of_order=n < 3) for n in range(200)])
    assert queue.grab().width() == 480
    assert queue.rows.rowCount() == 200
    assert queue.sizeHintForRow(0) == queue.sizeHintForRow(1) >= 44
    assert "\n" not in queue.rows.index(2).data(Qt.ItemDataRole.DisplayRole)


def test_rows_say_everything_to_a_screen_reader(queue: QueueList) -> None:
    assert queue.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "1, Delegation 1, observer, ~11:44"


def test_a_point_of_order_looks_different(queue: QueueList, qtbot: QtBot) -> None:
    plain = queue.grab().toImage()
    first = ROWS[0]
    queue.show_rows([QueueEntry(first.id, 1, first.name, first.details, first.expected, True), *ROWS[1:]])
    qtbot.wait(0)
    assert queue.grab().toImage() != plain
