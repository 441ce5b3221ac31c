"""What is said of a mistake, word for word: in sentences.txt stand changes to the small session, and what is said."""

import re
from pathlib import Path

import pytest

from gcm_moderator.agenda.loading import load_text
from tests.unit.agenda.support import SMALL, changed

PAGE = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
CASES = [f"{case}\n" for case in PAGE.rstrip().split("\n\n") if not case.startswith("#")]
CHANGE = re.compile(r"((?:^- .*\n)+)((?:^\+ .*\n)*)", re.MULTILINE)


def lines(marked: str) -> str:
    return "".join(f"{line[2:]}\n" for line in marked.splitlines())


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_what_is_said_of_a_mistake(case: str) -> None:
    text = SMALL
    for old, new in CHANGE.findall(case):
        # A line that is changed may go on behind what is shown here; one that goes away goes whole.
        text = changed(text, lines(old), "") if not new else changed(text, lines(old)[:-1], lines(new)[:-1])
    said = [f"{p.line} {p.severity} {p.code}: {p.message}\n" for p in load_text(text, "small.yaml").problems]
    assert "".join(said) == CHANGE.sub("", case)
