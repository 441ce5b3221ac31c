"""A field that offers names while one types. The last offer always takes the text as it was typed.

The offers are a child of the window beside the field: no window of their own, nothing modal, nothing over the
countdown. Text that an input method is still composing is never searched for or added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from ui.theme import TOUCH, Type, font, space, tokens_of
from ui.widgets.drawn_list import Index, RowDelegate, RowModel
from ui.widgets.paint import elided, leading, mirrored, prepare, rounded, trailing
from ui.widgets.text import plain
from ui.widgets.touch_field import TouchField

LONGEST_NAME = 300
MOST_OFFERS = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer: what it is called, a word on what it is, and whatever the asker wants back."""

    label: str
    detail: str = ""
    value: object = None


Search = Callable[[str], Sequence[Suggestion]]


class _Offers(RowModel[Suggestion]):
    """The offers for one text."""

    def said(self, row: Suggestion, role: int) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain(f"{row.label} {row.detail}")
        return None


class _OfferDelegate(RowDelegate):
    """Draws an offer: the name, and at the end of the line what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(TOUCH * self.scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(Qt.ItemDataRole.UserRole)
        view: QWidget = option.widget
        if not isinstance(offer, Suggestion):
            return
        bounds = option.rect
        colours, direction = tokens_of(view), view.layoutDirection()
        painter.save()
        prepare(painter)
        box = QRectF(bounds)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, 6, colours.selection, None)
        pad = space(1.25, self.scale)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        name, small = font(Type.STRONG, self.scale), font(Type.SMALL, self.scale)
        room = box.width() - 2 * pad
        label = plain(offer.label)
        if QFontMetricsF(name).horizontalAdvance(label) > room * 0.75:
            name = font(Type.STRONG, self.scale * 0.92)
        wide = min(room, QFontMetricsF(name).horizontalAdvance(label) + 2)
        painter.setFont(name)
        painter.setPen(QColor(colours.text))
        place = mirrored(QRectF(box.left() + pad, box.top(), wide, box.height()), bounds, direction)
        shown = elided(name, label, wide, Qt.TextElideMode.ElideMiddle)
        painter.drawText(place, flags | leading(direction), shown)
        rest = room - wide - pad
        if rest > 5 * pad:
            painter.setFont(small)
            painter.setPen(QColor(colours.text_soft))
            place = mirrored(QRectF(box.right() - pad - rest, box.top(), rest, box.height()), bounds, direction)
            painter.drawText(place, flags | trailing(direction), elided(small, plain(offer.detail), rest))
        painter.restore()


class TypeAhead(TouchField):
    """The field. `chosen` carries the `Suggestion` taken (value None: the text as typed) and Qt's key modifiers."""

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(LONGEST_NAME, parent)
        self._search = search
        self._composing = False
        self._list: QListView | None = None
        self._beside: QWidget | None = None
        self._offers = _Offers(self)
        self._delegate = _OfferDelegate(self)
        self.textChanged.connect(self._look_up)

    @property
    def offers(self) -> Sequence[Suggestion]:
        """What is offered; empty while the list is closed."""
        return self._offers.rows if self._open() else ()

    @property
    def current(self) -> Suggestion | None:
        """The offer that Enter takes."""
        if self._list is None or not self._open():
            return None
        offer = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return offer if isinstance(offer, Suggestion) else None

    def spread_to(self, widget: QWidget) -> None:
        """Let the offers reach to the trailing edge of a widget beside the field."""
        self._beside = widget

    def popup(self) -> QWidget | None:
        """The list of offers, once it was needed."""
        return self._list

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        super().set_scale(scale)
        self._delegate.scale = scale
        self.close_offers()

    def close_offers(self) -> None:
        """Take the offers away."""
        if self._list is not None:
            self._list.hide()

    def take(self, offer: Suggestion, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Take an offer: the field is empty again, and ready for the next name."""
        self.clear()
        self.close_offers()
        self.chosen.emit(offer, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter and Tab take, Esc closes the offers, then empties the field, then leaves it."""
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._composing:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.text().strip():
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif enter or (key == Qt.Key.Key_Tab and self._open()):
            self._take_current(event)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab takes an offer while there are some; elsewhere it goes on to the next field."""
        pressed = event.type() == QEvent.Type.KeyPress and self._open() and not self._composing
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._composing:
            self.close_offers()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offers belong to the field that has the focus."""
        super().focusOutEvent(event)
        self.close_offers()

    def _open(self) -> bool:
        return self._list is not None and not self._list.isHidden()

    def _step_back(self) -> None:
        if self._open():
            self.close_offers()
        elif self.text():
            self.clear()
        else:
            self.clearFocus()
            self.left.emit()

    def _step(self, by: int) -> None:
        if not self._open():
            self._look_up(self.text())
        if self._list is not None and self._open():
            row = (self._list.currentIndex().row() + by) % len(self._offers.rows)
            self._list.setCurrentIndex(self._offers.index(row))
            self._list.scrollTo(self._offers.index(row))

    def _take_current(self, event: QKeyEvent) -> None:
        text = plain(self.text())
        if not text or event.isAutoRepeat():
            return
        self.take(self.current or Suggestion(text), event.modifiers())

    def _look_up(self, text: str) -> None:
        text = plain(text)
        if not text or self._composing:
            self.close_offers()
            return
        found = tuple(self._search(text))[:MOST_OFFERS]
        typed = Suggestion(text, self.tr("as typed"))
        self._offers.show_rows((*found, typed))
        self._open_list()

    def _open_list(self) -> None:
        """Show the offers above the field where there is more room, else below; never wider than the field."""
        window = self.window()
        if self._list is None:
            self._list = self._make_list(window)
        elif self._list.window() is not window:
            self._list.setParent(window)
        rows = len(self._offers.rows)
        row_height = round(TOUCH * self.scale)
        top_left = self.mapTo(window, QPoint(0, 0))
        above, below = top_left.y() - 8, window.height() - top_left.y() - self.height() - 8
        height = min(rows * row_height + 10, max(above, below))
        top = top_left.y() - height - 4 if above >= below else top_left.y() + self.height() + 4
        place = QRect(top_left.x(), top, self.width(), height)
        if self._beside is not None:
            beside = QRect(self._beside.mapTo(window, QPoint(0, 0)), self._beside.size())
            place.setLeft(min(place.left(), beside.left()))
            place.setRight(max(place.right(), beside.right()))
        self._list.setGeometry(place)
        self._list.setCurrentIndex(self._offers.index(0))
        self._list.show()
        self._list.raise_()

    def _make_list(self, window: QWidget) -> QListView:
        made = QListView(window)
        made.setProperty("popup", True)
        made.setModel(self._offers)
        made.setItemDelegate(self._delegate)
        made.setUniformItemSizes(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAutoFillBackground(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self.tr("Names offered"))
        made.clicked.connect(self._clicked)
        # It hangs on the window, which may outlive the field.
        self.destroyed.connect(made.deleteLater)
        return made

    def _clicked(self, index: QModelIndex) -> None:
        offer = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(offer, Suggestion):
            self.take(offer)
