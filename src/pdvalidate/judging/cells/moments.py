"""Dates and years as they are told: a day as a date, a year without grouping."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pdvalidate.model.expression import Day, Node
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.report import Value
from pdvalidate.model.term import FieldTerm, Term

MOMENTS = frozenset({ValueType.DATE, ValueType.YEAR})


def type_told(node: Node) -> ValueType | None:
    """Whether a side of a comparison is told as a date or a year; None: as the figure that it is."""
    if isinstance(node, Day):
        return ValueType.DATE
    if not isinstance(node, Term | FieldTerm) or node.type not in MOMENTS:
        return None
    counted = isinstance(node, Term) and node.function not in (None, "min", "max")
    return None if counted else node.type


def as_told(value: Value, type: ValueType | None) -> Value:
    """A figure as it is told: days since the year 1 as a date, a year as its digits."""
    if not isinstance(value, Decimal) or type not in MOMENTS:
        return value
    if type is ValueType.YEAR:
        return f"{value:f}"
    return date.fromordinal(int(value)) if 0 < value <= date.max.toordinal() else value
