"""Files are judged: each by its form, then together as a collection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from pdvalidate import forms, reading, waiving
from pdvalidate.api.chunks import Asked, Order
from pdvalidate.api.collecting import collect, concerned, kept_by
from pdvalidate.api.running import HERE, Progress, Running, run
from pdvalidate.diagnosis import diagnosed
from pdvalidate.judging.assembling import assemble
from pdvalidate.judging.outcomes import added_up, of_form
from pdvalidate.model.collection import Collection
from pdvalidate.model.library import Library
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.outcome import Outcome
from pdvalidate.model.report import Discrepancy, Report, ReturnResult, RuleResult
from pdvalidate.model.returns import Refusal, Return
from pdvalidate.model.source import Source
from pdvalidate.model.waiver import Waivers

FormOf = Callable[[Path], str | None]
"""The form that a file is of, ID[@EDITION]; None: it is recognised from the workbook."""


def check(
    files: Sequence[Path],
    library: Library,
    *,
    form: str | FormOf | None = None,
    limits: Limits = LIMITS,
    running: Running = HERE,
    progress: Progress | None = None,
) -> Report:
    """Judge each file by its form. Files that cannot be read are reported; the others are judged.

    Raises:
        PdvalidateError: `form` names no known form.
    """
    order = Order(library, limits)
    outcomes = _judge(files, form, order, running, progress)
    return diagnosed(assemble([one.read for one in outcomes], _rules(order, outcomes), _discrepancies(outcomes)))


def audit(
    folder: Path,
    library: Library,
    *,
    form: str | FormOf | None = None,
    collection: str | None = None,
    limits: Limits = LIMITS,
    running: Running = HERE,
    progress: Progress | None = None,
) -> Report:
    """Judge all returns of a folder, then the rules between them: completeness, sums, published figures.

    Without `collection` every collection is judged whose form and period some return has.

    Raises:
        PdvalidateError: `form` or `collection` names nothing that is known.
    """
    possible = [forms.choose_collection(library, collection)] if collection else library.collections
    order = Order(library, limits, kept_by(possible, library))
    outcomes = _judge(reading.find_files([str(folder)]), form, order, running, progress)
    returns = [one.read for one in outcomes if isinstance(one.read, Return)]
    wanted: Sequence[Collection] = possible if collection else concerned(possible, returns)
    collected = collect(wanted, returns, library, order.kept)
    report = assemble([one.read for one in outcomes], _rules(order, outcomes), _discrepancies(outcomes), collected)
    return diagnosed(report)


def apply_waivers(report: Report, waivers: Waivers, today: date) -> Report:
    """The report with what is waived marked, stale waivers as findings, and the counts made anew."""
    return waiving.apply_waivers(report, waivers, today)


def locate(file: Path, library: Library, *, form: str | None = None, limits: Limits = LIMITS) -> Return | Refusal:
    """How a workbook is understood, without judging it.

    Raises:
        PdvalidateError: `form` names no known form.
    """
    return reading.read(file, library, forms.choose(library, form) if form else None, limits=limits)


def original(one: ReturnResult, limits: Limits = LIMITS) -> Source:
    """The file of a return that was judged, for a copy of it.

    Raises:
        WorkbookError: it cannot be read any more, or has changed since.
    """
    return reading.original(Path(one.file), one.sha256, limits)


def _judge(
    files: Sequence[Path], form: str | FormOf | None, order: Order, running: Running, progress: Progress | None
) -> list[Outcome]:
    """The outcome of every file, by the names of the files."""
    asked = [Asked(file, form(file) if callable(form) else form) for file in files]
    for known in {one.form: one for one in asked}.values():
        order.form(known)
    return sorted(run(order, asked, running, progress), key=lambda one: one.read.file)


def _rules(order: Order, outcomes: Sequence[Outcome]) -> list[RuleResult]:
    """The results of the rules of all forms of which there are returns."""
    results: list[RuleResult] = []
    for form in order.library.forms:
        own = list(of_form(outcomes, form))
        if own:
            results += added_up(form, order.resolutions[form.key].rules, own)
    return results


def _discrepancies(outcomes: Sequence[Outcome]) -> list[Discrepancy]:
    return [found for one in outcomes for found in one.discrepancies]
