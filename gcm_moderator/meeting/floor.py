"""Who may hold the floor, and as what: the words that facts, commands and state share."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from gcm_moderator.delegations.model import Category, RegionalGroup


class TurnKind(StrEnum):
    """What a turn is. The first four can also be asked for from the floor."""

    INTERVENTION = "intervention"
    POINT_OF_ORDER = "point-of-order"
    RIGHT_OF_REPLY = "right-of-reply"
    REPLY = "reply"
    REMARKS = "remarks"
    PRESENTATION = "presentation"


REQUEST_KINDS = (TurnKind.INTERVENTION, TurnKind.POINT_OF_ORDER, TurnKind.RIGHT_OF_REPLY, TurnKind.REPLY)


class Recipient(StrEnum):
    """Who sees a message of the co-facilitators: the moderator, the room, or both."""

    PODIUM = "podium"
    DISPLAY = "display"
    BOTH = "both"


class NoteKind(StrEnum):
    """What a note records."""

    POINT = "point"
    QUESTION = "question"
    RECOMMENDATION = "recommendation"
    COMMITMENT = "commitment"
    GOOD_PRACTICE = "good-practice"
    DATA = "data"
    GAP = "gap"
    CONCLUSION = "conclusion"


class Heading(StrEnum):
    """The headings of the moderator's brief (procedural note: what the moderator concludes with)."""

    MAIN_POINTS = "main-points"
    CONCLUSIONS = "conclusions"
    MAJOR_ISSUES = "issues-of-major-relevance"


class Quantifier(StrEnum):
    """How a summary says that so many delegations made a point, without naming them."""

    ONE = "one"
    SOME = "some"
    SEVERAL = "several"
    MANY = "many"


class Speaker(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody who speaks or is spoken for. `name` is what the room sees; free text has nothing else."""

    name: str
    delegation: str | None = None
    category: Category | None = None
    regional_group: RegionalGroup | None = None
    panellist: str | None = None

    @property
    def key(self) -> str:
        """What makes two mentions the same speaker: the delegation, or the name as typed.

        Every panel has its own panellist 2, and two of a panel may have the same name.
        """
        name = " ".join(self.name.casefold().split())
        return self.delegation or (f"{self.panellist} {name}" if self.panellist is not None else name)
