"""What a request can say beyond a name: its kind, for whom, to whom, how long. Closed until it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.desk.views import PanellistEntry
from gcm_moderator.meeting.floor import Speaker, TurnKind
from ui.accessible import describe
from ui.theme import TOUCH, Type, space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.choice import ChoiceBox
from ui.widgets.label import PlainLabel
from ui.widgets.text import menu_text
from ui.widgets.type_ahead import Search, Suggestion, TypeAhead
from ui.words import length, panellist_word, turn_kind_word

KINDS = (TurnKind.INTERVENTION, TurnKind.POINT_OF_ORDER, TurnKind.RIGHT_OF_REPLY)
LIMITS_S = (60.0, 120.0, 180.0, 240.0, 300.0, 420.0)


class RequestOptions(QWidget):
    """The options of the request that is being typed. They fall back when it was added."""

    changed = Signal()

    def __init__(self, groups: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_behalf_of: Speaker | None = None
        self._kind = TurnKind.INTERVENTION
        self._kinds: dict[TurnKind, TouchButton] = {}
        row = QHBoxLayout()
        row.setSpacing(space(0.5))
        for kind in KINDS:
            button = TouchButton(turn_kind_word(kind).capitalize(), weight=Weight.QUIET)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, kind=kind: self.set_kind(kind))
            self._kinds[kind] = button
            row.addWidget(button, 1)
        self.behalf = TypeAhead(groups)
        self.behalf.setPlaceholderText(self.tr("a group"))
        describe(self.behalf, self.tr("On behalf of"))
        self.behalf.chosen.connect(self._take_group)
        self.to = ChoiceBox()
        describe(self.to, self.tr("To panellist"))
        self.limit = ChoiceBox()
        describe(self.limit, self.tr("Limit of this request"))
        self.limit.addItem(self.tr("as for all"), None)
        for limit_s in LIMITS_S:
            self.limit.addItem(length(limit_s), limit_s)
        self._gender_label = PlainLabel(self.tr("Gender"), Type.SMALL, "soft")
        self.gender_box = ChoiceBox()
        describe(self.gender_box, self.tr("Gender of the speaker"))
        for text, value in ((self.tr("not said"), None), (self.tr("woman"), "f"), (self.tr("man"), "m")):
            self.gender_box.addItem(text, value)
        self.gender_box.addItem(self.tr("another"), "x")
        for box in (self.to, self.limit, self.gender_box):
            box.setMinimumHeight(TOUCH)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(1))
        grid.setVerticalSpacing(space(0.25))
        fields = ((self.tr("On behalf of"), self.behalf), (self.tr("To"), self.to), (self.tr("Limit"), self.limit))
        for column, (text, field) in enumerate(fields):
            grid.addWidget(PlainLabel(text, Type.SMALL, "soft"), 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self._gender_label, 0, len(fields))
        grid.addWidget(self.gender_box, 1, len(fields))
        for column, share in enumerate((3, 2, 2)):
            grid.setColumnStretch(column, share)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(space(0.5))
        column_.addLayout(row)
        column_.addLayout(grid)
        self.set_kind(TurnKind.INTERVENTION)
        self.ask_gender(False)

    def ask_gender(self, wanted: bool) -> None:
        """Whether a request can say the speaker's gender; what was said for one that is being typed is forgotten."""
        self.gender_box.setCurrentIndex(0)
        self._gender_label.setVisible(wanted)
        self.gender_box.setVisible(wanted)

    @property
    def gender(self) -> str | None:
        """What was said: "f", "m", "x" or nothing."""
        chosen = self.gender_box.currentData(Qt.ItemDataRole.UserRole)
        return chosen if isinstance(chosen, str) else None

    @property
    def kind(self) -> TurnKind:
        """What is asked for."""
        return self._kind

    @property
    def on_behalf_of(self) -> Speaker | None:
        """The group that will be spoken for."""
        return self._on_behalf_of

    @property
    def panellist(self) -> str | None:
        """The panellist addressed."""
        chosen = self.to.currentData(Qt.ItemDataRole.UserRole)
        return chosen if isinstance(chosen, str) else None

    @property
    def limit_s(self) -> float | None:
        """The request's own limit in seconds."""
        chosen = self.limit.currentData(Qt.ItemDataRole.UserRole)
        return chosen if isinstance(chosen, float) else None

    def set_kind(self, kind: TurnKind) -> None:
        """Choose what is asked for."""
        self._kind = kind
        for which, button in self._kinds.items():
            button.setChecked(which is kind)
            button.set_weight(Weight.NORMAL if which is kind else Weight.QUIET)
            button.set_marked(which is kind)
        self.changed.emit()

    def show_panellists(self, panellists: Sequence[PanellistEntry]) -> None:
        """Offer these panellists."""
        kept = self.panellist
        self.to.clear()
        self.to.addItem(self.tr("nobody"), None)
        for entry in panellists:
            self.to.addItem(menu_text(entry.name or panellist_word(entry.id)).replace("&&", "&"), entry.id)
        self.to.setCurrentIndex(max(0, self.to.findData(kept)))

    def reset(self) -> None:
        """Go back to a plain intervention."""
        self._on_behalf_of = None
        self.behalf.clear()
        self.to.setCurrentIndex(0)
        self.limit.setCurrentIndex(0)
        self.gender_box.setCurrentIndex(0)
        self.set_kind(TurnKind.INTERVENTION)

    def _take_group(self, offer: Suggestion, _modifiers: object) -> None:
        speaker = offer.value
        self._on_behalf_of = speaker if isinstance(speaker, Speaker) else Speaker(name=offer.label)
        self.behalf.blockSignals(True)
        self.behalf.setText(offer.label)
        self.behalf.blockSignals(False)
        self.changed.emit()
