"""Rules that look at other returns: those before, of the unit above or below, of the partners that rows name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.between.across import heaped, judge_elsewhere, looked_up, single_elsewhere
from pdvalidate.judging.between.reach import Reach
from pdvalidate.judging.between.reaching import lacking_returns
from pdvalidate.judging.frames.codes import NONE, Codes
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.within.gathering import Judge, Operands
from pdvalidate.judging.within.instances import Instances, instances_of, one_per_return
from pdvalidate.judging.within.single_values import texts_of
from pdvalidate.judging.within.ways import singles_at
from pdvalidate.model.form import Rule
from pdvalidate.model.report import Lack
from pdvalidate.model.returns import Return
from pdvalidate.model.term import UNIT, FieldTerm, Origin, Term, Variant, leaves
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import Quantity

_PARTNER = "@partner"
"""The dimension of the unit that the last key of an instance's own row names."""


class BetweenReturns:
    """The ways of rules that are judged about subjects - a unit and a period each - and look at many returns.

    `told` holds the return that each subject is told of; `subject_of` the subject of every return of the own form,
    NONE where it is only looked at; `members` the texts of the members of each list, for `in`.
    """

    def __init__(
        self,
        reach: Reach,
        stack: Stack,
        told: Sequence[Return | None],
        subject_of: Codes,
        members: Mapping[str, Sequence[str]],
    ) -> None:
        self.reach = reach
        self.stack = stack
        self._told = told
        self._subject_of = subject_of
        self._members = members

    @property
    def subjects(self) -> Sequence[Return | None]:
        return self._told

    @cached_property
    def _units(self) -> Codes:
        return np.array([unit for unit, _ in self.reach.subjects], np.int32)

    def instances(self, variant: Variant, rule: Rule) -> Instances:
        """What stands in the own table of the returns that are judged; else one for each subject."""
        if variant.table and (variant.open or self.reach.by_position):
            found = self._of_subjects(instances_of(self.stack, variant, rule))
        else:
            found = one_per_return(len(self.reach.subjects))
            found = found.take(np.flatnonzero(self._judged))
        terms = [leaf for leaf in _leaves(variant) if not isinstance(leaf, FieldTerm)]
        mask = self.reach.applying(_leaves(variant))[found.ret]
        if any(term.origin is Origin.PARTNER for term in terms):
            found = self._with_partners(found, variant.table)
            mask &= found.codes[_PARTNER] != NONE
        return found if mask.all() else found.take(np.flatnonzero(mask))

    @cached_property
    def _judged(self) -> NDArray[np.bool_]:
        """All subjects; where they are returns, those that are not only looked at."""
        everyone = np.ones(len(self.reach.subjects), np.bool_)
        return self._subject_of != NONE if self.reach.by_position else everyone

    def _of_subjects(self, found: Instances) -> Instances:
        """Instances of the own form's stack as instances of subjects."""
        subjects = self._subject_of[found.ret]
        kept = found.take(np.flatnonzero(subjects != NONE))
        return Instances(kept.size, subjects[subjects != NONE], kept.record, kept.codes)

    def _with_partners(self, found: Instances, table: str) -> Instances:
        """The instances with the unit that each one's row names; NONE where it names none that a list knows."""
        if found.record is None:
            raise ValueError("a rule about partners leaves its rows open")
        units = self.stack.keys[table][UNIT][found.record]
        known = np.array([*self.reach.ground.units.members], np.int32)
        partners = np.where(np.isin(units, known), units, NONE).astype(np.int32)
        return Instances(found.size, found.ret, found.record, {**found.codes, _PARTNER: partners})

    def operands(self, term: Term, wanted: Instances, judge: Judge) -> Operands:
        filed = self.reach.filed(term)
        elsewhere = judge_elsewhere(filed, self._members)
        if term.origin.many:
            return heaped(filed, term, self._seen(wanted, wanted.ret), self.reach.gathered(term), elsewhere)
        returns = self.returns_for(term, wanted)
        seen = self._seen(wanted, np.where(returns < 0, NONE, returns))
        return looked_up(filed, term, seen, returns, elsewhere)

    def single(self, leaf: FieldTerm, wanted: Instances) -> Quantity | Texts:
        if leaf.origin is Origin.OWN and not self.reach.by_position:
            return self._of_subject(leaf, wanted)
        return single_elsewhere(self.stack, leaf, self.returns_for(leaf, wanted))

    def _of_subject(self, leaf: FieldTerm, wanted: Instances) -> Quantity | Texts:
        """The unit or the period of each instance's subject, as a text."""
        units = self.reach.ground.units
        said = [units.name(unit) if leaf.name == "unit" else str(period) for unit, period in self.reach.subjects]
        return singles_at(texts_of(said), wanted.ret.astype(np.intp))

    def returns_for(self, term: Term | FieldTerm, wanted: Instances) -> NDArray[np.intp]:
        """The return that each instance looks at; NOWHERE, TWICE."""
        if term.origin is Origin.PARTNER:
            subjects = [self.reach.subjects[place] for place in wanted.ret.tolist()]
            return self.reach.of_partners(term, wanted.codes[_PARTNER], subjects)
        return self.reach.of(term).returns[wanted.ret]

    def lacking_partner(self, leaf: Term | FieldTerm, wanted: Instances, instance: int) -> Iterator[Lack]:
        """The return of the unit that an instance's row names, where it is not there or there twice."""
        partner = int(wanted.codes[_PARTNER][instance])
        period = self.reach.subjects[int(wanted.ret[instance])][1]
        yield from lacking_returns(self.reach.ground.units, self.reach.filed(leaf), [(partner, period)])

    def _seen(self, wanted: Instances, returns: NDArray[np.integer]) -> Instances:
        """The instances with the return that each of them looks at, and with its own unit as a member to look for."""
        codes = {**wanted.codes, UNIT: self._units[wanted.ret]}
        return Instances(wanted.size, returns.astype(np.int32), wanted.record, codes)


def _leaves(variant: Variant) -> list[Term | FieldTerm]:
    trees = [tree for tree in (variant.tree, variant.condition) if tree is not None]
    return [leaf for tree in trees for leaf in leaves(tree) if isinstance(leaf, Term | FieldTerm)]
