"""A configuration as it was read: paths are made whole, and every key knows its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pdvalidate.configuration.patterns import PathPattern
from pdvalidate.model.written_at import NOWHERE, Source


@dataclass(frozen=True)
class Configuration:
    """The keys of one file; None or empty where it does not say anything."""

    file: Path | None = None
    schemas: tuple[Path, ...] = ()
    lists: tuple[Path, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()  # pattern of files below the folder -> ID[@EDITION], in order
    collection: str | None = None
    previous: Path | None = None
    waivers: Path | None = None
    fail_on: str | None = None
    language: str | None = None
    formats: tuple[str, ...] = ()  # NAME or NAME=FILE, the file made whole
    places: Mapping[str, Source] = field(default_factory=dict)  # of the keys that are written

    def form_of(self, file: Path) -> str | None:
        """The form of the first pattern that a file fits; None where none does."""
        if not self.forms or self.file is None:
            return None

        return next((form for pattern, form in self.forms if PathPattern(pattern, self.file.parent).fits(file)), None)

    def place(self, key: str) -> Source:
        """Where a key is written."""
        return self.places.get(key, NOWHERE)
