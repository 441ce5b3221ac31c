import os
import time
from pathlib import Path

import pytest

from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.loading import LARGEST, NotASession, load, scan
from tests.unit.agenda.support import FIRST, SMALL, changed, line_of, load_text

LIMIT_S = 2.0
"""A bad file is refused in less than this; the processor's time is measured, so a busy machine does no harm."""


NO_SESSION = 'is no session file; one starts with the line "gcm-moderator: 1".'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty, so it is no session file."),
        (b"  \n\n", "is empty, so it is no session file."),
        (b"\xef\xbb\xbf", "is empty, so it is no session file."),
        (b"# only a comment\n", NO_SESSION),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is no text, so it is no session file."),
        (b"\xff\xfeg\x00c\x00m\x00", "is no text, so it is no session file."),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is no text in UTF-8, so it is no session file."),
        (b"hello, world\n", NO_SESSION),
        (b"- gcm-moderator\n- days\n", NO_SESSION),
        (b"a: 1\nb: 2\n", NO_SESSION),
        (b"inner:\n  gcm-moderator: 1\n", NO_SESSION),
        (b"[1, 2, {gcm-moderator: 1}]\n", NO_SESSION),
        (b"[\n{gcm-moderator: 1}]\n", NO_SESSION),
        (b"version: '3'\nservices: {}\n", NO_SESSION),
    ],
)
def test_what_is_no_session_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(NotASession) as refusal:
        load_text(tmp_path, content)
    assert str(refusal.value) == f"{tmp_path / 'session.yaml'} {said}"


def refusal_of(path: Path) -> str:
    with pytest.raises(NotASession) as refusal:
        load(path)
    return str(refusal.value)


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    there_is_none = "There is no file and no shipped session called"
    assert refusal_of(tmp_path / "none.yaml") == f"{there_is_none} {tmp_path / 'none.yaml'}."
    deep = tmp_path / "a" / "none.yaml"
    (tmp_path / "a").write_bytes(b"")
    assert refusal_of(deep) == f"{there_is_none} {deep}."
    assert refusal_of(tmp_path) == f"{tmp_path} is a folder; give the session file in it."
    assert refusal_of(Path("a\0b")) == "a\N{REPLACEMENT CHARACTER}b cannot be read: it is no name of a file."
    long = Path("/" + "x" * 5000)
    assert refusal_of(long) == f"/{'x' * 298}… cannot be read: File name too long."


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (PermissionError(13, "Permission denied"), "cannot be read, as you have no permission for it."),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error."),
        (OSError("of a driver"), "cannot be read: it is no name of a file."),
    ],
)
def test_what_the_disk_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: OSError, said: str
) -> None:
    def fail(*_: object) -> None:
        raise failure

    file = tmp_path / "session.yaml"
    file.write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(Path, "open", fail)
    assert refusal_of(file) == f"{file} {said}"


def test_the_largest_file_is_read_and_one_more_byte_is_too_much(tmp_path: Path) -> None:
    file = tmp_path / "session.yaml"
    file.write_bytes(SMALL.encode() + b"\n#" * ((LARGEST - len(SMALL.encode())) // 2))
    assert LARGEST - 1 <= file.stat().st_size <= LARGEST
    assert [problem.code for problem in load(file).problems] == ["too-many"]
    file.write_bytes(b"x" * LARGEST)
    assert refusal_of(file) == f"{file} {NO_SESSION}"
    file.write_bytes(b"x" * (LARGEST + 1))
    too_large = "is too large for a session file: 1.0 MiB, and at most 1 MiB is read."
    assert refusal_of(file) == f"{file} {too_large}"


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "session.yaml"
    file.write_bytes(b"x")
    small = file.stat()
    file.write_bytes(b"x" * (LARGEST + 1))
    monkeypatch.setattr(Path, "stat", lambda _: small)
    assert refusal_of(file) == f"{file} is too large for a session file: at most 1 MiB is read."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    pipe = tmp_path / "pipe.yaml"
    assert refusal_of(pipe) == f"{pipe} is no ordinary file, so it is no session file."


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as large:
        large.write(b"gcm-moderator: 1\n")
        large.truncate(50_000_000)
    started = time.process_time()
    with pytest.raises(NotASession, match=r"too large for a session file: 47\.7 MiB"):
        load(file)
    assert time.process_time() - started < 0.1


ITEM = '      - {{id: item-{0}, title: Item, kind: remarks, start: "10:00", end: "10:01"}}\n'
HEAD = SMALL[: SMALL.index("      - id: welcome")]
TAIL = "themes: []\n"
AS_LONG_AS_POSSIBLE = LARGEST - 100

BOMBS = {
    "items": HEAD + "".join(ITEM.format(n) for n in range(10_000)) + TAIL,
    "some-items": HEAD + "".join(ITEM.format(n) for n in range(300)) + TAIL,
    "laughs": "gcm-moderator: 1\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "itself": "gcm-moderator: 1\na: &a [*a]\n",
    "merges": "gcm-moderator: 1\na: &a {b: c}\nd: {<<: *a}\n",
    "deep-lists": "gcm-moderator: 1\na: " + "[" * 7000,
    "deep-keys": "gcm-moderator: 1\na: " + "{a: " * 1900,
    "deep-dashes": "gcm-moderator: 1\na:\n  " + "- " * 3900,
    "deep-indent": "gcm-moderator: 1\n" + "".join(" " * n + "a:\n" for n in range(1000)),
    "deep-lines": "gcm-moderator: 1\na:\n" + "[\n" * 15_000,
    "long-line": "gcm-moderator: 1\na: " + "x" * AS_LONG_AS_POSSIBLE,
    "long-tags": "gcm-moderator: 1\n" + ("!" + "a" * 7000 + " b\n") * 140,
    "long-escapes": 'gcm-moderator: 1\na: "' + "\\n" * 3900 + '"\n',
    "blank-lines": "gcm-moderator: 1\n" + "\n" * AS_LONG_AS_POSSIBLE,
    "comments": "gcm-moderator: 1\n" + "#\n" * (AS_LONG_AS_POSSIBLE // 2),
    "block": "gcm-moderator: 1\na: |\n" + " a\n" * (AS_LONG_AS_POSSIBLE // 3),
    "many-keys": "gcm-moderator: 1\n" + "".join(f"key-{n}: 1\n" for n in range(9_900)),
    "many-long-keys": "gcm-moderator: 1\n" + "".join(f"{'title' * 20}{n}: 1\n" for n in range(9_000)),
    "many-kinds": HEAD + "".join(f"      - {{kind: {'expert-' * 500}}}\n" for _ in range(199)) + TAIL,
    "many-zones": changed(SMALL, "Europe/Zurich", "Europe/" * 1000),
    "many-ids": HEAD + "      - {id: a}\n" * 200 + TAIL,
    "many-digits": changed(SMALL, "themes: []", "round-size: " + "1" * 7900),
    "many-documents": "gcm-moderator: 1\n" + "---\n" * 15_000,
    "many-words": "gcm-moderator: 1\ntitle:\n" + "  word word\n" * 15_000,
    "many-brackets": "gcm-moderator: 1\na: [" + "[]," * 2600 + "]\n",
    "questions": "gcm-moderator: 1\na:\n  " + "? " * 3900,
    "percents": "gcm-moderator: 1\na: !<" + "%41" * 2600 + "> b\n",
}


@pytest.mark.not_for_mutants
@pytest.mark.parametrize("name", BOMBS)
def test_no_file_makes_it_slow(tmp_path: Path, name: str) -> None:
    assert len(BOMBS[name].encode()) <= LARGEST
    started = time.process_time()
    loaded = load_text(tmp_path, BOMBS[name])
    assert time.process_time() - started < LIMIT_S
    assert loaded.session is None
    assert any(problem.severity == "error" for problem in loaded.problems)


@pytest.mark.not_for_mutants
def test_too_many_items_are_told_with_the_line(tmp_path: Path) -> None:
    told = load_text(tmp_path, BOMBS["some-items"]).problems
    (problem,) = [problem for problem in told if problem.severity == "error"]
    assert (problem.code, problem.line) == ("too-many", line_of(BOMBS["some-items"], "- {id: item-200,"))
    assert "200" in problem.message
    assert load_text(tmp_path, BOMBS["items"]).problems[0].code == "too-many"


@pytest.mark.not_for_mutants
def test_a_truncated_file_is_never_taken_for_a_whole_one(tmp_path: Path) -> None:
    content = FIRST.encode()
    for length in range(0, content.index(b"\nthemes:"), 37):
        try:
            loaded = load_text(tmp_path, content[:length])
        except NotASession:
            continue
        assert not loaded.ok, length
        assert loaded.problems


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    text = FIRST.replace("\n", "\r\n")
    loaded = load_text(tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert loaded.ok
    assert loaded.problems == load_text(tmp_path, FIRST).problems


def test_a_session_written_as_json_loads(tmp_path: Path) -> None:
    text = (
        '{"days": [{"date": "2017-05-08", "sittings": [{"start": "10:00", "end": "13:00"}], "items": [{"id": "p", '
        '"title": "P", "kind": "break", "start": "10:00", "end": "11:00"}]}], "themes": [], "gcm-moderator": 1, '
        '"id": "j", "title": "J", "theme": "T", "place": "P", "zone": "UTC"}'
    )
    assert load_text(tmp_path, text).problems == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gcm-moderator: 2\nhalls: []\n", "newer-version"),
        ("gcm-moderator: 999999999\n", "newer-version"),
        ("gcm-moderator: 1000000000\n", "bad-number"),
        ('gcm-moderator: "2"\n', "bad-type"),
        ("gcm-moderator: [2]\n", "bad-type"),
        ("gcm-moderator: 2.0\n", "bad-type"),
        ("days: []\n", "missing"),
        ('{"days": []}\n', "missing"),
        ("'days' : []\n", "missing"),
        ("  days: []\n", "missing"),
    ],
)
def test_the_marker_tells_a_session_file_and_its_format(tmp_path: Path, text: str, code: str) -> None:
    assert load_text(tmp_path, text).problems[0].code == code


def test_what_cannot_be_read_has_no_session_although_the_rest_is_sound(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, SMALL + "place: Elsewhere\nrounds: 5\n")
    assert (loaded.session, loaded.ok) == (None, False)
    assert [problem.code for problem in loaded.problems] == ["duplicate-key", "unknown-key"]


def test_what_is_usual_holds_where_a_file_does_not_say(tmp_path: Path) -> None:
    file = tmp_path / "session.yaml"
    file.write_text(SMALL, encoding="utf-8")
    session = load(file, Usual(round_size=2)).session
    assert session is not None
    assert session.round_size == 2


def test_a_folder_is_listed_with_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "c.yml").write_text(changed(SMALL, "10:10", "30:00"), encoding="utf-8")
    (tmp_path / "a.yaml").write_bytes(b"")
    (tmp_path / "d.txt").write_text("not listed", encoding="utf-8")
    listed = scan(tmp_path)
    assert [entry.path.name for entry in listed] == ["a.yaml", "b.yaml", "c.yml"]
    assert listed[0].loaded is None
    assert listed[0].error == f"{tmp_path / 'a.yaml'} is empty, so it is no session file."
    assert [entry.error for entry in listed[1:]] == [None, None]
    assert [entry.loaded is not None and entry.loaded.ok for entry in listed] == [False, True, False]
    usual = scan(tmp_path, Usual(round_size=2))[1].loaded
    assert usual is not None
    assert usual.session is not None
    assert usual.session.round_size == 2
    assert scan(tmp_path / "none") == []
    assert scan(tmp_path / "b.yaml") == []
