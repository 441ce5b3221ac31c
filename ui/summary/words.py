"""The sentences of the summary panel's view and of the concluding brief. No rules: only words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gcm_moderator.agenda.model import ItemKind, Session
from gcm_moderator.desk.views import Brief, Step
from gcm_moderator.meeting.brief import Point, Said
from gcm_moderator.meeting.floor import Heading, Quantifier
from ui.words import behalf_word, length


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Summary", text)


def heading_word(heading: Heading) -> str:
    """A heading of the brief."""
    return {
        Heading.MAIN_POINTS: tr("Main points"),
        Heading.CONCLUSIONS: tr("Conclusions"),
        Heading.MAJOR_ISSUES: tr("Issues of major relevance"),
    }[heading]


def heading_short(heading: Heading) -> str:
    """A heading on a button."""
    return tr("Issues") if heading is Heading.MAJOR_ISSUES else heading_word(heading)


def quantifier_word(quantifier: Quantifier) -> str:
    """A quantifier, as it stands before “delegations”."""
    return {
        Quantifier.ONE: tr("one"),
        Quantifier.SOME: tr("some"),
        Quantifier.SEVERAL: tr("several"),
        Quantifier.MANY: tr("many"),
    }[quantifier]


def undo_word(step: Step | None) -> str:
    """What the undo button says."""
    deeds = {
        "merge-points": tr("Undo merge"),
        "split-point": tr("Undo split"),
        "separate-note": tr("Undo taking out"),
        "word-point": tr("Undo wording"),
        "file-point": tr("Undo heading"),
        "move-point": tr("Undo move"),
        "confirm-quantifier": tr("Undo quantifier"),
    }
    return tr("Undo") if step is None else deeds[step.verb]


def so_many_delegations(number: int) -> str:
    """So many delegations."""
    if not number:
        return tr("no delegation")
    return tr("1 delegation") if number == 1 else tr("{n} delegations").format(n=number)


def delegations_word(point: Point) -> str:
    """How many are behind a point: "6 delegations, 1 of them a group"."""
    number = len(point.delegations)
    if number == 1 and point.groups:
        return tr("1 group")
    counted = so_many_delegations(number)
    if not point.groups:
        return counted
    groups = tr("1 a group") if point.groups == 1 else tr("{n} groups").format(n=point.groups)
    return tr("{delegations}, of which {groups}").format(delegations=counted, groups=groups)


def notes_word(number: int) -> str:
    """So many notes."""
    return tr("1 note") if number == 1 else tr("{n} notes").format(n=number)


def said_quantifier(point: Point) -> str:
    """The quantifier as it would be said: "several delegations"; nothing until a person has confirmed it."""
    if point.confirmed is None:
        return ""
    if point.confirmed is Quantifier.ONE:
        return tr("one group") if point.groups else tr("one delegation")
    return tr("{quantifier} delegations").format(quantifier=quantifier_word(point.confirmed))


def behind(point: Point) -> str:
    """What is said of those behind a point without naming them: the quantifier, else the number of several."""
    if point.confirmed is not None and not point.stale:
        return said_quantifier(point)
    return delegations_word(point) if len(point.delegations) > 1 else ""


def who_said(said: Said) -> str:
    """Who said a note: "Malta, on behalf of the European Union"."""
    if said.speaker is None:
        return tr("nobody in particular")
    if said.on_behalf_of is None:
        return said.speaker.name
    return tr("{speaker}, {behalf}").format(speaker=said.speaker.name, behalf=behalf_word(said.on_behalf_of))


def panel_word(session: Session, panel: str | None) -> str:
    """A panel, shortly: "Panel 2", or its title where it has no number."""
    item = next((item for item in session.items if item.id == panel), None)
    if item is None:
        return tr("outside the panels")
    number = panel_numbers(session).get(item.id)
    return tr("Panel {n}").format(n=number) if number is not None else item.title


def panel_numbers(session: Session) -> dict[str, int]:
    """The numbers of the expert panels, from 1."""
    panels = (item.id for item in session.items if item.kind is ItemKind.EXPERT_PANEL)
    return {panel: number for number, panel in enumerate(panels, start=1)}


def reading(brief: Brief) -> str:
    """How long it takes to read a brief out, against what its speaker has."""
    if brief.limit_s is None:
        return tr("{time} to read out").format(time=length(brief.reading_s))
    return tr("{time} of {limit} to read out").format(time=length(brief.reading_s), limit=length(brief.limit_s))


def over(brief: Brief) -> bool:
    """Whether it takes longer to read out than there is time."""
    return brief.limit_s is not None and brief.reading_s > brief.limit_s


def speaker_of(brief: Brief) -> str:
    """Who says it: "Moderator 2 on panel 2", "Thematic expert"."""
    if brief.panel is None:
        return tr("Thematic expert")
    return tr("Moderator of panel {n}").format(n=brief.number)
