"""A report with one of everything: what `check` finds, what is waived, and texts that would do harm if they could."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, Report
from tests.reports.reports_at_hand import checked, discrepancy, violated_sum

FORMULA = '=HYPERLINK("http://example.org","bấm")'
MARKUP = "<script>alert(1)</script> & | `x` **đậm** @team #12 [a](javascript:x) ]]>"
COMMAND = "::error file=x::%0A, 100%"


def everything() -> Report:
    """One discrepancy of each kind, waived ones and hostile ones among them."""
    found = checked()
    return replace(found, discrepancies=(*found.discrepancies, *hostile(), waived()))


def waived() -> Discrepancy:
    return replace(violated_sum(), id="00000000000000aa", row="Thị xã Tân Châu", cell="B14", waived=True)


def hostile() -> tuple[Discrepancy, ...]:
    """Texts of a workbook that a spreadsheet, a browser, a comment or a workflow would act on."""
    formula = discrepancy("value-unreadable", "C15", FORMULA, "pupils", left=FORMULA)
    markup = discrepancy("value-unreadable", "C16", MARKUP, "pupils", left=MARKUP)
    command = discrepancy("row-empty", "A17", COMMAND, "district", severity=Severity.INFO, left="\ufffe\x07")
    return formula, markup, command


def many(count: int) -> Report:
    """So many violated sums of one return."""
    one = violated_sum()
    found = (
        replace(one, id=f"{number:016x}", row=f"Xã {number}", cell=f"B{number + 9}", left=Decimal(number))
        for number in range(count)
    )
    return replace(checked(), discrepancies=tuple(found))
