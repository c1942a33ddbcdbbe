"""All rules of a form or a collection resolved, with all their mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pdvalidate.model.collection import Collection, MemberList
from pdvalidate.model.form import Form, Rule
from pdvalidate.model.library import Library
from pdvalidate.model.term import Resolution, ResolvedRule, RuleMistake
from pdvalidate.rules.mistakes import RuleError
from pdvalidate.rules.resolver import resolve
from pdvalidate.rules.scope import Scope, Surroundings


def resolve_form(form: Form, lists: Mapping[str, MemberList]) -> Resolution:
    """The rules of a form, resolved. Suspended rules are resolved too: their mistakes are mistakes."""
    around = Surroundings(
        scopes=tuple(Scope(table) for table in form.tables),
        fields={field.name: field for field in form.fields},
        lists=lists,
    )
    return _resolve(form.rules, around)


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
