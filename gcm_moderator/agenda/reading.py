"""From the tree of a session file to its source structs, with every problem of keys and types found on the way.

The structs say what may stand where; this reads any of them. What cannot be read is reported and replaced by
an empty value, so that the rest of the file is checked too.
"""

from __future__ import annotations

import difflib
import re
from typing import Any

import msgspec
from msgspec import inspect

from gcm_moderator.agenda.problems import Problem, error, shown, warning
from gcm_moderator.agenda.source import AS_WRITTEN, SessionSource
from gcm_moderator.agenda.tree import Listing, Mapping, Node, Scalar

__all__ = ["Key", "Place", "Reading", "read"]

Key = str | int
"""A key of the file, or the position in a list, from 0."""

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{0,9})?")
_LOOKS_LIKE_NUMBER = re.compile(r"[-+]?(\.[0-9]|[0-9])[0-9_]*(\.[0-9]*)?([eE][-+]?[0-9]+)?")
_MOST_SUGGESTIONS = 50


class Place(msgspec.Struct, frozen=True):
    """Where something stands in the file. `plain` tells of a single value without quotes."""

    line: int
    plain: bool


class Reading(msgspec.Struct, frozen=True):
    """A session file as read: its source, where each part of it stands, and what is wrong in it."""

    source: SessionSource
    places: dict[tuple[Key, ...], Place]
    problems: tuple[Problem, ...]

    def line(self, *path: Key) -> int:
        """Return the line of what stands under these keys, or of the nearest thing around it."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path].line

    def plain(self, *path: Key) -> bool:
        """Whether a single value without quotes stands under these keys."""
        return path in self.places and self.places[path].plain


def read(root: Mapping) -> Reading:
    """Return what stands in the session file `root`.

    Problems have the codes `missing`, `unknown-key`, `bad-type`, `bad-number`, `bad-limit`, `too-long`, `too-many`.
    """
    reader = _Reader()
    source = reader.read(root, inspect.type_info(SessionSource), ())
    assert isinstance(source, SessionSource)
    return Reading(source=source, places=reader.places, problems=tuple(reader.problems))


class _Reader:
    def __init__(self) -> None:
        self.places: dict[tuple[Key, ...], Place] = {}
        self.problems: list[Problem] = []
        self._suggestions_left = _MOST_SUGGESTIONS

    def read(self, node: Node, wanted: inspect.Type, path: tuple[Key, ...], as_written: bool = False) -> Any:
        self.places.setdefault(path, Place(node.line, isinstance(node, Scalar) and node.plain))
        match wanted:
            case inspect.Metadata():
                as_written = as_written or bool((wanted.extra or {}).get(AS_WRITTEN))
                return self.read(node, wanted.type, path, as_written)
            case inspect.UnionType():
                return self._union(node, wanted, path)
            case inspect.StructType() if isinstance(node, Mapping):
                return self._struct(node, wanted, path)
            case inspect.VarTupleType() if isinstance(node, Listing):
                return self._tuple(node, wanted, path)
            case inspect.StrType() if isinstance(node, Scalar):
                return self._text(node, wanted, path, as_written)
            case inspect.BoolType() if isinstance(node, Scalar) and node.plain and node.text in _BOOLEAN:
                return _BOOLEAN[node.text]
            case inspect.IntType() if isinstance(node, Scalar) and node.plain and _WHOLE.fullmatch(node.text):
                return self._number(int(node.text), wanted, path)
            case inspect.FloatType() if isinstance(node, Scalar) and node.plain and _NUMBER.fullmatch(node.text):
                return self._number(float(node.text), wanted, path)
            case _:
                return self._wrong(node, wanted, path)

    def _union(self, node: Node, union: inspect.UnionType, path: tuple[Key, ...]) -> Any:
        if _is_null(node) and any(isinstance(choice, inspect.NoneType) for choice in union.types):
            return None
        choices = [_bare(choice) for choice in union.types if not isinstance(choice, inspect.NoneType)]
        if len(choices) == 1:
            return self.read(node, choices[0], path)
        for choice in choices:
            match choice:
                case inspect.StructType() if isinstance(node, Mapping):
                    return self._struct(node, choice, path)
                case inspect.VarTupleType() if isinstance(node, Listing):
                    return self._tuple(node, choice, path)
                case inspect.StrType() if isinstance(node, Scalar):
                    return self._text(node, choice, path, as_written=False)
                case inspect.IntType() if isinstance(node, Scalar) and node.plain and _WHOLE.fullmatch(node.text):
                    return self._number(int(node.text), choice, path)
        return self._wrong(node, union, path)

    def _struct(self, node: Mapping, struct: inspect.StructType, path: tuple[Key, ...]) -> Any:
        values: dict[str, Any] = {}
        known = {field.encode_name for field in struct.fields}
        free = sorted(known - node.entries.keys())
        for key, entry in node.entries.items():
            if key not in known:
                self._unknown(key, entry.line, free, path)
        for field in struct.fields:
            found = node.entries.get(field.encode_name)
            here = (*path, field.encode_name)
            if found is not None:
                self.places[here] = Place(found.line, isinstance(found.value, Scalar) and found.value.plain)
            if found is not None and not _is_null(found.value):
                values[field.name] = self.read(found.value, field.type, here)
            elif field.required:
                line = node.line if found is None else found.line
                inside = "" if not path else f" in {_label(path)}"
                message = f'"{field.encode_name}" is missing{inside}; add it{_example(field.type)}.'
                self.problems.append(error("missing", message, line))
                values[field.name] = _empty(field.type)
        return struct.cls(**values)

    def _unknown(self, key: str, line: int, free: list[str], path: tuple[Key, ...]) -> None:
        close: list[str] = []
        if self._suggestions_left > 0:
            self._suggestions_left -= 1
            close = difflib.get_close_matches(key[:60].lower().replace("_", "-"), free)
        advice = f'did you mean "{close[0]}"?' if close else "it is passed over."
        inside = "a session file" if not path else _label(path)
        self.problems.append(warning("unknown-key", f'"{shown(key)}" is no key of {inside}; {advice}', line))

    def _tuple(self, node: Listing, wanted: inspect.VarTupleType, path: tuple[Key, ...]) -> tuple[Any, ...]:
        if wanted.max_length is not None and len(node.elements) > wanted.max_length:
            line = node.elements[wanted.max_length].line
            message = (
                f"{_label(path)} has {len(node.elements)} entries, and at most {wanted.max_length} are possible here."
            )
            self.problems.append(error("too-many", message, line))
        if wanted.min_length is not None and len(node.elements) < wanted.min_length:
            self.problems.append(
                error("missing", f"{_label(path)} is an empty list; add at least one entry.", node.line)
            )
        elements = node.elements[: wanted.max_length]
        return tuple(self.read(element, wanted.item_type, (*path, place)) for place, element in enumerate(elements))

    def _text(self, node: Scalar, wanted: inspect.StrType, path: tuple[Key, ...], as_written: bool) -> str:
        if as_written:
            return node.text[:100]
        if node.plain and (node.text in _BOOLEAN or _LOOKS_LIKE_NUMBER.fullmatch(node.text)):
            return str(self._wrong(node, wanted, path))
        text = " ".join(node.text.split())
        if not text:
            message = f"{_label(path)} is empty; write its text."
            self.problems.append(error("missing", message, node.line))
        elif wanted.max_length is not None and len(text) > wanted.max_length:
            message = f"{_label(path)} has {len(text)} characters, and at most {wanted.max_length} are possible here."
            self.problems.append(error("too-long", message, node.line))
            return text[: wanted.max_length]
        return text

    def _number(self, number: float, wanted: inspect.IntType | inspect.FloatType, path: tuple[Key, ...]) -> float:
        low = wanted.ge is None or number >= wanted.ge
        above = wanted.gt is None or number > wanted.gt
        high = wanted.le is None or number <= wanted.le
        if low and above and high:
            return number
        if isinstance(wanted, inspect.FloatType):
            code, bounds = "bad-limit", f"more than {wanted.gt} and at most {wanted.le} minutes"
        else:
            code, bounds = "bad-number", f"from {wanted.ge} to {wanted.le}"
        message = f"{_label(path)} must be {bounds}, but here stands {number:.15g}."
        self.problems.append(error(code, message, self.places[path].line))
        return 0

    def _wrong(self, node: Node, wanted: inspect.Type, path: tuple[Key, ...]) -> Any:
        advice = ""
        if isinstance(wanted, inspect.StrType) and isinstance(node, Scalar):
            advice = f'; if it is meant as text, put it in quotes: "{shown(node.text)}"'
        elif (
            isinstance(node, Scalar)
            and not node.plain
            and isinstance(wanted, inspect.IntType | inspect.FloatType | inspect.BoolType)
        ):
            advice = "; write it without quotes"
        message = f"{_label(path)} must be {_words(wanted, path)}, but here stands {_found(node)}{advice}."
        self.problems.append(error("bad-type", message, self.places[path].line))
        return _empty(wanted)


def _bare(wanted: inspect.Type) -> inspect.Type:
    return _bare(wanted.type) if isinstance(wanted, inspect.Metadata) else wanted


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text in _NULL


def _label(path: tuple[Key, ...]) -> str:
    last = path[-1]
    if isinstance(last, str):
        return f'"{last}"'
    return f"entry {last + 1} of {_label(path[:-1])}"


def _found(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a group of keys"
    if isinstance(node, Listing):
        return "a list"
    if _is_null(node):
        return "nothing"
    if node.plain and _LOOKS_LIKE_NUMBER.fullmatch(node.text):
        return f"the number {shown(node.text)}"
    if node.plain and node.text in _BOOLEAN:
        return f"the value {node.text}"
    return f'the text "{shown(node.text)}"'


def _words(wanted: inspect.Type, path: tuple[Key, ...]) -> str:
    match _bare(wanted):
        case inspect.StrType():
            return "text"
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType():
            return "a whole number"
        case inspect.FloatType():
            return "a number of minutes"
        case inspect.VarTupleType():
            return f"a list of {path[-1]}" if path and isinstance(path[-1], str) else "a list"
        case inspect.StructType(fields=fields):
            keys = [field.encode_name for field in fields if field.required] or [field.encode_name for field in fields]
            return f"a group of keys ({', '.join(keys)})"
        case inspect.UnionType(types=types):
            return " or ".join(_words(choice, path) for choice in types if not isinstance(choice, inspect.NoneType))
        case _:
            return "something else"


def _example(wanted: inspect.Type) -> str:
    return f" as {_words(wanted, ())}" if isinstance(_bare(wanted), inspect.VarTupleType) else ""


def _empty(wanted: inspect.Type) -> Any:
    match _bare(wanted):
        case inspect.StrType():
            return ""
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 0
        case inspect.FloatType():
            return 0.0
        case inspect.VarTupleType():
            return ()
        case inspect.StructType(cls=cls, fields=fields):
            return cls(**{field.name: _empty(field.type) for field in fields if field.required})
        case _:
            return None
