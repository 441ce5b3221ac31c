"""Every refusal code of the contract, and that a refusal says something to people."""

from __future__ import annotations

import pytest

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import RefusalCode
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from tests.unit.meeting.agendas import ending, without
from tests.unit.meeting.podium import KENYA, MALTA, Podium, discussion, speaking
from tests.unit.meeting.sessions import first_session

QUESTION = NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-9")


def closed() -> Podium:
    podium = discussion()
    podium.do(commands.CloseList())
    return podium


def paused() -> Podium:
    podium = speaking()
    podium.do(commands.PauseTurn())
    return podium


def suspended() -> Podium:
    podium = discussion()
    podium.do(commands.SuspendMeeting())
    return podium


def waiting() -> Podium:
    podium = discussion()
    podium.request(KENYA)
    return podium


def built_upon() -> Podium:
    """c1 opened the discussion in which c2 asked for the floor."""
    return waiting()


REFUSED = [
    ("no-segment", Podium, commands.EndSegment()),
    ("no-segment", Podium, commands.GiveFloor(KENYA)),
    ("no-segment", Podium, commands.SuspendMeeting()),
    ("floor-not-open", Podium, commands.RequestFloor(KENYA)),
    ("floor-not-open", Podium, commands.CallRequest()),
    ("floor-not-open", Podium, commands.GivePanellist("panellist-1")),
    ("floor-not-open", Podium, commands.WithdrawRequest("x")),
    ("floor-not-open", Podium, commands.MarkAbsent("x")),
    ("floor-not-open", Podium, commands.MoveRequest("x", 0)),
    ("floor-not-open", Podium, commands.ReorderQueue((), ())),
    ("floor-not-open", Podium, commands.SetLimit(60.0)),
    ("floor-not-open", Podium, commands.CloseList()),
    ("floor-not-open", Podium, commands.ReopenList()),
    ("already-waiting", waiting, commands.RequestFloor(KENYA)),
    ("not-waiting", waiting, commands.CallRequest("x")),
    ("not-waiting", waiting, commands.WithdrawRequest("x")),
    ("not-waiting", waiting, commands.MarkAbsent("x")),
    ("not-waiting", waiting, commands.MoveRequest("x", 0)),
    ("not-waiting", waiting, commands.NameSpeaker("x", KENYA)),
    ("not-waiting", waiting, commands.DeleteNote("x")),
    ("not-waiting", waiting, commands.ReviseNote("x", NoteContent("Edited"))),
    ("not-waiting", waiting, commands.AnswerQuestion("x")),
    ("list-closed", closed, commands.RequestFloor(MALTA)),
    ("list-closed", closed, commands.CloseList()),
    ("queue-empty", discussion, commands.CallRequest()),
    ("no-turn", discussion, commands.FinishTurn()),
    ("no-turn", discussion, commands.PauseTurn()),
    ("no-turn", discussion, commands.ResumeTurn()),
    ("no-turn", discussion, commands.GrantTime(30.0)),
    ("already-paused", paused, commands.PauseTurn()),
    ("not-paused", speaking, commands.ResumeTurn()),
    ("not-paused", discussion, commands.ContinueMeeting()),
    ("suspended", suspended, commands.SuspendMeeting()),
    ("suspended", suspended, commands.GiveFloor(KENYA)),
    ("unknown-segment", Podium, commands.StartSegment("panel-9/opening")),
    ("unknown-name", discussion, commands.GivePanellist("panellist-9")),
    ("unknown-name", discussion, commands.RequestFloor(KENYA, to="panellist-9")),
    ("unknown-name", discussion, commands.TakeNote(QUESTION)),
    ("stale-order", waiting, commands.ReorderQueue(("x",), ("x",))),
    ("stale-order", waiting, commands.MoveRequest("c2", 1)),
    ("nothing-to-undo", Podium, commands.Undo()),
    ("nothing-to-redo", waiting, commands.Redo()),
    ("cannot-undo", built_upon, commands.Undo("c1")),
    ("cannot-undo", built_upon, commands.Undo("x")),
    ("stale-order", discussion, commands.ChangeAgenda(first_session(), without(first_session(), "panel-2"))),
    ("already-begun", discussion, commands.ChangeAgenda(without(first_session(), "panel-1"), first_session())),
    ("in-the-past", discussion, commands.ChangeAgenda(ending(first_session(), "panel-1", "10:41"), first_session())),
    ("bad-limit", discussion, commands.SetLimit(0.0)),
    ("bad-limit", speaking, commands.GrantTime(-181.0)),
]


@pytest.mark.parametrize(
    ("code", "podium", "command"),
    [pytest.param(*row, id=f"{row[0]}-{type(row[2]).__name__}-{n}") for n, row in enumerate(REFUSED)],
)
def test_refused_with_its_code_and_a_sentence(code: str, podium: type[Podium], command: commands.Command) -> None:
    refusal = podium().refusal(command)
    assert refusal.code.value == code
    assert refusal.message[0].isupper() or refusal.message[0] == "“"
    assert refusal.message.endswith(".")


def test_every_code_of_the_contract_is_refused_somewhere() -> None:
    """`ambiguous-name` is decided where names are resolved."""
    assert {code for code, _, _ in REFUSED} == {code.value for code in RefusalCode} - {"ambiguous-name"}
