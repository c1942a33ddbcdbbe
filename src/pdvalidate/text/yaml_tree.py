"""YAML as a tree of texts with their places. Nothing is resolved, nothing can expand, every oddity is a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pdvalidate.errors import Mistake
from pdvalidate.model.written_at import Source

LARGEST = 2_000_000
"""Bytes that a file may have."""

DEEPEST = 40
"""Levels that mappings and lists may nest."""

_QUOTES = "put this text in quotes"
_INDENT = "check the indentation, and put texts with special characters in quotes"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed. `plain`: without quotes; `flat`: on one line. `source` is the place of its first character."""

    text: str
    plain: bool
    source: Source
    flat: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: dict[str, Node]
    keys: dict[str, Source]
    source: Source


Node = Scalar | Sequence | Mapping


class NoTreeError(Exception):
    """A file is no tree of texts."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(*mistakes)
        self.mistakes = mistakes


def read_tree(path: Path, name: str, what: str = "a schema file") -> tuple[Mapping, list[Mistake]]:
    """The tree of a file, with the mistakes that leave a tree all the same (duplicate keys, aliases, tags).

    Raises:
        NoTreeError: the file cannot be read, or is no YAML mapping.
    """
    return parsed(_text(path, name), name, what)


def parsed(text: str, name: str, what: str = "a schema file") -> tuple[Mapping, list[Mistake]]:
    """The tree of a text, as `read_tree` gives that of a file.

    Raises:
        NoTreeError: it is no YAML mapping.
    """
    reader = _Reader(name, what)
    try:
        node = reader.document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as wrong:
        raise NoTreeError(_syntax(name, wrong)) from None
    except yaml.YAMLError as wrong:
        raise NoTreeError(Mistake(name, 1, 1, f"this is no YAML: {' '.join(str(wrong).split())[:120]}")) from None
    if not isinstance(node, Mapping):
        place = node.source if node else Source(name)
        raise NoTreeError(Mistake(name, place.line, place.column, f"{what} is a mapping of keys to values"))
    return node, reader.mistakes


def _text(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise NoTreeError(Mistake(name, 1, 1, f"the file is larger than {LARGEST // 1_000_000} MB"))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise NoTreeError(Mistake(name, line, 1, "the file is not written in UTF-8")) from None
    except OSError as wrong:
        raise NoTreeError(Mistake(name, 1, 1, f"the file cannot be read: {wrong.strerror}")) from None


def _syntax(name: str, wrong: yaml.MarkedYAMLError) -> Mistake:
    mark = wrong.problem_mark or wrong.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = wrong.problem or "it cannot be read"
    if "\\t" in problem or "tab" in problem:
        return Mistake(name, line, column, "a tab stands where spaces belong", "indent with spaces")
    layout = any(sign in problem for sign in ("expected key", "expected <block end>"))
    return Mistake(name, line, column, f"this is no YAML here: {problem}", _INDENT if layout else _QUOTES)


@dataclass
class _Reader:
    """Builds the tree from the parser's events."""

    name: str
    what: str = "a schema file"
    mistakes: list[Mistake] = field(default_factory=list)

    def document(self, events: Iterator[Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent) and root is not None:
                self._say(event, f"{self.what} holds one document", "remove the line '---'")
                break
            if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
                root = self._node(event, events, 0)
        return root

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        if depth > DEEPEST:
            raise NoTreeError(Mistake(self.name, *_at(event), f"this is nested more than {DEEPEST} deep"))
        source = Source(self.name, *_at(event))
        if isinstance(event, AliasEvent):
            self._say(event, f"'*{event.anchor}' is a YAML alias, which {self.what} cannot use", _QUOTES)
            return Scalar(f"*{event.anchor}", True, source)
        self._refuse_decoration(event)
        if isinstance(event, SequenceStartEvent):
            return Sequence(tuple(self._items(events, depth)), source)
        if isinstance(event, MappingStartEvent):
            return self._mapping(source, events, depth)
        if not isinstance(event, ScalarEvent):
            raise TypeError(f"not a node: {event}")
        first = source.column + (event.style in ("'", '"'))
        return Scalar(event.value, not event.style, Source(self.name, source.line, first), _on_one_line(event))

    def _items(self, events: Iterator[Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _mapping(self, source: Source, events: Iterator[Event], depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Source] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self._say_at(key.source, "a text in braces or brackets cannot be a key", _QUOTES)
            elif key.text in entries:
                first = keys[key.text].line
                self._say_at(
                    key.source, f"the key '{key.text}' stands here a second time; the first is in line {first}"
                )
            else:
                entries[key.text], keys[key.text] = value, key.source
        return Mapping(entries, keys, source)

    def _refuse_decoration(self, event: Event) -> None:
        anchor = getattr(event, "anchor", None)
        if anchor:
            self._say(event, f"'&{anchor}' is a YAML anchor, which {self.what} cannot use", _QUOTES)
        tag = getattr(event, "tag", None)
        if tag and not (isinstance(event, ScalarEvent) and tag == "!"):
            self._say(event, f"'{tag}' is a YAML tag, which {self.what} cannot use", _QUOTES)

    def _say(self, event: Event, text: str, suggestion: str = "") -> None:
        self.mistakes.append(Mistake(self.name, *_at(event), text, suggestion))

    def _say_at(self, source: Source, text: str, suggestion: str = "") -> None:
        self.mistakes.append(Mistake(self.name, source.line, source.column, text, suggestion))


def _at(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _on_one_line(event: ScalarEvent) -> bool:
    first, last = event.start_mark, event.end_mark
    return event.style not in ("|", ">") and first is not None and last is not None and first.line == last.line


def plain(node: Node) -> object:
    """The tree as dictionaries, lists and texts, for the loader's types; an unquoted null is None."""
    match node:
        case Scalar():
            return None if node.plain and node.text in ("null", "~") else node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, value in node.entries.items()}


def source_at(node: Node, path: tuple[str | int, ...], of_key: bool = False) -> Source:
    """The place of the value that a path of keys leads to, or of its last key; of the nearest one above if none is."""
    source = node.source
    for depth, step in enumerate(path):
        if isinstance(node, Mapping) and str(step) in node.entries:
            source = node.keys[str(step)]
            node = node.entries[str(step)]
            if not (of_key and depth == len(path) - 1):
                source = node.source
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            source = node.source
        else:
            break
    return source


def node_at(node: Node, path: tuple[str | int, ...]) -> Node | None:
    """What a path of keys leads to."""
    found: Node | None = node
    for step in path:
        found = found.entries.get(str(step)) if isinstance(found, Mapping) else None
    return found
