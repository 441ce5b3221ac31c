"""Drafts and a small session for the tests of the record."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

from gcm_moderator.agenda.model import Item, ItemKind, Segment, SegmentKind, Session
from gcm_moderator.meeting.facts import AnyFact, Draft, MessageSent, NoteContent, NoteTaken
from gcm_moderator.meeting.floor import Speaker

START = dt.datetime(2017, 5, 8, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
DISCUSSION = "panel-1/discussion"
_numbers = itertools.count(1)


def at(seconds: float) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


def draft(fact: AnyFact, seconds: float = 0.0, command: str | None = None, seat: str = "podium") -> Draft:
    number = next(_numbers)
    return Draft(f"fact-{number}", seat, at(seconds), command or f"command-{number}", fact)


def message(text: str = "Five minutes left in this panel") -> Draft:
    return draft(MessageSent(f"message-{next(_numbers)}", text))


def messages(count: int) -> list[Draft]:
    return [message(f"Message {number}") for number in range(count)]


def note(note_id: str, text: str) -> Draft:
    return draft(NoteTaken(note_id, NoteContent(text)), seat="notes-1")


def ids(drafts: Sequence[Draft]) -> list[str]:
    return [each.id for each in drafts]


def session() -> Session:
    segments = (
        Segment("panel-1/opening", "panel-1", SegmentKind.OPENING, "Opening", 1, at(0), at(420), 420.0),
        Segment(DISCUSSION, "panel-1", SegmentKind.DISCUSSION, "Discussion", 1, at(420), at(9000), 180.0),
    )
    item = Item("panel-1", ItemKind.EXPERT_PANEL, "Panel 1", 1, at(0), at(9000), segments)
    return Session("gcm-1", "First session", "Human rights", "Geneva", "Europe/Zurich", (START.date(),), (), (item,))


KENYA = Speaker("Kenya", "KE")
MALTA = Speaker("Malta", "MT")
FREE_TEXT = Speaker("Delegate in row 4")
EU = Speaker("European Union", "eu")
