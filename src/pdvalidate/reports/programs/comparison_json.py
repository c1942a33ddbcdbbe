"""Two submissions compared, as JSON, version 1. `comparison.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pdvalidate import __version__
from pdvalidate.messages import Catalogue
from pdvalidate.model.comparison import Change, Comparison, Pair
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy
from pdvalidate.reports.format import Layout
from pdvalidate.reports.programs.json_report import Json, discrepancy_object, number

FORMAT_VERSION = 1


def render(comparison: Comparison, catalogue: Catalogue, _: Layout) -> str:
    """One document with closed keys; discrepancies as in the report of `check`."""
    return json.dumps(document(comparison, catalogue), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def document(comparison: Comparison, catalogue: Catalogue) -> Json:
    """The comparison as dictionaries and lists."""
    both = (*comparison.old.returns, *comparison.new.returns)
    forms = {one.form.key: one.form for one in both if one.form}

    def listed(found: Sequence[Discrepancy]) -> list[Json]:
        return [discrepancy_object(one, forms, catalogue) for one in found]

    return {
        "format_version": FORMAT_VERSION,
        "tool": {"name": "pdvalidate", "version": __version__},
        "summary": _summary(comparison),
        "returns": [_pair(one) for one in comparison.pairs],
        "not_judged": [one.file for one in both if one.reason],
        "new": listed(comparison.added),
        "fixed": listed(comparison.fixed),
        "still": listed(comparison.still),
        "unjudged": listed(comparison.unjudged),
        "changes": [_change(one) for one in comparison.changes],
    }


def _summary(comparison: Comparison) -> Json:
    return {
        "returns": sum(one.old is not None and one.new is not None for one in comparison.pairs),
        "only_old": sum(one.new is None for one in comparison.pairs),
        "only_new": sum(one.old is None for one in comparison.pairs),
        "new": len(comparison.added),
        "new_errors": comparison.count(Severity.ERROR),
        "new_warnings": comparison.count(Severity.WARNING),
        "fixed": len(comparison.fixed),
        "still": len(comparison.still),
        "unjudged": len(comparison.unjudged),
        "changes": len(comparison.changes),
    }


def _pair(one: Pair) -> Json:
    return {"form": one.form, "unit": one.unit, "period": one.period, "old": one.old, "new": one.new}


def _change(one: Change) -> Json:
    return {
        "kind": one.kind.value,
        "form": one.form,
        "unit": one.pair.unit,
        "period": one.pair.period,
        "table": one.table,
        "row": one.row,
        "column": one.column,
        "old": number(one.old),
        "new": number(one.new),
        "old_file": one.pair.old,
        "new_file": one.pair.new,
        "old_cell": one.old_cell,
        "new_cell": one.new_cell,
    }
