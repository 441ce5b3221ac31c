"""How the lines of the table are drawn, and what is typed into its cells."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.desk.views import StripState
from ui.accessible import describe
from ui.editor import words
from ui.editor.forms import Choice, Line
from ui.editor.lines_model import TIMES, Column, Index, LinesModel, TableLine, column_word
from ui.theme import Tokens, Type, font, space, tokens_of
from ui.widgets.agenda_strip import draw_mark
from ui.widgets.bar import Tone
from ui.widgets.paint import Scaled, elided, leading, mirrored, prepare, rounded
from ui.widgets.row_list import draw_tone
from ui.widgets.text import plain

_LONGEST = 300


class CellDelegate(QStyledItemDelegate, Scaled):
    """Draws cells and makes their editors.

    `typing` carries the line, the column and the text at each key in a time; `ended` when nothing is typed any more.
    `alone` is set while the item typed into is to change without what follows it (Ctrl+Enter).
    """

    typing = Signal(object, object, str)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.alone = False
        self.closeEditor.connect(lambda *_: self.ended.emit())

    def height(self, line: TableLine) -> int:
        """How tall a line is, in pixels."""
        return round((40 if line.is_item else 28) * self.scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the line."""
        line = index.data(Qt.ItemDataRole.UserRole)
        return QSize(40, self.height(line)) if isinstance(line, TableLine) else QSize(0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(line, TableLine) or not isinstance(model, LinesModel):
            return
        view: QWidget = option.widget
        state: QStyle.StateFlag = option.state
        bounds, column = option.rect, Column(index.column())
        colours, direction = tokens_of(view), view.layoutDirection()
        painter.save()
        prepare(painter)
        painter.setClipRect(bounds)
        box = QRectF(bounds)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(bounds, QColor(colours.selection))
        if line.is_item:
            painter.setPen(QColor(colours.hairline))
            painter.drawLine(box.topLeft(), box.topRight())
        if view.hasFocus() and state & QStyle.StateFlag.State_HasFocus:
            rounded(painter, box.adjusted(1, 2, -2, -1), 4, None, colours.accent, 2)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        pad = space(1, self.scale)
        room = box.adjusted(pad, 0, -pad / 2, 0)
        if column is Column.START:
            gutter = 22 * self.scale
            if line.is_item:
                _draw_link(
                    painter,
                    mirrored(QRectF(box.left(), box.top(), gutter, box.height()), bounds, direction),
                    line,
                    colours,
                    model.began(line.row),
                    direction,
                )
            room = room.adjusted(gutter - pad / 2, 0, 0, 0)
        elif column is Column.TITLE and not line.is_item:
            room = room.adjusted(space(2, self.scale), 0, 0, 0)
        if column is Column.TITLE and line.problem is not None:
            room = self._draw_shape(painter, room, bounds, line, colours, direction)
        painter.setFont(self._font(line, column))
        painter.setPen(QColor(self._colour(model, line, column, colours)))
        place = mirrored(room, bounds, direction)
        flags = leading(direction) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, elided(painter.font(), text, place.width()))
        painter.restore()

    def _font(self, line: TableLine, column: Column) -> QFont:
        if not line.is_item:
            return font(Type.SMALL, self.scale)
        return font(Type.STRONG if column in (Column.START, Column.TITLE) else Type.BODY, self.scale)

    def _colour(self, model: LinesModel, line: TableLine, column: Column, colours: Tokens) -> str:
        if model.moves(line) and column in (Column.START, Column.END):
            return colours.accent
        if line.problem is not None:
            return colours.text
        locked = line.is_item and column in TIMES and model.locked(line.row, column)
        soft = line.segment is not None or locked or column in (Column.LENGTH, Column.KIND, Column.WHO)
        return colours.text_soft if soft else colours.text

    def _draw_shape(
        self,
        painter: QPainter,
        room: QRectF,
        bounds: QRect,
        line: TableLine,
        colours: Tokens,
        direction: Qt.LayoutDirection,
    ) -> QRectF:
        side = 11 * self.scale
        error = line.problem is not None and line.problem.severity == "error"
        shape = QRectF(room.left(), room.center().y() - side / 2, side, side)
        draw_tone(painter, mirrored(shape, bounds, direction), Tone.TROUBLE if error else Tone.ATTENTION, colours)
        return room.adjusted(side + space(1, self.scale), 0, 0, 0)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field, or the kinds to choose from."""
        self.alone = False
        column = Column(index.column())
        if column is Column.KIND:
            kinds = Choice(parent)
            kinds.set_scale(self.scale)
            for kind in ItemKind:
                kinds.addItem(words.kind_word(kind), kind.value)
            kinds.activated.connect(lambda _: self._choose(kinds))
            return describe(kinds, column_word(column))
        field = Line(longest=_LONGEST, parent=parent)
        field.set_scale(self.scale)
        if column in TIMES:
            line = index.data(Qt.ItemDataRole.UserRole)
            field.textEdited.connect(lambda text: self.typing.emit(line, column, text))
        return describe(field, column_word(column))

    def _choose(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell, and a little more where the field needs it."""
        box = option.rect
        wider = 12 if index.column() in TIMES else 0
        editor.setGeometry(box.adjusted(0, 1, wider, 0))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands there, selected."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(text))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(plain(text))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take in what was typed, if anything was."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter takes in a time for this item alone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.alone = True
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                return True
        return super().eventFilter(watched, event)


def _draw_link(
    painter: QPainter, box: QRectF, line: TableLine, colours: Tokens, state: StripState, direction: Qt.LayoutDirection
) -> None:
    """A dot; with a line from above where the item follows the one before; a square where it is fixed.

    While the meeting is open, what runs has a triangle and what is over a tick.
    """
    middle = box.center()
    painter.setPen(QPen(QColor(colours.edge), 1.5))
    if line.row.linked:
        painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), middle.y() - 7))
    if state is not StripState.UPCOMING:
        draw_mark(painter, QRectF(middle.x() - 6, middle.y() - 6, 12, 12), state, colours, direction)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.edge if not line.row.fixed else colours.accent))
    if line.row.fixed:
        painter.drawRect(QRectF(middle.x() - 4, middle.y() - 4, 8, 8))
    else:
        painter.drawEllipse(middle, 3.5, 3.5)
