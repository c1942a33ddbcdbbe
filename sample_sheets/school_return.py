"""The return of one school: another field, another language, another layout."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

_GRADES = (
    ("Grade 6", 5, 98, 104, 0.991),
    ("Grade 7", 5, 101, 95, 0.985),
    ("Grade 8", 4, 77, 84, 0.978),
    ("Grade 9", 4, 80, 72, 0.969),
)
_STAFF = (
    ("Heads and deputies", 3, 3, 0, None),
    ("Teachers", 41, 36, 5, "two on leave"),
    ("Other staff", 9, 6, 3, None),
)


def school_return() -> Workbook:
    """One consistent return on one sheet, its two tables one above the other."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Return"
    lines: Sequence[Sequence[object]] = (
        ("RETURN OF A SCHOOL AT THE BEGINNING OF THE YEAR (synthetic)",),
        ("School:", "Hoa Sen Lower Secondary School"),
        ("School year:", "2023-2024"),
        ("Classrooms in use:", 12),
        (),
        ("Grade", "Classes", "Pupils", None, None, "Moved up last year"),
        (None, None, "Total", "Girls", "Boys", None),
    )
    for line in lines:
        sheet.append(list(line))
    for grade, classes, girls, boys, moved_up in _GRADES:
        sheet.append((grade, classes, girls + boys, girls, boys, moved_up))
        sheet.cell(sheet.max_row, 6).number_format = "0.0%"
    sheet.append(("All grades", 18, 711, 356, 355, 0.982))
    sheet.cell(sheet.max_row, 6).number_format = "0.0%"
    below: Sequence[Sequence[object]] = (
        (),
        ("Staff",),
        ("Post", "Persons", "Full time", "Part time", "Remark"),
        *_STAFF,
        ("All staff", 53, 45, 8),
        (),
        ("Prepared by: A. Clerk",),
        ("Signature",),
    )
    for line in below:
        sheet.append(list(line))
    for first, last in (("A6", "A7"), ("B6", "B7"), ("C6", "E6"), ("F6", "F7")):
        sheet.merge_cells(f"{first}:{last}")
    return workbook
