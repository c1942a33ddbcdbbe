"""Rules between the returns of a collection: sums over all expected returns, and published figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from pdvalidate.judging.codes import Books
from pdvalidate.judging.completeness import Awaited, completeness
from pdvalidate.judging.folding_groups import fold_groups
from pdvalidate.judging.frames import Stack
from pdvalidate.judging.gathering import Operands, blocked
from pdvalidate.judging.instances import Instances
from pdvalidate.judging.judgement import tell
from pdvalidate.judging.lookup import Groups
from pdvalidate.judging.rule_judging import Judged, RuleJudge
from pdvalidate.judging.selecting import select
from pdvalidate.model.collection import Collection
from pdvalidate.model.form import Form
from pdvalidate.model.report import Discrepancy, FigureResult, RuleResult
from pdvalidate.model.term import FigureTerm, Resolution, Term, leaves
from pdvalidate.rules.quantity import ABSENT, MISSING, PRESENT, SEVERAL, Quantity
from pdvalidate.rules.verdicts import FALSE, TRUE


@dataclass(frozen=True)
class Collected:
    """What came of a collection's rules."""

    rules: tuple[RuleResult, ...]
    discrepancies: tuple[Discrepancy, ...]
    figures: tuple[FigureResult, ...]


@dataclass(frozen=True)
class _Returns:
    """The returns of a collection: stacks by form, and who is awaited."""

    stacks: Mapping[str, Stack]
    awaited: Sequence[Awaited]

    def gather(self, _: Stack, term: Term, wanted: Instances) -> Operands:
        """A term over all expected returns of its form. A return that is not there is missing."""
        stack = self.stacks[term.form or ""]
        frame = stack.frame(term.table, term.path)
        entries = [entry for entry in self.awaited if entry.form == term.form]
        places = {id(one): place for place, one in enumerate(stack.returns)}
        expected = [places[id(one)] for entry in entries for one in entry.returns if id(one) in places]
        lines = select(stack, frame, term)
        lines = lines[np.isin(frame.ret[lines], expected)]
        runs = Groups.of(np.zeros(lines.size, np.int64), lines)
        values = None if term.measure is None else frame.figures[term.measure]
        figures = blocked(frame, term, runs, fold_groups(term.function or "sum", values, runs, None))
        if not lines.size:
            figures = Quantity(np.zeros(1, np.int64), state=np.array([MISSING | ABSENT]))
        figures = replace(figures, state=(figures.bits | _trouble(entries)).reshape(1))
        return Operands(term, stack, frame, figures, runs.lines, None, np.zeros(wanted.size, np.intp), runs)


def _trouble(entries: Sequence[Awaited]) -> np.uint8:
    """Returns that did not come are missing; of two returns of one unit nobody knows which counts."""
    bits = np.uint8(0)
    if any(not entry.returns for entry in entries):
        bits |= MISSING | ABSENT
    if any(len(entry.returns) > 1 for entry in entries):
        bits |= SEVERAL
    return np.uint8(bits)


def judge_collection(
    collection: Collection,
    resolution: Resolution,
    awaited: Sequence[Awaited],
    stacks: Mapping[str, Stack],
) -> Collected:
    """Judge the rules of a collection on the stacks of its forms, by form identifier."""
    nothing = Stack(Form(collection.id, collection.edition, collection.title, ()), (), Books(), {})
    judge = RuleJudge(nothing, gather=_Returns(stacks, awaited).gather)
    returns = [one for stack in stacks.values() for one in stack.returns]
    results: list[RuleResult] = []
    found = list(completeness(collection, awaited, returns))
    figures: list[FigureResult] = []
    for rule, judged in judge.judge_all(resolution):
        result, violated = tell(nothing, collection.key, rule, judged)
        results.append(result)
        period = str(collection.expects[0].period) if collection.expects else None
        found += [replace(one, period=period) for one in violated]
        figures += [met for one in judged for met in _published(collection, one)]
    return Collected(tuple(results), tuple(found), tuple(figures))


def _published(collection: Collection, judged: Judged) -> list[FigureResult]:
    """A rule that compares one published figure with the returns tells what they make of it."""
    names = [leaf.name for leaf in leaves(judged.variant.tree) if isinstance(leaf, FigureTerm)]
    if len(names) != 1 or len(judged.compared) != 1:
        return []
    one, figure = judged.compared[0], collection.figures[names[0]]
    left_is_figure = isinstance(one.node.operands[0], FigureTerm)
    side = one.right if left_is_figure else one.left
    known = isinstance(side, Quantity) and bool(np.all(side.bits & ~PRESENT == 0))
    found: Decimal | None = side.value(0) if known and isinstance(side, Quantity) else None
    outcome = {int(TRUE): "satisfied", int(FALSE): "violated"}.get(int(judged.verdicts[0]), "undecided")
    return [FigureResult(figure.name, judged.rule.id, figure.value, found, outcome, figure.basis, figure.title)]
