"""Playing: whom a name means, what is refused and why, and what is reported after each action."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.rehearsal.stage import Stage

START = "10:43:00 start panel-1/discussion\n"
THREE = START + "+1s request Kenya\n+1s request Malta\n+1s request Mexico\n"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kenya", "Kenya"),
        ("kenya", "Kenya"),
        ('"costa rica"', "Costa Rica"),
        ("KE", "Kenya"),
        ('"Delegate in row 4"', "Delegate in row 4"),
        ('"  two   spaces "', "two spaces"),
        ("panellist-2", "Panellist 2"),
        ('"Panellist 2"', "Panellist 2"),
        ("panellist-9", "panellist-9"),
        ('"' + "x" * 400 + '"', "x" * 300),
    ],
)
def test_whom_a_name_means(typed: str, name: str) -> None:
    stage = Stage().play(f"{START}+1s request {typed}\n+1s turn {typed}\n")
    assert stage.codes == [None, None, None]
    speaker = stage.desk.state.queue[0].speaker.name
    if name != "Panellist 2":
        assert speaker == name
    assert stage.speaking == speaker


def test_a_request_with_everything() -> None:
    stage = Stage().play(
        START + '+1s request Malta on-behalf-of "european union" limit 5m to panellist-2 gender f kind right-of-reply\n'
    )
    (request,) = stage.desk.state.queue
    assert request.on_behalf_of is not None
    assert (request.on_behalf_of.name, request.limit_s, request.to, request.gender, request.kind) == (
        "European Union", 300.0, "panellist-2", "f", "right-of-reply",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("request Kenya", "already-waiting"),
        ("request Japan on-behalf-of Nobodies", "unknown-name"),
        ("request Japan on-behalf-of Korea", "ambiguous-name"),
        ("request Japan to panellist-9", "unknown-name"),
        ("request Japan to chair", "unknown-name"),
        ("request Japan limit 0s", "bad-limit"),
        ("call Japan", "not-waiting"),
        ("withdraw Japan", "not-waiting"),
        ("absent Japan", "not-waiting"),
        ("move Japan top", "not-waiting"),
        ("move Kenya 0", "stale-order"),
        ("move Kenya 9", "stale-order"),
        ("name Japan Kenya", "not-waiting"),
        ("name Malta Kenya", "already-waiting"),
        ("reply panellist-9", "unknown-name"),
        ("reply nobody", "unknown-name"),
        ("answered 1", "not-waiting"),
        ("start panel-9", "unknown-segment"),
        ("pause", "no-turn"),
        ("grant 30s", "no-turn"),
        ("limit 5h", "bad-limit"),
        ("continue", "not-paused"),
        ("redo", "nothing-to-redo"),
        ("note x to panellist-9", "unknown-name"),
    ],
)
def test_what_is_refused_changes_nothing(line: str, code: str) -> None:
    stage = Stage().play(THREE)
    before, facts = stage.desk.state, len(stage.desk.history.drafts)
    stage.play(f"10:50:00 {line}\n")
    assert stage.codes[-1] == code
    assert stage.desk.state == before
    assert len(stage.desk.history.drafts) == facts
    assert not stage.rows[-1]["ok"]
    assert stage.rows[-1]["refusal"]["code"] == code
    assert stage.rows[-1]["refusal"]["message"].endswith((".", "?"))


@pytest.mark.parametrize(
    ("line", "queue"),
    [
        ("move Mexico top", ["Mexico", "Kenya", "Malta"]),
        ("move Kenya bottom", ["Malta", "Mexico", "Kenya"]),
        ("move Malta up", ["Malta", "Kenya", "Mexico"]),
        ("move Kenya up", ["Kenya", "Malta", "Mexico"]),
        ("move Malta down", ["Kenya", "Mexico", "Malta"]),
        ("move Mexico down", ["Kenya", "Malta", "Mexico"]),
        ("move Kenya 2", ["Malta", "Kenya", "Mexico"]),
        ("move mexico 1", ["Mexico", "Kenya", "Malta"]),
        ("withdraw malta", ["Kenya", "Mexico"]),
        ("absent Kenya", ["Malta", "Mexico", "Kenya"]),
        ("call Malta", ["Kenya", "Mexico"]),
        ('name Malta "costa rica"', ["Kenya", "Costa Rica", "Mexico"]),
        ("undo", ["Kenya", "Malta"]),
        ("status", ["Kenya", "Malta", "Mexico"]),
    ],
)
def test_the_queue(line: str, queue: list[str]) -> None:
    stage = Stage().play(f"{THREE}10:50:00 {line}\n")
    assert stage.codes[-1] is None
    assert stage.queue == queue
    assert [row["name"] for row in stage.rows[-1]["queue"]] == queue


def test_whoever_was_called_and_is_absent_goes_to_the_end() -> None:
    stage = Stage().play(THREE + "+1s call\n+5s absent kenya\n")
    assert stage.queue == ["Malta", "Mexico", "Kenya"]
    assert stage.speaking is None


def test_free_text_gets_its_name_waiting_speaking_or_after() -> None:
    rows = '"Delegate in row 4"', '"Delegate in row 5"'
    stage = Stage().play(
        START + f"+1s request {rows[0]}\n+1s request {rows[1]}\n+1s call\n+1s name {rows[0]} Japan\n+1s call\n"
        f"+1s finish\n+1s name {rows[1]} Kenya\n"
    )
    assert stage.codes == [None] * 8
    assert [turn.speaker.name for turn in stage.desk.state.all_turns()] == ["Japan", "Kenya"]


def test_questions_are_answered_by_their_number() -> None:
    stage = Stage().play(
        START + '+1s note "Who pays?" kind question to panellist-2\n+1s note "When?" kind question to panellist-1\n'
    )
    assert stage.rows[-1]["round"]["pending_questions"] == {"panellist-2": 1, "panellist-1": 1}
    stage.play("10:50:00 answered 1\n")
    assert stage.rows[-1]["round"]["pending_questions"] == {"panellist-1": 1}
    stage.play("10:51:00 answered 2\n10:51:01 answered 0\n")
    assert stage.codes[-2:] == ["not-waiting", "not-waiting"]


def test_a_note_hangs_on_whoever_speaks() -> None:
    stage = Stage().play(THREE + '+1s call\n+5s note "Firewalls work" kind good-practice theme policies star\n')
    (note,) = stage.desk.notebook.current
    assert note.content.speaker is not None
    assert (note.content.speaker.name, note.content.star, note.content.themes) == ("Kenya", True, ("policies",))


NOTHING: dict[str, Any] = {
    "segment": None, "turn": None, "interrupted": [], "queue": [], "list": "none", "suspended": False,
    "forecast": None,
    "round": {"since_panellists": 0, "suggest_panellists": False, "pending_questions": {}},
}  # fmt: skip


def test_the_row_before_anything() -> None:
    (row,) = Stage().play("10:00:00 status\n").rows
    assert row == {
        "line": 1, "at": "2017-05-08T10:00:00+02:00", "command": "status", "ok": True, "refusal": None, **NOTHING,
    }  # fmt: skip


def test_the_row_of_an_intervention() -> None:
    row = Stage().play(THREE + "+1s call\n+10s pause\n+5.5s grant 30s\n").rows[-1]
    assert row["at"] == "2017-05-08T10:43:19.500+02:00"
    assert row["segment"] == {
        "id": "panel-1/discussion", "planned_end": "2017-05-08T12:53:00+02:00", "remaining_s": 7780.5,
    }  # fmt: skip
    assert row["turn"] == {
        "speaker": "Kenya", "kind": "intervention", "on_behalf_of": None, "phase": "paused", "limit_s": 180.0,
        "granted_s": 30.0, "paused_s": 5.5, "elapsed_s": 10.0, "remaining_s": 200.0, "face": "03:20",
    }  # fmt: skip
    assert [(waiting["name"], waiting["nth"]) for waiting in row["queue"]] == [("Malta", 1), ("Mexico", 1)]
    assert [waiting["expected_at"] for waiting in row["queue"]] == [
        "2017-05-08T10:46:54.500+02:00",
        "2017-05-08T10:50:09.500+02:00",
    ]
    assert (row["list"], row["suspended"], row["interrupted"]) == ("open", False, [])
    assert row["round"]["since_panellists"] == 1
    assert row["forecast"]["segment_end"] == "2017-05-08T12:53:00+02:00"
    assert row["forecast"]["behind_s"] == 0.0


def test_the_row_of_a_point_of_order_in_a_closed_list_and_of_a_suspension() -> None:
    stage = Stage().play(
        THREE + "+1s call\n+1s close-list\n+1s request Japan kind point-of-order\n+1s call\n+1s suspend\n"
    )
    point, suspended = stage.rows[-2:]
    assert (point["turn"]["speaker"], point["interrupted"], point["list"]) == ("Japan", ["Kenya"], "closed")
    assert (suspended["suspended"], suspended["turn"]["phase"]) == (True, "paused")
    stage.play("11:00:00 continue\n11:00:01 finish\n11:00:02 end\n")
    assert stage.codes[-3:] == [None] * 3
    assert {field: stage.rows[-1][field] for field in NOTHING} == NOTHING
