"""How a rule finds its instances and their operands: within each return, or between returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.within.gathering import Judge, Operands, gather
from pdvalidate.judging.within.instances import Instances, instances_of, one_per_return
from pdvalidate.judging.within.single_values import read_single_values
from pdvalidate.model.form import Rule
from pdvalidate.model.returns import Return
from pdvalidate.model.term import FieldTerm, Term, Variant
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import Quantity


class Ways(Protocol):
    """What a rule is judged about - its subjects, which `Instances.ret` counts - and what it finds for each."""

    stack: Stack
    """The stack that holds the rule's own table."""

    @property
    def subjects(self) -> Sequence[Return | None]:
        """The return that each subject is told of; None where there is none."""
        ...

    def instances(self, variant: Variant, rule: Rule) -> Instances:
        """What one variant of a rule is judged once for."""
        ...

    def operands(self, term: Term, wanted: Instances, judge: Judge) -> Operands:
        """The operands of a term for each instance; `judge` judges the condition of an aggregate."""
        ...

    def single(self, leaf: FieldTerm, wanted: Instances) -> Quantity | Texts:
        """A field for each instance."""
        ...


class WithinReturns:
    """A rule looks at the return that it is judged in, and at no other."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self._singles = read_single_values(stack)

    @property
    def subjects(self) -> Sequence[Return | None]:
        return self.stack.returns

    def instances(self, variant: Variant, rule: Rule) -> Instances:
        if not variant.table:
            return one_per_return(len(self.stack.returns))
        return instances_of(self.stack, variant, rule)

    def operands(self, term: Term, wanted: Instances, judge: Judge) -> Operands:
        return gather(self.stack, term, wanted, judge)

    def single(self, leaf: FieldTerm, wanted: Instances) -> Quantity | Texts:
        return singles_at(self._singles[leaf.name], wanted.ret.astype(np.intp))


def singles_at(values: Quantity | Texts, returns: np.ndarray) -> Quantity | Texts:
    """The values of fields, one for each return, at some returns."""
    if isinstance(values, Quantity):
        return values.take(returns)
    state = None if values.state is None else values.state[returns]
    return Texts(values.codes[returns], values.categories, state)
