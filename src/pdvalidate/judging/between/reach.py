"""The returns that the terms of rules reach from the subjects that they are judged about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.between.ground import Filed, Ground
from pdvalidate.judging.between.reaching import Gathered, Reached, Subject, reach, reach_all, reach_below
from pdvalidate.judging.frames.codes import Codes
from pdvalidate.model.term import FieldTerm, Origin, Term


@dataclass
class Reach:
    """What n subjects reach, looked up once for each form and origin.

    `own` is the form of the rules. `by_position`: the subjects are its returns, in their order. `expected` holds,
    by form, the subjects whose returns `returns.` runs over.
    """

    ground: Ground
    own: str
    subjects: Sequence[Subject]
    by_position: bool = False
    expected: Mapping[str, Sequence[Subject]] = field(default_factory=dict)
    _reached: dict[tuple[str, Origin], Reached] = field(default_factory=dict, repr=False)
    _gathered: dict[tuple[str, Origin], Gathered] = field(default_factory=dict, repr=False)

    def form(self, leaf: Term | FieldTerm) -> str:
        return (leaf.form if isinstance(leaf, Term) else None) or self.own

    def filed(self, leaf: Term | FieldTerm) -> Filed:
        """The returns that a term looks among."""
        return self.ground.filed[self.form(leaf)]

    def of(self, leaf: Term | FieldTerm) -> Reached:
        """The return of each subject, for a term that looks at one."""
        key = (self.form(leaf), leaf.origin)
        if key not in self._reached:
            self._reached[key] = self._find(leaf)
        return self._reached[key]

    def _find(self, leaf: Term | FieldTerm) -> Reached:
        if leaf.origin is Origin.OWN and self.by_position:
            count = len(self.subjects)
            return Reached(np.arange(count, dtype=np.intp), np.ones(count, np.bool_))
        return reach(self.ground, self.filed(leaf), leaf.origin, self.subjects)

    def of_partners(self, leaf: Term | FieldTerm, partners: Codes, subjects: Sequence[Subject]) -> NDArray[np.intp]:
        """The returns of some units, each of the period of its subject."""
        filed = self.filed(leaf)
        found = [filed.find(unit, period) for unit, (_, period) in zip(partners.tolist(), subjects, strict=True)]
        return np.array(found, np.intp)

    def gathered(self, term: Term) -> Gathered:
        """The returns of many units that each subject looks at at once."""
        key = (self.form(term), term.origin)
        if key not in self._gathered:
            self._gathered[key] = (
                reach_below(self.ground, self.filed(term), self.subjects)
                if term.origin is Origin.CHILDREN
                else reach_all(self.ground, self.filed(term), self.expected[self.form(term)], len(self.subjects))
            )
        return self._gathered[key]

    def applying(self, found: Sequence[Term | FieldTerm]) -> NDArray[np.bool_]:
        """The subjects for which every term has something to look for."""
        mask = np.ones(len(self.subjects), np.bool_)
        for leaf in found:
            if isinstance(leaf, Term) and leaf.origin.many:
                mask &= self.gathered(leaf).applies
            elif leaf.origin not in (Origin.PARTNER, Origin.OWN):
                mask &= self.of(leaf).applies
        return mask
