"""The sentences of the Notes view. No rules: only words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker
from gcm_moderator.meeting.notes import Note
from gcm_moderator.meeting.speaking_time import CHARACTERS_A_MINUTE, WORDS_A_MINUTE, Reading
from ui.words import SEPARATOR, behalf_word, length


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Notes", text)


def kind_word(kind: NoteKind) -> str:
    """What a note records."""
    return {
        NoteKind.POINT: tr("Point"),
        NoteKind.QUESTION: tr("Question"),
        NoteKind.RECOMMENDATION: tr("Recommendation"),
        NoteKind.COMMITMENT: tr("Commitment"),
        NoteKind.GOOD_PRACTICE: tr("Good practice"),
        NoteKind.DATA: tr("Facts and figures"),
        NoteKind.GAP: tr("Gap"),
        NoteKind.CONCLUSION: tr("Conclusion"),
    }[kind]


def who(speaker: Speaker | None, on_behalf_of: Speaker | None = None) -> str:
    """Whom a note hangs on: "Malta (on behalf of the European Union)"; "nobody in particular" when on nobody."""
    if speaker is None:
        return tr("nobody in particular")
    if on_behalf_of is None:
        return speaker.name
    return tr("{name} ({behalf})").format(name=speaker.name, behalf=behalf_word(on_behalf_of))


def panellist_word(panellist: str, session: Session, segment: str | None) -> str:
    """A panellist by number, and by name where the agenda has one: "2 Ms. Example"."""
    number = panellist.rpartition("-")[2]
    where = session.segment(segment) if segment is not None else None
    beside = session.item_of(where).segments if where is not None else ()
    name = next((other.speaker for other in beside if other.panellist == panellist and other.speaker), None)
    return f"{number}  {name}" if name else tr("panellist {n}").format(n=number)


def tags(content: NoteContent) -> tuple[str, ...]:
    """What a note is marked with, in short: "Question to panellist 2", "#data", "c6"."""
    words = []
    if content.to is not None:
        number = content.to.rpartition("-")[2]
        words.append(tr("{kind} to panellist {n}").format(kind=kind_word(content.kind), n=number))
    elif content.kind is not NoteKind.POINT:
        words.append(kind_word(content.kind))
    words += [f"#{theme}" for theme in content.themes]
    words += [f"c{number}" for number in content.commitments]
    return tuple(words)


def state_word(note: Note) -> str:
    """What has become of a note: waiting, answered, edited."""
    words = []
    if note.pending:
        words.append(tr("waits for an answer"))
    elif note.answered:
        words.append(tr("answered"))
    if note.revisions:
        words.append(tr("edited"))
    return SEPARATOR.join(words)


def reading_words(reading: Reading) -> str:
    """How much there is to read out, and how long that takes at the interpreters' pace."""
    words = []
    if reading.words:
        words.append(tr("{n} words").format(n=reading.words))
    if reading.characters:
        words.append(tr("{n} characters").format(n=reading.characters))
    pace = (
        tr("{n} words a minute").format(n=WORDS_A_MINUTE)
        if reading.words >= reading.characters
        else tr("{n} characters a minute").format(n=CHARACTERS_A_MINUTE)
    )
    return tr("{count}: {length} when read out at {pace}").format(
        count=SEPARATOR.join(words), length=length(reading.seconds), pace=pace
    )
