"""A process of its own with the Notes view: how long a save, a search and a key take with few notes and with many."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gcm_moderator import bootstrap
from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.record.sqlite import SqliteRecord
from tests.bench import floor
from ui.notes.seat import notes_at
from ui.notes.window import NotesView
from ui.theme import Theme, apply

QUERIES = ("m", "mi", "firewalls", "point 7", '"firewalls work"', "nothing like it", "data disagg")
WARMING_UP = 10


class _Painted(QObject):
    """Keeps the instants at which a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            # The window's surface goes to the screen within this event.
            self.times.append(time.perf_counter())
        return False


@contextmanager
def _view_on(path: Path) -> Iterator[NotesView]:
    record = SqliteRecord.open(path)
    clock = SetClock(record.read(0, 1)[0].at)
    seat = Seat(Desk(record, clock, bootstrap.new_id, floor.SEAT))
    clock.put(seat.desk.history.drafts[-1].at)
    view = notes_at(seat, time.monotonic)
    view.resize(1280, 720)
    view.show()
    view.activateWindow()
    view.writing.editor.setFocus()
    QApplication.processEvents()
    yield view
    view.close()
    seat.close()
    QApplication.processEvents()
    record.close()


def _save(view: NotesView, number: int) -> float:
    """Seconds from Enter until the note is on the disk and in the list."""
    view.writing.editor.insertPlainText(f"Point {number} on firewalls")
    shown = len(view._seat.desk.notebook.taken)
    started = time.perf_counter()
    QTest.keyClick(view.writing.editor, Qt.Key.Key_Return)
    while len(view._seat.desk.notebook.taken) == shown:
        QApplication.processEvents()
    return time.perf_counter() - started


def _search(view: NotesView, query: str) -> float:
    """Seconds from the query in an empty field until the first page of notes is on the screen, or all there are."""
    view.finder.field.clear()
    QApplication.processEvents()
    started = time.perf_counter()
    view.finder.field.setText(query)
    while view.list.rows.looking:
        QApplication.processEvents()
    QApplication.processEvents()
    return time.perf_counter() - started


def _key(view: NotesView, painted: _Painted, key: str) -> float:
    """Seconds from a key until the window has been painted with it."""
    before = len(painted.times)
    started = time.perf_counter()
    QTest.keyClicks(view.writing.editor, key)
    while len(painted.times) == before:
        QApplication.processEvents()
    return time.perf_counter() - started


def _typed_during(view: NotesView, keys: int, going_on: Callable[[], bool]) -> list[float]:
    painted = _Painted()
    view.installEventFilter(painted)
    taken = [_key(view, painted, "firewalls work "[n % 15]) for n in range(keys)]
    view.removeEventFilter(painted)
    if not going_on():
        raise SystemExit("The export was over before the keys were.")
    view.writing.editor.give("")
    return taken[WARMING_UP:]


def main() -> None:
    few, many, saves, keys = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    application = QApplication([])
    apply(application, Theme.LIGHT)
    with _view_on(few) as short, _view_on(many) as long:
        pairs = [(_save(short, n), _save(long, n)) for n in range(saves + WARMING_UP)][WARMING_UP:]
        searches = {query: [_search(long, query) for _ in range(5)] for query in QUERIES}
        long.finder.reset()
        long.activateWindow()
        out = many.with_suffix(".export.json")
        program = "from gcm_moderator.cli import main; print(flush=True); main()"
        command = [sys.executable, "-c", program, "export", str(many), "--to", str(out)]
        export = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert export.stdout is not None
        export.stdout.readline()
        typed = _typed_during(long, keys + WARMING_UP, lambda: export.poll() is None)
        export.kill()
        export.communicate()
    figures = {
        "few_s": [one for one, _ in pairs],
        "many_s": [other for _, other in pairs],
        "search_s": searches,
        "key_s": typed,
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
