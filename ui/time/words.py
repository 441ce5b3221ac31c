"""The sentences of the Time view. No rules: only words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from gcm_moderator.agenda.model import Sitting
from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.desk.time_views import DayMarks, TimeFigures, TimeRow, TimeView
from gcm_moderator.desk.views import ListState
from gcm_moderator.meeting.advice import Advice
from gcm_moderator.meeting.floor import Recipient
from gcm_moderator.meeting.forecast import Forecast
from gcm_moderator.meeting.state import Message, Stretch
from gcm_moderator.meeting.timeline import Progress
from ui.widgets.bar import Tone
from ui.words import ON_TIME_S, SEPARATOR, group_word, lateness, length, long_date, minutes, short_title, time_of_day

LEFT_RUNNING_S = 6 * 3600
"""Nobody is that late: it was not ended in the evening."""


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Time", text)


def row_verdict(row: TimeRow) -> str:
    """What stands at the end of a row: how late it is, or that it was not held, or not ended."""
    if row.progress is Progress.NOT_HELD or row.behind_s is None:
        return tr("not held")
    if row.behind_s >= LEFT_RUNNING_S:
        return tr("left running")
    return lateness(row.behind_s)


def span(stretch: Stretch, zone: dt.tzinfo) -> str:
    """From when to when: "10:15–13:00"."""
    return f"{time_of_day(stretch.start, zone)}–{time_of_day(stretch.end, zone)}"


def day_title(marks: DayMarks) -> str:
    """A day of the session: "Day 1 · Monday 8 May"."""
    return tr("Day {n}").format(n=marks.day) + SEPARATOR + long_date(marks.date)


def row_sentence(row: TimeRow, zone: dt.tzinfo) -> str:
    """Everything exact about a row: planned, held, expected, suspended, how late."""
    parts = [row.title, tr("planned {span}").format(span=span(row.planned, zone))]
    held = [stretch for bar in row.bars for stretch in bar.held]
    ahead = [bar.forecast for bar in row.bars if bar.forecast is not None]
    if held:
        first, last = min(each.start for each in held), max(each.end for each in held)
        if row.progress is Progress.RUNNING:
            parts.append(tr("began {time}").format(time=time_of_day(first, zone)))
        else:
            parts.append(tr("held {span}").format(span=span(Stretch(first, last), zone)))
    if ahead:
        first, last = ahead[0].start, ahead[-1].end
        if held:
            parts.append(tr("expected to end {time}").format(time=time_of_day(last, zone)))
        else:
            parts.append(tr("expected {span}").format(span=span(Stretch(first, last), zone)))
    stood_still = sum((each.end - each.start).total_seconds() for bar in row.bars for each in bar.suspended)
    if stood_still >= 1:
        parts.append(tr("suspended for {minutes}").format(minutes=minutes(stood_still)))
    parts.append(row_verdict(row))
    return SEPARATOR.join(parts)


def day_sentence(row: TimeRow, marks: DayMarks, zone: dt.tzinfo) -> str:
    """A day: its sittings, its printed overlaps, when it ends."""
    parts = [day_title(marks)]
    parts += [tr("sitting {span}").format(span=span(Stretch(each.start, each.end), zone)) for each in marks.sittings]
    parts += [overlap_words(marks, zone)] if marks.overlaps else []
    if row.behind_s is not None:
        parts.append(row_verdict(row))
    return SEPARATOR.join(parts)


def overlap_words(marks: DayMarks, zone: dt.tzinfo) -> str:
    """Where the printed agenda claims the same time twice: "printed overlap 17:50–17:55"."""
    spans = ", ".join(span(Stretch(each.start, each.end), zone) for each in marks.overlaps)
    return tr("printed overlap {span}").format(span=spans)


def verdict(view: TimeView, figures: TimeFigures) -> tuple[str, Tone]:
    """The one line for three seconds: how late, what it leads to, and when to stop."""
    podium, projection = view.podium, figures.forecast
    zone = ZoneInfo(podium.zone)
    if podium.suspended_since is not None:
        since = time_of_day(podium.suspended_since, zone)
        return tr("The meeting has been suspended since {time}; nothing counts until it goes on.").format(
            time=since
        ), Tone.ATTENTION
    if projection is None:
        return _between(view, zone)
    return _running(view, projection, figures, zone)


def _sitting(figures: TimeFigures) -> Sitting | None:
    """The sitting of this instant, where its hard stop is still to come."""
    now = figures.picture.now
    sittings = (sitting for marks in figures.picture.days for sitting in marks.sittings)
    return next((sitting for sitting in sittings if sitting.start <= now < sitting.end), None)


def _between(view: TimeView, zone: ZoneInfo) -> tuple[str, Tone]:
    following = view.podium.next_segment
    if following is None:
        return tr("The agenda is done. The ledger and the balance stay here for the summary."), Tone.DONE
    text = tr("Nothing is running. Next: {title}, planned {time}.")
    if not view.begun:
        text = tr("Nothing has begun. First: {title}, planned {time}.")
    return text.format(title=following.title, time=time_of_day(following.planned_start, zone)), Tone.PLAIN


def _running(view: TimeView, projection: Forecast, figures: TimeFigures, zone: ZoneInfo) -> tuple[str, Tone]:
    item = view.podium.item
    parts, tone = [], Tone.DONE
    stop = _sitting(figures)
    behind_s = (projection.item_end - item.end).total_seconds() if item is not None else projection.behind_s
    if item is not None:
        parts.append(
            tr("{item} ends {time}, {lateness}").format(
                item=short_title(item.title), time=time_of_day(projection.item_end, zone), lateness=lateness(behind_s)
            )
        )
    if behind_s >= ON_TIME_S:
        tone = Tone.ATTENTION
    if projection.sitting_end != projection.item_end:
        parts.append(tr("the sitting ends {time}").format(time=time_of_day(projection.sitting_end, zone)))
    if projection.past_stop_s >= ON_TIME_S:
        tone = Tone.TROUBLE
        text = tr("{minutes} after the interpreters leave")
        parts.append(text.format(minutes=minutes(projection.past_stop_s)))
    advice = figures.advice
    if advice is not None and not advice.all_fit:
        tone = Tone.ATTENTION if tone is Tone.DONE else tone
        parts.append(tr("{n} of those waiting do not fit").format(n=advice.waiting - advice.fits))
    if stop is not None and projection.past_stop_s < ON_TIME_S:
        parts.append(tr("interpreters until {time}").format(time=time_of_day(stop.end, zone)))
    return SEPARATOR.join(parts), tone


def advice_headline(advice: Advice) -> tuple[str, Tone]:
    """Whether everybody fits."""
    if not advice.waiting:
        return tr("Nobody waits"), Tone.DONE
    if advice.all_fit:
        if advice.waiting == 1:
            return tr("The one who waits fits"), Tone.DONE
        return tr("All {n} fit").format(n=advice.waiting), Tone.DONE
    text = tr("{fits} of {n} fit at {limit}")
    return text.format(fits=advice.fits, n=advice.waiting, limit=length(advice.limit_s)), Tone.ATTENTION


def advice_room(view: TimeView, advice: Advice) -> str:
    """How many more fit, while all do."""
    if not advice.all_fit:
        return ""
    until = time_of_day(advice.planned_end, ZoneInfo(view.podium.zone))
    if not advice.room:
        return tr("no room for more until {time}").format(time=until)
    text = tr("room for {n} more at {limit} until {time}")
    if not advice.waiting:
        text = tr("room for {n} at {limit} until {time}")
    return text.format(n=advice.room, limit=length(advice.limit_s), time=until)


def advice_list(view: TimeView, advice: Advice, figures: TimeFigures) -> str:
    """How the list stands, and, while all fit, when the last of those waiting begins."""
    zone = ZoneInfo(view.podium.zone)
    parts = []
    if view.podium.list_state is ListState.CLOSED:
        parts.append(tr("list closed"))
    elif view.podium.closes_at is not None:
        parts.append(tr("list closes {time}").format(time=time_of_day(view.podium.closes_at, zone)))
    expected = figures.forecast.expected if figures.forecast is not None else {}
    if advice.all_fit and expected:
        parts.append(tr("the last begins about {time}").format(time=time_of_day(max(expected.values()), zone)))
    return SEPARATOR.join(parts)


def limit_why(advice: Advice) -> str:
    """Why that limit: what would fit exactly, and how it was rounded."""
    if advice.offered_s is None or advice.all_fit_at_s is None:
        return ""
    if advice.all_fit_at_s == advice.offered_s:
        return tr("The longest limit at which all {n} fit.").format(n=advice.waiting)
    return tr("All {n} fit at {exact}; {limit} is easier to say.").format(
        n=advice.waiting, exact=length(advice.all_fit_at_s), limit=length(advice.offered_s)
    )


def recipient_word(to: Recipient) -> str:
    """To whom a message goes."""
    return {
        Recipient.PODIUM: tr("Podium"),
        Recipient.DISPLAY: tr("Room’s screen"),
        Recipient.BOTH: tr("Both"),
    }[to]


def message_words(message: Message, zone: dt.tzinfo) -> str:
    """When, to whom and what: "11:42 · Podium · Please wrap up"."""
    parts = [time_of_day(message.sent_at, zone), recipient_word(message.to), message.text]
    if message.withdrawn_at is not None:
        parts.append(tr("withdrawn {time}").format(time=time_of_day(message.withdrawn_at, zone)))
    return SEPARATOR.join(parts)


def share_word(name: str) -> str:
    """A regional group, a category or a gender, as it is called; "other" for what the directory does not place."""
    groups = {group.value: group_word(group) for group in RegionalGroup}
    known = {
        **groups,
        "member-state": tr("Member States"),
        "observer": tr("observers"),
        "igo": tr("intergovernmental organizations"),
        "un-body": tr("United Nations"),
        "stakeholder": tr("stakeholders"),
        "group": tr("groups"),
        "process": tr("processes"),
        "f": tr("women"),
        "m": tr("men"),
        "x": tr("not binary"),
        "other": tr("others"),
    }
    return known.get(name, name)
