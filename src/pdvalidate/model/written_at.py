"""Where in a file that people write something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a form file says something: line and column count from 1."""

    file: str = ""
    line: int = 1
    column: int = 1


NOWHERE = Source()
