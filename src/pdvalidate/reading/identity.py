"""Whose return a workbook is, and of which period; and where two of its sheets do not agree on that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pdvalidate.model.address import a1
from pdvalidate.model.collection import Member, MemberList
from pdvalidate.model.form import Field, Form
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.model.returns import NOT_FOUND, Cell, FieldValue, Finding, Hint
from pdvalidate.text.folding import fold_loosely, fold_value
from pdvalidate.text.periods import find_period, read_period
from pdvalidate.text.units import find_member, strip_remark, suggest_member

_OTHER_PERIOD = re.compile(r"quy(?:i{1,3}|iv|[1-4])|thang\d{1,2}|\d{1,2}thang|q[1-4]")


@dataclass(slots=True)
class Identity:
    """Unit and period as they were read, and what is to be said of them."""

    unit: Member | None = None
    unit_text: str | None = None
    period: Period | None = None
    period_text: str | None = None
    findings: list[Finding] = field(default_factory=list)
    unit_field: FieldValue = NOT_FOUND
    period_field: FieldValue = NOT_FOUND


def period_of(value: Cell, type: PeriodType) -> Period | None:
    """The period that a cell names: a text, a year as a number, or a date within it."""
    if isinstance(value, date):
        return _around(value, type)
    text = fold_value(value) if isinstance(value, (int, float)) else str(value)
    return read_period(text, type) or find_period(text, type)


def periods_of(form: Form, values: Iterable[FieldValue]) -> Iterator[Period]:
    """The periods that values name, in their order."""
    if form.period_type is not None:
        for value in values:
            period = period_of(value.value, form.period_type)
            if period is not None:
                yield period


def _around(day: date, type: PeriodType) -> Period:
    months = {PeriodType.YEAR: 12, PeriodType.HALF_YEAR: 6, PeriodType.QUARTER: 3}.get(type, 1)
    return Period(day.year, type, (day.month - 1) // months + 1)


def read_period_field(form: Form, values: Sequence[FieldValue], found: Identity) -> None:
    """Take the first period that the workbook names; say where it names another, or none."""
    asked, type = form.period, form.period_type
    if asked is None:
        return
    if type is None:
        found.period_text = fold_shown(values[0].value) if values else None
        return
    read = [(value, period_of(value.value, type)) for value in values]
    named = [(value, period) for value, period in read if period is not None]
    if values:
        found.period_text = fold_shown(values[0].value)
    if not named:
        where = values[0] if values else NOT_FOUND
        found.findings.append(_finding("period-missing", where, expected=_label(asked)))
        return
    first, found.period = named[0]
    found.period_field = first
    found.period_text = fold_shown(first.value)
    found.findings += [
        _mismatch("period-mismatch", value, first) for value, period in read if period not in (found.period, None)
    ]


def read_unit_field(form: Form, values: Sequence[FieldValue], found: Identity, find: Finder) -> None:
    """Take the first unit that the workbook names; say where it names another, an unknown one, or none."""
    if form.unit is None:
        return
    if not values:
        found.findings.append(_finding("unit-missing", NOT_FOUND, expected=_label(form.unit)))
        return
    read = [(value, find(fold_shown(value.value))) for value in values]
    first, found.unit = next(((value, unit) for value, unit in read if unit), read[0])
    found.unit_text = fold_shown(first.value)
    found.unit_field = first
    if form.unit_list is None:
        read = [
            (value, None) for value, _ in read if fold_loosely(fold_shown(value.value)) != fold_loosely(found.unit_text)
        ]
        found.findings += [_mismatch("unit-mismatch", value, first) for value, _ in read]
        return
    for value, unit in read:
        if unit is None:
            found.findings.append(_unknown(value, find))
        elif unit is not found.unit:
            found.findings.append(_mismatch("unit-mismatch", value, first))
    _check_remark(first, found)


def _check_remark(value: FieldValue, found: Identity) -> None:
    """`Đồng Nai (b/c quý III)` in a return of a year is of another period."""
    remark = strip_remark(fold_shown(value.value))[1]
    if remark and found.period and _OTHER_PERIOD.search(fold_loosely(remark)):
        yearly = found.period.type is PeriodType.YEAR
        own = None if yearly else find_period(f"{remark} {found.period.year}", found.period.type)
        if own != found.period:
            found.findings.append(
                _finding("period-mismatch", value, found=remark, expected=found.period_text or str(found.period))
            )


class Finder:
    """Looks units up in a list on a day, and remembers what each text came to."""

    def __init__(self, members: MemberList | None, day: date | None) -> None:
        self.members = members
        self.day = day
        self._known: dict[str, Member | None] = {}

    def __call__(self, text: str) -> Member | None:
        if text not in self._known:
            self._known[text] = find_member(text, self.members, self.day) if self.members else None
        return self._known[text]

    def suggest(self, text: str) -> Member | None:
        """The unit whose name is closest."""
        return suggest_member(text, self.members, self.day) if self.members else None


def fold_shown(value: Cell) -> str:
    """A value as a person reads it: single spaces, a whole number without decimals."""
    return " ".join(value.split()) if isinstance(value, str) else fold_value(value)


def _label(asked: Field) -> str | None:
    return asked.labels[0] if asked.labels else None


def _unknown(value: FieldValue, find: Finder) -> Finding:
    closest = find.suggest(fold_shown(value.value))
    hints = (Hint("did-you-mean", suggested=closest.name),) if closest else ()
    return _finding("unit-unknown", value, hints=hints)


def _mismatch(identifier: str, value: FieldValue, first: FieldValue) -> Finding:
    at = a1(first.row, first.column) if first.row is not None and first.column is not None else ""
    values = {"sheet": first.sheet or "", "cell": at}
    return _finding(identifier, value, expected=fold_shown(first.value), values=values)


def _finding(identifier: str, value: FieldValue, found: Cell = None, **more: object) -> Finding:
    shown = value.value if found is None else found
    return Finding(identifier, value.sheet, value.row, value.column, found=shown, **more)  # type: ignore[arg-type]
