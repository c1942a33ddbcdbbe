"""What a run comes to: exit codes, and the sentences about what stopped it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pdvalidate.cli.speaking import complain, debugging, warn
from pdvalidate.errors import MistakesError, PdvalidateError, WorkbookError
from pdvalidate.model.kinds import Severity

if TYPE_CHECKING:
    from pdvalidate.model.report import Report

JUDGED = 0
FOUND = 1
WRONG_USAGE = 2
NOT_JUDGED = 3
INTERRUPTED = 130
BROKEN_PIPE = 141


def exit_code(report: Report, fail_on: Severity | None) -> int:
    """The highest of 3, 1, 0 that holds. `fail_on` None: discrepancies never matter."""
    if not verdicts(report) or any(one.reason for one in report.returns):
        return NOT_JUDGED
    return FOUND if any(report.count(severity) for severity in grave(fail_on)) else JUDGED


def grave(fail_on: Severity | None) -> list[Severity]:
    """The severities that fail a run."""
    return [severity for severity in Severity if fail_on is not None and severity.rank <= fail_on.rank]


def verdicts(report: Report) -> int:
    """How many comparisons were found to hold or not to hold."""
    return sum(one.satisfied + one.violated for one in report.rules)


def say_if_idle(report: Report, places: Sequence[str]) -> None:
    """Say that there was nothing to judge: a run that looked at nothing must not look like a success."""
    if not report.returns:
        warn("error-no-files", places=list(places))
    elif not verdicts(report) and not all(one.reason for one in report.returns):
        warn("error-nothing-judged")


def failed(error: Exception) -> int:
    """Say what stopped work, in one line or in one for each mistake, and give the exit code for it."""
    if debugging():
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, MistakesError):
        for mistake in error.mistakes:
            click.echo(str(mistake), err=True)
    if isinstance(error, WorkbookError):
        complain(error.file, f"refused-{error.identifier}", error.values)
        return NOT_JUDGED
    if isinstance(error, PdvalidateError):
        warn(f"error-{error.identifier}", **error.values)
        return WRONG_USAGE
    warn("error-internal", kind=type(error).__name__, detail=str(error) or "…")
    return NOT_JUDGED
