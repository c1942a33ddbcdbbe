"""Periods: their first and last day, and how they are written."""

from __future__ import annotations

from datetime import date

import pytest

from pdvalidate.model.period import Period, PeriodType


@pytest.mark.parametrize(
    ("period", "first", "last", "written"),
    [
        (Period(2022), date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (Period(2024, PeriodType.HALF_YEAR, 1), date(2024, 1, 1), date(2024, 6, 30), "2024-H1"),
        (Period(2022, PeriodType.QUARTER, 3), date(2022, 7, 1), date(2022, 9, 30), "2022-Q3"),
        (Period(2024, PeriodType.MONTH, 2), date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (Period(2003, PeriodType.YEAR_TO_DATE, 9), date(2003, 1, 1), date(2003, 9, 30), "2003-YTD09"),
    ],
)
def test_a_period_is_whole_months(period: Period, first: date, last: date, written: str) -> None:
    assert (period.first, period.last, str(period)) == (first, last, written)


def test_written_periods_of_one_type_sort_by_time() -> None:
    months = [Period(year, PeriodType.MONTH, index) for year in (2023, 2022) for index in (11, 2)]
    assert sorted(map(str, months)) == [str(one) for one in sorted(months)]
