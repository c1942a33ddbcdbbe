"""Which discrepancies are accepted: asked one by one, on standard error, or all that are present."""

from __future__ import annotations

from collections.abc import Sequence

import click

from pdvalidate.cli.speaking import catalogue, one_line
from pdvalidate.model.report import Discrepancy, Report

Accepted = tuple[Discrepancy, str]
"""A discrepancy, and the reason for which it is accepted."""

_YES, _NO, _STOP = ("y", "yes", "c", "có"), ("n", "no", "k", "không"), ("q", "quit", "t", "thôi")
"""The answers of both languages: no letter means two things."""


def all_present(found: Sequence[Discrepancy], reason: str | None) -> list[Accepted]:
    """All of them, for one reason."""
    why = reason or catalogue().say("waive-baseline")
    return [(one, why) for one in found]


def ask(report: Report, found: Sequence[Discrepancy], reason: str | None) -> list[Accepted]:
    """Those that are accepted, until it is said that no more questions are wanted. The last reason is offered again."""
    from pdvalidate.reports.programs.problems import problems

    told = {one.id: one for one in problems(report, catalogue())}
    accepted: list[Accepted] = []
    last = reason
    for number, one in enumerate(found, start=1):
        problem = told[one.id]
        place = catalogue().say("waive-of", {"number": number, "count": len(found)})
        severity = catalogue().say(f"severity-{one.severity}")
        click.echo(one_line(f"[{place}] {one.file or ''}"), err=True)
        click.echo(f"  {one_line(f'{severity} ({one.rule}): {problem.located}')}", err=True)
        answer = _answer()
        if answer in _STOP:
            break
        if answer in _YES:
            last = reason or _reason(last)
            accepted.append((one, last))
    return accepted


def _answer() -> str:
    question = catalogue().say("waive-accept")
    while True:
        answer = click.prompt(question, default="", show_default=False, err=True).strip().casefold()
        if answer in (*_YES, *_NO, *_STOP):
            return str(answer)


def _reason(last: str | None) -> str:
    while True:
        reason = str(
            click.prompt(catalogue().say("waive-reason"), default=last or "", show_default=bool(last), err=True)
        )
        if reason.strip():
            return reason.strip()
