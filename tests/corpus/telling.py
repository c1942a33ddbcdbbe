"""How a workbook was read, as the text that a case of the corpus expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pdvalidate.judging.frames.frames import Frame
from pdvalidate.judging.judgement import Judgement
from pdvalidate.model.address import a1, letters
from pdvalidate.model.kinds import State, ValueType
from pdvalidate.model.report import Discrepancy, Value
from pdvalidate.model.returns import Cell, ErrorValue, NoValue, Place, Refusal, Return, Skipped, TablePart

Position = tuple[str, int, int]
"""Sheet, row and column from 0."""

_STATES = (
    (State.UNREADABLE, "unreadable"),
    (State.MISSING, "missing"),
    (State.NOT_APPLICABLE, "not applicable"),
)


def told(read: Return | Refusal, judgement: Judgement | None) -> str:
    """Every table with its columns and records, what was not read, who reports, and what was found odd."""
    if isinstance(read, Refusal) or judgement is None:
        assert isinstance(read, Refusal)
        return "".join(f"{line}\n" for line in _refused(read))
    figures = _figures(judgement)
    lines = [line for part in read.parts for line in _part(part, figures)]
    lines += [*_identity(read), *_fields(read, judgement), *map(_finding, judgement.discrepancies)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _refused(read: Refusal) -> Iterator[str]:
    yield f"refused: {read.reason}"
    yield from (f"{name}: {value}" for name, value in read.values.items())


def _figures(judgement: Judgement) -> dict[Position, str]:
    """Every figure as it was read, by its cell."""
    found: dict[Position, str] = {}
    for frame in judgement.stack.frames.values():
        for segment in frame.segments:
            for column, (_, place) in segment.places.items():
                if column in frame.figures and frame.table.by_name[column].type.numeric:
                    for record, row in enumerate(segment.part.rows):
                        at = segment.part.sheet, row, place.sheet_column
                        found[at] = _figure(frame, column, segment.first + record)
    return found


def _figure(frame: Frame, column: str, line: int) -> str:
    quantity = frame.figures[column]
    bits = int(quantity.bits[line]) if quantity.state is not None else int(State.PRESENT)
    for state, name in _STATES:
        if bits & state:
            return name
    value = quantity.value(line)
    percent = frame.table.by_name[column].type is ValueType.PERCENT
    return f"{_plain(value * 100)}%" if percent else _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _part(part: TablePart, figures: Mapping[Position, str]) -> Iterator[str]:
    first, last = part.header
    around = "".join(f", {name} {member}" for name, member in part.dimensions.items())
    sheet = f"{part.sheet} (hidden)" if part.sheet_hidden else part.sheet
    yield f"{part.table} on {sheet}{around}, header in rows {first + 1}-{last + 1}"
    yield from _grid([["row", *map(_column, part.places)], *_records(part, figures)])
    yield from (_skipped(part, one) for one in part.skipped)


def _column(place: Place) -> str:
    members = f"[{', '.join(place.members)}]" if place.members else ""
    hidden = " hidden" if place.hidden else ""
    return f"{place.column}{members} {place.cell}{hidden}"


def _records(part: TablePart, figures: Mapping[Position, str]) -> Iterator[list[str]]:
    for record, row in enumerate(part.rows):
        names = [names[record] for names in part.members.values()]
        names += ["hidden"] if row in part.hidden_rows else []
        groups = [f"({group})" for groups in part.groups.values() if (group := groups[record])]
        cells = [
            figures.get((part.sheet, row, place.sheet_column), _raw(column[record]))
            for place, column in zip(part.places, part.cells, strict=True)
        ]
        yield [" ".join([str(row + 1), *filter(None, names), *groups]), *cells]


def _raw(cell: Cell) -> str:
    if isinstance(cell, ErrorValue):
        return cell.text
    if isinstance(cell, NoValue):
        return f"={cell.formula}"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else " ".join(str(cell).split())


def _grid(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def _skipped(part: TablePart, one: Skipped) -> str:
    text = f": {' '.join(one.text.split())}" if one.text else ""
    hidden = one.column in part.hidden_columns if one.column is not None else one.first_row in part.hidden_rows
    return f"{_place(one)}{' hidden' if hidden else ''} {one.reason}{text}"


def _place(one: Skipped) -> str:
    if one.column is not None:
        return f"column {letters(one.column)}"
    if one.first_row is None:
        return "all"
    if one.last_row in (None, one.first_row):
        return f"row {one.first_row + 1}"
    return f"rows {one.first_row + 1}-{(one.last_row or 0) + 1}"


def _identity(read: Return) -> Iterator[str]:
    if read.form.unit is not None:
        yield f"unit: {read.unit.id if read.unit else None} ({read.unit_text})"
    if read.form.period is not None:
        yield f"period: {read.period} ({read.period_text})"


def _fields(read: Return, judgement: Judgement) -> Iterator[str]:
    for name, field in read.fields.items():
        at = "" if field.row is None or field.column is None else f" {a1(field.row, field.column)}"
        where = f" on {field.sheet}{at}" if field.sheet else ""
        yield f"field {name}: {_raw(field.value)}{where}"


def _finding(one: Discrepancy) -> str:
    place = " ".join(filter(None, (one.sheet, one.cell)))
    about = " / ".join(filter(None, (one.row, one.column)))
    found = f": {_value(one.left)}" if one.left is not None else ""
    expected = f", expected {_value(one.right)}" if one.right is not None else ""
    return f"! {one.rule} {place} ({about}){found}{expected}{''.join(_hints(one))}"


def _hints(one: Discrepancy) -> Iterable[str]:
    for hint in one.hints:
        if hint.kind == "did-you-mean":
            yield f", did you mean {hint.suggested} at {', '.join(hint.cells)}"


def _value(value: Value) -> str:
    return _plain(value) if isinstance(value, Decimal) else " ".join(str(value).split())
