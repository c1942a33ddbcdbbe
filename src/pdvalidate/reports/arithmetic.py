"""A violated comparison told as one sentence of arithmetic: "E9 = 154, should be F9 + G9 = 100 + 45 = 145"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import PurePath

from pdvalidate.messages import Catalogue
from pdvalidate.model.address import cell_of
from pdvalidate.model.report import Discrepancy, Operand, Value
from pdvalidate.reports.fitting import brief
from pdvalidate.reports.sides import sides
from pdvalidate.reports.values import shown

_LISTED = 6
"""Terms of a sum that are written out; of more, the first two and the last."""


def arithmetic(one: Discrepancy, catalogue: Catalogue) -> str | None:
    """The sentence, or None where the sides are no sums whose terms add up to them."""
    seen = sides(one)
    identifier = f"arithmetic-{seen.operator}"
    found = _side(one, seen.found, seen.found_operands, catalogue)
    expected = _side(one, seen.expected, seen.expected_operands, catalogue)
    if identifier not in catalogue or found is None or expected is None:
        return None
    return catalogue.say(identifier, {"found": found, "expected": expected, "difference": seen.difference})


def listed_cells(one: Discrepancy, catalogue: Catalogue) -> list[str]:
    """``B12 = 154`` for each cell that took part, the first of them only where they are many."""
    home = (one.file, one.sheet)
    shown = [f"{name_of(each, home, catalogue)} = {_figure(each, catalogue)}" for each in one.operands[:_LISTED]]
    more = len(one.operands) - len(shown)
    return [*shown, f"… ({catalogue.say('count-cells', {'count': len(one.operands)})})"] if more else shown


def _side(one: Discrepancy, value: Value, operands: Sequence[Operand], catalogue: Catalogue) -> str | None:
    """``F9 + G9 = 100 + 45 = 145``, or None."""
    if not isinstance(value, Decimal):
        return None
    counts = [_count(operand) for operand in operands]
    if not operands:
        return catalogue.number(value)
    if not _add_up(counts, operands, value):
        return None
    terms = [(count or Decimal(0), operand) for count, operand in zip(counts, operands, strict=True)]
    home = (one.file, one.sheet)
    names = _joined([(count, name_of(operand, home, catalogue)) for count, operand in terms], catalogue)
    figures = _joined([(count, _figure(operand, catalogue)) for count, operand in terms], catalogue)
    total = shown(value, catalogue, all(operand.percent for operand in operands))
    if counts == [1] or len(operands) > _LISTED:
        return f"{names} = {total}"
    return f"{names} = {figures} = {total}"


def _count(operand: Operand) -> Decimal | None:
    """How often an operand counts on its own side."""
    return operand.weight if operand.side == "left" or operand.weight is None else -operand.weight


def _add_up(counts: Sequence[Decimal | None], operands: Sequence[Operand], value: Decimal) -> bool:
    total = Decimal(0)
    for count, operand in zip(counts, operands, strict=True):
        if count is None or isinstance(operand.value, str | date):
            return False
        total += count * (operand.value or 0)
    return total == value


def name_of(operand: Operand, home: tuple[str | None, str | None], catalogue: Catalogue) -> str:
    """How Excel calls the cell from the file and sheet `home`; the name of a published figure."""
    if operand.cell is None:
        if operand.file is None:
            return catalogue.text(operand.title) or operand.row
        return catalogue.say("operand-absent", {"row": operand.row, "column": operand.column})
    if (operand.file, operand.sheet) == home or operand.sheet is None:
        return operand.cell
    return cell_of(f"{_book(operand.file, home[0])}{operand.sheet}", operand.cell)


def _book(file: str | None, home: str | None) -> str:
    """``[last-year.xlsx]``, with its folder where the file `home` has the same name; nothing for `home` itself."""
    if file is None or file == home:
        return ""
    path = PurePath(file)
    alike = home is not None and PurePath(home).name == path.name
    return f"{path.parent.as_posix()}/[{path.name}]" if alike else f"[{path.name}]"


def _figure(operand: Operand, catalogue: Catalogue) -> str:
    if isinstance(operand.value, Decimal | date):
        return shown(operand.value, catalogue, operand.percent)
    if operand.value:
        return f"“{brief(operand.value)}”"
    return catalogue.say("operand-blank")


def _joined(terms: Sequence[tuple[Decimal, str]], catalogue: Catalogue) -> str:
    """Terms with their signs and factors; a long sum shortened."""
    if len(terms) > _LISTED:
        inner = [*terms[:2], None, terms[-1]]
        tail = f" ({catalogue.say('count-cells', {'count': len(terms)})})"
    else:
        inner, tail = list(terms), ""
    text = ""
    for term in inner:
        count, name = term or (Decimal(1), "…")
        sign = "−" if count < 0 else "+"
        factor = "" if abs(count) == 1 else f"{catalogue.number(abs(count))} × "
        text += f" {sign} {factor}{name}" if text else f"{'−' if count < 0 else ''}{factor}{name}"
    return text + tail
