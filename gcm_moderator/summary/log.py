"""The internal log of a meeting for people to read: who spoke when and for how long, with the notes on each turn.

Times are local in the place, to the second; lengths are minutes:seconds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from gcm_moderator.meeting.floor import NoteKind
from gcm_moderator.summary.document import Block, Column, Document, Entry, Heading, Paragraph, Table
from gcm_moderator.summary.participation import by_kind, shares
from gcm_moderator.summary.plain import lines, one_line
from gcm_moderator.summary.rows import Ledger, NoteRow, RequestRow, SegmentRow, Standing, TurnRow
from gcm_moderator.summary.words import LANGUAGE, LISTED, Times, counted, iso_dates, length, named, segment_title, word

_STANDING = {
    Standing.HAS_FLOOR: "still running",
    Standing.PAUSED: "still running, paused",
    Standing.INTERRUPTED: "still running, interrupted",
}
_PROGRAMME = (
    Column("Day", 0.5),
    Column("Segment", 4),
    Column("Planned", 1.4),
    Column("Held", 2.6),
    Column("Against the plan", 1.6),
    Column("Turns", 0.7, right=True),
)
_TURNS = (
    Column("No.", 0.6, right=True),
    Column("Speaker", 2.3),
    Column("On behalf of", 1.7),
    Column("Kind", 1.5),
    Column("To", 1.2),
    Column("Asked", 1.15),
    Column("From", 1.15),
    Column("Until", 1.25),
    Column("Limit", 0.8, right=True),
    Column("Granted", 1.1, right=True),
    Column("Paused", 1.0, right=True),
    Column("Used", 0.8, right=True),
    Column("Over", 0.8, right=True),
    Column("Notes", 0.85, right=True),
)


def log(ledger: Ledger) -> Document:
    """The whole document."""
    session = ledger.state.session
    return Document(
        title=session.title,
        name="Internal log",
        theme=session.theme,
        place=session.place,
        dates=iso_dates(session.days),
        language=LANGUAGE,
        blocks=tuple(_Log(ledger).parts()),
        wide=True,
    )


class _Log:
    """Writes one ledger down, part after part."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._session = ledger.state.session
        self._times = Times(ledger)
        self._turns = {turn.id: turn for turn in ledger.turns}
        self._notes = {note.id: note for note in ledger.notes if not note.deleted}
        self._themes = {theme.id: theme.title for theme in self._session.themes}
        self._commitments = {commitment.number: commitment.title for commitment in self._session.commitments}

    def parts(self) -> Iterator[Block]:
        yield from self._head()
        yield from self._participation()
        yield from self._programme()
        for segment in self._ledger.segments:
            yield from self._segment(segment)
        known = {segment.id for segment in self._ledger.segments}
        loose = [n for n in self._notes.values() if n.turn is None and n.content.segment not in known]
        if loose:
            yield Heading("Notes outside any segment")
            yield from self._note_list(loose)
        yield from self._messages()
        yield from self._suspensions()

    def _head(self) -> Iterator[Block]:
        ledger = self._ledger
        yield Entry((f"Times: local ({self._session.zone})",))
        yield Entry((f"Log up to: {self._times.second(ledger.until)}, {counted(len(ledger.facts), 'fact')}",))
        if ledger.state.practice:
            yield Entry(("Held on a practice clock: the times below are those of the practice.",))
        if ledger.state.running is not None:
            yield Entry(("The meeting was still running: what had not ended has its figures up to then.",))
        yield Paragraph("Internal log: it names who spoke.")

    def _participation(self) -> Iterator[Block]:
        turns = [turn for turn in self._ledger.turns if not turn.absent]
        yield Heading("Participation")
        if not turns:
            yield Paragraph("Nobody has had the floor.")
            return
        yield Paragraph(by_kind(turns))
        yield Paragraph("In interventions and rights of reply were heard:")
        yield from shares(self._ledger)

    def _programme(self) -> Iterator[Block]:
        yield Heading("Programme")
        rows = (
            (
                str(segment.day),
                segment_title(segment),
                self._times.planned(segment),
                self._held(segment),
                _behind(segment),
                str(len(segment.turns)) if segment.turns else "",
            )
            for segment in self._ledger.segments
        )
        yield Table(_PROGRAMME, tuple(rows))

    def _segment(self, segment: SegmentRow) -> Iterator[Block]:
        notes = [n for n in self._notes.values() if n.turn is None and n.content.segment == segment.id]
        requests = [request for request in self._ledger.requests if request.segment == segment.id]
        if not (segment.spans or notes):
            return
        planned = f"Planned {self._times.date(segment.planned_start)} {self._times.planned(segment)}"
        yield Heading(f"Day {segment.day} · {segment_title(segment)}")
        behind = f", {_behind(segment)}" if segment.spans else ""
        yield Paragraph(f"{planned}; {'held ' if segment.spans else ''}{self._held(segment)}{behind}.")
        turns = [self._turns[turn] for turn in segment.turns]
        if turns:
            rows = (self._turn(segment, number, turn) for number, turn in enumerate(turns, start=1))
            yield Table(_TURNS, tuple(rows))
        for number, turn in enumerate(turns, start=1):
            if turn.notes:
                yield Heading(f"Notes on turn {number}: {named(turn.speaker, turn.on_behalf_of)}", 3)
                yield from self._note_list([self._notes[note] for note in turn.notes], turn.started_at, turn)
        if notes:
            yield Heading("Notes on no turn", 3)
            yield from self._note_list(notes, segment.planned_start)
        for outcome, heading in LISTED.items():
            listed = [request for request in requests if request.outcome is outcome]
            yield from self._list(heading, listed, segment.planned_start)

    def _turn(self, segment: SegmentRow, number: int, turn: TurnRow) -> tuple[str, ...]:
        since = segment.spans[0].start
        time = self._times.second
        until = time(turn.finished_at, since) if turn.finished_at is not None else _STANDING[turn.standing]
        return (
            str(number),
            turn.speaker.name,
            turn.on_behalf_of.name if turn.on_behalf_of is not None else "",
            word(turn.kind),
            self._ledger.panellist(turn.segment, turn.to) if turn.to is not None else "",
            time(turn.requested_at, since) if turn.requested_at is not None else "",
            time(turn.started_at, since),
            f"{until}, absent" if turn.absent else until,
            length(turn.limit_s),
            length(turn.granted_s) if turn.granted_s else "",
            length(turn.paused_s) if turn.paused_s else "",
            length(turn.used_s),
            length(turn.over_s) if turn.over_s else "",
            str(len(turn.notes)) if turn.notes else "",
        )

    def _note_list(
        self, notes: Iterable[NoteRow], since: dt.datetime | None = None, turn: TurnRow | None = None
    ) -> Iterator[Block]:
        for note in notes:
            about = note.speaker is not None and (turn is None or note.speaker != turn.speaker)
            who = f", on {named(note.speaker, note.content.on_behalf_of)}" if note.speaker and about else ""
            text = lines(note.content.text) or ("",)
            lead = f"{one_line(self._kind(note) + who)}:"
            yield Entry((*text, self._filed(note, since)), lead, star=note.content.star)

    def _kind(self, note: NoteRow) -> str:
        kind = word(note.content.kind)
        if note.content.to is not None:
            kind += f" to {self._ledger.panellist(note.content.segment, note.content.to)}"
        if note.content.kind is NoteKind.QUESTION:
            if note.answered:
                kind += ", answered"
            elif note.pending:
                kind += ", pending"
        return kind

    def _filed(self, note: NoteRow, since: dt.datetime | None) -> str:
        """What the note is filed under, when it was taken and at which seat."""
        parts = []
        if note.content.star:
            parts.append("for the summary panel")
        if note.content.themes:
            parts.append("themes: " + ", ".join(self._themes.get(t, t) for t in note.content.themes))
        if note.content.commitments:
            numbered = (f"{n} {self._commitments.get(n, '')}".strip() for n in note.content.commitments)
            parts.append("commitments: " + ", ".join(numbered))
        parts.append(f"{self._times.second(note.taken_at, since)}, {note.seat}")
        if len(note.revisions) > 1:
            parts.append(f"edited {counted(len(note.revisions) - 1, 'time')}")
        return f"({'; '.join(parts)})"

    def _list(self, heading: str, requests: Sequence[RequestRow], since: dt.datetime) -> Iterator[Block]:
        if not requests:
            return
        yield Heading(heading, 3)
        for request in sorted(requests, key=lambda request: request.place or 0):
            absences = f", absent {counted(request.absences, 'time')}" if request.absences else ""
            to = f" to {self._ledger.panellist(request.segment, request.to)}" if request.to is not None else ""
            asked = f"asked {self._times.second(request.requested_at, since)}{absences}"
            who = named(request.speaker, request.on_behalf_of)
            yield Entry((f"{who} ({word(request.kind).lower()}{to}, {asked})",))

    def _messages(self) -> Iterator[Block]:
        if not self._ledger.messages:
            return
        yield Heading("Messages of the co-facilitators")
        for message in self._ledger.messages:
            to = {"podium": "to the podium", "display": "to the room", "both": "to podium and room"}[message.to]
            sent = f"{self._times.second(message.sent_at)} ({message.seat}, {to})"
            yield Entry((f"{sent}: {one_line(message.text)}",))

    def _suspensions(self) -> Iterator[Block]:
        if not self._ledger.suspensions:
            return
        yield Heading("Suspensions")
        titles = {segment.id: segment_title(segment) for segment in self._ledger.segments}
        for stop in self._ledger.suspensions:
            end = self._times.second(stop.end, stop.start) if stop.end is not None else "still suspended"
            where = f", {titles[stop.segment]}" if stop.segment is not None else ""
            yield Entry((f"{self._times.second(stop.start)}–{end} ({length(stop.seconds)}){where}",))

    def _held(self, segment: SegmentRow) -> str:
        if not segment.spans:
            return "skipped" if segment.skipped else "not held"
        spans = []
        for span in segment.spans:
            end = self._times.second(span.end, span.start) if span.end is not None else "still running"
            spans.append(f"{self._times.second(span.start, segment.planned_start)}–{end}")
        return ", ".join(spans)


def _behind(segment: SegmentRow) -> str:
    """How the end stands against the plan, in whole minutes; nothing for a segment that was not held."""
    if segment.behind_s is None:
        return ""
    minutes = round(abs(segment.behind_s) / 60)
    projected = "projected " if segment.running else ""
    if minutes == 0:
        return f"{projected}on time"
    return f"{projected}{minutes} min {'behind' if segment.behind_s > 0 else 'ahead'}"
