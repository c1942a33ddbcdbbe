"""What schema files say of themselves in their first lines: for a list of them, without checking what else they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import yaml
from yaml.events import Event, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from pdvalidate.forms.places import schema_files

_LARGEST = 2_000_000
_KINDS = ("form", "collection")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Head:
    """A form or a collection: ID@EDITION, its title in each language, and the file it stands in."""

    kind: str
    id: str
    edition: str
    file: str
    title: dict[str, str] = field(default_factory=dict)
    extends: str = ""

    @property
    def key(self) -> str:
        return f"{self.id}@{self.edition}" if self.edition else self.id


@dataclass(frozen=True, slots=True)
class Heads:
    """Forms, then collections, in the order of the files; and the names of the lists."""

    known: tuple[Head, ...] = ()
    lists: tuple[str, ...] = ()


def read_heads(paths: Sequence[Path]) -> Heads | None:
    """The heads of schema files, and of those below folders; None where their
    first lines are not as they should be. What is wrong further down is not seen: loading tells it.
    """
    found: list[Head] = []
    lists: list[str] = []
    files = [schema_files(path) for path in paths]
    for path in chain.from_iterable(files):
        top = _top(path)
        kind = next((kind for kind in _KINDS if top and isinstance(top.get(kind), str)), None)
        if top is None or not ("lists" in top if kind is None else top.get("edition")):
            return None
        lists += top.get("lists") or {}
        if kind is not None:
            found.append(_head(kind, top, str(path)))
    known = tuple(_titled(one, found) for kind in _KINDS for one in found if one.kind == kind)
    clear = all(files) and len({(one.kind, one.key) for one in known}) == len(known)
    return Heads(known, tuple(sorted(lists))) if clear else None


def _head(kind: str, top: dict[str, str | dict[str, str]], file: str) -> Head:
    texts = {name: text for name, text in top.items() if isinstance(text, str)}
    title = top.get("title", {})
    return Head(
        kind,
        texts[kind],
        texts.get("edition", ""),
        file,
        {"": title} if isinstance(title, str) else title,
        texts.get("extends", ""),
    )


def _titled(one: Head, found: Sequence[Head]) -> Head:
    """An edition that extends another has its title, unless it has its own."""
    seen = {one.key}
    title, above = one.title, one.extends
    while not title and above and above not in seen:
        seen.add(above)
        other = next((head for head in found if above in (head.key, head.id)), None)
        title, above = (other.title, other.extends) if other else ({}, "")
    return replace(one, title=title)


def _top(path: Path) -> dict[str, str | dict[str, str]] | None:
    """The texts of the first level of a file, and of the mappings there; lists count as nothing."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        return _mapping(yaml.parse(path.read_text(encoding="utf-8-sig"), Loader=_LOADER))
    except (OSError, ValueError, yaml.YAMLError):
        return None


def _mapping(events: Iterator[Event]) -> dict[str, str | dict[str, str]] | None:
    path: list[str | None] = []  # the key that each open level is at
    found: dict[str, str | dict[str, str]] = {}
    for event in events:
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            if not path and isinstance(event, SequenceStartEvent):
                return None
            if len(path) == 1 and path[0] is not None:
                found[path[0]] = {}
            path.append(None)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            path.pop()
            if path:
                path[-1] = None
        elif isinstance(event, ScalarEvent):
            _take(event.value, path, found)
    return found


def _take(text: str, path: list[str | None], found: dict[str, str | dict[str, str]]) -> None:
    if not path:
        return
    key, path[-1] = path[-1], text if path[-1] is None else None
    if len(path) == 1 and key is not None:
        found[key] = text
    elif len(path) == 2 and path[0] is not None:
        inner = found[path[0]]
        if isinstance(inner, dict):
            inner[text if key is None else key] = "" if key is None else text
