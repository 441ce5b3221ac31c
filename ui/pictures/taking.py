"""Pictures of every view, off screen, part-way through a rehearsal: for the documents, and for looking at."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from gcm_moderator.agenda.model import Segment, SegmentKind, Session
from gcm_moderator.clock import SetClock
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.rehearsal.player import Player
from gcm_moderator.rehearsal.rehearsal import open_record
from gcm_moderator.rehearsal.script import parse
from gcm_moderator.settings_file import SettingsStore
from ui.aside import AsideAtOnce
from ui.display.window import DisplayWindow
from ui.export.seat import export_at
from ui.house import House
from ui.importing.page import ImportPage
from ui.notes.seat import notes_at
from ui.pictures import notes as notes_scenes
from ui.pictures import pages
from ui.pictures.editor import change_at, editors
from ui.pictures.floor import crowd, lively
from ui.pictures.points import notes_of, work_on
from ui.pictures.programme import programme
from ui.podium.seat import podium_at
from ui.start.page import StartPage
from ui.start.shelves import Shelves
from ui.summary.seat import summary_at
from ui.theme import Theme, apply
from ui.time.seat import time_at

SIZES = ((1280, 720), (1920, 1080))

_DISCUSSION = """
+5s   request Kenya
+2s   request "Costa Rica"
+3s   request Malta on-behalf-of "European Union" limit 5m
+2s   request Mexico
+4s   request "Holy See"
+3s   request "Bosnia and Herzegovina" to panellist-2
+2s   request Philippines
+2s   request IOM
+2s   request "Delegate in row 4"
+1m   call
+40s  note "Firewalls between enforcement and services work in practice" kind good-practice star
+2m15s finish
+8s   call
+1m   note "Who pays for alternatives to detention?" kind question to panellist-2
+1m50s finish
+5s   request Kenya
+1s   message "Please mention the side event at 13:15"
+9s   call
"""


_CONCLUSIONS = ("podium", "summary", "summary-across", "summary-pictures")


class PicturesError(Exception):
    """The pictures cannot be written. The text is one sentence."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A moment to take pictures of: what is played before it, how long after the last action it is, and which views.

    `work` is what is done at the desk besides the script.
    """

    name: str
    script: str
    after_s: float
    views: tuple[str, ...] = ("podium", "display")
    work: Callable[[Desk], None] | None = None


def take(session: Session, house: House, out: Path) -> Iterator[Path]:
    """Write the pictures of that session into a folder, and give their paths.

    Raises:
        PicturesError: the folder cannot be made or written to.
    """
    application = QApplication.instance()
    if application is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QApplication(["gcm-moderator"])
    assert isinstance(application, QApplication)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PicturesError(f"The folder {out} cannot be made: {error.strerror}.") from error
    directory = house.directory()
    qInstallMessageHandler(_hear)
    for theme in Theme:
        apply(application, theme)
        yield from _of_start(house, theme, out)
        yield from _of_import(theme, out)
        yield from _of_editor(session, house, theme, out)
        yield from _of_pages(house, session, directory, theme, out)
        for scene in _scenes(session):
            yield from _of_scene(scene, session, directory, house.settings, theme, out)
        yield from _of_notes(session, directory, theme, out)
    qInstallMessageHandler(None)


def _hear(_: QtMsgType, __: QMessageLogContext, text: str) -> None:
    """What Qt says, but for what the off-screen platform cannot do."""
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def _of_start(house: House, theme: Theme, out: Path) -> Iterator[Path]:
    """The start page as a new user sees it: the shipped sessions, and nothing of their own."""
    house = replace(house, own_agendas=lambda: Path("~/Documents/gcm-moderator"), kept=list)
    page = StartPage(Shelves(house, AsideAtOnce()))
    for width, height in SIZES:
        yield _picture(page, out / f"start-{theme.value}-{width}x{height}.png", width, height)
    _put_away(page)


def _of_import(theme: Theme, out: Path) -> Iterator[Path]:
    """A new agenda from a document: what was understood, beside its lines."""
    page = ImportPage(AsideAtOnce(), read=lambda _: programme())
    page.open_file(out)
    for width, height in SIZES:
        yield _picture(page, out / f"import-{theme.value}-{width}x{height}.png", width, height)
    _put_away(page)


def _of_editor(session: Session, house: House, theme: Theme, out: Path) -> Iterator[Path]:
    for name, page, begin in editors(session, house):
        for number, (width, height) in enumerate(SIZES):
            page.resize(width, height)
            page.show()
            if not number:
                begin(page)
            yield _picture(page, out / f"editor-{name}-{theme.value}-{width}x{height}.png", width, height)
        _put_away(page)


def _of_pages(house: House, session: Session, directory: Directory, theme: Theme, out: Path) -> Iterator[Path]:
    """The pages over the start page, and a rehearsal."""
    made: Iterator[tuple[str, QWidget]] = chain(
        (
            ("settings", pages.settings()),
            ("calendar", pages.calendar(house, as_list=False)),
            ("calendar-list", pages.calendar(house, as_list=True)),
            ("guide", pages.guide()),
            ("rehearse", pages.set_up(session)),
        ),
        pages.rehearsal(session, directory, house.settings),
    )
    for name, page in made:
        for width, height in SIZES:
            yield _picture(page, out / f"{name}-{theme.value}-{width}x{height}.png", width, height)
        _put_away(page)


def _put_away(window: QWidget) -> None:
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _scenes(session: Session) -> Iterator[_Scene]:
    discussions = [s for s in session.segments if s.kind is SegmentKind.DISCUSSION]
    discussion = next(iter(discussions), None)
    yield _Scene("before", "", 0, ("podium", "display", "time"))
    if discussion is None:
        yield _Scene("running", _opened(session, session.segments[0]), 90)
        return
    floor = _opened(session, discussion) + _DISCUSSION
    yield _Scene("opened", _opened(session, discussion), 20)
    yield _Scene("discussion", floor, 19, ("podium", "display", "agenda-change"))
    yield _Scene("overtime", floor, 312)
    order = '+50s request "Viet Nam" kind point-of-order\n+3s call "Viet Nam"\n'
    yield _Scene("point-of-order", floor + order, 12)
    yield _Scene("suspended", floor + "+70s suspend\n", 80)
    spoken = _opened(session, discussion) + lively()
    yield _Scene("all-fit", spoken, 75, ("time",))
    stopped = "+5s finish\n+2s suspend\n+6m continue\n+4s call\n"
    words = '+1m message "Please slow down for the interpreters" to both\n'
    yield _Scene("crowded", spoken + stopped + words + crowd(), 220, ("time", "display"))
    later = next((s for s in discussions if s.day > 1), None)
    if later is not None:
        day = f"day {later.day}\n"
        script = _opened(session, later).replace(day, f"+13m end\n{day}", 1)
        yield _Scene("day-2", script + lively(), 200, ("time",))
    yield from _concluding(session)


def _concluding(session: Session) -> Iterator[_Scene]:
    """What is made from notes: the moderator's conclusion, the summary panel, and its view."""
    closing = next((s for s in session.segments if s.kind is SegmentKind.CLOSING), None)
    if closing is not None:
        speaks = f'+30m start {closing.id}\n+2s turn "{closing.speaker}"\n'
        yield _Scene("concluding", notes_of(session, panels=1) + speaks, 95, ("podium",), work_on)
        yield _Scene("concluding-without-notes", _opened(session, closing), 20, ("podium",))
    perspective = [s for s in session.segments if s.kind is SegmentKind.PERSPECTIVE][1:2]
    whole = notes_of(session) + "".join(_started(segment, session) for segment in perspective)
    yield _Scene("summary-panel", whole, 30, (*_CONCLUSIONS, "export"), work_on)


def _started(segment: Segment, session: Session) -> str:
    start = segment.planned_start.astimezone(ZoneInfo(session.zone))
    return f'day {segment.day}\n{start:%H:%M:%S} start {segment.id}\n+2s turn "{segment.speaker}"\n'


def _opened(session: Session, segment: Segment) -> str:
    """The script that goes through the agenda as planned until that segment has begun."""
    zone = ZoneInfo(session.zone)
    segments = session.segments[: session.segments.index(segment) + 1]
    return "".join(f"day {s.day}\n{s.planned_start.astimezone(zone):%H:%M:%S} start {s.id}\n" for s in segments)


def _of_scene(
    scene: _Scene, session: Session, directory: Directory, settings: SettingsStore, theme: Theme, out: Path
) -> Iterator[Path]:
    seat = _seat_after(scene, session, directory)
    steady = lambda: 0.0  # noqa: E731
    views: dict[str, Callable[[], QWidget]] = {
        "podium": lambda: podium_at(seat, lambda: directory, steady, session.language, settings),
        "display": lambda: _display(seat),
        "time": lambda: time_at(seat, steady),
        "agenda-change": lambda: change_at(seat),
        "export": lambda: export_at(seat, Path("~/Documents/gcm-moderator/exports"), lambda *_: ()),
        "summary": lambda: _summary(seat, settings, None),
        "summary-across": lambda: _summary(seat, settings, -2),
        "summary-pictures": lambda: _summary(seat, settings, -1),
    }
    for view in scene.views:
        window = views[view]()
        for width, height in SIZES:
            yield _picture(window, out / f"{view}-{scene.name}-{theme.value}-{width}x{height}.png", width, height)
        _put_away(window)
    _let_go(seat)


def _of_notes(session: Session, directory: Directory, theme: Theme, out: Path) -> Iterator[Path]:
    """The Notes view, with nothing noted yet and with a morning's notes."""
    discussion = next((s for s in session.segments if s.kind is SegmentKind.DISCUSSION), None)
    if discussion is None:
        return
    opened = _opened(session, discussion)
    for name, (busy, act) in notes_scenes.SCENES.items():
        script = opened + (notes_scenes.busy(session) if busy else "")
        seat = _seat_after(_Scene(name, script, 41), session, directory)
        view = notes_at(seat, lambda: 0.0)
        act(view)
        for width, height in SIZES:
            yield _picture(view, out / f"notes-{name}-{theme.value}-{width}x{height}.png", width, height)
        _put_away(view)
        _let_go(seat)


def _seat_after(scene: _Scene, session: Session, directory: Directory) -> Seat:
    """A seat at a meeting in memory at which the scene was played."""
    clock = SetClock(session.segments[0].planned_start - dt.timedelta(minutes=2))
    record = open_record(session, None, clock.now(), rehearsed=False)
    numbers = count(1)
    desk = Desk(record, clock, lambda: f"c{next(numbers)}")
    player = Player(desk, directory)
    # Printed agendas overlap, and short panels end before everybody on the pictures has spoken.
    for action in parse(scene.script, session, catching_up=True):
        clock.put(action.at)
        player.play(action)
    if scene.work is not None:
        scene.work(desk)
    clock.put(clock.now() + dt.timedelta(seconds=scene.after_s))
    return Seat(desk)


def _let_go(seat: Seat) -> None:
    seat.close()
    seat.desk.record.close()


def _display(seat: Seat) -> QWidget:
    display = DisplayWindow(seat.now)
    display.show_view(seat.display)
    return display


def _summary(seat: Seat, settings: SettingsStore, tab: int | None) -> QWidget:
    """The summary panel's view at a tab, counted from the end; None is the one it opens at."""
    page = summary_at(seat, settings)
    page.begin()
    if tab is not None:
        page.go_to(page.tabs.count() + tab)
    return page


def _picture(window: QWidget, path: Path, width: int, height: int) -> Path:
    window.resize(width, height)
    window.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    if not window.grab().save(str(path), "PNG"):
        raise PicturesError(f"{path} cannot be written; is the disk full, or the folder read-only?")
    return path
