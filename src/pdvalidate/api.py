"""The only place where the rooms of the house meet: files and schemas go in, a report comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from pdvalidate import forms, reading, waiving
from pdvalidate.errors import PdvalidateError
from pdvalidate.judging.assembling import assemble
from pdvalidate.judging.collecting import Collected, judge_collection
from pdvalidate.judging.completeness import Awaited, awaited
from pdvalidate.judging.judgement import Judgement, judge
from pdvalidate.model.collection import Collection
from pdvalidate.model.form import Form
from pdvalidate.model.known_rule import KnownRule
from pdvalidate.model.library import Library
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.report import Report, ReturnResult
from pdvalidate.model.returns import Refusal, Return
from pdvalidate.model.source import Source
from pdvalidate.model.waiver import Waivers
from pdvalidate.rules import resolve_collection, resolve_form

Progress = Callable[[int, int], None]
"""Told after each file: how many are done, and how many there are."""


FormOf = Callable[[Path], str | None]
"""The form that a file is of, ID[@EDITION]; None: it is recognised from the workbook."""


def load_library(schemas: Sequence[Path] = ()) -> Library:
    """Forms, lists and collections of the given files and folders; without any, of the default places.

    Raises:
        SchemaError: something in them is wrong; it carries every mistake of every file.
    """
    return forms.load(list(schemas) or forms.default_paths())


def find_files(arguments: Sequence[str]) -> list[Path]:
    """The workbooks that files, folders and globs name: sorted, each once. What does not exist is kept, to be told."""
    return reading.find_files(arguments)


def lock_files(arguments: Sequence[str]) -> list[Path]:
    """The files in folders that only mark that a workbook beside them is open."""
    return reading.lock_files(arguments)


def check(
    files: Sequence[Path],
    library: Library,
    *,
    form: str | FormOf | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Report:
    """Judge each file by its form. Files that cannot be read are reported; the others are judged.

    Raises:
        PdvalidateError: `form` names no known form.
    """
    read = _read_all(files, library, form, limits, progress)
    return assemble(read, _judge_all(read, library), [])


def audit(
    folder: Path,
    library: Library,
    *,
    form: str | FormOf | None = None,
    collection: str | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Report:
    """Judge all returns of a folder, then the rules between them: completeness, sums, published figures.

    Without `collection` every collection is judged whose form and period some return has.

    Raises:
        PdvalidateError: `form` or `collection` names nothing that is known.
    """
    chosen = [_collection(library, collection)] if collection else None
    read = _read_all(find_files([str(folder)]), library, form, limits, progress)
    judgements = _judge_all(read, library)
    returns = [one for one in read if isinstance(one, Return)]
    wanted = _concerned(library.collections, returns) if chosen is None else chosen
    return assemble(read, judgements, [_collect(one, returns, judgements, library) for one in wanted])


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


def known_rules(library: Library, form: str | None = None) -> list[KnownRule]:
    """Every rule of every form and collection, or of one form; resolved, in the order of the files.

    Raises:
        PdvalidateError: `form` names no known form.
    """
    chosen = [forms.choose(library, form)] if form else library.forms
    known: list[KnownRule] = []
    for one in chosen:
        resolved = resolve_form(one, library.lists).rules
        known += [KnownRule(one.key, rule, {"": one}, one.title, one.basis) for rule in resolved]
    for collection in () if form else library.collections:
        by_id = {one.id: one for one in library.forms}
        resolved = resolve_collection(collection, library).rules
        known += [KnownRule(collection.key, rule, by_id, collection.title) for rule in resolved]
    return known


def _read_all(
    files: Sequence[Path], library: Library, form: str | FormOf | None, limits: Limits, progress: Progress | None
) -> list[Return | Refusal]:
    chosen = [_chosen(library, form(file) if callable(form) else form) for file in files]
    read: list[Return | Refusal] = []
    for done, (file, known) in enumerate(zip(files, chosen, strict=True), start=1):
        read.append(reading.read(file, library, known, limits=limits))
        if progress:
            progress(done, len(files))
    return read


def _chosen(library: Library, form: str | None) -> Form | None:
    return forms.choose(library, form) if form else None


def _judge_all(read: Sequence[Return | Refusal], library: Library) -> list[Judgement]:
    """The returns of each form are judged together."""
    returns = sorted((one for one in read if isinstance(one, Return)), key=lambda one: one.form.key)
    judgements = []
    for _, group in groupby(returns, key=lambda one: one.form.key):
        same = list(group)
        form = same[0].form
        judgements.append(judge(form, same, resolve_form(form, library.lists), library.lists))
    return judgements


def _collection(library: Library, wanted: str) -> Collection:
    for one in library.collections:
        if wanted in (one.key, one.id):
            return one
    known = ", ".join(one.key for one in library.collections)
    raise PdvalidateError("collection-unknown", {"collection": wanted, "known": known})


def _concerned(collections: Sequence[Collection], returns: Sequence[Return]) -> list[Collection]:
    here = {(one.form.id, one.period) for one in returns}
    return [
        one
        for one in collections
        if any((form, expects.period) in here for expects in one.expects for form in expects.forms)
    ]


def _collect(
    collection: Collection, returns: Sequence[Return], judgements: Sequence[Judgement], library: Library
) -> tuple[Collection, list[Awaited], Collected]:
    found = awaited(collection, returns, library.lists)
    stacks = {one.stack.form.id: one.stack for one in judgements}
    resolution = resolve_collection(collection, library)
    return collection, found, judge_collection(collection, resolution, found, stacks)
