"""The two workbooks of the tutorial: a library's return of one year, with two slips, and that of the year before."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

Row = list[str | int | None]

_LENDING: Row = ["Age group", "First half", None, "Second half", None, "Whole year", None]
_STOCK: Row = ["Kind", "At the start", "Added", "Removed", "At the end", "Times lent"]


def library() -> Workbook:
    """The return for 2024: two digits of F9 are swapped, and the stock opens with more than it had closed with."""
    lending: list[Row] = [
        ["6 to 14 years", 410, 1630, 455, 1702, 865, 3332],
        ["15 to 59 years", 720, 2210, 698, 2134, 1418, 4344],
        ["60 years and over", 260, 905, 271, 948, 513, 1853],
        ["All readers", 1390, 4745, 1424, 4784, 2814, 9529],
    ]
    stock: list[Row] = [
        ["Books", 12480, 640, 215, 12905, 8120],
        ["Journals", 310, 24, 30, 304, 455],
        ["Films", 905, 61, 12, 954, 954],
        ["All media", 13695, 725, 257, 14163, 9529],
    ]
    return _workbook(2024, lending, stock)


def library_before() -> Workbook:
    """The return for 2023, without a slip."""
    lending: list[Row] = [
        ["6 to 14 years", 395, 1580, 421, 1644, 816, 3224],
        ["15 to 59 years", 705, 2174, 690, 2093, 1395, 4267],
        ["60 years and over", 248, 880, 259, 911, 507, 1791],
        ["All readers", 1348, 4634, 1370, 4648, 2718, 9282],
    ]
    stock: list[Row] = [
        ["Books", 12040, 610, 200, 12450, 7914],
        ["Journals", 305, 25, 20, 310, 449],
        ["Films", 860, 55, 10, 905, 919],
        ["All media", 13205, 690, 230, 13665, 9282],
    ]
    return _workbook(2023, lending, stock)


def _workbook(year: int, lending: Sequence[Row], stock: Sequence[Row]) -> Workbook:
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "Lending"
    above: list[Row] = [["RETURN OF A LIBRARY (synthetic)"], ["Library:", "Lakeside"], ["Year:", str(year)], []]
    inner: Row = [None, *["Visits", "Loans"] * 3]
    for row in [*above, _LENDING, inner, *lending]:
        first.append(row)
    for merged in ("A5:A6", "B5:C5", "D5:E5", "F5:G5"):
        first.merge_cells(merged)
    second = workbook.create_sheet("Stock")
    title: list[Row] = [["STOCK"], []]
    for row in [*title, _STOCK, *stock]:
        second.append(row)
    return workbook
