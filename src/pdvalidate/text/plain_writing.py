"""What stands in files that hold nothing but text (csv, HTML): numbers, dates and errors as programs write them out.

A spreadsheet knows that 1234.5 is a number. Such a file only has its digits, written in the way of some country, so
the whole file is asked first what its decimal mark is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import isfinite

from pdvalidate.model.returns import Cell, ErrorValue, WrittenNumber

ERRORS = frozenset({"#VALUE!", "#DIV/0!", "#REF!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
"""What spreadsheets write where a formula has no value."""

_OTHER = {".": ",", ",": "."}
_DECIMAL = re.compile(r"-?\d+([.,])(?!\d{3}%?$)\d+ ?%?")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+ ?%?")
_BOTH = re.compile(r"-?[1-9]\d{0,2}(?:([.,])\d{3})+(?!\1)([.,])\d+ ?%?")
_NUMBER = {
    mark: re.compile(
        rf"(?P<digits>-?(?:\d+|[1-9]\d{{0,2}}(?:{re.escape(other)}\d{{3}})+)(?:{re.escape(mark)}\d+)?(?:E[+-]?\d{{1,3}})?)"
        r"(?P<percent> ?%)?"
    )
    for mark, other in _OTHER.items()
}
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ]00:00(?::00)?)?")
_DATE = re.compile(r"(?P<day>\d{1,2})[/](?P<month>\d{1,2})[/](?P<year>\d{4})")
_BEGINNINGS = frozenset("-0123456789#TF")
"""What a number, a date, an error or a truth value begins with; most texts are none of these."""
_LONGEST = 100
"""A longer text is no number."""
_MOST_DIGITS = 15
"""Of a whole number with more a spreadsheet would lose the last ones, so it is a name rather than a figure."""


def decimal_mark(texts: Iterable[object], usual: str) -> str:
    """The decimal mark that most of the texts speak for; `usual` where they do not say.

    A mark speaks for itself where other than three digits follow it; one that is repeated, or comes first of two,
    speaks for the other.
    """
    votes = {".": 0, ",": 0}
    for text in texts:
        if not isinstance(text, str) or len(text) > _LONGEST or not ("." in text or "," in text):
            continue
        if found := _DECIMAL.fullmatch(text):
            votes[found[1]] += 1
        elif found := _GROUPED.fullmatch(text):
            votes[_OTHER[found[1]]] += 1
        elif found := _BOTH.fullmatch(text):
            votes[found[2]] += 1
    return usual if votes["."] == votes[","] else max(votes, key=lambda mark: votes[mark])


@dataclass(frozen=True, slots=True)
class Written:
    """What a text is. `percent`: it is a ratio that was written with a percent sign."""

    value: Cell
    percent: bool = False


def written(text: str, mark: str) -> Written:
    """A text as the number, date, error or truth value that it writes; else as it is."""
    plain = text.strip()
    if plain[:1] not in _BEGINNINGS or len(plain) > _LONGEST:
        return Written(text)
    if found := _NUMBER[mark].fullmatch(plain):
        return _number(text, found, mark)
    if plain in ERRORS:
        return Written(ErrorValue(plain))
    if plain in ("TRUE", "FALSE"):
        return Written(plain == "TRUE")
    if found := _ISO_DATE.fullmatch(plain) or _DATE.fullmatch(plain):
        return Written(_date(found) or text)
    return Written(text)


def _number(text: str, found: re.Match[str], mark: str) -> Written:
    """A number keeps its digits where a name may have been meant: 08 and 1.10 are not 8 and 1.1."""
    digits = found["digits"].replace(_OTHER[mark], "").replace(mark, ".")
    value = float(digits)
    whole = digits.lstrip("-").isdecimal()
    if not isfinite(value) or (whole and len(digits.lstrip("-")) > _MOST_DIGITS):
        return Written(text)
    if found["percent"]:
        return Written(float(f"{value / 100:.15g}"), percent=True)
    stored = str(int(value)) if whole else f"{value:.15g}"
    return Written(value if stored == digits else WrittenNumber(value, digits))


def _date(found: re.Match[str]) -> date | None:
    """The day that was written; the day comes before the month unless that is no date."""
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    for first, second in ((month, day), (day, month)):
        try:
            return date(year, first, second)
        except ValueError:
            continue
    return None
