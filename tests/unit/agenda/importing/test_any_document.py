"""Whatever a document says, importing it ends in a session file that can be read, and every line is accounted for."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from gcm_moderator.agenda.importing.delimited import from_delimited
from gcm_moderator.agenda.importing.importer import Imported, NotImportable, import_text, imported_from
from gcm_moderator.agenda.importing.reading import document_of

TIMES = [
    "10:00",
    "10.15 a.m. – 1 p.m.",
    "3 to 6 p.m.",
    "15h00-17h55",
    "1000-1015 hrs",
    "12 noon",
    "25:00",
    "13:00-11:00",
]
TITLES = [
    "Opening",
    "Panel 1: Work",
    "Panel 1: Again",
    "Lunch",
    "Summary panel",
    "Closing",
    "End",
    "Side event: x",
    "",
    "(",
    "“",
]
DAYS = ["Day 1", "Monday, 8 May 2017", "9 May", "31/02/2017", "Tuesday", "8-9 May 2017", "第一天"]
OTHERS = [
    "Moderator: Ms. A Example",
    "Speakers:",
    "• Mr. B Example (IOM)",
    "TBC",
    "Geneva, Palais des Nations",
    "Theme: a theme",
    "Interventions are limited to three minutes.",
    "Annex II",
    "The panel will meet from 10 a.m. to 1 p.m. and it should be of use to everybody who is there.",
    "Panel 2: Without a time",
    "- # : [x] {y} 'z' \"w\" \\ | > & * ! %",
    "x" * 400,
]
LINES = st.one_of(
    st.tuples(st.sampled_from(TIMES), st.sampled_from(TITLES)).map(" ".join),
    st.sampled_from(DAYS),
    st.sampled_from(OTHERS),
    st.text(max_size=60),
)
KNOWN = {
    "overlap",
    "short-discussion",
    "outside-sitting",
    "not-used",
    "missing",
    "bad-date",
    "days-out-of-order",
    "panel-too-short",
}


def check(imported: Imported) -> None:
    """The file has nothing wrong that a document may not well have, and no errors unless something is missing."""
    errors = {problem.code for problem in imported.problems if problem.severity == "error"}
    assert {problem.code for problem in imported.problems} <= KNOWN, imported.problems
    assert imported.understanding.missing or not errors, imported.problems


@example(["000000"])
@example(["10:00 Opening", "10:00 End"])
@given(st.lists(LINES, min_size=1, max_size=14))
def test_any_lines(lines: list[str]) -> None:
    source = "\n".join(lines)
    try:
        imported = import_text(source, "x.txt")
    except NotImportable:
        return
    assert all(read.line.text for read in imported.understanding.lines)
    check(imported)


@given(
    st.lists(
        st.tuples(st.sampled_from([*TIMES, *DAYS, ""]), st.sampled_from([*TITLES, *OTHERS])), min_size=1, max_size=12
    )
)
def test_any_table(rows: list[tuple[str, str]]) -> None:
    source = "\n".join(f'"{a}"\t"{b.replace(chr(34), chr(34) * 2)}"' for a, b in rows)
    imported = imported_from(from_delimited(source, "x.tsv", "\t"))
    check(imported)


@example(b"0__\xb8\xb8\xb8")
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    for start in (b"", b"BEGIN:VCALENDAR\r\n", b'{"rundown": ', b"PK\x03\x04"):
        try:
            imported = imported_from(document_of(start + content, "x"))
        except NotImportable:
            continue
        check(imported)
