"""What was judged, in numbers: satisfied is told as well as violated, so that silence never looks like success."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.report import RuleResult
from pdvalidate.reports.terminal.page import Page, ReportPage
from pdvalidate.reports.terminal.undecided import waits_for_earlier

_COUNTED = ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings"), (Severity.INFO, "notes"))

_MOST_RULES = 10


def summary_lines(page: ReportPage) -> Iterator[str]:
    """The last lines of a report."""
    yield from page.title(page.say("title-summary"))
    for text in summary_texts(page):
        yield from page.lines(text, 2, 2)


def summary_texts(page: ReportPage) -> list[str]:
    """What it says, a text for each line that is not yet laid out."""
    return [_returns(page), _discrepancies(page), _rules(page), *_more(page)]


def counted(page: Page, counts: Mapping[Severity, int]) -> list[str]:
    """2 errors, 1 warning, 3 notes; notes only if there are any."""
    told = [one for one in _COUNTED if counts[one[0]] or one[0] is not Severity.INFO]
    return [page.say(f"count-{name}", count=counts[severity]) for severity, name in told]


def _returns(page: ReportPage) -> str:
    counts = Counter(one.status for one in page.report.returns)
    statuses = [f"{page.catalogue.number(counts[one])} {page.say(f'status-{one}')}" for one in Status if counts[one]]
    returns = page.say("count-returns", count=len(page.report.returns))
    return page.say("summary-returns", returns=returns, statuses=statuses) if statuses else returns


def _discrepancies(page: ReportPage) -> str:
    counts = {severity: page.report.count(severity) for severity in Severity}
    hidden = counts[Severity.INFO] and not page.layout.verbose
    return ", ".join(counted(page, counts)) + (f" {page.say('summary-notes-hidden')}" if hidden else "")


def _rules(page: ReportPage) -> str:
    judged = [one for one in page.report.rules if not one.rule.suspended]
    outcomes = {name: sum(getattr(one, name) for one in judged) for name in ("violated", "undecided", "satisfied")}
    rules = page.say("count-rules", count=len(judged))
    comparisons = page.say("count-comparisons", count=sum(outcomes.values()))
    return page.say("summary-rules", rules=rules, comparisons=comparisons, **outcomes)


def _more(page: ReportPage) -> Iterator[str]:
    """Only what there is: not applicable, by rounding, waived, rules that were not judged."""
    rules = page.report.rules
    counts = {
        "summary-inapplicable": sum(one.not_applicable for one in rules),
        "summary-rounding": sum(one.by_rounding for one in rules),
        "summary-waived": sum(one.waived for one in page.report.discrepancies),
    }
    if any(counts.values()):
        yield " ".join(page.say(identifier, count=count) for identifier, count in counts.items() if count)
    if page.report.earlier:
        yield page.say("summary-earlier", count=sum(not one.reason for one in page.report.earlier))
    elif count := sum(waits_for_earlier(one, case) for one in rules for case in one.undecided_cases):
        yield page.say("summary-previous-hint", count=count)
    idle = [one.id for one in rules if not one.judged and not one.rule.suspended]
    if idle:
        yield page.say("summary-idle", rules=_listed(page, idle))
    suspended = [_suspended(one) for one in rules if one.rule.suspended]
    if suspended:
        yield page.say("summary-suspended", rules=_listed(page, suspended))


def _suspended(one: RuleResult) -> str:
    return f"{one.id} ({one.rule.suspended})"


def _listed(page: ReportPage, names: Sequence[str]) -> list[str]:
    """Names, the first of them only where they are many and not all are asked for."""
    if page.layout.verbose or len(names) <= _MOST_RULES:
        return list(names)
    return [*names[:_MOST_RULES], page.say("summary-more", count=len(names) - _MOST_RULES)]
