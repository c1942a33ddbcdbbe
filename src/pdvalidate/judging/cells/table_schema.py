"""A table of a form as a plain pandera schema, for frames that nobody has read from a workbook.

A frame has one row for each record. Its columns are named as in the form; a column of a block is named once for each
member: `admitted[y2020]`, `votes[county, candidate]`. Percents are ratios; dates are dates or timestamps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from pdvalidate.judging.cells.reading_cells import read_cells
from pdvalidate.judging.frames.codes import Books
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.frames.stacking import stack
from pdvalidate.judging.within.rule_judging import RuleJudge
from pdvalidate.judging.within.ways import WithinReturns
from pdvalidate.model.form import Block, Column, Form, Rule, Table
from pdvalidate.model.kinds import Scale, Severity, ValueType
from pdvalidate.model.returns import Cell, Place, Return, TablePart
from pdvalidate.model.term import RECORD, Origin, Resolution, Term, Variant, leaves
from pdvalidate.rules.verdicts import FALSE
from pdvalidate.text.folding import fold_value
from pdvalidate.text.globs import Glob
from pdvalidate.text.patterns import pattern_of

Lists = Mapping[str, Sequence[str]]

_DTYPES = {ValueType.DATE: "datetime64[ns]", ValueType.TEXT: None, ValueType.CODE: None}
"""Texts may be of any type: pandas has several for them."""


def table_schema(form: Form, table: Table, resolution: Resolution, lists: Lists) -> pa.DataFrameSchema:
    """The types, limits, codes, patterns and uniqueness of a table's columns, and its rules within a row.

    A violated rule of severity `warning` or `info` warns, and fails nothing. Rules that add up rows, or that look at
    other tables, fields or other returns, are left out.
    """
    columns = {name: _column(column, lists, pattern) for name, column, pattern in _columns(table.columns)}
    typed = replace(form, tables=tuple(replace(one, columns=_as_ratios(one.columns)) for one in form.tables))
    checks = [
        _rule_check(typed, table.name, resolved.rule, variants, lists)
        for resolved in resolution.rules
        if not resolved.rule.suspended and (variants := _within_a_row(resolved.variants, table.name))
    ]
    return pa.DataFrameSchema(columns, checks=checks, name=f"{form.key}/{table.name}")


def _columns(
    columns: Sequence[Column | Block], members: Sequence[Sequence[str]] = ()
) -> Iterator[tuple[str, Column, bool]]:
    """Every column of a frame by its name; where members are a pattern its name is a regular expression."""
    for one in columns:
        if isinstance(one, Block):
            yield from _columns(one.columns, (*members, [_ANY] if one.globs else list(one.members)))
        elif not members:
            yield one.name, one, False
        else:
            for combination in product(*members):
                pattern = _ANY in combination
                name = f"{one.name}[{', '.join(combination)}]"
                yield rf"{one.name}\[{', '.join(combination)}\]" if pattern else name, one, pattern


_ANY = "[^\\]]+"


def _column(column: Column, lists: Lists, pattern: bool) -> pa.Column:
    return pa.Column(
        _DTYPES.get(column.type, "float64"),
        checks=list(_checks(column, lists)),
        nullable=not column.required and not column.key,
        required=not column.optional and not pattern,
        regex=pattern,
        coerce=column.type not in (ValueType.TEXT, ValueType.CODE),
        title=" > ".join(column.headings[0]) if column.headings else None,
    )


def _checks(column: Column, lists: Lists) -> Iterator[pa.Check]:
    least = 0 if column.minimum is None and column.type is ValueType.COUNT else column.minimum
    if least is not None:
        yield pa.Check.ge(float(least), name="value-range")
    if column.maximum is not None:
        yield pa.Check.le(float(column.maximum), name="value-range")
    if column.type.whole or column.type is ValueType.YEAR:
        yield pa.Check(lambda values: values == values.round(), name="value-type", error="a whole number")
    codes = column.codes or tuple(lists[column.code_list] if column.code_list else ())
    if codes:
        known = {fold_value(code) for code in codes}
        yield pa.Check(lambda values: values.map(fold_value).isin(known), name="value-code", error=", ".join(codes))
    if column.pattern:
        whole = pattern_of(column.pattern).is_whole
        yield pa.Check(lambda values: values.map(str).map(whole), name="value-pattern", error=column.pattern)
    if column.unique:
        yield pa.Check(lambda values: ~values.duplicated(), name="value-duplicate", error="stands here twice")


def _within_a_row(variants: Sequence[Variant], table: str) -> list[Variant]:
    """The variants of a rule that are judged in every record, and look at nothing but this table."""
    return [one for one in variants if one.table == table and RECORD in one.open and _at_home(one, table)]


def _at_home(variant: Variant, table: str) -> bool:
    trees = [variant.tree, *([variant.condition] if variant.condition else [])]
    return all(
        isinstance(leaf, Term) and leaf.table == table and leaf.origin is Origin.OWN
        for tree in trees
        for leaf in leaves(tree)
    )


def _rule_check(form: Form, table: str, rule: Rule, variants: Sequence[Variant], lists: Lists) -> pa.Check:
    def holds(data: pd.DataFrame) -> pd.Series[bool]:
        stacked = _stacked(form, form.by_name[table], data)
        good = np.ones(len(data), np.bool_)
        for variant in variants:
            judged = RuleJudge(WithinReturns(stacked), lists).judge(rule, variant)
            if judged.instances.record is not None:
                good[judged.instances.record[judged.verdicts == FALSE]] = False
        return pd.Series(good, index=data.index)

    message = rule.message.get("en") or rule.message.get("") or rule.text
    return pa.Check(holds, name=rule.id, error=message, raise_warning=rule.severity is not Severity.ERROR)


def _as_ratios(columns: Sequence[Column | Block]) -> tuple[Column | Block, ...]:
    return tuple(
        replace(one, columns=_as_ratios(one.columns)) if isinstance(one, Block) else replace(one, scale=Scale.RATIO)
        for one in columns
    )


def _stacked(form: Form, table: Table, data: pd.DataFrame) -> Stack:
    """A frame as if it had been read from a workbook."""
    one = Return("", "", form, parts=[_part(table, data)])
    stacked = stack(form, [one], Books())
    read_cells(stacked)
    return stacked


def _part(table: Table, data: pd.DataFrame) -> TablePart:
    names = [str(name) for name in data.columns]
    cells = [[_cell(value) for value in data[name].tolist()] for name in data.columns]
    by_name = dict(zip(names, cells, strict=True))
    labelled = {row.column for row in table.rows} | {group.column for group in table.groups}
    labelled |= {key.name for key in table.keys}
    return TablePart(
        table=table.name,
        sheet="",
        places=tuple(_place(name, index) for index, name in enumerate(names)),
        rows=list(range(len(data))),
        cells=cells,
        members={column: _named(table, column, by_name.get(column, [])) for column in labelled},
        groups={column: _grouped(table, column, by_name.get(column, [])) for column in labelled},
    )


def _place(name: str, index: int) -> Place:
    column, bracket, members = name.partition("[")
    inner = tuple(member.strip() for member in members.rstrip("]").split(",")) if bracket else ()
    return Place(column, inner, index)


def _cell(value: Any) -> Cell:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _named(table: Table, column: str, cells: Sequence[Cell]) -> list[str | None]:
    """The named row of each record, by its label."""
    labels = {fold_value(label): row.name for row in table.rows if row.column == column for label in row.labels}
    for group in table.groups:
        if group.column == column:
            labels |= {fold_value(label): name for name, label in group.names.items()}
    return [labels.get(fold_value(cell)) for cell in cells]


def _grouped(table: Table, column: str, cells: Sequence[Cell]) -> list[str | None]:
    """The group of each record, by its pattern; a row named on its own is in none."""
    alone = {fold_value(label) for row in table.rows if row.column == column for label in row.labels}
    return [None if fold_value(cell) in alone else _group(table, column, cell) for cell in cells]


def _group(table: Table, column: str, cell: Cell) -> str | None:
    text = fold_value(cell)
    for group in table.groups:
        named = {fold_value(label) for label in group.names.values()}
        matching = any(Glob(glob).matches(text) for glob in group.globs)
        excepted = any(Glob(glob).matches(text) for glob in group.excepted)
        if group.column == column and (text in named or (matching and not excepted)):
            return group.name
    return None
