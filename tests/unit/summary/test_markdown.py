from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from gcm_moderator.summary.ledger import ledger
from gcm_moderator.summary.log import log
from gcm_moderator.summary.markdown import text_of
from gcm_moderator.summary.plain import in_markdown
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import COSTA_RICA, JAPAN, KENYA, MALTA, Podium, speaking
from tests.unit.summary.meetings import HOSTILE, ledger_of, lively, note, recorded, said_by


def _log(podium: Podium) -> str:
    return text_of(log(ledger_of(podium)))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]


def _tables(text: str) -> list[list[list[str]]]:
    """The cells of every table, its header first, without the line under it."""
    tables: list[list[list[str]]] = []
    for block in text.split("\n\n"):
        rows = [_cells(line) for line in block.splitlines() if line.startswith("|")]
        if rows:
            tables.append([rows[0], *rows[2:]])
    return tables


def _turns(text: str) -> list[list[str]]:
    return [row for table in _tables(text) if table[0][0] == "No." for row in table[1:]]


def test_the_head_says_what_where_and_when() -> None:
    text = _log(lively())
    assert text.startswith("# First informal thematic session\n")
    for line in (
        "- Place: Palais des Nations, Geneva",
        "- Dates: 2017-05-08, 2017-05-09",
        "- Times: local (Europe/Zurich)",
        "- The meeting was still running: what had not ended has its figures up to then.",
        "Internal log: it names who spoke.",
    ):
        assert f"\n{line}\n" in text


def test_participation_counts_by_category_and_group() -> None:
    text = _log(lively())
    assert "3 turns: intervention 2, point of order 1." in text
    shares = {row[0]: row[1:] for table in _tables(text)[:2] for row in table[1:]}
    assert shares == {
        "Member State": ["2", "2", "8:06"],
        "WEOG": ["1", "1", "4:25"],
        "African": ["1", "1", "3:41"],
    }


def test_the_programme_shows_plan_and_actual_times() -> None:
    (programme,) = (table for table in _tables(_log(lively())) if table[0][1] == "Segment")
    rows = {row[1]: row[2:] for row in programme[1:]}
    assert rows["Panel 1 · Discussion"] == ["10:43–12:53", "10:43:00–12:55:00", "2 min behind", "3"]
    assert rows["Panel 1 · Closing"] == ["12:53–13:00", "12:55:00–still running", "projected 2 min behind", ""]
    assert rows["Panel 1 · Opening"][1] == "skipped"
    assert rows["Panel 2 · Opening"][1:3] == ["not held", ""]


def test_the_turns_of_a_segment_are_a_table() -> None:
    text = _log(lively())
    assert "## Day 1 · Panel 1 · Discussion\n\nPlanned 2017-05-08 10:43–12:53; held 10:43:00–12:55:00" in text
    malta, kenya, japan = _turns(text)
    assert malta == [
        "1", "Malta", "European Union", "Intervention", "Panellist 2", "10:43:00", "10:43:05", "10:47:40",
        "5:00", "0:30", "0:10", "4:25", "", "1",
    ]  # fmt: skip
    assert kenya[-3:] == ["3:41", "0:41", "1"]
    assert japan[3] == "Point of order"


def test_notes_hang_on_their_turns_with_what_they_are_filed_under() -> None:
    text = _log(lively())
    assert (
        "### Notes on turn 1: Malta on behalf of the European Union\n\n"
        "- ★ **Good practice:** Firewalls work\\\n"
        "  (for the summary panel; themes: Policies; commitments: 6; 10:43:05, podium)\n"
    ) in text
    assert "- **Question to Panellist 2, pending:** Who pays?\\\n" in text


def test_a_question_shows_that_it_was_answered() -> None:
    podium = speaking(KENYA)
    podium.do(commands.AnswerQuestion(note(podium, "Who pays?", kind=NoteKind.QUESTION, to="panellist-1")))
    assert "- **Question to Panellist 1, answered:** Who pays?\\\n" in _log(podium)


def test_a_note_about_somebody_else_says_about_whom_and_that_it_was_edited() -> None:
    podium = speaking(KENYA)
    written = note(podium, "Firewalls")
    content = NoteContent("Firewalls\n# Both", turn=podium.turn.id, segment=podium.state.running, speaker=MALTA)
    podium.do(commands.ReviseNote(written, content))
    assert ("- **Point, on Malta:** Firewalls\\\n  \\# Both\\\n  (10:43:00, podium; edited 1 time)\n") in _log(podium)


def test_notes_on_no_turn_and_outside_any_segment_are_there_too() -> None:
    podium = Podium()
    note(podium, "Before the start")
    podium.start("panel-1/discussion", "10:43")
    note(podium, "The room is full")
    text = _log(podium)
    assert "## Notes outside any segment\n\n- **Point:** Before the start\\\n" in text
    assert "### Notes on no turn\n\n- **Point:** The room is full\\\n" in text


def test_a_deleted_note_is_not_shown() -> None:
    podium = speaking(KENYA)
    podium.do(commands.DeleteNote(note(podium, "Never mind")))
    text = _log(podium)
    assert "Never mind" not in text
    assert "Notes on turn" not in text


def test_who_was_not_reached_messages_and_suspensions() -> None:
    text = _log(lively())
    assert (
        "### Waited and was not reached\n\n"
        "- Costa Rica (intervention, asked 10:43:02)\n"
        "- Japan (intervention, asked 10:51:38)\n"
    ) in text
    assert (
        "## Messages of the co-facilitators\n\n- 2017-05-08 10:51:38 (podium, to the podium): Five minutes left\n"
        in text
    )
    assert "## Suspensions\n\n- 2017-05-08 10:51:43–10:53:13 (1:30), Panel 1 · Discussion\n" in text


def test_what_was_undone_is_not_shown() -> None:
    podium = speaking(KENYA)
    podium.undo()
    podium.undo()
    text = _log(podium)
    assert "Kenya" not in text
    assert "Nobody has had the floor." in text


def test_a_turn_that_still_runs_is_marked() -> None:
    podium = speaking(KENYA)
    podium.request(COSTA_RICA, after=65)
    (turn,) = _turns(_log(podium))
    assert (turn[7], turn[11]) == ("still running", "1:05")
    podium.do(commands.PauseTurn())
    assert _turns(_log(podium))[0][7] == "still running, paused"


def test_an_absent_speaker_is_marked_and_does_not_count() -> None:
    podium = speaking(KENYA)
    podium.request(JAPAN)
    podium.do(commands.MarkAbsent(podium.turn.request or ""), after=8)
    text = _log(podium)
    assert _turns(text)[0][7] == "10:43:08, absent"
    assert "Nobody has had the floor." in text
    assert "### Waiting for the floor\n\n- Japan" in text


def test_a_practice_says_that_it_is_one() -> None:
    drafts = speaking(KENYA).history.drafts
    assert "practice" in text_of(log(ledger(recorded(drafts, ahead_s=-3600.0))))
    assert "practice" not in text_of(log(ledger(recorded(drafts))))


@given(steps(most=25))
def test_every_turn_and_note_that_stands_is_shown_once(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    text = _log(podium)
    assert len(_turns(text)) == len(podium.state.all_turns())
    shown = [line for line in text.splitlines() if re.match(r"- (★ )?\*\*", line)]
    assert len(shown) == len(podium.history.notebook.current)


@given(st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE)))
def test_no_name_or_note_changes_the_shape_of_the_document(name: str) -> None:
    text, plain = _log(said_by(name)), _log(said_by("x"))
    for begins in ("#", "|", "- "):
        count = sum(line.startswith(begins) for line in text.splitlines())
        assert count == sum(line.startswith(begins) for line in plain.splitlines())
    (turn,) = _turns(text)
    assert len(turn) == 14
    assert turn[1] == in_markdown(name)
    assert not re.search(r"<\w", text)
