"""Rules between the returns of a collection: of each expected unit, over all expected returns, published figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np

from pdvalidate.judging.between.between import BetweenReturns
from pdvalidate.judging.between.completeness import Awaited, RollCall, completeness, units_of
from pdvalidate.judging.between.ground import Ground
from pdvalidate.judging.between.noting import noted
from pdvalidate.judging.between.reach import Reach
from pdvalidate.judging.between.reaching import Subject
from pdvalidate.judging.frames.codes import NONE, Books
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.judgement import tell
from pdvalidate.judging.within.rule_judging import Judged, RuleJudge
from pdvalidate.model.collection import Collection
from pdvalidate.model.form import Form, Rule
from pdvalidate.model.library import Library
from pdvalidate.model.report import Discrepancy, FigureResult, RuleResult
from pdvalidate.model.term import FigureTerm, Resolution, Variant, leaves
from pdvalidate.rules.checking import expected_forms
from pdvalidate.rules.needs import needs_of
from pdvalidate.rules.quantity import PRESENT, Quantity
from pdvalidate.rules.verdicts import FALSE, TRUE


@dataclass(frozen=True)
class Collected:
    """What came of a collection's rules."""

    rules: tuple[RuleResult, ...]
    discrepancies: tuple[Discrepancy, ...]
    figures: tuple[FigureResult, ...]


def judge_collection(roll: RollCall, resolution: Resolution, stacks: Sequence[Stack], library: Library) -> Collected:
    """Judge the rules of a collection.

    `stacks` hold the returns of its forms, of all editions and periods, with at least what `needs_of` the rules says;
    returns that rules only look back at are among them.
    """
    collection = roll.collection
    together = _Together.of(roll, resolution, stacks, library)
    found = list(completeness(roll))
    results: list[RuleResult] = []
    figures: list[FigureResult] = []
    for resolved in resolution.rules:
        variants = () if resolved.rule.suspended else resolved.variants
        judged = [together.judge(resolved.rule, variant) for variant in variants]
        own = together.ways(variants[0].form).stack if variants else together.nothing
        result, violated = tell(own, collection.key, resolved.rule, judged)
        results.append(result)
        found += [one if one.period else replace(one, period=_period(collection)) for one in violated]
        figures += [met for one in judged for met in _published(collection, one)]
    return Collected(tuple(results), tuple(found), tuple(figures))


def _period(collection: Collection) -> str | None:
    return str(collection.expects[0].period) if collection.expects else None


@dataclass
class _Together:
    """The returns of a collection, seen from each of its forms."""

    ground: Ground
    awaited: Sequence[Awaited]
    nothing: Stack
    members: Mapping[str, Sequence[str]]
    _ways: dict[str | None, BetweenReturns] = field(default_factory=dict)

    @classmethod
    def of(cls, roll: RollCall, resolution: Resolution, stacks: Sequence[Stack], library: Library) -> _Together:
        collection = roll.collection
        units = units_of(collection, library.lists)
        for entry in roll.awaited:
            units.of_member(entry.unit)
        periods = {form: one.period for one in reversed(collection.expects) for form in one.forms}
        needs = needs_of(resolution.rules, "")
        ground = Ground.of(expected_forms(collection, library), stacks, needs, units, periods)
        nothing = Stack(Form(collection.id, collection.edition, collection.title, ()), (), Books(), {})
        members = {name: [one.name for one in known.members] for name, known in library.lists.items()}
        return cls(ground, roll.awaited, nothing, members)

    def judge(self, rule: Rule, variant: Variant) -> Judged:
        ways = self.ways(variant.form)
        return noted(RuleJudge(ways, self.members).judge(rule, variant), ways)

    def ways(self, form: str | None) -> BetweenReturns:
        """The ways of rules whose own table is of a form; None: of rules that have none, judged once."""
        if form not in self._ways:
            self._ways[form] = self._whole() if form is None else self._by_unit(form)
        return self._ways[form]

    @property
    def _expected(self) -> Mapping[str, Sequence[Subject]]:
        found: dict[str, list[Subject]] = {form: [] for form in self.ground.filed}
        for entry in self.awaited:
            found[entry.form].append(self._subject(entry))
        return found

    def _subject(self, entry: Awaited) -> Subject:
        return self.ground.units.of_member(entry.unit), entry.expectation.period

    def _whole(self) -> BetweenReturns:
        reach = Reach(self.ground, "", [(NONE, None)], expected=self._expected)
        return BetweenReturns(reach, self.nothing, [None], np.zeros(0, np.int32), self.members)

    def _by_unit(self, form: str) -> BetweenReturns:
        entries = [entry for entry in self.awaited if entry.form == form]
        subjects = [self._subject(entry) for entry in entries]
        told = [entry.returns[0] if len(entry.returns) == 1 else None for entry in entries]
        filed = self.ground.filed[form]
        places = {subject: place for place, subject in enumerate(subjects)}
        subject_of = [places.get(one, NONE) for one in zip(filed.units.tolist(), filed.periods, strict=True)]
        reach = Reach(self.ground, form, subjects, expected=self._expected)
        return BetweenReturns(reach, filed.stack, told, np.array(subject_of, np.int32), self.members)


def _published(collection: Collection, judged: Judged) -> list[FigureResult]:
    """A rule that compares one published figure with the returns tells what they make of it."""
    names = [leaf.name for leaf in leaves(judged.variant.tree) if isinstance(leaf, FigureTerm)]
    if len(names) != 1 or len(judged.compared) != 1 or judged.instances.size != 1:
        return []
    one, figure = judged.compared[0], collection.figures[names[0]]
    left_is_figure = isinstance(one.node.operands[0], FigureTerm)
    side = one.right if left_is_figure else one.left
    known = isinstance(side, Quantity) and bool(np.all(side.bits & ~PRESENT == 0))
    found: Decimal | None = side.value(0) if known and isinstance(side, Quantity) else None
    outcome = {int(TRUE): "satisfied", int(FALSE): "violated"}.get(int(judged.verdicts[0]), "undecided")
    return [FigureResult(figure.name, judged.rule.id, figure.value, found, outcome, figure.basis, figure.title)]
