"""Identifiers of discrepancies that survive inserted rows, renamed files and reworded messages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from pdvalidate.model.report import Discrepancy
from pdvalidate.text.folding import fold

_LENGTH = 16


def fingerprint(*parts: str | None) -> str:
    """Sixteen hexadecimal digits for the folded names of a place."""
    text = "\x1f".join(fold(part) if part else "" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def distinct(discrepancies: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Number those that have the same names - a doubled row - in their order, so that each has its own."""
    seen: dict[str, int] = {}
    numbered: list[Discrepancy] = []
    for one in discrepancies:
        seen[one.id] = seen.get(one.id, 0) + 1
        numbered.append(replace(one, id=f"{one.id}-{seen[one.id]}") if seen[one.id] > 1 else one)
    return numbered
