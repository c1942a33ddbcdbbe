"""Periods as forms print them."""

import pytest

from pdvalidate.model.period import Period, PeriodType
from pdvalidate.text.periods import find_period, read_period

YEAR, HALF, QUARTER = PeriodType.YEAR, PeriodType.HALF_YEAR, PeriodType.QUARTER
MONTH, TO_DATE = PeriodType.MONTH, PeriodType.YEAR_TO_DATE


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Năm 2022", Period(2022)),
        ("2022", Period(2022)),
        ("NĂM 2022", Period(2022)),
        ("2024/25", Period(2024)),
        ("2023-2024", Period(2023)),
        ("Năm học 2023-2024", Period(2023)),
        ("Quý III/2022", Period(2022, QUARTER, 3)),
        ("2024-Q3", Period(2024, QUARTER, 3)),
        ("6 tháng đầu năm 2024", Period(2024, HALF, 1)),
        ("6 tháng cuối năm 2024", Period(2024, HALF, 2)),
        ("9 tháng/2003", Period(2003, TO_DATE, 9)),
        ("Tháng 5 năm 2023", Period(2023, MONTH, 5)),
        ("May 2023", Period(2023, MONTH, 5)),
    ],
)
def test_printed_periods(text: str, period: Period) -> None:
    assert read_period(text, period.type) == period


@pytest.mark.parametrize(
    ("text", "type"),
    [("Quý V/2022", QUARTER), ("Tháng 13 năm 2023", MONTH), ("năm nay", YEAR), ("", YEAR), ("12022", YEAR)],
)
def test_what_is_no_period(text: str, type: PeriodType) -> None:
    assert read_period(text, type) is None


def test_a_period_within_a_longer_text() -> None:
    assert find_period("Kỳ báo cáo: Năm 2022 (chính thức)", YEAR) == Period(2022)
    assert find_period("so sánh năm 2021 và năm 2022", YEAR) is None


@pytest.mark.parametrize("type", list(PeriodType))
def test_a_period_reads_back_as_it_is_written(type: PeriodType) -> None:
    period = Period(2023, type, 1)
    assert read_period(str(period), type) == period
