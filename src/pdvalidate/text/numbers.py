"""Numbers as people type them, in Vietnamese and plain writing; what is ambiguous is decided by the column's type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pdvalidate.model.kinds import Mark, State, ValueType
from pdvalidate.text.folding import fold

DEFAULT_MARKS: Mapping[str, Mark] = {
    **dict.fromkeys(("-", "–", "—"), Mark.ZERO),
    **dict.fromkeys(("x", "X"), Mark.NOT_APPLICABLE),
    **dict.fromkeys(("…", "...", "?"), Mark.MISSING),
}
"""What stands for no figure where a form says nothing else."""

LONGEST = 100
"""A longer text is no number."""

_ERRORS = frozenset({"#value!", "#div/0!", "#ref!", "#name?", "#n/a", "#num!", "#null!"})
_FOOTNOTE = re.compile(r"(?<=[\d%])\s*(\(\d{1,2}\)|\*+|\[\d{1,2}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")
_SIGNED = re.compile(r"(?P<open>\()?(?P<sign>[+-])?(?P<digits>[\d.,' ]*\d)(?P<percent> ?%)?(?P<after>-)?(?P<close>\))?")
_SIGNS = str.maketrans({**dict.fromkeys("−–—‐‑‒", "-"), "’": "'", "٬": ","})


@dataclass(frozen=True, slots=True)
class NumberText:
    """A text read as a figure; with a percent sign it is a ratio. `finding` names what is odd about it."""

    value: Decimal | None
    state: State
    finding: str | None = None
    footnote: str = ""
    percent: bool = False


_MARKED = {
    Mark.ZERO: NumberText(Decimal(0), State.PRESENT),
    Mark.MISSING: NumberText(None, State.MISSING),
    Mark.NOT_APPLICABLE: NumberText(None, State.NOT_APPLICABLE),
}
_UNREADABLE = NumberText(None, State.UNREADABLE, "value-unreadable")


def read_number(
    text: str, kind: ValueType, marks: Mapping[str, Mark] = DEFAULT_MARKS, decimal_mark: str | None = None
) -> NumberText:
    """Read a text that stands where a figure should.

    `marks` are all that hold for the column, the defaults included. `decimal_mark` is the form's, "," or ".".
    """
    typed = text.strip()
    if not typed:
        return NumberText(None, State.MISSING)
    folded = {fold(mark): meaning for mark, meaning in marks.items()}
    if fold(typed) in folded:
        return _MARKED[folded[fold(typed)]]
    if fold(typed) in _ERRORS:
        return NumberText(None, State.UNREADABLE, "error-cell")
    return _UNREADABLE if len(typed) > LONGEST else _digits(typed, kind, decimal_mark)


def _digits(typed: str, kind: ValueType, decimal_mark: str | None) -> NumberText:
    footnote = _FOOTNOTE.search(typed)
    figure = typed[: footnote.start()] if footnote else typed
    plain = " ".join(_plain_digits(unicodedata.normalize("NFKC", figure).translate(_SIGNS)).split()).lstrip("'")
    parts = _SIGNED.fullmatch(plain)
    if parts is None or not _signs_fit(parts):
        return _UNREADABLE
    number = _ungrouped(parts["digits"], kind, decimal_mark)
    if number is None:
        return _UNREADABLE
    value = -number if parts["open"] or parts["sign"] == "-" or parts["after"] else number
    percent = bool(parts["percent"])
    if percent and kind is not ValueType.PERCENT:
        return _UNREADABLE
    finding = "value-type" if kind.whole and value != value.to_integral_value() else "number-as-text"
    return NumberText(
        value / 100 if percent else value, State.PRESENT, finding, footnote[1] if footnote else "", percent
    )


def _plain_digits(text: str) -> str:
    """The digits of every script as 0 to 9."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(one, one)) for one in text)


def _signs_fit(parts: re.Match[str]) -> bool:
    """Parentheses come in pairs, and only one thing says that the number is negative."""
    paired = bool(parts["open"]) == bool(parts["close"])
    return paired and sum(map(bool, (parts["open"], parts["sign"], parts["after"]))) <= 1


def _ungrouped(digits: str, kind: ValueType, decimal_mark: str | None) -> Decimal | None:
    """The digits with the separators of groups taken out; None where they cannot be told apart."""
    digits = re.sub(r" (?=[.,])", "", digits)
    marks = [one for one in digits if one in ".,"]
    decimal = _decimal_mark(digits, marks, kind, decimal_mark)
    if decimal is None:
        return None
    whole, _, fraction = digits.rpartition(decimal) if decimal else (digits, "", "")
    if not (whole or decimal) or not _grouped_well(whole) or (fraction and not fraction.isdecimal()):
        return None
    return Decimal(f"{re.sub('[^0-9]', '', whole) or '0'}.{fraction or '0'}").normalize() + 0


def _decimal_mark(digits: str, marks: list[str], kind: ValueType, known: str | None) -> str | None:
    """Which separator is the decimal mark: "" for none, None where nobody can tell."""
    if not marks:
        return ""
    if len(marks) == 1 and re.search(r"[ '].*[.,]", digits):
        return marks[0]  # groups are parted by something else
    if len(set(marks)) == 2:
        return marks[-1] if marks.count(marks[-1]) == 1 else None
    only = marks[0]
    if len(marks) > 1:
        return ""
    three = len(digits.rpartition(only)[2].replace(" ", "")) == 3
    if known is not None and (three or only == known):
        return only if only == known else ""
    if not three:
        return only
    return "" if kind.whole else None


def _grouped_well(whole: str) -> bool:
    """One kind of separator, and three digits in every group but the first."""
    separators = {one for one in whole if not one.isdecimal()}
    if not separators:
        return True
    first, *others = re.split(r"[., ']", whole)
    return len(separators) == 1 and re.fullmatch("[1-9][0-9]{0,2}", first) is not None and set(map(len, others)) == {3}


def exact(value: float) -> Decimal:
    """A double at the 15 significant digits that a spreadsheet shows."""
    return Decimal(f"{value:.15g}")


_MILLION = 1_000_000


def dot_grouped(value: float) -> int | None:
    """The count that was meant by a number whose group dot was read as a decimal point: 14541 for 14.541.

    None where a thousand times the number is no whole number either, or where it is 1000 or more: what has two dots to
    group it stays a text.
    """
    thousand = exact(value) * 1000
    if abs(thousand) >= _MILLION:
        return None
    return int(thousand) if thousand == thousand.to_integral_value() else None
