"""Facts that contradict those before them: each is told in one sentence, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.facts import Draft, NoteContent
from gcm_moderator.meeting.floor import TurnKind
from tests.unit.meeting.podium import (
    COSTA_RICA,
    JAPAN,
    KENYA,
    MALTA,
    ROW_4,
    Podium,
    assert_plain_sentence,
    discussion,
    speaking,
)
from tests.unit.meeting.sessions import clock, first_session

HERE = "panel-1/discussion"


def two_waiting() -> Podium:
    """c2 Kenya and c3 Malta wait."""
    podium = discussion()
    podium.request(KENYA)
    podium.request(MALTA)
    return podium


def called_and_waiting() -> Podium:
    """Kenya, called from c2, has the floor as c3 and waits again as c4."""
    podium = speaking()
    podium.request(KENYA)
    return podium


def interrupted() -> Podium:
    """The turn c3 of Kenya is interrupted by Malta, who has the floor as c5."""
    podium = speaking()
    podium.call(podium.request(MALTA, TurnKind.POINT_OF_ORDER), after=10)
    return podium


def paused() -> Podium:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=10)
    return podium


def suspended() -> Podium:
    podium = discussion()
    podium.do(commands.SuspendMeeting())
    return podium


def two_points() -> Podium:
    """c2 and c3 are merged into c4."""
    podium = discussion()
    for text in ("a", "b"):
        podium.do(commands.TakeNote(NoteContent(text, star=True)))
    podium.do(commands.MergePoints(("c2", "c3")))
    return podium


def nested() -> Podium:
    """c2 and c3 are merged into c4, and that with c5 into c6; c7 is a point by itself."""
    podium = two_points()
    podium.do(commands.TakeNote(NoteContent("c", star=True)))
    podium.do(commands.MergePoints(("c4", "c5")))
    podium.do(commands.TakeNote(NoteContent("d", star=True)))
    return podium


def finished() -> Podium:
    podium = speaking()
    podium.finish(after=30)
    return podium


def started(turn: str, request: str | None = None, at: str = "10:43") -> facts.TurnStarted:
    return facts.TurnStarted(turn, HERE, JAPAN, TurnKind.INTERVENTION, 180.0, clock(at), request)


IMPOSSIBLE: list[tuple[Callable[[], Podium], facts.AnyFact, str]] = [
    (discussion, facts.MeetingOpened(first_session(), 0.0), "opened after"),
    (discussion, facts.SegmentStarted("panel-9"), "no segment panel-9"),
    (discussion, facts.SegmentStarted("lunch-1"), "lunch-1 cannot start while panel-1/discussion runs"),
    (discussion, facts.SegmentEnded("lunch-1", ()), "lunch-1 was not running"),
    (interrupted, facts.SegmentEnded(HERE, ()), "while Malta has the floor"),
    (two_waiting, facts.SegmentEnded(HERE, ("c2",)), "other delegations waiting"),
    (speaking, started("t"), "Japan cannot have the floor while Kenya has it"),
    (two_waiting, started("t", "x"), "Japan was called without waiting"),
    (finished, started("t"), "Japan cannot have had the floor before the last speaker left it"),
    (paused, facts.TurnPaused("c3"), "Kenya was paused twice"),
    (speaking, facts.TurnPaused("x"), "did not hold the floor"),
    (discussion, facts.TurnPaused("x"), "did not hold the floor"),
    (speaking, facts.TurnResumed("c3"), "Kenya went on without"),
    (interrupted, facts.TurnInterrupted("c5"), "Malta cannot be interrupted: Kenya already is"),
    (speaking, facts.TurnTakenUp("c3"), "not waiting under a point of order"),
    (interrupted, facts.TurnTakenUp("c3"), "not waiting under a point of order"),
    (interrupted, facts.TurnTakenUp("x"), "not waiting under a point of order"),
    (speaking, facts.TurnGranted("c3", -181.0), "Kenya cannot end before the time was taken"),
    (paused, facts.TurnFinished("c3", clock("10:43:05")), "Kenya cannot end before something that happened"),
    (two_waiting, facts.FloorRequested("r", MALTA, TurnKind.INTERVENTION), "Malta was put on the list twice"),
    (called_and_waiting, facts.RequestAbsent("c2", left=False), "Kenya was put on the list twice"),
    (two_waiting, facts.RequestWithdrawn("x"), "not waiting for the floor"),
    (two_waiting, facts.RequestAbsent("x", left=False), "not waiting for the floor"),
    (Podium, facts.RequestWithdrawn("x"), "No discussion was running"),
    (two_waiting, facts.QueueReordered(("c2",)), "names other delegations"),
    (two_waiting, facts.QueueReordered(("c3", "c2", "c2")), "names other delegations"),
    (two_waiting, facts.QueueReordered(("c3", "x")), "names other delegations"),
    (Podium, facts.QueueReordered(()), "No discussion was running"),
    (two_waiting, facts.SpeakerNamed("c2", MALTA), "Malta was put on the list twice"),
    (two_waiting, facts.SpeakerNamed("x", JAPAN), "could be named Japan"),
    (discussion, facts.LimitSet("panel-2/discussion", 60.0), "No discussion was running"),
    (discussion, facts.ListClosed("panel-2/discussion"), "No discussion was running"),
    (discussion, facts.ClosingSet("panel-2/discussion", clock("12:00")), "No discussion was running"),
    (Podium, facts.MeetingSuspended(), "suspended while nothing ran"),
    (suspended, facts.MeetingSuspended(), "suspended already"),
    (discussion, facts.MeetingContinued(), "without having been suspended"),
    (suspended, facts.SegmentEnded(HERE, ()), "while the meeting is suspended"),
    (discussion, facts.MessageWithdrawn("x"), "nobody sent"),
    (discussion, facts.CommandRetracted("x"), "undone or put back that was not there"),
    (discussion, facts.CommandReinstated("c1"), "undone or put back that was not there"),
    (two_points, facts.PointsMerged("p", ("c4",)), "one already"),
    (two_points, facts.PointsMerged("p", ("c4", "c4")), "one already"),
    (two_points, facts.PointsMerged("p", ("c4", "x")), "that there was not"),
    (two_points, facts.PointsMerged("p", ("c4", "c2")), "had been merged into another"),
    (nested, facts.PointsMerged("c2", ("c6", "c7")), "one already"),
    (two_points, facts.PointSplit("x"), "that there was not"),
    (nested, facts.PointSplit("c7"), "split that was not merged"),
    (nested, facts.NoteSeparated("c4"), "not in"),
    (nested, facts.NoteSeparated("c7"), "not in"),
    (two_points, facts.NoteSeparated("x"), "not in"),
    (two_points, facts.PointWorded("x", "Words."), "that there never was"),
    (two_points, facts.PointsUndone("x"), "where that was not possible"),
    (two_points, facts.PointsRedone("c4"), "where that was not possible"),
]


@pytest.mark.parametrize(
    ("podium", "fact", "says"),
    [pytest.param(*row, id=f"{type(row[1]).__name__}-{n}") for n, row in enumerate(IMPOSSIBLE)],
)
def test_an_impossible_fact_is_told_and_changes_nothing(
    podium: Callable[[], Podium], fact: facts.AnyFact, says: str
) -> None:
    before = podium()
    history, state, notes = before.history, before.state, dict(before.history.notebook.notes)
    with pytest.raises(Impossible) as caught:
        history.append(Draft("d", "podium", before.now, "c", fact))
    assert_plain_sentence(str(caught.value))
    assert says in str(caught.value)
    assert history.state is state
    assert history.notebook.notes == notes
    assert history.facts_of("c") == ()


def test_a_meeting_is_opened_with_its_session_and_its_clock() -> None:
    podium = Podium()
    podium.history.append(Draft("d", "podium", clock("09:55"), "c", facts.MeetingOpened(first_session(), 2.5)))
    assert podium.state.session is first_session()
    assert podium.state.clock_ahead_s == 2.5
    assert podium.state.opened_at == clock("09:55")


def test_what_a_command_wrote_can_be_read_again() -> None:
    podium = interrupted()
    assert [type(fact) for fact in podium.history.facts_of("c5")] == [facts.TurnInterrupted, facts.TurnStarted]
    podium.request(COSTA_RICA)
    assert podium.history.facts_of("c5")[0] == facts.TurnInterrupted("c3")
    assert len(podium.history.facts_of("c5")) == 2
    assert podium.history.facts_of("c99") == ()


def test_a_name_given_to_somebody_who_has_the_floor_stays_when_the_call_is_taken_back() -> None:
    podium = discussion()
    podium.request(ROW_4)
    turn = podium.call()
    podium.do(commands.NameSpeaker(turn, COSTA_RICA))
    podium.do(commands.MarkAbsent(podium.turn.request or ""), after=5)
    assert podium.queue == ["Costa Rica"]


def test_a_name_given_under_a_point_of_order_stays_with_the_turn_that_waits() -> None:
    podium = discussion()
    podium.request(ROW_4)
    turn = podium.call()
    podium.call(podium.request(MALTA, TurnKind.POINT_OF_ORDER), after=10)
    podium.do(commands.NameSpeaker(turn, COSTA_RICA))
    assert podium.turn.speaker == MALTA
    podium.finish(after=10)
    assert podium.turn.speaker == COSTA_RICA


def test_only_the_turn_that_was_meant_is_named() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.call()
    podium.call(podium.request(ROW_4), after=10)
    podium.call(podium.request(MALTA), after=10)
    podium.finish(after=10)
    podium.do(commands.NameSpeaker("c5", JAPAN))
    assert [turn.speaker.name for turn in podium.state.course.turns] == ["Kenya", "Japan", "Malta"]


def test_naming_an_absent_speaker_counts_for_nobody() -> None:
    podium = discussion()
    podium.request(ROW_4)
    turn = podium.call()
    podium.do(commands.MarkAbsent(podium.turn.request or ""), after=5)
    podium.do(commands.NameSpeaker(turn, JAPAN))
    assert not any(podium.state.course.heard.values())
    assert not any(podium.state.course.groups.values())


def test_a_suspension_keeps_the_interrupted_turn_still_as_well() -> None:
    podium = interrupted()
    podium.do(commands.SuspendMeeting(), after=5)
    podium.do(commands.ContinueMeeting(), after=60)
    podium.finish(after=5)
    assert podium.turn.speaker == KENYA
    assert podium.turn.paused_s == 70.0
    assert podium.turn.elapsed(podium.now) == 10.0


def test_a_suspended_meeting_can_change_its_point_of_order_back_only_once_it_goes_on() -> None:
    podium = interrupted()
    podium.do(commands.SuspendMeeting(), after=5)
    held = podium.state.interrupted
    assert held is not None
    assert held.elapsed(podium.now) == 10.0
    podium.wait(600)
    assert held.elapsed(podium.now) == 10.0


def test_a_suspension_counts_in_the_span_in_which_it_was() -> None:
    podium = discussion()
    podium.do(commands.EndSegment(), after=60)
    podium.start(HERE, "11:00")
    podium.do(commands.SuspendMeeting(), after=30)
    podium.do(commands.ContinueMeeting(), after=90)
    spans = podium.state.course_of(HERE).spans
    assert [(span.start, span.end, span.suspended_s) for span in spans] == [
        (clock("10:43"), clock("10:44"), 0.0),
        (clock("11:00"), None, 90.0),
    ]


def test_a_closed_list_knows_since_when() -> None:
    podium = discussion()
    podium.do(commands.CloseList(), after=60)
    assert podium.state.course.list_closed_at == clock("10:44")
    podium.do(commands.ReopenList(), after=60)
    assert podium.state.course.list_closed_at is None


def test_a_message_knows_when_it_was_sent() -> None:
    podium = discussion()
    message = podium.do(commands.SendMessage("Five minutes left."), after=60)
    (sent,) = podium.state.messages
    assert (sent.id, sent.sent_at, sent.withdrawn_at) == (message, clock("10:44"), None)


def test_an_absence_is_counted_once_and_the_second_takes_off_the_list() -> None:
    podium = two_waiting()
    podium.do(commands.MarkAbsent("c2"))
    assert [request.absences for request in podium.state.queue] == [0, 1]
    podium.do(commands.MarkAbsent("c2"))
    assert podium.queue == ["Malta"]


def test_who_was_absent_leaves_the_round_as_it_was() -> None:
    podium = discussion()
    for speaker in (KENYA, MALTA):
        podium.call(podium.request(speaker))
        podium.finish(after=60)
    podium.call(podium.request(JAPAN))
    assert podium.state.course.since_panellists == 3
    podium.do(commands.MarkAbsent(podium.turn.request or ""), after=5)
    assert podium.state.course.since_panellists == 2


def test_a_change_of_speakers_is_not_counted_over_a_suspension_or_an_interruption() -> None:
    podium = discussion()
    podium.call(podium.request(KENYA))
    podium.finish(after=60)
    podium.do(commands.SuspendMeeting(), after=5)
    podium.do(commands.ContinueMeeting(), after=300)
    podium.call(podium.request(MALTA), after=5)
    assert podium.state.course.tally.changes == 0


def test_a_change_of_speakers_is_not_counted_over_the_end_of_a_discussion() -> None:
    podium = discussion()
    podium.call(podium.request(KENYA))
    podium.finish(after=60)
    podium.do(commands.EndSegment(), after=5)
    podium.start(HERE, "12:00")
    podium.call(podium.request(MALTA), after=5)
    assert podium.state.course.tally.changes == 0
