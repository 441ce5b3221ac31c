"""The summary panel's view: a brief for each panel, one across panels, and the expert's two pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gcm_moderator.desk.views import Brief, ExpertTables, SummaryView
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Refusal
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import BY_NAME, cap
from ui.summary import words
from ui.summary.brief_page import BriefPage
from ui.summary.pictures_page import PicturesPage
from ui.theme import Type, font, space
from ui.widgets.bar import Bar, Tone
from ui.widgets.button import TouchButton
from ui.widgets.growing import GrowingPage
from ui.widgets.label import PlainLabel
from ui.widgets.paint import Scaled, scale_all
from ui.widgets.text import menu_text, pointing


class Tabs(QTabBar, Scaled):
    """The tabs, which grow with the window."""

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.setFont(font(Type.BODY, scale))


class SummaryPage(GrowingPage):
    """The view. `wanted` carries a command, `asked` the `Do` of what the application carries out.

    `fetch` gives the view of the meeting as it stands, `fetch_tables` the expert's tables. Each is asked only while its
    answer is to be seen.
    """

    DESIGNED = (1200, 700)
    SCALES = (0.86, 1.5)

    wanted = Signal(object)
    asked = Signal(object)

    def __init__(
        self,
        fetch: Callable[[], SummaryView],
        fetch_tables: Callable[[], ExpertTables],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, scale=0.0)
        self._fetch = fetch
        self._fetch_tables = fetch_tables
        self._view: SummaryView | None = None
        self.setWindowTitle(self.tr("Summary panel"))
        self.setAccessibleName(self.tr("Summary panel"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.tabs = describe(Tabs(), self.tr("Panels"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._choose)
        self.undo = TouchButton(self.tr("Undo"), cap(Do.UNDO_POINTS))
        self.undo.setAccessibleDescription(self.tr("Takes back what was done last to the points"))
        self.undo.clicked.connect(self.take_back)
        self.export = TouchButton(self.tr("Export…"))
        self.export.clicked.connect(lambda: self.asked.emit(Do.VIEW_EXPORT))
        self.brief = BriefPage()
        self.pictures = PicturesPage()
        self.bar = Bar()
        self.bar.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.brief)
        self._stack.addWidget(self.pictures)
        self._head = QHBoxLayout()
        self._head.addWidget(PlainLabel(self.tr("Summary panel"), Type.TITLE))
        self._head.addWidget(self.tabs, 1)
        self._head.addWidget(self.undo)
        self._head.addWidget(self.export)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.bar)
        self.brief.wanted.connect(self.wanted)
        self._listen(Do.UNDO_POINTS, self.take_back)
        self._listen(Do.REDO_POINTS, self.put_back)

    @property
    def view(self) -> SummaryView | None:
        """What is shown."""
        return self._view

    def follow(self) -> None:
        """Show the meeting as it stands, if anybody looks."""
        if self.isVisible():
            self._show(self._fetch())

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar at the foot, for some seconds."""
        self.bar.say(text, tone)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.say(refusal.message, Tone.ATTENTION)

    def take_back(self) -> None:
        """Undo what was done last to the points from here."""
        if self._view is not None and self._view.undo is not None:
            self.wanted.emit(commands.UndoPoints(self._view.undo.command))

    def put_back(self) -> None:
        """Put back what was taken back last."""
        if self._view is not None and self._view.redo is not None:
            self.wanted.emit(commands.RedoPoints(self._view.redo.command))

    def go_to(self, tab: int) -> None:
        """Show a tab: the panels from 0, then the page across panels, then the pictures."""
        self.begin()
        self.tabs.setCurrentIndex(tab)

    def begin(self) -> None:
        """Have the tabs of the meeting, at the brief that is being said or else the first with points."""
        if self._view is None:
            self._show(self._fetch())

    def _show(self, view: SummaryView) -> None:
        first, self._view = self._view is None, view
        briefs = (*view.panels, view.across)
        titles = [_tab(brief) for brief in view.panels]
        titles += [self.tr("Across panels"), self.tr("Themes and commitments")]
        self.tabs.blockSignals(True)
        while self.tabs.count() < len(titles):
            self.tabs.addTab("")
        while self.tabs.count() > len(titles):
            self.tabs.removeTab(self.tabs.count() - 1)
        for at, title in enumerate(titles):
            mark = pointing("▶ ", self.layoutDirection()) if at < len(briefs) and _speaking(briefs[at], view) else ""
            self.tabs.setTabText(at, mark + menu_text(title))
        if first:
            begun = next((at for at, brief in enumerate(briefs) if _speaking(brief, view)), None)
            full = next((at for at, brief in enumerate(briefs) if brief.points), 0)
            self.tabs.setCurrentIndex(begun if begun is not None else full)
        self.tabs.blockSignals(False)
        self.undo.setEnabled(view.undo is not None)
        self.undo.set_label(words.undo_word(view.undo))
        self._show_tab()

    def _show_tab(self) -> None:
        view, at = self._view, self.tabs.currentIndex()
        if view is None:
            return
        briefs = (*view.panels, view.across)
        if at < len(briefs):
            brief = briefs[at]
            self.brief.show_brief(brief, view.session, speaking=_speaking(brief, view))
            self._stack.setCurrentWidget(self.brief)
        else:
            self.pictures.show_tables(self._fetch_tables())
            self._stack.setCurrentWidget(self.pictures)

    def _choose(self, _: int) -> None:
        self._show_tab()

    def _listen(self, which: Do, then: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(BY_NAME[which].local[0]), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(then)

    def take_scale(self, scale: float) -> None:
        """Give all parts another size."""
        scale_all(self, scale)
        gap = space(1, scale)
        self._head.setSpacing(gap)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(gap + gap // 2, gap, gap + gap // 2, gap + gap // 2)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the meeting."""
        super().showEvent(event)
        self.follow()
        if self.focusWidget() is None:
            self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to what is shown."""
        super().focusInEvent(event)
        shown = self._stack.currentWidget()
        (self.brief.list if shown is self.brief else self.pictures.themes).setFocus(event.reason())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no timer behind."""
        self.bar.lapse()
        super().closeEvent(event)


def _tab(brief: Brief) -> str:
    return words.tr("Panel {n}").format(n=brief.number)


def _speaking(brief: Brief, view: SummaryView) -> bool:
    return brief.speaking is not None and brief.speaking.id == view.running
