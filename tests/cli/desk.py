"""A folder as a user has it: a schema, a collection, and workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result
from openpyxl import Workbook

from pdvalidate.cli.main import main

SCHEMA = """\
form: student-admissions
edition: "2022"
title: {vi: "Kết nạp học sinh, sinh viên", en: Admissions of pupils and students}
unit: {label: Đơn vị báo cáo, list: units}
period: {label: Kỳ báo cáo, type: year}
tables:
  admissions:
    sheet: KN-HSSV
    type: count
    columns:
      district: {heading: Đơn vị, key: true}
      admitted: Tổng số
      pupils: Chia ra > Học sinh
      students: Chia ra > Sinh viên
    rows:
      total: Tổng số
rules:
  split: admitted = pupils + students
  column-sum: total = sum(details)
  plausible:
    rule: students >= pupils
    rows: details
    severity: warning
    message: {vi: "Sinh viên ít hơn học sinh ở {district}", en: "Fewer students than pupils in {district}"}
"""

COLLECTION = """\
collection: region
edition: "2022"
title: {vi: Khu vực, en: The region}
expects: {units: units, forms: [student-admissions], period: "2022"}
lists:
  units: {an-giang: An Giang, can-tho: Cần Thơ}
figures:
  admitted: {value: 300}
rules:
  as-published: figures.admitted = sum(returns.admissions.admitted[total])
"""

ROWS: Sequence[Sequence[object]] = (("Tổng số", 150, 60, 90), ("Châu Đốc", 100, 40, 60), ("Tri Tôn", 50, 20, 30))


def set_up(folder: Path, schema: str = SCHEMA) -> None:
    """Schemas in `schemas`, and one consistent return."""
    (folder / "schemas").mkdir()
    (folder / "schemas" / "admissions.yaml").write_text(schema, encoding="utf-8")
    (folder / "schemas" / "region.yaml").write_text(COLLECTION, encoding="utf-8")
    (folder / "returns").mkdir()
    write_return(folder / "returns" / "an-giang.xlsx")


def write_return(file: Path, unit: str = "An Giang", rows: Sequence[Sequence[object]] = ROWS) -> None:
    """A workbook of the form, with its header of two levels."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "KN-HSSV"
    sheet.append(["Đơn vị báo cáo:", unit])
    sheet.append(["Kỳ báo cáo:", "Năm 2022"])
    sheet.append([])
    sheet.append(["Đơn vị", "Tổng số", "Chia ra"])
    sheet.append([None, None, "Học sinh", "Sinh viên"])
    sheet.merge_cells("C4:D4")
    for row in rows:
        sheet.append(list(row))
    book.save(file)


def run(*arguments: str | Path) -> Result:
    """The program with these arguments, in English unless they say otherwise."""
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, given, env={"LC_ALL": "en_GB.UTF-8", "NO_COLOR": ""})
