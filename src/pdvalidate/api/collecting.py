"""Rules between returns, judged on what was kept of each return."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pdvalidate.judging.assembling import CollectedReturns
from pdvalidate.judging.codes import Books
from pdvalidate.judging.collecting import judge_collection
from pdvalidate.judging.completeness import awaited
from pdvalidate.judging.frames import Stack
from pdvalidate.judging.reading_cells import read_cells
from pdvalidate.judging.reducing import Kept, kept_for
from pdvalidate.judging.stacking import stack
from pdvalidate.model.collection import Collection
from pdvalidate.model.library import Library
from pdvalidate.model.returns import Return
from pdvalidate.rules import resolve_collection


def kept_by(collections: Sequence[Collection], library: Library) -> Kept:
    """What the rules of all collections ask of returns."""
    resolved = [one for collection in collections for one in resolve_collection(collection, library).rules]
    return kept_for(resolved)


def concerned(collections: Sequence[Collection], returns: Sequence[Return]) -> list[Collection]:
    """The collections that wait for a form and period that some return has."""
    here = {(one.form.id, one.period) for one in returns}
    return [
        one
        for one in collections
        if any((form, expects.period) in here for expects in one.expects for form in expects.forms)
    ]


def collect(
    wanted: Sequence[Collection], returns: Sequence[Return], library: Library, kept: Kept
) -> list[CollectedReturns]:
    """The completeness and the rules of each collection, on reduced returns."""
    stacks = _stacks(returns, kept) if wanted else {}
    collected: list[CollectedReturns] = []
    for collection in wanted:
        found = awaited(collection, returns, library.lists)
        resolution = resolve_collection(collection, library)
        collected.append((collection, found, judge_collection(collection, resolution, found, stacks)))
    return collected


def _stacks(returns: Sequence[Return], kept: Kept) -> dict[str, Stack]:
    """The returns of each form stacked, by the form's identifier."""
    stacks: dict[str, Stack] = {}
    ordered = sorted(returns, key=lambda one: one.form.key)
    for _, group in groupby(ordered, key=lambda one: one.form.key):
        same = list(group)
        form = same[0].form
        stacks[form.id] = stack(form, same, Books())
        read_cells(stacks[form.id], {table: columns for (owner, table), columns in kept.items() if owner == form.id})
    return stacks
