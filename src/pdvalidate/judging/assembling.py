"""The report put together: every file, every rule, every discrepancy, sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pdvalidate.judging.between.collecting import Collected
from pdvalidate.judging.between.completeness import Awaited
from pdvalidate.judging.cells.fingerprints import distinct
from pdvalidate.model.collection import Collection
from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.report import (
    CollectionResult,
    Discrepancy,
    Report,
    ReturnResult,
    RuleResult,
    UnitResult,
)
from pdvalidate.model.returns import Refusal, Return

CollectedReturns = tuple[Collection, Sequence[Awaited], Collected]


def assemble(
    read: Sequence[Return | Refusal],
    rules: Sequence[RuleResult],
    found: Sequence[Discrepancy],
    collected: Sequence[CollectedReturns] = (),
    earlier: Sequence[Return | Refusal] = (),
) -> Report:
    """One report of everything that was read and judged.

    Args:
        rules, found: the results of the forms' rules, and what is wrong with the returns.
        collected: what came of the rules of each collection.
        earlier: what was read to be compared with.
    """
    everything = [*found, *(one for _, _, collection in collected for one in collection.discrepancies)]
    discrepancies = distinct(sorted(everything, key=_place))
    undecided = Counter(case.file for rule in rules for case in rule.undecided_cases if not case.awaited)
    results = {result.file: result for result in _returns(read, discrepancies, undecided)}
    all_rules = [*rules, *(rule for _, _, collection in collected for rule in collection.rules)]
    return Report(
        returns=tuple(results[file] for file in sorted(results)),
        rules=tuple(sorted(all_rules, key=lambda rule: (rule.form, rule.id))),
        discrepancies=tuple(discrepancies),
        collections=tuple(_collection(*one, results) for one in collected),
        earlier=tuple(_returns(earlier, (), Counter())),
    )


def _place(one: Discrepancy) -> tuple[object, ...]:
    """By file, then where it stands in the file, then by what is wrong; what is of no file comes last."""
    row = -1 if one.sheet_row is None else one.sheet_row
    column = -1 if one.sheet_column is None else one.sheet_column
    where = (one.file is None, one.file or "", one.sheet or "", row, column)
    return (*where, one.severity.rank, one.rule, one.id)


def _returns(
    read: Iterable[Return | Refusal], discrepancies: Sequence[Discrepancy], undecided: Counter[str | None]
) -> Iterable[ReturnResult]:
    counts = Counter((one.file, one.severity) for one in discrepancies if not one.waived)
    for one in read:
        yield _refused(one) if isinstance(one, Refusal) else replace(_read(one, counts), undecided=undecided[one.file])


def _refused(one: Refusal) -> ReturnResult:
    status = Status.UNRECOGNISED if one.unrecognised else Status.UNREADABLE
    return ReturnResult(one.file, one.sha256, status, reason=one.reason, values=one.values)


def _read(one: Return, counts: Counter[tuple[str | None, Severity]]) -> ReturnResult:
    errors = counts[one.file, Severity.ERROR]
    return ReturnResult(
        file=one.file,
        sha256=one.sha256,
        status=Status.REJECTED if errors else Status.ACCEPTED,
        form=one.form,
        unit=one.unit.name if one.unit else one.unit_text,
        unit_id=one.unit.id if one.unit else None,
        period=str(one.period) if one.period else one.period_text,
        errors=errors,
        warnings=counts[one.file, Severity.WARNING],
        notes=counts[one.file, Severity.INFO],
    )


def _collection(
    collection: Collection, awaited: Sequence[Awaited], collected: Collected, results: dict[str, ReturnResult]
) -> CollectionResult:
    return CollectionResult(
        collection.id,
        collection.edition,
        collection.title,
        tuple(_unit(entry, results) for entry in awaited),
        collected.figures,
    )


def _unit(entry: Awaited, results: dict[str, ReturnResult]) -> UnitResult:
    came = [results[one.file] for one in entry.returns]
    return UnitResult(
        unit=entry.unit.name,
        unit_id=entry.unit.id,
        form=entry.form,
        files=tuple(one.file for one in came),
        accepted=sum(one.status is Status.ACCEPTED for one in came),
        rejected=sum(one.status is Status.REJECTED for one in came),
        errors=sum(one.errors for one in came),
        warnings=sum(one.warnings for one in came),
    )
