"""Which waivers a run could have met: only of these can it say that they match nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pdvalidate.model.report import Report, ReturnResult, RuleResult
from pdvalidate.model.waiver import Waiver
from pdvalidate.text.folding import fold
from pdvalidate.waiving.granting import relative

Place = tuple[str, str, str, str, str]
"""Rule, file, table, row and column of an instance that could not be judged."""


class Scope:
    """The returns and collections that were judged, and what in them could not be."""

    def __init__(self, report: Report, waivers_file: str) -> None:
        self._file = Path(waivers_file)
        self._returns = [one for one in report.returns if not one.reason]
        self._collections = {f"{one.id}@{one.edition}" if one.edition else one.id for one in report.collections}
        self._rules = {(one.form, one.id): one for one in report.rules}
        self._undecided = set(_undecided(report))

    def holds(self, one: Waiver) -> bool:
        """Whether the discrepancy of this waiver would have been found, were it still there.

        Without a form nobody can tell whose it is: such a waiver belongs to every run.
        """
        if one.form is None:
            return True
        if one.form in self._collections:
            return self._judged(one, one.form, None)
        return any(
            self._judged(one, found.form.key, found) for found in self._returns if found.form and self._same(one, found)
        )

    def _same(self, one: Waiver, found: ReturnResult) -> bool:
        """Whether a return is that of the waiver: also of another edition, or its unit since corrected."""
        if found.form is None or _without_edition(one.form) != found.form.id:
            return False
        if one.period is not None and fold(one.period) != fold(found.period or ""):
            return False
        same_unit = fold(one.unit or "") == fold(found.unit or "")
        return same_unit or (one.file is not None and one.file == relative(found.file, self._file))

    def _judged(self, one: Waiver, owner: str, found: ReturnResult | None) -> bool:
        """Whether its rule gave a verdict there; findings are always looked for, and so is a rule that is gone."""
        rule: RuleResult | None = self._rules.get((owner, one.rule or ""))
        if rule is None:
            return True
        place = _place(one.rule, found.file if found else None, one.table, one.row, one.column)
        return bool(rule.judged) and place not in self._undecided


def _undecided(report: Report) -> Iterator[Place]:
    for rule in report.rules:
        for case in rule.undecided_cases:
            yield _place(case.rule, case.file, case.table, case.row, case.column)


def _place(*parts: str | None) -> Place:
    rule, file, table, row, column = (fold(part or "") for part in parts)
    return rule, file, table, row, column


def _without_edition(form: str | None) -> str:
    return (form or "").partition("@")[0]
