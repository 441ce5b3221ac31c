from __future__ import annotations

import datetime as dt
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.balance import balance
from gcm_moderator.meeting.facts import Recorded
from gcm_moderator.meeting.floor import Quantifier
from gcm_moderator.settings import Quantifiers
from gcm_moderator.summary.everything import document
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import KENYA, MALTA, Podium, speaking
from tests.unit.summary.meetings import HOSTILE, facts_of, ledger_of, lively, note, said_by

_SPEAKER = {"name", "delegation", "category", "regional_group", "panellist"}
_CONTENT = {
    "text", "kind", "themes", "commitments", "to", "star", "segment", "turn", "speaker", "on_behalf_of",
}  # fmt: skip


def _document(podium: Podium) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(document(ledger_of(podium), Quantifiers()))
    return parsed


def _instants(value: Any) -> list[dt.datetime]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _instants(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in _instants(inner)]
    if isinstance(value, str) and len(value) > 10 and value[4:5] == "-" and "T" in value:
        return [dt.datetime.fromisoformat(value)]
    return []


def test_the_keys_are_those_of_the_documented_shape() -> None:
    whole = _document(lively())
    assert set(whole) == {
        "format", "version", "until", "zone", "clock_ahead_s", "practice", "session", "running", "suspended",
        "segments", "turns", "requests", "queue", "not_reached", "notes", "points", "messages", "suspensions",
        "balance", "undone", "facts",
    }  # fmt: skip
    assert (whole["format"], whole["version"], whole["zone"]) == ("gcm-moderator-meeting", 1, "Europe/Zurich")
    assert set(whole["session"]) == {
        "id", "title", "theme", "place", "zone", "days", "sittings", "items", "themes", "commitments", "language",
        "round_size", "warning_s", "usual_warning_s", "names_in_use", "remarks", "co_facilitators",
    }  # fmt: skip
    assert set(whole["segments"][0]) == {
        "id", "item", "item_title", "kind", "title", "day", "sitting", "planned_start", "planned_end", "spans",
        "running", "skipped", "late_s", "behind_s", "limit_s", "limit_set_s", "list_open", "turns",
    }  # fmt: skip
    assert set(whole["turns"][0]) == {
        "id", "day", "sitting", "segment", "segment_title", "speaker", "on_behalf_of", "kind", "to", "gender",
        "request", "requested_at", "started_at", "finished_at", "standing", "limit_s", "granted_s", "paused_s",
        "used_s", "over_s", "absent", "notes",
    }  # fmt: skip
    assert set(whole["turns"][0]["speaker"]) == set(whole["turns"][0]["on_behalf_of"]) == _SPEAKER
    assert set(whole["requests"][0]) == {
        "id", "segment", "speaker", "on_behalf_of", "kind", "to", "gender", "limit_s", "requested_at", "absences",
        "outcome", "place",
    }  # fmt: skip
    assert set(whole["notes"][0]) == {
        "id", "seat", "taken_at", "content", "turn", "speaker", "deleted", "answered", "pending", "revisions",
    }  # fmt: skip
    assert set(whole["notes"][0]["content"]) == set(whole["notes"][0]["revisions"][0]["content"]) == _CONTENT
    assert set(whole["notes"][0]["revisions"][0]) == {"at", "seat", "content"}
    assert set(whole["messages"][0]) == {"id", "seat", "sent_at", "text", "to", "withdrawn_at"}
    assert set(whole["suspensions"][0]) == {"segment", "start", "end", "seconds"}
    assert set(whole["balance"]) == {"by_group", "by_category", "by_gender"}
    assert whole["balance"]["by_group"]["WEOG"] == {"interventions": 1, "spoken_s": 265.0}
    assert set(whole["undone"][0]) == {"command", "facts", "seat", "undone_at"}
    assert set(whole["facts"][0]) == {"seq", "id", "seat", "at", "command", "fact"}


def test_points_have_who_is_behind_them_and_how_that_is_said() -> None:
    podium = speaking(KENYA)
    first = note(podium, "Firewalls work", star=True)
    podium.do(commands.GiveFloor(MALTA), after=60)
    point = podium.do(commands.MergePoints((first, note(podium, "So they do", star=True)), "Firewalls protect"))
    podium.do(commands.ConfirmQuantifier(point, Quantifier.SEVERAL, 2))
    (shown,) = _document(podium)["points"]
    assert [speaker["name"] for speaker in shown.pop("delegations")] == ["Kenya", "Malta"]
    assert len(shown.pop("notes")) == 2
    assert shown == {
        "id": point, "text": "Firewalls protect", "heading": "main-points", "panels": ["panel-1"], "merged": True,
        "groups": 0, "suggested": "some", "confirmed": "several", "confirmed_for": 2,
    }  # fmt: skip


@given(steps(most=25))
def test_every_fact_is_there_as_recorded_and_the_counts_are_those_of_the_state(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    whole = _document(podium)
    assert msgspec.convert(whole["facts"], list[Recorded]) == facts_of(podium)
    state = podium.state
    assert len(whole["turns"]) == len(state.all_turns())
    assert whole["queue"] == [request.id for request in state.queue]
    assert len(whole["notes"]) == len(podium.history.notebook.notes)
    until = dt.datetime.fromisoformat(whole["until"])
    assert whole["balance"] == msgspec.to_builtins(balance(state, until))


def test_instants_have_the_offset_of_the_place() -> None:
    podium = lively()
    podium.now = podium.now.astimezone(dt.UTC)
    podium.do(commands.SendMessage("Written elsewhere"), after=1)
    instants = _instants(_document(podium))
    assert len(instants) > 100
    assert {instant.utcoffset() for instant in instants} == {dt.timedelta(hours=2)}


def test_who_was_not_reached_stands_by_segment_in_order() -> None:
    whole = _document(lively())
    names = {request["id"]: request["speaker"]["name"] for request in whole["requests"]}
    assert {key: [names[r] for r in left] for key, left in whole["not_reached"].items()} == {
        "panel-1/discussion": ["Costa Rica", "Japan"]
    }
    assert whole["queue"] == []


def test_every_revision_of_a_note_is_there_also_of_a_deleted_one() -> None:
    podium = speaking(KENYA)
    written = note(podium, "One")
    content = podium.history.notebook.notes[written].content
    podium.do(commands.ReviseNote(written, msgspec.structs.replace(content, text="Two")), after=1)
    podium.do(commands.DeleteNote(written), after=1)
    (row,) = _document(podium)["notes"]
    assert [revision["content"]["text"] for revision in row["revisions"]] == ["One", "Two"]
    assert row["deleted"] is True


def test_undone_actions_are_listed_with_their_facts() -> None:
    podium = speaking(KENYA)
    podium.request(MALTA, after=1)
    podium.undo()
    whole = _document(podium)
    (undone,) = whole["undone"]
    kinds = [fact["fact"]["type"] for fact in whole["facts"] if fact["seq"] in undone["facts"]]
    assert kinds == ["floor-requested"]
    assert [request["speaker"]["name"] for request in whole["requests"]] == ["Kenya"]


@given(st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)))
def test_texts_are_kept_to_the_letter(name: str) -> None:
    assert _document(said_by(name))["turns"][0]["speaker"]["name"] == name


@pytest.mark.parametrize("half", ["\ud800", "x\udfffy"])
def test_half_a_surrogate_pair_stops_no_export(half: str) -> None:
    text = document(ledger_of(said_by(half)), Quantifiers())
    assert json.loads(text.encode("utf-8"))["turns"][0]["speaker"]["name"] == half.encode("utf-8", "replace").decode()
