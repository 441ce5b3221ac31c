"""A table as a picture: the darker or brighter a cell, the larger its number. Arrow keys go from cell to cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Tokens, Type, contrast, font, space, tokens_of
from ui.widgets.drawn_list import draw_in_place_of_rows
from ui.widgets.paint import Scaled, elided, leading, prepare, rounded
from ui.widgets.text import plain, tooltip
from ui.widgets.wrapping import wrapped

Index = QModelIndex | QPersistentModelIndex
SHADES = (0.17, 0.24, 0.31, 0.38, 1.0)
"""How far from the card to the accent the shades lie: between the last two, no text would be legible enough."""
_ROW = 40
_NARROW = 32
_BAND = 22
_LINES = 3
_LARGEST = 1.15


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and the band that it stands in with its neighbours (nothing: no band)."""

    title: str
    band: str = ""


@dataclass(frozen=True, slots=True)
class Square:
    """A cell: the number drawn in it (0 draws a dot, None nothing), and what it says in words."""

    number: int | None
    words: str
    dot: bool = False
    """Whether something is there that the number does not count."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole table. `squares` go row by row; one column can be a total, which takes no part in the shades."""

    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    squares: tuple[tuple[Square, ...], ...]
    total: int | None = None
    """The column that adds up the others."""

    @property
    def largest(self) -> int:
        """The largest number outside the total."""
        counted = (square.number or 0 for row in self.squares for at, square in enumerate(row) if at != self.total)
        return max(counted, default=0)


class MatrixModel(QAbstractTableModel):
    """The table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = Picture((), (), ())

    def show_picture(self, picture: Picture) -> bool:
        """Show another table; whether it has other rows or columns than before."""
        if picture == self.picture:
            return False
        if (picture.rows, picture.columns) == (self.picture.rows, self.picture.columns):
            self.picture = picture
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return False
        self.beginResetModel()
        self.picture = picture
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self.picture.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self.picture.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell itself for the painter, and its words for everything else."""
        if not index.isValid():
            return None
        square = self.picture.squares[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return square
            case Qt.ItemDataRole.DisplayRole:
                return "" if square.number is None else str(square.number)
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(square.words)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(square.words)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        titles: Sequence[str] = self.picture.rows
        if orientation == Qt.Orientation.Horizontal:
            titles = [column.title for column in self.picture.columns]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain(titles[section])
        return tooltip(titles[section]) if role == Qt.ItemDataRole.ToolTipRole else None


class MatrixDelegate(QStyledItemDelegate, Scaled):
    """Draws a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the shade and the number."""
        square = index.data(Qt.ItemDataRole.UserRole)
        view = option.widget
        if not isinstance(square, Square) or not isinstance(view, Matrix):
            return
        picture = view.table.picture
        total = index.column() == picture.total
        colours = tokens_of(view)
        box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        prepare(painter)
        shade = 0 if total or not square.number else _shade(square.number, picture.largest)
        fill = shade_of(colours, shade)
        if not total:
            rounded(painter, box, 5, fill if shade else colours.field, None if shade else colours.hairline)
        text = text_on(colours, fill) if shade else None
        painter.setPen(QColor(text or (colours.text if total else colours.text_off)))
        painter.setFont(font(Type.STRONG if shade or total else Type.BODY, self.scale))
        words = str(square.number) if square.number else "·" if square.dot else ""
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            rounded(painter, box, 5, None, colours.text, 2)
        painter.restore()


class Titles(QHeaderView, Scaled):
    """The titles of the columns: level where they are wide, else upright, with the bands above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.upright = False
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = min(scale, _LARGEST)
        self.updateGeometry()

    def _font(self) -> QFont:
        return font(Type.SMALL, self.scale)

    def sizeHint(self) -> QSize:
        """High enough for the longest upright title, up to a limit, and for the band."""
        hint = super().sizeHint()
        if not self.upright:
            return QSize(hint.width(), round(46 * self.scale))
        metrics = QFontMetricsF(self._font())
        titles = [str(self.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(self.count())]
        longest = max((metrics.horizontalAdvance(title) for title in titles), default=0.0)
        return QSize(hint.width(), round(min(longest + space(1.5), 150 * self.scale) + _BAND * self.scale))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one title."""
        colours = tokens_of(self)
        title = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        painter.save()
        prepare(painter)
        painter.setFont(self._font())
        painter.setPen(QColor(colours.text))
        if not self.upright:
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(rect).adjusted(4, 2, -4, -2), flags, title)
        else:
            room = rect.height() - _BAND * self.scale - space(1)
            painter.translate(rect.left(), rect.bottom() - space(0.5))
            painter.rotate(-90)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            direction = Qt.LayoutDirection.LeftToRight
            box = QRectF(0, 0, room, rect.width())
            painter.drawText(box, flags | leading(direction), elided(self._font(), title, room))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles, then the bands."""
        super().paintEvent(event)
        table = self.model()
        if not self.upright or not isinstance(table, MatrixModel):
            return
        painter = QPainter(self.viewport())
        prepare(painter)
        colours = tokens_of(self)
        painter.setFont(font(Type.CAPTION, self.scale))
        for band, first, last in _bands(table.picture.columns):
            edges = [self.sectionViewportPosition(n) for n in (first, last)]
            left = min(edges) + 2
            right = max(edges) + self.sectionSize(last) - 2
            box = QRectF(left, 0, right - left, _BAND * self.scale - 4)
            painter.setPen(QColor(colours.text_soft))
            spare = space(0.75)
            words = elided(painter.font(), band, box.width() + 2 * spare)
            painter.drawText(box.adjusted(-spare, 0, spare, 0), Qt.AlignmentFlag.AlignCenter, words)
            painter.fillRect(QRectF(left, box.bottom(), right - left, 2), QColor(colours.edge))


class RowTitles(QHeaderView, Scaled):
    """The titles of the rows, on up to three lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.share = 0.3

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = min(scale, _LARGEST)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A share of the table's width, within bounds."""
        parent = self.parentWidget()
        width = parent.width() * self.share if parent is not None else 240
        return QSize(round(max(150 * self.scale, min(width, 330 * self.scale))), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one title."""
        title = str(self.model().headerData(logical, Qt.Orientation.Vertical))
        painter.save()
        prepare(painter)
        painter.setPen(QColor(tokens_of(self).text))
        layout = self._laid_out(title, rect.width())
        top = rect.top() + (rect.height() - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(rect.left() + space(1), top))
        painter.restore()

    def height_of(self, row: int) -> float:
        """How high a row is to be for its title."""
        title = str(self.model().headerData(row, Qt.Orientation.Vertical))
        return self._laid_out(title, self.width()).boundingRect().height() + space(0.75, self.scale)

    def _laid_out(self, title: str, width: int) -> QTextLayout:
        made, align = font(Type.SMALL, self.scale), leading(self.layoutDirection())
        room = width - 2 * space(1)
        layout = wrapped(title, made, room, align)
        if layout.lineCount() <= _LINES:
            return layout
        last = layout.lineAt(_LINES - 1).textStart()
        return wrapped(title[:last] + elided(made, title[last:], room), made, room, align)


class Matrix(QTableView, Scaled):
    """The picture. Wide columns share the width; many delegations get narrow ones with upright titles."""

    def __init__(self, name: str, *, upright: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MatrixModel(self)
        self.setModel(self.table)
        self._delegate = MatrixDelegate(self)
        self.setItemDelegate(self._delegate)
        self._titles = Titles(self)
        self._titles.upright = upright
        self._row_titles = RowTitles(self)
        self._row_titles.share = 0.3 if upright else 0.44
        self.setHorizontalHeader(self._titles)
        self.setVerticalHeader(self._row_titles)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self._empty = ""

    def set_empty_text(self, text: str) -> None:
        """What stands there when the table has no columns or rows."""
        self._empty = text
        self.viewport().update()

    def set_scale(self, scale: float) -> None:
        """Take on another size of type; in a large window, rather show more of the table."""
        self.scale = min(scale, _LARGEST)
        for part in (self._delegate, self._titles, self._row_titles):
            part.scale = self.scale
        self._lay_out()

    def show_picture(self, picture: Picture) -> None:
        """Show another table; the cell that has the mark keeps it where it can."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if self.table.show_picture(picture):
            self._lay_out()
        if picture.rows and picture.columns and not self.currentIndex().isValid():
            at = (min(max(row, 0), len(picture.rows) - 1), min(max(column, 0), len(picture.columns) - 1))
            self.setCurrentIndex(self.table.index(*at))

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts of the podium, not a search."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, or the words in their place."""
        super().paintEvent(event)
        if self.table.rowCount() and self.table.columnCount():
            return
        draw_in_place_of_rows(QPainter(self.viewport()), self, self._empty, self.scale)

    def _lay_out(self) -> None:
        self._row_titles.setVisible(bool(self.table.columnCount()))
        columns, rows = self.table.columnCount(), self.table.rowCount()
        if not columns or not rows:
            return
        self._row_titles.setFixedWidth(self._row_titles.sizeHint().width())
        self._titles.setFixedHeight(self._titles.sizeHint().height())
        self.updateGeometries()
        room = self.viewport().width()
        least = (_NARROW if self._titles.upright else 56) * self.scale
        most = (_NARROW * 1.6 if self._titles.upright else 220) * self.scale
        width = round(max(least, min(most, room / columns - 0.5)))
        height = round(max(_ROW * self.scale, min(_ROW * 1.5 * self.scale, self.viewport().height() / rows - 0.5)))
        for column in range(columns):
            self.setColumnWidth(column, width)
        for row in range(rows):
            self.setRowHeight(row, max(height, round(self._row_titles.height_of(row))))


def blend(one: str, other: str, share: float) -> str:
    """The colour that lies between two, that share of the way to the other."""
    first, second = QColor(one), QColor(other)
    red, green, blue = (
        round(a + (b - a) * share)
        for a, b in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(red, green, blue).name()


def shade_of(colours: Tokens, shade: int) -> str:
    """The fill of a cell: 0 is none, then as many as there are shades."""
    return blend(colours.surface, colours.accent_fill, SHADES[shade - 1] if shade else 0.0)


def text_on(colours: Tokens, fill: str) -> str:
    """The text colour that stands out best from a fill."""
    return max((colours.text, colours.on_accent), key=lambda colour: contrast(colour, fill))


def _shade(number: int, largest: int) -> int:
    """From 1 to the number of shades, by the share of the largest number; small numbers stay in the first shades."""
    return max(1, min(len(SHADES), -(-number * len(SHADES) // max(largest, len(SHADES)))))


def _bands(columns: Sequence[Column]) -> list[tuple[str, int, int]]:
    """The bands with their first and last columns."""
    found: list[tuple[str, int, int]] = []
    for at, column in enumerate(columns):
        if not column.band:
            continue
        if found and found[-1][0] == column.band and found[-1][2] == at - 1:
            found[-1] = (column.band, found[-1][1], at)
        else:
            found.append((column.band, at, at))
    return found
