"""Notes of a whole session, as rapporteurs would have taken them: for pictures of what is made from notes."""

from __future__ import annotations

from itertools import cycle
from zoneinfo import ZoneInfo

from gcm_moderator.agenda.model import ItemKind, SegmentKind, Session
from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting.alike import likely_same
from gcm_moderator.meeting.brief import standing
from gcm_moderator.meeting.commands import ConfirmQuantifier, MergePoints
from gcm_moderator.resources import data_folder

_A_PANEL = 20
"""So many notes are taken in each discussion."""


def notes_of(session: Session, panels: int = 3) -> str:
    """The script of the discussions of the first panels, with starred notes on short turns."""
    zone = ZoneInfo(session.zone)
    themes = [theme.id for theme in session.themes]
    known = {commitment.number for commitment in session.commitments}
    speakers = cycle(_lines("speakers.txt"))
    notes = [line.split("\t") for line in _lines("notes.txt")]
    lines: list[str] = []
    expert_panels = [item for item in session.items if item.kind is ItemKind.EXPERT_PANEL]
    for number, item in enumerate(expert_panels[:panels]):
        discussion = next(segment for segment in item.segments if segment.kind is SegmentKind.DISCUSSION)
        start = f"{discussion.planned_start.astimezone(zone):%H:%M:%S}"
        lines += [f"day {item.day}", f"{start} start {discussion.id}"]
        for at in range(_A_PANEL):
            kind, theme, commitment, text = notes[(at + 13 * number) % len(notes)]
            name, _, group = next(speakers).partition(" for ")
            behalf = f' on-behalf-of "{group}"' if group else ""
            marks = f" theme {themes[(int(theme) + number * (at % 3)) % len(themes)]}" if themes else ""
            marks += f" commitment {commitment}" if int(commitment) in known else ""
            lines += [
                f'+10s request "{name}"{behalf}',
                f'+5s call "{name}"',
                f'+40s note "{text}" kind {kind}{marks} star',
                "+30s finish",
            ]
    return "\n".join(lines) + "\n"


def work_on(desk: Desk) -> None:
    """What rapporteurs do with points: merge what says the same, confirm some quantifiers, one of them too early."""
    panels = [item.id for item in desk.session.items if item.kind is ItemKind.EXPERT_PANEL]
    for panel in panels:
        points = standing(desk.history.points, desk.notebook, desk.state, panel)
        merged: set[str] = set()
        for one, other in likely_same(points).items():
            if not {one, other} & merged:
                merged |= {one, other}
                desk.send(MergePoints((one, other)))
                desk.settle()
        points = standing(desk.history.points, desk.notebook, desk.state, panel)
        for number, point in enumerate(points):
            if number % 3 == 0 and point.suggested is not None:
                seen = len(point.delegations) + (1 if number == 9 else 0)
                desk.send(ConfirmQuantifier(point.id, point.suggested, seen))
                desk.settle()


def _lines(name: str) -> list[str]:
    text = (data_folder("assets") / "pictures" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
