"""A delegation: whoever may ask for the floor, or on whose behalf a statement is made.

Who that can be follows the procedural note of the first informal thematic session: States Members of the United
Nations, observers, intergovernmental organizations, bodies of the UN system, and accredited stakeholders.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The six official languages of the United Nations, as codes, English first."""


class Category(StrEnum):
    """In what capacity a delegation attends."""

    MEMBER_STATE = "member-state"
    OBSERVER = "observer"
    IGO = "igo"
    UN_BODY = "un-body"
    STAKEHOLDER = "stakeholder"
    GROUP = "group"
    PROCESS = "process"


class RegionalGroup(StrEnum):
    """The five regional groups of Member States. EEG, GRULAC and WEOG go by their abbreviations on the floor."""

    AFRICAN = "African"
    ASIA_PACIFIC = "Asia-Pacific"
    EEG = "EEG"
    GRULAC = "GRULAC"
    WEOG = "WEOG"


class Delegation(msgspec.Struct, frozen=True):
    """One entry of the directory. Two entries with the same `id` hash alike; equality compares every field."""

    id: str
    """The two-letter code for a State ("KE"), a slug for all others ("eu", "g77", "iom")."""
    code: str | None
    """ISO 3166 two-letter code, None for all but States."""
    category: Category
    regional_group: RegionalGroup | None
    names: dict[str, str]
    """The official short name by language code; English is always there."""
    aliases: tuple[str, ...] = ()
    names_in_use: dict[dt.date, dict[str, str]] = {}
    """Former names by language code, under the last day on which they were in use."""
    title: str | None = None
    """What it is, where category and name do not say so: "Non-member observer State"."""
    speaks_for_members: bool = False
    """Whether statements are made on its behalf: a group of States, or an organization that is one."""
    iso3: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    def name(self, lang: str = "en") -> str:
        """The official name today in that language, in English where the language has none."""
        return self.names.get(lang) or self.names["en"]

    def name_on(self, date: dt.date, lang: str = "en") -> str:
        """The name in use on that date: "Swaziland" in 2017. Falls back to English as `name` does."""
        last_days = [day for day in self.names_in_use if date <= day]
        if not last_days:
            return self.name(lang)
        former = self.names_in_use[min(last_days)]
        return former.get(lang) or former["en"]
