"""Findings of types, limits, codes, patterns and uniqueness, with their cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pdvalidate.judging.judgement import judge
from pdvalidate.model.form import Column, Field, Form, Table
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.returns import Cell, ErrorValue, FieldValue, NoValue
from pdvalidate.rules import resolve_form
from tests.forms_at_hand import count, form, key, part, returned, row, text

Found = list[tuple[str, str | None, str | None]]


def told(one: Form, records: Sequence[Mapping[str, Cell]], fields: Mapping[str, FieldValue] | None = None) -> Found:
    """Finding, cell and expected value of what is reported for one table."""
    sent = returned(one, part(one.tables[0], records))
    sent.fields = fields or {}
    judgement = judge(one, [sent], resolve_form(one, {}), {})
    return [_told(found) for found in judgement.discrepancies]


def _told(found: Discrepancy) -> tuple[str, str | None, str | None]:
    return found.rule, found.cell, None if found.right is None else str(found.right)


def table(*columns: Column) -> Table:
    return Table("t", (key("district"), *columns), rows=(row("total"),))


@pytest.mark.parametrize(
    ("cell", "finding", "expected"),
    [
        (14.541, "dot-as-decimal", "14541"),
        (2.5001, "value-type", None),
        (-3.0, "value-range", ">= 0"),
        ("1.234", "number-as-text", "1234"),
        ("nhiều", "value-unreadable", None),
        (date(2022, 5, 1), "value-type", None),
        (True, "value-type", None),
        (ErrorValue("#DIV/0!"), "error-cell", None),
        (NoValue("=A1"), "formula-without-value", None),
    ],
)
def test_odd_cells_of_a_count(cell: Cell, finding: str, expected: str | None) -> None:
    one = form(table(count("a")))
    assert told(one, [{"district": "D", "a": 1.0}, {"district": "E", "a": cell}]) == [(finding, "B7", expected)]


@pytest.mark.parametrize("cell", [0.0, 7.0, "-", "x", "…", ""])
def test_what_is_no_finding(cell: Cell) -> None:
    assert told(form(table(count("a"))), [{"district": "D", "a": cell}]) == []


def test_limits_of_a_column_and_of_a_row() -> None:
    limited = replace(count("a", ValueType.NUMBER), minimum=Decimal(1), maximum=Decimal(10))
    own = Table("t", (key("district"), limited), rows=(replace(row("total"), maximum=Decimal(100)),))
    records: list[Mapping[str, Cell]] = [
        {"district": "D", "a": 11.0},
        {"district": "E", "a": 0.0},
        {"district": "total", "a": 99.0},
        {"district": "F", "a": 10.0},
    ]
    assert told(form(own), records) == [("value-range", "B6", "<= 10"), ("value-range", "B7", ">= 1")]


def test_codes_patterns_and_uniqueness() -> None:
    level = replace(text("level"), codes=("High", "Low"))
    code = replace(text("code"), pattern=r"[A-Z]{2}\d", unique=True)
    records: list[Mapping[str, Cell]] = [
        {"district": "D", "level": "high ", "code": "AB1"},
        {"district": "E", "level": "middle", "code": "xy1"},
        {"district": "F", "level": "", "code": ""},
        {"district": "G", "level": "Low", "code": "AB1"},
    ]
    assert told(form(table(level, code)), records) == [
        ("value-pattern", "C7", r"[A-Z]{2}\d"),
        ("value-code", "B7", "High, Low"),
        ("value-duplicate", "C9", None),
    ]


def test_patterns_in_the_second_of_several_returns() -> None:
    one = form(table(replace(text("code"), pattern="[A-Z]+")))
    sent = [
        returned(one, part(one.tables[0], [{"district": "D", "code": code}]), file=file)
        for file, code in (("a.xlsx", "A"), ("b.xlsx", "b"))
    ]
    (found,) = judge(one, sent, resolve_form(one, {}), {}).discrepancies
    assert (found.rule, found.file, found.cell) == ("value-pattern", "b.xlsx", "B6")


def test_what_is_required_and_named_rows_without_figures() -> None:
    required = replace(count("a"), required=True)
    records: list[Mapping[str, Cell]] = [
        {"district": "D", "a": "", "b": 1.0},
        {"district": "total", "a": "", "b": ""},
    ]
    assert told(form(table(required, count("b"))), records) == [
        ("value-missing", "B6", None),
        ("value-missing", "B7", None),
        ("value-missing", "A7", None),
    ]


def test_fields_have_types_and_limits() -> None:
    fields = (
        Field("rooms", ("Rooms",), type=ValueType.COUNT, maximum=Decimal(50)),
        Field("level", ("Level",), type=ValueType.TEXT, codes=("High", "Low")),
        Field("head", ("Head",), type=ValueType.TEXT, required=True),
    )
    one = replace(form(table(count("a"))), fields=fields)
    held = {
        "rooms": FieldValue("60", "Sheet", 0, 1),
        "level": FieldValue("middle", "Sheet", 1, 1),
    }
    assert told(one, [{"district": "D", "a": 1.0}], held) == [
        ("number-as-text", "B1", "60"),
        ("value-range", "B1", "<= 50"),
        ("value-code", "B2", "High, Low"),
        ("value-missing", None, None),
    ]
