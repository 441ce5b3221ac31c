"""The text of a session file as a tree of nodes that know their lines.

Nothing in the file is ever executed or turned into an object, and no file makes this slow: the size, the depth
and the number of entries are limited, and anchors, aliases and tags, which no session needs, are refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from gcm_moderator.agenda.problems import Problem, error, shown

__all__ = ["Entry", "Listing", "Mapping", "Node", "Scalar", "compose"]

DEEPEST = 20
MOST_ENTRIES = 20_000
MOST_LINES = 20_000
LONGEST_LINE = 8_000


class Scalar(msgspec.Struct, frozen=True):
    """A single value. `plain` tells that it stands without quotes, `line` counts from 1."""

    text: str
    plain: bool
    line: int


class Listing(msgspec.Struct, frozen=True):
    """A list."""

    elements: tuple[Node, ...]
    line: int


class Entry(NamedTuple):
    """One `key: value` of a mapping, with the line of the key."""

    value: Node
    line: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys with their values, in the order of the file."""

    entries: dict[str, Entry]
    line: int


Node = Scalar | Listing | Mapping


class _CannotReadError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of the YAML `text` with what is wrong in it; the tree is None when it cannot be read at all.

    Problems have the codes `yaml`, `duplicate-key`, `bad-text`, `too-long` and `too-many`.
    """
    problems: list[Problem] = []
    try:
        _refuse_excess(text)
        return _Composer(problems).compose(_events(text)), problems
    except _CannotReadError as failure:
        return None, [*problems, failure.problem]


def _refuse_excess(text: str) -> None:
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        message = f"This file has more than {MOST_LINES} lines, which no session needs; shorten it."
        raise _CannotReadError(error("too-many", message, MOST_LINES + 1))
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            message = f"This line has more than {LONGEST_LINE} characters, which no session needs; shorten it."
            raise _CannotReadError(error("too-long", message, number))


def _events(text: str) -> Iterator[Event]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except ReaderError as failure:
        message = "This line holds a character that cannot be part of a session file; delete it."
        place = text.count("\n", 0, failure.position) + 1
        raise _CannotReadError(error("bad-text", message, place)) from failure
    except MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        line = None if mark is None else min(int(mark.line) + 1, text.count("\n") + 1)
        raise _CannotReadError(_unreadable(failure.problem, line)) from failure
    except _CannotReadError:
        raise
    except Exception as failure:
        # The parser lets some malformed escapes and directives through as errors of Python's own.
        raise _CannotReadError(_unreadable(None, None)) from failure


def _unreadable(why: str | None, line: int | None) -> Problem:
    reason = "" if not why else f" ({shown(why, 120)})"
    place = "The file" if line is None else "This line"
    message = f"{place} cannot be read as YAML{reason}; look for a missing quote, colon or indent here or just above."
    return error("yaml", message, line)


class _Composer:
    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._left = MOST_ENTRIES

    def compose(self, events: Iterator[Event]) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = 'A second document begins here; a session file holds one, so remove the line "---".'
                    raise _CannotReadError(error("yaml", message, _line(event)))
            elif isinstance(event, NodeEvent):
                root = self._node(event, events, 0)
        return root

    def _node(self, event: NodeEvent, events: Iterator[Event], depth: int) -> Node:
        line = _line(event)
        self._left -= 1
        if self._left < 0:
            message = f"This file holds more than {MOST_ENTRIES} entries, which no session needs; shorten it."
            raise _CannotReadError(error("too-many", message, line))
        if depth > DEEPEST:
            raise _CannotReadError(
                error("yaml", "This line nests lists or keys too deeply; no session needs that.", line)
            )
        if isinstance(event, AliasEvent) or event.anchor is not None:
            message = "This line uses a YAML anchor or alias (& or *); write the text out, or put it in quotes."
            raise _CannotReadError(error("yaml", message, line))
        if getattr(event, "tag", None) not in {None, "!"}:
            message = "This line uses a YAML tag (!); remove it, or put the text in quotes."
            raise _CannotReadError(error("yaml", message, line))
        if isinstance(event, SequenceStartEvent):
            return Listing(tuple(self._elements(events, depth)), line)
        if isinstance(event, MappingStartEvent):
            return Mapping(self._entries(events, depth), line)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, line)
        raise AssertionError(event)

    def _elements(self, events: Iterator[Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, CollectionEndEvent):
                return
            assert isinstance(event, NodeEvent)
            yield self._node(event, events, depth + 1)

    def _entries(self, events: Iterator[Event], depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        nodes = self._elements(events, depth)
        for key in nodes:
            value = next(nodes)
            if not isinstance(key, Scalar):
                message = 'A list or a group of keys stands here in the place of a key; write "key: value".'
                self._problems.append(error("yaml", message, key.line))
            elif key.text in entries:
                first = entries[key.text].line
                message = f'The key "{shown(key.text)}" stands here a second time, first in line {first}; remove one.'
                self._problems.append(error("duplicate-key", message, key.line))
            else:
                entries[key.text] = Entry(value, key.line)
        return entries

    def _scalar(self, event: ScalarEvent, line: int) -> Scalar:
        text: str = event.value
        visible = "".join("\N{REPLACEMENT CHARACTER}" if _is_control(character) else character for character in text)
        if visible != text:
            message = "This text holds an invisible control character; delete it."
            self._problems.append(error("bad-text", message, line))
            text = visible
        return Scalar(text, event.style is None, line)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _is_control(character: str) -> bool:
    return character not in "\t\n" and unicodedata.category(character) in {"Cc", "Cs"}
