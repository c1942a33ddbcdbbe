"""How a rule between returns finds its operands: each term is looked up in the returns that its origin reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.between.ground import Filed
from pdvalidate.judging.between.reaching import Gathered
from pdvalidate.judging.frames.codes import NONE
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.frames.lookup import NOWHERE, TWICE, Groups, combine
from pdvalidate.judging.frames.merging import once
from pdvalidate.judging.within.folding_groups import fold_groups
from pdvalidate.judging.within.gathering import WIDTH, Judge, Operands, blocked, fulfilling, gather, over_nothing, taken
from pdvalidate.judging.within.instances import Instances, codes_of, sizes_of
from pdvalidate.judging.within.rule_judging import RuleJudge
from pdvalidate.judging.within.selecting import select
from pdvalidate.judging.within.single_values import read_single_values
from pdvalidate.judging.within.ways import WithinReturns, singles_at
from pdvalidate.model.expression import Node
from pdvalidate.model.term import FieldTerm, Term
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import ABSENT, MISSING, SEVERAL, Quantity, States
from pdvalidate.rules.verdicts import Verdicts


def looked_up(filed: Filed, term: Term, wanted: Instances, returns: NDArray[np.intp], judge: Judge) -> Operands:
    """The operands of a term in the return that each instance looks at; `returns` NOWHERE and TWICE are no return."""
    found = gather(filed.stack, term, wanted, judge)
    lost = returns < 0
    if not lost.any():
        return found
    figures = _without(found.figures, returns, lost)
    if found.groups is not None:
        return replace(found, figures=figures, groups=np.where(lost, NOWHERE, found.groups))
    return replace(found, figures=figures, lines=np.where(lost, NOWHERE, found.lines))


def _without(figures: Quantity | Texts, returns: NDArray[np.intp], lost: NDArray[np.bool_]) -> Quantity | Texts:
    """Figures that are missing where no return is, and undecided where several are."""
    held = np.broadcast_to(np.uint8(1) if figures.state is None else figures.state, returns.shape)
    bits = np.where(returns == TWICE, SEVERAL, MISSING | ABSENT)
    state: States = np.where(lost, bits, held).astype(np.uint8)
    if isinstance(figures, Texts):
        return replace(figures, state=state)
    return replace(figures, mantissa=np.where(lost, 0, figures.mantissa), state=state)


def heaped(filed: Filed, term: Term, wanted: Instances, gathered: Gathered, judge: Judge) -> Operands:
    """An aggregate over many returns at once, row by row where the rule leaves rows open.

    `wanted.ret` counts the subjects that `gathered` is about.
    """
    stack = filed.stack
    frame = stack.frame(term.table, term.path)
    lines = select(stack, frame, term)
    lines = lines[gathered.owner[frame.ret[lines]] != NONE]
    dimensions = sorted(term.open)
    sizes = [gathered.heaps, *sizes_of(stack, frame, dimensions)[1:]]
    keys = [gathered.owner[frame.ret[lines]], *(codes_of(stack, frame, lines, one) for one in dimensions)]
    runs = Groups.of(combine(keys, sizes, lines.size), lines)
    asked = [gathered.wanted[wanted.ret], *(wanted.codes[one] for one in dimensions)]
    groups = runs.find(combine(asked, sizes, wanted.size))
    kept = once(frame, term.measure, runs, fulfilling(stack, frame, term, runs.lines, judge))
    values = None if term.measure is None else frame.figures[term.measure]
    figures = taken(blocked(frame, term, runs, fold_groups(term.function or "sum", values, runs, kept)), groups)
    widths = None if term.function == "count" else frame.widths.get(term.measure or "")
    width = None if widths is None else taken(fold_groups(WIDTH[term.function or "sum"], widths, runs, kept), groups)
    found = _troubled(over_nothing(term, figures, groups), gathered, wanted)
    return Operands(term, stack, frame, found, runs.lines, width if isinstance(width, Quantity) else None, groups, runs)


def _troubled(figures: Quantity | Texts, gathered: Gathered, wanted: Instances) -> Quantity | Texts:
    """Returns that did not come are missing; of two returns of one unit nobody knows which counts."""
    bits = np.where(gathered.missing, MISSING | ABSENT, np.uint8(0)) | np.where(gathered.double, SEVERAL, np.uint8(0))
    if not bits.any():
        return figures
    held = np.broadcast_to(np.uint8(1) if figures.state is None else figures.state, wanted.size)
    return replace(figures, state=(held | bits[wanted.ret]).astype(np.uint8))


def judge_elsewhere(filed: Filed, lists: Mapping[str, Sequence[str]]) -> Judge:
    """Judges the condition of an aggregate on records of other returns, each within its own return."""

    def judge(condition: Node, stack: Stack, table: str, records: Instances) -> Verdicts:
        return RuleJudge(WithinReturns(filed.stack), lists).condition(condition, records)

    return judge


def single_elsewhere(stack: Stack, leaf: FieldTerm, returns: NDArray[np.intp]) -> Quantity | Texts:
    """A field of the return that each instance looks at."""
    values = read_single_values(stack)[leaf.name]
    found = singles_at(values, np.where(returns < 0, 0, returns))
    lost = returns < 0
    return _without(found, returns, lost) if lost.any() else found
