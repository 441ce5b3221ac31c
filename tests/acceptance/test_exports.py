"""Two days with 400 notes in six languages, exported: everything is in the documents, and nothing is carried out."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from tests.acceptance.many_notes import TEXTS, script
from tests.acceptance.support import CHECKOUT, Done, run, run_alone

NOTES = 400


@dataclass(frozen=True)
class Exported:
    """The record, and what its export as JSON says."""

    record: Path
    whole: Any

    @property
    def turns(self) -> list[Any]:
        return [turn for turn in self.whole["turns"] if not turn["absent"]]


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "script.txt").write_text(script(NOTES), encoding="utf-8")
    record, whole = folder / "record.gcm", folder / "whole.json"
    assert run("rehearse", "gcm-2017-1", "--script", folder / "script.txt", "--record", record).code == 0
    assert run("export", record, "--to", whole).code == 0
    return Exported(record, json.loads(whole.read_text("utf-8")))


def _docx(meeting: Exported, folder: Path, *options: str) -> docx.document.Document:
    to = folder / "out.docx"
    done = run("export", meeting.record, "--to", to, *options)
    assert (done.code, done.out) == (0, ""), done.err
    return docx.Document(str(to))


def _pdf(meeting: Exported, folder: Path, *options: str) -> list[str]:
    to = folder / "out.pdf"
    done = run_alone("export", meeting.record, "--to", to, *options)
    assert (done.code, done.out) == (0, ""), done.err
    return [page.extract_text().replace("\n", " ") for page in PdfReader(to).pages]


def _styled(document: docx.document.Document, style: str) -> list[str]:
    return [part.text for part in document.paragraphs if part.style is not None and part.style.name == style]


def _rows(document: docx.document.Document, title: str) -> Iterator[list[str]]:
    """The rows of all tables whose second column is called so."""
    for table in document.tables:
        first, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if first[1] == title:
            yield from rows


def test_the_summary_in_word_has_every_note_once_and_every_speaker(meeting: Exported, tmp_path: Path) -> None:
    document = _docx(meeting, tmp_path)
    texts = [*_styled(document, "Subparagraph"), *_styled(document, "Numbered Paragraph")]
    assert len(meeting.whole["notes"]) == NOTES
    for text in TEXTS:
        said = sum(note["content"]["text"] == text for note in meeting.whole["notes"])
        assert sum(one.endswith(text) for one in texts) == said > 10
    spoke = [turn["speaker"]["name"] for turn in meeting.turns if turn["kind"] != "point-of-order"]
    assert [row[1] for row in _rows(document, "Speaker")] == spoke
    interventions = sum(share["interventions"] for share in meeting.whole["balance"]["by_category"].values())
    assert any(text.startswith(f"In {interventions} interventions ") for text in texts)


def test_the_summary_in_pdf_has_the_same_counts(meeting: Exported, tmp_path: Path) -> None:
    pages = _pdf(meeting, tmp_path)
    whole = " ".join(pages)
    for text in TEXTS:
        if not re.search("[\u0600-\u06ff]", text):
            said = sum(note["content"]["text"] == text for note in meeting.whole["notes"])
            found = whole.replace(" ", "").count(text.replace(" ", ""))
            # A page may end within a note; its number and the head of the next page stand between.
            assert said - len(pages) / 5 <= found <= said
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))
    interventions = sum(share["interventions"] for share in meeting.whole["balance"]["by_category"].values())
    assert f"In {interventions} interventions " in whole


def test_the_log_in_word_has_every_turn_with_its_figures(meeting: Exported, tmp_path: Path) -> None:
    document = _docx(meeting, tmp_path, "--what", "log")
    rows = [row for row in _rows(document, "Speaker") if len(row) == 14]
    turns = {turn["id"]: turn for turn in meeting.whole["turns"]}
    expected = [turns[turn] for segment in meeting.whole["segments"] for turn in segment["turns"]]
    assert [row[1] for row in rows] == [turn["speaker"]["name"] for turn in expected]
    assert [row[11] for row in rows] == [_length(turn["used_s"]) for turn in expected]
    assert [row[12] for row in rows] == [_length(turn["over_s"]) if turn["over_s"] else "" for turn in expected]
    on_turns = sum(len(turn["notes"]) for turn in expected)
    assert sum(int(row[13] or 0) for row in rows) == on_turns
    noted = [text for text in _styled(document, "List Bullet") if "rehearsal" in text and ", rehearsal" in text]
    assert len(noted) == NOTES


def _length(seconds: float) -> str:
    minutes, left = divmod(round(seconds), 60)
    return f"{minutes}:{left:02d}"


def test_who_was_not_reached_is_listed(meeting: Exported, tmp_path: Path) -> None:
    names = {request["id"]: request["speaker"]["name"] for request in meeting.whole["requests"]}
    left = [names[request] for requests in meeting.whole["not_reached"].values() for request in requests]
    document = _docx(meeting, tmp_path, "--what", "not-reached")
    assert [row[1] for row in _rows(document, "Delegation")] == left


def test_the_print_is_one_page(meeting: Exported, tmp_path: Path) -> None:
    (page,) = _pdf(meeting, tmp_path, "--what", "print")
    assert "Agenda of day 2" in page


def test_the_agenda_is_a_calendar(meeting: Exported, tmp_path: Path) -> None:
    assert run("export", meeting.record, "--to", tmp_path / "agenda.ics").code == 0
    read = Calendar.from_ical((tmp_path / "agenda.ics").read_bytes())
    assert len(read.events) == len(meeting.whole["session"]["items"])


def test_a_state_named_in_the_summary_is_pointed_at(meeting: Exported, tmp_path: Path) -> None:
    assert run("export", meeting.record, "--to", tmp_path / "quiet.docx").err == ""
    lines = ("10:43:00  start panel-1/discussion", '+5s  note "Kenya and Malta share one hotline" theme policies')
    (tmp_path / "script.txt").write_text("\n".join(lines), encoding="utf-8")
    record = tmp_path / "record.gcm"
    assert run("rehearse", "gcm-2017-1", "--script", tmp_path / "script.txt", "--record", record).code == 0
    done = run("export", record, "--to", tmp_path / "summary.md", "--what", "summary")
    assert done.code == 0
    (sentence,) = done.err.splitlines()
    assert "(Kenya and Malta)" in sentence
    assert (tmp_path / "summary.md").exists()


def test_a_template_that_does_not_work_is_told_in_one_sentence(meeting: Exported, tmp_path: Path) -> None:
    template = tmp_path / "ours.docx"
    template.write_text("Dear colleagues")
    done = run("export", meeting.record, "--to", tmp_path / "out.docx", "--template", template)
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert str(template) in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["ours.docx"]


def test_a_template_for_another_format_is_refused(meeting: Exported, tmp_path: Path) -> None:
    done = run("export", meeting.record, "--to", tmp_path / "out.md", "--template", tmp_path / "ours.docx")
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "leave --template out" in done.err


@pytest.mark.parametrize("name", ["out.docx", "out.pdf"])
def test_progress_is_printed_and_ends_at_the_end(meeting: Exported, tmp_path: Path, name: str) -> None:
    done: Done = run_alone("export", meeting.record, "--to", tmp_path / name, "--progress")
    steps = [(row["done"], row["of"]) for row in done.rows]
    assert steps == sorted(steps)
    assert len(steps) > 20
    assert steps[-1][0] == steps[-1][1]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to end it with")
@pytest.mark.parametrize("name", ["out.docx", "out.pdf"])
def test_told_to_end_it_leaves_nothing_half_written(meeting: Exported, tmp_path: Path, name: str) -> None:
    to = tmp_path / name
    to.write_text("before")
    # It says so when everything is written beside the file, and waits there for the signal.
    waiting = "import os, signal; os.fsync = lambda _: (print('written', flush=True), signal.pause())"
    program = f"{waiting}; from gcm_moderator.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "export", str(meeting.record), "--to", str(to)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        assert len(list(tmp_path.iterdir())) == 2
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (143, b"")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "before")]
