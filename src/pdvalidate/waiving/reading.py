"""The file of waivers: YAML, read without resolving anything, every mistake told with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from pdvalidate.errors import Mistake, MistakesError
from pdvalidate.model.form import Source
from pdvalidate.model.waiver import Granted, Waiver, Waivers
from pdvalidate.rules.mistakes import did_you_mean
from pdvalidate.text.yaml_tree import Mapping, Node, NoTreeError, Scalar, Sequence, parsed, read_tree

WHAT = "a file of waivers"
TOP = "waivers"

_VALUES = tuple(one.name for one in fields(Granted))
_KEYS = tuple(one.name for one in fields(Waiver) if one.name != "source")
_NEEDED = ("id", "reason", "by", "values")
_TEXTS = tuple(name for name in _KEYS if name not in ("values", "until"))


def read_waivers(file: Path) -> Waivers:
    """The waivers of a file, in its order.

    Raises:
        MistakesError: with every mistake of the file; also where there is no such file.
    """
    return _waivers(str(file), lambda name: read_tree(file, name, WHAT))


def waivers_in(text: str, name: str) -> Waivers:
    """The waivers of a text that is to become a file.

    Raises:
        MistakesError: with every mistake in it.
    """
    return _waivers(name, lambda name: parsed(text, name, WHAT))


def _waivers(name: str, tree_of: Callable[[str], tuple[Mapping, list[Mistake]]]) -> Waivers:
    try:
        tree, mistakes = tree_of(name)
    except NoTreeError as wrong:
        raise MistakesError("waivers-broken", wrong.mistakes) from None
    reader = _Reader(mistakes)
    entries = tuple(reader.entries(tree))
    if reader.mistakes:
        raise MistakesError("waivers-broken", reader.mistakes)
    return Waivers(name, entries)


@dataclass
class _Reader:
    mistakes: list[Mistake] = field(default_factory=list)

    def entries(self, tree: Mapping) -> list[Waiver]:
        """Every waiver, those with mistakes left out."""
        self._known_keys(tree, (TOP,))
        listed = tree.entries.get(TOP)
        if listed is None:
            self._say(tree.source, f"the key '{TOP}' is missing here")
        if listed is None or (isinstance(listed, Scalar) and listed.plain and listed.text in ("", "null", "~")):
            return []
        if not isinstance(listed, Sequence):
            self._say(listed.source, "a list of waivers is expected here")
            return []
        found = [waiver for item in listed.items if (waiver := self._entry(item))]
        self._only_once(found)
        return found

    def _entry(self, item: Node) -> Waiver | None:
        if not isinstance(item, Mapping):
            self._say(item.source, "a waiver is a mapping with the keys " + ", ".join(_NEEDED))
            return None
        before = len(self.mistakes)
        self._known_keys(item, _KEYS)
        for name in _NEEDED:
            if name not in item.entries:
                self._say(item.source, f"the key '{name}' is missing here")
        texts = {name: self._text(item, name) for name in _TEXTS}
        for name in ("id", "reason", "by"):
            if texts[name] == "":
                self._say(item.entries[name].source, f"'{name}' must not be empty")
        until, values = self._until(item), self._values(item)
        if len(self.mistakes) > before:
            return None
        told = {name: text for name, text in texts.items() if text is not None}
        return Waiver(**told, until=until, values=values, source=item.source)

    def _values(self, item: Mapping) -> Granted:
        held = item.entries.get("values")
        if held is None:
            return Granted()
        if not isinstance(held, Mapping):
            self._say(held.source, "a mapping is expected here", f"its keys are {', '.join(_VALUES)}")
            return Granted()
        self._known_keys(held, _VALUES)
        return Granted(**{name: self._text(held, name) for name in _VALUES})

    def _until(self, item: Mapping) -> date | None:
        text = self._text(item, "until")
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._say(item.entries["until"].source, f"'{text}' is no date", "write it as 2026-12-31")
            return None

    def _text(self, item: Mapping, name: str) -> str | None:
        """A text as typed; None where the key is not there, or its value is an unquoted null."""
        held = item.entries.get(name)
        if isinstance(held, Scalar):
            return None if held.plain and held.text in ("null", "~") else held.text.strip()
        if held is not None:
            self._say(held.source, "a text is expected here", "put it in quotes")
        return None

    def _known_keys(self, item: Mapping, known: Iterable[str]) -> None:
        for key, source in item.keys.items():
            if key not in known:
                self._say(source, f"unknown key '{key}'", did_you_mean(key, known))

    def _only_once(self, found: Iterable[Waiver]) -> None:
        seen: dict[str, Waiver] = {}
        for one in found:
            first = seen.setdefault(one.id, one)
            if first is not one:
                says = f"'{one.id}' is waived a second time; the first is in line {first.source.line}"
                self._say(one.source, says, "remove one of them")

    def _say(self, place: Source, text: str, suggestion: str = "") -> None:
        self.mistakes.append(Mistake(place.file, place.line, place.column, text, suggestion))
