"""Rules between returns, judged on what was kept of each return."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pdvalidate.judging.assembling import CollectedReturns
from pdvalidate.judging.between.collecting import judge_collection
from pdvalidate.judging.between.completeness import call_rolls
from pdvalidate.judging.between.judging_between import judge_between
from pdvalidate.judging.cells.reading_cells import read_cells
from pdvalidate.judging.frames.codes import Books
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.frames.stacking import stack
from pdvalidate.judging.judgement import Judgement
from pdvalidate.model.collection import Collection
from pdvalidate.model.library import Library
from pdvalidate.model.returns import Return
from pdvalidate.rules import resolve_collection, resolve_form
from pdvalidate.rules.needs import Needs, beyond, needs_of


def kept_by(collections: Sequence[Collection], library: Library) -> Needs:
    """What the rules between returns of all forms, and those of some collections, ask of returns."""
    needs = Needs()
    for form in library.forms:
        needs |= needs_of(beyond(resolve_form(form, library.lists)).rules, form.id)
    for collection in collections:
        needs |= needs_of(resolve_collection(collection, library).rules, "")
    return needs


def concerned(collections: Sequence[Collection], returns: Sequence[Return]) -> list[Collection]:
    """The collections that wait for a form and period that some return has."""
    here = {(one.form.id, one.period) for one in returns}
    return [
        one
        for one in collections
        if any((form, expects.period) in here for expects in one.expects for form in expects.forms)
    ]


def look_back(stacks: Sequence[Stack], earlier: Sequence[Stack], library: Library) -> list[Judgement]:
    """What came of the rules of forms that look at other returns."""
    judged = (
        judge_between(one.form, resolve_form(one.form, library.lists), stacks, library.lists, earlier) for one in stacks
    )
    return [one for one in judged if one is not None]


def collect(
    wanted: Sequence[Collection], returns: Sequence[Return], stacks: Sequence[Stack], library: Library
) -> list[CollectedReturns]:
    """The completeness and the rules of each collection. `stacks` hold the returns, and those to look back at."""
    collected: list[CollectedReturns] = []
    for roll in call_rolls(wanted, returns, library):
        resolution = resolve_collection(roll.collection, library)
        collected.append((roll.collection, roll.awaited, judge_collection(roll, resolution, stacks, library)))
    return collected


def stacked(returns: Sequence[Return], needs: Needs) -> list[Stack]:
    """Reduced returns, those of each form and edition stacked."""
    stacks: list[Stack] = []
    ordered = sorted(returns, key=lambda one: one.form.key)
    for _, group in groupby(ordered, key=lambda one: one.form.key):
        same = list(group)
        form = same[0].form
        found = stack(form, same, Books())
        read_cells(found, {table: columns for (owner, table), columns in needs.tables.items() if owner == form.id})
        stacks.append(found)
    return stacks
