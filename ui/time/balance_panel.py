"""Who was heard, as bars: regional groups, categories, and gender where it was recorded."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gcm_moderator.desk.time_views import Heard, Scope
from gcm_moderator.meeting.balance import Share
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import cap
from ui.theme import RADIUS, Type, font, space, tokens_of
from ui.time import words
from ui.widgets.button import TouchButton, Weight
from ui.widgets.drawn_list import Index, MeetingList, RowDelegate, RowModel
from ui.widgets.label import PlainLabel
from ui.widgets.paint import elided, leading, mirrored, prepare, rounded, trailing
from ui.widgets.text import plain, tooltip
from ui.widgets.touch import roll_by_touch
from ui.words import SEPARATOR, group_word, length

_BAR, _HEAD = 25, 22


@dataclass(frozen=True, slots=True)
class BarRow:
    """A heading, or a share with its part of all seconds (0 to 1)."""

    title: str
    share: Share | None = None
    part: float = 0.0

    @property
    def figures(self) -> str:
        """How often and how long: "4 · 11:20"."""
        if self.share is None:
            return ""
        return f"{self.share.interventions}{SEPARATOR}{length(self.share.spoken_s)}"

    @property
    def sentence(self) -> str:
        """All of it for ears."""
        if self.share is None:
            return self.title
        return words.tr("{title}: {n} interventions, {length}, {percent} per cent").format(
            title=self.title,
            n=self.share.interventions,
            length=length(self.share.spoken_s),
            percent=round(self.part * 100),
        )


def bar_rows(heard: Heard) -> tuple[BarRow, ...]:
    """The rows: each kind of share under its heading, the largest first; gender only if any was recorded."""
    balance = heard.balance
    rows: list[BarRow] = []
    for title, shares in (
        (words.tr("Regional groups"), balance.by_group),
        (words.tr("Categories"), balance.by_category),
        (words.tr("Gender, where recorded"), balance.by_gender),
    ):
        if shares:
            total_s = sum(share.spoken_s for share in shares.values()) or 1.0
            ordered = sorted(shares.items(), key=lambda each: (each[0] == "other", -each[1].spoken_s, each[0]))
            rows.append(BarRow(title))
            rows += [BarRow(words.share_word(name), share, share.spoken_s / total_s) for name, share in ordered]
    return tuple(rows)


class _Bars(RowModel[BarRow]):
    """Bars grow in their places, whatever they are the shares of."""

    def key(self, row: BarRow) -> None:
        return None

    def said(self, row: BarRow, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(row.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(row.sentence)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(row.sentence)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are no stops on the way down."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, BarRow) and row.share is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _BarDelegate(RowDelegate):
    """Draws a share: its name, its figures, and under both its bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        heading = isinstance(row, BarRow) and row.share is None
        return QSize(80, round((_HEAD if heading else _BAR) * self.scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        view: QWidget = option.widget
        if not isinstance(row, BarRow):
            return
        state: QStyle.StateFlag = option.state
        bounds = option.rect
        colours, direction = tokens_of(view), view.layoutDirection()
        painter.save()
        prepare(painter)
        inset = space(0.5, self.scale)
        box = QRectF(bounds).adjusted(inset, 0, -inset, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        start, end = flags | leading(direction), flags | trailing(direction)
        if row.share is None:
            painter.setFont(font(Type.CAPTION, self.scale))
            painter.setPen(QColor(colours.text_soft))
            painter.drawText(box, start, row.title)
            painter.restore()
            return
        if view.hasFocus() and state & QStyle.StateFlag.State_Selected:
            rounded(painter, QRectF(bounds), RADIUS / 2, colours.selection, colours.accent, 2)
        painter.setFont(font(Type.SMALL, self.scale))
        painter.setPen(QColor(colours.text))
        thick = 4 * self.scale
        text = QRectF(box.left(), box.top(), box.width(), box.height() - thick - 1)
        width = painter.fontMetrics().horizontalAdvance(row.figures) + space(1, self.scale)
        painter.drawText(
            mirrored(QRectF(text.right() - width, text.top(), width, text.height()), bounds, direction),
            end,
            row.figures,
        )
        room = text.width() - width
        name = elided(painter.font(), plain(row.title), room)
        painter.drawText(mirrored(QRectF(text.left(), text.top(), room, text.height()), bounds, direction), start, name)
        track = QRectF(box.left(), text.bottom() - 1, box.width(), thick)
        rounded(painter, track, thick / 2, colours.track, None)
        filled = QRectF(track.left(), track.top(), max(thick, track.width() * row.part), thick)
        rounded(painter, mirrored(filled, bounds, direction), thick / 2, colours.accent, None)
        painter.restore()


class BarList(MeetingList):
    """The bars as a list."""

    empty_inset = 2.0

    def __init__(self, parent: QWidget | None = None) -> None:
        self.bars = _Bars()
        super().__init__(self.bars, _BarDelegate(), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        roll_by_touch(self)
        self.setAccessibleName(self.tr("Balance"))

    def show_rows(self, rows: tuple[BarRow, ...], empty: str) -> None:
        """Show the bars, or the words in their place."""
        self.set_empty_text("" if rows else empty)
        self.bars.show_rows(rows)


class BalancePanel(QFrame):
    """The card. `scope_wanted` carries the `Scope` to draw up the balance of."""

    scope_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._scope = Scope.SESSION
        self.title = PlainLabel(self.tr("Heard"), Type.LEAD)
        self.switch = TouchButton("", cap(Do.HEARD), Weight.QUIET)
        self.switch.clicked.connect(self._switch)
        self.count = PlainLabel("", Type.SMALL, "soft")
        self.missing_title = PlainLabel(self.tr("Not heard yet"), Type.CAPTION, "soft")
        self.missing = PlainLabel("", Type.SMALL)
        self.bars = BarList()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.25), space(0.5), space(1.25), space(1))
        column.setSpacing(space(0.25))
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(self.missing_title)
        column.addWidget(self.missing)
        column.addWidget(self.bars, 1)

    def show_heard(self, heard: Heard, *, discussing: bool) -> None:
        """Show who was heard. The switch is there while a discussion runs."""
        self._scope = heard.scope
        session = heard.scope is Scope.SESSION
        label = self.tr("Whole session") if session else self.tr("This discussion")
        describe(self.switch, label, self.tr("Press for the other one"))
        self.switch.set_label(label)
        self.switch.setVisible(discussing)
        self.count.set_text(
            self.tr("{delegations} delegations · {n} interventions").format(
                delegations=heard.delegations, n=heard.interventions
            )
        )
        self.count.setVisible(heard.interventions > 0)
        missing = ", ".join(group_word(group) for group in heard.not_heard)
        self.missing.set_text(missing)
        for line in (self.missing_title, self.missing):
            line.setVisible(bool(missing) and heard.interventions > 0)
        self.bars.show_rows(bar_rows(heard), self.tr("Here the shares of regional groups and categories grow."))

    def _switch(self) -> None:
        other = Scope.DISCUSSION if self._scope is Scope.SESSION else Scope.SESSION
        self.scope_wanted.emit(other)
