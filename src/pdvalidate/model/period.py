"""Periods that a return can be of: years, half-years, quarters, months, and years to date."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodType(StrEnum):
    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    YEAR_TO_DATE = "year_to_date"


_MONTHS = {PeriodType.YEAR: 12, PeriodType.HALF_YEAR: 6, PeriodType.QUARTER: 3, PeriodType.MONTH: 1}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole months. `index` counts from 1 within the year (of a year_to_date: its months)."""

    year: int
    type: PeriodType = PeriodType.YEAR
    index: int = 1

    @property
    def first(self) -> date:
        if self.type is PeriodType.YEAR_TO_DATE:
            return date(self.year, 1, 1)
        return date(self.year, (self.index - 1) * _MONTHS[self.type] + 1, 1)

    @property
    def last(self) -> date:
        """Its last day: units are those valid on it."""
        month = self.index if self.type is PeriodType.YEAR_TO_DATE else self.index * _MONTHS[self.type]
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def previous(self) -> Period | None:
        """The period that ends before this one begins; None for a year_to_date: its next shorter is not known here."""
        if self.type is PeriodType.YEAR_TO_DATE:
            return None
        in_year = 12 // _MONTHS[self.type]
        earlier = self.year * in_year + self.index - 2
        return Period(earlier // in_year, self.type, earlier % in_year + 1)

    @property
    def last_year(self) -> Period:
        """The same period a year before."""
        return Period(self.year - 1, self.type, self.index)

    def __str__(self) -> str:
        """The form that sorts and that files use: 2022, 2024-H1, 2022-Q3, 2023-05, 2003-YTD09."""
        match self.type:
            case PeriodType.YEAR:
                return f"{self.year}"
            case PeriodType.HALF_YEAR:
                return f"{self.year}-H{self.index}"
            case PeriodType.QUARTER:
                return f"{self.year}-Q{self.index}"
            case PeriodType.MONTH:
                return f"{self.year}-{self.index:02d}"
            case PeriodType.YEAR_TO_DATE:
                return f"{self.year}-YTD{self.index:02d}"
