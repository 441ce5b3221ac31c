"""Finding notes: a field that searches while one types, and filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.notes import Wanted
from gcm_moderator.meeting.floor import NoteKind, Speaker
from ui.accessible import describe
from ui.notes import words
from ui.theme import TOUCH, space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.choice import AROUND, ChoiceBox
from ui.widgets.text import plain
from ui.widgets.touch_field import TouchField

LONGEST = 300


class SearchField(TouchField):
    """The field. `down` when the list is wanted, `left` when Esc was pressed in the empty field."""

    down = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LONGEST, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to what was found; Esc empties the field, then leaves it."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBox(ChoiceBox):
    """A filter; its first entry is what it filters by, and filters nothing."""

    def __init__(self, first: str, name: str) -> None:
        super().__init__()
        describe(self, name)
        self.addItem(first, None)
        self.setMinimumHeight(TOUCH)
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        super().set_scale(scale)
        self.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance(self.itemText(0)) + AROUND + 2)


class SpeakerBox(FilterBox):
    """Whose notes; the names are looked up when the box is opened."""

    def __init__(self, speakers: Callable[[], Sequence[Speaker]]) -> None:
        super().__init__(words.tr("Speaker"), words.tr("Notes on this speaker"))
        self._speakers = speakers

    def showPopup(self) -> None:
        """Offer who has spoken so far, latest first."""
        chosen = self.currentData(Qt.ItemDataRole.UserRole)
        self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        for speaker in self._speakers():
            self.addItem(plain(speaker.name), speaker.key)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)
        super().showPopup()


class Finder(QWidget):
    """The field and the filters. `changed` carries the `Wanted` of each change; `speakers` gives those to offer."""

    changed = Signal(object)

    def __init__(
        self, session: Session, speakers: Callable[[], Sequence[Speaker]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Find in the notes…"))
        describe(
            self.field,
            self.tr("Find in the notes"),
            self.tr("Words, or words in quotation marks that stand together; Down goes to what was found"),
        )
        self.field.textChanged.connect(self._tell)
        self.speaker = SpeakerBox(speakers)
        self.item = FilterBox(self.tr("Panel"), self.tr("Notes on this item of the agenda"))
        for item in session.items:
            self.item.addItem(plain(item.title), item.id)
        self.kind = FilterBox(self.tr("Kind"), self.tr("Notes of this kind"))
        for kind in NoteKind:
            self.kind.addItem(words.kind_word(kind), kind)
        self.theme = FilterBox(self.tr("Theme"), self.tr("Notes on this theme"))
        for theme in session.themes:
            self.theme.addItem(plain(theme.title), theme.id)
        self.theme.setVisible(bool(session.themes))
        self.star = TouchButton(self.tr("Starred"), weight=Weight.QUIET)
        describe(self.star, self.tr("Only starred notes"))
        self.star.setCheckable(True)
        self.star.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.75))
        row.addWidget(self.field, 5)
        for box in (self.speaker, self.item, self.kind, self.theme):
            box.currentIndexChanged.connect(self._tell)
            row.addWidget(box, 2)
        row.addWidget(self.star)

    @property
    def wanted(self) -> Wanted:
        """Which notes are asked for."""
        kind = self.kind.currentData(Qt.ItemDataRole.UserRole)
        return Wanted(
            query=self.field.text(),
            speaker=self.speaker.currentData(Qt.ItemDataRole.UserRole),
            item=self.item.currentData(Qt.ItemDataRole.UserRole),
            kind=NoteKind(kind) if kind is not None else None,
            theme=self.theme.currentData(Qt.ItemDataRole.UserRole),
            starred=self.star.isChecked(),
        )

    def reset(self) -> None:
        """Ask for all notes again."""
        self.field.clear()
        for box in (self.speaker, self.item, self.kind, self.theme):
            box.setCurrentIndex(0)
        self.star.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self.star.set_marked(self.star.isChecked())
        self.star.set_weight(Weight.NORMAL if self.star.isChecked() else Weight.QUIET)
        self.changed.emit(self.wanted)
