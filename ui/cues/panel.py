"""The cues among the settings: how each is given, on which devices, and the sound check that plays them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gcm_moderator.cues.dispatch import Output
from gcm_moderator.cues.messages import Ended, Found, Trouble
from gcm_moderator.cues.plan import Cue, CueKind
from gcm_moderator.cues.texts import text_of
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.settings import Settings, Way, changed
from gcm_moderator.settings_file import SettingsError, SettingsStore
from ui.accessible import describe
from ui.cues import choices, words
from ui.cues.voice import Voice
from ui.theme import TOUCH, Type, space
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.check_box import CheckBox
from ui.widgets.choice import ChoiceBox
from ui.widgets.label import PlainLabel
from ui.widgets.paragraph import paragraph

_LISTENERS = ((), ("room",), ("earpiece",), ("room", "earpiece"))
"""Who can hear a chime or a voice."""
_EXAMPLE = Speaker("Kenya", "KE")
_SECONDS = {CueKind.WARNING: 60.0, CueKind.OVERTIME: 30.0, CueKind.SEGMENT_END: 300.0, CueKind.LIMIT_CHANGED: 120.0}
_NO_MEETING = "en"
_BOX_WIDTH = 148


class CueRow:
    """The widgets of one cue in the table: on the screen, who hears the chime, who hears the voice, and its sample."""

    def __init__(self, kind: CueKind, tell: Callable[[], None]) -> None:
        self.kind = kind
        name = words.cue_name(kind)
        self.name = PlainLabel(name, Type.BODY)
        self.screen = describe(CheckBox(), words.tr("{cue}: on the screen").format(cue=name))
        self.chime = describe(_listener_box(), words.tr("{cue}: who hears the chime").format(cue=name))
        self.voice = describe(_listener_box(), words.tr("{cue}: who hears the voice").format(cue=name))
        self.play = TouchButton(words.tr("Play"))
        describe(self.play, words.tr("Play: {cue}").format(cue=name))
        self.screen.toggled.connect(tell)
        self.chime.currentIndexChanged.connect(tell)
        self.voice.currentIndexChanged.connect(tell)

    @property
    def ways(self) -> list[Way]:
        """What is chosen."""
        on = [Way.SCREEN] if self.screen.isChecked() else []
        on += [Way(f"chime-{listener}") for listener in _LISTENERS[self.chime.currentIndex()]]
        return on + [Way(f"voice-{listener}") for listener in _LISTENERS[self.voice.currentIndex()]]

    def show_ways(self, ways: frozenset[Way]) -> None:
        """Show what is in use, without telling anybody."""
        blockers = [QSignalBlocker(widget) for widget in (self.screen, self.chime, self.voice)]
        self.screen.setChecked(Way.SCREEN in ways)
        for box, sort in ((self.chime, "chime"), (self.voice, "voice")):
            heard = tuple(listener for listener in ("room", "earpiece") if Way(f"{sort}-{listener}") in ways)
            box.setCurrentIndex(_LISTENERS.index(heard))
        del blockers


class CuePanel(QWidget):
    """The panel. Every change holds at once. The check begins when the panel is first seen.

    `said` carries what the sound check has to say.
    """

    said = Signal(str)

    def __init__(self, store: SettingsStore, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._voice = voice
        self._to_play: list[CueKind] = []
        self._checked = self._playing = False
        self.rows = {kind: CueRow(kind, partial(self._choose, kind)) for kind in CueKind}
        for kind, row in self.rows.items():
            row.play.clicked.connect(partial(self._play, [kind]))
        self.muted = describe(CheckBox(words.tr("Mute all cues")), words.tr("Mute all cues"))
        self.muted.toggled.connect(lambda muted: self._change("muted", muted))
        self.room = describe(_device_box(), words.tr("Sound device of the room"))
        self.earpiece = describe(_device_box(), words.tr("Sound device of the podium’s earpiece"))
        self.room.currentIndexChanged.connect(lambda: self._change("room_device", self.room.currentData()))
        self.earpiece.currentIndexChanged.connect(lambda: self._change("earpiece_device", self.earpiece.currentData()))
        self.one_device = AdviceLine(Type.BODY)
        self.engine = AdviceLine(Type.BODY)
        self.device = AdviceLine(Type.BODY)
        self.result = AdviceLine(Type.BODY)
        self.result.shape.hide()
        self.result.show_line(words.tr("“Play” lets you hear a cue as it is set; one that nobody hears, in the room."))
        self.check_again = TouchButton(words.tr("Check again"))
        self.check_again.clicked.connect(self.check)
        self.play_all = TouchButton(words.tr("Play all"), weight=Weight.NORMAL)
        self.play_all.clicked.connect(lambda: self._play(list(CueKind)))
        self._lay_out()
        voice.found.connect(self._show_found)
        voice.ended.connect(self._heard)
        self._leave_store = store.follow(self._show)
        self.destroyed.connect(self._leave_store)
        self._show(store.current)

    def check(self) -> None:
        """Find out what cues are sounded with."""
        self.engine.show_line(words.tr("Looking for the speech engine…"))
        self.device.show_line("")
        self._voice.check(self._language)

    def showEvent(self, event: QShowEvent) -> None:
        """Check once, when somebody looks."""
        super().showEvent(event)
        if not self._checked:
            self._checked = True
            self.check()

    def _lay_out(self) -> None:
        table = QGridLayout()
        table.setHorizontalSpacing(space(1.5))
        table.setVerticalSpacing(space(0.5))
        table.setColumnStretch(0, 1)
        heads = (words.tr("Cue"), words.tr("Screen"), words.tr("Chime heard by"), words.tr("Voice heard by"))
        for column, head in enumerate(heads):
            table.addWidget(PlainLabel(head, Type.CAPTION, "soft"), 0, column)
        for number, row in enumerate(self.rows.values(), start=1):
            for column, widget in enumerate((row.name, row.screen, row.chime, row.voice, row.play)):
                table.addWidget(widget, number, column)
        devices = QGridLayout()
        devices.setHorizontalSpacing(space(1.5))
        devices.setColumnStretch(1, 1)
        for number, (name, box) in enumerate(
            ((words.tr("The room hears"), self.room), (words.tr("The earpiece hears"), self.earpiece))
        ):
            label = PlainLabel(name, Type.BODY)
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            devices.addWidget(label, number, 0)
            devices.addWidget(box, number, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        buttons.addWidget(self.muted, 1)
        buttons.addWidget(self.check_again)
        buttons.addWidget(self.play_all)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, space(1), 0, 0)
        whole.setSpacing(space(1))
        whole.addWidget(self.result)
        whole.addLayout(table)
        whole.addSpacing(space(1))
        whole.addWidget(PlainLabel(words.tr("Sound check"), Type.LEAD))
        whole.addWidget(paragraph(words.privacy()))
        whole.addWidget(self.engine)
        whole.addWidget(self.device)
        whole.addLayout(devices)
        whole.addWidget(self.one_device)
        whole.addLayout(buttons)

    @property
    def _language(self) -> str:
        return choices.language_of(self._store.current.language.cues, _NO_MEETING)

    def _choose(self, kind: CueKind, _: object = None) -> None:
        self._change(choices.key_of(kind), self.rows[kind].ways)

    def _change(self, key: str, value: object) -> None:
        try:
            self._store.change(changed(self._store.current, "cues", key, value))
        except SettingsError as reason:
            self._say(str(reason), Tone.TROUBLE)

    def _show(self, settings: Settings) -> None:
        cues = settings.cues
        for kind, row in self.rows.items():
            row.show_ways(choices.ways_of(cues, kind))
        blocker = QSignalBlocker(self.muted)
        self.muted.setChecked(cues.muted)
        del blocker
        _show_device(self.room, cues.room_device)
        _show_device(self.earpiece, cues.earpiece_device)
        line = words.tr("Room and earpiece have the same device: everybody there hears every cue.")
        self.one_device.show_line(line if choices.one_device(cues) else "", Tone.ATTENTION)
        self.one_device.setVisible(choices.one_device(cues))

    def _show_found(self, found: Found) -> None:
        if found.engine is not None and found.voice is not None:
            line = words.tr("Speech engine: {engine}, voice {voice}").format(engine=found.engine, voice=found.voice)
            self.engine.show_line(line, Tone.DONE)
        elif found.trouble is not None:
            self.engine.show_line(words.trouble(found.trouble, found.detail), Tone.ATTENTION)
        self._show_player(found)
        for box in (self.room, self.earpiece):
            for device in found.devices:
                if box.findData(device) < 0:
                    box.addItem(device, device)

    def _show_player(self, found: Found) -> None:
        settings = self._store.current.cues
        if found.player is None:
            known = found.trouble not in (Trouble.NO_DATA, Trouble.NO_ANSWER)
            self.device.show_line(words.no_player() if known else "", Tone.ATTENTION)
            return
        usual = words.tr("the usual device")
        line = words.tr("Sound: {player}; room: {room}; earpiece: {earpiece}")
        names = {"room": settings.room_device or usual, "earpiece": settings.earpiece_device or usual}
        self.device.show_line(line.format(player=found.player, **names), Tone.DONE)

    def _play(self, kinds: list[CueKind], _: object = None) -> None:
        self._to_play, self._playing = kinds, True
        self._voice.try_again()
        self._play_next()

    def _play_next(self) -> None:
        """Sound a cue as it is set; one that is not to be heard, with chime and voice for the room."""
        kind, *self._to_play = self._to_play
        settings = self._store.current.cues
        outputs = choices.outputs(settings, choices.ways_of(settings, kind))
        outputs = outputs or (Output(settings.room_device, chime=True, voice=True),)
        cue = Cue(f"check:{kind}", kind, dt.datetime.now(dt.UTC), _SECONDS.get(kind, 0.0), _example(kind))
        text = text_of(cue, self._language)
        self._say(words.tr("Playing: {words}").format(words=text), Tone.PLAIN)
        chime = str(choices.chime_of(kind))
        self._voice.sound(text, self._language, chime, outputs, key=cue.key, of_time=True)

    def _heard(self, ended: Ended) -> None:
        if ended.trouble is not None:
            self._to_play, self._playing = [], False
            self._say(words.trouble(ended.trouble, ended.detail), Tone.TROUBLE)
        elif self._to_play:
            self._play_next()
        elif self._playing:
            self._playing = False
            self._say(words.tr("Played. If you heard nothing, look at the volume and the device."), Tone.DONE)

    def _say(self, text: str, tone: Tone) -> None:
        self.result.show_line(text, tone)
        self.result.shape.setVisible(tone is not Tone.PLAIN)
        self.said.emit(text)


def _example(kind: CueKind) -> Speaker | None:
    return _EXAMPLE if kind is CueKind.CALLED else None


def _listener_box() -> ChoiceBox:
    box = ChoiceBox()
    for label in (words.tr("nobody"), words.tr("room"), words.tr("earpiece"), words.tr("room, earpiece")):
        box.addItem(label)
    box.setMinimumHeight(TOUCH)
    box.setFixedWidth(_BOX_WIDTH)
    return box


def _device_box() -> ChoiceBox:
    box = ChoiceBox()
    box.addItem(words.tr("The usual device"), "")
    box.setMinimumHeight(TOUCH)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    return box


def _show_device(box: ChoiceBox, device: str) -> None:
    """Show the device in use, also while it is not plugged in, without telling anybody."""
    blocker = QSignalBlocker(box)
    if box.findData(device) < 0:
        box.addItem(device, device)
    box.setCurrentIndex(box.findData(device, flags=Qt.MatchFlag.MatchExactly))
    del blocker
