"""Changes to the text of a YAML file that leave everything else in it as it stands: comments, order, quotes.

A place is named by its keys and positions: `("days", 0, "items", 2, "end")`. Only the lines of what is changed are
written anew. What stands in one line (`{…}`, `[…]`) is written in lines of its own when something in it is added.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from gcm_moderator.agenda.editing import scalars
from gcm_moderator.agenda.editing.scalars import Data, Plain

__all__ = ["insert", "move", "put", "put_all", "remove"]

Path = tuple[str | int, ...]
_Change = Callable[[Any], None]


def put(text: str, path: Path, value: Data, order: Sequence[str] = ()) -> str:
    """Return the text with `value` at a place. A key that was not there is put behind those before it in `order`.

    Raises:
        KeyError: there is nothing that could hold the place.
    """
    tree = _Tree(text)
    holder, last = tree.find(path[:-1]), path[-1]
    flow = tree.outermost_flow(path[:-1])
    if flow is not None:
        return tree.rewritten(flow, path, lambda parent: _set(parent, last, value))
    if isinstance(holder, MappingNode):
        entry = _entry(holder, last)
        if entry is None:
            return tree.with_entry(holder, str(last), value, order)
        return tree.with_value(entry, str(last), value)
    if isinstance(holder, SequenceNode) and isinstance(last, int) and last < len(holder.value):
        old = holder.value[last]
        if _single(old) and _is_scalar(value):
            return tree.spliced(old, value, "")
        block = tree.blocks(holder)[last]
        lines = scalars.element_lines(value, _dash(tree, old))
        return tree.text[: tree.line_start(tree.dash_of(old))] + _joined(lines) + tree.text[block.end :]
    raise KeyError(path)


def put_all(text: str, changes: Mapping[Path, Data]) -> str:
    """Return the text with several single values changed, each where a single value stands.

    Raises:
        KeyError: there is nothing at one of the places.
    """
    tree = _Tree(text)
    nodes = [(tree.find(path), path, value) for path, value in changes.items()]
    for node, path, value in sorted(nodes, key=lambda one: one[0].start_mark.index, reverse=True):
        tree.text = tree.spliced(node, value, str(path[-1]))
    return tree.text


def remove(text: str, path: Path) -> str:
    """Return the text without the key or the entry of a list at a place; the comment right above an entry goes too.

    Raises:
        KeyError: nothing is there.
    """
    tree = _Tree(text)
    text = tree.text
    holder, last = tree.find(path[:-1]), path[-1]
    tree.find(path)
    if len(holder.value) == 1 and len(path) > 1 and isinstance(holder, MappingNode):
        return remove(text, path[:-1])
    if len(holder.value) == 1 and isinstance(holder, SequenceNode):
        return put(text, path[:-1], [])
    flow = tree.outermost_flow(path[:-1])
    if flow is not None:
        return tree.rewritten(flow, path, lambda parent: parent.__delitem__(last))
    if isinstance(holder, SequenceNode) and isinstance(last, int):
        blocks = tree.blocks(holder)
        block = blocks[last]
        if last + 1 < len(blocks):
            return text[: block.start] + text[block.end :].lstrip("\n")
        between = text[blocks[last - 1].end : block.start]
        return text[: blocks[last - 1].end] + (between if between.strip() else "") + text[block.end :]
    key, value = _entry(holder, last) or (None, None)
    assert key is not None
    start = tree.line_start(key.start_mark.index)
    if text[start : key.start_mark.index].strip():
        return tree.rewritten(path[:-1], path, lambda parent: parent.__delitem__(last))
    return text[:start] + text[tree.end_of(value) :]


def insert(text: str, path: Path, at: int, value: Data) -> str:
    """Return the text with one more entry in the list at `path`, before the one that is at that position now.

    Raises:
        KeyError: there is no list.
    """
    tree = _Tree(text)
    text = tree.text
    holder = tree.find(path)
    if not isinstance(holder, SequenceNode):
        raise KeyError(path)
    flow = tree.outermost_flow(path)
    if flow is not None:
        return tree.rewritten(flow, (*path, at), lambda parent: parent.insert(at, value))
    blocks = tree.blocks(holder)
    lines = _joined(scalars.element_lines(value, _dash(tree, holder.value[0])))
    if len(blocks) > 1:
        apart = "\n" if text.startswith("\n", blocks[0].end) else ""
    else:
        apart = "\n" if lines.count("\n") > 4 else ""
    if at < len(blocks):
        return text[: blocks[at].start] + lines + apart + text[blocks[at].start :]
    return text[: blocks[-1].end] + apart + lines + text[blocks[-1].end :]


def move(text: str, path: Path, frm: int, to: int) -> str:
    """Return the text with an entry of a list at another position, with the comment right above it.

    Raises:
        KeyError: there is no list.
    """
    tree = _Tree(text)
    text = tree.text
    holder = tree.find(path)
    if not isinstance(holder, SequenceNode):
        raise KeyError(path)
    flow = tree.outermost_flow(path)
    if flow is not None:
        return tree.rewritten(flow, (*path, frm), lambda parent: parent.insert(to, parent.pop(frm)))
    blocks = tree.blocks(holder)
    order = list(range(len(blocks)))
    order.insert(to, order.pop(frm))
    gaps = [text[one.end : other.start] for one, other in itertools.pairwise(blocks)] + [""]
    middle = "".join(text[blocks[n].start : blocks[n].end] + gap for n, gap in zip(order, gaps, strict=True))
    return text[: blocks[0].start] + middle + text[blocks[-1].end :]


class _Block(msgspec.Struct, frozen=True):
    """The lines of one entry of a list: from the comment right above it to the end of its last line."""

    start: int
    end: int


class _Tree:
    """The nodes of a text with their places in it."""

    def __init__(self, text: str) -> None:
        self.text = text if text.endswith("\n") else text + "\n"
        self.root = YAML(typ="safe", pure=True).compose(self.text)
        _place_empty(self.root)

    def find(self, path: Path) -> Any:
        node = self.root
        for key in path:
            if isinstance(node, MappingNode):
                entry = _entry(node, key)
                if entry is None:
                    raise KeyError(path)
                node = entry[1]
            elif isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
            else:
                raise KeyError(path)
        return node

    def outermost_flow(self, path: Path) -> Path | None:
        """The outermost place on the way that stands in one line, between brackets."""
        for length in range(len(path) + 1):
            node = self.find(path[:length])
            if isinstance(node, MappingNode | SequenceNode) and node.flow_style:
                return path[:length]
        return None

    def rewritten(self, at: Path, path: Path, change: _Change) -> str:
        """The text with everything at `at` written anew after a change to what holds the end of `path`."""
        data = self._data(self.find(at))
        parent = data
        for key in path[len(at) : -1]:
            parent = parent[key]
        change(parent)
        if not at:
            return _joined(scalars.block_lines(data, 0))
        holder, last = self.find(at[:-1]), at[-1]
        if isinstance(holder, MappingNode):
            entry = _entry(holder, last)
            assert entry is not None
            return self._replaced(entry, str(last), data)
        block = self.blocks(holder)[int(last)]
        node = holder.value[int(last)]
        lines = scalars.element_lines(data, _dash(self, node))
        return self.text[: self.line_start(self.dash_of(node))] + _joined(lines) + self.text[block.end :]

    def with_entry(self, holder: Any, key: str, value: Data, order: Sequence[str]) -> str:
        earlier = order[: order.index(key)] if key in order else ()
        behind = holder.value[-1]
        if earlier:
            behind = next((entry for entry in reversed(holder.value) if entry[0].value in earlier), behind)
        end = self.end_of(behind[1])
        lines = scalars.entry_lines(key, value, holder.value[0][0].start_mark.column)
        return self.text[:end] + _joined(lines) + self.text[end:]

    def with_value(self, entry: tuple[Any, Any], key: str, value: Data) -> str:
        old = entry[1]
        if _single(old) and _is_scalar(value) and len(str(value)) <= 110:
            return self.spliced(old, value, key)
        return self._replaced(entry, key, value)

    def spliced(self, old: Any, value: Data, key: str) -> str:
        """The text with another single value where one stands; what follows it on the line stays."""
        start, end = old.start_mark.index, old.end_mark.index
        end = start + len(self.text[start:end].rstrip())
        return self.text[:start] + scalars.quoted_like(value, old.style, key) + self.text[end:]

    def _replaced(self, entry: tuple[Any, Any], key: str, value: Data) -> str:
        start, column = entry[0].start_mark.index, entry[0].start_mark.column
        lines = scalars.entry_lines(key, value, column)
        return self.text[:start] + _joined(lines)[column:] + self.text[self.end_of(entry[1]) :]

    def dash_of(self, node: Any) -> int:
        """Where the dash of an entry of a list in block style is."""
        return self.text.rfind("-", 0, node.start_mark.index)

    def line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def end_of(self, node: Any) -> int:
        """Where the line after the last line of a node begins."""
        while isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(node, MappingNode) else last
        start = node.start_mark.index
        last_index = start + len(self.text[start : node.end_mark.index].rstrip())
        return self.text.index("\n", max(start, last_index)) + 1

    def blocks(self, holder: Any) -> list[_Block]:
        """The entries of a list in block style, in order."""
        found: list[_Block] = []
        floor = 0
        for node in holder.value:
            start = self._with_comment(self.line_start(self.dash_of(node)), _dash(self, node), floor)
            end = self._with_inner_comments(self.end_of(node), _dash(self, node))
            found.append(_Block(start, end))
            floor = end
        return found

    def _with_comment(self, start: int, dash: int, floor: int) -> int:
        """Where the comment lines right above an entry begin."""
        while start > floor:
            above = self.line_start(start - 1)
            line = self.text[above : start - 1]
            if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) > dash:
                break
            start = above
        return start

    def _with_inner_comments(self, end: int, dash: int) -> int:
        """Where the comments end that are indented further than the entry that they follow."""
        while end < len(self.text):
            after = self.text.find("\n", end)
            line = self.text[end:after]
            if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= dash:
                break
            end = after + 1
        return end

    def _data(self, node: Any) -> Any:
        if isinstance(node, MappingNode):
            return {key.value: self._data(value) for key, value in node.value}
        if isinstance(node, SequenceNode):
            return [self._data(inner) for inner in node.value]
        return Plain(node.value) if node.style is None else node.value


def _place_empty(node: Any) -> None:
    """Let each empty value stand behind its key: the parser has it stand where the next thing begins."""
    if isinstance(node, SequenceNode):
        for inner in node.value:
            _place_empty(inner)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if value.start_mark.index == value.end_mark.index:
                value.start_mark = value.end_mark = key.end_mark
            _place_empty(value)


def _entry(holder: Any, key: str | int) -> tuple[Any, Any] | None:
    return next((entry for entry in holder.value if entry[0].value == key), None)


def _dash(tree: _Tree, node: Any) -> int:
    """The column of the dash before an entry of a list in block style."""
    dash = tree.dash_of(node)
    return dash - tree.line_start(dash)


def _single(node: Any) -> bool:
    return isinstance(node, ScalarNode) and bool(node.end_mark.index > node.start_mark.index)


def _is_scalar(value: Data) -> bool:
    return value is not None and not isinstance(value, list | dict)


def _set(parent: Any, key: str | int, value: Data) -> None:
    parent[key] = value


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
