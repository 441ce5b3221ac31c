"""How a row of the timeline is drawn: the plan as a pale box, what was held solid in it, what is expected hatched."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gcm_moderator.desk.time_viewing import HOUR
from gcm_moderator.desk.time_views import Bar, DayMarks, RowKind, TimeRow
from gcm_moderator.meeting.state import Stretch
from gcm_moderator.meeting.timeline import Progress
from gcm_moderator.meeting.turn import Phase
from ui.theme import Tokens, Type, font, space, tokens_of
from ui.time import words
from ui.time.day_axis import DayAxis
from ui.time.timeline_model import CHART, TITLE, Index, TimelineModel
from ui.widgets.paint import Scaled, elided, leading, mirrored, phase_shape, prepare, rounded, trailing
from ui.widgets.text import plain
from ui.words import ON_TIME_S, SEPARATOR, time_of_day

PAD = 8
PAUSED_PATTERN = Qt.BrushStyle.DiagCrossPattern
FORECAST_PATTERN = Qt.BrushStyle.BDiagPattern


def axis_of(model: TimelineModel, column: QRectF, direction: Qt.LayoutDirection) -> DayAxis | None:
    """Where instants lie in the column of the picture."""
    if model.picture is None:
        return None
    return DayAxis(model.picture, column.adjusted(PAD, 0, -PAD, 0), direction)


class RowDelegate(QStyledItemDelegate, Scaled):
    """Draws the cells of a row."""

    def __init__(self, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The view gives the rows their heights."""
        return QSize(80, 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row = index.data(Qt.ItemDataRole.UserRole)
        view: QWidget = option.widget
        marks = self._model.marks(row.day) if isinstance(row, TimeRow) else None
        if marks is None or self._model.picture is None:
            return
        state: QStyle.StateFlag = option.state
        bounds = QRectF(option.rect)
        colours, direction = tokens_of(view), view.layoutDirection()
        painter.save()
        prepare(painter)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(bounds, QColor(colours.selection))
        elif row.progress is Progress.RUNNING and row.kind is not RowKind.DAY:
            painter.fillRect(bounds, QColor(colours.raised))
        if index.column() == TITLE:
            self._title(painter, row, option, colours, direction)
        elif index.column() == CHART:
            axis = axis_of(self._model, bounds, direction)
            if axis is not None:
                grid(painter, axis, marks, bounds, colours)
                if row.kind is RowKind.DAY:
                    self._day_notes(painter, axis, marks, bounds, colours, direction)
                else:
                    bars(painter, row, axis, marks, bounds, colours)
        else:
            self._verdict(painter, row, option, colours, direction)
        painter.restore()

    def _in_focus(self, row: TimeRow) -> bool:
        return self._model.picture is not None and row.day == self._model.picture.day

    def _title(
        self,
        painter: QPainter,
        row: TimeRow,
        option: QStyleOptionViewItem,
        colours: Tokens,
        direction: Qt.LayoutDirection,
    ) -> None:
        bounds = option.rect
        box = QRectF(bounds)
        focus, scale = self._in_focus(row), self.scale
        day = row.kind is RowKind.DAY
        running = row.progress is Progress.RUNNING and not day
        letters = font(Type.STRONG if day or running else Type.SMALL, scale)
        letters.setPixelSize(font(Type.SMALL, scale).pixelSize())
        indent = {RowKind.DAY: 8, RowKind.ITEM: 12, RowKind.SEGMENT: 40}[row.kind] * scale
        side = 9 * scale
        flags = (
            leading(direction) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        )

        def place(left: float, width: float) -> QRectF:
            return mirrored(QRectF(left, box.top(), width, box.height()), bounds, direction)

        left = box.left() + indent
        if row.expandable:
            draw_handle(painter, place(left, side), row.expanded, colours.text_soft, direction)
        left += 0 if day else side + space(0.75, scale)
        picture = self._model.picture
        times = words.span(row.planned, ZoneInfo(picture.zone)) if picture is not None and not day else ""
        small = font(Type.SMALL, scale)
        small.setPixelSize(font(Type.CAPTION, scale).pixelSize())
        painter.setFont(small)
        width = painter.fontMetrics().horizontalAdvance("00:00–00:00") + space(0.5, scale)
        right = box.right() - space(0.5, scale)
        if times:
            painter.setPen(QColor(colours.text_soft))
            painter.drawText(
                place(right - width, width),
                trailing(direction)
                | Qt.AlignmentFlag.AlignVCenter
                | Qt.TextFlag.TextSingleLine
                | Qt.TextFlag.TextDontClip,
                times,
            )
            right -= width + space(0.5, scale)
        painter.setFont(letters)
        strong = focus and (day or row.progress is not Progress.NOT_HELD)
        painter.setPen(QColor(colours.text if strong else colours.text_soft))
        room = right - left
        painter.drawText(place(left, room), flags, elided(letters, plain(self._model.title(row)), room))

    def _verdict(
        self,
        painter: QPainter,
        row: TimeRow,
        option: QStyleOptionViewItem,
        colours: Tokens,
        direction: Qt.LayoutDirection,
    ) -> None:
        bounds = option.rect
        box = QRectF(bounds)
        side = 9 * self.scale
        left = box.left() + space(1, self.scale)
        mark = mirrored(QRectF(left, box.center().y() - side / 2, side, side), bounds, direction)
        draw_lateness(painter, mark, row, colours)
        left += side + space(0.75, self.scale)
        late = row.behind_s is not None and row.behind_s >= ON_TIME_S and row.progress is not Progress.NOT_HELD
        letters = font(Type.STRONG if late else Type.SMALL, self.scale)
        letters.setPixelSize(font(Type.SMALL, self.scale).pixelSize())
        painter.setFont(letters)
        painter.setPen(QColor(colours.text if late else colours.text_soft))
        room = box.right() - space(0.5, self.scale) - left
        flags = (
            leading(direction) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        )
        text = elided(letters, words.row_verdict(row), room)
        painter.drawText(mirrored(QRectF(left, box.top(), room, box.height()), bounds, direction), flags, text)

    def _day_notes(
        self,
        painter: QPainter,
        axis: DayAxis,
        marks: DayMarks,
        bounds: QRectF,
        colours: Tokens,
        direction: Qt.LayoutDirection,
    ) -> None:
        """What the lines and bands of this day mean, where they begin."""
        letters = font(Type.CAPTION, self.scale)
        painter.setFont(letters)
        painter.setPen(QColor(colours.text_soft))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        gap = space(0.75, self.scale)
        taken: list[QRectF] = []
        for number, sitting in reversed(list(enumerate(marks.sittings))):
            at = axis.x_at(sitting.end, marks)
            if at is None:
                continue
            text = words.tr("hard stop {time}").format(time=time_of_day(sitting.end, axis.zone))
            after = number < len(marks.sittings) - 1
            mirror = direction == Qt.LayoutDirection.RightToLeft
            if not after and marks.overlaps:
                text = words.overlap_words(marks, axis.zone) + SEPARATOR + text
                clash = axis.x_at(marks.overlaps[0].start, marks)
                at = at if clash is None else max(at, clash) if mirror else min(at, clash)
            width = painter.fontMetrics().horizontalAdvance(text) + 2.0
            left = at + gap if mirror is not after else at - gap - width
            box = QRectF(left, bounds.top(), width, bounds.height())
            if not any(box.intersects(other) for other in taken):
                painter.drawText(box, flags, text)
                taken.append(box.adjusted(-gap, 0, gap, 0))


def grid(painter: QPainter, axis: DayAxis, marks: DayMarks, bounds: QRectF, colours: Tokens) -> None:
    """The hours, the breaks as bands, the hard stops, the printed overlaps."""
    for stretch in marks.breaks:
        box = axis.box(stretch, marks, bounds.top(), bounds.height())
        if box is not None:
            painter.fillRect(box, QColor(colours.window))
    painter.setPen(QPen(QColor(colours.hairline), 1))
    for hour in axis.hours():
        x = axis.x_of(hour)
        painter.drawLine(QLineF(x, bounds.top(), x, bounds.bottom()))
    for overlap in marks.overlaps:
        box = axis.box(Stretch(overlap.start, overlap.end), marks, bounds.top(), bounds.height())
        if box is not None:
            painter.fillRect(box, QBrush(QColor(colours.warning), Qt.BrushStyle.Dense5Pattern))
    painter.setPen(QPen(QColor(colours.edge), 2))
    for sitting in marks.sittings:
        at = axis.x_at(sitting.end, marks)
        if at is not None:
            painter.drawLine(QLineF(at, bounds.top(), at, bounds.bottom()))


def bars(
    painter: QPainter,
    row: TimeRow,
    axis: DayAxis,
    marks: DayMarks,
    bounds: QRectF,
    colours: Tokens,
) -> None:
    """The plan, then over it what was held and what is expected; what goes beyond the plan in another colour."""
    top, height = bounds.top() + 2, bounds.height() - 4
    planned = axis.box(row.planned, marks, top, height)
    if planned is not None:
        rounded(painter, planned, 3, colours.track, colours.edge)
    if row.progress is Progress.NOT_HELD and planned is not None:
        painter.setPen(QPen(QColor(colours.paused), 1.4))
        painter.drawLine(QLineF(planned.left() + 4, planned.center().y(), planned.right() - 4, planned.center().y()))
    inner_top, inner = bounds.top() + bounds.height() * 0.26, bounds.height() * 0.48
    beyond = Stretch(row.planned.end, row.planned.end + HOUR * 12)
    late = axis.box(beyond, marks, inner_top, inner) if not row.is_break else None
    for bar in row.bars:
        _divide(painter, bar, row, axis, marks, top, height, colours)
        fill = colours.paused if row.is_break else colours.accent
        for stretch in bar.held:
            box = axis.box(stretch, marks, inner_top, inner)
            if box is not None:
                painter.fillRect(box, QColor(fill))
                _over(painter, box, late, QBrush(QColor(colours.warning)))
        if bar.forecast is not None:
            box = axis.box(bar.forecast, marks, inner_top, inner)
            if box is not None:
                _expected(painter, box, fill, colours)
                _over(painter, box, late, QBrush(QColor(colours.warning), FORECAST_PATTERN), colours.warning)
        for stretch in bar.suspended:
            box = axis.box(stretch, marks, inner_top - 1, inner + 2)
            if box is not None:
                painter.fillRect(box, QColor(colours.surface))
                painter.fillRect(box, QBrush(QColor(colours.text_soft), PAUSED_PATTERN))
    for number, bar in enumerate(row.bars):
        for stretch in bar.held if number else ():
            box = axis.box(stretch, marks, inner_top, inner)
            if box is not None:
                start = box.right() if axis.direction == Qt.LayoutDirection.RightToLeft else box.left()
                painter.setPen(QPen(QColor(colours.surface), 1.4))
                painter.drawLine(QLineF(start, inner_top, start, inner_top + inner))


def _divide(
    painter: QPainter,
    bar: Bar,
    row: TimeRow,
    axis: DayAxis,
    marks: DayMarks,
    top: float,
    height: float,
    colours: Tokens,
) -> None:
    """A line where a segment of the item is planned to begin."""
    at = axis.x_at(bar.planned.start, marks)
    if at is not None and bar.planned.start > row.planned.start:
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(QLineF(at, top, at, top + height))


def _expected(painter: QPainter, box: QRectF, fill: str, colours: Tokens) -> None:
    painter.fillRect(box, QColor(colours.surface))
    painter.fillRect(box, QBrush(QColor(fill), FORECAST_PATTERN))
    painter.setPen(QPen(QColor(fill), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _over(painter: QPainter, box: QRectF, late: QRectF | None, brush: QBrush, edge: str | None = None) -> None:
    """The part of a box that lies beyond the plan."""
    part = box.intersected(late) if late is not None else QRectF()
    if part.width() < 1:
        return
    painter.fillRect(part, brush)
    if edge is not None:
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))


def draw_lateness(painter: QPainter, box: QRectF, row: TimeRow, colours: Tokens) -> None:
    """Behind is a triangle that points up, ahead one that points down, on time a disc; nothing for what is not held."""
    if row.behind_s is None or row.progress is Progress.NOT_HELD:
        return
    if row.behind_s >= ON_TIME_S:
        phase_shape(painter, box, Phase.WARNING, colours.warning)
    elif row.behind_s <= -ON_TIME_S:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        bottom = QPointF(box.center().x(), box.bottom())
        painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), bottom]))
    else:
        phase_shape(painter, box.adjusted(1, 1, -1, -1), Phase.RUNNING, colours.running)


def draw_handle(painter: QPainter, box: QRectF, expanded: bool, colour: str, direction: Qt.LayoutDirection) -> None:
    """A small arrow: down while the segments are shown, else towards the text."""
    painter.setPen(QPen(QColor(colour), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    middle, half = box.center(), box.width() / 2
    if expanded:
        points = [QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)]
    else:
        points = [QPointF(-half / 2, -half), QPointF(half / 2, 0), QPointF(-half / 2, half)]
        if direction == Qt.LayoutDirection.RightToLeft:
            points = [QPointF(-point.x(), point.y()) for point in points]
    painter.drawPolyline([middle + point for point in points])
