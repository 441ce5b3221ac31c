"""The right side of the podium while somebody concludes: the points, in reading size."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import SegmentKind
from gcm_moderator.desk.views import Brief
from gcm_moderator.meeting.brief import under_headings
from ui.summary import words
from ui.theme import Type, space
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.brief_text import BriefText, Paragraph
from ui.widgets.label import PlainLabel
from ui.widgets.reading_meter import ReadingMeter
from ui.words import SEPARATOR


class BriefPanel(QFrame):
    """The card: whose brief it is, how long it takes to read out, and the points under their headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.title = PlainLabel("", Type.CAPTION, "soft")
        self.reading = AdviceLine(Type.STRONG)
        self.of = PlainLabel("", Type.STRONG)
        self.meter = ReadingMeter()
        self.text = BriefText(self.tr("Concluding brief"))
        foot = PlainLabel(self.tr("Live from starred notes · Page ↑ ↓ scrolls"), Type.SMALL, "soft")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(2), space(2), space(1.5))
        column.setSpacing(space(1))
        column.addLayout(head)
        column.addWidget(self.of)
        column.addWidget(self.meter)
        column.addWidget(self.text, 1)
        column.addWidget(foot)

    def show_brief(self, brief: Brief) -> None:
        """Show a brief."""
        self.title.set_text(self._title(brief))
        self.of.set_text(brief.panel.title if brief.panel is not None else self.tr("Across all panels"))
        self.reading.show_line(words.reading(brief), Tone.ATTENTION if words.over(brief) else Tone.PLAIN)
        self.reading.shape.setVisible(words.over(brief))
        self.meter.show_share(brief.reading_s / brief.limit_s if brief.limit_s else 0.0)
        self.text.show_paragraphs(self._paragraphs(brief))

    def _title(self, brief: Brief) -> str:
        if brief.panel is None:
            return self.tr("THEMATIC EXPERT")
        if self._in_summary_panel(brief):
            return self.tr("PERSPECTIVE OF MODERATOR {n}").format(n=brief.number)
        return self.tr("CONCLUDING BRIEF")

    def _in_summary_panel(self, brief: Brief) -> bool:
        return brief.speaking is not None and brief.speaking.kind is not SegmentKind.CLOSING

    def _paragraphs(self, brief: Brief) -> list[Paragraph]:
        if not brief.points:
            return [Paragraph(self.tr("No starred notes yet. Star a note, and it stands here at once."))]
        if brief.panel is None:
            return [Paragraph(point.text, words.behind(point)) for point in brief.points]
        paragraphs: list[Paragraph] = []
        for heading, points in under_headings(brief.points).items():
            title = f"{words.heading_word(heading)}{SEPARATOR}{len(points)}"
            paragraphs.append(Paragraph(title, is_heading=True))
            paragraphs += [Paragraph(point.text, words.behind(point)) for point in points]
        return paragraphs
