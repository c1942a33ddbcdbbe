"""The rules and findings that the most returns break, so that one looks there first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pdvalidate.model.kinds import Severity
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import ReportPage

_MOST = 10
_FEWEST_RETURNS = 3
"""Of fewer returns the tables themselves show as much."""


@dataclass(slots=True)
class _Broken:
    """A rule or a finding, with the files it was broken in."""

    rule: str
    owner: str
    severity: Severity
    times: int = 0
    files: set[str | None] = field(default_factory=set)


def worst_rules(page: ReportPage) -> Iterator[str]:
    """A line for each, the one that the most returns break first; nothing where there are few returns."""
    found = _found(page)
    if not found or sum(not one.reason for one in page.report.returns) < _FEWEST_RETURNS:
        return
    yield from page.title(page.say("title-worst"))
    names = [Column(page.say("heading-rule")), Column(page.say("heading-severity"))]
    figures = [Column(page.say(f"heading-{name}"), figures=True) for name in ("returns", "violated", "compared")]
    shown = found if page.layout.verbose else found[:_MOST]
    yield from page.grid([*names, *figures], [_line(page, one) for one in shown])
    if len(found) > len(shown):
        yield from page.lines(page.say("summary-more", count=len(found) - len(shown)), 2)


def _found(page: ReportPage) -> list[_Broken]:
    broken: dict[tuple[str, str], _Broken] = {}
    for one in page.report.discrepancies:
        if one.file is not None and not one.waived and one.severity is not Severity.INFO:
            owner = one.form if one.kind == "rule" else ""
            held = broken.setdefault((owner, one.rule), _Broken(one.rule, owner, one.severity))
            held.times += 1
            held.files.add(one.file)
    return sorted(broken.values(), key=lambda one: (-len(one.files), -one.times, one.owner, one.rule))


def _line(page: ReportPage, one: _Broken) -> Line:
    """A finding compares nothing, so nothing is said of how often it was looked for."""
    compared = sum(each.judged for each in page.report.rules if (each.form, each.id) == (one.owner, one.rule))
    name = f"{one.rule} ({one.owner})" if len(page.forms) > 1 and one.owner else one.rule
    figures = (page.catalogue.number(count) if count else "" for count in (len(one.files), one.times, compared))
    return Line((name, page.say(f"severity-{one.severity}"), *figures))
