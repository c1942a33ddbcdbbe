"""The report as JUnit XML: one test case for each rule and return."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Report, RuleResult
from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.programs.problems import Problem, problems

Found = Mapping[tuple[str | None, str], Sequence[Problem]]
"""Problems by file and rule."""

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: failed by what is an error and not waived, skipped where there is nothing to fail or to pass."""

    group: str
    name: str
    failures: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    skipped: str = ""


def render(report: Report, catalogue: Catalogue, _: Layout) -> str:
    """A suite for each file and each collection; warnings, notes and what is waived stand in a case's output."""
    found = _by_file_and_rule(problems(report, catalogue))
    suites = [*_of_returns(report, found, catalogue), *_of_collections(report, found, catalogue)]
    total = _counts([case for _, cases in suites for case in cases])
    del total["skipped"]  # which the schema knows of suites only
    root = Element("testsuites", {"name": "pdvalidate", **total})
    for name, cases in suites:
        suite = SubElement(root, "testsuite", {"name": _clean(name), **_counts(cases)})
        for case in cases:
            _add(suite, case, catalogue)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


FORMAT: Final = Format("junit", render)


def _by_file_and_rule(found: Iterator[Problem]) -> Found:
    grouped: dict[tuple[str | None, str], list[Problem]] = {}
    for one in found:
        grouped.setdefault((one.file, one.rule), []).append(one)
    return grouped


def _of_returns(report: Report, found: Found, catalogue: Catalogue) -> Iterator[tuple[str, list[_Case]]]:
    """Each file: whether it could be judged, then every rule of its form, then what was found without a rule."""
    lacking = _undecided(report)
    findings = _findings(report, found)
    for one in report.returns:
        key = one.form.key if one.form else ""
        refused = [*found.get((one.file, one.reason), ())] if one.reason else []
        cases = [_Case(key or one.status.value, one.reason or "recognised", tuple(refused))]
        cases += [_of_rule(rule, one.file, found, lacking, catalogue) for rule in report.rules if rule.form == key]
        cases += [_case(key, name, found[one.file, name]) for name in findings.get(one.file, ()) if name != one.reason]
        yield one.file, cases


def _of_collections(report: Report, found: Found, catalogue: Catalogue) -> Iterator[tuple[str, list[_Case]]]:
    """What is about no file: the rules of a collection, and whose returns are missing or double."""
    lacking = _undecided(report)
    forms = {one.form.key for one in report.returns if one.form}
    between = [rule for rule in report.rules if rule.form not in forms]
    for key, rules in groupby(between, key=lambda rule: rule.form):
        yield key, [_of_rule(rule, None, found, lacking, catalogue) for rule in rules]
    names = _findings(report, found).get(None, [])
    if names:
        yield catalogue.say("title-between"), [_case("pdvalidate", name, found[None, name]) for name in names]


def _findings(report: Report, found: Found) -> dict[str | None, list[str]]:
    """What was found in each file that is no rule of a suite of its own."""
    known = {(rule.form, f"{rule.form}/{rule.id}") for rule in report.rules}
    of_file = {one.file: one.form.key if one.form else "" for one in report.returns}
    rules = {name for _, name in known}
    names: dict[str | None, list[str]] = {}
    for file, rule in found:
        told = rule in rules and (file is None or (of_file.get(file, ""), rule) in known)
        if not told:
            names.setdefault(file, []).append(rule)
    return {file: sorted(each) for file, each in names.items()}


def _of_rule(
    rule: RuleResult,
    file: str | None,
    found: Found,
    lacking: Mapping[tuple[str | None, str], int],
    catalogue: Catalogue,
) -> _Case:
    key = f"{rule.form}/{rule.id}"
    wrong = found.get((file, key), ())
    if wrong:
        return _case(rule.form, rule.id, wrong)
    return _Case(rule.form, rule.id, skipped=_idle(rule, lacking.get((file, key), 0), catalogue))


def _idle(rule: RuleResult, undecided: int, catalogue: Catalogue) -> str:
    """Why a rule without a violation is not simply passed."""
    if rule.rule.suspended:
        return catalogue.say("rule-suspended", {"reason": rule.rule.suspended})
    if undecided:
        return f"{catalogue.say('outcome-undecided')}: {catalogue.say('count-comparisons', {'count': undecided})}"
    return "" if rule.judged else catalogue.say("rule-idle")


def _case(group: str, name: str, found: Sequence[Problem]) -> _Case:
    failures = tuple(one for one in found if one.severity is Severity.ERROR and not one.waived)
    notes = tuple(one for one in found if one.severity is not Severity.ERROR or one.waived)
    return _Case(group, name, failures, notes)


def _undecided(report: Report) -> dict[tuple[str | None, str], int]:
    counts: dict[tuple[str | None, str], int] = {}
    for rule in report.rules:
        for case in rule.undecided_cases:
            place = (case.file, f"{rule.form}/{rule.id}")
            counts[place] = counts.get(place, 0) + 1
    return counts


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    failures = sum(bool(case.failures) for case in cases)
    skipped = sum(bool(case.skipped) for case in cases)
    return {"tests": str(len(cases)), "failures": str(failures), "errors": "0", "skipped": str(skipped)}


def _add(suite: Element, case: _Case, catalogue: Catalogue) -> None:
    element = SubElement(suite, "testcase", {"classname": _clean(case.group), "name": _clean(case.name)})
    if case.skipped:
        SubElement(element, "skipped", {"message": _clean(case.skipped)})
    if case.failures:
        count = catalogue.say("count-errors", {"count": len(case.failures)})
        failure = SubElement(element, "failure", {"message": count, "type": "discrepancy"})
        failure.text = _clean("\n".join(one.located for one in case.failures))
    if case.notes:
        SubElement(element, "system-out").text = _clean("\n".join(_note(one, catalogue) for one in case.notes))


def _note(one: Problem, catalogue: Catalogue) -> str:
    word = catalogue.say("waived") if one.waived else catalogue.say(f"severity-{one.severity}")
    return f"{word}: {one.located}"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
