"""Files are judged: each by its form, then together as a collection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pdvalidate import forms, reading, waiving
from pdvalidate.api.chunks import Asked, Order, chunks, read_chunk
from pdvalidate.api.collecting import collect, concerned, kept_by, look_back, stacked
from pdvalidate.api.running import HERE, Progress, Running, run
from pdvalidate.diagnosis import diagnosed
from pdvalidate.judging.assembling import assemble
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.outcomes import added_up, of_form
from pdvalidate.model.collection import Collection
from pdvalidate.model.library import Library
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.outcome import Outcome
from pdvalidate.model.report import Discrepancy, Report, ReturnResult, RuleResult
from pdvalidate.model.returns import Refusal, Return
from pdvalidate.model.source import Source
from pdvalidate.model.waiver import Waivers

find_files, lock_files = reading.find_files, reading.lock_files

FormOf = Callable[[Path], str | None]
"""The form that a file is of, ID[@EDITION]; None: it is recognised from the workbook."""


def check(
    files: Sequence[Path],
    library: Library,
    *,
    form: str | FormOf | None = None,
    previous: Sequence[Path] = (),
    limits: Limits = LIMITS,
    running: Running = HERE,
    progress: Progress | None = None,
) -> Report:
    """Judge each file by its form. Files that cannot be read are reported; the others are judged.

    Args:
        previous: files that rules may look back at; those among `files` are looked at anyway.

    Raises:
        PdvalidateError: `form` names no known form.
    """
    order = Order(library, limits, kept_by((), library))
    outcomes = _judge(files, form, order, running, progress)
    together = _Together.of(outcomes, order, _earlier(previous, files, form, order))
    return diagnosed(together.report([]))


def audit(
    folder: Path,
    library: Library,
    *,
    form: str | FormOf | None = None,
    collection: str | None = None,
    previous: Sequence[Path] = (),
    limits: Limits = LIMITS,
    running: Running = HERE,
    progress: Progress | None = None,
) -> Report:
    """Judge all returns of a folder, then the rules between them: completeness, sums, published figures.

    Without `collection` every collection is judged whose form and period some return has.

    Args:
        previous: files that rules may look back at; those in the folder are looked at anyway.

    Raises:
        PdvalidateError: `form` or `collection` names nothing that is known.
    """
    possible = [forms.choose_collection(library, collection)] if collection else library.collections
    order = Order(library, limits, kept_by(possible, library))
    files = reading.find_files([str(folder)])
    outcomes = _judge(files, form, order, running, progress)
    together = _Together.of(outcomes, order, _earlier(previous, files, form, order))
    return diagnosed(together.report(possible if collection else concerned(possible, together.returns)))


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


def _earlier(
    previous: Sequence[Path], files: Sequence[Path], form: str | FormOf | None, order: Order
) -> list[Return | Refusal]:
    """Returns to look back at. Each is of the form that it is recognised as, be it another edition; else of `form`."""
    known = {file.resolve() for file in files}
    wanted = [file for file in previous if file.resolve() not in known]
    read = [one for chunk in chunks([Asked(file) for file in wanted]) for one in read_chunk(order, chunk)]
    for place, found in enumerate(read):
        if isinstance(found, Refusal) and found.unrecognised:
            named = form(wanted[place]) if callable(form) else form
            (read[place],) = read_chunk(order, [Asked(wanted[place], named)])
    return read


@dataclass(frozen=True)
class _Together:
    """The outcomes of all files, and what rules between returns look at."""

    order: Order
    outcomes: Sequence[Outcome]
    earlier: Sequence[Return | Refusal]
    stacks: Sequence[Stack]
    earlier_stacks: Sequence[Stack]

    @classmethod
    def of(cls, outcomes: Sequence[Outcome], order: Order, earlier: Sequence[Return | Refusal]) -> _Together:
        kept = order.kept
        here, then = _returns([one.read for one in outcomes]), _returns(earlier)
        return cls(order, outcomes, earlier, stacked(here, kept), stacked(then, kept))

    @property
    def returns(self) -> list[Return]:
        return _returns([one.read for one in self.outcomes])

    def report(self, collections: Sequence[Collection]) -> Report:
        """The report on everything, with the rules between returns of forms and of some collections."""
        library = self.order.library
        between = look_back(self.stacks, self.earlier_stacks, library)
        stacks = [*self.stacks, *self.earlier_stacks]
        return assemble(
            [one.read for one in self.outcomes],
            [*self._rules(), *(rule for one in between for rule in one.rules)],
            [*self._found(), *(found for one in between for found in one.discrepancies)],
            collect(collections, self.returns, stacks, library),
            self.earlier,
        )

    def _found(self) -> list[Discrepancy]:
        return [found for one in self.outcomes for found in one.discrepancies]

    def _rules(self) -> list[RuleResult]:
        """The results of the rules within returns of all forms of which there are returns."""
        results: list[RuleResult] = []
        for form in self.order.library.forms:
            own = list(of_form(self.outcomes, form))
            if own:
                results += added_up(form, self.order.resolutions[form.key].rules, own)
        return results


def _returns(read: Sequence[Return | Refusal]) -> list[Return]:
    return [one for one in read if isinstance(one, Return)]
