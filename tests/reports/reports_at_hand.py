"""Reports made by hand, with everything in them that a format has to tell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pdvalidate.model.form import Block, Column, Form, Row, Rule, Table, Texts
from pdvalidate.model.kinds import Severity, Status, ValueType
from pdvalidate.model.report import (
    CollectionResult,
    Discrepancy,
    FigureResult,
    Operand,
    Report,
    ReturnResult,
    RuleResult,
    Undecided,
    UnitResult,
    Value,
)
from pdvalidate.model.returns import Hint

Sides = dict[str, Value]
"""Left, right and difference of a comparison."""

SHEET = "KN-HSSV"
SPLIT = Rule("split", "admitted = pupils + students")
SUM = Rule("column-sum", "total = sum(details)")
PLAUSIBLE = Rule("plausible", "students >= pupils", severity=Severity.WARNING)
RATE = Rule("rate", "rate = admitted / asked")
IDLE = Rule("previous-year", "admitted >= 0")
SUSPENDED = Rule("three-years", "years = 3", suspended="biểu mẫu đang sửa đổi")
PUBLISHED = Rule("admitted-as-published", "figures.admitted = sum(returns.admissions.admitted[total])")

MESSAGE: Texts = {
    "vi": "Sinh viên ít hơn học sinh ở {district} ({left} < {right})",
    "en": "Fewer students than pupils in {district} ({left} < {right})",
}


def count(name: str, *heading: str) -> Column:
    return Column(name, (heading,), type=ValueType.COUNT)


def form() -> Form:
    """Admissions of pupils and students: a table with a header of two levels and a block of years."""
    columns: tuple[Column | Block, ...] = (
        Column("district", (("Đơn vị trực thuộc",),), type=ValueType.TEXT, key=True),
        count("admitted", "Tổng số"),
        count("pupils", "Chia ra", "Học sinh"),
        count("students", "Chia ra", "Sinh viên"),
        Block("year", {"y2020": (("Năm 2020",),)}, columns=(count("asked", "Số đơn"),)),
    )
    table = Table("admissions", columns, rows=(Row("total", ("Tổng số",), column="district"),), sheets=(SHEET,))
    title = {"vi": "Kết nạp đảng viên là học sinh, sinh viên", "en": "Admissions of pupils and students"}
    return Form("student-admissions", "2022", title, (table,))


def operand(cell: str | None, value: int | str | None, weight: int | None, side: str = "right", **more: str) -> Operand:
    """A cell of the sheet, unless `sheet` or `file` says otherwise."""
    return Operand(
        sheet=more.get("sheet", SHEET),
        cell=cell,
        file=more.get("file", "an-giang.xlsx"),
        row=more.get("row", "Châu Thành"),
        column=more.get("column", "admitted"),
        value=Decimal(value) if isinstance(value, int) else value,
        weight=None if weight is None else Decimal(weight),
        side=side,
    )


def discrepancy(rule: Rule | str, cell: str | None, row: str | None, column: str | None, **more: Any) -> Discrepancy:
    """A violated rule, or the finding of an identifier, in a return of An Giang."""
    found = {"file": "an-giang.xlsx", "unit": "An Giang", "table": "admissions", "sheet": SHEET, **more}
    written = rule if isinstance(rule, Rule) else None
    values: dict[str, Any] = {
        "id": f"{number_of(written.id if written else str(rule), cell, row):016x}",
        "rule": written.id if written else rule,
        "kind": "rule" if written else "finding",
        "severity": written.severity if written else Severity.ERROR,
        "period": "2022",
        "row": row,
        "column": column,
        "cell": cell,
        "text": written.text if written else "",
        "form": "student-admissions@2022",
        **found,
    }
    return Discrepancy(**values)


def number_of(*parts: str | None) -> int:
    """A number for a place, the same in every run."""
    return sum(place * ord(letter) for place, letter in enumerate("/".join(part or "" for part in parts), start=1))


def violated_sum() -> Discrepancy:
    operands = (operand("B9", 154, 1, "left"), operand("C9", 100, -1), operand("D9", 45, -1))
    sides: Sides = {"left": Decimal(154), "right": Decimal(145), "difference": Decimal(9)}
    return discrepancy(SPLIT, "B9", "Thành phố Châu Đốc", "admitted", operator="=", operands=operands, **sides)


def violated_column() -> Discrepancy:
    """A total of more districts than a sentence lists."""
    districts = [operand(f"B{row}", 1000 * row, -1) for row in range(8, 20)]
    total = sum(1000 * row for row in range(8, 20))
    sides: Sides = {
        "left": Decimal(1288256),
        "right": Decimal(total),
        "difference": Decimal(1288256 - total),
    }
    operands = (operand("B7", 1288256, 1, "left"), *districts)
    return discrepancy(SUM, "B7", "Tổng số", "admitted", operator="=", operands=operands, **sides)


def violated_warning() -> Discrepancy:
    """A rule with a message of its own."""
    operands = (operand("D10", 12, 1, "left"), operand("C10", 20, -1))
    sides: Sides = {"left": Decimal(12), "right": Decimal(20), "difference": Decimal(-8)}
    return discrepancy(
        PLAUSIBLE,
        "D10",
        "Huyện Chợ Mới",
        "students",
        operator=">=",
        operands=operands,
        template=MESSAGE,
        values={"district": "Huyện Chợ Mới"},
        **sides,
    )


def violated_quotient() -> Discrepancy:
    """A rule that is no sum."""
    operands = (operand("E12", 1, None, "left", sheet="Tỷ lệ"), operand("B12", 30, None))
    sides: Sides = {"left": Decimal("0.25"), "right": Decimal("0.3"), "difference": Decimal("-0.05")}
    return discrepancy(
        RATE, "E12", "Huyện Tri Tôn", "asked[y2020]", operator="=", operands=operands, sheet="Tỷ lệ", **sides
    )


def dot_as_decimal() -> Discrepancy:
    return discrepancy(
        "dot-as-decimal",
        "C7",
        "Tổng số",
        "pupils",
        left=Decimal("2.048"),
        right=Decimal(2048),
        hints=(Hint("dot-as-decimal", {"suggested": 2048}, ("C7",), 2048),),
        values={"found": "2.048", "suggested": 2048},
    )


def unknown_unit() -> Discrepancy:
    return discrepancy(
        "unit-unknown",
        "B3",
        None,
        None,
        table=None,
        left="An Giangg",
        hints=(Hint("did-you-mean", cells=("B3",), suggested="An Giang"),),
    )


def hostile_note() -> Discrepancy:
    """A note whose texts would steer a terminal."""
    return discrepancy(
        "column-unexpected",
        "H6",
        None,
        "Ghi\x1b[31m chú\u202e",
        severity=Severity.INFO,
        left="Ghi\x1b[31m chú\u202e",
    )


def missing_sheet() -> Discrepancy:
    return discrepancy(
        "sheet-missing",
        None,
        None,
        None,
        sheet=None,
        table="movement",
        right="Bieu 1",
        left="Trang tính 1, Trang tính 2",
    )


def lacking() -> tuple[Undecided, ...]:
    """Two cases of one rule: a blank cell, and a row that is not there."""
    blank = operand("C11", None, None, "left")
    absent = operand(None, None, None, "left", row="Huyện Thoại Sơn", column="pupils")
    text = operand("D11", "chưa có", None, "left")
    return (
        Undecided("split", "an-giang.xlsx", "admissions", "Huyện Phú Tân", "admitted", (blank, text)),
        Undecided("split", "an-giang.xlsx", "admissions", "Huyện Thoại Sơn", "admitted", (absent,)),
    )


def rules() -> tuple[RuleResult, ...]:
    owner = "student-admissions@2022"
    one = Undecided("column-sum", "an-giang.xlsx", "admissions", "Tổng số", "pupils", (operand("C11", None, 1),))
    return (
        RuleResult(owner, SUM, "column-sum", 2, 1, 1, 0, undecided_cases=(one,)),
        RuleResult(owner, PLAUSIBLE, "plausible", 10, 1, 0, 2),
        RuleResult(owner, IDLE, "previous-year"),
        RuleResult(owner, RATE, "rate", 11, 1, 0, 1, by_rounding=3),
        RuleResult(owner, SPLIT, "split", 4203, 1, 2, 0, undecided_cases=lacking()),
        RuleResult(owner, SUSPENDED, "three-years"),
    )


def returns() -> tuple[ReturnResult, ...]:
    digest = "0" * 64
    refused: dict[str, object] = {"kind": "text"}
    return (
        ReturnResult(
            "an-giang.xlsx",
            digest,
            Status.REJECTED,
            form(),
            "An Giang",
            "an-giang",
            "2022",
            errors=6,
            warnings=1,
            notes=1,
        ),
        ReturnResult("can-tho.xlsx", digest, Status.ACCEPTED, form(), "Cần Thơ", "can-tho", "2022"),
        ReturnResult("ghi-chu.txt", digest, Status.UNREADABLE, reason="not-a-workbook", values=refused),
        ReturnResult("khac.xlsx", digest, Status.UNRECOGNISED, reason="form-unknown"),
        ReturnResult("khong-co.xlsx", "", Status.UNREADABLE, reason="file-missing"),
    )


def checked() -> Report:
    """What `check` finds in five files, two of which are returns."""
    return Report(
        returns=returns(),
        rules=rules(),
        discrepancies=(
            missing_sheet(),
            unknown_unit(),
            hostile_note(),
            violated_column(),
            dot_as_decimal(),
            violated_sum(),
            violated_warning(),
            violated_quotient(),
        ),
    )


def audited() -> Report:
    """What `audit` finds: of four units one return is missing, one double, and the sum is not as published."""
    folder = "nop/2022"
    double = (f"{folder}/can-tho.xlsx", f"{folder}/can-tho (sửa).xlsx")
    read = [(f"{folder}/an-giang.xlsx", "An Giang"), (double[0], "Cần Thơ"), (double[1], "Cần Thơ")]
    read.append((f"{folder}/tp-ho-chi-minh.xlsx", "Thành phố Hồ Chí Minh"))
    return Report(
        returns=tuple(
            ReturnResult(file, "0" * 64, Status.ACCEPTED, form(), unit, unit, "2022") for file, unit in sorted(read)
        ),
        rules=(RuleResult("southern-region@2022", PUBLISHED, PUBLISHED.id, 0, 1, 0, 0),),
        discrepancies=(as_published(), missing_return()),
        collections=(collection(read[0][0], double, read[3][0]),),
    )


def as_published() -> Discrepancy:
    operands = (
        Operand(None, None, None, "admitted", "", Decimal(5414), Decimal(1), "left"),
        operand("B7", 2048, -1, file="nop/2022/an-giang.xlsx"),
        operand("B7", 3300, -1, file="nop/2022/tp-ho-chi-minh.xlsx"),
    )
    sides: Sides = {"left": Decimal(5414), "right": Decimal(5348), "difference": Decimal(66)}
    nowhere: dict[str, Any] = {"file": None, "unit": None, "table": None, "sheet": None, "form": "southern-region@2022"}
    return discrepancy(PUBLISHED, None, None, None, operator="=", operands=operands, **nowhere, **sides)


def missing_return() -> Discrepancy:
    values = {"unit": "Bà Rịa - Vũng Tàu", "form": "student-admissions", "period": "2022", "files": ""}
    nowhere: dict[str, Any] = {
        "file": None,
        "unit": values["unit"],
        "table": None,
        "sheet": None,
        "form": "southern-region@2022",
    }
    return discrepancy("return-missing", None, None, None, values=values, **nowhere)


def collection(first: str, double: tuple[str, str], last: str) -> CollectionResult:
    form_id = "student-admissions"
    units = (
        UnitResult("An Giang", "an-giang", form_id, (first,), accepted=1),
        UnitResult("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau", form_id),
        UnitResult("Cần Thơ", "can-tho", form_id, double, accepted=2),
        UnitResult("Thành phố Hồ Chí Minh", "tp-ho-chi-minh", form_id, (last,), accepted=1, warnings=0),
    )
    basis, title = {"vi": "Hội thảo khu vực miền Nam"}, {"vi": "Đảng viên kết nạp"}
    figures = (
        FigureResult("admitted", PUBLISHED.id, Decimal(5414), Decimal(5348), "violated", title=title, basis=basis),
        FigureResult("members", "members-as-published", Decimal(1288256), Decimal(1288256), "satisfied", basis=basis),
        FigureResult("cells", "cells-as-published", Decimal(61081), None, "undecided", basis=basis),
    )
    region = {"vi": "Khu vực miền Nam", "en": "Southern region"}
    return CollectionResult("southern-region", "2022", region, units, figures)
