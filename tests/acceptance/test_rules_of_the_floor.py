"""The rules of the live meeting, seen through rehearsals: rows, turns, the queue, rounds, undo, and every refusal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.acceptance.support import Row, names, play, refused

START = "10:43:00 start panel-1/discussion\n"
ROW = {
    "line",
    "at",
    "command",
    "ok",
    "refusal",
    "segment",
    "turn",
    "interrupted",
    "queue",
    "list",
    "suspended",
    "forecast",
    "round",
}
TURN = {"speaker", "kind", "phase", "limit_s", "granted_s", "paused_s", "elapsed_s", "remaining_s", "face"}
FORECAST = {"behind_s", "segment_end", "sitting_end", "fits", "limit_for_all_s", "overrun_s"}


def _turn(row: Row) -> dict[str, Any]:
    assert row["turn"] is not None
    turn: dict[str, Any] = row["turn"]
    return turn


def test_a_row_has_every_field_of_the_contract_always(tmp_path: Path) -> None:
    rows = play(
        tmp_path, "10:00:00 status\n" + START + "+1s request Kenya\n+1s request Malta\n+1s call\n+1s call Peru\n"
    )
    for row in rows:
        assert set(row) >= ROW
        assert set(row["round"]) >= {"since_panellists", "suggest_panellists", "pending_questions"}
        assert row["ok"] is (row["refusal"] is None)
    before, last = rows[0], rows[-1]
    assert before["segment"] is before["turn"] is before["forecast"] is None
    assert set(last["refusal"]) >= {"code", "message"}
    assert set(last["segment"]) >= {"id", "planned_end", "remaining_s"}
    assert set(last["turn"]) >= TURN
    assert set(last["forecast"]) >= FORECAST
    assert set(last["queue"][0]) >= {"name", "kind", "on_behalf_of", "nth", "expected_at"}


def test_the_rows_of_the_contracts_own_example(tmp_path: Path) -> None:
    rows = play(tmp_path, "10:40:00 start panel-1/discussion\n+4s request Kenya\n+0s request Peru\n+0s call\n")
    row = rows[-1]
    assert (row["at"], row["command"], row["line"]) == ("2017-05-08T10:40:04+02:00", "call", 4)
    assert row["segment"] == {
        "id": "panel-1/discussion",
        "planned_end": "2017-05-08T12:53:00+02:00",
        "remaining_s": 7976.0,
    }
    turn = {name: row["turn"][name] for name in TURN}
    assert turn == {
        "speaker": "Kenya",
        "kind": "intervention",
        "phase": "running",
        "limit_s": 180.0,
        "granted_s": 0.0,
        "paused_s": 0.0,
        "elapsed_s": 0.0,
        "remaining_s": 180.0,
        "face": "03:00",
    }
    assert row["queue"][0]["expected_at"] == "2017-05-08T10:43:19+02:00"


def test_the_face_rounds_up_until_the_limit_and_down_after_it(tmp_path: Path) -> None:
    steps = ("0.001s", "119s", "0.999s", "59.5s", "0.5s", "0.999s", "0.001s", "1m58.500s")
    rows = play(tmp_path, START + "+0s turn Kenya\n" + "".join(f"+{step} status\n" for step in steps))
    seen = [(_turn(row)["face"], _turn(row)["phase"]) for row in rows[1:]]
    assert seen == [
        ("03:00", "running"),
        ("03:00", "running"),
        ("01:01", "running"),
        ("01:00", "warning"),
        ("00:01", "warning"),
        ("00:00", "over"),
        ("+00:00", "over"),
        ("+00:01", "over"),
        ("+01:59", "over"),
    ]


def test_a_short_limit_warns_for_thirty_seconds(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+0s turn Kenya limit 2m\n+89s status\n+1s status\n")
    assert [_turn(row)["phase"] for row in rows[1:]] == ["running", "running", "warning"]


def test_limits_come_from_the_segment_the_line_or_the_request(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        "10:15:00 start panel-1/opening\n+4s turn A\n+1s turn B limit 1m\n"
        "10:22:00 start panel-1/expert-1\n+1s turn C\n"
        + START
        + "+1s request D limit 5m\n+1s request E\n+0s request F\n"
        + "+1s call\n+1s limit 2m\n+1s call\n+1s limit 3m\n+1s call\n"
        + "day 2\n15:00:00 start summary/moderator-1\n+1s turn G\n16:00:00 start summary/discussion\n+1s turn H\n",
    )
    limits = [_turn(row)["limit_s"] for row in rows if row["command"] in ("turn", "call")]
    assert limits == [420.0, 60.0, 420.0, 300.0, 120.0, 180.0, 900.0, 180.0]


def test_a_turn_is_backdated_but_never_before_the_last_speaker_ended(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+60s turn A ago 20s\n+10s finish\n+5s turn B ago 20s\n")
    assert _turn(rows[1])["elapsed_s"] == 20.0
    assert _turn(rows[3])["elapsed_s"] == 5.0


def test_a_pause_and_grants_are_kept_apart(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+0s turn A\n+30s pause\n+10s resume\n+5s grant 30s\n+5s grant -10s\n+200s status\n")
    turn = _turn(rows[-1])
    assert (turn["granted_s"], turn["paused_s"], turn["elapsed_s"]) == (20.0, 10.0, 240.0)
    assert (turn["remaining_s"], turn["face"], turn["phase"]) == (-40.0, "+00:40", "over")
    assert _turn(rows[2])["phase"] == "paused"


def test_time_is_never_taken_before_now(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+0s turn A\n+100s grant -81s\n+0s grant -80s\n+1s grant -1s\n")
    assert [refused(row) for row in rows[2:]] == ["bad-limit", None, "bad-limit"]
    assert _turn(rows[3])["face"] == "00:00"


def test_giving_the_floor_ends_the_running_turn_and_so_does_the_next_segment(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+1s turn A\n+9s turn B\n12:53:00 start panel-1/closing\n")
    assert _turn(rows[2])["speaker"] == "B"
    assert rows[3]["turn"] is None
    assert rows[3]["segment"]["id"] == "panel-1/closing"


def test_points_of_order_stand_first_and_interrupt_when_called(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + "+0s request A\n+0s request B\n+0s request C kind point-of-order\n+0s request D kind point-of-order\n"
        + "+0s call A\n+10s pause\n+5s resume\n+5s call\n+20s call\n+5s finish\n+5s status\n",
    )
    assert names(rows[4]) == ["C", "D", "A", "B"]
    called, second, finished, later = rows[8], rows[9], rows[10], rows[11]
    assert (_turn(called)["speaker"], called["interrupted"]) == ("C", ["A"])
    assert (_turn(second)["speaker"], second["interrupted"]) == ("D", ["A"])
    assert (_turn(finished)["speaker"], finished["interrupted"]) == ("A", [])
    assert (_turn(finished)["elapsed_s"], _turn(finished)["paused_s"]) == (15.0, 30.0)
    assert (_turn(later)["elapsed_s"], _turn(later)["phase"]) == (20.0, "running")


def test_a_turn_paused_by_hand_stays_paused_after_a_point_of_order(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+0s turn A\n+9s pause\n+1s request B kind point-of-order\n+0s call\n+5s finish\n")
    assert (_turn(rows[-1])["speaker"], _turn(rows[-1])["phase"]) == ("A", "paused")
    assert _turn(rows[-1])["elapsed_s"] == 9.0


def test_an_ordinary_speaker_ends_the_point_of_order_and_the_interrupted_turn(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START + "+0s turn A\n+5s request B kind point-of-order\n+0s call\n+1s request C\n+1s call\n+1s finish\n",
    )
    assert (_turn(rows[5])["speaker"], rows[5]["interrupted"]) == ("C", [])
    assert rows[6]["turn"] is None


def test_a_voice_waits_once_a_point_of_order_and_a_group_beside_it(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + '+1s request Malta\n+1s request MALTA\n+1s request Malta on-behalf-of "European Union"\n'
        + "+1s request Malta kind point-of-order\n+1s request Malta kind point-of-order\n"
        + "+1s request Malta on-behalf-of EU\n",
    )
    assert [refused(row) for row in rows[1:]] == [
        None,
        "already-waiting",
        None,
        None,
        "already-waiting",
        "already-waiting",
    ]
    assert [row["on_behalf_of"] for row in rows[-1]["queue"]] == [None, None, "European Union"]


def test_who_spoke_may_ask_again_and_is_counted_in_this_discussion(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + "+1s request Kenya\n+1s call\n+1s finish\n+1s request Kenya\n"
        + "15:28:00 start panel-2/discussion\n+1s request Kenya\n",
    )
    assert rows[4]["queue"][0]["nth"] == 2
    assert rows[6]["queue"][0]["nth"] == 1


def test_moves_go_to_the_place_named(tmp_path: Path) -> None:
    asked = "".join(f"+1s request {name}\n" for name in "ABCD")
    moves = ("D top", "D up", "D down", "A bottom", "C 1", "C 4", "C down", "C 5", "C 0")
    rows = play(tmp_path, START + asked + "".join(f"+1s move {move}\n" for move in moves))
    assert ["".join(names(row)) for row in rows[5:]] == [
        "DABC",
        "DABC",
        "ADBC",
        "DBCA",
        "CDBA",
        "DBAC",
        "DBAC",
        "DBAC",
        "DBAC",
    ]
    assert [refused(row) for row in rows[5:]] == [None] * 7 + ["stale-order"] * 2


def test_the_absent_go_to_the_end_once_and_leave_the_list_the_second_time(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+1s request A\n+1s request B\n+1s absent A\n+1s absent A\n")
    assert [names(row) for row in rows[3:]] == [["B", "A"], ["B"]]


def test_who_was_called_and_is_not_there_goes_to_the_end_without_having_spoken(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "+1s request A\n+1s request B\n+1s call\n+5s absent A\n+1s call\n")
    assert rows[4]["turn"] is None
    assert [(row["name"], row["nth"]) for row in rows[4]["queue"]] == [("B", 1), ("A", 1)]
    assert rows[4]["round"]["since_panellists"] == 0
    assert _turn(rows[5])["speaker"] == "B"


def test_a_closed_list_takes_points_of_order_and_goes_on(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + "+1s request A\n+1s request B\n+1s close-list\n+1s request C\n+1s request C kind point-of-order\n"
        + "+1s close-list\n+1s withdraw C\n+1s call\n+1s finish\n+1s reopen-list\n+1s request C\n",
    )
    assert [refused(row) for row in rows[3:]] == [
        None,
        "list-closed",
        None,
        "list-closed",
        None,
        None,
        None,
        None,
        None,
    ]
    assert [row["list"] for row in rows] == ["open"] * 3 + ["closed"] * 7 + ["open"] * 2


def test_a_free_text_request_gets_its_name_later(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + '+1s request "Delegate in row 4"\n+1s request Peru\n+1s name "Delegate in row 4" "Costa Rica"\n'
        + '+1s name "Costa Rica" Peru\n+1s call "Costa Rica"\n+1s request row\n+1s call row\n+1s name row Chile\n',
    )
    assert names(rows[3]) == ["Costa Rica", "Peru"]
    assert refused(rows[4]) == "already-waiting"
    assert _turn(rows[5])["speaker"] == "Costa Rica"
    assert _turn(rows[8])["speaker"] == "Chile"


def test_the_panellists_turn_is_suggested_after_five_and_their_reply_counts_from_anew(tmp_path: Path) -> None:
    turns = "".join(f"+1s turn State{number}\n" for number in range(5))
    rows = play(tmp_path, START + turns + "+1s reply panellist-2 limit 4m\n+1s turn Another\n")
    assert [row["round"]["since_panellists"] for row in rows] == [0, 1, 2, 3, 4, 5, 0, 1]
    assert [row["round"]["suggest_panellists"] for row in rows] == [False] * 5 + [True, False, False]
    assert (_turn(rows[6])["kind"], _turn(rows[6])["limit_s"]) == ("reply", 240.0)


def test_the_summary_panel_has_four_panellists(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        "day 2\n16:00:00 start summary/discussion\n"
        "+1s reply panellist-4\n+1s reply panellist-1\n+1s reply panellist-5\n",
    )
    assert [refused(row) for row in rows] == [None, None, None, "unknown-name"]
    assert _turn(rows[1])["kind"] == "reply"


def test_questions_are_pending_until_answered(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + '+1s note "One?" kind question to panellist-2\n+1s note "Two?" kind question to panellist-3\n'
        + '+1s note "Three?" kind question to panellist-2\n+1s note "All?" kind question\n'
        + "+1s answered 2\n+1s undo\n+1s answered 1\n+1s answered 2\n+1s answered 1\n+1s answered 1\n",
    )
    pending = [row["round"]["pending_questions"] for row in rows]
    assert pending[4] == {"panellist-2": 2, "panellist-3": 1}
    assert pending[5] == {"panellist-2": 2}
    assert rows[6]["segment"] is None  # undo took back the start, not the answer
    assert pending[7] == {}
    assert [refused(row) for row in rows[7:]] == [None, "not-waiting", None, "not-waiting"]


def test_undo_takes_back_whole_commands_and_redo_gives_them_their_instants(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + "+1s request A\n+1s request B\n+1s call\n+10s call\n+5s undo\n+5s undo\n+5s redo\n+5s redo\n+1s redo\n"
        + "+1s undo\n+1s withdraw B\n+1s redo\n",
    )
    assert (_turn(rows[5])["speaker"], _turn(rows[5])["elapsed_s"], names(rows[5])) == ("A", 15.0, ["B"])
    assert (rows[6]["turn"], names(rows[6])) == (None, ["A", "B"])
    assert (_turn(rows[7])["speaker"], _turn(rows[7])["elapsed_s"]) == ("A", 25.0)
    assert (_turn(rows[8])["speaker"], _turn(rows[8])["elapsed_s"]) == ("B", 20.0)
    assert refused(rows[9]) == "nothing-to-redo"
    assert names(rows[11]) == []
    assert refused(rows[12]) == "nothing-to-redo"


def test_notes_answers_and_messages_are_no_control_and_keep_redo(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START + '+1s turn A\n+1s note "x"\n+1s message "y"\n+1s undo\n+1s note "z"\n+1s message "w"\n+1s redo\n',
    )
    assert rows[4]["turn"] is None
    assert _turn(rows[7])["elapsed_s"] == 6.0


def test_suspending_stops_the_turn_and_moves_the_forecast(tmp_path: Path) -> None:
    rows = play(tmp_path, "10:15:00 start panel-1/opening\n+0s turn A\n+60s suspend\n+2m status\n+1m continue\n")
    assert [row["suspended"] for row in rows] == [False, False, True, True, False]
    assert [_turn(row)["phase"] for row in rows[1:]] == ["running", "paused", "paused", "running"]
    assert (_turn(rows[4])["elapsed_s"], _turn(rows[4])["paused_s"]) == (60.0, 180.0)
    assert [row["forecast"]["behind_s"] for row in rows] == [0.0, 0.0, 0.0, 120.0, 180.0]


def test_while_suspended_the_floor_stands_still_and_the_queue_goes_on(tmp_path: Path) -> None:
    still = ("call", "turn B", "reply panellist-1", "finish", "pause", "resume", "grant 30s", "end", "suspend")
    rows = play(
        tmp_path,
        START
        + "+1s request A\n+1s turn C\n+1s suspend\n"
        + "".join(f"+1s {action}\n" for action in (*still, "start panel-1/closing"))
        + "+1s request D\n+1s withdraw A\n+1s note x\n+1s continue\n+1s continue\n",
    )
    assert {refused(row) for row in rows[4:14]} == {"suspended"}
    assert [refused(row) for row in rows[14:]] == [None, None, None, None, "not-paused"]
    assert names(rows[-1]) == ["D"]


def test_coming_back_to_a_discussion_brings_back_who_was_not_reached(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + "+1s request A\n+1s request B\n+1s call\n12:53:00 start panel-1/closing\n"
        + "+1m start panel-1/discussion\n15:28:00 start panel-2/discussion\n",
    )
    assert [names(row) for row in rows[3:]] == [["B"], [], ["B"], []]


def test_segments_start_late_early_out_of_order_and_again(tmp_path: Path) -> None:
    order = ("panel-1/discussion", "welcome-1", "closing-2", "welcome-1")
    rows = play(tmp_path, "09:00:00 status\n" + "".join(f"+1m start {segment}\n" for segment in order))
    assert [row["segment"]["id"] for row in rows[1:]] == list(order)


def test_remarks_keep_their_length_and_a_discussion_absorbs(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        "10:20:00 start panel-1/opening\n10:27:00 start panel-1/expert-1\n10:50:00 start panel-1/discussion\n"
        "12:58:00 start panel-1/closing\n",
    )
    assert [row["forecast"]["behind_s"] for row in rows] == [300.0, 300.0, 0.0, 300.0]
    ends = [row["forecast"]["sitting_end"][11:16] for row in rows]
    assert ends == ["13:00", "13:00", "13:00", "13:05"]
    assert [row["segment"]["remaining_s"] for row in rows] == [120.0, 120.0, 7380.0, 120.0]
