"""The ledger of turns on the screen: it follows the latest turn until somebody rolls back to look."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.time_views import TimeView
from gcm_moderator.meeting.turn import Phase, Turn
from ui.theme import RADIUS, Type, font, space, tokens_of
from ui.time.ledger_model import Column, Index, LedgerModel
from ui.time.plain_table import make_plain
from ui.widgets.drawn_list import draw_in_place_of_rows, even_height
from ui.widgets.paint import (
    Scaled,
    diamond,
    elided,
    leading,
    mirrored,
    phase_shape,
    prepare,
    rounded,
    trailing,
)
from ui.widgets.table_head import TableHead
from ui.widgets.text import plain

_ROW = 28
_KIND_FROM = 640
"""In a narrower ledger the kinds that are not the usual one stand beside the name."""
_ALL_FROM = 530
"""In a narrower one grants and pauses are told by the tool tip and to ears alone: a name has to be read."""
_WIDTHS = {
    Column.TIME: 50,
    Column.KIND: 98,
    Column.LIMIT: 48,
    Column.GRANTED: 68,
    Column.PAUSED: 62,
    Column.USED: 48,
    Column.OVER: 72,
}


class TurnDelegate(QStyledItemDelegate, Scaled):
    """Draws the cells: a live turn with the shape of its phase, a point of order with a diamond, an absence struck."""

    def __init__(self, model: LedgerModel, now: Callable[[], dt.datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._now = now

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        turn = index.data(Qt.ItemDataRole.UserRole)
        view: QWidget = option.widget
        if not isinstance(turn, Turn):
            return
        state: QStyle.StateFlag = option.state
        bounds, column = option.rect, Column(index.column())
        colours, direction = tokens_of(view), view.layoutDirection()
        live = turn.finished_at is None
        painter.save()
        prepare(painter)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(bounds, QColor(colours.selection))
        elif live:
            painter.fillRect(bounds, QColor(colours.raised))
        over = column is Column.OVER and turn.overtime(self._now()) >= 1
        strong = (live and column in (Column.SPEAKER, Column.USED)) or over
        letters = font(Type.STRONG if strong else Type.SMALL, self.scale)
        if strong:
            letters.setPixelSize(font(Type.SMALL, self.scale).pixelSize())
        quiet = self._model.quiet(turn)
        letters.setStrikeOut(quiet and column is Column.SPEAKER)
        inset = space(0.75, self.scale)
        box = QRectF(bounds).adjusted(inset, 0, -inset, 0)
        soft = quiet or column in (Column.TIME, Column.KIND, Column.LIMIT)
        painter.setPen(QColor(colours.text_soft if soft and not live else colours.text))
        painter.setFont(letters)
        side = 9 * self.scale
        if column is Column.SPEAKER and (live or self._model.marked(turn)):
            mark = mirrored(QRectF(box.left(), box.center().y() - side / 2, side, side), bounds, direction)
            if self._model.marked(turn):
                diamond(painter, mark, colours.warning)
            else:
                phase = turn.phase(self._now())
                phase_shape(painter, mark, phase, colours.phase(phase))
            painter.setPen(QColor(colours.text))
            box.setLeft(box.left() + side + inset)
        if over:
            shape = mirrored(QRectF(box.left(), box.center().y() - side / 2, side - 1, side - 1), bounds, direction)
            phase_shape(painter, shape, Phase.OVER, colours.over)
            painter.setPen(QColor(colours.text))
        text = plain(self._model.cell(turn, column))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        flags |= trailing(direction) if column >= Column.LIMIT else leading(direction)
        words = elided(letters, text, box.width(), Qt.TextElideMode.ElideMiddle)
        painter.drawText(mirrored(box, bounds, direction), flags, words)
        kind = isinstance(view, QTableView) and view.isColumnHidden(Column.KIND)
        beside = self._model.behalf(turn, kind=kind) if column is Column.SPEAKER else ""
        if beside:
            taken = QFontMetricsF(letters).horizontalAdvance(words) + inset
            painter.setFont(font(Type.SMALL, self.scale))
            painter.setPen(QColor(colours.text_soft))
            rest = QRectF(box.left() + taken, box.top(), max(0.0, box.width() - taken), box.height())
            painter.drawText(
                mirrored(rest, bounds, direction), flags, elided(painter.font(), plain(beside), rest.width())
            )
        painter.restore()


class LedgerView(QTableView, Scaled):
    """The table. `now` gives aware datetimes; `pace` gives how many seconds of the meeting go by in one second."""

    def __init__(self, now: Callable[[], dt.datetime], pace: Pace = real_time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._pace = pace
        self.rows = LedgerModel(now, self)
        self.setModel(self.rows)
        self._delegate = TurnDelegate(self.rows, now, self)
        self.setItemDelegate(self._delegate)
        self._empty = ""
        self._second = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._tick)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self._head = TableHead(self, trails=lambda column: column >= Column.LIMIT)
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(Column.SPEAKER, QHeaderView.ResizeMode.Stretch)
        make_plain(self)
        self.setAccessibleName(self.tr("Ledger of turns"))
        self._follows = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._see_whether_it_follows)
        bar.rangeChanged.connect(lambda _, latest: bar.setValue(latest) if self._follows else None)
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self._delegate.scale = scale
        head = self._head
        head.scale = scale
        head.setFixedHeight(round(26 * scale))
        for column, width in _WIDTHS.items():
            head.resizeSection(column, round(width * scale))
        self._fit_rows()

    def set_empty_text(self, text: str) -> None:
        """What stands in the place of the rows when there are none."""
        self._empty = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def show_view(self, view: TimeView) -> None:
        """Show the turns; roll to the latest unless somebody rolled away from it."""
        self.rows.show_turns(view.turns, view.titles, view.podium.zone)
        self._aim()

    @property
    def counting(self) -> bool:
        """Whether it awaits the next second of a live turn."""
        return self._second.isActive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns and rows that there is room for."""
        super().resizeEvent(event)
        self.setColumnHidden(Column.KIND, self.width() < _KIND_FROM * self.scale)
        for column in (Column.GRANTED, Column.PAUSED):
            self.setColumnHidden(column, self.width() < _ALL_FROM * self.scale)
        self._fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is awaited while nobody looks."""
        super().hideEvent(event)
        self.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: at the latest turn, to begin with."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def stop(self) -> None:
        """Await nothing any more."""
        self._second.stop()

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here, not a search."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or the words in their place."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        prepare(painter)
        colours = tokens_of(self)
        if not self.rows.rowCount() and self._empty:
            draw_in_place_of_rows(painter, self, self._empty, self.scale)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.visualRect(self.currentIndex()))
            whole = (
                QRectF(0, box.top(), self.viewport().width(), box.height()) if self.currentIndex().isValid() else None
            )
            rounded(painter, whole or QRectF(self.viewport().rect()), RADIUS / 2, None, colours.accent, 2)

    def _see_whether_it_follows(self, at: int) -> None:
        self._follows = at >= self.verticalScrollBar().maximum() - 2

    def _fit_rows(self) -> None:
        """As many whole rows as there is room for: at its ends the ledger shows no half ones."""
        height = even_height(self.viewport().height(), _ROW * self.scale)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def _live(self) -> Turn | None:
        return next((turn for turn in reversed(self.rows.turns[-3:]) if turn.finished_at is None), None)

    def _tick(self) -> None:
        self.rows.tick()
        self._aim()

    def _aim(self) -> None:
        """At the next full second of the live turn, and at nothing while none counts or nobody looks."""
        turn = self._live()
        if turn is None or not self.isVisible():
            self._second.stop()
            return
        elapsed = turn.elapsed(self._now()) if turn.held_since is None else turn.paused_until(self._now())
        left = math.floor(elapsed) + 1 - elapsed
        self._second.start(max(1, math.ceil(left * 1000 / self._pace())))
