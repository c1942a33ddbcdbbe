"""Whose returns a collection waits for, and which files came for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pdvalidate.judging.findings import SEVERITIES, as_discrepancy
from pdvalidate.judging.fingerprints import fingerprint
from pdvalidate.model.collection import Collection, Expectation, Member, MemberList
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.returns import Finding, Return
from pdvalidate.text.folding import fold


@dataclass(frozen=True)
class Awaited:
    """One expected unit and form, with the returns that came: none is missing, several are double."""

    expectation: Expectation
    form: str
    unit: Member
    returns: tuple[Return, ...]


def awaited(collection: Collection, returns: Sequence[Return], lists: Mapping[str, MemberList]) -> list[Awaited]:
    """Every expected unit and form of a collection, in the order of its list."""
    found: list[Awaited] = []
    for expectation in collection.expects:
        members = lists[expectation.unit_list].by_id
        for form in expectation.forms:
            for unit in expectation.units:
                came = tuple(_for(expectation, form, members[unit], returns))
                found.append(Awaited(expectation, form, members[unit], came))
    return found


def _for(expectation: Expectation, form: str, unit: Member, returns: Sequence[Return]) -> Iterator[Return]:
    for one in returns:
        if one.form.id == form and one.period == expectation.period and _same(one, unit):
            yield one


def _same(one: Return, unit: Member) -> bool:
    """The same member of a list, or of the same name in another."""
    if one.unit is None:
        return False
    return one.unit.id == unit.id or fold(one.unit.name) == fold(unit.name)


def completeness(collection: Collection, found: Sequence[Awaited], returns: Sequence[Return]) -> Iterator[Discrepancy]:
    """What is wrong with who sent what: returns that are missing, double, or not expected."""
    for entry in found:
        if len(entry.returns) != 1:
            yield _of_unit(collection, entry)
    expected = {id(one) for entry in found for one in entry.returns}
    for one in returns:
        if id(one) not in expected:
            yield _unexpected(collection, one)


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


def _unexpected(collection: Collection, one: Return) -> Discrepancy:
    finding = Finding("return-unexpected", values={"collection": collection.id, "form": one.form.id})
    return replace(as_discrepancy(one, finding), form=collection.key)
