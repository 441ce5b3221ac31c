"""What a line of a script means, and what is told of one that cannot be read."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting.floor import NoteKind, TurnKind
from gcm_moderator.rehearsal.script import Action, ScriptError, parse, read_script
from tests.shipped import session

DEFAULTS = Action(0, session().segments[0].planned_start, "")


def actions(script: str) -> list[Action]:
    return list(parse(script, session()))


def the_action(line: str) -> Action:
    (action,) = actions(f"10:00:00 {line}")
    return action


def outcome(script: str) -> tuple[list[Action], ScriptError | None]:
    """The actions up to the first line that cannot be read, and what is said of that one."""
    read: list[Action] = []
    try:
        read.extend(parse(script, session()))
    except ScriptError as raised:
        return read, raised
    return read, None


def error(script: str) -> ScriptError:
    with pytest.raises(ScriptError) as raised:
        actions(script)
    return raised.value


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("start panel-1/opening", {"name": "panel-1/opening"}),
        ('turn "Moderator of panel 1"', {"name": "Moderator of panel 1"}),
        ("turn Kenya limit 7m ago 20s", {"name": "Kenya", "seconds": 420.0, "ago_s": 20.0}),
        ("finish", {}),
        ("request Kenya", {"name": "Kenya", "kind": TurnKind.INTERVENTION}),
        ('request "Costa Rica" kind point-of-order', {"name": "Costa Rica", "kind": TurnKind.POINT_OF_ORDER}),
        ("request Kenya kind right-of-reply", {"name": "Kenya", "kind": TurnKind.RIGHT_OF_REPLY}),
        (
            'request Malta on-behalf-of "European Union" limit 5m to panellist-2 gender f',
            {"name": "Malta", "on_behalf_of": "European Union", "seconds": 300.0, "to": "panellist-2", "gender": "f"},
        ),
        ("call", {"name": None}),
        ('call "Costa Rica"', {"name": "Costa Rica"}),
        ("grant -30s", {"seconds": -30.0}),
        ("grant 1m30.5s", {"seconds": 90.5}),
        ("limit 1h", {"seconds": 3600.0}),
        ("move Malta top", {"name": "Malta", "place": "top"}),
        ("move Malta 12", {"name": "Malta", "place": "12"}),
        ('name "Delegate in row 4" "Costa Rica"', {"name": "Delegate in row 4", "other": "Costa Rica"}),
        ("reply panellist-2 limit 3m", {"name": "panellist-2", "seconds": 180.0}),
        (
            'note "Who pays?" kind question to panellist-2 theme data theme policies theme data commitment 6 star',
            {
                "name": "Who pays?", "note_kind": NoteKind.QUESTION, "to": "panellist-2", "star": True,
                "themes": ("data", "policies"), "commitments": (6,),
            },
        ),
        ("answered 2", {"number": 2}),
        (r'message "He said \"stop\" \\ twice" # and went', {"name": r'He said "stop" \ twice'}),
        ('message "# no comment"', {"name": "# no comment"}),
        ('message "Slow down" to both', {"name": "Slow down", "to": "both"}),
        ('turn C#', {"name": "C#"}),
        ("turn 法国#1", {"name": "法国#1"}),
        ("status", {}),
    ],
)  # fmt: skip
def test_a_line_and_its_arguments(line: str, fields: dict[str, Any]) -> None:
    action = the_action(line)
    assert (action.verb, action.line) == (line.split(maxsplit=1)[0], 1)
    for field in Action.__struct_fields__:
        if field not in ("line", "at", "verb"):
            assert getattr(action, field) == fields.get(field, getattr(DEFAULTS, field)), field


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("10:00:00", "an action is missing"),
        ("10:00:00 dance", "“dance” is no action"),
        ("10:00 status", "“10:00” is no time"),
        ("24:00:00 status", "is no time"),
        ("10:60:00 status", "is no time"),
        ("١٠:٠٠:٠٠ status", "is no time"),
        ("+5s status", "wants a time of day"),
        ("day", "wants the number of a day"),
        ("day 3", "there is no day 3"),
        ("day 0", "there is no day 0"),
        ("day two", "wants the number of a day"),
        ("day ²", "wants the number of a day"),
        ("day " + "9" * 5000, "wants the number of a day"),
        ("10:00:00 start", "wants the id of a segment"),
        ('10:00:00 start ""', "wants the id of a segment"),
        ("10:00:00 finish now", "does not know what to do with “now”"),
        ("10:00:00 turn", "wants a name"),
        ('10:00:00 turn "Kenya', "quotation mark"),
        ('10:00:00 turn "Kenya"x', "quotation mark"),
        ("10:00:00 turn Kenya for 3m", "does not know “for”; it knows limit, ago"),
        ('10:00:00 turn Kenya "limit" 3m', "does not know what to do with “limit”"),
        ("10:00:00 turn Kenya limit", "wants a length of time"),
        ("10:00:00 turn Kenya limit 3", "“3” is no length of time"),
        ("10:00:00 grant s", "is no length of time"),
        ("10:00:00 grant -", "is no length of time"),
        ("10:00:00 grant 1e9s", "is no length of time"),
        ("10:00:00 request Kenya kind speech", "“speech” is no kind of request"),
        ("10:00:00 request Kenya gender q", "write f, m or x"),
        ("10:00:00 note x kind speech", "“speech” is no kind of note"),
        ("10:00:00 note x theme weather", "“weather” is no theme"),
        ("10:00:00 note x commitment 11", "they are 1 to 10"),
        ("10:00:00 note x commitment " + "1" * 5000, "is no commitment"),
        ("10:00:00 move Kenya", "wants a place"),
        ("10:00:00 move Kenya sideways", "is no place on the list"),
        ("10:00:00 answered first", "is no number of a pending question"),
        ("10:00:00 name x", "wants the right name"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(line: str, part: str) -> None:
    raised = error(f"# first\n\n{line}\n10:00:01 dance\n")
    assert raised.line == 3
    assert str(raised).startswith("Line 3: ")
    assert part in str(raised)
    assert len(str(raised)) < 400


def test_what_came_before_the_line_is_played() -> None:
    script = parse("10:00:00 status\n+1s status\n+1s dance\n+1s status", session())
    assert (next(script).line, next(script).line) == (1, 2)
    with pytest.raises(ScriptError, match="Line 3"):
        next(script)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_as_editors_do(end: str) -> None:
    strange = 'message "a\x0bb\x0cc\x1cd\x85e\u2028f"'
    script = end.join([f"10:00:00 {strange}", "", "+1s status", "+1s dance"])
    raised = error(script)
    assert raised.line == 4
    first, second = islice(parse(script, session()), 2)
    assert first.name == "a\x0bb\x0cc\x1cd\x85e\u2028f"
    assert second.line == 3


@pytest.mark.parametrize(
    ("script", "part"),
    [
        ("10:00:01 status\n10:00:00 status", "cannot go back in time"),
        ("10:00:00 status\n+-1s status", "cannot go back in time"),
        ("day 2\n10:00:00 status\nday 1\n10:00:00 status", "cannot go back in time"),
        ("10:00:00 status\nday 2\n+1s status", "the first action of a day wants a time of day"),
        ("10:00:00 status\n+999h status", "more than a month after"),
        ("10:00:00 status\n" + "+500h status\n" * 100, "more than a month after"),
    ],
)
def test_time_goes_forward_and_not_for_ever(script: str, part: str) -> None:
    assert part in str(error(script))


def test_on_the_night_when_the_clocks_change_time_goes_on() -> None:
    night = session("gcm-2017-6")
    (first, second) = parse("10:00:00 status\n+25h status", night)
    assert (second.at - first.at).total_seconds() == 25 * 3600


def test_names_of_days_and_times_are_those_of_the_place() -> None:
    (action,) = parse("day 2\n10:00:00.250 status", session("gcm-2017-2"))
    assert action.at.isoformat() == "2017-05-23T14:00:00.250000+00:00"


def test_a_script_file(tmp_path: Path) -> None:
    path = tmp_path / "script.txt"
    path.write_bytes('\ufeff10:00:00 turn "Côte d’Ivoire"\r\n+1s finish'.encode())
    assert [action.name for action in read_script(path, session())] == ["Côte d’Ivoire", None]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"10:00:00 turn \xff", "not a text in UTF-8"),
        (b"\xed\xa0\x80", "not a text in UTF-8"),
        (b"\x00" * 5_000_000, "larger than 4 MB"),
        ("é".encode() * 3_000_000, "larger than 4 MB"),
    ],
)
def test_a_file_that_is_no_script(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "script.txt"
    path.write_bytes(content)
    with pytest.raises(ScriptError, match=part) as raised:
        list(read_script(path, session()))
    assert raised.value.line is None


@pytest.mark.parametrize("name", ["none.txt", "", "a\0b", "x" * 5000])
def test_no_file_at_all(tmp_path: Path, name: str) -> None:
    with pytest.raises(ScriptError, match="cannot be read"):
        list(read_script(tmp_path / name, session()))


def test_an_endless_file_is_not_read_to_its_end() -> None:
    with pytest.raises(ScriptError, match="larger than 4 MB"):
        list(read_script(Path("/dev/zero"), session()))


@pytest.mark.parametrize(
    "line",
    [
        "10:00:00 note x " + "theme data " * 300_000,
        "10:00:00 note " + '"' * 1_000_000,
        '10:00:00 note "' + "\\" * 1_000_001,
        "10:00:00 turn " + "x" * 1_000_000,
    ],
    ids=["words", "quotes", "backslashes", "one word"],
)
def test_a_line_of_a_megabyte_is_read_or_refused_at_once(line: str) -> None:
    read, raised = outcome(line)
    assert (len(read) == 1) is (raised is None)
    assert raised is None or (raised.line == 1 and len(str(raised)) < 400)


WORDS = [
    *("10:00:00", "10:00:00.5", "+5s", "+1m30s", "+-3s", "day", "1", "2", "99", "-30s", "0s", "#", '"', '"Costa Rica"'),
    *('"', "\\", "Kenya", "kind", "point-of-order", "question", "limit", "to", "panellist-2", "on-behalf-of", "theme"),
    *("data", "commitment", "6", "star", "top", "\n", "\n", "\r", "\x0c", "\u2028", "²", "\ud800", "start", "turn"),
    *("finish", "pause", "grant", "request", "call", "move", "absent", "limit", "close-list", "name", "reply", "note"),
    *("answered", "message", "undo", "status"),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_whatever_is_written_gives_actions_in_order_or_names_the_line(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    read, raised = outcome(text)
    if raised is not None:
        assert raised.line is not None
        assert 1 <= raised.line <= len(lines)
        assert str(raised).startswith(f"Line {raised.line}: ")
        assert "\n" not in str(raised)
    assert [action.line for action in read] == sorted({action.line for action in read})
    assert [action.at for action in read] == sorted(action.at for action in read)
    for action in read:
        assert action.verb in lines[action.line - 1]


@given(st.lists(st.sampled_from(["# x", "", "   ", "+1s status", "+0s finish"]), max_size=30), st.integers(0, 30))
def test_the_bad_line_is_the_one_named(lines: list[str], at: int) -> None:
    at = min(at, len(lines))
    script = ["10:00:00 status", *lines[:at], "+1s dance", *lines[at:]]
    assert error("\n".join(script)).line == at + 2


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1))
def test_any_text_can_be_quoted(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    line = f'message "{quoted}"'
    if text.strip():
        assert the_action(line).name == text
    else:
        assert "wants a text" in str(error(f"10:00:00 {line}"))


def test_a_script_that_catches_up_does_at_once_what_should_have_been_before() -> None:
    text = "10:00:00 start welcome-1\n+20s status\n10:00:10 status\n+5s status\n"
    times = [action.at.strftime("%M:%S") for action in parse(text, session(), catching_up=True)]
    assert times == ["00:00", "00:20", "00:20", "00:25"]
    with pytest.raises(ScriptError, match="Line 3: 10:00:10 lies before the line above"):
        list(parse(text, session()))
