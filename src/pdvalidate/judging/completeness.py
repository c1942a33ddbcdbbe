"""Whose returns a collection waits for, and which files came for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pdvalidate.model.collection import Collection, Expectation, Member, MemberList
from pdvalidate.model.returns import Return
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


def unawaited(found: Sequence[Awaited], returns: Sequence[Return]) -> list[Return]:
    """Returns that the collection does not expect: of another unit, period or form."""
    expected = {id(one) for entry in found for one in entry.returns}
    return [one for one in returns if id(one) not in expected]
