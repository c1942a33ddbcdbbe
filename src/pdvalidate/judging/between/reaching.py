"""Which return a term looks at, for every subject of a rule: the previous one, that of the unit above, and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.between.ground import Filed, Ground
from pdvalidate.judging.between.units import Units, last_day
from pdvalidate.judging.frames.codes import NONE, Codes
from pdvalidate.judging.frames.lookup import NOWHERE, TWICE
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.model.report import Lack
from pdvalidate.model.term import Origin

Subject = tuple[int, Period | None]
"""A unit and a period that something is judged about."""


@dataclass
class Reached:
    """What one origin comes to, for n subjects: a return of the form that is looked at, NOWHERE or TWICE.

    `applies` is False where there is nothing to look for: the unit has no parent, the year no shorter period.
    """

    returns: NDArray[np.intp]
    applies: NDArray[np.bool_]
    lacks: dict[int, tuple[Lack, ...]] = field(default_factory=dict)  # by subject
    followed: dict[int, str] = field(default_factory=dict)  # by subject: the name that its unit had then


def reach(ground: Ground, filed: Filed, origin: Origin, subjects: Sequence[Subject]) -> Reached:
    """The return that each subject's term looks at; not for origins that look at many."""
    step = _STEPS[origin]
    reached = Reached(np.full(len(subjects), NOWHERE, np.intp), np.ones(len(subjects), np.bool_))
    for place, (unit, period) in enumerate(subjects):
        sought = step(ground.units, filed, unit, period)
        if sought is None:
            reached.applies[place] = False
            continue
        units, when = sought
        _settle(ground.units, filed, reached, place, (units, when))
        if len(units) == 1 and units[0] != unit and origin in (Origin.PREVIOUS, Origin.LAST_YEAR):
            reached.followed[place] = ground.units.name(units[0])
    return reached


def _settle(
    units: Units, filed: Filed, reached: Reached, place: int, sought: tuple[Sequence[int], Period | None]
) -> None:
    """Note the return of the only unit that is sought, or why there is none."""
    candidates, period = sought
    names = ", ".join(units.name(one) for one in candidates)
    if len(candidates) > 1:
        reached.returns[place] = TWICE
        reached.lacks[place] = (Lack("units-merged", names, _said(period)),)
        return
    found = filed.find(candidates[0], period) if candidates else NOWHERE
    reached.returns[place] = found
    if found < 0:
        reason = "returns-double" if found == TWICE else "no-return"
        reached.lacks[place] = (Lack(reason, names, _said(period)),)


def _said(period: Period | None) -> str:
    return str(period) if period else ""


Sought = tuple[Sequence[int], Period | None] | None
"""The units one of whose returns is looked for, and its period; None: there is nothing to look for."""


def _own(units: Units, filed: Filed, unit: int, period: Period | None) -> Sought:
    return [unit], period


def _previous(units: Units, filed: Filed, unit: int, period: Period | None) -> Sought:
    if period is not None and period.type is PeriodType.YEAR_TO_DATE and period.index == 1:
        return None
    return _then(units, unit, period, filed.before(period))


def _last_year(units: Units, filed: Filed, unit: int, period: Period | None) -> Sought:
    return _then(units, unit, period, period.last_year if period else None)


def _then(units: Units, unit: int, period: Period | None, then: Period | None) -> Sought:
    if then is None:
        return [], None
    return units.before(unit, last_day(period), last_day(then)) or [unit], then


def _parent(units: Units, filed: Filed, unit: int, period: Period | None) -> Sought:
    above = units.above(unit)
    return None if above == NONE else ([above], period)


_STEPS: Mapping[Origin, Callable[[Units, Filed, int, Period | None], Sought]] = {
    Origin.OWN: _own,
    Origin.PREVIOUS: _previous,
    Origin.LAST_YEAR: _last_year,
    Origin.PARENT: _parent,
}


@dataclass
class Gathered:
    """The returns that an aggregate over many returns runs over.

    `owner` tells for each return of the form which heap it belongs to (NONE: to none), `wanted` which heap each
    subject asks for. Heaps count from 0. `trouble` holds the subjects that lack returns.
    """

    owner: Codes
    wanted: Codes
    heaps: int
    applies: NDArray[np.bool_]
    lacks: dict[int, tuple[Lack, ...]]

    @property
    def missing(self) -> NDArray[np.bool_]:
        return self._with("no-return")

    @property
    def double(self) -> NDArray[np.bool_]:
        return self._with("returns-double")

    def _with(self, reason: str) -> NDArray[np.bool_]:
        mask = np.zeros(self.wanted.size, np.bool_)
        mask[[place for place, lacks in self.lacks.items() if any(one.reason == reason for one in lacks)]] = True
        return mask


def reach_below(ground: Ground, filed: Filed, subjects: Sequence[Subject]) -> Gathered:
    """The returns of the units directly below each subject's, of its period."""
    heaps: dict[Subject, int] = {}
    wanted = np.array([heaps.setdefault(subject, len(heaps)) for subject in subjects], np.int32)
    above = [
        (ground.units.above(unit), period) for unit, period in zip(filed.units.tolist(), filed.periods, strict=True)
    ]
    owner = np.array([heaps.get(one, NONE) if one[0] != NONE else NONE for one in above], np.int32)
    applies = np.ones(len(subjects), np.bool_)
    lacks: dict[int, tuple[Lack, ...]] = {}
    for place, (unit, period) in enumerate(subjects):
        children = ground.units.below(unit, last_day(period))
        applies[place] = bool(children)
        lacking = tuple(lacking_returns(ground.units, filed, [(child, period) for child in children]))
        if lacking:
            lacks[place] = lacking
    return Gathered(owner, wanted, len(heaps), applies, lacks)


def reach_all(ground: Ground, filed: Filed, expected: Sequence[Subject], subjects: int) -> Gathered:
    """All expected returns of a form, in one heap that every one of some subjects asks for."""
    wanted = set(expected)
    filed_as = zip(filed.units.tolist(), filed.periods, strict=True)
    owner = np.array([0 if one in wanted else NONE for one in filed_as], np.int32)
    lacking = tuple(lacking_returns(ground.units, filed, expected))
    lacks = dict.fromkeys(range(subjects), lacking) if lacking else {}
    return Gathered(owner, np.zeros(subjects, np.int32), 1, np.ones(subjects, np.bool_), lacks)


def lacking_returns(units: Units, filed: Filed, expected: Sequence[Subject]) -> Iterator[Lack]:
    """Those of the expected returns that are not there, or there more than once."""
    for unit, period in expected:
        found = filed.find(unit, period)
        if found < 0:
            yield Lack("returns-double" if found == TWICE else "no-return", units.name(unit), _said(period))
