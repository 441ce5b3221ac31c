"""Another agenda during a meeting: later segments change, what has begun stays, undo restores exactly."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gcm_moderator.agenda.model import ItemKind, Person, Segment, Session, Theme
from gcm_moderator.meeting import commands, encoding, facts
from gcm_moderator.meeting.agenda_change import contradiction_of
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.forecast import forecast
from gcm_moderator.meeting.history import History
from tests.unit.meeting.agendas import NEW, ending, moved, renamed, with_item, without
from tests.unit.meeting.generated import Step, opened, play, say, steps
from tests.unit.meeting.podium import KENYA, Podium, discussion
from tests.unit.meeting.sessions import clock, plain_item


def change(podium: Podium, session: Session) -> commands.ChangeAgenda:
    return commands.ChangeAgenda(session, podium.state.session)


def test_a_later_item_is_moved_and_the_forecast_follows_at_once() -> None:
    podium = discussion("12:50")
    podium.do(change(podium, moved(podium.state.session, "closing-1", 10)))
    closing = podium.state.session.segment("closing-1")
    assert closing is not None
    assert closing.planned_start == clock("18:00")
    podium.start("panel-2/closing", "17:48")
    projection = forecast(podium.state, podium.now)
    assert projection is not None
    assert projection.sitting_end == clock("17:55")


def test_the_running_discussion_ends_later_when_its_panel_does() -> None:
    podium = discussion()
    podium.do(change(podium, ending(podium.state.session, "panel-1", "13:20")))
    projection = forecast(podium.state, podium.now)
    assert projection is not None
    assert (projection.segment_end, projection.item_end) == (clock("13:20"), clock("13:27"))
    assert projection.behind_s == 0


def test_a_new_item_can_be_started_and_then_the_change_cannot_be_undone() -> None:
    podium = discussion()
    changed = podium.do(change(podium, with_item(podium.state.session, NEW)))
    podium.start("extra", "17:40")
    assert podium.refused(commands.Undo(changed)) == "cannot-undo"
    podium.undo()
    podium.undo()
    assert podium.state.session == podium.opened_with


def test_an_item_that_is_to_come_can_be_taken_off() -> None:
    podium = discussion()
    podium.do(change(podium, without(podium.state.session, "panel-2")))
    assert podium.refused(commands.StartSegment("panel-2/opening")) == "unknown-segment"


def test_the_same_agenda_writes_nothing() -> None:
    podium = discussion()
    first, *others = podium.state.session.items
    again = replace(podium.state.session, items=(replace(first, line=12), *others))
    assert podium.ask(change(podium, again))[1] == ()


def test_a_change_made_on_an_agenda_that_is_not_the_present_one_is_refused() -> None:
    podium = discussion()
    seen = podium.state.session
    podium.do(change(podium, without(seen, "panel-2")))
    assert podium.refused(commands.ChangeAgenda(moved(seen, "panel-2", 15), seen)) == "stale-order"


def test_titles_and_speakers_of_what_has_begun_can_be_put_right() -> None:
    podium = discussion()
    podium.do(change(podium, renamed(podium.state.session, "panel-1", "Panel 1: the right title")))
    assert podium.state.item is not None
    assert podium.state.item.title == "Panel 1: the right title"


def test_a_skipped_segment_that_is_taken_off_is_forgotten() -> None:
    podium = discussion()
    assert podium.state.skipped
    panel = next(item for item in podium.state.session.items if item.id == "panel-1")
    shorter = replace(panel, segments=tuple(s for s in panel.segments if s.id != "panel-1/expert-3"))
    items = tuple(shorter if item is panel else item for item in podium.state.session.items)
    podium.do(change(podium, replace(podium.state.session, items=items)))
    assert "panel-1/expert-3" not in podium.state.skipped
    podium.undo()
    assert "panel-1/expert-3" in podium.state.skipped


def test_an_agenda_changes_while_the_meeting_is_suspended() -> None:
    podium = discussion()
    podium.do(commands.SuspendMeeting())
    podium.do(change(podium, moved(podium.state.session, "panel-2", 15)))
    assert podium.state.suspended


def held() -> Podium:
    """The opening of panel 1 is over, its discussion runs."""
    podium = Podium()
    podium.start("panel-1/opening", "10:15")
    podium.start("panel-1/discussion", "10:43")
    return podium


def _opening(session: Session, **changes: Any) -> Session:
    """The agenda with another opening of panel 1."""
    panel = next(item for item in session.items if item.id == "panel-1")
    opening, *others = panel.segments
    return _with_segments(session, replace(opening, **changes), *others)


def _without_opening(session: Session) -> Session:
    panel = next(item for item in session.items if item.id == "panel-1")
    return _with_segments(session, *panel.segments[1:])


def _with_segments(session: Session, *segments: Segment) -> Session:
    return replace(
        session,
        items=tuple(replace(item, segments=segments) if item.id == "panel-1" else item for item in session.items),
    )


@pytest.mark.parametrize(
    ("session", "code"),
    [
        (lambda s: without(s, "panel-1"), "already-begun"),
        (lambda s: moved(s, "panel-1", 5), "already-begun"),
        (lambda s: replace(s, zone="UTC"), "already-begun"),
        (lambda s: replace(s, id="another"), "already-begun"),
        (lambda s: replace(s, themes=(Theme("policies", "Policies"),)), "already-begun"),
        (lambda s: _opening(s, planned_end=clock("10:20")), "already-begun"),
        (lambda s: ending(s, "panel-1", "10:43"), "in-the-past"),
        (lambda s: moved(s, "panel-2", -5 * 60), "in-the-past"),
        (lambda s: with_item(s, plain_item("late", ItemKind.REMARKS, 1, "10:14", "10:15", 60.0)), "in-the-past"),
    ],
)
def test_what_has_begun_stays_and_nothing_is_put_into_the_past(session: Any, code: str) -> None:
    podium = held()
    refusal = podium.refusal(change(podium, session(podium.state.session)))
    assert refusal.code == code
    assert refusal.message.endswith(".")


@pytest.mark.parametrize(
    ("session", "says"),
    [
        (lambda s: replace(s, id="another"), "The session keeps its id and its time zone while the meeting is open."),
        (lambda s: without(s, "panel-1"), "“Panel 1” has begun, so it cannot be taken off the agenda."),
        (lambda s: moved(s, "panel-1", 5), "“Panel 1” has begun, so its start and its kind stay as they are."),
        (lambda s: _opening(s, title="Introduction", day=2), "“Opening” has begun, so it stays where it is."),
        (_without_opening, "“Opening” has begun, so it stays where it is."),
        (lambda s: _opening(s, planned_end=clock("10:20")), "“Opening” is over, so its planned end stays as it was."),
    ],
)
def test_the_reason_is_told_in_a_sentence(session: Any, says: str) -> None:
    podium = held()
    assert podium.refusal(change(podium, session(podium.state.session))).message == says


def test_a_later_item_can_be_moved_while_a_segment_is_over_its_end() -> None:
    podium = discussion()
    podium.at("12:58")
    podium.do(change(podium, moved(podium.state.session, "panel-2", 15)))
    assert podium.state.session != podium.opened_with


def test_an_item_may_be_put_at_this_very_minute() -> None:
    podium = Podium(now=clock("15:15"))
    podium.do(change(podium, moved(podium.state.session, "panel-2", 15)))
    earlier = moved(podium.state.session, "panel-2", -1)
    assert podium.refusal(change(podium, earlier)).message == (
        "“Panel 2” cannot begin at 15:14, because that time is over."
    )


def test_what_was_planned_earlier_and_has_not_begun_may_stay_where_it_is() -> None:
    podium = Podium(now=clock("10:30"))
    podium.do(change(podium, moved(podium.state.session, "panel-2", 15)))


def test_a_fact_that_contradicts_the_meeting_so_far_is_impossible() -> None:
    podium = held()
    fact = facts.AgendaChanged(without(podium.opened_with, "panel-1"))
    before = podium.state
    with pytest.raises(Impossible, match="has begun"):
        podium.history.append(facts.Draft("d", "podium", podium.now, "x", fact))
    assert podium.state is before


@given(steps(most=30), st.sampled_from(["panel-2", "panel-1", "closing-1", "summary"]), st.integers(-90, 90))
def test_undo_of_a_change_restores_the_meeting_exactly(played: list[Step], item: str, minutes: int) -> None:
    podium = opened()
    play(podium, played)
    before = podium.state
    command_id, wrote = say(podium, 5, lambda _: change(podium, moved(before.session, item, minutes)))
    if not wrote:
        assert podium.state is before
        return
    podium.undo()
    assert podium.state == before
    podium.redo()
    assert podium.state.session == moved(before.session, item, minutes)
    assert podium.history.undoable == command_id


@given(steps(most=30))
def test_every_segment_that_was_held_is_on_the_agenda_where_it_began(played: list[Step]) -> None:
    podium = opened()
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)
        state = podium.state
        assert contradiction_of(state, state.session) is None
        for segment_id, course in state.courses.items():
            if course.spans:
                segment = state.session.segment(segment_id)
                assert segment is not None
                assert state.session.item_of(segment).id == segment.item_id


def test_a_replay_has_the_changed_agenda() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.do(change(podium, with_item(podium.state.session, NEW)))
    stored = [encoding.encode(draft) for draft in podium.history.drafts]
    assert History(podium.opened_with, map(encoding.decode, stored)).state == podium.state


def test_a_panel_keeps_who_its_panellists_are_once_they_spoke() -> None:
    podium = Podium()
    podium.start("panel-1/expert-1", "10:22")
    panel = next(item for item in podium.state.session.items if item.id == "panel-1")
    named = replace(panel, panellists=(Person("Ada Example"),))
    items = tuple(named if item is panel else item for item in podium.state.session.items)
    podium.do(change(podium, replace(podium.state.session, items=items)))
    assert podium.state.item == named


def test_what_was_skipped_stays_so_when_the_agenda_changes() -> None:
    podium = discussion()
    assert "panel-1/opening" in podium.state.skipped
    changed = without(podium.state.session, "panel-2")
    podium.do(commands.ChangeAgenda(changed, podium.state.session))
    assert "panel-1/opening" in podium.state.skipped
