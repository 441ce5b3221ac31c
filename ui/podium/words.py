"""The podium's sentences, made from what the desk shows. No rules: only words."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from gcm_moderator.agenda.model import Segment
from gcm_moderator.delegations.model import Category
from gcm_moderator.desk.views import PanellistEntry, PodiumView, QueueRow, Step, StripState
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.forecast import Forecast
from gcm_moderator.meeting.turn import Turn
from ui.widgets.bar import Tone
from ui.words import (
    ON_TIME_S,
    SEPARATOR,
    behalf_word,
    category_word,
    group_word,
    lateness,
    length,
    minutes,
    panellist_word,
    short_title,
    time_of_day,
    turn_kind_word,
)


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Podium", text)


def what_is(speaker: Speaker) -> str:
    """What a speaker is: "Member State · African Group"."""
    words = []
    if speaker.category is not None:
        words.append(category_word(speaker.category))
    if speaker.regional_group is not None:
        words.append(group_word(speaker.regional_group))
    return SEPARATOR.join(words)


def turn_detail(turn: Turn) -> str:
    """What stands under the name of whoever has the floor."""
    words = []
    if turn.kind in (TurnKind.POINT_OF_ORDER, TurnKind.RIGHT_OF_REPLY, TurnKind.REPLY):
        words.append(turn_kind_word(turn.kind).capitalize())
    if turn.on_behalf_of is not None:
        words.append(behalf_word(turn.on_behalf_of))
    words.append(what_is(turn.speaker))
    if turn.to is not None:
        words.append(tr("to {panellist}").format(panellist=panellist_word(turn.to)))
    return SEPARATOR.join(filter(None, words))


def nth_word(nth: int) -> str:
    """How often somebody will have spoken: "second time"; nothing for the first."""
    if nth < 2:
        return ""
    if nth == 2:
        return tr("second time")
    if nth == 3:
        return tr("third time")
    return tr("time no. {n}").format(n=nth)


def row_details(row: QueueRow) -> tuple[str, ...]:
    """The short words under a name in the queue."""
    request = row.request
    words = []
    if request.kind is not TurnKind.INTERVENTION:
        word = turn_kind_word(request.kind)
        words.append(word.upper() if request.kind is TurnKind.POINT_OF_ORDER else word)
    if request.on_behalf_of is not None:
        words.append(behalf_word(request.on_behalf_of))
    category = request.speaker.category
    if category is not None and category is not Category.MEMBER_STATE:
        words.append(category_word(category))
    words.append(nth_word(row.nth))
    if request.to is not None:
        words.append(tr("to {panellist}").format(panellist=panellist_word(request.to)))
    if request.limit_s is not None:
        words.append(tr("limit {length}").format(length=length(request.limit_s)))
    if request.absences:
        words.append(tr("was not in the seat"))
    return tuple(filter(None, words))


def step_words(step: Step) -> str:
    """What undo or redo would act on: "floor to Kenya"."""
    words = {
        "agenda": tr("change of the agenda"),
        "start": tr("start of {subject}"),
        "end": tr("end of {subject}"),
        "call": tr("floor to {subject}"),
        "pause": tr("pause of {subject}"),
        "resume": tr("going on of {subject}"),
        "grant": tr("time for {subject}"),
        "finish": tr("finish of {subject}"),
        "request": tr("request of {subject}"),
        "withdraw": tr("withdrawal of {subject}"),
        "absent": tr("absence of {subject}"),
        "move": tr("order of the list"),
        "name": tr("name {subject}"),
        "limit": tr("limit for all"),
        "close-list": tr("closing of the list"),
        "reopen-list": tr("reopening of the list"),
        "closing": tr("time to close the list"),
        "suspend": tr("suspension"),
        "continue": tr("end of the suspension"),
    }
    return words.get(step.verb, step.verb).format(subject=step.subject or "")


def strip_word(state: StripState) -> str:
    """How far a segment is, for ears."""
    return {
        StripState.UPCOMING: tr("to come"),
        StripState.RUNNING: tr("running"),
        StripState.DONE: tr("done"),
        StripState.SKIPPED: tr("skipped"),
    }[state]


def segment_span(segment: Segment, zone: dt.tzinfo) -> str:
    """When a segment is planned: "10:15–10:22"."""
    return f"{time_of_day(segment.planned_start, zone)}–{time_of_day(segment.planned_end, zone)}"


def advice(view: PodiumView, forecast: Forecast, zone: dt.tzinfo) -> tuple[str, Tone]:
    """The line on time: when the panel ends, who fits, how late it is."""
    words, tone = [], Tone.DONE
    if view.item is not None:
        words.append(
            tr("{item} ends {time}").format(
                item=short_title(view.item.title), time=time_of_day(forecast.item_end, zone)
            )
        )
    reserved = _reserved(view) if view.limit_s is not None else 0.0
    if reserved:
        words.append(tr("{minutes} reserved for what follows").format(minutes=minutes(reserved)))
    if forecast.fits is not None and view.limit_s is not None:
        waiting = len(view.queue)
        if forecast.limit_for_all_s is not None:
            tone = Tone.ATTENTION
            words.append(tr("{waiting} waiting, room for {fits}").format(waiting=waiting, fits=forecast.fits))
            words.append(tr("all fit at {length}").format(length=length(forecast.limit_for_all_s)))
            if forecast.close_list_at is not None:
                words.append(tr("or close the list at {time}").format(time=time_of_day(forecast.close_list_at, zone)))
            words.append(tr("or {minutes} over").format(minutes=minutes(forecast.overrun_s)))
        else:
            words.append(tr("room for {fits} at {length}").format(fits=forecast.fits, length=length(view.limit_s)))
            if waiting:
                words.append(tr("all {waiting} fit").format(waiting=waiting))
    words.append(lateness(forecast.behind_s))
    if forecast.behind_s >= ON_TIME_S:
        tone = Tone.ATTENTION
    if forecast.past_stop_s >= ON_TIME_S:
        tone = Tone.TROUBLE
        words.insert(0, tr("{minutes} beyond the interpreters’ time").format(minutes=minutes(forecast.past_stop_s)))
    return SEPARATOR.join(words), tone


def attention(view: PodiumView) -> tuple[str, Tone]:
    """The line on questions that wait, the panellists' turn, and who has not been heard."""
    words, tone = [], Tone.PLAIN
    if view.suggest_panellists:
        tone = Tone.ATTENTION
        words.append(tr("{n} interventions since the panellists: their turn").format(n=view.since_panellists))
    words.extend(_questions(entry) for entry in view.panellists if entry.pending_questions)
    if any(entry.pending_questions for entry in view.panellists):
        tone = Tone.ATTENTION
    if view.not_heard:
        groups = ", ".join(group_word(group) for group in view.not_heard)
        words.append(tr("not heard yet: {groups}").format(groups=groups))
    return SEPARATOR.join(words), tone


def _questions(entry: PanellistEntry) -> str:
    if entry.pending_questions == 1:
        return tr("1 question waits for panellist {number}").format(number=entry.number)
    return tr("{n} questions wait for panellist {number}").format(n=entry.pending_questions, number=entry.number)


def _reserved(view: PodiumView) -> float:
    """Seconds of what is still to come in the running item."""
    if view.item is None:
        return 0.0
    return sum(
        entry.segment.length_s
        for entry in view.strip
        if entry.item.id == view.item.id and entry.state is StripState.UPCOMING
    )
