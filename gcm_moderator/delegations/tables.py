"""The hand-edited tables of delegations, read and checked line by line.

`member_states.csv` and `others.csv` hold one delegation a line, `names_in_use.csv` the names that changed. Several
aliases in one cell are parted by "|". An empty name falls back to English. Columns called `note` are for editors.
Groups, and equally good matches that are no Member States, are offered in the order of `others.csv`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gcm_moderator.delegations.model import LANGUAGES, Category, Delegation, RegionalGroup

MEMBER_STATES = "member_states.csv"
OTHERS = "others.csv"
NAMES_IN_USE = "names_in_use.csv"

_STATE_COLUMNS = ("iso2", "iso3", "m49", *LANGUAGES, "regional_group", "aliases", "note")
_OTHER_COLUMNS = ("id", "category", "iso2", "iso3", "speaks_for_members", "title", *LANGUAGES, "aliases")
_NAME_COLUMNS = ("id", "last_day", *LANGUAGES, "note")


class DirectoryError(Exception):
    """The tables of delegations cannot be used. The message names the file, and the line where there is one."""


class _Row:
    """One line of a table: its cells by column, and what to say when one of them is wrong."""

    def __init__(self, path: Path, line: int, cells: dict[str, str]) -> None:
        self.path = path
        self.line = line
        self.cells = cells

    def error(self, what: str) -> DirectoryError:
        return DirectoryError(f"{self.path}:{self.line}: {what}")

    def required(self, column: str, shape: str = ".+") -> str:
        value = self.cells[column]
        if not re.fullmatch(shape, value):
            raise self.error(f"{column} is empty" if not value else f"{column} cannot be {value!r}")
        return value

    def optional(self, column: str, shape: str = ".+") -> str | None:
        return self.required(column, shape) if self.cells[column] else None

    def names(self) -> dict[str, str]:
        self.required("en")
        return {lang: self.cells[lang] for lang in LANGUAGES if self.cells[lang]}

    def aliases(self) -> tuple[str, ...]:
        return tuple(alias.strip() for alias in self.cells["aliases"].split("|") if alias.strip())


def read_delegations(folder: Path) -> list[Delegation]:
    """All delegations in the order of the files, Member States first.

    Raises:
        DirectoryError: a file is missing, unreadable or wrong.
    """
    rows = [(row, _member_state(row)) for row in _rows(folder / MEMBER_STATES, _STATE_COLUMNS)]
    rows += [(row, _other(row)) for row in _rows(folder / OTHERS, _OTHER_COLUMNS)]
    lines: dict[str, _Row] = {}
    found: dict[str, Delegation] = {}
    for row, delegation in rows:
        if delegation.id in found:
            before = lines[delegation.id]
            raise row.error(f"{delegation.id!r} is already at {before.path.name}:{before.line}")
        lines[delegation.id], found[delegation.id] = row, delegation
    for row in _rows(folder / NAMES_IN_USE, _NAME_COLUMNS):
        _add_former_name(row, found)
    return list(found.values())


def _member_state(row: _Row) -> Delegation:
    iso2 = row.required("iso2", "[A-Z]{2}")
    groups = "|".join(map(re.escape, RegionalGroup))
    return Delegation(
        id=iso2,
        code=iso2,
        category=Category.MEMBER_STATE,
        regional_group=RegionalGroup(row.required("regional_group", groups)),
        names=row.names(),
        aliases=row.aliases(),
        iso3=row.required("iso3", "[A-Z]{3}"),
    )


def _other(row: _Row) -> Delegation:
    categories = "|".join(category for category in Category if category is not Category.MEMBER_STATE)
    return Delegation(
        id=row.required("id", "[A-Z]{2}|[a-z0-9]+(-[a-z0-9]+)*"),
        code=row.optional("iso2", "[A-Z]{2}"),
        category=Category(row.required("category", categories)),
        regional_group=None,
        names=row.names(),
        aliases=row.aliases(),
        title=row.optional("title"),
        speaks_for_members=row.optional("speaks_for_members", "yes") is not None,
        iso3=row.optional("iso3", "[A-Z]{3}"),
    )


def _add_former_name(row: _Row, found: dict[str, Delegation]) -> None:
    delegation = found.get(row.required("id"))
    if delegation is None:
        raise row.error(f"no delegation has the id {row.cells['id']!r}")
    try:
        last_day = dt.date.fromisoformat(row.required("last_day"))
    except ValueError:
        raise row.error(f"last_day cannot be {row.cells['last_day']!r}; write it as 2018-04-18") from None
    if last_day in delegation.names_in_use:
        raise row.error(f"{delegation.id!r} already has a name in use until {last_day}")
    names_in_use = dict(sorted({**delegation.names_in_use, last_day: row.names()}.items()))
    found[delegation.id] = msgspec.structs.replace(delegation, names_in_use=names_in_use)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DirectoryError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DirectoryError(f"{path}: is not UTF-8 text") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise DirectoryError(f"{path}:{line}: {error}") from error
        if line == 1:
            header = _header(path, cells or [], columns)
        elif cells is None:
            return
        elif cells and len(cells) != len(header):
            raise DirectoryError(f"{path}:{line}: {len(cells)} cells where the header has {len(header)}")
        elif cells:
            yield _Row(path, line, dict(zip(header, map(str.strip, cells), strict=True)))


def _header(path: Path, cells: list[str], columns: tuple[str, ...]) -> list[str]:
    header = [cell.strip() for cell in cells]
    if missing := [column for column in columns if column not in header]:
        raise DirectoryError(f"{path}:1: no column {', '.join(missing)}")
    if unknown := [column for column in header if column not in columns]:
        raise DirectoryError(f"{path}:1: unknown column {', '.join(unknown)}")
    if len(header) > len(columns):
        raise DirectoryError(f"{path}:1: a column stands there twice")
    return header
