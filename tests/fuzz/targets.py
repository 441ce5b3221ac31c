"""What is fuzzed: each target takes any bytes and either deals with them or raises what it says it raises.

A target that raises anything else has found a fault. So has one that takes longer than two seconds or more than 500 MB.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from gcm_moderator.agenda.importing.importer import NotImportable, import_file
from gcm_moderator.agenda.listing import agenda_rows
from gcm_moderator.agenda.loading import NotASession, load
from gcm_moderator.meeting import encoding, facts
from gcm_moderator.meeting.facts import NoteContent, NoteTaken
from gcm_moderator.record import reading
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.record.port import RecordError
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.rehearsal.script import ScriptError, parse
from gcm_moderator.settings_file import read_settings
from tests.shipped import directory, session

SECONDS = 2
MEGABYTES = 500

Target = Callable[[bytes], None]


def session_file(data: bytes) -> None:
    """A session file."""
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        Path(file.name).write_bytes(data)
        try:
            loaded = load(Path(file.name))
        except NotASession:
            return
        if loaded.session is not None:
            agenda_rows(loaded.session)


def script(data: bytes) -> None:
    """A rehearsal script."""
    try:
        for _ in parse(data.decode("utf-8", "replace"), session()):
            pass
    except ScriptError:
        pass


def fact(data: bytes) -> None:
    """One line of a record."""
    try:
        draft = encoding.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return
    assert encoding.decode(encoding.encode(encoding.storable(draft))) == encoding.storable(draft)


def record(data: bytes) -> None:
    """A record: read, verified, opened and gone on with, as far as it goes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "meeting.gcm"
        path.write_bytes(data)
        verdict = reading.verify(path)
        assert verdict.reason
        try:
            sound = reading.read_sound(path)
        except RecordError:
            return
        assert len(sound.facts) >= verdict.facts
        try:
            opened = SqliteRecord.open(path)
        except RecordError:
            return
        opened.close()


def search_query(data: bytes) -> None:
    """What somebody types into the search field."""
    _notes().search_notes(data.decode("utf-8", "replace"))


def name(data: bytes) -> None:
    """What somebody types as the name of a delegation."""
    typed = data.decode("utf-8", "replace")
    directory().search(typed, 6, "en")
    directory().search(typed, 6, "ar", groups_only=True)


def settings(data: bytes) -> None:
    """The file of settings."""
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        Path(file.name).write_bytes(data)
        read_settings(Path(file.name))


SUFFIXES = (".txt", ".csv", ".docx", ".pdf", ".xlsx", ".ics", ".json")


def document(data: bytes) -> None:
    """A circulated document; its first byte says which suffix it has."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else SUFFIXES[0]
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        Path(file.name).write_bytes(data[1:])
        try:
            imported = import_file(Path(file.name))
        except NotImportable:
            return
        assert imported.text


TARGETS: Mapping[str, Target] = {
    "session-file": session_file,
    "script": script,
    "fact": fact,
    "record": record,
    "search-query": search_query,
    "name": name,
    "settings": settings,
    "document": document,
}


@cache
def _notes() -> MemoryRecord:
    made = MemoryRecord()
    texts = ("Firewalls between enforcement and services", "Qui paie ?", "移民的人权", "حقوق المهاجرين", "Кто платит?")
    for number, text in enumerate(texts):
        content = NoteTaken(f"n{number}", NoteContent(text))
        made.append([facts.Draft(f"f{number}", "notes", session().items[0].start, f"c{number}", content)]).result()
    return made
