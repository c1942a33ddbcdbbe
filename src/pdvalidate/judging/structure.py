"""Types, ranges, code lists and uniqueness of a table's columns, checked by pandera on the stacked frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from pdvalidate.judging.addresses import cells_of, show
from pdvalidate.judging.frames import Frame, Stack
from pdvalidate.judging.stacking import row_names
from pdvalidate.model.form import Column, Row
from pdvalidate.model.kinds import ValueType
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import PRESENT, doubles
from pdvalidate.text.folding import fold_value
from pdvalidate.text.patterns import pattern_of


@dataclass(frozen=True, slots=True)
class Breach:
    """One cell that breaks what its column says. `expected` is told to the user as it is written here."""

    line: int
    column: str
    finding: str
    expected: str | None = None


def breaches(stack: Stack, frame: Frame, lists: Mapping[str, Sequence[str]]) -> list[Breach]:
    """All cells of a frame that break the types, ranges, codes or uniqueness of their columns."""
    columns = [column for column in frame.table.by_name.values() if frame.table.paths[column.name] == frame.path]
    checked = {column.name: _checks(stack, frame, column, lists) for column in columns}
    schema = {name: pa.Column(None, checks, nullable=True) for name, checks in checked.items() if checks}
    if not frame.size:
        return []
    found = [breach for column in columns if column.pattern for breach in _against_pattern(frame, column)]
    if schema:
        data = pd.DataFrame({name: _values(frame, name) for name in schema})
        found += _failures(pa.DataFrameSchema(schema), data)
    return sorted(found, key=lambda one: (one.line, one.column, one.finding))


def _failures(schema: pa.DataFrameSchema, data: pd.DataFrame) -> Iterator[Breach]:
    try:
        schema.validate(data, lazy=True)
    except SchemaErrors as failed:
        for error in failed.schema_errors:
            check = error.check
            lines = error.failure_cases["index"].dropna().unique()
            for line in lines:
                yield Breach(int(line), str(error.schema.name), str(check.name), check.description)


def _values(frame: Frame, name: str) -> pd.Series[Any]:
    """A column as pandera sees it: figures as doubles, texts folded; NaN or None where nothing is present."""
    if name in frame.texts:
        return _folded(frame.texts[name])
    figures = frame.figures[name]
    present = np.broadcast_to(figures.bits == PRESENT, frame.size)
    return pd.Series(np.where(present, doubles(figures), np.nan))


def _folded(texts: Texts) -> pd.Series[Any]:
    names = np.array([*texts.categories, None], object)
    return pd.Series(names[texts.codes], dtype=object)


def _checks(stack: Stack, frame: Frame, column: Column, lists: Mapping[str, Sequence[str]]) -> list[pa.Check]:
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


def _range_checks(
    least: Decimal | None, most: Decimal | None, lines: np.ndarray | None, percent: bool
) -> list[pa.Check]:
    limits = ((least, np.less, ">= {}"), (most, np.greater, "<= {}"))
    return [
        _range_check(float(limit), beyond, lines, wording.format(_printed(limit, percent)))
        for limit, beyond, wording in limits
        if limit is not None
    ]


def _printed(limit: Decimal, percent: bool) -> str:
    return f"{(limit * 100).normalize():f}%" if percent else str(limit)


def _range_check(limit: float, beyond: np.ufunc, lines: np.ndarray | None, expected: str) -> pa.Check:
    def holds(values: pd.Series[Any]) -> pd.Series[Any]:
        outside = beyond(values.to_numpy(np.float64, na_value=np.nan), limit)
        return pd.Series(~(outside if lines is None else outside & lines), index=values.index)

    return pa.Check(holds, name="value-range", description=expected, ignore_na=False)


def _code_check(codes: Sequence[str]) -> pa.Check:
    known = {fold_value(code) for code in codes}
    shown = ", ".join(codes[:8]) + (" …" if len(codes) > 8 else "")
    return pa.Check(
        lambda values: values.isna() | values.map(fold_value).isin(known),
        name="value-code",
        description=shown,
        ignore_na=False,
    )


def _against_pattern(frame: Frame, column: Column) -> Iterator[Breach]:
    """Cells that are not of the column's pattern, compared as they were typed: pandera sees folded texts."""
    pattern = pattern_of(column.pattern or "")
    for segment, start in zip(frame.segments, frame.starts.tolist(), strict=True):
        for record, cell in enumerate(cells_of(segment, column.name) or ()):
            text = show(cell)
            if text and not pattern.is_whole(text):
                yield Breach(start + record, column.name, "value-pattern", column.pattern)


def _unique_check(frame: Frame) -> pa.Check:
    """A value stands once in a return; what other returns of the batch hold is no matter."""

    def first(values: pd.Series[Any]) -> pd.Series[Any]:
        repeated = pd.DataFrame({"return": frame.ret, "value": values}).duplicated(keep="first")
        return values.isna() | ~repeated

    return pa.Check(first, name="value-duplicate", ignore_na=False)
