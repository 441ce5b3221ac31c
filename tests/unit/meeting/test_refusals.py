"""Every refusal code of the contract, and that a refusal says something to people."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import RefusalCode
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from tests.unit.meeting.agendas import ending, without
from tests.unit.meeting.podium import KENYA, MALTA, Podium, assert_plain_sentence, discussion, speaking
from tests.unit.meeting.sessions import clock, first_session

LUNCH = next(item.title for item in first_session().items if item.id == "lunch-1")
QUESTION = NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-9")


def opening() -> Podium:
    podium = Podium()
    podium.start("panel-1/opening", "10:15")
    return podium


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


def suspended_over_a_turn() -> Podium:
    """c3 has the floor, called from the request c2."""
    podium = speaking()
    podium.do(commands.SuspendMeeting())
    return podium


def at_lunch() -> Podium:
    podium = Podium()
    podium.start("lunch-1", "13:00")
    return podium


def conclusions() -> Podium:
    """After the last discussion of the session."""
    podium = Podium()
    podium.start("summary/discussion", "16:00", day=2)
    podium.start("conclusions", "17:30", day=2)
    return podium


def pointed() -> Podium:
    """c2 and c3 are merged into c4; c5 stands by itself, the star of c6 was taken off again."""
    podium = discussion()
    for text in ("a", "b"):
        podium.do(commands.TakeNote(NoteContent(text, star=True)))
    podium.do(commands.MergePoints(("c2", "c3")))
    podium.do(commands.TakeNote(NoteContent("c", star=True)))
    podium.do(commands.TakeNote(NoteContent("d", star=True)))
    podium.do(commands.ReviseNote("c6", NoteContent("d")))
    return podium


def one_day() -> Podium:
    session = first_session()
    return Podium(replace(session, days=session.days[:1]))


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
    ("floor-not-open", opening, commands.CloseList()),
    ("floor-not-open", opening, commands.ReopenList()),
    ("floor-not-open", opening, commands.GivePanellist("panellist-1")),
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
    ("suspended", suspended_over_a_turn, commands.MarkAbsent("c2")),
    ("floor-not-open", at_lunch, commands.GiveFloor(KENYA)),
    ("floor-not-open", conclusions, commands.RequestFloor(KENYA)),
    ("list-closed", closed, commands.SetClosing(clock("12:00"))),
    ("unknown-name", discussion, commands.RequestFloor(KENYA, to="panellist-0")),
    ("not-waiting", pointed, commands.MergePoints(("c5", "c5"))),
    ("not-waiting", pointed, commands.MergePoints(("c5", "c6"))),
    ("stale-order", pointed, commands.MergePoints(("c5", "c2"))),
    ("not-waiting", pointed, commands.SplitPoint("c5")),
    ("not-waiting", pointed, commands.SeparateNote("c5")),
    ("not-waiting", pointed, commands.WordPoint("c6", "Dee.")),
    ("stale-order", pointed, commands.WordPoint("c2", "Aye.")),
    ("stale-order", pointed, commands.MovePoint("c5", "c6")),
    ("stale-order", pointed, commands.MovePoint("c5", "c5")),
    ("cannot-undo", pointed, commands.UndoPoints("c1")),
    ("cannot-undo", pointed, commands.RedoPoints("c4")),
    ("bad-limit", discussion, commands.SetLimit(0.0)),
    ("bad-limit", discussion, commands.GiveFloor(KENYA, ago_s=-1.0)),
    ("bad-limit", discussion, commands.GiveFloor(KENYA, ago_s=14400.1)),
    ("bad-limit", waiting, commands.CallRequest(ago_s=-1.0)),
    ("bad-limit", waiting, commands.CallRequest(ago_s=14400.1)),
    ("bad-limit", speaking, commands.GrantTime(0.0)),
    ("bad-limit", speaking, commands.GrantTime(14400.1)),
    ("bad-limit", speaking, commands.GrantTime(-181.0)),
]


@pytest.mark.parametrize(
    ("code", "podium", "command"),
    [pytest.param(*row, id=f"{row[0]}-{type(row[2]).__name__}-{n}") for n, row in enumerate(REFUSED)],
)
def test_refused_with_its_code_and_a_sentence(code: str, podium: type[Podium], command: commands.Command) -> None:
    refusal = podium().refusal(command)
    assert refusal.code.value == code
    assert_plain_sentence(refusal.message)


@pytest.mark.parametrize(
    ("podium", "command", "sentence"),
    [
        (at_lunch, commands.GiveFloor(KENYA), f"Nobody takes the floor during “{LUNCH}”."),
        (Podium, commands.StartSegment("panel-9"), "The agenda has no segment “panel-9”."),
        (waiting, commands.MoveRequest("c2", 4), "The list has 1 places; there is no place 5."),
        (waiting, commands.RequestFloor(KENYA), "Kenya is on the list already, at place 1."),
        (speaking, commands.ResumeTurn(), "The countdown of Kenya is not paused."),
        (speaking, commands.GrantTime(-181.0), "Only 180 seconds are left; a turn cannot end in the past."),
        (
            Podium,
            commands.RequestFloor(KENYA),
            "The floor opens with the discussion of “Panel 1”, planned for 10:43 on day 1.",
        ),
        (
            one_day,
            commands.RequestFloor(KENYA),
            "The floor opens with the discussion of “Panel 1”, planned for 10:43.",
        ),
    ],
)
def test_the_sentence_says_whom_and_what_it_is_about(
    podium: type[Podium], command: commands.Command, sentence: str
) -> None:
    assert podium().refusal(command).message == sentence


def test_nobody_can_have_less_than_no_time_left() -> None:
    podium = speaking()
    podium.wait(200)
    assert podium.refusal(commands.GrantTime(-10.0)).message.startswith("Only 0 seconds are left")


def test_four_hours_are_the_most_that_can_be_granted_or_put_back() -> None:
    podium = speaking()
    podium.do(commands.GrantTime(14400.0))
    podium = discussion("15:00")
    podium.do(commands.GiveFloor(KENYA, ago_s=14400.0))
    assert podium.turn.elapsed(podium.now) == 14400.0


def test_half_a_second_can_be_granted_and_taken_off_again() -> None:
    podium = speaking()
    podium.do(commands.GrantTime(0.5))
    assert podium.remaining == 180.5
    podium.wait(180.3)
    podium.do(commands.GrantTime(-0.2))
    assert podium.remaining == 0.0


def test_time_can_be_granted_to_somebody_far_over_it() -> None:
    podium = speaking()
    podium.wait(300)
    podium.do(commands.GrantTime(0.5))
    assert podium.remaining == -119.5


def test_every_code_of_the_contract_is_refused_somewhere() -> None:
    """`ambiguous-name` is decided where names are resolved."""
    assert {code for code, _, _ in REFUSED} == {code.value for code in RefusalCode} - {"ambiguous-name"}


def test_the_floor_opens_with_the_very_first_segment_where_that_is_a_discussion() -> None:
    session = first_session()
    items = tuple(
        replace(item, segments=tuple(segment for segment in item.segments if segment.id == "panel-1/discussion"))
        for item in session.items
        if item.id == "panel-1"
    )
    refusal = Podium(replace(session, items=items)).refusal(commands.RequestFloor(KENYA))
    assert refusal.message == "The floor opens with the discussion of “Panel 1”, planned for 10:43 on day 1."
