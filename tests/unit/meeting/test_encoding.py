"""Facts as they are stored: every kind comes back as it was, and what no version knows is told."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import msgspec
import pytest

from gcm_moderator.meeting import encoding, facts
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Heading, NoteKind, Quantifier, TurnKind
from tests.unit.meeting.podium import EU, KENYA, MALTA
from tests.unit.meeting.sessions import clock, first_session

CONTENT = NoteContent(
    "Who pays?\n\u202e🎤", NoteKind.QUESTION, ("data",), (6,), "panellist-2", star=True, speaker=KENYA
)
EVERY: tuple[facts.AnyFact, ...] = (
    facts.MeetingOpened(first_session(), 12.5, rehearsed=True),
    facts.AgendaChanged(first_session()),
    facts.SegmentStarted("panel-1/opening"),
    facts.SegmentEnded("panel-1/discussion", ("a", "b")),
    facts.TurnStarted(
        "t", "s", MALTA, TurnKind.INTERVENTION, 180.0, clock("10:43:00.250"), "r", EU, "panellist-2", "f"
    ),
    facts.TurnPaused("t"),
    facts.TurnResumed("t"),
    facts.TurnInterrupted("t"),
    facts.TurnTakenUp("t"),
    facts.TurnGranted("t", -30.0),
    facts.TurnFinished("t", clock("10:46"), absent=True),
    facts.FloorRequested("r", MALTA, TurnKind.RIGHT_OF_REPLY, EU, "panellist-2", 300.0, "f"),
    facts.RequestWithdrawn("r"),
    facts.RequestAbsent("r", left=True),
    facts.QueueReordered(("b", "a")),
    facts.SpeakerNamed("r", KENYA),
    facts.LimitSet("s", 120.0),
    facts.ListClosed("s"),
    facts.ListReopened("s"),
    facts.ClosingSet("s", clock("12:20")),
    facts.MeetingSuspended(),
    facts.MeetingContinued(),
    facts.MessageSent("m", "Five minutes left."),
    facts.MessageWithdrawn("m"),
    facts.NoteTaken("n", CONTENT),
    facts.NoteRevised("n", CONTENT),
    facts.NoteDeleted("n"),
    facts.NoteRestored("n", CONTENT),
    facts.QuestionAnswered("n", answered=False),
    facts.PointsMerged("p", ("n", "m")),
    facts.PointSplit("p"),
    facts.NoteSeparated("n"),
    facts.PointWorded("p", "Firewalls work."),
    facts.PointFiled("p", Heading.MAJOR_ISSUES),
    facts.PointMoved("p", "-7/2", "panel-1"),
    facts.QuantifierConfirmed("p", Quantifier.SEVERAL, 6),
    facts.PointsUndone("c1"),
    facts.PointsRedone("c1"),
    facts.CommandRetracted("c1"),
    facts.CommandReinstated("c1"),
)


def draft(fact: facts.AnyFact, at: dt.datetime | None = None) -> facts.Draft:
    return facts.Draft("d1", "podium", at or clock("10:43:00.001"), "c1", fact)


@pytest.mark.parametrize("fact", EVERY, ids=lambda fact: type(fact).__name__)
def test_every_fact_comes_back_as_it_was(fact: facts.AnyFact) -> None:
    body = encoding.encode(draft(fact))
    assert encoding.decode(body) == draft(fact)
    assert encoding.decode(body.decode()) == draft(fact)
    assert b"\n" not in body
    assert encoding.encode(encoding.decode(body)) == body


def test_no_fact_was_forgotten_here() -> None:
    assert {type(fact) for fact in EVERY} == set(get_args(facts.AnyFact))


def test_instants_keep_their_milliseconds_and_offset() -> None:
    stored = encoding.decode(encoding.encode(draft(facts.MeetingSuspended())))
    assert stored.at.isoformat() == "2017-05-08T10:43:00.001000+02:00"


@pytest.mark.parametrize("body", ["", "{", "null", "[]", '{"id":"d"}', '{"id":1}'])
def test_what_is_no_fact_is_told(body: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        encoding.decode(body)


def test_a_fact_of_a_later_version_is_told() -> None:
    body = encoding.encode(draft(facts.MeetingSuspended())).replace(b"meeting-suspended", b"meeting-teleported")
    with pytest.raises(msgspec.ValidationError, match="meeting-teleported"):
        encoding.decode(body)


def test_half_a_surrogate_pair_is_replaced_and_nothing_else() -> None:
    broken = draft(facts.NoteTaken("n", NoteContent("a\ud83db", NoteKind.DATA, speaker=KENYA)))
    storable = encoding.storable(broken)
    assert storable == draft(facts.NoteTaken("n", NoteContent("a?b", NoteKind.DATA, speaker=KENYA)))
    assert encoding.decode(encoding.encode(storable)) == storable
    assert encoding.storable(storable) is storable


def test_a_repair_keeps_every_instant() -> None:
    started = facts.TurnStarted(
        "t", "s", msgspec.structs.replace(KENYA, name="\udc00"), TurnKind.REPLY, 60.0, clock("10:43")
    )
    assert encoding.storable(draft(started)).at == clock("10:43:00.001")
    assert encoding.encode(encoding.storable(draft(started)))


def test_surrogates_in_any_part_of_a_fact_are_made_storable() -> None:
    content = facts.NoteContent("a\ud800", themes=("b\ud800",))
    written_at = clock("10:43:00.250")
    stored = encoding.storable(facts.Draft("d", "notes", written_at, "c", facts.NoteTaken("n", content)))
    assert stored.at == written_at
    assert isinstance(stored.fact, facts.NoteTaken)
    assert (stored.fact.content.text, stored.fact.content.themes) == ("a?", ("b?",))
