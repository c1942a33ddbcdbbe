"""Types and limits are checked on the stacked frame, yet each return by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdvalidate.judging.judgement import judge
from pdvalidate.model.form import Table
from pdvalidate.model.returns import Cell, Return
from pdvalidate.rules import resolve_form
from tests.forms_at_hand import count, form, key, part, returned

FORM = form(Table("t", (key("district"), replace(count("number"), unique=True))))


def sent(file: str, *numbers: float) -> Return:
    records: list[Mapping[str, Cell]] = [
        {"district": f"D{place}", "number": number} for place, number in enumerate(numbers)
    ]
    return returned(FORM, part(FORM.tables[0], records), file=file)


def found(*returns: Return) -> list[tuple[str | None, str, str | None]]:
    judgement = judge(FORM, list(returns), resolve_form(FORM, {}), {})
    return sorted((one.file, one.rule, one.cell) for one in judgement.discrepancies)


def test_a_value_may_stand_once_in_each_return() -> None:
    assert found(sent("a.xlsx", 1, 2), sent("b.xlsx", 1, 2)) == []


def test_a_value_that_stands_twice_in_one_return_is_found_there() -> None:
    assert found(sent("a.xlsx", 1, 2), sent("b.xlsx", 2, 2)) == [("b.xlsx", "value-duplicate", "B7")]
