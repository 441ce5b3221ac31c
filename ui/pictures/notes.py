"""The moments at which pictures of the Notes view are taken: a script for the meeting, and what is typed then."""

from __future__ import annotations

import re
from collections.abc import Callable

from gcm_moderator.agenda.model import Session
from ui.notes.window import NotesView

_SPEAKERS = (
    "Kenya", "Mexico", "Philippines", "Morocco", "China", "Egypt", "Switzerland", "Bangladesh", "Brazil", "Canada",
    "Holy See", "IOM", "Russian Federation",
)  # fmt: skip

_NOTES = (
    'note "Firewalls work: clinics report twice as many visits since 2014" kind good-practice commitment 6 star',
    'note "Who pays for alternatives to detention where municipalities have no budget?" kind question to panellist-2',
    'note "Se compromete a poner fin a la detención de niños" kind commitment commitment 3 star',
    'note "Нужны данные с разбивкой по возрасту, полу и миграционному статусу" kind data theme data',
    'note "يجب أن يتمتع جميع المهاجرين بإمكانية الوصول إلى العدالة دون خوف من الإبلاغ عنهم" theme data commitment 1',
    'note "建议加强对移民儿童教育的投入，并与地方政府建立伙伴关系" kind recommendation theme partnerships commitment 5',
    'note "L’accès aux soins reste conditionnel dans la pratique, malgré la loi" kind gap theme capacities',
    'note "Regional processes share what works; a small fund would let consulates take part"',
)


def busy(session: Session) -> str:
    """Thirteen speakers and 65 notes in six languages, to be played in a discussion; then Malta speaks.

    Notes are marked with what the session knows of their themes and commitments.
    """
    notes = [_marked(note, session) for note in _NOTES]
    turns = (
        f'+20s request "{speaker}"\n+10s call\n'
        + "".join(f"+20s {notes[(3 * turn + n) % len(notes)]}\n" for n in range(5))
        + "+20s finish\n"
        for turn, speaker in enumerate(_SPEAKERS)
    )
    return "".join(turns) + '+5s answered 1\n+5s request Malta on-behalf-of "European Union"\n+5s call\n'


def _marked(note: str, session: Session) -> str:
    known = {"theme": {theme.id for theme in session.themes}}
    known["commitment"] = {str(commitment.number) for commitment in session.commitments}
    return re.sub(
        r" (theme|commitment) ([0-9]+|(?<=theme )[a-z-]+)",
        lambda mark: mark[0] if mark[2] in known[mark[1]] else "",
        note,
    )


def _nothing(_: NotesView) -> None:
    pass


def _writing(view: NotesView) -> None:
    view.writing.editor.insertPlainText("The European Union funds screening and referral at all hotspots c9 #par")


def _searching(view: NotesView) -> None:
    view.finder.field.setText("detention")


def _editing(view: NotesView) -> None:
    view.writing.take_earlier()
    view.writing.take_earlier()


def _statement(view: NotesView) -> None:
    sentence = "We thank the co-facilitators and the panellists, and align ourselves with the statement of the Group. "
    view.writing.editor.insertPlainText((sentence * 24).strip())


SCENES: dict[str, tuple[bool, Callable[[NotesView], None]]] = {
    "empty": (False, _nothing),
    "busy": (True, _nothing),
    "writing": (True, _writing),
    "searching": (True, _searching),
    "editing": (True, _editing),
    "statement": (True, _statement),
}
"""By name: whether the meeting is busy, and what is done in the view."""
