"""Waivers applied to a report: what is accepted no longer counts, and waivers that are stale become findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.model.waiver import CHANGED, EXPIRED, STALE, UNMATCHED, Waiver, Waivers
from pdvalidate.waiving.granting import alike, values_of
from pdvalidate.waiving.recounting import recounted
from pdvalidate.waiving.scope import Scope


def apply_waivers(report: Report, waivers: Waivers, today: date) -> Report:
    """The report with its waived discrepancies marked, its stale waivers as findings, and its counts made anew.

    A waiver of a return that is not in this report, or whose rule could not be judged, is left in peace.
    """
    found = {one.id: one for one in report.discrepancies}
    stale = {one.id: reason for one in waivers.entries if (reason := _stale(one, found.get(one.id), today))}
    marked = [
        replace(one, waived=True, waiver=waivers.by_id[one.id])
        if one.id in waivers.by_id and one.id not in stale
        else one
        for one in report.discrepancies
    ]
    scope = Scope(report, waivers.file)
    lost = {one.id: UNMATCHED for one in waivers.entries if one.id not in found and scope.holds(one)}
    told = [_finding(one, reason, waivers) for one, reason in _in_order(waivers, {**stale, **lost})]
    return recounted(replace(report, discrepancies=(*marked, *told)))


def _stale(one: Waiver, found: Discrepancy | None, today: date) -> str | None:
    if found is None:
        return None
    if one.until is not None and today > one.until:
        return EXPIRED
    return None if alike(one.values, values_of(found)) else CHANGED


def _in_order(waivers: Waivers, reasons: dict[str, str]) -> Iterator[tuple[Waiver, str]]:
    return ((one, reasons[one.id]) for one in waivers.entries if one.id in reasons)


def _finding(one: Waiver, reason: str, waivers: Waivers) -> Discrepancy:
    """It lies in no return: `waivers` and `line` among its values say where the waiver stands."""
    values: dict[str, object] = {
        "waiver": one.id,
        "waivers": waivers.file,
        "line": str(one.source.line),
        "rule": one.rule,
        "by": one.by,
        "reason": one.reason,
        "until": one.until,
    }
    return Discrepancy(
        id=f"{one.id}-stale",
        rule=reason,
        kind="finding",
        severity=STALE[reason],
        file=None,
        unit=one.unit,
        period=one.period,
        table=one.table,
        row=one.row,
        column=one.column,
        sheet=None,
        cell=None,
        values=values,
        form=one.form or "",
    )
