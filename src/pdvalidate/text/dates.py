"""Dates typed as texts: as csv files write them, and the day first, as Vietnamese forms do."""

from __future__ import annotations

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(?P<day>\d\d?)\s*([/.-])\s*(?P<month>\d\d?)\s*\2\s*(?P<year>\d{4})")


def read_date(text: str) -> date | None:
    """`2001-09-02`, `2/9/2001`, `02.09.2001`; None for what is no date."""
    typed = text.strip()
    found = _YEAR_FIRST.fullmatch(typed) or _DAY_FIRST.fullmatch(typed)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
