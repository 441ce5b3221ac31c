"""What every implementation of the record does alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gcm_moderator.meeting.facts import (
    Draft,
    MeetingOpened,
    NoteContent,
    NoteDeleted,
    NoteRestored,
    NoteRevised,
    NoteTaken,
    Recorded,
)
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.record.port import Conflict, Record, RecordClosed
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.record.drafts import draft, ids, message, messages, note, session

WAIT = 30.0


def _on_file(folder: Path) -> Record:
    return SqliteRecord.create(folder / "session.gcm")


def _in_memory(folder: Path) -> Record:
    return MemoryRecord()


@pytest.fixture(params=[_on_file, _in_memory], ids=["sqlite", "memory"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    make: Callable[[Path], Record] = request.param
    made = make(tmp_path)
    yield made
    made.close()


def stored(record: Record, *drafts: Draft) -> int:
    return record.append(drafts).result(WAIT)


def found(record: Record, query: str) -> list[str]:
    return [hit.note for hit in record.search_notes(query)]


def test_a_new_record_is_empty(record: Record) -> None:
    assert record.read() == []
    assert record.status().last_seq == 0
    assert record.find("fact") is None
    assert record.drafts() == {}


def test_facts_are_numbered_from_one_without_gaps(record: Record) -> None:
    first, second, third = messages(3)
    assert stored(record, first) == 1
    assert stored(record, second, third) == 3
    facts = record.read()
    assert [fact.seq for fact in facts] == [1, 2, 3]
    assert ids(facts) == ids([first, second, third])
    assert record.status().last_seq == 3


def test_a_fact_comes_back_as_it_was(record: Record) -> None:
    sent = draft(MeetingOpened(session(), 12.5), 0.25, seat="podium 会议 \U0001f30d\n\0\u202e")
    stored(record, sent)
    (fact,) = record.read()
    assert Draft(fact.id, fact.seat, fact.at, fact.command, fact.fact) == sent


def test_reading_goes_on_after_a_number(record: Record) -> None:
    stored(record, *messages(10))
    assert [fact.seq for fact in record.read(7)] == [8, 9, 10]
    assert [fact.seq for fact in record.read(2, 3)] == [3, 4, 5]
    assert [fact.seq for fact in record.read(limit=1)] == [1]
    assert record.read(10) == []
    assert record.read(99) == []
    assert record.read(limit=0) == []
    assert len(record.read()) == len(record.read()) == 10


def test_nothing_to_append_answers_with_the_last_number(record: Record) -> None:
    assert stored(record) == 0
    stored(record, *messages(2))
    assert stored(record) == 2


def test_the_expected_number_is_held(record: Record) -> None:
    stored(record, *messages(2))
    assert record.append([message()], expected_seq=2).result(WAIT) == 3
    with pytest.raises(Conflict, match="fact 3"):
        record.append([message()], expected_seq=2).result(WAIT)
    with pytest.raises(Conflict):
        record.append([message()], expected_seq=4).result(WAIT)
    assert record.status().last_seq == 3
    assert record.status().problem is None
    assert record.append([message()], expected_seq=3).result(WAIT) == 4


def test_of_many_who_expect_the_same_number_one_is_stored(record: Record) -> None:
    futures = [record.append([each], expected_seq=0) for each in messages(20)]
    outcomes = [future.exception(WAIT) for future in futures]
    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 19
    assert len(record.read()) == 1


def test_a_fact_sent_twice_is_stored_once(record: Record) -> None:
    first, second, third = messages(3)
    assert stored(record, first, second) == 2
    assert stored(record, third) == 3
    assert stored(record, first) == 1
    assert stored(record, first, second) == 2
    assert record.append([second], expected_seq=1).result(WAIT) == 2
    fourth = message()
    assert stored(record, second, fourth, fourth) == 4
    assert ids(record.read()) == ids([first, second, third, fourth])


def test_a_fact_is_found_by_its_id(record: Record) -> None:
    drafts = messages(3)
    stored(record, *drafts)
    assert [record.find(each) for each in ids(drafts)] == [1, 2, 3]
    assert record.find("nobody") is None


def test_subscribers_hear_of_every_append_once_in_order(record: Record) -> None:
    heard: list[list[int]] = []
    unsubscribe = record.subscribe(lambda facts: heard.append([fact.seq for fact in facts]))
    first, second, third, fourth = messages(4)
    stored(record, first)
    stored(record, second, third)
    stored(record, second)
    assert heard == [[1], [2, 3]]
    unsubscribe()
    unsubscribe()
    stored(record, fourth)
    assert heard == [[1], [2, 3]]


def test_what_a_subscriber_hears_of_can_be_read(record: Record) -> None:
    seen: list[list[Recorded]] = []
    record.subscribe(lambda facts: seen.append(record.read(facts[0].seq - 1)))
    stored(record, message())
    assert seen == [record.read()]


def test_a_subscriber_may_append(record: Record) -> None:
    heard: list[int] = []
    answers: list[Future[int]] = []

    def answer(facts: Sequence[Recorded]) -> None:
        heard.extend(fact.seq for fact in facts)
        if facts[0].seq == 1:
            answers.append(record.append([message("Thank you")]))

    record.subscribe(answer)
    stored(record, message())
    assert answers[0].result(WAIT) == 2
    assert heard == [1, 2]


def test_a_subscriber_that_fails_stops_nobody(record: Record, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[int] = []

    def fail(facts: Sequence[Recorded]) -> None:
        raise ValueError(facts)

    record.subscribe(fail)
    record.subscribe(lambda facts: heard.append(len(facts)))
    assert stored(record, message()) == 1
    assert stored(record, message()) == 2
    assert heard == [1, 1]
    assert "A subscriber failed on facts 1 to 1." in caplog.messages


def test_fifty_threads_keep_one_order(record: Record) -> None:
    heard: list[int] = []
    record.subscribe(lambda facts: heard.extend(fact.seq for fact in facts))
    drafts = [messages(4) for _ in range(50)]
    ready = threading.Barrier(50)

    def send(mine: list[Draft]) -> list[int]:
        ready.wait(WAIT)
        return [record.append([each]).result(WAIT) for each in mine]

    with ThreadPoolExecutor(50) as pool:
        numbers = list(pool.map(send, drafts))
    facts = record.read()
    assert [fact.seq for fact in facts] == heard == list(range(1, 201))
    by_number = {fact.seq: fact.id for fact in facts}
    for mine, got in zip(drafts, numbers, strict=True):
        assert got == sorted(got)
        assert [by_number[number] for number in got] == ids(mine)


def test_a_half_typed_text_is_kept_replaced_and_removed(record: Record) -> None:
    record.save_draft("notes-1", "Firewalls", b"\x00\xff").result(WAIT)
    record.save_draft("notes-2", "Qui paie ?", "question").result(WAIT)
    record.save_draft("notes-1", "Firewalls work", b"{}").result(WAIT)
    kept = record.drafts()
    assert (kept["notes-1"].text, kept["notes-1"].context) == ("Firewalls work", b"{}")
    assert (kept["notes-2"].text, kept["notes-2"].context) == ("Qui paie ?", b"question")
    record.save_draft("notes-1", "").result(WAIT)
    record.save_draft("notes-3", "").result(WAIT)
    assert list(record.drafts()) == ["notes-2"]
    assert record.read() == []


def test_half_an_emoji_can_be_half_typed(record: Record) -> None:
    record.save_draft("notes-1", "Data \ud83d", "\ud83d").result(WAIT)
    assert record.drafts()["notes-1"].text == "Data ?"


def test_a_draft_that_no_file_can_hold_is_refused_alone(record: Record) -> None:
    with pytest.raises(ValueError, match="surrogate"):
        stored(record, message("\ud83d"))
    assert stored(record, message()) == 1


def test_a_closed_record_says_so(record: Record) -> None:
    stored(record, message())
    record.close()
    record.close()
    with pytest.raises(RecordClosed):
        record.append([message()]).result(WAIT)
    with pytest.raises(RecordClosed):
        record.save_draft("notes-1", "late").result(WAIT)
    with pytest.raises(RecordClosed):
        record.read()
    assert record.status().last_seq == 1


NOTES = {
    "firewalls": "Firewalls between services and enforcement work, says Kenya",
    "cote": "La Côte d'Ivoire demande des données ventilées",
    "ru": "Защита трудящихся-мигрантов и ёмкость систем",
    "zh": "移民政策应当以人权为本",
    "zh-2": "中国支持全球契约",
    "ar": "حماية حقوق المُهاجرين في الأردن",
    "es": "Niñez migrante: protección",
}

QUERIES = {
    "firewalls": ["firewalls"],
    "FIREWALLS kenya": ["firewalls"],
    "fire": ["firewalls"],
    "fire ": [],
    "fire* kenya ": ["firewalls"],
    "kenya zambia": [],
    '"work says"': ["firewalls"],
    '"says work"': [],
    '"services and enforc': ["firewalls"],
    "cote divoire": [],
    "cote d'ivoire": ["cote"],
    "Données": ["cote"],
    "donnees": ["cote"],
    "защит": ["ru"],
    "мигрантов": ["ru"],
    "емкость": ["ru"],
    "移": ["zh"],
    "移民": ["zh"],
    "人权": ["zh"],
    "民移": [],
    "契约 中国": ["zh-2"],
    "المهاجرين": ["ar"],
    "الاردن": ["ar"],
    "ninez": ["es"],
    "niñez PROTECCION": ["es"],
    "": [],
    "   ": [],
    "*": [],
    '""': [],
    "!?": [],
}


@pytest.mark.parametrize(("query", "expected"), QUERIES.items(), ids=repr)
def test_notes_are_found_in_six_languages(record: Record, query: str, expected: list[str]) -> None:
    stored(record, *(note(note_id, text) for note_id, text in NOTES.items()))
    assert found(record, query) == expected


def test_a_revised_note_is_found_under_its_new_text_only(record: Record) -> None:
    stored(record, note("a", "Remittances cost too much"))
    stored(record, draft(NoteRevised("a", NoteContent("Transfers cost too much"))))
    assert found(record, "remittances") == []
    assert found(record, "transfers cost") == ["a"]
    stored(
        record, draft(NoteRevised("a", NoteContent("Transfers are dear"))), draft(NoteRevised("b", NoteContent("x")))
    )
    assert found(record, "transfers") == ["a"]
    assert found(record, "cost") == []
    assert found(record, "x") == []


def test_a_deleted_note_is_not_found(record: Record) -> None:
    stored(record, note("a", "Visa fees"), note("b", "Visa waivers"))
    stored(record, draft(NoteDeleted("a")), draft(NoteDeleted("nobody")))
    assert found(record, "visa") == ["b"]
    stored(record, draft(NoteRevised("a", NoteContent("Visa fees again"))))
    assert found(record, "visa") == ["b"]


def test_a_note_that_was_brought_back_is_found_again(record: Record) -> None:
    stored(record, note("a", "Visa fees"), draft(NoteDeleted("a")))
    stored(record, draft(NoteRestored("a", NoteContent("Visa fees"))))
    assert found(record, "visa") == ["a"]
    stored(record, draft(NoteRevised("a", NoteContent("Fees"))))
    assert found(record, "visa") == []
    assert found(record, "fees") == ["a"]


def test_a_note_sent_twice_is_found_once(record: Record) -> None:
    sent = note("a", "Visa fees")
    stored(record, sent)
    stored(record, sent)
    assert found(record, "visa") == ["a"]
    stored(record, draft(NoteTaken("a", NoteContent("Visa fees"))))
    assert found(record, "visa") == ["a"]


def test_hits_come_newest_first_by_the_page(record: Record) -> None:
    stored(record, *(note(f"note-{number}", f"Point {number}") for number in range(25)))
    pages = [[hit.note for hit in record.search_notes("point", 10, offset)] for offset in (0, 10, 20, 30)]
    assert [each for page in pages for each in page] == [f"note-{number}" for number in reversed(range(25))]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert record.search_notes("point", -1, -1) == []


def test_a_hit_shows_where_it_matches(record: Record) -> None:
    text = "Côte d'Ivoire " + "and so on " * 40 + "firewalls <b>work</b>, Firewalls"
    stored(record, note("a", text))
    (hit,) = record.search_notes("firewalls ")
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["firewalls", "Firewalls"]
    assert len(hit.snippet) < 200
    (hit,) = record.search_notes("cote")
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["Côte"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    query=st.text(max_size=60)
    | st.text(alphabet="\"*():^-+ANDORNEAT{}'\\%_;.,ab移 \0\ud83d", max_size=60)
    | st.sampled_from(["NEAR(a b, 5)", "words : a", "a AND", '"' * 500, "a " * 300, "移" * 1000, "-a", "a^b", "NOT a"])
)
def test_no_query_breaks_the_search(record: Record, query: str) -> None:
    if record.status().last_seq == 0:
        stored(record, *(note(note_id, text) for note_id, text in NOTES.items()))
    for hit in record.search_notes(query):
        assert hit.note in NOTES
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.matches)


_WORDS = st.text(alphabet="aAbé移民 .-'ё\u0640ﬁ", min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(_WORDS, min_size=1, max_size=6), query=_WORDS | st.builds('"{}"'.format, _WORDS))
def test_both_records_find_the_same(tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str) -> None:
    on_file = SqliteRecord.create(tmp_path_factory.mktemp("search") / "session.gcm")
    try:
        in_memory = MemoryRecord()
        drafts = [note(str(number), text) for number, text in enumerate(texts)]
        for record in (on_file, in_memory):
            stored(record, *drafts)
        assert on_file.search_notes(query) == in_memory.search_notes(query)
    finally:
        on_file.close()
