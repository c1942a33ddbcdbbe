"""The report as JSON, version 1: a closed list of keys, for programs. `report.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from pdvalidate import __version__
from pdvalidate.messages import Catalogue
from pdvalidate.model.form import Form
from pdvalidate.model.kinds import Severity
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
from pdvalidate.model.waiver import Waiver
from pdvalidate.reports.format import Layout, in_pieces
from pdvalidate.reports.telling import hint_sentence, message, refusal

FORMAT_VERSION = 1

Json = dict[str, object]

_EXACT = 2**53
"""From here on a reader that keeps numbers as doubles may lose the last digit of a whole number."""


def pieces(report: Report, catalogue: Catalogue, _: Layout) -> Iterator[str]:
    """The report as one JSON document, sorted as the report is. Sentences are in the catalogue's language."""
    yield dumped(head(report)).removesuffix("\n}")
    for key, objects in lists(report, catalogue).items():
        yield f',\n  "{key}": '
        yield from array(objects, 2)
    yield "\n}\n"


FORMAT: Final = in_pieces("json", pieces)


def document(report: Report, catalogue: Catalogue) -> Json:
    """The whole report as dictionaries and lists, for those who need it at once."""
    return {**head(report), **{key: list(objects) for key, objects in lists(report, catalogue).items()}}


def dumped(value: object) -> str:
    """A value as people read JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)


def array(objects: Iterable[Json], indent: int) -> Iterator[str]:
    """A JSON array, an object at a time, where its bracket stands in a line that is indented so far."""
    inner, opening = "\n" + " " * (indent + 2), "["
    for one in objects:
        yield opening + inner + dumped(one).replace("\n", inner)
        opening = ","
    yield "[]" if opening == "[" else "\n" + " " * indent + "]"


def head(report: Report) -> Json:
    """What stands before the lists."""
    tool = {"name": "pdvalidate", "version": __version__}
    return {"format_version": FORMAT_VERSION, "tool": tool, "summary": _summary(report)}


def lists(report: Report, catalogue: Catalogue) -> dict[str, Iterator[Json]]:
    """The lists of the report, each object made when it is its turn."""
    forms = {one.form.key: one.form for one in report.returns if one.form}
    return {
        "returns": (_return(one, catalogue) for one in report.returns),
        "rules": (_rule(one) for one in report.rules),
        "discrepancies": (discrepancy_object(one, forms, catalogue) for one in report.discrepancies),
        "undecided": (_undecided(case, one.form) for one in report.rules for case in one.undecided_cases),
        "collections": (_collection(one, catalogue) for one in report.collections),
    }


def number(value: Value) -> object:
    """A figure as a JSON number where a double holds it exactly, else as a decimal string; a text as it is."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value) if abs(value) < _EXACT else f"{value:f}"
    nearest = float(value)
    return nearest if Decimal(repr(nearest)) == value else f"{value:f}"


def _summary(report: Report) -> Json:
    return {
        "returns": len(report.returns),
        "earlier": len(report.earlier),
        "satisfied": sum(one.satisfied for one in report.rules),
        "violated": sum(one.violated for one in report.rules),
        "undecided": sum(one.undecided for one in report.rules),
        "not_applicable": sum(one.not_applicable for one in report.rules),
        "by_rounding": sum(one.by_rounding for one in report.rules),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.INFO),
        "waived": sum(one.waived for one in report.discrepancies),
    }


def _return(one: ReturnResult, catalogue: Catalogue) -> Json:
    return {
        "file": one.file,
        "sha256": one.sha256 or None,
        "form": one.form.id if one.form else None,
        "edition": one.form.edition if one.form else None,
        "unit": one.unit,
        "unit_id": one.unit_id,
        "period": one.period,
        "status": one.status.value,
        "errors": one.errors,
        "warnings": one.warnings,
        "notes": one.notes,
        "reason": one.reason or None,
        "message": refusal(one, catalogue) if one.reason else None,
    }


def _rule(one: RuleResult) -> Json:
    return {
        "id": one.id,
        "form": one.form,
        "rule": one.rule.text,
        "severity": one.rule.severity.value,
        "satisfied": one.satisfied,
        "violated": one.violated,
        "undecided": one.undecided,
        "not_applicable": one.not_applicable,
        "by_rounding": one.by_rounding,
        "suspended": one.rule.suspended,
    }


def discrepancy_object(one: Discrepancy, forms: Mapping[str, Form], catalogue: Catalogue) -> Json:
    """A discrepancy with its closed keys. `forms`: by identifier and edition."""
    return {
        "id": one.id,
        "rule": one.rule,
        "kind": one.kind,
        "severity": one.severity.value,
        "form": one.form,
        "file": one.file,
        "unit": one.unit,
        "period": one.period,
        "table": one.table,
        "row": one.row,
        "column": one.column,
        "sheet": one.sheet,
        "cell": one.cell,
        "left": number(one.left),
        "operator": one.operator,
        "right": number(one.right),
        "difference": number(one.difference),
        "operands": [_operand(each) for each in one.operands],
        "hints": [_hint(each, catalogue) for each in one.hints],
        "message": message(one, forms.get(one.form), catalogue),
        "waived": one.waived,
        "waiver": _waiver(one.waiver) if one.waiver else None,
    }


def _waiver(one: Waiver) -> Json:
    return {"reason": one.reason, "by": one.by, "until": one.until.isoformat() if one.until else None}


def _operand(one: Operand) -> Json:
    return {
        "sheet": one.sheet,
        "cell": one.cell,
        "file": one.file,
        "row": one.row,
        "column": one.column,
        "value": number(one.value),
        "weight": number(one.weight),
        "side": one.side,
    }


def _hint(one: Hint, catalogue: Catalogue) -> Json:
    suggested = Decimal(f"{one.suggested:.15g}") if isinstance(one.suggested, int | float) else one.suggested
    return {
        "kind": one.kind,
        "message": hint_sentence(one, catalogue),
        "cells": list(one.cells),
        "suggested": number(suggested),
    }


def _undecided(one: Undecided, form: str) -> Json:
    return {
        "rule": one.rule,
        "form": form,
        "file": one.file,
        "table": one.table,
        "row": one.row,
        "column": one.column,
        "lacking": [_operand(each) for each in one.lacking],
        "awaited": [{"reason": each.reason, "unit": each.unit, "period": each.period} for each in one.awaited],
    }


def _collection(one: CollectionResult, catalogue: Catalogue) -> Json:
    return {
        "id": one.id,
        "edition": one.edition,
        "title": catalogue.text(one.title),
        "units": [_unit(each) for each in one.units],
        "figures": [_figure(each, catalogue) for each in one.figures],
    }


def _unit(one: UnitResult) -> Json:
    return {
        "unit": one.unit,
        "unit_id": one.unit_id,
        "form": one.form,
        "files": list(one.files),
        "accepted": one.accepted,
        "rejected": one.rejected,
        "errors": one.errors,
        "warnings": one.warnings,
    }


def _figure(one: FigureResult, catalogue: Catalogue) -> Json:
    return {
        "name": one.name,
        "title": catalogue.text(one.title),
        "rule": one.rule,
        "published": number(one.published),
        "found": number(one.found),
        "outcome": one.outcome,
        "basis": catalogue.text(one.basis),
    }
