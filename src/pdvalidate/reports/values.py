"""Figures and texts of a discrepancy as people read them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, localcontext

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Value

_LIMIT = re.compile(r"(?P<sign>[<>]=?) (?P<limit>-?\d+(?:\.\d+)?)(?P<percent>%?)")
_DECIMALS = re.compile(r"(-?\d+\.\d+)(%?)")
_MOST_DECIMALS = 6
_MOST_OF_PERCENT = 4
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠", "==": "="}


def sign(operator: str) -> str:
    """A comparison as it is printed: ≥ for >=."""
    return _SIGNS.get(operator, operator)


def shown(value: Value, catalogue: Catalogue, percent: bool = False) -> str:
    """A value as it stands in a table: figures the local way, texts as typed, nothing where there is none."""
    if isinstance(value, Decimal):
        if percent:
            return f"{catalogue.number(rounded(value * 100, _MOST_OF_PERCENT))}%"
        return catalogue.number(rounded(value))
    if isinstance(value, date):
        return catalogue.day(value)
    limit = _LIMIT.fullmatch(value or "")
    if limit:
        return f"{sign(limit['sign'])} {catalogue.number(Decimal(limit['limit']))}{limit['percent']}"
    return value or ""


def rounded(value: Decimal, most: int = _MOST_DECIMALS) -> Decimal:
    """A figure of at most so many decimals, unless these are nearly all zeros: a quotient has digits without end."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -most:
        return value
    places = max(most, 1 - value.adjusted())
    with localcontext(prec=len(value.as_tuple().digits) + 1):
        return value if -exponent <= places else value.quantize(Decimal(1).scaleb(-places)).normalize()


def to_type(value: object, catalogue: Catalogue) -> str:
    """A value as the user is to type it into a cell: a figure with the local decimal mark and no grouping."""
    if isinstance(value, Decimal | int | float):
        return catalogue.typed(value)
    text = str(value)
    figure = _DECIMALS.fullmatch(text)
    return f"{catalogue.typed(Decimal(figure[1]))}{figure[2]}" if figure else text
