"""What was found, for every format to tell: frozen, sorted, and free of sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pdvalidate.model.form import Form, Rule, Texts
from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.returns import Hint
from pdvalidate.model.waiver import Waiver

Value = Decimal | str | date | None
"""A figure, exact; a text as typed; None where there is none."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One cell that took part in a comparison. `weight` is how often it counts, on the left minus the right."""

    sheet: str | None
    cell: str | None  # None: it should be there and is not
    file: str | None
    row: str
    column: str
    value: Value
    weight: Decimal | None = Decimal(1)  # None: it does not enter linearly
    side: str = "left"  # "left", "right" or "condition"
    percent: bool = False  # the value is a ratio, and the cell shows a percentage
    title: Texts = field(default_factory=dict, compare=False)  # of a published figure


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A violated rule, or a finding, with its place. Sheet rows and columns count from 0."""

    id: str  # fingerprint of rule, unit, period, table, row and column names
    rule: str  # the rule's or finding's identifier
    kind: str  # "rule" or "finding"
    severity: Severity
    file: str | None
    unit: str | None  # as a person says it
    period: str | None
    table: str | None
    row: str | None
    column: str | None
    sheet: str | None
    cell: str | None
    sheet_row: int | None = None
    sheet_column: int | None = None
    left: Value = None  # of a finding: what was found
    right: Value = None  # of a finding: what was expected
    difference: Decimal | None = None
    operator: str | None = None
    operands: tuple[Operand, ...] = ()
    hints: tuple[Hint, ...] = ()
    text: str = ""  # the rule as written
    template: Texts = field(default_factory=dict)  # the form's own message
    values: Mapping[str, object] = field(default_factory=dict)  # for the template or the catalogue's sentence
    waived: bool = False
    form: str = ""
    waiver: Waiver | None = None  # by which it is waived


@dataclass(frozen=True, slots=True)
class Lack:
    """A return that was looked for in vain. `reason` is no-return, returns-double or units-merged."""

    reason: str
    unit: str  # as a person says it; several that were merged are joined by commas
    period: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """An instance that could not be judged, and what it lacked."""

    rule: str
    file: str | None
    table: str | None
    row: str | None
    column: str | None
    lacking: tuple[Operand, ...] = ()
    awaited: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleResult:
    """How often a rule was satisfied, violated, undecided and not applicable, over all returns."""

    form: str  # form or collection, as --form takes it
    rule: Rule
    id: str
    satisfied: int = 0
    violated: int = 0
    undecided: int = 0
    not_applicable: int = 0
    by_rounding: int = 0  # of the satisfied, those that only rounding explains
    undecided_cases: tuple[Undecided, ...] = ()

    @property
    def judged(self) -> int:
        """Instances that were looked at, whatever came of it."""
        return self.satisfied + self.violated + self.undecided + self.not_applicable


@dataclass(frozen=True, slots=True)
class ReturnResult:
    """What became of one file."""

    file: str
    sha256: str
    status: Status
    form: Form | None = None
    unit: str | None = None
    unit_id: str | None = None
    period: str | None = None
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    reason: str = ""  # why it was not judged: identifier in the catalogue
    values: Mapping[str, object] = field(default_factory=dict)
    undecided: int = 0  # comparisons that lack a figure of this file


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One line of an audit: an expected unit and form, and the files that came. Several files: a double return."""

    unit: str
    unit_id: str
    form: str
    files: tuple[str, ...] = ()
    accepted: int = 0
    rejected: int = 0
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class FigureResult:
    """A published figure and what the returns make of it."""

    name: str
    rule: str
    published: Decimal
    found: Decimal | None
    outcome: str
    basis: Texts = field(default_factory=dict)
    title: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CollectionResult:
    """Completeness and the published figures of one collection."""

    id: str
    edition: str
    title: Texts
    units: tuple[UnitResult, ...]
    figures: tuple[FigureResult, ...] = ()


@dataclass(frozen=True)
class Report:
    """One run. Everything in it is sorted: the same files give the same report."""

    returns: tuple[ReturnResult, ...] = ()
    rules: tuple[RuleResult, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    collections: tuple[CollectionResult, ...] = ()
    earlier: tuple[ReturnResult, ...] = ()  # read to be compared with (--previous), not judged

    def count(self, severity: Severity) -> int:
        """Discrepancies of one severity that are not waived."""
        return sum(1 for one in self.discrepancies if one.severity is severity and not one.waived)
