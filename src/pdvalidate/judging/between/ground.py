"""All returns that rules between returns look at, form by form, each known by its unit and its period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from pdvalidate.judging.between.units import Units, last_day
from pdvalidate.judging.frames.codes import NONE, Book, Books, Codes
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.frames.lookup import NOWHERE, TWICE
from pdvalidate.judging.frames.views import view
from pdvalidate.model.collection import MemberList
from pdvalidate.model.form import Form, Table
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.model.returns import Return
from pdvalidate.model.term import UNIT
from pdvalidate.rules.needs import Needs


@dataclass
class Filed:
    """The returns of one form, of all its editions, as they were filed: by unit and period."""

    stack: Stack
    units: Codes  # of each return
    periods: Sequence[Period | None]

    @cached_property
    def _by_unit_and_period(self) -> dict[tuple[int, Period | None], int]:
        found: dict[tuple[int, Period | None], int] = {}
        for place, key in enumerate(zip(self.units.tolist(), self.periods, strict=True)):
            found[key] = TWICE if key in found else place
        return found

    def find(self, unit: int, period: Period | None) -> int:
        """The return of a unit and period: NOWHERE where there is none, TWICE where there are several."""
        return NOWHERE if unit == NONE else self._by_unit_and_period.get((unit, period), NOWHERE)

    def before(self, period: Period | None) -> Period | None:
        """The period that ends before one begins; of a year_to_date the next shorter that anybody filed."""
        if period is None or period.type is not PeriodType.YEAR_TO_DATE:
            return period.previous if period else None
        shorter = [one for one in self._to_date.get(period.year, ()) if one < period]
        return max(shorter) if shorter else Period(period.year, period.type, period.index - 1)

    @cached_property
    def _to_date(self) -> Mapping[int, set[Period]]:
        found: dict[int, set[Period]] = {}
        for period in self.periods:
            if period is not None and period.type is PeriodType.YEAR_TO_DATE:
                found.setdefault(period.year, set()).add(period)
        return found


@dataclass
class Ground:
    """What rules between returns stand on: the returns of every form that they name."""

    units: Units
    filed: Mapping[str, Filed]
    lists: Mapping[str, MemberList] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        forms: Sequence[Form],
        stacks: Sequence[Stack],
        needs: Needs,
        units: Units,
        undated: Mapping[str, Period] | None = None,
    ) -> Ground:
        """The returns of some stacks, seen through one edition of each form that they are of.

        `undated` holds the periods that returns of forms without a period are taken to be of.
        """
        books = Books()
        filed = {}
        for form in forms:
            seen = view(form, [one for one in stacks if one.form.id == form.id], needs, books)
            periods = [_period(one, (undated or {}).get(form.id)) for one in seen.returns]
            codes = [units.of_return(one, last_day(period)) for one, period in zip(seen.returns, periods, strict=True)]
            filed[form.id] = Filed(seen, np.array(codes, np.int32), periods)
        for form in forms:
            for table in form.tables:
                if (form.id, table.name) in needs.bearing:
                    _encode_units(filed[form.id], table, units)
        for one in filed.values():
            one.stack.books.by_name[UNIT] = Book(dict(units.book.codes))
        return cls(units, filed, units.lists)


def _encode_units(filed: Filed, table: Table, units: Units) -> None:
    """Which unit each record's last key names, as one more key of the table."""
    stack = filed.stack
    key = table.keys[-1].name
    ret, codes = stack.frame(table.name).ret, stack.keys[table.name][key]
    texts = {code: _text(known, table) for known, code in stack.book(key).codes.items()}
    days = [last_day(period) for period in filed.periods]
    numbers = {day: place for place, day in enumerate(dict.fromkeys(days))}
    of_return = np.array([numbers[day] for day in days], np.int64)
    pairs, where = np.unique(of_return[ret] * (len(texts) + 1) + codes + 1, return_inverse=True)
    ordered = list(numbers)
    meant = [_unit(pair, ordered, texts, units) for pair in pairs.tolist()]
    stack.keys[table.name][UNIT] = np.array([*meant, NONE], np.int32)[where]


def _text(known: tuple[bool, str], table: Table) -> str:
    declared, text = known
    row = table.named_rows.get(text) if declared else None
    return row.labels[0] if row and row.labels else text


def _unit(pair: int, days: Sequence[object], texts: Mapping[int, str], units: Units) -> int:
    day, code = divmod(pair, len(texts) + 1)
    text = texts.get(code - 1, "")
    return units.of_text(text, days[day]) if text else NONE  # type: ignore[arg-type]  # days are dates or None


def _period(one: Return, undated: Period | None) -> Period | None:
    return undated if one.period is None and one.form.period is None else one.period
