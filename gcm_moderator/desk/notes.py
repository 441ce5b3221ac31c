"""The notes as the rapporteurs look at them: newest first, filtered and searched, a page at a time."""

from __future__ import annotations

import datetime as dt

import msgspec

from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting import facts
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker
from gcm_moderator.meeting.notes import Note
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn
from gcm_moderator.record import search

_FEW_HITS = 120
"""So many hits are looked through at once for those that are wanted."""

_RECENT_TURNS = 8
_EFFORT = 8_000
"""How many notes are looked at for a page, and how many of these looking into a text counts for."""
_EFFORT_OF_TEXT = 25


class Wanted(msgspec.Struct, frozen=True):
    """Which notes to show: None asks for all. `speaker` is a `Speaker.key`, `item` the id of an item of the agenda."""

    query: str = ""
    speaker: str | None = None
    item: str | None = None
    kind: NoteKind | None = None
    theme: str | None = None
    starred: bool = False


class FoundNote(msgspec.Struct, frozen=True):
    """A note to show: who said it, and the text or a stretch of it; `matches` are ranges of its characters."""

    note: Note
    speaker: Speaker | None
    text: str
    matches: tuple[tuple[int, int], ...] = ()


class Page(msgspec.Struct, frozen=True):
    """Some notes, and where the next page begins; None when there are no more."""

    notes: tuple[FoundNote, ...]
    after: int | None


class Revision(msgspec.Struct, frozen=True):
    """What a note said from that instant on, and under which seat's name it was written."""

    at: dt.datetime
    seat: str
    content: NoteContent


def page(desk: Desk, wanted: Wanted, after: int | None = 0, limit: int = 100) -> Page:
    """The notes that are wanted, newest first, from where the page before ended; at most `limit` of them.

    A page can have fewer notes, or none, and still not be the last: no page looks longer than about the time of two
    frames, however few notes of many are wanted.

    Raises:
        RecordError: the record could not be searched.
    """
    if after is None or limit < 1:
        return Page((), None)
    if not wanted.query.strip():
        return _scanned(desk, wanted, (), after, limit)
    terms = search.parse(wanted.query)
    if not terms:
        return Page((), None)
    if wanted == Wanted(wanted.query):
        return _searched(desk, wanted, after, limit)
    if after == 0:
        whole = _searched(desk, wanted, 0, _FEW_HITS)
        if whole.after is None:
            return whole
    return _scanned(desk, wanted, terms, after, limit)


def found_now(desk: Desk, wanted: Wanted, note_id: str) -> FoundNote | None:
    """That note as it is to be shown now; None when it is not wanted, or deleted."""
    note = desk.notebook.notes.get(note_id)
    if note is None:
        return None
    terms = search.parse(wanted.query)
    if wanted.query.strip() and not terms:
        return None
    ranges = search.occurrences(note.content.text, terms)
    return None if ranges is None else _found(desk, wanted, note, ranges if terms else [])


def revisions(desk: Desk, note_id: str) -> tuple[Revision, ...]:
    """Everything that a note has said, oldest first. Looks at every fact."""
    return tuple(
        Revision(draft.at, draft.seat, draft.fact.content)
        for draft in desk.history.drafts
        if isinstance(draft.fact, facts.NoteTaken | facts.NoteRevised) and draft.fact.note == note_id
    )


def changed_notes(drafts: list[facts.Draft]) -> tuple[str, ...]:
    """The notes that these facts are about, each once."""
    about = (
        draft.fact.note
        for draft in drafts
        if isinstance(
            draft.fact,
            facts.NoteTaken | facts.NoteRevised | facts.NoteDeleted | facts.NoteRestored | facts.QuestionAnswered,
        )
    )
    return tuple(dict.fromkeys(about))


def turn_of(state: State, content: NoteContent) -> Turn | None:
    """The turn that a note hangs on; None when there is none or its call was undone."""
    if content.turn is None:
        return None
    live = next((turn for turn in state.live_turns if turn.id == content.turn), None)
    if live is not None or content.segment is None:
        return live
    turns = state.course_of(content.segment).turns
    return next((turn for turn in reversed(turns) if turn.id == content.turn), None)


def recent_turns(state: State) -> tuple[Turn, ...]:
    """Who has the floor and who had it last, latest first, through the whole meeting."""
    return tuple(reversed(state.all_turns()))[:_RECENT_TURNS]


def _searched(desk: Desk, wanted: Wanted, after: int, limit: int) -> Page:
    """A page of hits by the record's index, of which the wanted ones are kept."""
    notes = desk.notebook.notes
    hits = desk.record.search_notes(wanted.query, limit, after)
    known = ((notes[hit.note], hit) for hit in hits if hit.note in notes)
    shown = (_shown(desk, wanted, note, hit.snippet, tuple(hit.matches)) for note, hit in known)
    return Page(tuple(one for one in shown if one is not None), after + limit if len(hits) == limit else None)


def _scanned(desk: Desk, wanted: Wanted, terms: tuple[search.Term, ...], after: int, limit: int) -> Page:
    """A page of the notes one by one. Positions count from the oldest note, so that new ones do not move them."""
    notes, taken = desk.notebook.notes, desk.notebook.taken
    found: list[FoundNote] = []
    at = after - 1 if after else len(taken)
    effort = _EFFORT
    while at > 0 and effort > 0 and len(found) < limit:
        at -= 1
        effort -= 1
        note = notes[taken[at]]
        one = _shown(desk, wanted, note, note.content.text, ())
        if one is not None and terms:
            effort -= _EFFORT_OF_TEXT
            ranges = search.occurrences(note.content.text, terms)
            one = _found(desk, wanted, note, ranges) if ranges is not None else None
        if one is not None:
            found.append(one)
    return Page(tuple(found), at + 1 if at > 0 else None)


def _found(desk: Desk, wanted: Wanted, note: Note, ranges: list[tuple[int, int]]) -> FoundNote | None:
    hit = search.hit(note.id, note.content.text, ranges)
    text, matches = (hit.snippet, hit.matches) if ranges else (note.content.text, ())
    return _shown(desk, wanted, note, text, matches)


def _shown(desk: Desk, wanted: Wanted, note: Note, text: str, matches: tuple[tuple[int, int], ...]) -> FoundNote | None:
    content = note.content
    if (
        note.deleted
        or (wanted.starred and not content.star)
        or (wanted.kind is not None and content.kind is not wanted.kind)
        or (wanted.theme is not None and wanted.theme not in content.themes)
        or (wanted.item is not None and not _in_item(desk.state, content, wanted.item))
    ):
        return None
    speaker = desk.notebook.speaker_of(note, turn_of(desk.state, content))
    if wanted.speaker is not None and (speaker is None or speaker.key != wanted.speaker):
        return None
    return FoundNote(note, speaker, text, matches)


def _in_item(state: State, content: NoteContent, item: str) -> bool:
    segment = state.session.segment(content.segment) if content.segment is not None else None
    return segment is not None and segment.item_id == item
