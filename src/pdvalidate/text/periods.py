"""Periods as forms print them, in Vietnamese and English."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pdvalidate.model.period import Period, PeriodType
from pdvalidate.text.folding import fold_loosely

_REMEMBERED = 10_000
"""Texts whose period is remembered: they recur in every file of a batch."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEARLY = r"(?:nam (?:hoc )?|(?:school )?year |fy ?)?"
_MONTH_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)

_Made = Callable[[re.Match[str]], "Period | None"]


def _year(found: re.Match[str]) -> int:
    return int(found["year"])


def _quarter(found: re.Match[str]) -> Period | None:
    text = found["quarter"]
    index = _ROMAN.get(text) or (int(text) if text.isdecimal() else 0)
    return Period(_year(found), PeriodType.QUARTER, index) if 1 <= index <= 4 else None


def _half(found: re.Match[str]) -> Period:
    second = found["half"].startswith(("cuoi", "2", "second"))
    return Period(_year(found), PeriodType.HALF_YEAR, 2 if second else 1)


def _month(found: re.Match[str]) -> Period | None:
    text = found["month"]
    index = int(text) if text.isdecimal() else 1 + [name[:3] for name in _MONTHS].index(text[:3])
    return Period(_year(found), PeriodType.MONTH, index) if 1 <= index <= 12 else None


def _to_date(found: re.Match[str]) -> Period | None:
    months = int(found["months"])
    return Period(_year(found), PeriodType.YEAR_TO_DATE, months) if 1 <= months <= 12 else None


_WRITTEN: dict[PeriodType, tuple[tuple[str, _Made], ...]] = {
    PeriodType.YEAR: (
        (rf"{_YEARLY}{_YEAR} ?[/-] ?(?:20)?\d\d", lambda found: Period(_year(found))),
        (rf"{_YEARLY}{_YEAR}", lambda found: Period(_year(found))),
        (rf"(?:31 ?[/.-] ?12|31 thang 12 nam) ?[/.-]? ?{_YEAR}", lambda found: Period(_year(found))),
        (rf"(?:tu )?1 ?/ ?1 ?/ ?{_YEAR} (?:den|-|to) (?:ngay )?31 ?/ ?12 ?/ ?(?P=year)", lambda f: Period(_year(f))),
    ),
    PeriodType.HALF_YEAR: (
        (rf"6 thang (?P<half>dau|cuoi) nam {_YEAR}", _half),
        (rf"{_YEAR} ?-? ?h(?P<half>[12])", _half),
        (rf"h(?P<half>[12]) ?[/-]? ?{_YEAR}", _half),
        (rf"(?P<half>first|second) half(?: of)? {_YEAR}", _half),
    ),
    PeriodType.QUARTER: (
        (rf"quy (?P<quarter>iv|i{{1,3}}|[1-4]) ?(?:/|nam|-)? ?{_YEAR}", _quarter),
        (rf"{_YEAR} ?-? ?q(?P<quarter>[1-4])", _quarter),
        (rf"(?:q|quarter )(?P<quarter>[1-4]) ?(?:/|-|of)? ?{_YEAR}", _quarter),
    ),
    PeriodType.MONTH: (
        (rf"thang (?P<month>\d\d?) ?(?:/|-|nam)? ?{_YEAR}", _month),
        (rf"(?P<month>{_MONTH_NAMES}) {_YEAR}", _month),
        (rf"{_YEAR} ?- ?(?P<month>\d\d)", _month),
        (rf"(?P<month>\d\d?) ?/ ?{_YEAR}", _month),
    ),
    PeriodType.YEAR_TO_DATE: (
        (rf"(?P<months>\d\d?) thang ?(?:/|dau nam|nam)? ?{_YEAR}", _to_date),
        (rf"{_YEAR} ?-? ?ytd ?(?P<months>\d\d?)", _to_date),
        (rf"(?:first )?(?P<months>\d\d?) months(?: of)? {_YEAR}", _to_date),
    ),
}
_PATTERNS = {
    kind: tuple((re.compile(pattern), made) for pattern, made in written) for kind, written in _WRITTEN.items()
}


@lru_cache(maxsize=_REMEMBERED)
def read_period(text: str, type: PeriodType) -> Period | None:
    """The period that a whole text names; None where it names none of this type."""
    plain = _plain(text)
    for pattern, made in _PATTERNS[type]:
        found = pattern.fullmatch(plain)
        if found:
            return made(found)
    return None


@lru_cache(maxsize=_REMEMBERED)
def find_period(text: str, type: PeriodType) -> Period | None:
    """The only period of this type within a longer text; None where there is none, or more than one."""
    plain = _plain(text)
    periods: dict[Period, None] = {}
    for pattern, made in _PATTERNS[type]:
        for found in re.finditer(rf"(?<![\w/]){pattern.pattern}(?![\w/])", plain):
            period = made(found)
            if period is not None:
                periods[period] = None
    return next(iter(periods)) if len(periods) == 1 else None


def _plain(text: str) -> str:
    """Lower case without diacritics, single spaces, no leading zeros of days and months before a stroke."""
    words = (_letters(word) for word in re.split(r"([^\w]+)", text.replace("\u2013", "-")))
    plain = " ".join("".join(words).split()).strip(" .:()")
    return re.sub(r"\b0(\d) ?(?=/)", r"\1", plain)


def _letters(word: str) -> str:
    return fold_loosely(word) if any(one.isalnum() for one in word) else word
