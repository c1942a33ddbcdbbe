"""A report with one of everything: what `check` finds, what is waived, and texts that would do harm if they could."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.model.waiver import EXPIRED, Waiver
from tests.reports.reports_at_hand import audited, checked, discrepancy, violated_sum

FORMULA = '=HYPERLINK("http://example.org","bấm")'
MARKUP = "<script>alert(1)</script> & | `x` **đậm** @team #12 [a](javascript:x) ]]>"
COMMAND = "::error file=x::%0A, 100%"


def everything() -> Report:
    """One discrepancy of each kind, in returns and between them, waived ones and hostile ones among them."""
    found, between = checked(), audited()
    return Report(
        returns=(*found.returns, *between.returns),
        rules=(*found.rules, *between.rules),
        discrepancies=(*found.discrepancies, *hostile(), waived(), *between.discrepancies, stale()),
        collections=between.collections,
    )


def waived() -> Discrepancy:
    """Its reason would do harm too."""
    waiver = Waiver("00000000000000aa", reason=f"{FORMULA} {MARKUP}", by="@an <b>", until=date(2026, 12, 31))
    moved = replace(violated_sum(), row="Thị xã Tân Châu", cell="B14")
    return replace(moved, id=waiver.id, waived=True, waiver=waiver)


def stale() -> Discrepancy:
    """A waiver whose date has passed. It lies in no return."""
    named: dict[str, object] = {"waivers": "mien-tru.yaml", "line": "12", "rule": "split", "waiver": "00000000000000bb"}
    values = {**named, "by": "Nguyễn An", "reason": "đã xác minh", "until": date(2026, 6, 30)}
    one = discrepancy(EXPIRED, None, "Thị xã Tân Châu", "admitted", file=None, sheet=None, values=values)
    return replace(one, id="00000000000000bb-stale")


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
