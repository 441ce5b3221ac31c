"""The language of rehearsal scripts: times, days, quoting, options; and what is told of a line that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.support import names, one_sentence, play, refused, run, run_alone

START = "10:43:00 start panel-1/discussion\n"


def test_times_are_local_absolute_or_after_the_line_before(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        """
        # a comment, and a blank line above
        day 1
        10:15:00       start panel-1/opening
        +90s           status   # ninety seconds on
        +1m30s         status
        10:20:00.250   status
        +0.5s          status
        +1h            status
        day 2
        10:00:00       start welcome-2
        """,
    )
    assert [row["at"] for row in rows] == [
        "2017-05-08T10:15:00+02:00",
        "2017-05-08T10:16:30+02:00",
        "2017-05-08T10:18:00+02:00",
        "2017-05-08T10:20:00.250+02:00",
        "2017-05-08T10:20:00.750+02:00",
        "2017-05-08T11:20:00.750+02:00",
        "2017-05-09T10:00:00+02:00",
    ]
    assert [row["line"] for row in rows] == [4, 5, 6, 7, 8, 9, 11]
    assert [row["command"] for row in rows] == ["start", *["status"] * 5, "start"]


def test_without_a_day_the_script_is_about_the_first(tmp_path: Path) -> None:
    (row,) = play(tmp_path, "10:00:00 start welcome-1\n")
    assert row["at"] == "2017-05-08T10:00:00+02:00"


def test_the_times_are_those_of_the_place(tmp_path: Path) -> None:
    (row,) = play(tmp_path, "10:00:00 status\n", session="gcm-2017-2")
    assert row["at"] == "2017-05-22T10:00:00-04:00"


def test_windows_line_ends_a_byte_order_mark_and_no_last_line_end_are_all_the_same(tmp_path: Path) -> None:
    rows = play(tmp_path, "\ufeff10:00:00 start welcome-1\r\n+1s turn Kenya\r\n+1s status")
    assert [row["ok"] for row in rows] == [True, True, True]
    assert rows[-1]["turn"]["speaker"] == "Kenya"


@pytest.mark.parametrize("script", ["", "\n\n", "# nothing\n  # at all\n", "day 2\n"])
def test_a_script_without_actions_plays_nothing(tmp_path: Path, script: str) -> None:
    assert play(tmp_path, script) == []


TYPED = {
    "Kenya": "Kenya",
    '"Costa Rica"': "Costa Rica",
    "malta # not part of it": "Malta",
    "Peru#1": "Peru#1",
    '"Delegate # 4"': "Delegate # 4",
    r'"The \"third\" row"': 'The "third" row',
    "DRC": "Democratic Republic of the Congo",
    "Korea": "Korea",
    "<b>x</b>": "<b>x</b>",
    "\N{CRAB}": "\N{CRAB}",
    "俄罗斯": "Russian Federation",
}


def test_names_are_resolved_or_kept_as_typed(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "".join(f"+1s request {typed}\n" for typed in TYPED))
    assert names(rows[-1]) == list(TYPED.values())


def test_the_kinds_of_a_request(tmp_path: Path) -> None:
    kinds = ["intervention", "right-of-reply", "reply", "point-of-order"]
    rows = play(tmp_path, START + "".join(f"+1s request {kind} kind {kind}\n+1s call\n" for kind in kinds))
    assert [row["queue"][0]["kind"] for row in rows[1::2]] == kinds
    assert [row["turn"]["kind"] for row in rows[2::2]] == kinds


KINDS = ("point", "question", "recommendation", "commitment", "good-practice", "data", "gap", "conclusion")
THEMES = ("policies", "priorities", "data", "capacities", "good-practices", "partnerships", "commitments")


@pytest.mark.parametrize("session", ["gcm-2017-1", "gcm-2017-4"])
def test_the_kinds_and_themes_of_a_note(tmp_path: Path, session: str) -> None:
    script = "".join(f'10:00:00 note "x" kind {kind} theme {theme} star\n' for kind in KINDS for theme in THEMES)
    rows = play(tmp_path, script, session)
    assert len(rows) == len(KINDS) * len(THEMES)
    assert all(row["ok"] for row in rows)


def test_options_come_in_any_order_and_themes_and_commitments_more_than_once(tmp_path: Path) -> None:
    rows = play(
        tmp_path,
        START
        + '+1s request Malta gender f limit 5m to panellist-2 on-behalf-of "European Union" kind right-of-reply\n'
        + '+1s note "x" star commitment 6 theme data commitment 10\n'
        + '+1s note "y" theme data theme policies to panellist-1 kind question\n',
    )
    assert all(row["ok"] for row in rows)
    assert rows[1]["queue"][0]["on_behalf_of"] == "European Union"
    assert rows[3]["round"]["pending_questions"] == {"panellist-1": 1}


@pytest.mark.parametrize(
    "line",
    [
        "garbage",
        "10:43 status",
        "25:00:00 status",
        "10:43:00.1234 status",
        "-5s status",
        "+5 status",
        "10:43:00",
        "10:43:00 dance",
        "10:43:00 START panel-1/discussion",
        "10:43:00 start",
        "10:43:00 start panel-1/discussion now",
        '10:43:00 request "Costa Rica',
        '10:43:00 request "Costa"Rica',
        "10:43:00 request",
        '10:43:00 request ""',
        "10:43:00 request Kenya kind banana",
        "10:43:00 request Kenya loudly",
        "10:43:00 request Kenya limit soon",
        "10:43:00 request Kenya gender q",
        "10:43:00 note",
        '10:43:00 note "x" kind banana',
        '10:43:00 note "x" theme weather',
        '10:43:00 note "x" commitment 11',
        '10:43:00 note "x" commitment six',
        "10:43:00 grant much",
        "10:43:00 move Kenya",
        "10:43:00 move Kenya sideways",
        "10:43:00 name Kenya",
        "10:43:00 answered one",
        "day",
        "day 0",
        "day 3",
        "10:41:59 status",
    ],
)
def test_a_line_that_cannot_be_read_stops_the_rehearsal_with_its_number(tmp_path: Path, line: str) -> None:
    script = tmp_path / "script.txt"
    script.write_text(f"# first\n10:42:00 start welcome-1\n\n{line}\n+1s status\n", encoding="utf-8")
    done = run("rehearse", "gcm-2017-1", "--script", script, "--json")
    assert done.code == 2
    assert one_sentence(done.err)
    assert "4" in done.err.partition(":")[0]
    assert [row["line"] for row in done.rows] == [2]


def test_the_first_action_of_a_day_wants_a_time_of_day(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    for text, number in (("+5s status\n", 1), ("10:00:00 status\nday 2\n+5s status\n", 3)):
        script.write_text(text, encoding="utf-8")
        done = run("rehearse", "gcm-2017-1", "--script", script)
        assert done.code == 2
        assert done.err.startswith(f"Line {number}: ")


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe1\x000\x00", b"\x00\x01\x02\x80\x81", b"10:00:00 status\n" * 300_000],
    ids=["utf-16", "binary", "too large"],
)
def test_a_file_that_is_no_script_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    script = tmp_path / "script.txt"
    script.write_bytes(content)
    done = run("rehearse", "gcm-2017-1", "--script", script)
    assert done.code == 2
    assert one_sentence(done.err)
    assert done.out == ""


def test_a_script_that_is_not_there_or_a_folder_is_told_in_one_sentence(tmp_path: Path) -> None:
    for script in (tmp_path / "nothing.txt", tmp_path):
        done = run_alone("rehearse", "gcm-2017-1", "--script", script)
        assert done.code == 2
        assert one_sentence(done.err)
        assert str(script) in done.err


def test_refusals_leave_the_exit_at_zero_and_are_told_in_words_too(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("10:00:00 finish\n+1s start nowhere\n+1s start welcome-1\n", encoding="utf-8")
    done = run_alone("rehearse", "gcm-2017-1", "--script", script)
    assert done.code == 0
    assert done.err == ""
    assert done.out.splitlines()[0].startswith("line 1: finish refused: ")
    assert done.out.splitlines()[-1] == "3 actions played, 2 refused."


@pytest.mark.parametrize("session", ["gcm-2017-1", "gcm-2017-5"])
def test_without_a_script_the_agenda_is_played_as_planned(session: str) -> None:
    done = run("rehearse", session, "--json")
    assert done.code == 0
    rows = done.rows
    assert [refused(row) for row in rows] == [None] * len(rows)
    started = [row["segment"]["id"] for row in rows if row["command"] == "start"]
    assert started == [row["id"] for row in run("agenda", session, "--json").json]
