"""What there is to see on the page: summary, matrix, rules, and a section for each return. Texts are harmless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.report import CollectionResult, Discrepancy, FigureResult, ReturnResult, RuleResult
from pdvalidate.reports.fitting import clipped, harmless
from pdvalidate.reports.html.lines import Line, lines_of
from pdvalidate.reports.html.matrix import Matrix, Place, matrix
from pdvalidate.reports.telling import refusal
from pdvalidate.reports.terminal.page import ReportPage
from pdvalidate.reports.terminal.undecided import undecided_texts
from pdvalidate.reports.values import shown


@dataclass(frozen=True, slots=True)
class Section:
    """One return, or a unit from which none came."""

    place: Place
    facts: str
    errors: int
    warnings: int
    notes: int
    lines: Sequence[Line]
    folded: Sequence[str]
    undecided: Sequence[str]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with what came of it."""

    id: str
    owner: str
    told: str
    severity: str
    basis: str
    violated: int
    undecided: int
    satisfied: int
    inapplicable: int
    units: int
    suspended: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A published figure beside what the returns give; texts as they are shown."""

    title: str
    published: str
    found: str
    difference: str
    outcome: str
    told: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    title: str
    statuses: Sequence[tuple[str, str, int]]  # name, word, number
    severities: Sequence[tuple[str, str, int]]
    outcomes: Sequence[tuple[str, str, int]]
    figures: Sequence[FigureLine]
    matrix: Matrix
    rules: Sequence[RuleLine]
    between: Sequence[Line]
    between_folded: Sequence[str]
    between_undecided: Sequence[str]
    sections: Sequence[Section]


def view(page: ReportPage) -> View:
    """Everything in the order in which it is shown."""
    by_file: dict[str | None, list[Discrepancy]] = {}
    for one in page.report.discrepancies:
        by_file.setdefault(one.file, []).append(one)
    places = list(_places(page))
    lacking = undecided_texts(page)
    sections = [_section(page, place, by_file, lacking) for place in places]
    between, folded = lines_of(page, by_file.get(None, []))
    return View(
        title=_title(page),
        statuses=_statuses(page, places),
        severities=_severities(page),
        outcomes=_outcomes(page),
        figures=[_figure(page, one) for each in page.report.collections for one in each.figures],
        matrix=matrix(page, places, by_file),
        rules=_rules(page),
        between=between,
        between_folded=folded,
        between_undecided=lacking.get("", ()),
        sections=sections,
    )


def _title(page: ReportPage) -> str:
    titles = [page.catalogue.text(one.title) or one.id for one in page.report.collections]
    if not titles:
        forms = {
            one.form.key: page.catalogue.text(one.form.title) or one.form.key for one in page.report.returns if one.form
        }
        titles = list(forms.values())
    return harmless(" · ".join(titles[:2])) or page.say("html-title")


def _places(page: ReportPage) -> Iterator[Place]:
    """The units of the collections in their order, then every other file."""
    results = {one.file: one for one in page.report.returns}
    told: set[str] = set()
    number = 0
    for collection in page.report.collections:
        for unit, files in _expected(collection, told):
            for file in files or [""]:
                number += 1
                double = len(files) > 1
                yield _place(page, f"u{number}", unit, results.get(file), double=double)
    for one in page.report.returns:
        if one.file not in told:
            number += 1
            yield _place(page, f"u{number}", "", one)


def _expected(collection: CollectionResult, told: set[str]) -> Iterator[tuple[str, list[str]]]:
    forms = {one.form for one in collection.units}
    for one in collection.units:
        files = [file for file in one.files if file not in told]
        told.update(files)
        if files or not one.files:
            yield (f"{one.unit} · {one.form}" if len(forms) > 1 else one.unit), files


def _place(page: ReportPage, anchor: str, unit: str, one: ReturnResult | None, *, double: bool = False) -> Place:
    status = "missing" if one is None else "double" if double else one.status.value
    name = clipped(unit or (one.unit or PurePath(one.file).name if one else ""))
    return Place(anchor, name, one.file if one else None, status, page.say(f"status-{status}"), one)


def _section(
    page: ReportPage,
    place: Place,
    by_file: Mapping[str | None, Sequence[Discrepancy]],
    lacking: Mapping[str, Sequence[str]],
) -> Section:
    one = place.result
    lines, folded = lines_of(page, by_file.get(place.file, []) if place.file else [])
    facts = (one.period, one.form.key if one.form else None, one.file) if one else ()
    return Section(
        place=place,
        facts=" · ".join(harmless(fact) for fact in facts if fact),
        errors=one.errors if one else 0,
        warnings=one.warnings if one else 0,
        notes=one.notes if one else 0,
        lines=lines,
        folded=folded,
        undecided=lacking.get(place.file or "-", ()),
        reason=harmless(refusal(one, page.catalogue)) if one and one.reason else "",
    )


def _statuses(page: ReportPage, places: Sequence[Place]) -> list[tuple[str, str, int]]:
    counts = Counter(place.status for place in places)
    order = (*(status.value for status in Status), "missing", "double")
    return [(name, page.say(f"status-{name}"), counts[name]) for name in order if counts[name]]


def _severities(page: ReportPage) -> list[tuple[str, str, int]]:
    told = [(severity.value, page.say(f"severity-{severity}"), page.report.count(severity)) for severity in Severity]
    waived = sum(one.waived for one in page.report.discrepancies)
    return [*told, ("waived", page.say("waived"), waived)] if waived else told


def _outcomes(page: ReportPage) -> list[tuple[str, str, int]]:
    names = ("satisfied", "violated", "undecided", "not_applicable")
    counts = {name: sum(getattr(one, name) for one in page.report.rules) for name in names}
    return [(name, page.say(f"outcome-{name}"), counts[name]) for name in names]


def _figure(page: ReportPage, one: FigureResult) -> FigureLine:
    difference = None if one.found is None or one.found == one.published else one.found - one.published
    published, found, apart = (shown(value, page.catalogue) for value in (one.published, one.found, difference))
    title = harmless(page.catalogue.text(one.title) or one.name)
    return FigureLine(title, published, found, apart, one.outcome, page.say(f"figure-{one.outcome}"))


def _rules(page: ReportPage) -> list[RuleLine]:
    """All rules, those that the most units break first."""
    units: dict[tuple[str, str], set[str | None]] = {}
    for one in page.report.discrepancies:
        if one.kind == "rule" and not one.waived:
            units.setdefault((one.form, one.rule), set()).add(one.file)
    told = [_rule(page, one, len(units.get((one.form, one.id), ()))) for one in page.report.rules]
    return sorted(told, key=lambda one: (-one.violated, -one.undecided, one.owner, one.id))


def _rule(page: ReportPage, one: RuleResult, units: int) -> RuleLine:
    return RuleLine(
        id=one.id,
        owner=one.form,
        told=harmless(one.rule.text),
        severity=page.say(f"severity-{one.rule.severity}"),
        basis=harmless(page.catalogue.text(one.rule.basis)),
        violated=one.violated,
        undecided=one.undecided,
        satisfied=one.satisfied,
        inapplicable=one.not_applicable,
        units=units,
        suspended=page.say("rule-suspended", reason=harmless(one.rule.suspended)) if one.rule.suspended else "",
    )
