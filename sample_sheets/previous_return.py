"""The movement of members in the year before, as three committees reported it: what rules look back at."""

from __future__ import annotations

from openpyxl import Workbook

from sample_sheets import figures
from sample_sheets.annual_return import movement_sheet
from sample_sheets.committees import Committee
from sample_sheets.sheets import draw

PERIOD = "Năm 2021"

COMMITTEES = ("an-giang", "ca-mau", "can-tho")

CORRECTED = {"can-tho": 18}
"""Admissions entered into last year's return after this year's was begun: the number carried over lacks them."""


def previous_return(committee: Committee, totals: figures.Totals) -> Workbook:
    """Biểu 1 of 2021, consistent in itself; its closing number is the opening number of 2022, unless corrected."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    kinds = figures.organisation(committee, totals)
    rows = figures.movement_before(committee, totals, kinds)
    for name in ("increase", "admitted", "closing"):
        now, before = rows[name]
        rows[name] = (now + CORRECTED.get(committee.id, 0), before)
    printed = movement_sheet(rows)
    draw(workbook.create_sheet(printed.sheet), printed, committee.reported_as, PERIOD)
    return workbook
