"""The figures of a term for every instance of a rule, with the lines that they came from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.frames import Frame, Lines, Stack
from pdvalidate.judging.frames.lookup import NOWHERE, TWICE, Groups, Index
from pdvalidate.judging.frames.merging import once
from pdvalidate.judging.within.folding_groups import fold_groups
from pdvalidate.judging.within.following import follow
from pdvalidate.judging.within.instances import Instances, codes_of, key_of, key_of_instances
from pdvalidate.judging.within.selecting import plan_of, select
from pdvalidate.model.expression import Node
from pdvalidate.model.term import RECORD, Term
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import ABSENT, MISSING, SEVERAL, UNREADABLE, Quantity, States
from pdvalidate.rules.verdicts import FALSE, NOT_APPLICABLE, Verdicts

Judge = Callable[[Node, Stack, str, Instances], Verdicts]
"""Judges the condition of an aggregate on records of a table."""


@dataclass(frozen=True)
class Operands:
    """What a term came to, and from which lines of its frame.

    `lines`: for a plain term one line per instance (NOWHERE, TWICE); for an aggregate the lines of all groups.
    `groups`: for an aggregate the group of each instance, NOWHERE where there is none.
    """

    term: Term
    stack: Stack
    frame: Frame
    figures: Quantity | Texts
    lines: Lines
    widths: Quantity | None = None
    groups: Lines | None = None
    runs: Groups | None = None

    def of(self, instance: int) -> Lines:
        """The lines that one instance used."""
        if self.groups is None or self.runs is None:
            line = self.lines[instance]
            return self.lines[instance : instance + 1] if line >= 0 else self.lines[:0]
        group = self.groups[instance]
        if group < 0:
            return self.lines[:0]
        return self.lines[self.runs.starts[group] : self.runs.ends[group]]


def gather(stack: Stack, term: Term, wanted: Instances, judge: Judge) -> Operands:
    """The operands of a term, one per instance, or one run of lines per instance for an aggregate."""
    frame = stack.frame(term.table, term.path)
    return _aggregate(stack, frame, term, wanted, judge) if term.aggregate else _plain(stack, frame, term, wanted)


def _plain(stack: Stack, frame: Frame, term: Term, wanted: Instances) -> Operands:
    lines = _find(stack, frame, term, wanted) if term.via is None else follow(stack, frame, term, wanted)
    values = frame.texts.get(term.measure or "") or frame.figures[term.measure or ""]
    widths = frame.widths.get(term.measure or "")
    return Operands(term, stack, frame, taken(values, lines), lines, widths and widths.take(lines))


def _find(stack: Stack, frame: Frame, term: Term, wanted: Instances) -> Lines:
    """The line of each instance. Where the record is open they are matched by position, never by its label."""
    unrestricted = not term.pins and term.within is None
    if unrestricted and RECORD in term.open and not frame.path and wanted.record is not None:
        return wanted.record
    dimensions = tuple(sorted(term.open))
    plan = (plan_of(frame, term), dimensions, term.open == {term.measure})
    if plan not in stack.plans.indexes:
        chosen = select(stack, frame, term)
        keys = key_of(stack, frame, chosen, dimensions)
        if term.open == {term.measure}:  # the text of a key: any record that bears it will do
            keys, first = np.unique(keys, return_index=True)
            chosen = chosen[first]
        stack.plans.indexes[plan] = Index.of(keys, chosen)
    return _sought(stack, frame, plan, stack.plans.indexes[plan], wanted)


Plan = tuple[Hashable, tuple[str, ...], bool]


def _sought(stack: Stack, frame: Frame, plan: Plan, index: Index, wanted: Instances) -> Lines:
    """Where the instances are in an index; what two rules ask alike is looked up once."""
    asked = (plan, wanted.plan)
    if wanted.plan is None:
        return index.find(key_of_instances(stack, frame, wanted, plan[1]))
    if asked not in stack.plans.found:
        stack.plans.found[asked] = index.find(key_of_instances(stack, frame, wanted, plan[1]))
    return stack.plans.found[asked]


def taken(values: Quantity | Texts, lines: Lines) -> Quantity | Texts:
    """Values at lines; a record that is not there is missing, several are undecided."""
    lost = lines < 0
    if isinstance(values, Texts):
        state = None if values.state is None else values.state[lines]
        return Texts(values.codes[lines], values.categories, _lost(state, lines, lost))
    if not values.mantissa.size:
        empty = Quantity(np.zeros(lines.shape, np.int64), values.scale)
        return replace(empty, state=_lost(None, lines, lost))
    found = values.take(lines)
    if not lost.any():
        return found
    mantissa = np.where(lost, 0, found.mantissa)
    near = None if found.approximate is None else np.where(lost, 0.0, found.approximate)
    return replace(found, mantissa=mantissa, approximate=near, state=_lost(found.state, lines, lost))


def _lost(state: States | None, lines: Lines, lost: NDArray[np.bool_]) -> States | None:
    if not lost.any():
        return state
    bits = np.ones(lines.shape, np.uint8) if state is None else np.broadcast_to(state, lines.shape).copy()
    bits[lines == NOWHERE] = MISSING | ABSENT
    bits[lines == TWICE] = SEVERAL
    return bits


def _aggregate(stack: Stack, frame: Frame, term: Term, wanted: Instances, judge: Judge) -> Operands:
    dimensions = tuple(sorted(term.open))
    plan = (plan_of(frame, term), dimensions, False)
    if plan not in stack.plans.groups:
        chosen = select(stack, frame, term)
        keys = key_of(stack, frame, chosen, dimensions, of_children=term.over_children)
        stack.plans.groups[plan] = Groups.of(keys, chosen)
    runs = stack.plans.groups[plan]
    groups = _sought(stack, frame, plan, runs.index, wanted)
    kept = once(frame, term.measure, runs, fulfilling(stack, frame, term, runs.lines, judge))
    values = None if term.measure is None else frame.figures[term.measure]
    figures = fold_groups(term.function or "sum", values, runs, kept)
    figures = blocked(frame, term, runs, figures)
    widths = None if term.function == "count" else frame.widths.get(term.measure or "")
    width = None if widths is None else taken(fold_groups(WIDTH[term.function or "sum"], widths, runs, kept), groups)
    found = over_nothing(term, taken(figures, groups), groups)
    return Operands(term, stack, frame, found, runs.lines, width if isinstance(width, Quantity) else None, groups, runs)


WIDTH = {"sum": "sum", "mean": "mean", "min": "max", "max": "max"}
"""What the printing widths of cells come to in an aggregate of them."""


def fulfilling(stack: Stack, frame: Frame, term: Term, lines: Lines, judge: Judge) -> Verdicts | None:
    """The verdict of the aggregate's condition on each line; None without a condition."""
    if term.where is None:
        return None
    keys = {key.name for key in frame.table.keys} | stack.keys[frame.table.name].keys()
    codes = {name: codes_of(stack, frame, lines, name) for name in (*keys, *frame.path)}
    records = Instances(len(lines), frame.ret[lines], frame.record[lines], codes)
    verdicts = judge(term.where, stack, frame.table.name, records)
    return np.asarray(np.where(verdicts == NOT_APPLICABLE, FALSE, verdicts))


def runs_over_rows(term: Term) -> bool:
    """Whether it is an aggregate over the details or a group, so that a row more or less changes it."""
    return any(one.name for one in term.closes)


def blocked(frame: Frame, term: Term, runs: Groups, figures: Quantity) -> Quantity:
    """Sums over details in which a row without a label stands cannot be decided: nobody knows where it belongs."""
    if frame.sums_closed or not runs_over_rows(term):
        return figures
    closed = np.array([segment.part.sums_closed for segment in frame.segments])
    segment = np.searchsorted(frame.starts, runs.lines, side="right") - 1
    spoilt = np.logical_or.reduceat(~closed[segment], runs.starts) if runs.starts.size else np.zeros(0, np.bool_)
    return replace(figures, state=np.where(spoilt, figures.bits | UNREADABLE, figures.bits).astype(np.uint8))


def over_nothing(term: Term, figures: Quantity | Texts, groups: Lines) -> Quantity | Texts:
    """Over no record at all a count is 0; everything else is missing."""
    if term.function != "count" or isinstance(figures, Texts):
        return figures
    state = np.where(groups == NOWHERE, 1, figures.bits).astype(np.uint8)
    return replace(figures, state=state)
