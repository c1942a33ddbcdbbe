"""Rules judged on a stack: instances, operands, verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.frames.merging import merged_cells
from pdvalidate.judging.within.following import blank_ways
from pdvalidate.judging.within.gathering import Operands
from pdvalidate.judging.within.instances import Instances
from pdvalidate.judging.within.single_values import figure_value
from pdvalidate.judging.within.ways import Ways
from pdvalidate.model.expression import Node
from pdvalidate.model.form import Rule
from pdvalidate.model.report import Lack
from pdvalidate.model.returns import Hint, Return
from pdvalidate.model.term import FieldTerm, FigureTerm, Resolution, Term, Variant, leaves
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.evaluation import Compared, Evaluation
from pdvalidate.rules.quantity import ABSENT, MISSING, SEVERAL, UNREADABLE, Quantity
from pdvalidate.rules.verdicts import NOT_APPLICABLE, TRUE, UNDECIDED, Verdicts
from pdvalidate.text.folding import fold


@dataclass(frozen=True)
class Judged:
    """One variant of a rule with the verdicts of its n instances and all that they rest on."""

    rule: Rule
    variant: Variant
    instances: Instances
    verdicts: Verdicts
    operands: Mapping[Node, Operands]
    compared: Sequence[Compared]
    singles: Mapping[Node, Quantity | Texts]  # of each field that it names, one value for each instance
    subjects: Sequence[Return | None]  # the return that each subject of `instances.ret` is told of
    by_rounding: int = 0
    awaited: Mapping[int, tuple[Lack, ...]] = field(default_factory=dict)  # returns that an instance looks for in vain
    hints: Mapping[int, tuple[Hint, ...]] = field(default_factory=dict)  # what an instance's other returns suggest


@dataclass
class RuleJudge:
    """Judges rules on one stack. `lists` holds the texts of the members of each list, for `in`."""

    ways: Ways
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def judge_all(self, resolution: Resolution) -> Iterator[tuple[Rule, list[Judged]]]:
        """Every rule with its judged variants; a suspended rule has none."""
        for resolved in resolution.rules:
            variants = () if resolved.rule.suspended else resolved.variants
            yield resolved.rule, [self.judge(resolved.rule, variant) for variant in variants]

    def judge(self, rule: Rule, variant: Variant) -> Judged:
        """One variant: find its instances, gather its operands, evaluate its tree."""
        instances = _led(self.ways.stack, variant, self.ways.instances(variant, rule))
        instances, undecided = self._fulfilling(rule, variant, instances)
        operands = self._operands(variant.tree, instances)
        singles = self._singles(variant.tree, instances)
        evaluation = self._evaluation(rule, singles, operands)
        verdicts = np.broadcast_to(evaluation.judge(variant.tree), instances.size).astype(np.uint8)
        verdicts[undecided] = UNDECIDED
        rounded = _rounded(evaluation)
        return _without_optional(
            Judged(
                rule,
                variant,
                instances,
                verdicts,
                operands,
                evaluation.compared,
                singles,
                self.ways.subjects,
                rounded,
            )
        )

    def _fulfilling(self, rule: Rule, variant: Variant, instances: Instances) -> tuple[Instances, np.ndarray]:
        """The instances whose `where` is not false, and which of them it leaves undecided."""
        if variant.condition is None:
            return instances, np.zeros(instances.size, np.bool_)
        verdicts = self.condition(variant.condition, instances)
        kept = np.flatnonzero((verdicts == TRUE) | (verdicts == UNDECIDED))
        return instances.take(kept), verdicts[kept] == UNDECIDED

    def condition(self, condition: Node, instances: Instances) -> Verdicts:
        values = _values(self._singles(condition, instances), self._operands(condition, instances))
        evaluation = Evaluation(values, fold, self.lists)
        return np.broadcast_to(evaluation.judge(condition), instances.size)

    def _judge_records(self, condition: Node, stack: Stack, table: str, records: Instances) -> Verdicts:
        """The condition of an aggregate, on records of the table that it runs over."""
        return self.condition(condition, records)

    def _operands(self, tree: Node, instances: Instances) -> dict[Node, Operands]:
        terms = dict.fromkeys(leaf for leaf in leaves(tree) if isinstance(leaf, Term))
        return {term: self.ways.operands(term, instances, self._judge_records) for term in terms}

    def _singles(self, tree: Node, instances: Instances) -> dict[Node, Quantity | Texts]:
        """The fields and published figures that a tree names."""
        values: dict[Node, Quantity | Texts] = {}
        for leaf in leaves(tree):
            if isinstance(leaf, FieldTerm):
                values[leaf] = self.ways.single(leaf, instances)
            elif isinstance(leaf, FigureTerm):
                values[leaf] = figure_value(leaf.value)
        return values

    def _evaluation(
        self, rule: Rule, singles: Mapping[Node, Quantity | Texts], operands: Mapping[Node, Operands]
    ) -> Evaluation:
        return Evaluation(
            _values(singles, operands),
            fold,
            self.lists,
            rule.missing_left,
            rule.missing_right,
            rule.tolerance,
            {term: found.widths for term, found in operands.items() if found.widths is not None},
            _merged(operands),
        )


def _merged(operands: Mapping[Node, Operands]) -> dict[Node, np.ndarray]:
    """The merged cells that single figures were read from, per instance, where anything is merged."""
    found: dict[Node, np.ndarray] = {}
    for node, one in operands.items():
        cells = merged_cells(one.frame, one.term.measure) if one.groups is None else None
        if cells is not None:
            found[node] = np.where(one.lines >= 0, cells[one.lines], 0)
    return found


def _led(stack: Stack, variant: Variant, instances: Instances) -> Instances:
    """The instances less those whose record has nothing in a column that leads to another."""
    blank = blank_ways(stack, variant, instances)
    return instances if blank is None or not blank.any() else instances.take(np.flatnonzero(~blank))


def _values(
    singles: Mapping[Node, Quantity | Texts], operands: Mapping[Node, Operands]
) -> dict[Node, Quantity | Texts]:
    return {**singles, **{term: found.figures for term, found in operands.items()}}


def _rounded(evaluation: Evaluation) -> int:
    """How many comparisons hold only within rounding."""
    return sum(
        int(np.count_nonzero((one.verdict == TRUE) & ~one.exact))
        for one in evaluation.compared
        if one.exact is not None
    )


def _without_optional(judged: Judged) -> Judged:
    """Leave out instances that are undecided for nothing but an absent row or column that may be absent."""
    optional = [found for found in judged.operands.values() if _may_be_absent(found)]
    if not optional or not (judged.verdicts == UNDECIDED).any():
        return judged
    lacking = np.zeros(judged.instances.size, np.bool_)
    otherwise = np.zeros(judged.instances.size, np.bool_)
    for found in judged.operands.values():
        bits = np.broadcast_to(_bits(found.figures), judged.instances.size)
        absent = (bits & ABSENT) != 0
        needed = (bits & (MISSING | UNREADABLE | SEVERAL)) != 0
        if found in optional:
            lacking |= absent
            needed = needed & ~absent
        otherwise |= needed
    dropped = (judged.verdicts == UNDECIDED) & lacking & ~otherwise
    return _taken(judged, np.flatnonzero(~dropped)) if dropped.any() else judged


def _bits(figures: Quantity | Texts) -> np.ndarray:
    return np.asarray(np.uint8(1) if figures.state is None else figures.state)


def _may_be_absent(found: Operands) -> bool:
    table, term = found.frame.table, found.term
    rows = [table.named_rows[pin.member] for pin in term.pins if pin.member in table.named_rows]
    column = table.by_name.get(term.measure or "")
    return any(row.optional for row in rows) or bool(column and column.optional)


def _taken(judged: Judged, keep: np.ndarray) -> Judged:
    """A judged variant reduced to some of its instances."""
    operands = {node: _operands_at(found, keep) for node, found in judged.operands.items()}
    singles = {node: _side_at(value, keep) for node, value in judged.singles.items()}
    compared = [
        replace(
            one,
            left=_side_at(one.left, keep),
            right=_side_at(one.right, keep),
            verdict=one.verdict if one.verdict.ndim == 0 else one.verdict[keep],
            exact=None if one.exact is None or one.exact.ndim == 0 else one.exact[keep],
        )
        for one in judged.compared
    ]
    return replace(
        judged,
        instances=judged.instances.take(keep),
        verdicts=judged.verdicts[keep],
        operands=operands,
        singles=singles,
        compared=compared,
    )


def _operands_at(found: Operands, keep: np.ndarray) -> Operands:
    figures = _side_at(found.figures, keep)
    if found.groups is not None:
        return replace(found, figures=figures, groups=found.groups[keep])
    return replace(found, figures=figures, lines=found.lines[keep])


def _side_at(side: Quantity | Texts, keep: np.ndarray) -> Quantity | Texts:
    if isinstance(side, Quantity):
        return side.take(keep)
    if side.codes.ndim == 0:
        return side
    return Texts(side.codes[keep], side.categories, None if side.state is None else side.state[keep])


OUTCOMES = {"satisfied": TRUE, "undecided": UNDECIDED, "not_applicable": NOT_APPLICABLE}
