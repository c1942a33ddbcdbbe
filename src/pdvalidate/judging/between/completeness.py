"""Whose returns a collection waits for, and which files came for each."""

from __future__ import annotations

from collections.abc import Collection as Container
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pdvalidate.judging.between.units import Units, last_day
from pdvalidate.judging.cells.findings import SEVERITIES, as_discrepancy
from pdvalidate.judging.cells.fingerprints import fingerprint
from pdvalidate.model.collection import Collection, Expectation, Member, MemberList
from pdvalidate.model.kinds import Severity
from pdvalidate.model.library import Library
from pdvalidate.model.period import Period
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.returns import Finding, Return


@dataclass(frozen=True)
class Awaited:
    """One expected unit and form, with the returns that came: none is missing, several are double."""

    expectation: Expectation
    form: str
    unit: Member
    returns: tuple[Return, ...]
    edition: str | None = None  # the key of the edition that is valid in the period; None: any will do


@dataclass(frozen=True)
class RollCall:
    """Who is expected by a collection and who came: every expected unit and form, and the returns of the whole run.

    `elsewhere` holds the `id()` of returns that another collection of the run expects.
    """

    collection: Collection
    awaited: Sequence[Awaited]
    returns: Sequence[Return]
    elsewhere: Container[int] = ()


def call_rolls(collections: Sequence[Collection], returns: Sequence[Return], library: Library) -> list[RollCall]:
    """The roll call of each collection."""
    found = [_awaited(one, returns, library) for one in collections]
    expected = [{id(one) for entry in entries for one in entry.returns} for entries in found]
    rolls = []
    for place, (collection, entries) in enumerate(zip(collections, found, strict=True)):
        others = frozenset[int]().union(*expected[:place], *expected[place + 1 :])
        rolls.append(RollCall(collection, entries, returns, others))
    return rolls


def _awaited(collection: Collection, returns: Sequence[Return], library: Library) -> list[Awaited]:
    """Every expected unit and form of a collection, in the order of its list."""
    units = units_of(collection, library.lists)
    found: list[Awaited] = []
    for expectation in collection.expects:
        members = library.lists[expectation.unit_list].by_id
        for form in expectation.forms:
            came = _filed(form, expectation.period, returns, units)
            edition = library.edition(form, expectation.period)
            valid = edition.key if edition and edition.valid_in(expectation.period) else None
            for id in expectation.units:
                mine = tuple(came.get(units.of_member(members[id]), ()))
                found.append(Awaited(expectation, form, members[id], mine, valid))
    return found


def units_of(collection: Collection, lists: Mapping[str, MemberList]) -> Units:
    """Units as a collection knows them: texts are looked up in its own lists first."""
    return Units(lists, tuple(expectation.unit_list for expectation in collection.expects))


def _filed(form: str, period: Period, returns: Sequence[Return], units: Units) -> dict[int, list[Return]]:
    """The returns of a form for a period, by unit. A form without a period is of any."""
    found: dict[int, list[Return]] = {}
    for one in returns:
        if one.form.id == form and (one.period == period or one.form.period is None):
            found.setdefault(units.of_return(one, last_day(period)), []).append(one)
    return found


def completeness(roll: RollCall) -> Iterator[Discrepancy]:
    """What is wrong with who sent what: returns that are missing, double, of another edition, not expected."""
    for entry in roll.awaited:
        if len(entry.returns) != 1:
            yield _of_unit(roll.collection, entry)
        yield from _of_other_edition(roll.collection, entry)
    expected = {id(one) for entry in roll.awaited for one in entry.returns}
    for one in roll.returns:
        if id(one) not in expected and id(one) not in roll.elsewhere:
            yield _unexpected(roll, one)


def _of_unit(collection: Collection, entry: Awaited) -> Discrepancy:
    identifier = "return-double" if entry.returns else "return-missing"
    period = str(entry.expectation.period)
    return Discrepancy(
        id=fingerprint(collection.key, identifier, entry.unit.id, period, entry.form),
        rule=identifier,
        kind="finding",
        severity=SEVERITIES[identifier],
        file=None,
        unit=entry.unit.name,
        period=period,
        table=None,
        row=None,
        column=None,
        sheet=None,
        cell=None,
        values={
            "unit": entry.unit.name,
            "form": entry.form,
            "period": period,
            "files": ", ".join(one.file for one in entry.returns),
        },
        form=collection.key,
    )


def _of_other_edition(collection: Collection, entry: Awaited) -> Iterator[Discrepancy]:
    for one in entry.returns:
        if entry.edition not in (None, one.form.key):
            values = {"edition": one.form.key, "valid": entry.edition}
            yield _finding(collection, one, Finding("return-other-edition", values=values))


def _unexpected(roll: RollCall, one: Return) -> Discrepancy:
    """A return of another period than its unit is expected for; else one that nobody expects.

    An earlier one is a note only: rules may compare with it.
    """
    mine = [entry for entry in roll.awaited if entry.form == one.form.id and _is_of(one, entry.unit)]
    periods = sorted({entry.expectation.period for entry in mine})
    if not periods or one.period is None:
        values = {"collection": roll.collection.id, "form": one.form.id}
        return _finding(roll.collection, one, Finding("return-unexpected", values=values))
    values = {"collection": roll.collection.id, "awaited": ", ".join(map(str, periods))}
    told = _finding(roll.collection, one, Finding("return-other-period", values=values))
    return replace(told, severity=Severity.INFO) if one.period < periods[0] else told


def _is_of(one: Return, unit: Member) -> bool:
    return one.unit is not None and one.unit.id == unit.id


def _finding(collection: Collection, one: Return, finding: Finding) -> Discrepancy:
    return replace(as_discrepancy(one, finding), form=collection.key)
