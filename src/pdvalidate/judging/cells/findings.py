"""Findings become discrepancies: with the severity that the contract or the form gives them, and a fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pdvalidate.judging.cells.fingerprints import fingerprint
from pdvalidate.judging.within.addresses import show
from pdvalidate.model.address import a1
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, Value
from pdvalidate.model.returns import Cell, ErrorValue, Finding, NoValue, Return, openings_at

SEVERITIES: Mapping[str, Severity] = {
    **dict.fromkeys(
        (
            *("sheet-missing", "column-missing", "column-duplicate"),
            *(
                "row-missing",
                "row-duplicate",
                "row-mismatch",
                "row-unexpected",
                "key-missing",
                "combination-missing",
            ),
            *(
                "value-missing",
                "value-unreadable",
                "value-type",
                "value-range",
                "value-code",
                "value-pattern",
            ),
            *("value-duplicate", "dot-as-decimal", "error-cell", "formula-without-value"),
            *("unit-unknown", "unit-missing", "unit-mismatch", "period-missing", "period-mismatch"),
        ),
        Severity.ERROR,
    ),
    "return-missing": Severity.ERROR,
    "return-double": Severity.ERROR,
    "return-unexpected": Severity.WARNING,
    "return-other-period": Severity.WARNING,
    "return-other-edition": Severity.WARNING,
    "number-as-text": Severity.WARNING,
    **dict.fromkeys(
        ("sheet-decoded", "sheet-unexpected", "column-unexpected", "row-empty", "row-unused"), Severity.INFO
    ),
}
"""Every finding that needs no rule, with its severity where the form does not say otherwise."""


def as_discrepancy(one: Return, finding: Finding) -> Discrepancy:
    """A finding of a return as a discrepancy."""
    unit = one.unit.name if one.unit else one.unit_text
    period = str(one.period) if one.period else one.period_text
    severity = one.form.findings.get(finding.id, SEVERITIES.get(finding.id, Severity.ERROR))
    cell = None if finding.row is None or finding.column is None else a1(finding.row, finding.column)
    names = (finding.table, finding.row_name, finding.column_name)
    place = names if any(names[1:]) else (finding.table, finding.sheet, str(finding.expected or cell or ""))
    return Discrepancy(
        id=fingerprint(
            one.form.key, finding.id, one.unit.id if one.unit else unit, period, *place, *_around(one, finding)
        ),
        rule=finding.id,
        kind="finding",
        severity=severity,
        file=one.file,
        unit=unit,
        period=period,
        table=finding.table,
        row=finding.row_name,
        column=finding.column_name,
        sheet=finding.sheet,
        cell=cell,
        sheet_row=finding.row,
        sheet_column=finding.column,
        left=_value(finding.found),
        right=_value(finding.expected),
        hints=finding.hints
        if cell is None
        else tuple(replace(hint, cells=hint.cells or (cell,)) for hint in finding.hints),
        values=finding.values,
        form=one.form.key,
    )


def _around(one: Return, finding: Finding) -> list[str]:
    """The members of what repeats around the row that a finding is about: rows of the same name are told by them."""
    for part in one.parts:
        if part.table == finding.table and part.sheet == finding.sheet and part.openings:
            if finding.row in part.rows:
                return [opening.member for opening in openings_at(part, part.rows.index(finding.row)).values()]
            if finding.row is None or part.header[0] <= finding.row < part.end:
                return list(part.dimensions.values())
    return []


def _value(cell: Cell) -> Value:
    if isinstance(cell, bool) or cell is None:
        return None if cell is None else str(cell)
    if isinstance(cell, int | float):
        return Decimal(f"{cell:.15g}")
    if isinstance(cell, ErrorValue):
        return cell.text
    if isinstance(cell, NoValue):
        return cell.formula or None
    return show(cell) or None
