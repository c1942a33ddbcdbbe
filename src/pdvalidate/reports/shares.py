"""What each unit adds to a rule between returns, so that one sees whose figure to look at."""

from __future__ import annotations

from decimal import Decimal

from pdvalidate.model.report import Discrepancy
from pdvalidate.reports.terminal.page import ReportPage


def shares_by_unit(page: ReportPage, one: Discrepancy) -> str:
    """The units with their shares as a sentence; nothing where fewer than two took part."""
    shares = _shares(page, one)
    if len(shares) < 2:
        return ""
    parts = "; ".join(f"{unit} {page.catalogue.number(share)}" for unit, share in shares.items())
    return page.say("summary-by-unit", parts=parts)


def _shares(page: ReportPage, one: Discrepancy) -> dict[str, Decimal]:
    """Operands as often as they count; in the collection's order."""
    shares: dict[str, Decimal] = {}
    for operand in one.operands if one.file is None else ():
        if operand.file and isinstance(operand.value, Decimal) and operand.weight is not None:
            unit = page.units.get(operand.file, operand.file)
            shares[unit] = shares.get(unit, Decimal(0)) + abs(operand.weight) * operand.value
    expected = [unit.unit for each in page.report.collections for unit in each.units]
    return {unit: shares[unit] for unit in dict.fromkeys([*expected, *sorted(shares)]) if unit in shares}
