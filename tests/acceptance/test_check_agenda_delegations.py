"""`check`, `agenda` and `delegations`, as somebody would use them who has only read what they promise."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.acceptance.support import CHECKOUT, FIRST_SESSION, one_sentence, run, run_alone

SHIPPED = [f"gcm-2017-{number}" for number in range(1, 7)]
DATES = {
    "gcm-2017-1": ("2017-05-08", "2017-05-09"),
    "gcm-2017-2": ("2017-05-22", "2017-05-23"),
    "gcm-2017-3": ("2017-06-19", "2017-06-20"),
    "gcm-2017-4": ("2017-07-24", "2017-07-25"),
    "gcm-2017-5": ("2017-09-04", "2017-09-05"),
    "gcm-2017-6": ("2017-10-02", "2017-10-03"),
}
OFFSETS = {"gcm-2017-2": "-04:00", "gcm-2017-4": "-04:00"}


@pytest.mark.parametrize("session", SHIPPED)
def test_every_shipped_session_can_run(session: str) -> None:
    done = run("check", session, "--json")
    assert done.code == 0
    assert done.json["ok"] is True
    assert all(problem["severity"] == "warning" for problem in done.json["problems"])


def test_check_names_the_printed_overlap_with_its_line() -> None:
    (overlap,) = run("check", "gcm-2017-1", "--json").json["problems"]
    assert set(overlap) >= {"severity", "code", "message", "line"}
    assert (overlap["severity"], overlap["code"]) == ("warning", "overlap")
    line = FIRST_SESSION.read_text(encoding="utf-8").splitlines()[overlap["line"] - 1]
    assert line.strip() == "- id: closing-1"


def test_check_in_words_says_the_same() -> None:
    done = run("check", "gcm-2017-1")
    assert done.code == 0
    assert ":84: warning: " in done.out
    assert "can run" in done.out.splitlines()[-1]


def test_a_session_is_an_id_or_a_path() -> None:
    by_id = run("agenda", "gcm-2017-1", "--json").json
    assert run("agenda", FIRST_SESSION, "--json").json == by_id
    alone = run_alone("agenda", "sessions/gcm-2017-1.yaml", "--json", cwd=CHECKOUT)
    assert alone.code == 0
    assert alone.json == by_id


def test_the_ids_of_the_first_session_are_those_of_the_contract() -> None:
    ids = [row["id"] for row in run("agenda", "gcm-2017-1", "--json").json]

    def panel(number: int) -> list[str]:
        parts = ("opening", "expert-1", "expert-2", "expert-3", "discussion", "closing")
        return [f"panel-{number}/{part}" for part in parts]

    summary = [f"summary/{part}" for part in ("moderator-1", "moderator-2", "moderator-3", "expert", "discussion")]
    first = ["welcome-1", "issue-brief", *panel(1), "lunch-1", *panel(2), "closing-1"]
    second = ["welcome-2", *panel(3), "lunch-2", *summary, "conclusions", "closing-2"]
    assert ids == first + second


def test_the_agenda_of_the_first_session_has_the_printed_times_and_limits() -> None:
    rows = {row["id"]: row for row in run("agenda", "gcm-2017-1", "--json").json}
    assert all(
        set(row) >= {"id", "kind", "title", "day", "planned_start", "planned_end", "limit_s"} for row in rows.values()
    )

    def of(segment: str) -> tuple[int, str, str, float | None]:
        row = rows[segment]
        return row["day"], row["planned_start"][11:16], row["planned_end"][11:16], row["limit_s"]

    assert of("welcome-1") == (1, "10:00", "10:10", 600)
    assert of("issue-brief") == (1, "10:10", "10:15", 300)
    assert of("panel-1/opening") == (1, "10:15", "10:22", 420)
    assert of("panel-1/expert-3") == (1, "10:36", "10:43", 420)
    assert of("panel-1/discussion") == (1, "10:43", "12:53", 180)
    assert of("panel-1/closing") == (1, "12:53", "13:00", 420)
    assert of("lunch-1") == (1, "13:00", "15:00", None)
    assert of("panel-2/discussion") == (1, "15:28", "17:48", 180)
    assert of("panel-2/closing") == (1, "17:48", "17:55", 420)
    assert of("closing-1") == (1, "17:50", "18:00", 600)
    assert of("panel-3/discussion") == (2, "10:33", "12:53", 180)
    assert of("summary/moderator-1") == (2, "15:00", "15:15", 900)
    assert of("summary/expert") == (2, "15:45", "16:00", 900)
    assert of("summary/discussion") == (2, "16:00", "17:30", 180)
    assert of("conclusions") == (2, "17:30", "17:50", 1200)
    assert of("closing-2") == (2, "17:50", "18:00", 600)


@pytest.mark.parametrize("session", SHIPPED)
def test_every_shipped_agenda_stands_on_its_dates_in_the_places_own_zone(session: str) -> None:
    for row in run("agenda", session, "--json").json:
        start, end = (dt.datetime.fromisoformat(row[field]) for field in ("planned_start", "planned_end"))
        assert row["planned_start"].startswith(DATES[session][row["day"] - 1])
        assert row["planned_start"].endswith(OFFSETS.get(session, "+02:00"))
        assert start < end


def test_the_agenda_in_words_has_a_line_for_each_segment() -> None:
    lines = run("agenda", "gcm-2017-1").out.splitlines()
    assert len(lines) == len(run("agenda", "gcm-2017-1", "--json").json)
    assert "10:43-12:53" in next(line for line in lines if "panel-1/discussion" in line)


def _first(query: str, *options: str) -> dict[str, Any]:
    found = run("delegations", query, "--json", *options).json
    assert isinstance(found[0], dict)
    return found[0]


def test_a_delegation_has_the_fields_of_the_contract() -> None:
    assert _first("Kenya") == {
        "name": "Kenya",
        "code": "KE",
        "category": "member-state",
        "regional_group": "African",
    }
    observer = _first("European Union")
    assert observer["code"] is None or isinstance(observer["code"], str)
    assert observer["regional_group"] is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("UK", "GB"), ("DRC", "CD"), ("cote divoire", "CI"), ("俄罗斯", "RU"), ("Türkiye", "TR"), ("turkey", "TR")],
)
def test_what_a_tired_person_types_comes_first(typed: str, code: str) -> None:
    assert _first(typed)["code"] == code


def test_names_come_in_the_language_asked_for() -> None:
    assert _first("Germany", "--lang", "fr")["name"] == "Allemagne"
    assert _first("Germany", "--lang", "es")["name"] == "Alemania"
    assert _first("Germany", "--lang", "zh")["name"] == "德国"


def test_an_unknown_language_is_told_in_a_sentence() -> None:
    done = run_alone("delegations", "Kenya", "--lang", "xx")
    assert done.code == 2
    assert "'xx' is not one of" in done.err
    assert "Traceback" not in done.err


def test_nobody_found_is_an_empty_list() -> None:
    done = run("delegations", "qqqqzzzzxx", "--json")
    assert done.code == 0
    assert done.json == []


@pytest.mark.parametrize("command", ["check", "agenda", "rehearse"])
@pytest.mark.parametrize("session", ["gcm-2017-9", "no/such/file.yaml", "a" * 300, "a" * 61])
def test_a_session_that_is_not_there_is_told_in_one_sentence(command: str, session: str) -> None:
    done = run(command, session)
    assert done.code == 2
    assert done.out == ""
    assert one_sentence(done.err)
