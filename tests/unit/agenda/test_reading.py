"""From the tree of a session file to its source: what cannot be read is empty there, and the rest is read."""

from __future__ import annotations

from gcm_moderator.agenda.reading import Reading, read
from gcm_moderator.agenda.source import (
    CommitmentSource,
    DaySource,
    FormatsSource,
    ItemSource,
    MinutesSource,
    PersonSource,
    SessionSource,
)
from gcm_moderator.agenda.tree import Mapping, compose

WRONG = """\
title: [a]
id: {a: b}
days:
  - sittings: 5
    items:
      - announced: 7
        fixed: 7
        minutes: {speaker: x}
        moderators: x
        experts: 10
        topics: 5
      - 7
themes: {a: b}
round-size: x
warning-seconds: 700
commitments: [{number: x}, ~]
names-in-use: x
formats: {expert-panel: 7}
co-facilitators: [[a], {name: [b]}]
"""


def reading_of(text: str) -> Reading:
    root, problems = compose(text)
    assert isinstance(root, Mapping)
    assert problems == []
    return read(root)


def test_what_cannot_be_read_is_empty() -> None:
    assert reading_of(WRONG).source == SessionSource(
        format=0,
        id="",
        title="",
        theme="",
        place="",
        zone="",
        days=(
            DaySource(
                date="",
                sittings=(),
                items=(
                    ItemSource(
                        id="", title="", kind="", start="", end="",
                        experts=0, minutes=MinutesSource(speaker=0.0), fixed=True,
                    ),
                    ItemSource(id="", title="", kind="", start="", end=""),
                ),
            ),
        ),
        themes=(),
        round_size=0,
        warning_seconds=0,
        commitments=(CommitmentSource(number=0, title=""), CommitmentSource(number=0, title="")),
        names_in_use=True,
        formats=FormatsSource(expert_panel=MinutesSource()),
        co_facilitators=(None, PersonSource(name="")),
    )  # fmt: skip


def test_text_that_is_too_long_is_cut_and_a_list_too() -> None:
    listed = ", ".join("abcdefghij" * 6)
    head = f"title: {'x' * 301}\nremarks: [{listed}]\nzone: {'z' * 500}\n"
    source = reading_of(f"{head}days: [{{date: {'1' * 101}}}]\n").source
    assert (source.title, len(source.remarks), len(source.zone)) == ("x" * 300, 50, 500)
    assert source.days[0].date == "1" * 100


def test_times_and_dates_are_kept_as_written_and_texts_on_one_line() -> None:
    text = 'title: "a\\n  b\\tc "\ndays: [{date: 2017, items: [{start: 10:10, end: true, title: "7"}]}]\n'
    source = reading_of(text).source
    assert source.title == "a b c"
    assert (source.days[0].date, source.days[0].items[0].title) == ("2017", "7")
    assert (source.days[0].items[0].start, source.days[0].items[0].end) == ("10:10", "true")


def test_each_spelling_of_a_value_is_read() -> None:
    for text, told in (
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
    ):
        assert reading_of(f"names-in-use: {text}\n").source.names_in_use is told
    for text in ("", "~", "null", "Null", "NULL"):
        assert reading_of(f"round-size: {text}\nlanguage: {text}\n").source.round_size is None
        assert reading_of(f"language: {text}\n").source.language == "en"
    for text, number in (("5", 5), ("+5", 5), ("05", 5)):
        assert reading_of(f"round-size: {text}\n").source.round_size == number
    for text, minutes in (("5", 5.0), ("2.5", 2.5), ("7.", 7.0), ("+0.25", 0.25), ("600", 600.0)):
        formats = reading_of(f"formats: {{expert-panel: {{expert: {text}}}}}\n").source.formats
        assert formats == FormatsSource(expert_panel=MinutesSource(expert=minutes))


def test_a_place_is_known_by_its_line_or_by_what_is_around_it() -> None:
    reading = reading_of(WRONG)
    assert reading.line("days", 0, "items", 0, "topics") == 11
    assert reading.line("days", 0, "items", 0, "topics", 3) == 11
    assert reading.line("days", 0, "items", 1, "title") == 12
    assert reading.line("zone") == 1
    assert [reading.plain(*path) for path in (("days", 0), ("round-size",), ("zone",))] == [False, True, False]
    assert not reading_of('id: "a"\n').plain("id")
    listed = reading_of("remarks: [a, 'b']\n")
    assert (listed.plain("remarks", 0), listed.plain("remarks", 1)) == (True, False)


def test_only_so_many_unknown_keys_get_advice() -> None:
    problems = reading_of("".join(f"title{n}: x\n" for n in range(60))).problems
    advised = [problem for problem in problems if "did you mean" in problem.message]
    assert len(advised) == 50
    assert [problem.message for problem in problems if problem.line == 60] == [
        '"title59" is no key of a session file; it is passed over.'
    ]
    assert {problem.code for problem in problems} == {"missing", "unknown-key"}
