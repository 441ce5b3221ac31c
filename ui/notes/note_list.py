"""The notes so far, newest first: a list that loads a page at a time and draws plain text only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.notes import FoundNote, Page, Wanted, changed_notes, found_now, page
from ui.notes import words
from ui.notes.qt_text import runs_right_to_left, units
from ui.notes.stars import star
from ui.theme import RADIUS, Tokens, Type, font, space, tokens_of
from ui.widgets.drawn_list import EvenDelegate, EvenList, Index, RowModel
from ui.widgets.paint import elided, leading, mirrored, prepare, rounded, trailing
from ui.widgets.text import plain, tooltip
from ui.words import SEPARATOR, time_of_day

PAGE = 60
_LINES = 2


class NoteModel(RowModel[FoundNote]):
    """The rows that were loaded so far; `wanted` says of which notes. `done` when there are no more."""

    done = Signal()
    rows: list[FoundNote]

    def __init__(self, desk: Desk, zone: dt.tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._zone = zone
        self._history = desk.history
        self._seen = len(desk.history.drafts)
        self._after: int | None = None
        self.wanted = Wanted()
        self.rows = []
        self._on = QTimer(self, singleShot=True, interval=0)
        self._on.timeout.connect(self._look_on)
        self.show(self.wanted)

    def show(self, wanted: Wanted) -> None:
        """Show other notes, from the newest on."""
        self.beginResetModel()
        self.wanted = wanted
        first = self._page(0)
        self.rows, self._after = list(first.notes), first.after
        self._history, self._seen = self._desk.history, len(self._desk.history.drafts)
        self.endResetModel()
        self._look_on_later()

    @property
    def looking(self) -> bool:
        """Whether there are more to be found for the first page."""
        return self._after is not None and len(self.rows) < PAGE

    def stop(self) -> None:
        """Look no further."""
        self._on.stop()

    def catch_up(self) -> None:
        """Take in what has happened to notes since the last look."""
        history, seen = self._desk.history, self._seen
        if history is not self._history or seen > len(history.drafts):
            self.show(self.wanted)
            return
        self._seen = len(history.drafts)
        for note in changed_notes(history.drafts[seen:]):
            self._follow(note)

    def row_of(self, note: str) -> int | None:
        """Where a note stands, if it is loaded."""
        return next((at for at, row in enumerate(self.rows) if row.note.id == note), None)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more."""
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        """Load the next page."""
        if parent.isValid() or self._after is None:
            return
        more = self._page(self._after)
        known = {row.note.id for row in self.rows[-2 * PAGE :]}
        new = [row for row in more.notes if row.note.id not in known]
        self._after = more.after
        if new:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(new) - 1)
            self.rows += new
            self.endInsertRows()
        self._look_on_later()

    def said(self, row: FoundNote, role: int) -> str | None:
        """The text; for ears also when it was noted, of whom, and its marks."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(row.note.content.text)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(row.note.content.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                content = row.note.content
                starred = words.tr("starred") if content.star else ""
                at = time_of_day(row.note.taken_at, self._zone)
                said = words.who(row.speaker, content.on_behalf_of)
                told = (at, said, content.text, starred, *words.tags(content), words.state_word(row.note))
                return plain(", ".join(filter(None, told)))
        return None

    def _look_on_later(self) -> None:
        """Go on until the first page is full, with whatever else there is to do in between."""
        if self.looking:
            self._on.start()
        elif self._after is None:
            self.done.emit()

    def _look_on(self) -> None:
        self.fetchMore(QModelIndex())

    def _page(self, after: int) -> Page:
        return page(self._desk, self.wanted, after, PAGE)

    def _follow(self, note: str) -> None:
        """Put one note where it belongs now: a new one goes to the top."""
        found, at = found_now(self._desk, self.wanted, note), self.row_of(note)
        if at is None and found is not None:
            taken = self._desk.notebook.taken
            place = 0 if taken and taken[-1] == note else self._place(found)
            if place is not None:
                self.beginInsertRows(QModelIndex(), place, place)
                self.rows.insert(place, found)
                self.endInsertRows()
        elif at is not None and found is not None:
            self.rows[at] = found
            self.dataChanged.emit(self.index(at), self.index(at))
        elif at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self.rows[at]
            self.endRemoveRows()

    def _place(self, found: FoundNote) -> int | None:
        """Where among the loaded rows a note belongs by its time; None when that part is not loaded."""
        at = next((n for n, row in enumerate(self.rows) if row.note.taken_at < found.note.taken_at), None)
        return len(self.rows) if at is None and self._after is None else at


class NoteDelegate(EvenDelegate):
    """Draws a row: who and when, the marks, and two lines of the text with what was searched for marked."""

    def __init__(self, zone: dt.tzinfo) -> None:
        super().__init__()
        self._zone = zone

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        view: QWidget = option.widget
        if not isinstance(row, FoundNote):
            return
        bounds, direction, scale = option.rect, view.layoutDirection(), self.scale
        colours, content = tokens_of(view), row.note.content
        box = QRectF(bounds).adjusted(0, 1, 0, -1)
        painter.save()
        prepare(painter)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, RADIUS, colours.selection, colours.accent if view.hasFocus() else None, 2)
        elif option.state & QStyle.StateFlag.State_MouseOver and view.underMouse():
            rounded(painter, box, RADIUS, colours.hover, None)
        if index.row():
            painter.fillRect(QRectF(box.left(), bounds.top(), box.width(), 1), QColor(colours.hairline))
        pad = space(1.25, scale)
        strong, small, body = (font(kind, scale) for kind in (Type.STRONG, Type.SMALL, Type.BODY))
        head = QFontMetricsF(strong).height() + space(0.5, scale)
        margin = 24 * scale
        left, right = box.left() + pad + margin, box.right() - pad
        layout = _laid_out(row, body, right - left, colours)
        top = box.center().y() - (head + layout.boundingRect().height()) / 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine

        def place(x: float, width: float) -> QRectF:
            return mirrored(QRectF(x, top, width, head), bounds, direction)

        if content.star:
            star(painter, mirrored(QRectF(box.left() + pad, top, 16 * scale, head), bounds, direction), colours)
        if row.note.pending:
            waits = QRectF(box.left() + pad, top + head, 16 * scale, head)
            painter.setFont(strong)
            painter.setPen(QColor(colours.text))
            painter.drawText(mirrored(waits, bounds, direction), Qt.AlignmentFlag.AlignCenter, "?")
        at = time_of_day(row.note.taken_at, self._zone)
        painter.setFont(small)
        painter.setPen(QColor(colours.text_soft))
        wide = QFontMetricsF(small).horizontalAdvance(at) + 2
        painter.drawText(place(right - wide, wide), flags | trailing(direction), at)
        about = SEPARATOR.join(filter(None, (*words.tags(content), words.state_word(row.note))))
        said = plain(words.who(row.speaker, content.on_behalf_of))
        room = right - left - wide - pad
        name = min(QFontMetricsF(strong).horizontalAdvance(said) + 2, room * (0.6 if about else 1))
        painter.drawText(
            place(left + name + pad, room - name - pad),
            flags | leading(direction),
            elided(small, plain(about), room - name - pad),
        )
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        shown = elided(strong, said, name, Qt.TextElideMode.ElideMiddle)
        painter.drawText(place(left, name), flags | leading(direction), shown)
        text = mirrored(QRectF(left, top + head, right - left, box.bottom() - top - head), bounds, direction)
        painter.setPen(QColor(colours.text))
        painter.setClipRect(text)
        layout.draw(painter, text.topLeft())
        painter.restore()


def _laid_out(row: FoundNote, body: Any, width: float, colours: Tokens) -> QTextLayout:
    """At most two lines of the text, on the side where its script begins; what was searched for is underlined."""
    text, matches = row.text.replace("\n", "  "), row.matches
    cut = QFontMetricsF(body).averageCharWidth() * 0.7
    most = max(40, round(_LINES * width / cut))
    layout = QTextLayout(text[:most], body)
    side = Qt.AlignmentFlag.AlignRight if runs_right_to_left(text) else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    formats = []
    for start, end in matches:
        shape = QTextLayout.FormatRange()
        shape.start = units(text[:start])
        shape.length = units(text[start:end])
        look = QTextCharFormat()
        look.setBackground(QColor(colours.selection))
        look.setForeground(QColor(colours.accent))
        look.setFontUnderline(True)
        shape.format = look
        formats.append(shape)
    layout.setFormats(formats)
    layout.beginLayout()
    top = 0.0
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


class NoteList(EvenList):
    """The list. `edited`, `deleted`, `starred` and `looked_up` carry a note's id, `menu_wanted` also where."""

    comfortable = 74

    edited = Signal(str)
    deleted = Signal(str)
    starred = Signal(str)
    looked_up = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, desk: Desk, zone: dt.tzinfo, parent: QWidget | None = None) -> None:
        self.rows = NoteModel(desk, zone)
        super().__init__(self.rows, NoteDelegate(zone), parent)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda _: self._emit(self.edited))
        self.setAccessibleName(self.tr("Notes so far"))

    def selected(self) -> str | None:
        """The id of the selected note."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.note.id if isinstance(row, FoundNote) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the selected note, Delete takes it away, S stars it, V shows its versions."""
        keys = {
            Qt.Key.Key_Return: self.edited,
            Qt.Key.Key_Enter: self.edited,
            Qt.Key.Key_Delete: self.deleted,
            Qt.Key.Key_S: self.starred,
            Qt.Key.Key_V: self.looked_up,
        }
        signal = keys.get(Qt.Key(event.key()))
        plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if signal is not None and plain_key and not event.isAutoRepeat():
            self._emit(signal)
        else:
            super().keyPressEvent(event)

    def _emit(self, signal: Any) -> None:
        note = self.selected()
        if note is not None:
            signal.emit(note)

    def _ask_menu(self, at: QPoint) -> None:
        index, place = self.menu_place(at)
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, FoundNote):
            self.setCurrentIndex(index)
            self.menu_wanted.emit(row.note.id, place)
