"""Meetings to export: what a podium wrote, as the record would number it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker, TurnKind
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.notes import context
from gcm_moderator.summary.ledger import ledger
from gcm_moderator.summary.rows import Ledger, NoteRow, TurnRow
from tests.unit.meeting.podium import COSTA_RICA, EU, JAPAN, KENYA, MALTA, Podium, discussion
from tests.unit.meeting.sessions import first_session

HOSTILE = (
    '<b>x</b><img src="http://127.0.0.1:1/">',
    '=HYPERLINK("http://127.0.0.1:1/")',
    "  \N{FULLWIDTH EQUALS SIGN}1+1",
    "a | b `c` [d](e) *f* _g_ ~~h~~ $i$ www.example.org",
    "# one\n- two\r\n1. three\u2028> four\n===\n---\n```",
    "\N{RIGHT-TO-LEFT OVERRIDE}aynek\x00\x1b[31m",
    "\N{GRINNING FACE} Côte d’Ivoire 俄罗斯",
    "x" * 300,
)


def recorded(drafts: Sequence[facts.Draft], ahead_s: float = 0.0) -> list[facts.Recorded]:
    """The facts as the record numbers them, the opened meeting first."""
    opened = facts.MeetingOpened(first_session(), ahead_s)
    first = facts.Draft("open-0", "podium", drafts[0].at if drafts else OPENED_AT, "open", opened)
    return [
        facts.Recorded(draft.id, draft.seat, draft.at, draft.command, draft.fact, seq)
        for seq, draft in enumerate([first, *drafts], start=1)
    ]


OPENED_AT = first_session().sittings[0].start - dt.timedelta(minutes=2)


def facts_of(podium: Podium) -> list[facts.Recorded]:
    return recorded(podium.history.drafts)


def ledger_of(podium: Podium) -> Ledger:
    return ledger(facts_of(podium))


def replayed(podium: Podium) -> History:
    """The same meeting, folded from its first fact by the seat's own history."""
    return History(first_session(), facts_of(podium))


def note(podium: Podium, text: str, **content: object) -> str:
    """A note on what is going on; returns its id."""
    here = context(podium.state)
    return podium.do(
        commands.TakeNote(
            NoteContent(
                text=text, segment=here.segment, turn=here.turn, speaker=here.speaker, on_behalf_of=here.on_behalf_of,
                **content,  # type: ignore[arg-type]
            )
        )
    )  # fmt: skip


def turn_of(rows: Ledger, name: str) -> TurnRow:
    (turn,) = (turn for turn in rows.turns if turn.speaker.name == name)
    return turn


def note_of(rows: Ledger, note_id: str) -> NoteRow:
    (found,) = (row for row in rows.notes if row.id == note_id)
    return found


def lively() -> Podium:
    """A discussion with a bit of everything, ended with two not reached; then the closing begins."""
    podium = discussion("10:43")
    podium.do(commands.RequestFloor(MALTA, on_behalf_of=EU, to="panellist-2", limit_s=300.0))
    podium.request(KENYA, after=1)
    podium.request(COSTA_RICA, after=1)
    podium.call(after=3)
    note(podium, "Firewalls work", kind=NoteKind.GOOD_PRACTICE, themes=("policies",), commitments=(6,), star=True)
    podium.do(commands.PauseTurn(), after=60)
    podium.do(commands.ResumeTurn(), after=10)
    podium.do(commands.GrantTime(30), after=5)
    podium.call(after=200)
    note(podium, "Who pays?", kind=NoteKind.QUESTION, to="panellist-2")
    podium.request(JAPAN, TurnKind.POINT_OF_ORDER, after=20)
    podium.call(after=1)
    podium.finish(after=15)
    podium.finish(after=200)
    podium.request(JAPAN, after=2)
    podium.do(commands.SendMessage("Five minutes left"))
    podium.do(commands.SuspendMeeting(), after=5)
    podium.do(commands.ContinueMeeting(), after=90)
    podium.call(after=1)
    podium.undo()
    podium.start("panel-1/closing", "12:55")
    return podium


def said_by(name: str) -> Podium:
    """A finished intervention under that name, with a note in the same words; a dash where there are none."""
    podium = discussion("10:43")
    podium.do(commands.GiveFloor(Speaker(name)))
    note(podium, name if name.strip() else "-")
    podium.finish(after=10)
    return podium
