from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.balance import balance
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.forecast import forecast
from gcm_moderator.summary.ledger import NoMeeting, ledger
from gcm_moderator.summary.rows import Outcome, Standing
from tests.unit.meeting.agendas import NEW, with_item, without
from tests.unit.meeting.generated import Step, opened, play, retracted, steps
from tests.unit.meeting.podium import COSTA_RICA, JAPAN, KENYA, MALTA, ROW_4, Podium, discussion, speaking
from tests.unit.meeting.sessions import clock
from tests.unit.summary.meetings import (
    facts_of,
    ledger_of,
    lively,
    note,
    note_of,
    recorded,
    replayed,
    turn_of,
)

_IN_QUEUE = (Outcome.WAITING, Outcome.NOT_REACHED)


@given(steps(most=30))
def test_every_row_agrees_with_the_history_of_the_seat(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    history, rows = replayed(podium), ledger_of(podium)
    state = history.state
    assert rows.state == state
    assert rows.balance == balance(state, rows.until)
    assert {turn.id: turn for turn in state.all_turns()}.keys() == {row.id for row in rows.turns}
    for turn in state.all_turns():
        (row,) = (row for row in rows.turns if row.id == turn.id)
        assert (row.speaker, row.limit_s, row.granted_s) == (turn.speaker, turn.limit_s, turn.granted_s)
        assert (row.used_s, row.over_s) == (turn.elapsed(rows.until), turn.overtime(rows.until))
        assert (row.standing is Standing.FINISHED) is (turn.finished_at is not None)
        spent = ((row.finished_at or rows.until) - row.started_at).total_seconds()
        assert row.used_s + row.paused_s == pytest.approx(max(spent, row.paused_s), abs=0.002)
    assert [row.id for row in rows.notes if not row.deleted] == [note.id for note in history.notebook.current]
    assert {row.id for row in rows.notes if row.pending} == {note.id for note in history.notebook.pending}
    assert {row.command for row in rows.undone} == retracted(podium.history)


@given(steps(most=30))
def test_every_request_has_one_outcome_and_every_queue_its_order(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    rows = ledger_of(podium)
    for segment_id, course in rows.state.courses.items():
        waiting = [row for row in rows.requests if row.segment == segment_id and row.outcome in _IN_QUEUE]
        ordered = sorted(waiting, key=lambda row: row.place or 0)
        assert [row.id for row in ordered] == [request.id for request in course.queue]
        assert [row.speaker for row in ordered] == [request.speaker for request in course.queue]
        assert [row.absences for row in ordered] == [request.absences for request in course.queue]
    heard = {row.request for row in rows.turns if row.request is not None and not row.absent}
    assert heard == {row.id for row in rows.requests if row.outcome in (Outcome.HEARD, Outcome.HAS_FLOOR)}


@given(steps(most=20), st.data())
def test_any_beginning_of_a_record_can_be_read(played: list[Step], data: st.DataObject) -> None:
    podium = opened()
    play(podium, played)
    whole = facts_of(podium)
    part = whole[: data.draw(st.integers(1, len(whole)))]
    assert ledger(part).facts == tuple(part)


def test_a_turn_has_its_figures_its_request_and_its_notes() -> None:
    rows = ledger_of(lively())
    malta = turn_of(rows, "Malta")
    assert (malta.day, malta.sitting, malta.segment_title) == (1, 1, "Discussion")
    assert malta.on_behalf_of is not None
    assert malta.on_behalf_of.name == "European Union"
    assert (malta.to, malta.requested_at, malta.started_at) == ("panellist-2", clock("10:43"), clock("10:43:05"))
    assert (malta.limit_s, malta.granted_s, malta.paused_s) == (300.0, 30.0, 10.0)
    assert (malta.used_s, malta.over_s) == (265.0, 0.0)
    assert malta.standing is Standing.FINISHED
    assert [note_of(rows, n).content.text for n in malta.notes] == ["Firewalls work"]


def test_overtime_and_the_pause_under_a_point_of_order_are_kept_apart() -> None:
    kenya = turn_of(ledger_of(lively()), "Kenya")
    assert (kenya.paused_s, kenya.used_s, kenya.over_s) == (15.0, 221.0, 41.0)


def test_what_was_undone_is_in_no_row_and_is_listed() -> None:
    podium = speaking(KENYA)
    podium.request(MALTA, after=5)
    call = podium.call(after=5)
    podium.undo()
    podium.wait(1)
    rows = ledger_of(podium)
    assert [turn.speaker for turn in rows.turns] == [KENYA]
    assert [(row.speaker, row.outcome) for row in rows.requests] == [
        (KENYA, Outcome.HAS_FLOOR),
        (MALTA, Outcome.WAITING),
    ]
    (undone,) = rows.undone
    assert undone.command == call
    assert [type(rows.facts[seq - 1].fact).__name__ for seq in undone.facts] == ["TurnFinished", "TurnStarted"]


def test_what_was_put_back_counts_again() -> None:
    podium = speaking(KENYA)
    podium.undo()
    podium.redo()
    rows = ledger_of(podium)
    assert [turn.speaker for turn in rows.turns] == [KENYA]
    assert rows.undone == ()


def test_a_live_turn_has_its_figures_up_to_the_last_fact() -> None:
    podium = speaking(KENYA)
    podium.do(commands.SendMessage("Please slow down"), after=200)
    podium.wait(999)
    (turn,) = ledger_of(podium).turns
    assert (turn.standing, turn.finished_at, turn.used_s, turn.over_s) == (Standing.HAS_FLOOR, None, 200.0, 20.0)


def test_a_turn_under_a_point_of_order_is_interrupted_and_one_paused_is_paused() -> None:
    podium = speaking(KENYA)
    podium.request(JAPAN, TurnKind.POINT_OF_ORDER, after=30)
    podium.call()
    podium.do(commands.PauseTurn(), after=10)
    podium.do(commands.SendMessage("…"), after=5)
    rows = ledger_of(podium)
    assert turn_of(rows, "Kenya").standing is Standing.INTERRUPTED
    assert (turn_of(rows, "Japan").standing, turn_of(rows, "Japan").paused_s) == (Standing.PAUSED, 5.0)


def test_who_was_not_reached_withdrew_or_was_absent() -> None:
    podium = discussion()
    for speaker in (KENYA, MALTA, COSTA_RICA, JAPAN):
        podium.request(speaker)
    kenya, malta = (request.id for request in podium.state.queue[:2])
    podium.do(commands.NameSpeaker(malta, Speaker("Monaco")))
    podium.do(commands.WithdrawRequest(malta))
    for _ in range(2):
        podium.call(kenya, after=5)
        podium.do(commands.MarkAbsent(kenya), after=5)
    podium.start("panel-1/closing", "12:53")
    rows = ledger_of(podium)
    assert [(row.speaker.name, row.outcome, row.place) for row in rows.requests] == [
        ("Kenya", Outcome.ABSENT, None),
        ("Monaco", Outcome.WITHDRAWN, None),
        ("Costa Rica", Outcome.NOT_REACHED, 1),
        ("Japan", Outcome.NOT_REACHED, 2),
    ]
    assert rows.requests[0].absences == 2
    assert [turn.absent for turn in rows.turns] == [True, True]


def test_segments_stand_against_the_plan() -> None:
    podium = lively()
    rows = ledger_of(podium)
    by_id = {row.id: row for row in rows.segments}
    held = by_id["panel-1/discussion"]
    assert (held.late_s, held.behind_s, held.running) == (0.0, 120.0, False)
    assert held.spans[0].suspended_s == 90.0
    assert len(held.turns) == 3
    ahead = forecast(podium.state, rows.until)
    assert ahead is not None
    assert (by_id["panel-1/closing"].late_s, by_id["panel-1/closing"].behind_s) == (120.0, ahead.behind_s)
    assert by_id["panel-1/opening"].skipped
    assert (by_id["panel-2/opening"].late_s, by_id["panel-2/opening"].behind_s) == (None, None)
    assert [row.sitting for row in rows.segments if row.id in ("lunch-1", "summary/expert")] == [None, 4]


def test_a_suspension_that_lasts_counts_up_to_the_last_fact() -> None:
    podium = speaking(KENYA)
    podium.do(commands.SuspendMeeting(), after=10)
    podium.do(commands.SendMessage("…"), after=25)
    (stop,) = ledger_of(podium).suspensions
    assert (stop.segment, stop.end, stop.seconds) == ("panel-1/discussion", None, 25.0)


def test_a_note_follows_the_name_that_its_turn_is_given() -> None:
    podium = discussion()
    podium.do(commands.GiveFloor(ROW_4))
    written = note(podium, "Firewalls")
    podium.do(commands.NameSpeaker(podium.turn.id, COSTA_RICA))
    assert note_of(ledger_of(podium), written).speaker == COSTA_RICA


def test_a_note_hung_on_somebody_else_stays_there() -> None:
    podium = speaking(KENYA)
    written = note(podium, "Firewalls")
    content = NoteContent("Firewalls", turn=podium.turn.id, segment=podium.state.running, speaker=MALTA)
    podium.do(commands.ReviseNote(written, content))
    row = note_of(ledger_of(podium), written)
    assert (row.speaker, len(row.revisions)) == (MALTA, 2)
    assert row.revisions[0].content.speaker == KENYA


def test_a_note_on_a_call_that_was_undone_hangs_on_no_turn() -> None:
    podium = speaking(KENYA)
    written = note(podium, "Firewalls")
    podium.undo(podium.turn.id)
    row = note_of(ledger_of(podium), written)
    assert (row.turn, row.speaker, row.content.segment) == (None, KENYA, "panel-1/discussion")


def test_a_deleted_note_counts_on_no_turn() -> None:
    podium = speaking(KENYA)
    written = note(podium, "Firewalls")
    podium.do(commands.DeleteNote(written))
    rows = ledger_of(podium)
    assert rows.turns[0].notes == ()
    assert note_of(rows, written).deleted


def test_a_panellist_has_the_name_that_the_agenda_gives() -> None:
    rows = ledger_of(Podium())
    assert rows.panellist("panel-1/discussion", "panellist-2") == "Panellist 2"
    assert rows.panellist("summary/discussion", "panellist-4") == "Thematic expert"
    assert rows.panellist("panel-1/discussion", "panellist-9") == "panellist-9"
    assert rows.panellist(None, "panellist-1") == "panellist-1"


def test_facts_that_tell_no_meeting_are_refused() -> None:
    with pytest.raises(NoMeeting):
        ledger([])
    with pytest.raises(NoMeeting):
        ledger(facts_of(speaking())[1:])


def test_facts_that_contradict_each_other_are_refused() -> None:
    drafts = speaking(KENYA).history.drafts
    with pytest.raises(Impossible):
        ledger(recorded([*drafts, drafts[-1]]))


def test_an_agenda_that_was_changed_is_the_agenda_of_the_rows() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.call()
    podium.do(commands.ChangeAgenda(without(podium.state.session, "panel-2"), podium.state.session), 30)
    changed = podium.do(commands.ChangeAgenda(with_item(podium.state.session, NEW), podium.state.session))
    podium.undo(changed)
    rows = ledger_of(podium)
    items = {row.item for row in rows.segments}
    assert "panel-1" in items
    assert not items & {"panel-2", "extra"}
    assert [row.speaker.name for row in rows.turns] == ["Kenya"]
    assert [row.command for row in rows.undone] == [changed]
