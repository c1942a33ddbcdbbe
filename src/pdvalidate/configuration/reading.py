"""A configuration read and checked: every mistake with file, line and key."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePath
from typing import Any

from pdvalidate.configuration.configuration import Configuration
from pdvalidate.configuration.finding import SHARED, TABLE
from pdvalidate.errors import Mistake, MistakesError
from pdvalidate.model.written_at import Source
from pdvalidate.rules.mistakes import did_you_mean

LARGEST = 1_000_000
"""Bytes that such a file may have."""

FAIL_ON = ("error", "warning", "never")

_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
_NAMES = {one.name: one.name.replace("_", "-") for one in fields(Configuration) if one.name not in ("file", "places")}
"""Fields, and the keys that they are written under."""


def read_configuration(file: Path, languages: Iterable[str]) -> Configuration:
    """The configuration in a file. Relative paths start at its folder.

    Raises:
        MistakesError: with every mistake of the file.
    """
    text = _text(file)
    reader = _Reader(file, text.splitlines(), tuple(languages))
    found = reader.configuration(_table(file, text))
    if reader.mistakes:
        raise MistakesError("configuration-broken", reader.mistakes)
    return found


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise _broken(file, 1, 1, f"the file is larger than {LARGEST // 1_000_000} MB")
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _broken(file, 1, 1, "the file is not written in UTF-8") from None
    except OSError as wrong:
        raise _broken(file, 1, 1, f"the file cannot be read: {wrong.strerror}") from None


def _table(file: Path, text: str) -> Mapping[str, Any]:
    try:
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        place = _PLACE.search(str(wrong))
        line, column = (int(place["line"]), int(place["column"])) if place else (len(text.splitlines()) or 1, 1)
        raise _broken(file, line, column, f"this is no TOML: {_PLACE.sub('', str(wrong)).strip()}") from None
    for name in TABLE.split(".") if file.name == SHARED else ():
        found = found.get(name, {}) if isinstance(found, dict) else {}
    if not isinstance(found, dict):
        raise _broken(file, 1, 1, f"[{TABLE}] is a table of keys and values")
    return found


def _broken(file: Path, line: int, column: int, text: str) -> MistakesError:
    return MistakesError("configuration-broken", [Mistake(str(file), line, column, text)])


def _near(word: str, known: Iterable[str]) -> str:
    """A suggestion. The rule language, whose it is, is not imported for a configuration without mistakes."""

    return did_you_mean(word, known)


@dataclass
class _Reader:
    file: Path
    lines: list[str]
    languages: tuple[str, ...]
    mistakes: list[Mistake] = field(default_factory=list)

    def configuration(self, table: Mapping[str, Any]) -> Configuration:
        """What the table says, without what is wrong in it."""
        for key in table:
            if key not in _NAMES.values():
                self._say(key, f"unknown key '{key}'", _near(key, _NAMES.values()))
        readers: Mapping[str, Callable[[str, Any], Any]] = {
            "schemas": self._paths,
            "lists": self._paths,
            "forms": self._forms,
            "collection": self._word,
            "previous": self._path,
            "waivers": self._path,
            "fail_on": lambda key, value: self._one_of(key, value, FAIL_ON),
            "language": lambda key, value: self._one_of(key, value, self.languages),
            "formats": self._formats,
        }
        written = {name: key for name, key in _NAMES.items() if key in table}
        values = {name: readers[name](key, table[key]) for name, key in written.items()}
        given = {name: value for name, value in values.items() if value is not None}
        return Configuration(self.file, **given, places={name: self._place(key) for name, key in written.items()})

    def _word(self, key: str, value: Any) -> str | None:
        if isinstance(value, str) and value.strip():
            return value
        self._say(key, f"a text is expected under '{key}'", f'write {key} = "…"')
        return None

    def _words(self, key: str, value: Any) -> tuple[str, ...]:
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(one, str) and one.strip() for one in listed):
            return tuple(listed)
        self._say(key, f"a text or a list of texts is expected under '{key}'", f'write {key} = ["…", "…"]')
        return ()

    def _one_of(self, key: str, value: Any, known: Iterable[str]) -> str | None:
        if value in known:
            return str(value)
        near = _near(value, known) if isinstance(value, str) else ""
        self._say(key, f"'{value}' is not one of {', '.join(known)} under '{key}'", near)
        return None

    def _path(self, key: str, value: Any) -> Path | None:
        text = self._word(key, value)
        return None if text is None else self._whole(text)

    def _paths(self, key: str, value: Any) -> tuple[Path, ...]:
        return tuple(self._whole(text) for text in self._words(key, value))

    def _whole(self, text: str) -> Path:
        return Path(os.path.normpath(self.file.parent / text))

    def _forms(self, key: str, value: Any) -> tuple[tuple[str, str], ...]:
        if isinstance(value, dict) and all(isinstance(form, str) and form.strip() for form in value.values()):
            return tuple(value.items())
        self._say(key, f"a table from files to forms is expected under '{key}'", 'write "returns/*.xlsx" = "form-id"')
        return ()

    def _formats(self, key: str, value: Any) -> tuple[str, ...]:
        """Reports go below the folder of the configuration: whoever sends returns may send such a file among them."""
        told = []
        for text in self._words(key, value):
            name, given, target = text.partition("=")
            if given and (PurePath(target).is_absolute() or ".." in PurePath(target).parts):
                self._say(key, f"'{target}' is not below the folder of this file", "name it with --format instead")
            folder = "/" if target.endswith("/") else ""
            told.append(f"{name}={self._whole(target)}{folder}" if target not in ("", "-") else text)
        return tuple(told)

    def _place(self, key: str) -> Source:
        """The line that a key is written in, as near as can be told: a TOML reader does not say."""
        quoted = re.escape(key)
        written = re.compile(
            rf"""\s*(["']?{quoted}["']?\s*[=.]|\[(tool\s*\.\s*pdvalidate\s*\.\s*)?["']?{quoted}["']?\s*[\].])"""
        )
        start = self._start()
        for at, line in enumerate(self.lines[start:], start + 1):
            if written.match(line):
                return Source(str(self.file), at, len(line) - len(line.lstrip()) + 1)
        return Source(str(self.file), start + 1)

    def _start(self) -> int:
        if self.file.name != SHARED:
            return 0
        return next((at for at, line in enumerate(self.lines) if line.lstrip().startswith(f"[{TABLE}")), 0)

    def _say(self, key: str, text: str, suggestion: str = "") -> None:
        place = self._place(key)
        self.mistakes.append(Mistake(place.file, place.line, place.column, text, suggestion))
