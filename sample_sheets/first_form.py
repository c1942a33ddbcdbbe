"""The workbook for which the README writes a first form. One total in it is wrong."""

from __future__ import annotations

from openpyxl import Workbook


def clubs() -> Workbook:
    """A club's members by age group, on one sheet."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Members"
    for row in (
        ["MEMBERS OF A SPORTS CLUB (synthetic)"],
        ["Club:", "Riverside Rowers"],
        ["Year:", "2024"],
        [],
        ["Age group", "Members"],
        [None, "Total", "Women", "Men"],
        ["Under 18", 46, 21, 25],
        ["18 to 40", 118, 57, 61],
        ["Over 40", 73, 39, 34],
        ["All ages", 237, 117, 102],
        [],
        ["Prepared by: the treasurer"],
    ):
        sheet.append(row)
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("B5:D5")
    return workbook
