"""Exit codes of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pdvalidate.cli.outcome import exit_code, verdicts
from pdvalidate.model.form import Rule
from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.report import Report, ReturnResult, RuleResult
from tests.reports.reports_at_hand import violated_sum, violated_warning

READ = ReturnResult("a.xlsx", "", Status.ACCEPTED)
REFUSED = ReturnResult("b.xlsx", "", Status.UNREADABLE, reason="file-missing")
UNKNOWN = ReturnResult("c.xlsx", "", Status.UNRECOGNISED, reason="form-unknown")
JUDGED = RuleResult("form", Rule("a", "a = b"), "a", satisfied=3)
UNDECIDED = RuleResult("form", Rule("a", "a = b"), "a", undecided=3, not_applicable=2)

CLEAN = Report((READ,), (JUDGED,))
WARNED = replace(CLEAN, discrepancies=(violated_warning(),))
WRONG = replace(CLEAN, discrepancies=(violated_sum(), violated_warning()))
WAIVED = replace(CLEAN, discrepancies=(replace(violated_sum(), waived=True),))


@pytest.mark.parametrize(
    ("report", "fail_on", "code"),
    [
        (CLEAN, Severity.ERROR, 0),
        (CLEAN, Severity.WARNING, 0),
        (WARNED, Severity.ERROR, 0),
        (WARNED, Severity.WARNING, 1),
        (WARNED, None, 0),
        (WRONG, Severity.ERROR, 1),
        (WRONG, Severity.WARNING, 1),
        (WRONG, None, 0),
        (WAIVED, Severity.WARNING, 0),
    ],
)
def test_discrepancies_at_or_above_the_limit_give_1(report: Report, fail_on: Severity | None, code: int) -> None:
    assert exit_code(report, fail_on) == code


@pytest.mark.parametrize("fail_on", [Severity.ERROR, None])
@pytest.mark.parametrize(
    "report",
    [
        Report(),
        replace(CLEAN, returns=(READ, REFUSED)),
        replace(WRONG, returns=(READ, UNKNOWN)),
        Report((READ,)),
        Report((READ,), (UNDECIDED,)),
    ],
)
def test_what_was_not_judged_gives_3(report: Report, fail_on: Severity | None) -> None:
    assert exit_code(report, fail_on) == 3


def test_only_satisfied_and_violated_are_verdicts() -> None:
    assert verdicts(Report((), (JUDGED, UNDECIDED))) == 3
