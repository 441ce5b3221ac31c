"""The directory of delegations: by id, by what a person wrote, and by what a person is typing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from gcm_moderator.delegations.model import Category, Delegation
from gcm_moderator.delegations.normalise import fold, normalise
from gcm_moderator.delegations.tables import DirectoryError, read_delegations

if TYPE_CHECKING:
    from gcm_moderator.delegations.index import TypeAhead

__all__ = ["Directory", "DirectoryError"]

_LONGEST_NAME = 300


class Directory:
    """All delegations known by name. It holds no state besides; free text on the floor never needs it.

    Raises:
        DirectoryError: two delegations share an id.
    """

    def __init__(self, delegations: Iterable[Delegation]) -> None:
        self._delegations = tuple(delegations)
        self._by_id = {delegation.id: delegation for delegation in self._delegations}
        if len(self._by_id) < len(self._delegations):
            raise DirectoryError("two delegations share an id")
        self._by_code = {delegation.code: delegation for delegation in self._delegations if delegation.code}
        self._by_text: dict[str, tuple[Delegation, ...]] = {}
        for delegation in self._delegations:
            for text in {normalise(text) for text in _texts(delegation)}:
                self._by_text[text] = (*self._by_text.get(text, ()), delegation)
        self._groups = tuple(delegation for delegation in self._delegations if delegation.speaks_for_members)
        self._type_ahead = _type_ahead(self._delegations)

    @classmethod
    def load(cls, folder: Path) -> Directory:
        """The directory in the tables of a folder (`assets/delegations`).

        Raises:
            DirectoryError: a table is missing or wrong; the message names the file and the line.
        """
        return cls(read_delegations(folder))

    def __iter__(self) -> Iterator[Delegation]:
        return iter(self._delegations)

    def __len__(self) -> int:
        return len(self._delegations)

    def get(self, id: str) -> Delegation | None:
        """The delegation with that id."""
        return self._by_id.get(id)

    def resolve(self, text: str) -> Delegation | None:
        """The one delegation that goes by that text, None when there is none or more than one."""
        found = self.candidates(text)
        return found[0] if len(found) == 1 else None

    def candidates(self, text: str) -> tuple[Delegation, ...]:
        """Every delegation that goes by that whole text, in any language, Member States first.

        Capitals matter for two-letter codes only: "TO" is Tonga, "to" is a word. "Korea" gives two.
        """
        if len(text.strip()) > _LONGEST_NAME:
            return ()
        found = set(self._by_text.get(normalise(text), ()))
        code = fold(text).upper()
        state = self._by_code.get(code)
        if state and (found or text.strip() == code):
            found.add(state)
        return tuple(sorted(found, key=lambda d: (d.category is not Category.MEMBER_STATE, d.name(), d.id)))

    def search(self, query: str, limit: int = 8, lang: str = "en", *, groups_only: bool = False) -> list[Delegation]:
        """What the type-ahead offers for a few keystrokes, best first, at most `limit`.

        Names in `lang` are slightly preferred; `groups_only` leaves only those of `groups`. Any text is allowed.
        """
        delegations, ahead = self._delegations, self._type_ahead
        if groups_only:
            delegations, ahead = self._groups, self._groups_ahead
        return [delegations[owner] for owner in islice(ahead.owners(query, lang), max(limit, 0))]

    @cached_property
    def _groups_ahead(self) -> TypeAhead:
        return _type_ahead(self._groups)

    def groups(self) -> list[Delegation]:
        """Those on whose behalf statements are made, in the order of the tables: those most often heard first."""
        return list(self._groups)


def _type_ahead(delegations: Sequence[Delegation]) -> TypeAhead:
    # Imported with the first directory, which windows load after they are shown.
    from gcm_moderator.delegations.index import TypeAhead

    return TypeAhead(delegations)


def _texts(delegation: Delegation) -> Iterator[str]:
    yield from delegation.names.values()
    yield from delegation.aliases
    for former in delegation.names_in_use.values():
        yield from former.values()
    if delegation.iso3:
        yield delegation.iso3
