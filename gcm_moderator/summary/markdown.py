"""The internal log of a meeting for people to read: who spoke when and for how long, with the notes on each turn.

Markdown with tables (CommonMark and the table extension). Names, notes and titles are shown as the characters they
are. Times are local in the place, to the second; lengths are minutes:seconds.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gcm_moderator.meeting.balance import Share
from gcm_moderator.meeting.floor import NoteKind, Speaker, TurnKind
from gcm_moderator.summary.plain import in_markdown, lines
from gcm_moderator.summary.rows import Ledger, NoteRow, Outcome, RequestRow, SegmentRow, Standing, TurnRow

_WORDS = {
    "member-state": "Member State",
    "igo": "Intergovernmental organization",
    "un-body": "UN body",
    "group": "Group of States",
    "process": "Migration process",
    "other": "Others (panellists, free text)",
    "f": "Female",
    "m": "Male",
}
_STANDING = {
    Standing.HAS_FLOOR: "still running",
    Standing.PAUSED: "still running, paused",
    Standing.INTERRUPTED: "still running, interrupted",
}
_LISTED = {
    Outcome.NOT_REACHED: "Waited and was not reached",
    Outcome.WAITING: "Waiting for the floor",
    Outcome.WITHDRAWN: "Withdrew",
    Outcome.ABSENT: "Was absent when called",
}


def log(ledger: Ledger) -> str:
    """The whole document."""
    return "\n".join([*_Log(ledger).parts(), ""])


class _Log:
    """Writes one ledger down, part after part; every part yields lines."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._session = ledger.state.session
        self._zone = ledger.zone
        self._turns = {turn.id: turn for turn in ledger.turns}
        self._notes = {note.id: note for note in ledger.notes if not note.deleted}
        self._themes = {theme.id: theme.title for theme in self._session.themes}
        self._commitments = {commitment.number: commitment.title for commitment in self._session.commitments}

    def parts(self) -> Iterator[str]:
        yield from self._head()
        yield from self._participation()
        yield from self._programme()
        for segment in self._ledger.segments:
            yield from self._segment(segment)
        known = {segment.id for segment in self._ledger.segments}
        loose = [n for n in self._notes.values() if n.turn is None and n.content.segment not in known]
        if loose:
            yield from ("", "## Notes outside any segment", "", *self._note_list(loose))
        yield from self._messages()
        yield from self._suspensions()

    def _head(self) -> Iterator[str]:
        session, ledger = self._session, self._ledger
        yield f"# {in_markdown(session.title)}"
        yield from ("", in_markdown(session.theme), "")
        yield f"- Place: {in_markdown(session.place)}"
        yield f"- Dates: {_dates(session.days)}"
        yield f"- Times: local ({in_markdown(session.zone)})"
        yield f"- Log up to: {self._time(ledger.until)}, {_count(len(ledger.facts), 'fact')}"
        if ledger.state.clock_ahead_s:
            yield "- Held on a practice clock: the times below are those of the practice."
        if ledger.state.running is not None:
            yield "- The meeting was still running: what had not ended has its figures up to then."
        yield from ("", "Internal log: it names who spoke.")

    def _participation(self) -> Iterator[str]:
        turns = [turn for turn in self._ledger.turns if not turn.absent]
        yield from ("", "## Participation", "")
        if not turns:
            yield "Nobody has had the floor."
            return
        kinds = Counter(_word(turn.kind) for turn in turns)
        by_kind = ", ".join(f"{kind.lower()} {number}" for kind, number in kinds.items())
        yield f"{_count(len(turns), 'turn')}: {by_kind}."
        heard = [turn for turn in turns if turn.kind in (TurnKind.INTERVENTION, TurnKind.RIGHT_OF_REPLY)]
        shares = self._ledger.balance
        yield from ("", "In interventions and rights of reply were heard:")
        yield from _share_table("Category", shares.by_category, ((t.speaker.category, t.speaker) for t in heard))
        yield from _share_table(
            "Regional group", shares.by_group, ((t.speaker.regional_group, t.speaker) for t in heard)
        )
        if shares.by_gender:
            yield from _share_table("Gender", shares.by_gender, ((t.gender, t.speaker) for t in heard if t.gender))

    def _programme(self) -> Iterator[str]:
        yield from ("", "## Programme", "")
        rows = (
            (
                str(segment.day),
                self._title(segment),
                f"{self._hour(segment.planned_start)}–{self._hour(segment.planned_end)}",
                self._held(segment),
                _behind(segment),
                str(len(segment.turns)) if segment.turns else "",
            )
            for segment in self._ledger.segments
        )
        yield from _table("Day|Segment|Planned|Held|Against the plan|Turns", "l l l l l r", rows)

    def _segment(self, segment: SegmentRow) -> Iterator[str]:
        notes = [n for n in self._notes.values() if n.turn is None and n.content.segment == segment.id]
        requests = [request for request in self._ledger.requests if request.segment == segment.id]
        if not (segment.spans or notes):
            return
        date = segment.planned_start.astimezone(self._zone).date()
        planned = f"{date} {self._hour(segment.planned_start)}–{self._hour(segment.planned_end)}"
        yield from ("", f"## Day {segment.day} · {self._title(segment)}", "")
        yield (
            f"Planned {planned}; held {self._held(segment)}, {_behind(segment)}."
            if segment.spans
            else (f"Planned {planned}; {self._held(segment)}.")
        )
        turns = [self._turns[turn] for turn in segment.turns]
        if turns:
            yield ""
            columns = "No.|Speaker|On behalf of|Kind|To|Asked|From|Until|Limit|Granted|Paused|Used|Over|Notes"
            rows = (self._turn(segment, number, turn) for number, turn in enumerate(turns, start=1))
            yield from _table(columns, "r l l l l l l l r r r r r r", rows)
        for number, turn in enumerate(turns, start=1):
            if turn.notes:
                yield from ("", f"### Notes on turn {number}: {_named(turn.speaker, turn.on_behalf_of)}", "")
                yield from self._note_list([self._notes[note] for note in turn.notes], turn.started_at, turn)
        if notes:
            yield from ("", "### Notes on no turn", "", *self._note_list(notes, segment.planned_start))
        for outcome, heading in _LISTED.items():
            listed = [request for request in requests if request.outcome is outcome]
            yield from self._list(heading, listed, segment.planned_start)

    def _turn(self, segment: SegmentRow, number: int, turn: TurnRow) -> tuple[str, ...]:
        since = segment.spans[0].start
        until = self._time(turn.finished_at, since) if turn.finished_at is not None else _STANDING[turn.standing]
        return (
            str(number),
            in_markdown(turn.speaker.name),
            in_markdown(turn.on_behalf_of.name) if turn.on_behalf_of is not None else "",
            _word(turn.kind),
            self._panellist(turn.segment, turn.to) if turn.to is not None else "",
            self._time(turn.requested_at, since) if turn.requested_at is not None else "",
            self._time(turn.started_at, since),
            f"{until}, absent" if turn.absent else until,
            _length(turn.limit_s),
            _length(turn.granted_s) if turn.granted_s else "",
            _length(turn.paused_s) if turn.paused_s else "",
            _length(turn.used_s),
            _length(turn.over_s) if turn.over_s else "",
            str(len(turn.notes)) if turn.notes else "",
        )

    def _note_list(
        self, notes: Iterable[NoteRow], since: dt.datetime | None = None, turn: TurnRow | None = None
    ) -> Iterator[str]:
        for note in notes:
            first, *others = [in_markdown(line) for line in lines(note.content.text)] or [""]
            about = note.speaker is not None and (turn is None or note.speaker != turn.speaker)
            who = f", on {_named(note.speaker, note.content.on_behalf_of)}" if note.speaker and about else ""
            star = "★ " if note.content.star else ""
            text = "\\\n  ".join([f"- {star}**{self._kind(note)}{who}:** {first}", *others, self._filed(note, since)])
            yield text

    def _kind(self, note: NoteRow) -> str:
        kind = _word(note.content.kind)
        if note.content.to is not None:
            kind += f" to {self._panellist(note.content.segment, note.content.to)}"
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
            parts.append("themes: " + ", ".join(in_markdown(self._themes.get(t, t)) for t in note.content.themes))
        if note.content.commitments:
            numbered = (f"{n} {in_markdown(self._commitments.get(n, ''))}".strip() for n in note.content.commitments)
            parts.append("commitments: " + ", ".join(numbered))
        parts.append(f"{self._time(note.taken_at, since)}, {in_markdown(note.seat)}")
        if len(note.revisions) > 1:
            parts.append(f"edited {_count(len(note.revisions) - 1, 'time')}")
        return f"({'; '.join(parts)})"

    def _list(self, heading: str, requests: Sequence[RequestRow], since: dt.datetime) -> Iterator[str]:
        if not requests:
            return
        yield from ("", f"### {heading}", "")
        for request in sorted(requests, key=lambda request: request.place or 0):
            absences = f", absent {_count(request.absences, 'time')}" if request.absences else ""
            to = f" to {self._panellist(request.segment, request.to)}" if request.to is not None else ""
            asked = f"{_word(request.kind).lower()}{to}, asked {self._time(request.requested_at, since)}{absences}"
            yield f"- {_named(request.speaker, request.on_behalf_of)} ({asked})"

    def _messages(self) -> Iterator[str]:
        if not self._ledger.messages:
            return
        yield from ("", "## Messages of the co-facilitators", "")
        for message in self._ledger.messages:
            text = " ".join(in_markdown(line) for line in lines(message.text))
            to = {"podium": "to the podium", "display": "to the room", "both": "to podium and room"}[message.to]
            yield f"- {self._time(message.sent_at)} ({in_markdown(message.seat)}, {to}): {text}"

    def _suspensions(self) -> Iterator[str]:
        if not self._ledger.suspensions:
            return
        yield from ("", "## Suspensions", "")
        titles = {segment.id: self._title(segment) for segment in self._ledger.segments}
        for stop in self._ledger.suspensions:
            end = self._time(stop.end, stop.start) if stop.end is not None else "still suspended"
            where = f", {titles[stop.segment]}" if stop.segment is not None else ""
            yield f"- {self._time(stop.start)}–{end} ({_length(stop.seconds)}){where}"

    def _title(self, segment: SegmentRow) -> str:
        if segment.item == segment.id:
            return in_markdown(segment.title)
        return f"{in_markdown(segment.item_title)} · {in_markdown(segment.title)}"

    def _held(self, segment: SegmentRow) -> str:
        if not segment.spans:
            return "skipped" if segment.skipped else "not held"
        spans = []
        for span in segment.spans:
            end = self._time(span.end, span.start) if span.end is not None else "still running"
            spans.append(f"{self._time(span.start, segment.planned_start)}–{end}")
        return ", ".join(spans)

    def _panellist(self, segment_id: str | None, panellist: str) -> str:
        return in_markdown(self._ledger.panellist(segment_id, panellist))

    def _time(self, instant: dt.datetime, since: dt.datetime | None = None) -> str:
        """The local time, with its date unless it is the same day as `since`."""
        local = instant.astimezone(self._zone)
        if since is not None and since.astimezone(self._zone).date() == local.date():
            return f"{local:%H:%M:%S}"
        return f"{local:%Y-%m-%d %H:%M:%S}"

    def _hour(self, instant: dt.datetime) -> str:
        return f"{instant.astimezone(self._zone):%H:%M}"


def _table(columns: str, sides: str, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table: columns separated by bars, for each `l` or `r`, the side on which its cells stand."""
    yield f"| {columns.replace('|', ' | ')} |"
    yield "|" + "|".join("---:" if side == "r" else "---" for side in sides.split()) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _share_table(
    heading: str, shares: Mapping[str, Share], heard: Iterable[tuple[str | None, Speaker]]
) -> Iterator[str]:
    """What each share had of the floor, the largest first; `heard` is one pair of share and speaker for each turn."""
    speakers: dict[str, set[str]] = {}
    for share, speaker in heard:
        speakers.setdefault(share or "other", set()).add(speaker.key)
    ordered = sorted(shares.items(), key=lambda share: (-share[1].interventions, share[0]))
    rows = (
        (_word(name), str(len(speakers[name])), str(share.interventions), _length(share.spoken_s))
        for name, share in ordered
    )
    yield ""
    yield from _table(f"{heading}|Speakers|Interventions|Time spoken", "l r r r", rows)


def _named(speaker: Speaker, on_behalf_of: Speaker | None) -> str:
    name = in_markdown(speaker.name)
    return f"{name} on behalf of {in_markdown(on_behalf_of.name)}" if on_behalf_of is not None else name


def _word(name: str) -> str:
    """A value of ours as a word: "Member State", "Point of order"; a group's name stays as it is."""
    plain = in_markdown(name)
    return _WORDS.get(name) or (plain.replace("-", " ").capitalize() if plain.islower() else plain)


def _behind(segment: SegmentRow) -> str:
    """How the end stands against the plan, in whole minutes; nothing for a segment that was not held."""
    if segment.behind_s is None:
        return ""
    minutes = round(abs(segment.behind_s) / 60)
    projected = "projected " if segment.running else ""
    if minutes == 0:
        return f"{projected}on time"
    return f"{projected}{minutes} min {'behind' if segment.behind_s > 0 else 'ahead'}"


def _length(seconds: float) -> str:
    minutes, left = divmod(round(abs(seconds)), 60)
    return f"{'−' if seconds < 0 else ''}{minutes}:{left:02d}"


def _dates(days: Sequence[dt.date]) -> str:
    return ", ".join(day.isoformat() for day in days)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
