"""Waivers applied to reports: what is accepted, and when that no longer holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pdvalidate.model.kinds import Severity, Status
from pdvalidate.model.report import Discrepancy, Report, ReturnResult
from pdvalidate.model.waiver import CHANGED, EXPIRED, STALE, UNMATCHED, Waiver, Waivers
from pdvalidate.waiving import apply_waivers, grant
from pdvalidate.waiving.granting import Grant
from tests.reports.reports_at_hand import audited, checked, missing_return, violated_column, violated_sum

TODAY = date(2026, 11, 27)
FILE = Path("waivers.yaml")


def waiver(one: Discrepancy | None = None, **changed: Any) -> Waiver:
    found = grant(one or violated_sum(), Grant("counted twice", "An", date(2026, 12, 31)), FILE)
    return replace(found, **changed)


def applied(report: Report, *entries: Waiver, today: date = TODAY) -> Report:
    return apply_waivers(report, Waivers(str(FILE), entries), today)


def stale(report: Report) -> list[str]:
    return [one.rule for one in report.discrepancies if one.rule in STALE]


def changed(**values: Any) -> Report:
    """The report, with another violated sum."""
    found = checked()
    told = tuple(replace(one, **values) if one.id == violated_sum().id else one for one in found.discrepancies)
    return replace(found, discrepancies=told)


def test_what_is_accepted_counts_no_more_and_says_why() -> None:
    before, after = checked(), applied(checked(), waiver())
    (waived,) = (one for one in after.discrepancies if one.waived)
    assert waived.id == violated_sum().id
    assert waived.waiver == waiver()
    assert after.count(Severity.ERROR) == before.count(Severity.ERROR) - 1
    assert after.returns[0].errors == 5
    assert stale(after) == []


def test_a_return_of_which_all_errors_are_waived_is_accepted() -> None:
    every = [waiver(one) for one in checked().discrepancies if one.severity is Severity.ERROR]
    result = applied(checked(), *every).returns[0]
    assert (result.status, result.errors, result.warnings, result.notes) == (Status.ACCEPTED, 0, 1, 1)


def test_a_waiver_holds_on_its_last_day_and_not_after_it() -> None:
    assert stale(applied(checked(), waiver(), today=date(2026, 12, 31))) == []
    after = applied(checked(), waiver(), today=date(2027, 1, 1))
    assert stale(after) == [EXPIRED]
    assert after.count(Severity.ERROR) == checked().count(Severity.ERROR) + 1
    assert not any(one.waived for one in after.discrepancies)


@pytest.mark.parametrize(
    "values",
    [
        {"left": Decimal(155), "difference": Decimal(10)},
        {"right": Decimal(144)},
        # the sum stays and its parts do not
        {"operands": tuple(replace(one, value=Decimal(50)) for one in violated_sum().operands)},
        {"operands": violated_sum().operands[:-1]},
        {"operands": tuple(replace(one, row="Tri Tôn") for one in violated_sum().operands)},
    ],
)
def test_other_values_are_not_those_that_were_accepted(values: dict[str, Any]) -> None:
    assert stale(applied(changed(**values), waiver())) == [CHANGED]


@pytest.mark.parametrize(
    "values",
    [
        {"cell": "B90", "sheet_row": 89, "file": "an-giang (2).xlsx"},
        {"operands": tuple(replace(one, cell="Z99", sheet="x", file="y") for one in violated_sum().operands)},
        {"operands": tuple(reversed(violated_sum().operands))},
        {"left": Decimal("154.00000000001")},
        {"row": "THÀNH PHỐ CHÂU ĐỐC"},
    ],
)
def test_places_and_rounding_are_no_values(values: dict[str, Any]) -> None:
    assert stale(applied(changed(**values), waiver())) == []


def without_sum(report: Report) -> Report:
    return replace(report, discrepancies=tuple(one for one in report.discrepancies if one.id != violated_sum().id))


def test_a_waiver_that_matches_nothing_in_its_return_is_stale() -> None:
    assert stale(applied(without_sum(checked()), waiver())) == [UNMATCHED]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"unit": "Kiên Giang", "file": "kien-giang.xlsx"},
        {"period": "2021"},
        {"form": "other-form@2022"},
        {"rule": "previous-year"},  # found nothing to compare in this run
        {"rule": "three-years"},  # suspended
        {"row": "Huyện Phú Tân", "column": "admitted"},  # undecided in this run
    ],
)
def test_what_this_run_did_not_judge_is_left_in_peace(elsewhere: dict[str, Any]) -> None:
    assert stale(applied(without_sum(checked()), waiver(**elsewhere))) == []


@pytest.mark.parametrize(
    "same",
    [
        {"form": "student-admissions@2020"},  # the edition has changed since
        {"unit": "AN  GIANG"},
        {"unit": "An Giangg"},  # corrected since, in the same file
        {"rule": "gone"},
        {"form": None},  # nobody can tell where it belongs
    ],
)
def test_it_is_the_same_return_all_the_same(same: dict[str, Any]) -> None:
    assert stale(applied(without_sum(checked()), waiver(**same))) == [UNMATCHED]


def test_a_return_that_could_not_be_read_leaves_its_waivers_in_peace() -> None:
    unreadable = ReturnResult("an-giang.xlsx", "", Status.UNREADABLE, reason="file-damaged")
    assert stale(applied(Report(returns=(unreadable,)), waiver())) == []


def test_what_lies_between_returns_is_waived_where_the_collection_is_judged() -> None:
    missing = waiver(missing_return())
    after = applied(audited(), missing)
    assert [one.rule for one in after.discrepancies if one.waived] == ["return-missing"]
    came = replace(audited(), discrepancies=())
    assert stale(applied(came, missing)) == [UNMATCHED]
    assert stale(applied(checked(), missing)) == []


def test_the_third_return_of_a_unit_is_not_accepted_with_the_second() -> None:
    two = replace(missing_return(), rule="return-double", values={"files": "a.xlsx, b.xlsx"})
    three = replace(two, values={"files": "a.xlsx, b.xlsx, c.xlsx"})
    report = replace(audited(), discrepancies=(three,))
    assert stale(applied(report, waiver(two))) == [CHANGED]


def test_units_count_as_their_returns_do() -> None:
    (collection,) = applied(audited()).collections
    assert collection == audited().collections[0]
    wrong = replace(violated_column(), file="nop/2022/an-giang.xlsx")
    report = replace(audited(), discrepancies=(wrong,))
    assert applied(report).collections[0].units[0].rejected == 1
    assert applied(report, waiver(wrong)).collections[0].units[0].accepted == 1
