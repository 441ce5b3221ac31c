from pathlib import Path

import pytest

from gcm_moderator.agenda.problems import error, in_order, shown, warning
from tests.unit.agenda.support import FIRST, SMALL, changed, line_of, load_text

# what is changed in the small session, into what, the code, the severity, and the text that begins the blamed line
CHANGES = [
    ('start: "10:10"', 'start: "30:00"', "bad-time", "error", 'start: "30:00"'),
    ('start: "10:10"', 'start: "10:60"', "bad-time", "error", 'start: "10:60"'),
    ('start: "10:10"', 'start: "24:00"', "bad-time", "error", 'start: "24:00"'),
    ('start: "10:10"', "start: 10:10", "bad-time", "error", "start: 10:10"),
    ('start: "10:10"', "start: 610", "bad-time", "error", "start: 610"),
    ('start: "10:10"', 'start: "9:05"', "bad-time", "error", 'start: "9:05"'),
    ('start: "10:10"', 'start: "ten past ten"', "bad-time", "error", 'start: "ten'),
    ('start: "10:10"', "start: [10, 10]", "bad-type", "error", "start: ["),
    ('end: "10:10"', 'end: "25:00"', "bad-time", "error", 'end: "25:00"'),
    ('end: "10:10"', 'end: "09:00"', "ends-before-start", "error", 'end: "09:00"'),
    ('end: "10:10"', 'end: "10:00"', "ends-before-start", "error", 'end: "10:00"'),
    ('end: "10:10"', 'end: "10:12"', "overlap", "warning", "- id: panel-1"),
    ('start: "10:10"', 'start: "09:50"', "out-of-order", "error", "- id: panel-1"),
    (
        '        start: "10:10"\n        end: "13:00"',
        '        start: "10:10"\n        end: "10:38"',
        "panel-too-short",
        "error",
        'end: "10:38"',
    ),
    (
        '        start: "10:10"\n        end: "13:00"',
        '        start: "10:10"\n        end: "10:45"',
        "panel-too-short",
        "error",
        'end: "10:45"',
    ),
    (
        '        start: "10:10"\n        end: "13:00"',
        '        start: "10:10"\n        end: "10:59"',
        "short-discussion",
        "warning",
        'end: "10:59"',
    ),
    (
        '        start: "10:10"\n        end: "13:00"',
        '        start: "10:10"\n        end: "13:30"',
        "outside-sitting",
        "warning",
        "- id: panel-1",
    ),
    ("zone: Europe/Zurich", "zone: Mars/Olympus_Mons", "unknown-zone", "error", "zone:"),
    ("zone: Europe/Zurich", "zone: Europe", "unknown-zone", "error", "zone:"),
    ("zone: Europe/Zurich", "zone: ../../etc/passwd", "unknown-zone", "error", "zone:"),
    ("zone: Europe/Zurich", 'zone: ""', "missing", "error", "zone:"),
    ("zone: Europe/Zurich", "zone: +02:00", "unknown-zone", "error", "zone:"),
    ("date: 2017-05-08", "date: 2017-02-30", "bad-date", "error", "- date"),
    ("date: 2017-05-08", "date: 8 May 2017", "bad-date", "error", "- date"),
    ("date: 2017-05-08", "date: 9999-12-31", "bad-date", "error", "- date"),
    ("date: 2017-05-08", "date: 0001-01-01", "bad-date", "error", "- date"),
    ("id: panel-1", "id: welcome", "duplicate-id", "error", "- id: welcome\n        title: The panel"),
    ("id: panel-1", "id: Panel 1", "bad-id", "error", "- id: Panel 1"),
    ("id: panel-1", "id: panel/1", "bad-id", "error", "- id: panel/1"),
    ("id: small", "id: -", "yaml", "error", "id: -"),
    ("id: small", "id: 7", "bad-type", "error", "id: 7"),
    ("kind: expert-panel", "kind: export-panel", "unknown-format", "error", "kind: export-panel"),
    ("kind: expert-panel", "kind: 7", "bad-type", "error", "kind: 7"),
    ("title: The panel", "title: 42", "bad-type", "error", "title: 42"),
    ("title: The panel", "title: [a, b]", "bad-type", "error", "title: [a"),
    ("title: The panel", "title: {a: b}", "bad-type", "error", "title: {a"),
    ("title: The panel", "title: true", "bad-type", "error", "title: true"),
    ("title: The panel", "title:", "missing", "error", "title:\n"),
    ("        title: The panel\n", "", "missing", "error", "- id: panel-1"),
    ("title: The panel", 'title: "  "', "missing", "error", 'title: "  "'),
    ("title: The panel", f"title: {'long ' * 100}", "too-long", "error", "title: long"),
    ("title: The panel", 'title: "\\0"', "bad-text", "error", 'title: "\\0'),
    ("title: The panel", 'title: "\\ud800"', "bad-text", "error", 'title: "\\ud800'),
    ("title: The panel", "title: &a The panel", "yaml", "error", "title: &a"),
    ("title: The panel", "title: *a", "yaml", "error", "title: *a"),
    ("title: The panel", "title: !!python/object/apply:os.system [ls]", "yaml", "error", "title: !!"),
    ("title: The panel", "title: !!str x", "yaml", "error", "title: !!"),
    ("title: The panel", 'title: "The panel', "yaml", "error", None),
    ("title: The panel", "title: The: panel", "yaml", "error", "title: The: panel"),
    ("title: The panel", "\ttitle: The panel", "yaml", "error", "\ttitle"),
    ("title: The panel", "titel: The panel", "unknown-key", "warning", "titel"),
    ("themes: []", "themes: []\nrounds: 5", "unknown-key", "warning", "rounds"),
    ("themes: []", "themes: none", "bad-type", "error", "themes: none"),
    ("themes: []", "themes: [data]", "bad-type", "error", "themes: [data]"),
    ("themes: []", "themes: [{id: data, title: A}, {id: data, title: B}]", "duplicate-id", "error", "themes: ["),
    (
        "themes: []",
        "themes: []\ncommitments: [{number: 1, title: A}, {number: 1, title: B}]",
        "duplicate-id",
        "error",
        "commitments",
    ),
    ("themes: []", "themes: []\ncommitments: [{number: one, title: A}]", "bad-type", "error", "commitments"),
    ("themes: []\n", "", "missing", "error", "gcm-moderator"),
    ("themes: []", "themes: []\nround-size: 0", "bad-number", "error", "round-size"),
    ("themes: []", f"themes: []\nround-size: {'9' * 5000}", "bad-type", "error", "round-size"),
    ("themes: []", "themes: []\nround-size: 1e9", "bad-type", "error", "round-size"),
    ("themes: []", 'themes: []\nround-size: "5"', "bad-type", "error", "round-size"),
    ("themes: []", "themes: []\nwarning-seconds: 5.5", "bad-type", "error", "warning-seconds"),
    ("themes: []", "themes: []\nnames-in-use: maybe", "bad-type", "error", "names-in-use"),
    ("themes: []", "themes: []\nlanguage: de", "unknown-language", "error", "language"),
    ("themes: []", "themes: []\nplace: Elsewhere", "duplicate-key", "error", "place: Elsewhere"),
    ("themes: []", "themes: []\n? [a, b]\n: c", "yaml", "error", "? [a"),
    ("themes: []", "themes: []\n---\nmore: 1", "yaml", "error", "---"),
    ("themes: []", "themes: " + "[" * 100, "yaml", "error", "themes: ["),
    ("themes: []", "themes: []\nformats: {expert-panel: {expert: 0}}", "bad-limit", "error", "formats"),
    ("themes: []", "themes: []\nformats: {expert-panel: {expert: 7m}}", "bad-type", "error", "formats"),
    ("themes: []", "themes: []\nformats: {expert-panel: {expert: .inf}}", "bad-type", "error", "formats"),
    ("themes: []", "themes: []\nformats: {expert-panel: {moderator: 7}}", "not-used", "warning", "formats"),
    ("kind: expert-panel", "kind: expert-panel\n        experts: 10", "bad-number", "error", "experts: 10"),
    ("kind: expert-panel", "kind: expert-panel\n        experts: 0", "bad-number", "error", "experts: 0"),
    ("kind: expert-panel", "kind: expert-panel\n        experts: Maria", "bad-type", "error", "experts: Maria"),
    ("kind: expert-panel", "kind: expert-panel\n        experts: [1, 2]", "bad-type", "error", "experts: [1"),
    (
        "kind: expert-panel",
        "kind: expert-panel\n        experts: [a,b,c,d,e,f,g,h,i,j]",
        "too-many",
        "error",
        "experts: [a",
    ),
    ("kind: expert-panel", "kind: expert-panel\n        speaker: Somebody", "not-used", "warning", "speaker"),
    ("kind: expert-panel", "kind: expert-panel\n        announced: false", "to-be-announced", "warning", "announced"),
    ("kind: remarks", "kind: remarks\n        moderators: 2", "not-used", "warning", "moderators"),
    ("kind: remarks", "kind: remarks\n        minutes: {closing: 7}", "not-used", "warning", "minutes"),
    ("gcm-moderator: 1", "gcm-moderator: 2", "newer-version", "error", "gcm-moderator"),
    ("gcm-moderator: 1", "gcm-moderator: 0", "bad-number", "error", "gcm-moderator"),
    ("gcm-moderator: 1", "gcm-moderator: one", "bad-type", "error", "gcm-moderator"),
    ("gcm-moderator: 1\n", "", "missing", "error", "id: small"),
    (
        '      - start: "10:00"\n        end: "13:00"\n',
        '      - start: "10:00"\n        end: "13:00"\n      - start: "12:00"\n        end: "14:00"\n',
        "sittings-overlap",
        "error",
        '- start: "12:00"',
    ),
    (
        '    sittings:\n      - start: "10:00"\n        end: "13:00"\n',
        "    sittings: []\n",
        "missing",
        "error",
        "sittings: []",
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "severity", "blamed"), CHANGES)
def test_one_mistake_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, code: str, severity: str, blamed: str | None
) -> None:
    text = changed(SMALL, old, new)
    loaded = load_text(tmp_path, text)
    told = [problem for problem in loaded.problems if problem.code == code]
    assert told, loaded.problems
    assert {problem.severity for problem in told} == {severity}
    assert loaded.ok is (severity == "warning" and all(problem.severity == "warning" for problem in loaded.problems))
    assert (loaded.session is None) is not loaded.ok
    if blamed is not None:
        assert line_of(text, blamed) in {problem.line for problem in told}, told
    for problem in loaded.problems:
        assert "\n" not in problem.message
        assert problem.message[-1] in ".?"
        assert len(problem.message) < 400


def test_the_small_session_itself_is_sound(tmp_path: Path) -> None:
    assert load_text(tmp_path, SMALL).problems == ()


def test_every_mistake_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = changed(FIRST, "zone: Europe/Zurich", "zone: Europe/Zürich")
    text = changed(text, 'end: "10:15"\n', 'end: "30:00"\n')
    text = changed(text, "id: panel-2", "id: panel-1")
    text = changed(text, "kind: summary-panel", "kind: summary")
    text = changed(text, "number: 4", "number: three")
    loaded = load_text(tmp_path, text)
    assert [problem.code for problem in loaded.problems] == [
        "unknown-zone",
        "bad-time",
        "duplicate-id",
        "overlap",
        "unknown-format",
        "bad-type",
    ]
    lines = [problem.line for problem in loaded.problems]
    assert lines == sorted(lines, key=lambda line: line or 0)
    assert 'did you mean "Europe/Zurich"?' in loaded.problems[0].message
    assert f"in line {line_of(text, '- id: panel-1')}" in loaded.problems[2].message
    assert 'did you mean "summary-panel"?' in loaded.problems[4].message


def test_the_overlap_is_told_in_words(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, FIRST)
    (overlap,) = loaded.problems
    assert overlap.code == "overlap"
    assert overlap.severity == "warning"
    assert overlap.line == line_of(FIRST, "- id: closing-1")
    assert "overlaps by 5 minutes" in overlap.message
    assert "panel-2" in overlap.message
    assert "closing-1" in overlap.message


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("title: The panel", "Title: The panel", 'did you mean "title"?'),
        ("themes: []", "themes: []\nround_size: 5", 'did you mean "round-size"?'),
        ('start: "10:10"', "start: 10:10", 'write start: "10:10".'),
        ("title: The panel", "title: 42", 'put it in quotes: "42"'),
        ("themes: []", "themes: none", "a list of themes"),
        ("zone: Europe/Zurich", "zone: Geneva", 'as in "Europe/Zurich"'),
        ("zone: Europe/Zurich", "zone: New York", '"America/New_York"?'),
        ("themes: []", 'themes: []\nround-size: "5"', "without quotes"),
    ],
)
def test_advice_is_given(tmp_path: Path, old: str, new: str, advice: str) -> None:
    loaded = load_text(tmp_path, changed(SMALL, old, new))
    assert any(advice in problem.message for problem in loaded.problems), loaded.problems


def test_a_newer_format_says_only_that(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, "gcm-moderator: 12\nhalls: [a, b]\n")
    assert [(problem.code, problem.line) for problem in loaded.problems] == [("newer-version", 1)]
    assert "12" in loaded.problems[0].message


def test_days_stand_in_order(tmp_path: Path) -> None:
    loaded = load_text(tmp_path, changed(FIRST, "date: 2017-05-09", "date: 2017-05-08"))
    assert ("days-out-of-order", line_of(FIRST, "- date: 2017-05-09")) in {(p.code, p.line) for p in loaded.problems}


def test_a_day_of_unknown_date_still_has_its_times_checked(tmp_path: Path) -> None:
    text = changed(changed(SMALL, "2017-05-08", "May"), 'start: "10:10"', 'start: "30:00"')
    assert [problem.code for problem in load_text(tmp_path, text).problems] == ["bad-date", "bad-time"]


def test_what_a_message_quotes_is_short_and_visible() -> None:
    assert shown("a\nb\u202ec\x1b") == "a b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}"
    assert shown("x" * 100) == "x" * 59 + "…"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"
    assert shown("abcd", 3) == "ab…"
    assert shown("\ud800\ue000\x85é") == "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER} é"


def test_problems_stand_once_each_in_the_order_of_their_lines() -> None:
    last, nowhere, first = error("a", "A.", 3), warning("b", "B.", None), error("c", "C.", 1)
    assert in_order([last, first, nowhere, last, first]) == (nowhere, first, last)
    assert (last.severity, nowhere.severity) == ("error", "warning")
    assert in_order([error("a", "A.", 1), error("b", "B.", 1)])[0].code == "a"
