"""A discrepancy becomes a waiver: what it is, whose return it is in, and for which values it is accepted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePath

from pdvalidate.model.report import Discrepancy, Value
from pdvalidate.model.waiver import Granted, Waiver
from pdvalidate.text.folding import fold

_LENGTH = 16
_SAME = Decimal("1e-9")
"""Quotients are equal if they differ by no more than this share of the larger (schema-language 3.6)."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Who accepts, why, and until when (the last day)."""

    reason: str
    by: str
    until: date | None = None


def grant(one: Discrepancy, given: Grant, waivers_file: Path) -> Waiver:
    """The waiver by which a discrepancy is accepted as it is now."""
    return Waiver(
        id=one.id,
        reason=given.reason,
        by=given.by,
        until=given.until,
        values=values_of(one),
        rule=one.rule,
        form=one.form or None,
        unit=one.unit,
        period=one.period,
        file=relative(one.file, waivers_file) if one.file else None,
        table=one.table,
        row=one.row,
        column=one.column,
    )


def values_of(one: Discrepancy) -> Granted:
    """Both sides, and a digest of every cell that takes part: a change that leaves the sums alone is one too."""
    parts = sorted(_operands(one))
    digest = hashlib.sha256("\x1e".join(parts).encode(errors="backslashreplace")).hexdigest()[:_LENGTH]
    return Granted(_plain(one.left), _plain(one.right), digest if parts else None)


def alike(one: Granted, other: Granted) -> bool:
    """Whether a waiver that was granted for the one holds for the other."""
    return one.operands == other.operands and _equal(one.left, other.left) and _equal(one.right, other.right)


def relative(file: str, waivers_file: Path) -> str:
    """A file as seen from the folder of the waivers, so that a repository may be checked out anywhere."""
    try:
        return PurePath(os.path.relpath(file, waivers_file.parent)).as_posix()
    except ValueError:  # another drive
        return Path(file).absolute().as_posix()


def _operands(one: Discrepancy) -> Iterator[str]:
    """Names and values, no addresses: a row inserted above changes nothing."""
    for operand in one.operands:
        names = (operand.side, fold(operand.row), fold(operand.column))
        yield "\x1f".join((*names, _plain(operand.value) or ""))
    files = one.values.get("files")  # of a return that came more than once
    if files:
        yield str(len(files.split(", ") if isinstance(files, str) else list(files)))  # type: ignore[call-overload]


def _plain(value: Value) -> str | None:
    if not isinstance(value, Decimal):
        return value.isoformat() if isinstance(value, date) else value
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _equal(one: str | None, other: str | None) -> bool:
    if one == other:
        return True
    first, second = _figure(one), _figure(other)
    if first is None or second is None:
        return False
    return abs(first - second) <= _SAME * max(abs(first), abs(second))


def _figure(text: str | None) -> Decimal | None:
    try:
        figure = Decimal(text or "")
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None
