"""Types, ranges, code lists and uniqueness of a table's columns, on the stacked frame.

Every check is a function on the array of a column. It is run here first, which costs microseconds; only a column in
which something is wrong is handed to pandera, which says what. So a batch of sound returns needs no pandera at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.frames import Frame, Stack
from pdvalidate.judging.frames.stacking import row_names
from pdvalidate.judging.within.addresses import cells_of, show
from pdvalidate.model.form import Column, Row
from pdvalidate.model.kinds import ValueType
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import PRESENT, doubles
from pdvalidate.text.folding import fold_value
from pdvalidate.text.patterns import pattern_of

Values = NDArray[Any]
"""A column as checks see it: figures as doubles, texts folded; NaN or None where nothing is present."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One cell that breaks what its column says. `expected` is told to the user as it is written here."""

    line: int
    column: str
    finding: str
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One demand on a column: `fails` says of its n values which break it. `expected` tells the user what it wants."""

    finding: str
    fails: Callable[[Values], NDArray[np.bool_]]
    expected: str | None = None


def breaches(stack: Stack, frame: Frame, lists: Mapping[str, Sequence[str]]) -> list[Breach]:
    """All cells of a frame that break the types, ranges, codes or uniqueness of their columns."""
    if not frame.size:
        return []
    columns = [column for column in frame.table.by_name.values() if frame.table.paths[column.name] == frame.path]
    found = [breach for column in columns if column.pattern for breach in _against_pattern(frame, column)]
    broken: dict[str, tuple[Values, list[Check]]] = {}
    for column in columns:
        checks = _checks(stack, frame, column, lists)
        values = _values(frame, column.name) if checks else np.zeros(0)
        if any(check.fails(values).any() for check in checks):
            broken[column.name] = values, checks
    if broken:
        from pdvalidate.judging.validating import failures

        found += failures(broken)
    return sorted(found, key=lambda one: (one.line, one.column, one.finding))


def _values(frame: Frame, name: str) -> Values:
    if name in frame.texts:
        return _folded(frame.texts[name])
    figures = frame.figures[name]
    present = np.broadcast_to(figures.bits == PRESENT, frame.size)
    return np.where(present, doubles(figures), np.nan)


def _folded(texts: Texts) -> Values:
    return np.array([*texts.categories, None], object)[texts.codes]


def _checks(stack: Stack, frame: Frame, column: Column, lists: Mapping[str, Sequence[str]]) -> list[Check]:
    """The checks of a column. Rows that say otherwise about a limit are checked by their own."""
    own = [row for row in frame.table.rows if _limits(row)] if column.measure else []
    checks = []
    if column.type.numeric:
        percent = column.type is ValueType.PERCENT
        checks += _range_checks(_least(column), column.maximum, _others(stack, frame, own), percent)
    for row in own:
        least = row.minimum if row.minimum is not None else _least(column)
        most = row.maximum if row.maximum is not None else column.maximum
        percent = ValueType.PERCENT in (column.type, row.type)
        checks += _range_checks(least, most, _lines_of(stack, frame, row), percent)
    codes = column.codes or tuple(lists.get(column.code_list or "", ()))
    if codes:
        checks.append(_code_check(codes))
    if column.unique:
        checks.append(_unique_check(frame))
    return checks


def _limits(row: Row) -> bool:
    return row.minimum is not None or row.maximum is not None


def _least(column: Column) -> Decimal | None:
    """A count is never negative."""
    if column.minimum is None and column.type is ValueType.COUNT:
        return Decimal(0)
    return column.minimum


def _lines_of(stack: Stack, frame: Frame, row: Row) -> np.ndarray:
    code = row_names(frame.table).index(row.name)
    return np.asarray(stack.names[frame.table.name][row.column][frame.record] == code)


def _others(stack: Stack, frame: Frame, rows: Sequence[Row]) -> np.ndarray | None:
    if not rows:
        return None
    return np.asarray(~np.any([_lines_of(stack, frame, row) for row in rows], axis=0))


def _range_checks(least: Decimal | None, most: Decimal | None, lines: np.ndarray | None, percent: bool) -> list[Check]:
    limits = ((least, np.less, ">= {}"), (most, np.greater, "<= {}"))
    return [
        _range_check(float(limit), beyond, lines, wording.format(_printed(limit, percent)))
        for limit, beyond, wording in limits
        if limit is not None
    ]


def _printed(limit: Decimal, percent: bool) -> str:
    return f"{(limit * 100).normalize():f}%" if percent else str(limit)


def _range_check(limit: float, beyond: np.ufunc, lines: np.ndarray | None, expected: str) -> Check:
    def fails(values: Values) -> NDArray[np.bool_]:
        outside: NDArray[np.bool_] = beyond(values.astype(np.float64, copy=False), limit)
        return outside if lines is None else outside & lines

    return Check("value-range", fails, expected)


def _code_check(codes: Sequence[str]) -> Check:
    known = {fold_value(code) for code in codes}
    shown = ", ".join(codes[:8]) + (" …" if len(codes) > 8 else "")

    def fails(values: Values) -> NDArray[np.bool_]:
        listed = values.tolist()
        unknown = {one for one in set(listed) if _there(one) and fold_value(one) not in known}
        return np.array([one in unknown for one in listed], np.bool_) if unknown else np.zeros(len(listed), np.bool_)

    return Check("value-code", fails, shown)


def _there(value: object) -> bool:
    return value is not None and value == value


def _against_pattern(frame: Frame, column: Column) -> Iterator[Breach]:
    """Cells that are not of the column's pattern, compared as they were typed: pandera sees folded texts."""
    pattern = pattern_of(column.pattern or "")
    for segment, start in zip(frame.segments, frame.starts.tolist(), strict=True):
        for record, cell in enumerate(cells_of(segment, column.name) or ()):
            text = show(cell)
            if text and not pattern.is_whole(text):
                yield Breach(start + record, column.name, "value-pattern", column.pattern)


def _unique_check(frame: Frame) -> Check:
    """A value stands once in a return; what other returns of the batch hold is no matter."""

    def fails(values: Values) -> NDArray[np.bool_]:
        seen: set[tuple[int, object]] = set()
        repeated = np.zeros(len(values), np.bool_)
        for line, place in enumerate(zip(frame.ret.tolist(), values.tolist(), strict=True)):
            repeated[line] = place in seen and _there(place[1])
            seen.add(place)
        return repeated

    return Check("value-duplicate", fails)
