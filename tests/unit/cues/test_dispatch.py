"""The queue before the voice: one in flight, one waiting, nothing late, nothing stuck."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.cues.dispatch import (
    EXPIRY_S,
    MOST_FAILURES,
    PATIENCE_WITH_STOP_S,
    Deed,
    Dispatch,
    GiveUp,
    Hush,
    Job,
    Outcome,
    Output,
    Replace,
    Sound,
    ended,
    kept,
    lost,
    offer,
    silenced,
    tried_again,
    waited,
)

VOICE = (Output(voice=True),)


def job(number: int, at_s: float = 0.0, *, of_time: bool = False, text: str = "Next: Kenya.") -> Job:
    return Job(number, f"k{number}", at_s, of_time, text, "en", "", VOICE)


def flying(first: Job, *rest: Job, now_s: float = 0.0) -> Dispatch:
    dispatch, deeds = offer(Dispatch(), first, now_s)
    assert deeds == (Sound(first),)
    for other in rest:
        dispatch, _ = offer(dispatch, other, now_s)
    return dispatch


def test_a_cue_is_sounded_at_once_when_nothing_is() -> None:
    assert flying(job(1)).flying == job(1)


def test_the_next_one_waits_for_the_end_of_the_first() -> None:
    dispatch, deeds = ended(flying(job(1), job(2)), 1, 1.0, well=True)
    assert (dispatch.flying, dispatch.waiting, deeds) == (job(2), None, (Sound(job(2)),))


def test_of_two_that_wait_the_later_stays() -> None:
    assert flying(job(1), job(2), job(3)).waiting == job(3)


def test_a_cue_that_tells_the_time_is_not_pushed_out_by_one_that_names_somebody() -> None:
    time = job(2, of_time=True)
    assert flying(job(1, of_time=True), time, job(3)).waiting == time


def test_a_time_cue_interrupts_a_name_and_is_sounded_next() -> None:
    name, time = job(1), job(2, of_time=True)
    dispatch, deeds = offer(flying(name, job(3)), time, 0.1)
    assert deeds == (Hush(1),)
    dispatch, deeds = ended(dispatch, 1, 0.2, well=False)
    assert (deeds, dispatch.failures) == ((Sound(time),), 0)


def test_a_time_cue_interrupts_no_other_time_cue() -> None:
    _, deeds = offer(flying(job(1, of_time=True)), job(2, of_time=True), 0.1)
    assert deeds == ()


def test_a_name_that_does_not_fall_silent_is_ended_by_force() -> None:
    time = job(2, of_time=True)
    dispatch, _ = offer(flying(job(1)), time, 1.0)
    assert waited(dispatch, 1.0 + PATIENCE_WITH_STOP_S - 0.01)[1] == ()
    assert waited(dispatch, 1.0 + PATIENCE_WITH_STOP_S)[1] == (Replace(), Sound(time))


def test_a_cue_is_dropped_when_its_turn_comes_too_late() -> None:
    assert ended(flying(job(1), job(2)), 1, EXPIRY_S, well=True)[1] == (Sound(job(2)),)
    assert ended(flying(job(1), job(2)), 1, EXPIRY_S + 0.01, well=True) == (Dispatch(), ())
    assert offer(Dispatch(), job(1), EXPIRY_S + 0.01) == (Dispatch(), ())


def test_the_watchdog_waits_five_seconds_and_some_more_for_each_character() -> None:
    dispatch = flying(job(1, text="x" * 100))
    assert dispatch.until_s == 5 + 12
    assert waited(dispatch, 16.99) == (dispatch, ())
    given_up, deeds = waited(dispatch, 17.0)
    assert (deeds, given_up.flying, given_up.failures) == ((Replace(),), None, 1)


def test_a_chime_alone_is_waited_for_five_seconds() -> None:
    chime = Job(1, "k", 0.0, True, "One minute left.", "en", "warning.wav", (Output(chime=True),))
    assert flying(chime).until_s == 5


def test_five_failures_in_a_row_turn_sound_off_until_somebody_tries_again() -> None:
    dispatch, deeds = Dispatch(), tuple[Deed, ...]()
    for number in range(MOST_FAILURES):
        assert not dispatch.off
        dispatch, _ = offer(dispatch, job(number), 0.0)
        dispatch, deeds = lost(dispatch, 0.0)
    assert (dispatch.off, deeds) == (True, (GiveUp(),))
    assert offer(dispatch, job(9), 0.0) == (dispatch, ())
    assert offer(tried_again(dispatch), job(9), 0.0)[1] == (Sound(job(9)),)


def test_one_success_forgets_the_failures() -> None:
    dispatch = ended(flying(job(1)), 1, 0.0, well=False)[0]
    assert dispatch.failures == 1
    dispatch = offer(dispatch, job(2), 0.0)[0]
    assert ended(dispatch, 2, 0.0, well=True)[0].failures == 0


def test_an_answer_about_a_cue_that_is_not_in_flight_changes_nothing() -> None:
    dispatch = flying(job(2))
    assert ended(dispatch, 1, 0.0, well=False) == (dispatch, ())
    assert lost(Dispatch(), 0.0) == (Dispatch(), ())


def test_what_waits_is_dropped_when_the_meeting_takes_its_cue_back() -> None:
    dispatch = flying(job(1), job(2))
    assert kept(dispatch, frozenset({"k2"})) == dispatch
    assert kept(dispatch, frozenset()).waiting is None


def test_silence_breaks_off_what_is_heard_and_forgets_what_waits() -> None:
    dispatch, deeds = silenced(flying(job(1), job(2)), 0.0)
    assert (dispatch.waiting, deeds) == (None, (Hush(1),))
    assert silenced(Dispatch(), 0.0) == (Dispatch(), ())


EVENTS = st.lists(
    st.tuples(st.sampled_from(("offer", "time", "end", "fail", "lose", "wait", "mute")), st.floats(0, 4)), max_size=60
)


def outcome_of(event: str, dispatch: Dispatch, number: int, now_s: float) -> Outcome:
    about = dispatch.flying.id if dispatch.flying is not None else -1
    match event:
        case "offer" | "time":
            return offer(dispatch, job(number, now_s, of_time=event == "time"), now_s)
        case "end" | "fail":
            return ended(dispatch, about, now_s, well=event == "end")
        case "lose":
            return lost(dispatch, now_s)
        case "wait":
            return waited(dispatch, now_s)
        case _:
            return silenced(dispatch, now_s)


@given(EVENTS)
def test_whatever_happens_one_cue_is_in_flight_at_most_and_none_is_dispatched_late(
    events: list[tuple[str, float]],
) -> None:
    dispatch, now_s, sounding = Dispatch(), 0.0, set[int]()
    for number, (event, step_s) in enumerate(events):
        now_s += step_s
        after, deeds = outcome_of(event, dispatch, number, now_s)
        if event in ("end", "fail", "lose") or Replace() in deeds:
            sounding.clear()
        for deed in deeds:
            if isinstance(deed, Sound):
                sounding.add(deed.job.id)
                assert now_s - deed.job.at_s <= EXPIRY_S
        dispatch = after
        assert len(sounding) <= 1
        assert not (dispatch.off and (dispatch.flying or dispatch.waiting))
