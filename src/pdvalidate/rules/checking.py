"""All rules of a form or a collection resolved, with all their mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pdvalidate.model.collection import Collection, MemberList
from pdvalidate.model.form import Form, Rule
from pdvalidate.model.library import Library
from pdvalidate.model.term import Origin, Resolution, ResolvedRule, RuleMistake
from pdvalidate.rules.mistakes import RuleError
from pdvalidate.rules.needs import leaves_of
from pdvalidate.rules.never_judged import never_judged
from pdvalidate.rules.resolver import resolve
from pdvalidate.rules.scope import Scope, Surroundings


def resolve_form(form: Form, lists: Mapping[str, MemberList]) -> Resolution:
    """The rules of a form, resolved. Suspended rules are resolved too: their mistakes are mistakes."""
    around = Surroundings(
        scopes=tuple(Scope(table) for table in form.tables),
        fields={field.name: field for field in form.fields},
        lists=lists,
    )
    resolution = _resolve(form.rules, around)
    never = [mistake for one in resolution.rules for mistake in (*_unsaid(form, one), *never_judged(form, one))]
    return replace(resolution, mistakes=(*resolution.mistakes, *never))


def _unsaid(form: Form, resolved: ResolvedRule) -> Iterator[RuleMistake]:
    """What a form does not say, and a rule about other returns needs."""
    origins = {leaf.origin for variant in resolved.variants for leaf in leaves_of(variant)}
    looking_back = sorted(origins & {Origin.PREVIOUS, Origin.LAST_YEAR})
    if looking_back and form.period_type is None:
        says = f"'{looking_back[0]}.' needs a period, and the form has no 'period' with a type"
        yield RuleMistake(resolved.rule.id, 0, says, "say beside which label it stands, as in {label: …, type: year}")
    related = sorted(origins & {Origin.PARENT, Origin.PARTNER, Origin.CHILDREN})
    if related and form.unit is None:
        says = f"'{related[0]}.' needs a unit, and the form has no 'unit'"
        yield RuleMistake(resolved.rule.id, 0, says, "say beside which label it stands, as in {label: …, list: …}")


def resolve_collection(collection: Collection, library: Library) -> Resolution:
    """The rules of a collection, resolved against the forms that it expects, each in the edition of its period."""
    scopes = [Scope(table, form.id) for form in expected_forms(collection, library) for table in form.tables]
    around = Surroundings(tuple(scopes), figures=collection.figures, lists=library.lists, collection=True)
    return _resolve(collection.rules, around)


def expected_forms(collection: Collection, library: Library) -> list[Form]:
    """The forms that a collection expects, each in the edition that is valid at the first period it is expected for."""
    found: dict[str, Form] = {}
    for expectation in collection.expects:
        for id in expectation.forms:
            form = library.edition(id, expectation.period)
            if form is not None:
                found.setdefault(id, form)
    return list(found.values())


def check_form(form: Form, lists: Mapping[str, MemberList]) -> list[RuleMistake]:
    """The mistakes in a form's rules."""
    return list(resolve_form(form, lists).mistakes)


def check_collection(collection: Collection, library: Library) -> list[RuleMistake]:
    """The mistakes in a collection's rules."""
    return list(resolve_collection(collection, library).mistakes)


def _resolve(rules: Sequence[Rule], around: Surroundings) -> Resolution:
    resolved: list[ResolvedRule] = []
    mistakes: list[RuleMistake] = []
    for rule in rules:
        try:
            resolved.append(resolve(rule, around))
        except RuleError as error:
            mistakes.append(RuleMistake(rule.id, error.at, error.text, error.suggestion, error.part))
    return Resolution(tuple(resolved), tuple(mistakes))
