"""The thematic expert's two pictures, side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.desk.views import ExpertTables
from ui.summary.matrix import Matrix
from ui.summary.tables import commitments_picture, themes_picture
from ui.theme import Type, space
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.label import PlainLabel


class PicturesPage(QWidget):
    """Themes by panel beside commitments by delegation, and that the latter is internal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = Matrix(self.tr("Themes by panel"), upright=False)
        self.themes.set_empty_text(self.tr("The session’s file names no themes."))
        self.commitments = Matrix(self.tr("Commitments by delegation (internal)"), upright=True)
        self.commitments.set_empty_text(
            self.tr("Nobody has spoken to a commitment yet. In a note, “c6” marks what is said to commitment\u00a06.")
        )
        internal = AdviceLine(Type.STRONG)
        internal.show_line(self.tr("Internal: names who said it"), Tone.ATTENTION)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.5))
        column.addWidget(
            _card(self.tr("THEMES BY PANEL"), self.tr("how many delegations spoke to it"), self.themes, None), 38
        )
        column.addWidget(
            _card(
                self.tr("COMMITMENTS BY DELEGATION"),
                self.tr("how many notes there are of each, and of how many delegations in all"),
                self.commitments,
                internal,
            ),
            62,
        )

    def show_tables(self, tables: ExpertTables) -> None:
        """Show the tables as they stand."""
        self.themes.show_picture(themes_picture(tables))
        self.commitments.show_picture(commitments_picture(tables))


def _card(title: str, explained: str, matrix: Matrix, mark: QWidget | None) -> QFrame:
    card = QFrame()
    card.setProperty("card", "true")
    head = QHBoxLayout()
    head.addWidget(PlainLabel(title, Type.CAPTION, "soft"), 1)
    if mark is not None:
        head.addWidget(mark)
    column = QVBoxLayout(card)
    column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
    column.setSpacing(space(0.5))
    column.addLayout(head)
    column.addWidget(PlainLabel(explained, Type.SMALL, "soft"))
    column.addWidget(matrix, 1)
    return card
