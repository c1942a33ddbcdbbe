"""Rules judged on a stack: instances, operands, verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from pdvalidate.judging.following import blank_ways
from pdvalidate.judging.frames import Stack
from pdvalidate.judging.gathering import Operands, gather
from pdvalidate.judging.instances import Instances, instances_of, one_per_return
from pdvalidate.judging.merging import merged_cells
from pdvalidate.judging.single_values import figure_value, read_single_values
from pdvalidate.model.expression import Node
from pdvalidate.model.form import Rule
from pdvalidate.model.term import FieldTerm, FigureTerm, Resolution, Term, Variant, leaves
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.evaluation import Compared, Evaluation
from pdvalidate.rules.quantity import ABSENT, MISSING, SEVERAL, UNREADABLE, Quantity
from pdvalidate.rules.verdicts import NOT_APPLICABLE, TRUE, UNDECIDED, Verdicts
from pdvalidate.text.folding import fold

Gather = Callable[[Stack, Term, Instances], Operands]


@dataclass(frozen=True)
class Judged:
    """One variant of a rule with the verdicts of its n instances and all that they rest on."""

    rule: Rule
    variant: Variant
    instances: Instances
    verdicts: Verdicts
    operands: Mapping[Node, Operands]
    compared: Sequence[Compared]
    fields: Mapping[str, Quantity | Texts]  # by name, one value for each return
    by_rounding: int = 0


@dataclass
class RuleJudge:
    """Judges rules on one stack. `lists` holds the texts of the members of each list, for `in`."""

    stack: Stack
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    gather: Gather | None = None  # how terms find their operands; a collection has its own way
    fields: Mapping[str, Quantity | Texts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fields = read_single_values(self.stack)

    def judge_all(self, resolution: Resolution) -> Iterator[tuple[Rule, list[Judged]]]:
        """Every rule with its judged variants; a suspended rule has none."""
        for resolved in resolution.rules:
            variants = () if resolved.rule.suspended else resolved.variants
            yield resolved.rule, [self.judge(resolved.rule, variant) for variant in variants]

    def judge(self, rule: Rule, variant: Variant) -> Judged:
        """One variant: find its instances, gather its operands, evaluate its tree."""
        instances = instances_of(self.stack, variant, rule) if variant.table else one_per_return(1)
        instances = _led(self.stack, variant, instances)
        instances, undecided = self._fulfilling(rule, variant, instances)
        operands = self._operands(variant.tree, instances)
        evaluation = self._evaluation(rule, variant.tree, instances, operands)
        verdicts = np.broadcast_to(evaluation.judge(variant.tree), instances.size).astype(np.uint8)
        verdicts[undecided] = UNDECIDED
        rounded = _rounded(evaluation)
        judged = Judged(rule, variant, instances, verdicts, operands, evaluation.compared, self.fields, rounded)
        return _without_optional(judged)

    def _fulfilling(self, rule: Rule, variant: Variant, instances: Instances) -> tuple[Instances, np.ndarray]:
        """The instances whose `where` is not false, and which of them it leaves undecided."""
        if variant.condition is None:
            return instances, np.zeros(instances.size, np.bool_)
        verdicts = self._condition(variant.condition, instances)
        kept = np.flatnonzero((verdicts == TRUE) | (verdicts == UNDECIDED))
        return instances.take(kept), verdicts[kept] == UNDECIDED

    def _condition(self, condition: Node, instances: Instances) -> Verdicts:
        operands = self._operands(condition, instances)
        evaluation = Evaluation(self._values(condition, instances, operands), fold, self.lists)
        return np.broadcast_to(evaluation.judge(condition), instances.size)

    def _judge_records(self, condition: Node, stack: Stack, table: str, records: Instances) -> Verdicts:
        """The condition of an aggregate, on records of the table that it runs over."""
        return self._condition(condition, records)

    def _operands(self, tree: Node, instances: Instances) -> dict[Node, Operands]:
        terms = dict.fromkeys(leaf for leaf in leaves(tree) if isinstance(leaf, Term))
        if self.gather is not None:
            return {term: self.gather(self.stack, term, instances) for term in terms}
        return {term: gather(self.stack, term, instances, self._judge_records) for term in terms}

    def _values(
        self, tree: Node, instances: Instances, operands: Mapping[Node, Operands]
    ) -> dict[Node, Quantity | Texts]:
        values: dict[Node, Quantity | Texts] = {term: found.figures for term, found in operands.items()}
        for leaf in leaves(tree):
            if isinstance(leaf, FieldTerm):
                values[leaf] = _at_returns(self.fields[leaf.name], instances)
            elif isinstance(leaf, FigureTerm):
                values[leaf] = figure_value(leaf.value)
        return values

    def _evaluation(
        self, rule: Rule, tree: Node, instances: Instances, operands: Mapping[Node, Operands]
    ) -> Evaluation:
        return Evaluation(
            self._values(tree, instances, operands),
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


def _at_returns(values: Quantity | Texts, instances: Instances) -> Quantity | Texts:
    lines = instances.ret.astype(np.intp)
    if isinstance(values, Quantity):
        return values.take(lines)
    state = None if values.state is None else values.state[lines]
    return Texts(values.codes[lines], values.categories, state)


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
