"""The counts of a report made anew: what is waived counts no more, and a return may be accepted for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.report import CollectionResult, Report, ReturnResult, UnitResult


def recounted(report: Report) -> Report:
    """The same discrepancies, with returns and units that count those which are not waived."""
    counts = Counter((one.file, one.severity) for one in report.discrepancies if not one.waived)
    returns = tuple(one if one.reason else _return(one, counts) for one in report.returns)
    by_file = {one.file: one for one in returns}
    return replace(report, returns=returns, collections=tuple(_collection(one, by_file) for one in report.collections))


def _return(one: ReturnResult, counts: Counter[tuple[str | None, Severity]]) -> ReturnResult:
    errors = counts[one.file, Severity.ERROR]
    return replace(
        one,
        status=Status.REJECTED if errors else Status.ACCEPTED,
        errors=errors,
        warnings=counts[one.file, Severity.WARNING],
        notes=counts[one.file, Severity.INFO],
    )


def _collection(one: CollectionResult, returns: Mapping[str, ReturnResult]) -> CollectionResult:
    return replace(one, units=tuple(_unit(unit, returns) for unit in one.units))


def _unit(one: UnitResult, returns: Mapping[str, ReturnResult]) -> UnitResult:
    came = [returns[file] for file in one.files if file in returns]
    return replace(
        one,
        accepted=sum(each.status is Status.ACCEPTED for each in came),
        rejected=sum(each.status is Status.REJECTED for each in came),
        errors=sum(each.errors for each in came),
        warnings=sum(each.warnings for each in came),
    )
