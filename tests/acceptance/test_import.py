"""`import` as people call it: a session file that `check` passes, JSON, and sentences instead of harm."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.support import one_sentence, run

NOTE = """\
First informal thematic session
Geneva, 8 May 2017
The opening remarks from the moderator will be of 5 minutes.
10:00 – 10:15 Opening
10:15 – 13:00 Panel 1: Human rights
13:00 – 15:00 Lunch (side events 13:15–14:45)
15:00 – 17:55 Panel 2: Inclusion
17:50 – 18:00 Closing remarks by the co-facilitators
"""


def note(folder: Path) -> Path:
    file = folder / "note.txt"
    file.write_text(NOTE, encoding="utf-8")
    return file


def test_a_document_becomes_a_session_file_that_runs(tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    done = run("import", note(tmp_path), "--out", out)
    assert (done.code, done.err) == (0, "")
    assert "10:15-13:00 expert-panel panel-1" in done.out
    assert done.out.splitlines()[-1].startswith(f"{out} can run: 1 day, 5 items")
    checked = run("check", out, "--json").json
    assert checked["ok"]
    assert [problem["code"] for problem in checked["problems"]] == ["overlap"]
    rows = {row["id"]: row for row in run("agenda", out, "--json").json}
    assert rows["panel-1/opening"]["limit_s"] == 300


def test_json_has_every_line_beside_what_was_understood(tmp_path: Path) -> None:
    told = run("import", note(tmp_path), "--json").json
    assert told["ok"]
    assert [line["text"] for line in told["lines"]] == NOTE.splitlines()
    assert {line["meaning"] for line in told["lines"]} >= {"title", "place", "limit", "item"}
    assert told["session"].startswith("# Imported from note.txt")


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("mine", encoding="utf-8")
    done = run("import", note(tmp_path), "--out", out)
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("import", note(tmp_path), "--out", out, "--force").code == 0


def test_what_is_missing_is_named_and_the_draft_is_kept(tmp_path: Path) -> None:
    file, out = tmp_path / "bare.csv", tmp_path / "bare.yaml"
    file.write_text("Time,Title\n10:00-13:00,Panel 1: Work\n", encoding="utf-8")
    done = run("import", file, "--out", out)
    assert done.code == 1
    assert "Missing: The date of day 1, with its year." in done.out
    assert run("check", out).code == 1
    said = ["--title", "A hearing", "--date", "2026-05-11", "--place", "Nairobi", "--zone", "Africa/Nairobi"]
    assert run("import", file, "--out", out, "--force", *said).code == 0


def test_no_document_is_one_sentence(tmp_path: Path) -> None:
    done = run("import", tmp_path / "none.docx", "--out", tmp_path / "x.yaml")
    assert done.code == 2
    assert done.err == f"There is no file called {tmp_path / 'none.docx'}.\n"
    assert not (tmp_path / "x.yaml").exists()


def test_the_document_itself_is_never_written_over(tmp_path: Path) -> None:
    file = note(tmp_path)
    (tmp_path / "same.txt").symlink_to(file)
    for out in (file, tmp_path / "same.txt"):
        done = run("import", file, "--out", out, "--force")
        assert done.code == 1
        assert one_sentence(done.err)
        assert file.read_text(encoding="utf-8") == NOTE
