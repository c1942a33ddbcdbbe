"""A return as the reader found it: where each table stands and what its cells hold, not yet judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from pdvalidate.model.collection import Member
from pdvalidate.model.form import Form, Table
from pdvalidate.model.period import Period

Raw = str | float | int | bool | date | datetime | time | None
"""What a reader hands over for a cell. A blank cell is "" or None."""


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error saved in a cell, such as #DIV/0!. It stands among the raw values of a column."""

    text: str


@dataclass(frozen=True, slots=True)
class NoValue:
    """A formula that was saved without its value. It stands among the raw values of a column."""

    formula: str = ""


class WrittenNumber(float):
    """A number of a file that holds nothing but text, with the digits that stand there: 1.10 may be a code.

    It is the number in figures; in labels and codes it is its `digits`, by which alone it is equal to others.
    """

    digits: str

    def __new__(cls, value: float, digits: str) -> WrittenNumber:
        made = super().__new__(cls, value)
        made.digits = digits
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WrittenNumber) and self.digits == other.digits

    def __hash__(self) -> int:
        return hash(self.digits)

    def __reduce__(self) -> tuple[type[WrittenNumber], tuple[float, str]]:
        return WrittenNumber, (float(self), self.digits)


Cell = Raw | ErrorValue | NoValue


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the form, found in a column of a sheet."""

    column: str  # the form's name for it
    members: tuple[str, ...]  # members of the blocks around it, outermost first: declared name, else text as typed
    sheet_column: int  # counts from 0
    heading: str = ""  # as typed, levels joined by " > "
    cell: str = ""  # A1 address of the lowest heading cell
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of a sheet that was looked at and not read, with the reason.

    `reason` is an identifier of the catalogue: empty, header-repeated, numbering, row-empty, section-opened,
    row-unused, key-missing, after-table, before-table, beside-table, column-unexpected,
    column-duplicate.
    """

    reason: str
    first_row: int | None = None  # rows and columns count from 0; None: all
    last_row: int | None = None
    column: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """One member of what repeats around records: a sheet, a table of several down a sheet, a stretch of rows.

    Each is a member of its own by where it begins; `member` is its declared name, else its text as typed.
    """

    member: str
    sheet: str
    row: int | None = None  # the sheet row that opens it, from 0; None: the whole sheet


@dataclass(frozen=True, slots=True)
class Above:
    """The record that another lies directly under, in the same part or in one beside it."""

    row: int  # its sheet row, from 0
    part: int = 0  # how many parts of the same table further on it stands; negative: before


@dataclass(slots=True)
class TablePart:
    """A stretch of one sheet in which one table, or one repetition of it, was found.

    All lists in `cells`, and `members` and `groups` per column, have one entry for each record, in sheet order:
    ``len(rows)`` entries. `cells` has one list for each of `places`.
    """

    table: str
    sheet: str
    places: tuple[Place, ...]
    rows: list[int]  # sheet row of each record, counts from 0
    cells: list[list[Cell]]
    members: Mapping[str, list[str | None]]  # key or text column -> declared name of the row, per record
    groups: Mapping[str, list[str | None]]  # key or text column -> group of the row, per record
    header: tuple[int, int] = (0, 0)  # first and last row of the header, from 0
    end: int = 0  # the first row below the table, from 0
    skipped: tuple[Skipped, ...] = ()
    percents: frozenset[tuple[int, int]] = frozenset()  # (row, sheet column) of cells under a percent format
    dimensions: Mapping[str, str] = field(default_factory=dict)  # what repeats around it -> member, as shown
    openings: Mapping[str, list[Opening | None]] = field(default_factory=dict)  # dimension -> its member, per record
    above: list[Above | None] = field(default_factory=list)  # in a tree: what each record lies directly under
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # cell -> cell that covers it
    fields: Mapping[str, FieldValue] = field(default_factory=dict)  # those of the table, as they stand around this part
    sums_closed: bool = True  # False: a row without a label stands among the details, so nobody can add them up
    hidden_rows: frozenset[int] = frozenset()  # of the sheet, from 0; they are read like others
    hidden_columns: frozenset[int] = frozenset()
    sheet_hidden: bool = False


def openings_at(part: TablePart, record: int) -> dict[str, Opening]:
    """What a record stands in, of what repeats around it: dimension -> member, outermost first."""
    here = ((name, members[record]) for name, members in part.openings.items())
    return {name: opening for name, opening in here if opening is not None}


def opening_records(part: TablePart, table: Table) -> set[int]:
    """The records that open a section, and whose figures are the section's."""
    return {
        place
        for section in table.sections
        if section.with_figures
        for place, one in enumerate(part.openings.get(section.name, ()))
        if one is not None and one.row == part.rows[place]
    }


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What a field holds, and where it was read. Row and column count from 0; None: not from a cell."""

    value: Cell
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    inside: bool = False  # a part of a longer text: that a number in it is typed as text is no fault


NOT_FOUND = FieldValue(None)
"""What stands for a field that no cell holds."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader or a type reports by itself. `id` is one of schema-language section 4."""

    id: str
    sheet: str | None = None
    row: int | None = None  # sheet row from 0
    column: int | None = None  # sheet column from 0
    table: str | None = None
    row_name: str | None = None  # label as typed, or the declared name where no label stands
    column_name: str | None = None  # the form's name, members in brackets: admitted[y2020]
    found: Cell = None
    expected: str | float | int | None = None
    values: Mapping[str, object] = field(default_factory=dict)  # what else its sentence needs
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """A likely cause. Its sentence is in the catalogue under `hint-` + kind."""

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    suggested: str | float | int | None = None


@dataclass(slots=True)
class Return:
    """One workbook, or the part of it that is one form, as it was read."""

    file: str  # as the user names it
    sha256: str
    form: Form
    unit: Member | None = None
    unit_text: str | None = None  # as typed
    period: Period | None = None
    period_text: str | None = None
    parts: list[TablePart] = field(default_factory=list)
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    sheets_unread: tuple[str, ...] = ()
    unit_field: FieldValue = NOT_FOUND  # where unit and period were read
    period_field: FieldValue = NOT_FOUND


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not judged. `reason` and `values` name its sentence in the catalogue."""

    file: str
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    sha256: str = ""
    unrecognised: bool = False  # read, but of no known form
