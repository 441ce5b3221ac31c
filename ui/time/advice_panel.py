"""What to do about the time of a discussion: whether all fit, and if not, three ways out, each with one button."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import SegmentKind
from gcm_moderator.desk.time_views import TimeFigures, TimeView
from gcm_moderator.desk.views import ListState, StripState
from gcm_moderator.meeting.advice import Advice
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import cap
from ui.theme import Type, space
from ui.time import words
from ui.widgets.bar import AdviceLine
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled
from ui.words import length, minutes, time_of_day

_HEIGHT = 212


class AdvicePanel(QFrame, Scaled):
    """The card. `asked` carries the `Do` of a button."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.headline = AdviceLine(Type.TITLE)
        self.room = PlainLabel("", Type.SMALL, "soft")
        self.list = PlainLabel("", Type.SMALL, "soft")
        self.limit = self._button(Do.ADVISED_LIMIT)
        self.why = PlainLabel("", Type.SMALL, "soft")
        self.close_list = self._button(Do.ADVISED_CLOSING)
        self.overrun = self._button(Do.ADVISED_OVERRUN)
        self.empty = FitLabel(16, 13, 6, weight=QFont.Weight.Normal)
        self.empty.set_tone("soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1), space(1.5), space(1))
        column.setSpacing(space(0.5))
        for line in (self.headline, self.room, self.list, self.empty):
            column.addWidget(line)
        for way_out in self._ways_out():
            column.addWidget(way_out)
        column.addStretch(1)

    def set_scale(self, scale: float) -> None:
        """Take on another size: three ways out have to find room."""
        self.scale = scale
        self.setMinimumHeight(round(_HEIGHT * scale))

    def _ways_out(self) -> tuple[QWidget, ...]:
        return self.limit, self.why, self.close_list, self.overrun

    def _button(self, do: Do) -> TouchButton:
        made = TouchButton("", cap(do))
        made.clicked.connect(lambda: self.asked.emit(do))
        return made

    def show_figures(self, view: TimeView, figures: TimeFigures) -> None:
        """Show what can be done now."""
        advice = figures.advice
        discussing = advice is not None
        for widget in (self.headline, self.room, self.list):
            widget.setVisible(discussing)
        self.empty.setVisible(not discussing)
        if advice is None:
            for way_out in self._ways_out():
                way_out.hide()
            self.empty.set_text(self._empty_words(view))
            return
        text, tone = words.advice_headline(advice)
        self.headline.show_line(text, tone)
        for label, line in (
            (self.room, words.advice_room(view, advice)),
            (self.list, words.advice_list(view, advice, figures)),
        ):
            label.set_text(line)
            label.setVisible(bool(line))
        self._show_limit(advice)
        self._show_closing(view, advice, figures.picture.now)
        self._show_overrun(view, advice)

    def _show_limit(self, advice: Advice) -> None:
        offered_s = advice.offered_s
        self.limit.setVisible(offered_s is not None)
        self.why.setVisible(not advice.all_fit)
        self.why.set_text(words.limit_why(advice) or self.tr("No limit from half a minute on makes all fit."))
        if offered_s is not None:
            self.limit.set_label(self.tr("Limit {length} for all").format(length=length(offered_s)))
            self.limit.set_weight(Weight.PRIMARY)

    def _show_closing(self, view: TimeView, advice: Advice, now: dt.datetime) -> None:
        podium = view.podium
        zone = ZoneInfo(podium.zone)
        self.close_list.setVisible(podium.list_state is ListState.OPEN and advice.close_at is not None)
        if podium.closes_at is not None:
            due = podium.closes_at <= now
            time = time_of_day(podium.closes_at, zone)
            label = self.tr("Close the list now ({time})") if due else self.tr("Do not close the list at {time}")
            self.close_list.set_label(label.format(time=time))
            self.close_list.set_weight(Weight.PRIMARY if due else Weight.NORMAL)
        elif advice.close_at is not None:
            if advice.all_fit:
                time = time_of_day(advice.close_at, zone)
                label = self.tr("Close the list at {time}").format(time=time)
                description = self.tr(
                    "The latest time at which all who then wait are heard. You are asked at that time."
                )
            else:
                label, description = self.tr("Close the list now"), self.tr("Only those on it are heard.")
            self.close_list.set_label(label)
            describe(self.close_list, label, description)
            self.close_list.set_weight(Weight.NORMAL)

    def _show_overrun(self, view: TimeView, advice: Advice) -> None:
        self.overrun.setVisible(not advice.all_fit)
        if not advice.all_fit:
            until = time_of_day(advice.runs_until, ZoneInfo(view.podium.zone))
            text = self.tr("Overrun {minutes}, until {time}")
            label = text.format(minutes=minutes(advice.overrun_s), time=until)
            self.overrun.set_label(label)
            describe(self.overrun, label, self.tr("Sends the podium a message that everybody may be heard until then."))

    def _empty_words(self, view: TimeView) -> str:
        if view.podium.suspended_since is not None:
            return self.tr("The meeting is suspended.")
        following = next(
            (
                entry.segment
                for entry in view.podium.strip
                if entry.state is StripState.UPCOMING and entry.segment.kind is SegmentKind.DISCUSSION
            ),
            None,
        )
        if following is None:
            return self.tr("No discussion is to come. The ledger and the balance are in the exports, too.")
        time = time_of_day(following.planned_start, ZoneInfo(view.podium.zone))
        return self.tr(
            "Once a discussion runs, it says here whether all who wait fit, and what to do if not. The next one is"
            " planned for {time}."
        ).format(time=time)
