"""Files that are no documents, and what is said when a session file cannot be written: one sentence each."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import msgspec
import pytest

from gcm_moderator.agenda.importing import apart, files
from gcm_moderator.agenda.importing.apart import read_apart
from gcm_moderator.agenda.importing.importer import NotImportable, import_file, import_text, save
from gcm_moderator.agenda.importing.understanding import Given

PANEL = "10:00-13:00 Panel 1: Work\n"


def refused(file: Path) -> str:
    with pytest.raises(NotImportable) as sentence:
        import_file(file)
    return str(sentence.value)


def test_what_is_no_file_with_a_document(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(PANEL, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    none, below, pipe = tmp_path / "none.txt", tmp_path / "note.txt" / "none.txt", tmp_path / "pipe"
    assert refused(tmp_path) == f"{tmp_path} is a folder; give the document in it."
    assert refused(none) == f"There is no file called {none}."
    assert refused(below) == f"There is no file called {below}."
    assert refused(pipe) == f"{pipe} is no ordinary file, so it cannot be imported."
    assert (
        refused(tmp_path / "a\0b") == f"{tmp_path}/a\N{REPLACEMENT CHARACTER}b cannot be read: it is no name of a file."
    )
    long = tmp_path / ("x" * 300)
    assert refused(long).endswith(" cannot be read: File name too long.")
    assert len(refused(long)) < 350


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LARGEST", 2 * 1024)
    monkeypatch.setattr(files, "_MIB", 1024)
    file = tmp_path / "note.txt"
    file.write_bytes(PANEL.encode().ljust(2 * 1024))
    assert import_file(file).understanding.name == "note.txt"
    with file.open("ab") as more:
        more.truncate(3 * 1024)
    assert refused(file) == f"{file} has 3 MiB; at most 2 MiB can be imported."


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "note.txt"
    file.write_text(PANEL, encoding="utf-8")
    failures = {
        PermissionError(13, "Permission denied"): "as you have no permission for it.",
        OSError(5, "Input/output error"): "Input/output error.",
        OSError(): "it is no name of a file.",
    }
    for failure, reason in failures.items():

        def refuse(_: Path, failure: OSError = failure) -> bytes:
            raise failure

        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert refused(file).startswith(f"{file} cannot be read")
        assert refused(file).endswith(reason)


def test_an_empty_file_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(b" \r\n\t")
    assert refused(file) == f"{file} is empty; there is nothing to import."


def test_only_what_has_traps_is_read_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def kept(content: bytes, name: str) -> object:
        seen.append((content[:4], name))
        raise NotImportable("apart")

    monkeypatch.setattr(files, "read_apart", kept)
    contents = {
        "a.docx": b"PK\3\4",
        "b.pdf": b"%PDF-1.7",
        "c.pdf": b"\n" * 1019 + b"%PDF-",
        "d.txt": b"\n" * 1020 + b"%PDF-",
        "e.txt": f"On PK and %PD-: {PANEL}".encode(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        with contextlib.suppress(NotImportable):
            assert import_file(tmp_path / name).understanding.name == name
    assert seen == [(b"PK\3\4", "a.docx"), (b"%PDF", "b.pdf"), (b"\n\n\n\n", "c.pdf")]


def test_a_document_comes_back_from_the_other_process_as_it_is(tmp_path: Path) -> None:
    program = tmp_path / "program"
    made = import_text(PANEL, "x.txt").understanding.lines[0].line
    assert made.text == PANEL.strip()
    document = {"name": "x.pdf", "format": "pdf", "blocks": [msgspec.to_builtins(made)]}
    answers = {
        0: (msgspec.msgpack.encode(document), None),
        3: (b"x.pdf has no text in it.", "x.pdf has no text in it."),
        -9: (b"", "x.pdf takes more memory or time than an agenda should, or is damaged; it was not read."),
    }
    for code, (said, sentence) in answers.items():
        (tmp_path / "said").write_bytes(said)
        end = "kill -9 $$" if code < 0 else f"exit {code}"
        program.write_text(
            f"#!/bin/sh\ncat > {tmp_path}/told\necho $* > {tmp_path}/called\ncat {tmp_path}/said\n{end}\n"
        )
        program.chmod(0o755)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "executable", str(program))
            if sentence is None:
                document_back = read_apart(b"content", "x.pdf")
                assert (document_back.name, document_back.blocks) == ("x.pdf", (made,))
            else:
                with pytest.raises(NotImportable) as caught:
                    read_apart(b"content", "x.pdf")
                assert str(caught.value) == sentence
    assert (tmp_path / "told").read_bytes() == b"content"
    assert (tmp_path / "called").read_text() == "-m gcm_moderator.agenda.importing.apart x.pdf\n"


def test_what_keeps_the_other_process_from_answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(NotImportable) as caught:
        read_apart(b"content", "x.pdf")
    assert str(caught.value) == "x.pdf cannot be read: No such file or directory."
    program = tmp_path / "slow"
    program.write_text("#!/bin/sh\nexec sleep 9\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(apart, "_SECONDS", 0.05)
    with pytest.raises(NotImportable) as caught:
        read_apart(b"content", "x.pdf")
    assert str(caught.value) == (
        "x.pdf takes longer to read than any agenda should; import the pages with the agenda alone."
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (Given(date="tomorrow"), '"tomorrow" is no date; write year-month-day, as in 2017-05-08.'),
        (Given(date="2017-02-30"), '"2017-02-30" is no date; write year-month-day, as in 2017-05-08.'),
        (Given(zone="Middle Earth"), '"Middle Earth" is no time zone; write one as in Europe/Zurich.'),
    ],
)
def test_what_is_given_and_cannot_be(given: Given, sentence: str) -> None:
    with pytest.raises(NotImportable) as caught:
        import_text(PANEL, "x.txt", given)
    assert str(caught.value) == sentence


def test_a_zone_may_be_given_as_a_city(tmp_path: Path) -> None:
    for given, zone in (("Zurich", "Europe/Zurich"), ("Africa/Nairobi", "Africa/Nairobi")):
        found = import_text(PANEL, "x.txt", Given(zone=given)).understanding.zone
        assert found is not None
        assert found.text == zone
    file = tmp_path / "note.txt"
    file.write_text(PANEL, encoding="utf-8")
    assert import_file(file, Given(date="2017-05-08")).understanding.days[0].date == "2017-05-08"


def test_where_a_session_file_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = import_text(PANEL, "x.txt")
    document = tmp_path / "x.txt"
    there = tmp_path / "there.yaml"
    there.write_text("mine", encoding="utf-8")

    def sentence(out: Path, *, force: bool = False) -> str:
        with pytest.raises(NotImportable) as caught:
            save(imported, document, out, force=force)
        return str(caught.value)

    assert sentence(tmp_path, force=True) == f"{tmp_path} is a folder; give the name of the session file to write."
    assert sentence(there) == (f"{there} is there already and was left as it is; choose another name, or add --force.")
    below = tmp_path / "none" / "out.yaml"
    assert sentence(below) == f"{below} cannot be written, as there is no folder {tmp_path / 'none'}."
    assert sentence(there / "out.yaml", force=True) == f"{there / 'out.yaml'} cannot be written: Not a directory."
    assert there.read_text(encoding="utf-8") == "mine"
    long = tmp_path / ("x" * 400)
    assert len(sentence(long)) < 370
    assert sentence(document, force=True) == (
        f"{document} is the document itself; choose another name for the session file."
    )
    save(imported, document, tmp_path / "out.yaml")
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8") == imported.text


def test_a_session_with_an_error_does_not_run() -> None:
    imported = import_text(PANEL, "my note.txt")
    assert not imported.ok
    assert any(problem.severity == "error" for problem in imported.problems)
    assert import_text("8 May 2017, Geneva\nTitle: Hearing\n" + PANEL, "my note.txt").ok
