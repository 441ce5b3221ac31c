"""One brief of the summary panel: its points in order, how long they take, and the chosen point in full."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.views import Brief
from gcm_moderator.meeting.alike import likely_same
from gcm_moderator.meeting.brief import Point
from gcm_moderator.meeting.commands import ConfirmQuantifier, MergePoints
from gcm_moderator.meeting.floor import Heading
from ui.actions.action import Do
from ui.summary import words
from ui.summary.details import Details, alike_in
from ui.summary.point_list import PointList
from ui.summary.rows import rows_of
from ui.theme import Type, space
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.label import PlainLabel
from ui.widgets.reading_meter import ReadingMeter
from ui.words import SEPARATOR

_HEADINGS = {
    Do.MAIN_POINT: Heading.MAIN_POINTS,
    Do.CONCLUSION: Heading.CONCLUSIONS,
    Do.MAJOR_ISSUE: Heading.MAJOR_ISSUES,
}


class BriefPage(QWidget):
    """The page. `wanted` carries a command."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief: Brief | None = None
        self._session: Session | None = None
        self._likely: dict[str, str] = {}
        self._speaking = False
        self.title = PlainLabel("", Type.LEAD)
        self.reading = AdviceLine(Type.STRONG)
        self.reading.shape.hide()
        self.meter = ReadingMeter()
        self.waiting = PlainLabel("", Type.SMALL, "soft")
        self.keys = PlainLabel("", Type.SMALL, "soft")
        self.list = PointList()
        self.details = Details()
        self.list.wanted.connect(self.wanted)
        self.list.picked.connect(self._pick)
        self.list.acted.connect(self.act)
        self.details.wanted.connect(self.wanted)
        self.details.done.connect(self.list.setFocus)
        card = QFrame()
        card.setProperty("card", "true")
        head = QHBoxLayout()
        head.setSpacing(space(1.5))
        head.addWidget(self.reading)
        head.addWidget(self.waiting, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(space(0.75))
        column.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(self.meter)
        column.addWidget(self.list, 1)
        column.addWidget(self.keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1.5))
        row.addWidget(card, 58)
        row.addWidget(self.details, 42)
        self.keys.set_text(self.tr("Alt+↑↓ or drag: order · J: merge · K: confirm · 1 2 3: heading · Enter: wording"))

    def show_brief(self, brief: Brief, session: Session, *, speaking: bool) -> None:
        """Show a brief; `speaking` while it is being said."""
        if (brief, session, speaking) == (self._brief, self._session, self._speaking):
            return
        self._brief, self._session, self._speaking = brief, session, speaking
        self._likely = likely_same(brief.points)
        self.title.set_text(self._title(brief, speaking))
        self.reading.show_line(words.reading(brief), Tone.ATTENTION if words.over(brief) else Tone.PLAIN)
        self.reading.shape.setVisible(words.over(brief))
        self.meter.show_share(brief.reading_s / brief.limit_s if brief.limit_s else 0.0)
        self.waiting.set_text(self._waiting(brief))
        panel = brief.panel.id if brief.panel is not None else None
        self.list.set_empty_text(self._empty(brief))
        before = self.details.point
        self.list.show_rows(rows_of(brief, session, self._likely), [point.id for point in brief.points], panel)
        if before is not None and all(point.id != before.id for point in brief.points):
            self._follow(before, brief)
        self._pick(self.list.current())

    def act(self, which: Do) -> None:
        """Carry out an action on the selected points."""
        match which:
            case Do.MERGE_POINTS:
                self.merge()
            case Do.SPLIT_POINT:
                self.details.split_point()
            case Do.CONFIRM_QUANTIFIER:
                self.confirm()
            case Do.WORD_POINT:
                self.details.wording.setFocus()
            case _:
                self.details.file_under(_HEADINGS[which])

    def merge(self) -> None:
        """Ask for the selected points to become one; of a single one, with the one that may say the same."""
        chosen = self.list.selected()
        if len(chosen) > 1:
            self.wanted.emit(MergePoints(chosen))
        else:
            self.details.merge_alike()

    def confirm(self) -> None:
        """Confirm what is suggested for the selected points; of a single one, again takes it back."""
        chosen = self.list.selected()
        if len(chosen) < 2 or self._brief is None:
            self.details.confirm()
            return
        for point in self._brief.points:
            if point.id in chosen and point.suggested is not None and (point.confirmed is None or point.stale):
                self.wanted.emit(ConfirmQuantifier(point.id, point.suggested, len(point.delegations)))

    def _pick(self, point_id: str | None) -> None:
        if self._brief is None or self._session is None:
            return
        points = self._brief.points
        point = next((found for found in points if found.id == point_id), None)
        self.details.show_point(point, self._session, alike_in(points, self._likely, point_id))

    def _follow(self, before: Point, brief: Brief) -> None:
        """Mark what became of a point that was merged or split: the point that has its first note now."""
        first = before.said[0].note.id
        after = next((point.id for point in brief.points if any(said.note.id == first for said in point.said)), None)
        if after is not None:
            self.list.select(after)

    def _title(self, brief: Brief, speaking: bool) -> str:
        parts = (
            [brief.panel.title] if brief.panel is not None else [words.speaker_of(brief), self.tr("across all panels")]
        )
        if speaking:
            parts.insert(0, self.tr("Speaking now"))
        return SEPARATOR.join(parts)

    def _waiting(self, brief: Brief) -> str:
        count = len(brief.points)
        points = self.tr("1 point") if count == 1 else self.tr("{n} points").format(n=count)
        left = brief.to_confirm
        if not count:
            return ""
        if not left:
            return self.tr("{points} · every quantifier is confirmed").format(points=points)
        quantifiers = self.tr("1 quantifier") if left == 1 else self.tr("{n} quantifiers").format(n=left)
        return self.tr("{points} · {quantifiers} to confirm").format(points=points, quantifiers=quantifiers)

    def _empty(self, brief: Brief) -> str:
        if brief.panel is None:
            return self.tr("Starred notes of all panels stand here. Star a note in the view of the notes.")
        return self.tr("Starred notes of this panel stand here. Star a note in the view of the notes.")
