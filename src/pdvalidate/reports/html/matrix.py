"""Units by rules, to look at rather than read: how often each rule is broken in each return."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, ReturnResult
from pdvalidate.reports.terminal.page import ReportPage

_STEPS = (1, 2, 4, 10)
"""From how many on a cell has the next deeper colour."""

Key = tuple[str, str]
"""Form, and rule or finding."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's place on the page. `file` is None where no return came."""

    anchor: str
    name: str
    file: str | None
    status: str
    told: str
    result: ReturnResult | None


@dataclass(frozen=True, slots=True)
class Column:
    """A rule or a finding that does not hold everywhere."""

    rule: str
    finding: bool
    violated: int
    units: int


@dataclass(frozen=True, slots=True)
class Cell:
    """`level` 0 is nothing to see; 1 to 4 deeper colours; `undecided` counts what could not be judged."""

    level: int = 0
    count: str = ""
    undecided: int = 0
    target: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are in the order of the page, columns from the rule that breaks in the most returns."""

    columns: Sequence[Column]
    rows: Sequence[tuple[Place, Sequence[Cell]]]
    whole: int  # rules that hold in every return


_NOTHING = Cell()

Broken = Mapping[str | None, Mapping[str, Sequence[Discrepancy]]]
"""What is broken, by file and rule."""


def matrix(page: ReportPage, places: Sequence[Place], by_file: Mapping[str | None, Sequence[Discrepancy]]) -> Matrix:
    """Count what is broken and what is undecided, by file and rule."""
    broken: Broken = {place.file: _broken(by_file.get(place.file, ())) for place in places if place.file}
    undecided: dict[str, Counter[str]] = {}
    for rule in page.report.rules:
        for case in rule.undecided_cases:
            if case.file:
                undecided.setdefault(case.file, Counter())[rule.id] += 1
    columns = _columns(broken, undecided)
    rows = [(place, _row(page, place, columns, broken, undecided)) for place in places]
    shown = {one.rule for one in columns}
    judged = [one for one in page.report.rules if one.judged and any(one.form == form for form in page.forms)]
    return Matrix(columns, rows, sum(one.id not in shown for one in judged))


def _broken(found: Sequence[Discrepancy]) -> dict[str, list[Discrepancy]]:
    rules: dict[str, list[Discrepancy]] = {}
    for one in found:
        if not one.waived and one.severity is not Severity.INFO:
            rules.setdefault(one.rule, []).append(one)
    return rules


def _columns(broken: Broken, undecided: Mapping[str, Counter[str]]) -> list[Column]:
    units: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    findings: set[str] = set()
    for rules in broken.values():
        for rule, found in rules.items():
            units[rule] += 1
            counts[rule] += len(found)
            if found[0].kind == "finding":
                findings.add(rule)
    lacking = {rule for rules in undecided.values() for rule in rules}
    names = sorted({*units, *lacking}, key=lambda rule: (rule in findings, -units[rule], -counts[rule], rule))
    return [Column(rule, rule in findings, counts[rule], units[rule]) for rule in names]


def _row(
    page: ReportPage,
    place: Place,
    columns: Sequence[Column],
    broken: Broken,
    undecided: Mapping[str, Counter[str]],
) -> list[Cell]:
    rules, lacking = broken.get(place.file, {}), undecided.get(place.file or "", Counter())
    return [
        _cell(page, place, rules.get(one.rule, ()), lacking[one.rule])
        if one.rule in rules or one.rule in lacking
        else _NOTHING
        for one in columns
    ]


def _cell(page: ReportPage, place: Place, found: Sequence[Discrepancy], lacking: int) -> Cell:
    if not found:
        return Cell(undecided=lacking, count="?", target=place.anchor)
    level = sum(len(found) >= step for step in _STEPS)
    return Cell(level, page.catalogue.number(len(found)), lacking, f"d{found[0].id}")
