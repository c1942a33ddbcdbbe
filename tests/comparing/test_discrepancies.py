"""What became of the discrepancies of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pdvalidate.comparing import compare
from pdvalidate.model.comparison import Comparison, Pair
from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.report import Discrepancy, Report, ReturnResult, Undecided
from tests.reports.reports_at_hand import audited, checked, dot_as_decimal, violated_column, violated_sum

SUM, COLUMN, DOT = violated_sum(), violated_column(), dot_as_decimal()


def report(*found: Discrepancy, **changed: Any) -> Report:
    return replace(checked(), discrepancies=found, **changed)


def ids(comparison: Comparison) -> dict[str, list[str]]:
    lists = {name: getattr(comparison, name) for name in ("added", "fixed", "still", "unjudged")}
    return {name: [one.rule for one in found] for name, found in lists.items()}


def test_each_is_new_fixed_or_still_there() -> None:
    moved = replace(SUM, cell="B99", file="an-giang (2).xlsx")
    assert ids(compare(report(SUM, COLUMN), report(moved, DOT))) == {
        "added": ["dot-as-decimal"],
        "fixed": ["column-sum"],
        "still": ["split"],
        "unjudged": [],
    }


def without(rule: str) -> dict[str, Any]:
    return {"rules": tuple(one for one in checked().rules if one.id != rule)}


def undecided() -> dict[str, Any]:
    case = Undecided("split", "an-giang.xlsx", SUM.table, SUM.row, SUM.column)
    return {"rules": tuple(replace(one, undecided_cases=(case,)) for one in checked().rules)}


@pytest.mark.parametrize(
    "changed",
    [
        without("split"),
        undecided(),
        {"rules": tuple(replace(one, satisfied=0, violated=0, undecided=0) for one in checked().rules)},
        {"returns": checked().returns[1:]},
        {"returns": (ReturnResult("an-giang.xlsx", "", Status.UNREADABLE, reason="file-damaged"),)},
    ],
)
def test_what_was_not_judged_again_is_not_fixed(changed: dict[str, Any]) -> None:
    found = ids(compare(report(SUM), report(**changed)))
    assert (found["fixed"], found["unjudged"]) == ([], ["split"])


def test_a_finding_that_is_gone_is_fixed_where_its_return_is_there() -> None:
    assert ids(compare(report(DOT), report(**without("split"))))["fixed"] == ["dot-as-decimal"]
    assert ids(compare(report(DOT), report(returns=())))["unjudged"] == ["dot-as-decimal"]


def test_what_lies_between_returns_is_fixed_where_the_collection_was_judged() -> None:
    clean = replace(audited(), discrepancies=())
    assert ids(compare(audited(), clean))["unjudged"] == []
    assert len(ids(compare(audited(), clean))["fixed"]) == 2
    assert len(ids(compare(audited(), checked()))["unjudged"]) == 2


def test_returns_are_paired_by_form_unit_and_period_whatever_their_files() -> None:
    first, second, *_ = checked().returns
    renamed = replace(first, file="b.xlsx", unit="AN  GIANG")
    twice = (first, replace(first, file="c.xlsx"))
    assert compare(Report(twice), Report((renamed, second))).pairs == (
        Pair("student-admissions", "AN  GIANG", "2022", "an-giang.xlsx", "b.xlsx"),
        Pair("student-admissions", "Cần Thơ", "2022", None, "can-tho.xlsx"),
        Pair("student-admissions", "An Giang", "2022", "c.xlsx", None),
    )


def test_only_what_is_new_and_not_waived_is_counted() -> None:
    found = compare(report(SUM), report(SUM, COLUMN, replace(DOT, waived=True)))
    assert (found.count(Severity.ERROR), len(found.added)) == (1, 2)
