"""What a rule between returns has to say beside its verdicts: who is awaited, who was followed, where a chain broke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pdvalidate.judging.between.between import BetweenReturns
from pdvalidate.judging.within.rule_judging import Judged
from pdvalidate.model.report import Lack
from pdvalidate.model.returns import Hint, Return
from pdvalidate.model.term import FieldTerm, Origin, Term, leaves
from pdvalidate.rules.verdicts import FALSE, UNDECIDED

Key = tuple[int, ...]
"""The return of an instance, and the members that it leaves open."""


def noted(judged: Judged, ways: BetweenReturns) -> Judged:
    """A judged variant with the returns that its undecided instances await, and hints for its violated ones."""
    awaited = {
        instance: lacks
        for instance in np.flatnonzero(judged.verdicts == UNDECIDED).tolist()
        if (lacks := tuple(dict.fromkeys(_lacks(judged, ways, instance))))
    }
    violated = np.flatnonzero(judged.verdicts == FALSE).tolist()
    breaks = _first_breaks(judged, ways, violated)
    hints = {
        instance: (*_followed(judged, ways, instance), *((breaks[instance],) if instance in breaks else ()))
        for instance in violated
    }
    return replace(judged, awaited=awaited, hints={instance: one for instance, one in hints.items() if one})


def _leaves(judged: Judged) -> list[Term | FieldTerm]:
    return [leaf for leaf in dict.fromkeys(leaves(judged.variant.tree)) if isinstance(leaf, Term | FieldTerm)]


def _lacks(judged: Judged, ways: BetweenReturns, instance: int) -> Iterator[Lack]:
    subject = int(judged.instances.ret[instance])
    for leaf in _leaves(judged):
        if isinstance(leaf, Term) and leaf.origin.many:
            yield from ways.reach.gathered(leaf).lacks.get(subject, ())
        elif leaf.origin is Origin.PARTNER:
            yield from ways.lacking_partner(leaf, judged.instances, instance)
        elif isinstance(leaf, Term) or leaf.origin is not Origin.OWN:
            yield from ways.reach.of(leaf).lacks.get(subject, ())


def _followed(judged: Judged, ways: BetweenReturns, instance: int) -> Iterator[Hint]:
    """The name that the unit had then, where it goes on with another's figures."""
    subject = int(judged.instances.ret[instance])
    for leaf in _leaves(judged):
        if leaf.origin in (Origin.PREVIOUS, Origin.LAST_YEAR):
            reached = ways.reach.of(leaf)
            if subject in reached.followed and reached.returns[subject] >= 0:
                then = ways.stack.returns[int(reached.returns[subject])]
                yield Hint("unit-followed", {"unit": reached.followed[subject], "period": str(then.period)})


def _first_breaks(judged: Judged, ways: BetweenReturns, violated: list[int]) -> dict[int, Hint]:
    """For each violated instance whose previous one is violated too: where the chain breaks first."""
    links = [leaf for leaf in _leaves(judged) if leaf.origin is Origin.PREVIOUS]
    if not links or not ways.reach.by_position:
        return {}
    before = ways.reach.of(links[0]).returns
    by_key = {_key(judged, instance): instance for instance in violated}
    breaks = {}
    for instance in violated:
        ret, *members = _key(judged, instance)
        first = ret
        while before[first] >= 0 and (int(before[first]), *members) in by_key:
            first = int(before[first])
        if first != ret:
            breaks[instance] = _first_break(ways.stack.returns[first])
    return breaks


def _key(judged: Judged, instance: int) -> Key:
    codes = judged.instances.codes
    return (int(judged.instances.ret[instance]), *(int(codes[name][instance]) for name in sorted(codes)))


def _first_break(one: Return) -> Hint:
    return Hint("first-break", {"period": str(one.period), "file": one.file})
