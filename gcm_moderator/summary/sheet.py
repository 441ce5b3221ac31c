"""Agenda and queue on one page, to go on with on paper when the computer has to go."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_moderator.meeting.turn import Turn
from gcm_moderator.summary.document import Block, Column, Document, Entry, Heading, Paragraph, Table
from gcm_moderator.summary.rows import Ledger, Outcome, RequestRow, SegmentRow
from gcm_moderator.summary.words import LANGUAGE, Times, dates, length, named, segment_title, word

_QUEUE = (
    Column("No.", 0.5, right=True),
    Column("Waiting for the floor", 3.4),
    Column("On behalf of", 2.2),
    Column("As", 1.5),
    Column("Limit", 0.7, right=True),
    Column("From", 0.9),
    Column("Until", 0.9),
)
_AGENDA = (
    Column("Planned", 1.2),
    Column("Segment", 5),
    Column("Limit", 0.7, right=True),
    Column("Held from", 1.2),
    Column("Until", 1.2),
)
_IN_THE_TABLE = 30
"""More than these stand in one paragraph below the table, so that everything fits on a page."""
_EMPTY_ROWS = 5
"""Rows to write later requests in."""


def sheet(ledger: Ledger) -> Document:
    """The page: who has the floor, who waits, and the agenda of the day."""
    session = ledger.state.session
    day = _day(ledger)
    return Document(
        title=session.title,
        name=f"Agenda and queue as of {Times(ledger).second(ledger.until)}",
        theme=session.theme,
        place=session.place,
        dates=f"day {day}, {dates(session.days[day - 1 : day])}" if session.days else dates(session.days),
        language=LANGUAGE,
        blocks=tuple(_blocks(ledger, day)),
        one_page=True,
    )


def _day(ledger: Ledger) -> int:
    """The day that runs, else the first that has something left to come, else the last."""
    running = ledger.state.segment
    if running is not None:
        return running.day
    to_come = [segment.day for segment in ledger.segments if not segment.spans and not segment.skipped]
    return min(to_come, default=ledger.segments[-1].day)


def _blocks(ledger: Ledger, day: int) -> Iterator[Block]:
    times = Times(ledger)
    state = ledger.state
    running = next((segment for segment in ledger.segments if segment.running), None)
    if running is not None:
        yield Entry((f"{segment_title(running)}, planned {times.planned(running)}",), "Now:")
    for turn in state.live_turns:
        yield Entry((_floor(ledger, turn),), "Has the floor:" if turn is state.turn else "Interrupted:")
    if state.suspended:
        yield Entry(("The meeting is suspended.",))
    if state.discussing:
        yield from _queue(ledger)
    yield Heading(f"Agenda of day {day}")
    rows = (_segment(segment, times) for segment in ledger.segments if segment.day == day)
    yield Table(_AGENDA, tuple(rows))


def _floor(ledger: Ledger, turn: Turn) -> str:
    who = named(turn.speaker, turn.on_behalf_of)
    left = turn.remaining(ledger.until)
    time = f"{length(left)} left" if left >= 0 else f"{length(-left)} over"
    return f"{who}, {word(turn.kind).lower()}, {time} of {length(turn.limit_s + turn.granted_s)}"


def _queue(ledger: Ledger) -> Iterator[Block]:
    waiting = [request for request in ledger.requests if request.outcome is Outcome.WAITING]
    waiting.sort(key=lambda request: request.place or 0)
    usual = ledger.state.intervention_limit_s
    state = "open" if ledger.state.course.list_open else "closed"
    yield Heading(f"Queue: {len(waiting)} waiting, list {state}")
    rows = [_request(ledger, request, usual) for request in waiting[:_IN_THE_TABLE]]
    empty = ("",) * len(_QUEUE)
    yield Table(_QUEUE, (*rows, *(empty for _ in range(_EMPTY_ROWS))))
    rest = waiting[_IN_THE_TABLE:]
    if rest:
        names = "; ".join(f"{request.place} {named(request.speaker, request.on_behalf_of)}" for request in rest)
        yield Paragraph(f"{names}.", lead="Then:")


def _request(ledger: Ledger, request: RequestRow, usual: float | None) -> tuple[str, ...]:
    limit = request.limit_s or usual
    to = f" to {ledger.panellist(request.segment, request.to)}" if request.to is not None else ""
    return (
        str(request.place),
        request.speaker.name,
        request.on_behalf_of.name if request.on_behalf_of is not None else "",
        word(request.kind) + to,
        length(limit) if limit is not None else "",
        "",
        "",
    )


def _segment(segment: SegmentRow, times: Times) -> tuple[str, ...]:
    limit = segment.limit_set_s or segment.limit_s
    span = segment.spans[-1] if segment.spans else None
    held = times.minute(segment.spans[0].start) if span is not None else "skipped" if segment.skipped else ""
    until = times.minute(span.end) if span is not None and span.end is not None else ""
    title = segment_title(segment)
    return (
        times.planned(segment),
        f"▶ {title}" if segment.running else title,
        length(limit) if limit is not None else "",
        held,
        until,
    )
