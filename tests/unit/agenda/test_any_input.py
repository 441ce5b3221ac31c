"""Whatever a file holds, loading it ends in a session, in problems, or in one sentence saying that it is none."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gcm_moderator.agenda.listing import agenda_rows
from gcm_moderator.agenda.loading import Loaded, NotASession, load
from tests.unit.agenda.support import FIRST, SMALL

LINES = FIRST.splitlines(keepends=True)
BYTES = FIRST.encode()
YAML_SIGNS = [
    "~",
    "[]",
    "{}",
    "[",
    "}",
    "- - -",
    "'",
    '"',
    "|",
    ">",
    "&a",
    "*a",
    "!!int 3",
    "!x",
    "%",
    "@",
    "`",
    "#",
    ":",
]
VALUES = [
    "",
    "true",
    "-1",
    "0",
    "1e400",
    ".nan",
    "9" * 30,
    "2017-02-30",
    '"24:00"',
    '"00:00"',
    "10:15",
    "0x1F",
    "1_000",
]
ESCAPES = ['"\\x00"', '"\\U0010FFFF"', '"\\UFFFFFFFF"', '"\\ud800"', "\u2028", "\x85", "\ufeff", "\u202e", "\t"]
WORDS = [
    "expert-panel",
    "summary-panel",
    "break",
    "UTC",
    "Antarctica/Troll",
    "gcm-moderator",
    "? ",
    "<<",
    "--- ",
    "...",
]
SCRAPS = st.sampled_from([*YAML_SIGNS, *VALUES, *ESCAPES, *WORDS, "[a, {b: c}]"])
ANY = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])


def holds_together(content: bytes) -> None:
    told = ""
    loaded: Loaded | None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "session.yaml"
        file.write_bytes(content)
        try:
            loaded = load(file)
        except NotASession as refusal:
            told = str(refusal)
            loaded = None
    if loaded is None:
        assert told.endswith(".")
        assert "\n" not in told
        return
    assert loaded.ok == (loaded.session is not None)
    assert loaded.ok == all(problem.severity == "warning" for problem in loaded.problems)
    lines = len(content.decode("utf-8-sig").splitlines()) + 1
    assert all(problem.line is None or 1 <= problem.line <= lines for problem in loaded.problems)
    assert all(problem.message and "\n" not in problem.message for problem in loaded.problems)
    if loaded.session is not None:
        assert len(agenda_rows(loaded.session)) == len(loaded.session.segments) > 0
        for segment in loaded.session.segments:
            assert segment.length_s > 0
        # It can be printed and stored.
        str(agenda_rows(loaded.session)).encode()
    for problem in loaded.problems:
        problem.message.encode()


@ANY
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(content: bytes) -> None:
    holds_together(content)
    holds_together(b"gcm-moderator: 1\n" + content)


@ANY
@given(st.lists(SCRAPS | st.sampled_from(LINES), max_size=30), st.sampled_from(["", " ", "\n", "\n  "]))
def test_any_yaml(scraps: list[str], between: str) -> None:
    holds_together(("gcm-moderator: 1\n" + between.join(scraps)).encode())


@ANY
@given(st.integers(0, len(BYTES)))
def test_the_first_session_cut_anywhere(length: int) -> None:
    holds_together(BYTES[:length])


@pytest.mark.not_for_mutants
@ANY
@given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1))
def test_the_first_session_without_a_line_or_with_one_twice(gone: int, twice: int) -> None:
    holds_together("".join(LINES[:gone] + LINES[gone + 1 :]).encode())
    holds_together("".join([*LINES[: twice + 1], *LINES[twice:]]).encode())


@ANY
@given(st.data())
def test_a_session_with_other_values(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from([LINES, SMALL.splitlines(keepends=True)])).copy()
    for place in data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=4)):
        key, colon, _ = lines[place].partition(": ")
        if colon:
            lines[place] = f"{key}: {data.draw(SCRAPS | st.text(max_size=20))}\n"
    holds_together("".join(lines).encode("utf-8", "surrogatepass"))
