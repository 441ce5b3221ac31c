"""A list of rows under headings: each with a tile, a title, chips and a line under them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gcm_moderator.meeting.turn import Phase
from ui.theme import RADIUS, Tokens, Type, font, space, tokens_of
from ui.widgets.bar import Tone
from ui.widgets.drawn_list import DrawnList, Index, RowDelegate, RowModel
from ui.widgets.paint import diamond, elided, leading, mirrored, phase_shape, prepare, rounded
from ui.widgets.text import plain, tooltip
from ui.widgets.wrapping import wrapped

ROW_HEIGHT = 66
HEADING_HEIGHT = 40
_BADGE = 74
_CHIP_HEIGHT = 22
_MOST_CHIPS = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word on a row, with the shape of its tone."""

    text: str
    tone: Tone


class Listable(Protocol):
    """What a row shows. `key` tells it from the others; `badge` is a large and a small word; `broken` marks it so."""

    @property
    def key(self) -> Hashable: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def subtitle(self) -> str: ...  # noqa: D102
    @property
    def badge(self) -> tuple[str, str]: ...  # noqa: D102
    @property
    def chips(self) -> tuple[Chip, ...]: ...  # noqa: D102
    @property
    def broken(self) -> bool: ...  # noqa: D102
    @property
    def spoken(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a shelf; `empty` stands under it while there is nothing on the shelf, in lines of its own."""

    title: str
    empty: str = ""


Row = Heading | Listable


class _Rows(RowModel[Row]):
    """Headings cannot be selected, and the arrow keys pass over them."""

    def said(self, row: Row, role: int) -> str | None:
        match role, row:
            case ((Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole), Heading(title, empty)):
                return plain(f"{title}. {empty}" if empty else title)
            case _, Heading():
                return None
            case ((Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole), entry):
                return plain(entry.spoken)
            case Qt.ItemDataRole.ToolTipRole, entry:
                return tooltip(entry.spoken)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _RowDelegate(RowDelegate):
    """Draws a heading, or an entry: its tile, title, chips, and a line under them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Heading):
            words = self._under(row, option.widget)
            under = words.boundingRect().height() + space(1.25, self.scale) if words is not None else 0
            return QSize(120, round(HEADING_HEIGHT * self.scale + under))
        return QSize(120, round(ROW_HEIGHT * self.scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        prepare(painter)
        if isinstance(row, Heading):
            self._draw_heading(painter, option, row)
        elif row is not None:
            self._draw_entry(painter, option, row)
        painter.restore()

    def _draw_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Heading) -> None:
        view: QWidget = option.widget
        colours = tokens_of(view)
        box = QRectF(option.rect).adjusted(space(1.5, self.scale), 0, -space(1.5, self.scale), 0)
        title = font(Type.CAPTION, self.scale)
        painter.setFont(title)
        painter.setPen(QColor(colours.text_soft))
        across = leading(view.layoutDirection()) | Qt.TextFlag.TextSingleLine
        top = QRectF(box.left(), box.top(), box.width(), HEADING_HEIGHT * self.scale - space(0.75, self.scale))
        painter.drawText(top, across | Qt.AlignmentFlag.AlignBottom, row.title.upper())
        under = self._under(row, view)
        if under is not None:
            under.draw(painter, QPointF(box.left(), top.bottom() + space(1, self.scale)))

    def _under(self, row: Heading, view: QWidget) -> QTextLayout | None:
        """The words under a heading, on as many lines as they take."""
        if not row.empty or not isinstance(view, QAbstractItemView):
            return None
        width = view.viewport().width() - 2 * space(1.5, self.scale)
        text = "\u2028".join(plain(line) for line in row.empty.splitlines())
        return wrapped(text, font(Type.SMALL, self.scale), width, leading(view.layoutDirection()))

    def _draw_entry(self, painter: QPainter, option: QStyleOptionViewItem, row: Listable) -> None:
        view: QWidget = option.widget
        colours, scale = tokens_of(view), self.scale
        state: QStyle.StateFlag = option.state
        bounds = option.rect
        box = QRectF(bounds).adjusted(2, 2, -2, -2)
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, RADIUS, colours.selection, colours.accent if view.hasFocus() else None, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, RADIUS, colours.hover, None)

        def place(left: float, top: float, width: float, height: float) -> QRectF:
            return mirrored(QRectF(left, top, width, height), bounds, view.layoutDirection())

        pad = space(1.25, scale)
        tile = _BADGE * scale
        badge = place(box.left() + pad * 0.7, box.top() + pad * 0.7, tile, box.height() - 1.4 * pad)
        self._draw_badge(painter, badge, row, colours)
        left, right = box.left() + tile + 2 * pad, box.right() - pad
        half = box.height() / 2
        title, under = font(Type.STRONG, scale), font(Type.SMALL, scale)
        edge = right
        for chip in reversed(row.chips[:_MOST_CHIPS]):
            width = self._chip_width(chip)
            top = box.top() + half / 2 - _CHIP_HEIGHT * scale / 2 + 2
            self._draw_chip(painter, place(edge - width, top, width, _CHIP_HEIGHT * scale), chip, colours)
            edge -= width + pad / 2
        across = leading(view.layoutDirection()) | Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(title)
        painter.setPen(QColor(colours.text))
        words = elided(title, plain(row.title), edge - left - pad / 2)
        painter.drawText(place(left, box.top() + 2, edge - left, half), across, words)
        painter.setFont(under)
        painter.setPen(QColor(colours.text_soft))
        words = elided(under, plain(row.subtitle), right - left)
        painter.drawText(place(left, box.top() + half - 3, right - left, half), across, words)

    def _draw_badge(self, painter: QPainter, box: QRectF, row: Listable, colours: Tokens) -> None:
        """A leaf of a calendar with the days; a square for what cannot run."""
        rounded(painter, box, RADIUS - 2, colours.raised, colours.hairline)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextSingleLine
        large, small = row.badge
        if row.broken:
            side = 14 * self.scale
            mark = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            phase_shape(painter, mark, Phase.OVER, colours.over)
            return
        painter.setPen(QColor(colours.text))
        days = font(Type.STRONG, self.scale)
        painter.setFont(days)
        middle = box.center().y() + self.scale
        painter.drawText(
            QRectF(box.left(), box.top(), box.width(), middle - box.top()), centre | Qt.AlignmentFlag.AlignBottom, large
        )
        month = font(Type.CAPTION, self.scale)
        painter.setFont(month)
        painter.setPen(QColor(colours.text_soft))
        painter.drawText(
            QRectF(box.left(), middle, box.width(), box.bottom() - middle), centre | Qt.AlignmentFlag.AlignTop, small
        )

    def _chip_width(self, chip: Chip) -> float:
        shape = 0 if chip.tone is Tone.PLAIN else 15 * self.scale
        return QFontMetricsF(font(Type.CAPTION, self.scale)).horizontalAdvance(chip.text) + 18 * self.scale + shape

    def _draw_chip(self, painter: QPainter, box: QRectF, chip: Chip, colours: Tokens) -> None:
        rounded(painter, box, box.height() / 2, colours.raised, colours.hairline)
        side = 9 * self.scale
        text = box.adjusted(9 * self.scale, 0, -9 * self.scale, 0)
        if chip.tone is not Tone.PLAIN:
            draw_tone(painter, QRectF(text.left(), box.center().y() - side / 2, side, side), chip.tone, colours)
            text.setLeft(text.left() + 15 * self.scale)
        painter.setFont(font(Type.CAPTION, self.scale))
        painter.setPen(QColor(colours.text))
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, chip.text)


def draw_tone(painter: QPainter, box: QRectF, tone: Tone, colours: Tokens) -> None:
    """The shape of a tone: a disc, a diamond, a square."""
    match tone:
        case Tone.DONE:
            phase_shape(painter, box, Phase.RUNNING, colours.running)
        case Tone.ATTENTION:
            diamond(painter, box, colours.warning)
        case Tone.TROUBLE:
            phase_shape(painter, box, Phase.OVER, colours.over)
        case Tone.PLAIN:
            pass


class RowList(DrawnList):
    """The list. `picked` carries the row that is selected now (or None), `entered` one that is to be opened."""

    picked = Signal(object)
    entered = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is for screen readers."""
        self._rows = _Rows()
        super().__init__(self._rows, _RowDelegate(), parent)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.doubleClicked.connect(self._enter)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows.rows

    @property
    def current_row(self) -> Listable | None:
        """The selected row."""
        row: Row | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return None if isinstance(row, Heading) else row

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows. What was selected stays selected, and what is on screen stays where it is."""
        rows = tuple(rows)
        if rows == self._rows.rows:
            return
        before, at = self.current_row, self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._rows.show_rows(rows)
        self.selectionModel().blockSignals(False)
        if before is not None:
            self.select(before.key)
            self.verticalScrollBar().setValue(at)
        self._tell()

    def select(self, key: Hashable) -> bool:
        """Select the row of that key; whether there is one."""
        for number, row in enumerate(self._rows.rows):
            if not isinstance(row, Heading) and row.key == key:
                self.setCurrentIndex(self._rows.index(number))
                return True
        return False

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        super().set_scale(scale)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew, since words under a heading take other lines; the selected row stays in sight if it was."""
        selected = self.visualRect(self.currentIndex())
        seen = 0 <= selected.top() < event.oldSize().height()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        if seen:
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what is selected."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.current_row is not None:
            self.entered.emit(self.current_row)

    def _tell(self) -> None:
        self.picked.emit(self.current_row)
