"""The planted faults: what is done to a consistent return, and exactly what must be reported for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sample_sheets.annual_return import ADMISSIONS, MOVEMENT, ORGANISATION

Expected = tuple[str, str | None, str | None]
"""Rule or finding, sheet and cell."""

Edit = Callable[[Workbook], None]


@dataclass(frozen=True)
class Fault:
    """One slip of a clerk in one return. `region` names the rules between returns that it breaks."""

    committee: str
    slip: str
    edit: Edit
    expected: tuple[Expected, ...]
    region: tuple[str, ...] = ()


def typed(sheet: str, **cells: object) -> Edit:
    """Other values typed into some cells."""

    def edit(workbook: Workbook) -> None:
        for cell, value in cells.items():
            workbook[sheet][cell].value = value

    return edit


def changed(sheet: str, cell: str, change: Callable[[Any], object]) -> Edit:
    """A figure changed by a slip."""

    def edit(workbook: Workbook) -> None:
        place = workbook[sheet][cell]
        place.value = change(place.value)

    return edit


def swapped(sheet: str, first: str, second: str) -> Edit:
    """Two cells whose figures changed places."""

    def edit(workbook: Workbook) -> None:
        one, other = workbook[sheet][first], workbook[sheet][second]
        one.value, other.value = other.value, one.value

    return edit


def copied(sheet: str, source: str, target: str) -> Edit:
    """A figure copied over another."""

    def edit(workbook: Workbook) -> None:
        workbook[sheet][target].value = workbook[sheet][source].value

    return edit


def all_of(*edits: Edit) -> Edit:
    """Several edits that are one slip."""

    def edit(workbook: Workbook) -> None:
        for one in edits:
            one(workbook)

    return edit


def inserted(sheet: str, at: int, *values: object) -> Edit:
    """A row typed in above a sheet row, that counts from 1."""

    def edit(workbook: Workbook) -> None:
        _insert(workbook[sheet], at, values)

    return edit


def doubled(sheet: str, row: int) -> Edit:
    """A row that stands there twice."""

    def edit(workbook: Workbook) -> None:
        page = workbook[sheet]
        _insert(page, row + 1, [cell.value for cell in page[row]])

    return edit


def _insert(sheet: Worksheet, at: int, values: Iterable[object]) -> None:
    sheet.insert_rows(at)
    for column, value in enumerate(values, start=1):
        sheet.cell(at, column).value = value  # type: ignore[assignment]


def removed(sheet: str, row: int) -> Edit:
    """A row deleted from the sheet."""
    return lambda workbook: workbook[sheet].delete_rows(row)


def moved(sheet: str, source: str, target: str, count: int) -> Edit:
    """A number of members written down in the wrong row of a column."""
    return all_of(
        changed(sheet, source, lambda figure: figure - count), changed(sheet, target, lambda figure: figure + count)
    )


def _transposed(figure: int) -> int:
    """The last two digits in the wrong order: 161 for 116."""
    return figure // 100 * 100 + figure % 10 * 10 + figure // 10 % 10


FAULTS: tuple[Fault, ...] = (
    Fault(
        "ninh-thuan",
        "two digits transposed in the organisations of row 4",
        changed(ORGANISATION, "B16", _transposed),
        (("organisations-split", ORGANISATION, "B16"), ("organisations-total", ORGANISATION, "B29")),
    ),
    Fault(
        "ninh-thuan",
        "more probationary members struck off than members struck off",
        changed(MOVEMENT, "B23", lambda figure: figure + 100),
        (("probationary-within", MOVEMENT, "B23"), ("percent-of-previous", MOVEMENT, "D23")),
    ),
    Fault(
        "binh-thuan",
        "the committees of rows 2 and 3 changed places; the total stays right",
        swapped(ORGANISATION, "C14", "C15"),
        (("organisations-split", ORGANISATION, "B14"), ("organisations-split", ORGANISATION, "B15")),
    ),
    Fault(
        "binh-thuan",
        "pupils and students of one district and year changed places; their sum stays right",
        swapped(ADMISSIONS, "D14", "E14"),
        (
            ("admissions-years", ADMISSIONS, "M14"),
            ("admissions-years", ADMISSIONS, "N14"),
            ("admissions-total", ADMISSIONS, "D29"),
            ("admissions-total", ADMISSIONS, "E29"),
        ),
    ),
    Fault(
        "lam-dong",
        "three members counts with a dot that Excel took for a decimal point",
        all_of(*(changed(ORGANISATION, cell, lambda figure: figure / 1000) for cell in ("G13", "G16", "G29"))),
        tuple(("dot-as-decimal", ORGANISATION, cell) for cell in ("G13", "G16", "G29")),
    ),
    Fault(
        "binh-phuoc",
        "a total typed as text with a dot",
        changed(ORGANISATION, "G29", lambda figure: f"{figure:,}".replace(",", ".")),
        (("number-as-text", ORGANISATION, "G29"),),
    ),
    Fault(
        "tay-ninh",
        "a number typed as text, with a no-break space between its groups",
        changed(MOVEMENT, "B12", lambda figure: f"{figure:,}".replace(",", "\u00a0")),
        (("number-as-text", MOVEMENT, "B12"),),
    ),
    Fault(
        "tay-ninh",
        "affiliated cells in a row without committees",
        typed(ORGANISATION, F24=3),
        (("cells-need-a-committee", ORGANISATION, "F24"), ("organisations-total", ORGANISATION, "F29")),
    ),
    Fault(
        "binh-duong",
        "a percentage that shows #DIV/0!",
        typed(MOVEMENT, D12="#DIV/0!"),
        (("error-cell", MOVEMENT, "D12"),),
    ),
    Fault(
        "binh-duong",
        "fewer than three members for each cell, in a row and in the total alike",
        all_of(
            moved(ORGANISATION, "G24", "G13", 50),
        ),
        (("members-for-cells", ORGANISATION, "G24"),),
    ),
    Fault(
        "dong-nai",
        "a formula that was saved without its result",
        typed(MOVEMENT, C13="=C14+C15+C18"),
        (("formula-without-value", MOVEMENT, "C13"),),
    ),
    Fault(
        "dong-nai",
        "members of a commune written down among the cooperatives, whose cells are then too large",
        moved(ORGANISATION, "G13", "G24", 500),
        (("large-organisations", ORGANISATION, "G24"),),
    ),
    Fault(
        "ba-ria-vung-tau",
        "a date where a count should be",
        typed(ORGANISATION, E13=date(2022, 5, 1)),
        (("value-type", ORGANISATION, "E13"),),
    ),
    Fault(
        "ho-chi-minh",
        "a total typed over, 1000 too many",
        changed(ORGANISATION, "G29", lambda figure: figure + 1000),
        (("organisations-total", ORGANISATION, "G29"), ("members-agree", ORGANISATION, "G29")),
        region=("members-as-published",),
    ),
    Fault(
        "long-an",
        "the row of the police is not there",
        removed(ORGANISATION, 26),
        (("row-missing", ORGANISATION, None),),
    ),
    Fault(
        "tien-giang",
        "the row of the cooperatives stands there twice",
        doubled(ORGANISATION, 24),
        (("row-duplicate", ORGANISATION, "A25"),),
    ),
    Fault(
        "ben-tre",
        "the totals end one row early: every column is off by that row",
        all_of(
            *(changed(ADMISSIONS, f"{column}28", lambda figure: figure - 1) for column in "CEFHIK"),
            *(changed(ADMISSIONS, f"{column}28", lambda figure: figure - 3) for column in "LN"),
        ),
        tuple(("admissions-total", ADMISSIONS, f"{column}28") for column in "CEFHIKLN"),
        region=("admitted-as-published", "students-as-published"),
    ),
    Fault(
        "tra-vinh",
        "two digits of a percentage transposed",
        typed(MOVEMENT, D20=69.96),
        (("percent-of-previous", MOVEMENT, "D20"),),
    ),
    Fault(
        "tra-vinh",
        "a label that is not on the form",
        typed(ORGANISATION, A25="8. Lực lượng vũ trang"),
        (("row-missing", ORGANISATION, None), ("row-unexpected", ORGANISATION, "A25")),
    ),
    Fault(
        "vinh-long",
        "last year's admissions copied into this year",
        copied(MOVEMENT, "C14", "B14"),
        (("increase-split", MOVEMENT, "B13"), ("percent-of-previous", MOVEMENT, "D14")),
    ),
    Fault(
        "vinh-long",
        "a footnote mark glued to a number",
        changed(ORGANISATION, "F13", lambda figure: f"{figure}(1)"),
        (("number-as-text", ORGANISATION, "F13"),),
    ),
    Fault(
        "dong-thap",
        "a minus before a count",
        changed(ORGANISATION, "E13", lambda figure: -figure),
        (("value-range", ORGANISATION, "E13"), ("organisations-total", ORGANISATION, "E29")),
    ),
    Fault(
        "dong-thap",
        "a district under the name of another",
        copied(ADMISSIONS, "B16", "B18"),
        (("row-duplicate", ADMISSIONS, "B18"),),
    ),
    Fault(
        "an-giang",
        "one sheet copied from another committee's workbook, with its name",
        typed(MOVEMENT, A5="Đơn vị báo cáo: Tỉnh ủy Kiên Giang"),
        (("unit-mismatch", MOVEMENT, "A5"),),
    ),
    Fault(
        "an-giang",
        "the opening number mistyped",
        changed(MOVEMENT, "B12", lambda figure: figure + 10),
        (
            ("balance", MOVEMENT, "B28"),
            ("opening-carried-over", MOVEMENT, "B12"),
            ("percent-of-previous", MOVEMENT, "D12"),
        ),
    ),
    Fault(
        "kien-giang",
        "one sheet still bears last year's period",
        typed(ADMISSIONS, B7="Năm 2021"),
        (("period-mismatch", ADMISSIONS, "B7"),),
    ),
    Fault(
        "can-tho",
        "words where a figure should be",
        typed(ORGANISATION, F16="đang rà soát"),
        (("value-unreadable", ORGANISATION, "F16"),),
    ),
    Fault(
        "can-tho",
        "a row that the form does not have",
        inserted(MOVEMENT, 25, "5. Lý do khác", 3, 2, 150.0),
        (("row-unexpected", MOVEMENT, "A25"),),
    ),
    Fault(
        "hau-giang",
        "a row without any figure",
        typed(MOVEMENT, B18=None, C18=None, D18=None),
        (("value-missing", MOVEMENT, "A18"),),
    ),
    Fault(
        "soc-trang",
        "a district whose name was deleted",
        typed(ADMISSIONS, B15=None),
        (("key-missing", ADMISSIONS, "B15"),),
    ),
    Fault(
        "bac-lieu",
        "a percentage typed as text, with a comma and a percent sign",
        changed(MOVEMENT, "D12", lambda figure: f"{figure:.2f}%".replace(".", ",")),
        (("number-as-text", MOVEMENT, "D12"),),
    ),
    Fault(
        "ca-mau",
        "a digit typed twice",
        changed(MOVEMENT, "B17", lambda figure: figure * 10 + figure % 10),
        (
            ("transfers-in-split", MOVEMENT, "B15"),
            ("transfers-within-province", MOVEMENT, "B17"),
            ("percent-of-previous", MOVEMENT, "D17"),
        ),
    ),
    Fault(
        "ca-mau",
        "the total of the pupils of one district left out a year",
        changed(ADMISSIONS, "M13", lambda figure: figure - 1),
        (
            ("admissions-years", ADMISSIONS, "M13"),
            ("admissions-split", ADMISSIONS, "L13"),
            ("admissions-total", ADMISSIONS, "M28"),
        ),
    ),
)
