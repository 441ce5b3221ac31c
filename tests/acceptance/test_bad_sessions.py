"""Session files with something wrong in them: every fault is told with its line, and nothing else happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.support import FIRST_SESSION, Done, one_sentence, run, run_alone

TEXT = FIRST_SESSION.read_text(encoding="utf-8")
LINES = TEXT.splitlines()


def _line(text: str) -> int:
    """The number of the first line that holds the text."""
    return next(number for number, line in enumerate(LINES, start=1) if text in line)


def _edited(folder: Path, old: str, new: str) -> Path:
    """The shipped first session with the first occurrence of `old` replaced."""
    assert old in TEXT
    file = folder / "edited.yaml"
    file.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return file


def _told(done: Done, file: Path, line: int) -> None:
    """The command stopped at 1 and named the file and the line, one sentence for each fault."""
    assert done.code == 1
    assert done.out == ""
    told = done.err.splitlines()
    assert any(sentence.startswith(f"{file}:{line}: error: ") for sentence in told), told
    assert all(sentence.startswith(str(file)) and sentence.endswith((".", "?")) for sentence in told)


PANEL_1_START = _line("id: panel-1") + 3
FAULTS = {
    "30 o'clock": ('    start: "10:15"', '    start: "30:00"', "bad-time", PANEL_1_START),
    "no quotes": ('    start: "10:15"', "    start: 10:15", "bad-time", PANEL_1_START),
    "words for a time": ('    start: "10:15"', "    start: a quarter past ten", "bad-time", PANEL_1_START),
    "a list for a title": (
        "title: First informal thematic session",
        "title: [1, 2]",
        "bad-type",
        _line("title: First"),
    ),
    "a number for a kind": ("kind: expert-panel", "kind: 12", "bad-type", _line("kind: expert-panel")),
    "an unknown kind": ("kind: expert-panel", "kind: quiz", "unknown-format", _line("kind: expert-panel")),
    "too short": ('    end: "13:00"\n        topics', '    end: "10:45"\n        topics', "panel-too-short", None),
    "the same id twice": ("- id: panel-2", "- id: panel-1", "duplicate-id", _line("- id: panel-2")),
    "an unknown zone": ("Europe/Zurich", "Europe/Atlantis", "unknown-zone", _line("zone:")),
    "no such date": ("2017-05-09", "2017-02-30", "bad-date", _line("2017-05-09")),
    "an end before the start": ('    end: "10:10"', '    end: "09:10"', None, None),
    "something missing": ("zone: Europe/Zurich\n", "", "missing", None),
    "a tab": ("    start", "\tstart", "yaml", None),
    "a newer version": ("gcm-moderator: 1", "gcm-moderator: 99", "newer-version", _line("gcm-moderator: 1")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line_and_stops_the_session(tmp_path: Path, fault: str) -> None:
    old, new, code, line = FAULTS[fault]
    file = _edited(tmp_path, old, new)
    checked = run("check", file, "--json")
    assert checked.code == 1
    assert checked.err == ""
    assert checked.json["ok"] is False
    errors = [problem for problem in checked.json["problems"] if problem["severity"] == "error"]
    assert errors
    assert all(isinstance(problem["line"], int) and 1 <= problem["line"] <= len(LINES) + 1 for problem in errors)
    assert code is None or code in {problem["code"] for problem in errors}
    assert line is None or line in {problem["line"] for problem in errors}
    for command in ("agenda", "rehearse"):
        _told(run(command, file), file, errors[0]["line"])
    in_words = run("check", file)
    assert in_words.code == 1
    assert "cannot run" in in_words.out.splitlines()[-1]
    assert sorted(tmp_path.iterdir()) == [file]


def test_an_unknown_key_is_a_warning(tmp_path: Path) -> None:
    checked = run("check", _edited(tmp_path, "zone: Europe", "color: red\nzone: Europe"), "--json")
    assert checked.code == 0
    assert ("warning", _line("zone:")) in [
        (problem["severity"], problem["line"]) for problem in checked.json["problems"]
    ]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = TEXT.replace("Europe/Zurich", "Mars/Olympus").replace("kind: break", "kind: 7").replace('"17:30"', '"30:00"')
    file = tmp_path / "faults.yaml"
    file.write_text(text, encoding="utf-8")
    problems = run("check", file, "--json").json["problems"]
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert len(errors) == 5
    assert [problem["line"] for problem in problems] == sorted(problem["line"] for problem in problems)


@pytest.mark.parametrize("kept", [0.15, 0.3, 0.5, 0.75, 0.85, 0.95])
def test_a_truncated_file_is_told_and_never_half_taken(tmp_path: Path, kept: float) -> None:
    file = tmp_path / "truncated.yaml"
    file.write_text(TEXT[: int(len(TEXT) * kept)], encoding="utf-8")
    done = run("rehearse", file)
    assert done.code in (1, 2)
    assert done.out == ""
    assert str(file) in done.err
    assert run("check", file).code == done.code


NO_SESSION = {
    "empty": b"",
    "blank": b" \n\n",
    "only comments": b"# a session\n",
    "binary": bytes(range(256)) * 20,
    "zeros": bytes(4096),
    "utf-16": TEXT.encode("utf-16"),
    "latin-1": "title: Côte d’Ivoire".encode("cp1252"),
    "prose": b"Dear colleagues,\nplease find attached the agenda.\n",
    "another yaml": b"version: 3\nservices: {web: {image: nginx}}\n",
    "a list": b"- 1\n- 2\n",
    "json": b'{"name": "x"}',
    "50 MB": b"gcm-moderator: 1\n" + b"# x\n" * (50 * 1024 * 1024 // 4),
}


@pytest.mark.parametrize("what", NO_SESSION)
def test_what_is_no_session_file_is_told_in_one_sentence(tmp_path: Path, what: str) -> None:
    file = tmp_path / "no-session.yaml"
    file.write_bytes(NO_SESSION[what])
    for command in ("check", "agenda", "rehearse"):
        done = run(command, file)
        assert done.code == 2
        assert done.out == ""
        assert one_sentence(done.err)
        assert str(file) in done.err


def test_a_folder_and_a_nest_of_aliases_are_told(tmp_path: Path) -> None:
    folder = run_alone("check", tmp_path)
    assert folder.code == 2
    assert one_sentence(folder.err)
    nest = "days: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"k{number}: &{chr(98 + number)} [{', '.join([f'*{chr(97 + number)}'] * 9)}]\n" for number in range(12)
    )
    file = tmp_path / "nest.yaml"
    file.write_text("gcm-moderator: 1\n" + nest, encoding="utf-8")
    done = run_alone("check", file)
    assert done.code in (1, 2)
    assert "Traceback" not in done.err + done.out


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    file = tmp_path / "deep.yaml"
    file.write_text("gcm-moderator: 1\ndays: " + "[" * 20_000 + "]" * 20_000 + "\n", encoding="utf-8")
    done = run_alone("check", file)
    assert done.code in (1, 2)
    assert "Traceback" not in done.err + done.out
    assert "went wrong" not in done.err


def test_a_panel_of_short_speakers_fits_where_a_standard_one_does_not(tmp_path: Path) -> None:
    old = '    end: "13:00"\n        topics'
    new = '    end: "10:45"\n        minutes: {opening: 2, expert: 3, closing: 2}\n        topics'
    file = _edited(tmp_path, old, new)
    assert run("check", file).code == 0
    rows = {row["id"]: row for row in run("agenda", file, "--json").json}
    assert rows["panel-1/expert-2"]["limit_s"] == 180
    assert rows["panel-1/discussion"]["planned_start"][11:16] == "10:26"
