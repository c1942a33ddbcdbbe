"""Collections: whose returns are expected, what was published, which rules hold between returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pdvalidate.forms.making import Making
from pdvalidate.forms.making_rules import make_rules
from pdvalidate.forms.written import WrittenCollection, WrittenExpectation, WrittenUnits
from pdvalidate.model.collection import Collection, Expectation, Figure, Member, MemberList
from pdvalidate.model.form import Form
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.rules.mistakes import did_you_mean
from pdvalidate.text.periods import read_period
from pdvalidate.text.units import find_member


@dataclass(frozen=True, slots=True)
class Known:
    """The forms and lists of all files, which a collection speaks of."""

    forms: Sequence[Form]
    lists: Mapping[str, MemberList]

    def forms_named(self, id: str) -> list[Form]:
        return [form for form in self.forms if form.id == id]


def make_collection(making: Making, written: WrittenCollection, known: Known) -> Collection:
    """A collection of one edition. What is wrong with it is added to the mistakes."""
    source = making.source("collection")
    expects = [_expectation(making, at, one, known) for at, one in enumerate(written.expects)]
    if not expects:
        making.say(source, "a collection says what it 'expects'")
    figures = {}
    for name, figure in written.figures.items():
        place = making.source("figures", name, of_key=True)
        figures[making.name(name, place)] = Figure(name, figure.value, figure.title, figure.basis, place)
    return Collection(
        id=making.identifier(written.collection, source),
        edition=written.edition,
        title=written.title or {"": written.collection},
        expects=tuple(one for one in expects if one is not None),
        figures=figures,
        rules=make_rules(making, written.rules, written.defaults),
        source=source,
    )


def _expectation(making: Making, at: int, written: WrittenExpectation, known: Known) -> Expectation | None:
    source = making.source("expects", at)
    forms = [form for id in written.forms for form in known.forms_named(id)]
    for id in written.forms:
        if not known.forms_named(id):
            making.say(source, f"there is no form '{id}'", did_you_mean(id, (form.id for form in known.forms)))
    period = _period(written.period, forms)
    if period is None:
        making.say(source, f"'{written.period}' is no period of these forms", "write it as 2022, 2022-Q3 or 2022-05")
        return None
    found = _units(making, written, forms, known, period.last)
    if found is None:
        return None
    unit_list, members = found
    return Expectation(tuple(member.id for member in members), unit_list, written.forms, period)


def _period(text: str, forms: Iterable[Form]) -> Period | None:
    """The period as the forms count it; where no form says how, any kind."""
    types = {form.period_type for form in forms if form.period_type} or set(PeriodType)
    return next((period for type in PeriodType if type in types and (period := read_period(text, type))), None)


def _units(
    making: Making, written: WrittenExpectation, forms: Sequence[Form], known: Known, day: date
) -> tuple[str, list[Member]] | None:
    """The list and those of its members that are expected: valid on the last day of the period."""
    units = written.units
    place = making.source("expects")
    if units.list is not None:
        if units.list in known.lists:
            return units.list, _valid(making, units, known.lists[units.list], day)
        making.say(place, f"there is no list '{units.list}'", did_you_mean(units.list, known.lists))
        return None
    named = next((form.unit_list for form in forms if form.unit_list in known.lists), None)
    if named is None:
        making.say(place, "units in brackets need a form whose 'unit' has a 'list'")
        return None
    return named, _listed(making, units.named, known.lists[named], day)


def _valid(making: Making, units: WrittenUnits, members: MemberList, day: date) -> list[Member]:
    found = [
        member
        for member in members.members
        if member.valid_on(day) and (units.parent is None or member.parent == units.parent)
    ]
    if not found:
        making.say(making.source("expects"), f"no unit of the list '{units.list}' is expected on {day.isoformat()}")
    return found


def _listed(making: Making, names: Sequence[str], members: MemberList, day: date) -> list[Member]:
    found = []
    for name in names:
        member = find_member(name, members, day)
        if member is None:
            suggestion = did_you_mean(name, (one.name for one in members.members))
            making.say(making.source("expects"), f"'{name}' is no unit of the list '{members.id}'", suggestion)
        else:
            found.append(member)
    return found
