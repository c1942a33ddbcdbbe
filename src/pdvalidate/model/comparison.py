"""Two submissions compared: which discrepancies are new, fixed or still there, and which values changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, Report, Value


class ChangeKind(StrEnum):
    """What became other between two returns of one unit and period."""

    VALUE = "value"
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    COLUMN_ADDED = "column-added"
    COLUMN_REMOVED = "column-removed"


@dataclass(frozen=True, slots=True)
class Pair:
    """The returns of one form, unit and period in the two submissions; None where one has none."""

    form: str  # without its edition
    unit: str | None
    period: str | None
    old: str | None  # files
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A value, row or column that differs. It is known by its names; the cells only say where it stood and stands."""

    kind: ChangeKind
    pair: Pair
    form: str  # of the new return, with its edition
    table: str | None  # None: a field
    row: str | None  # labels as typed, or the field's name
    column: str | None
    old: Value = None
    new: Value = None
    old_cell: str | None = None  # 'Biểu 1'!B7
    new_cell: str | None = None


@dataclass(frozen=True)
class Comparison:
    """The discrepancies of two reports by what became of them. Each list has the order of its report.

    `fixed` only holds what was judged again and found right; what could not be judged again is `unjudged`.
    """

    old: Report
    new: Report
    pairs: tuple[Pair, ...] = ()
    added: tuple[Discrepancy, ...] = ()
    fixed: tuple[Discrepancy, ...] = ()
    still: tuple[Discrepancy, ...] = ()
    unjudged: tuple[Discrepancy, ...] = ()
    changes: tuple[Change, ...] = ()

    def count(self, severity: Severity) -> int:
        """New discrepancies of one severity that are not waived."""
        return sum(one.severity is severity and not one.waived for one in self.added)
