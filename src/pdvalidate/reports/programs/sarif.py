"""The report as SARIF 2.1.0, as GitHub code scanning takes it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from pdvalidate import __version__
from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Report
from pdvalidate.reports.fitting import harmless
from pdvalidate.reports.format import Layout, in_pieces
from pdvalidate.reports.programs.json_report import array, dumped
from pdvalidate.reports.programs.problems import Problem, problems, rule_id

Json = dict[str, object]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DEPTH = 6
"""Spaces before the bracket of the results."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def pieces(report: Report, catalogue: Catalogue, layout: Layout) -> Iterator[str]:
    """One run: a result for each discrepancy and each file that was not judged, every one with a line of a file."""
    rules = _rules(report, catalogue)
    index = {str(rule["id"]): at for at, rule in enumerate(rules)}
    driver = {"name": "pdvalidate", "version": __version__, "rules": rules}
    run: Json = {"tool": {"driver": driver}, "results": []}
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    before, _, after = dumped(document).rpartition("[]")
    yield before
    yield from array((_result(one, index) for one in problems(report, catalogue)), _DEPTH)
    yield f"{after}\n"


FORMAT: Final = in_pieces("sarif", pieces)


def uri(file: str) -> str:
    """The file as a reference that every reader takes: relative stays relative, all but plain letters is escaped."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _rules(report: Report, catalogue: Catalogue) -> list[Json]:
    """Every rule that was judged, and every finding or refusal that was made."""
    written = {
        rule_id(one.form, one.id, "rule"): (one.rule.severity, one.rule.text, catalogue.text(one.rule.basis))
        for one in report.rules
    }
    for one in report.discrepancies:
        known = rule_id(one.form, one.rule, one.kind)
        written.setdefault(known, (one.severity, known, ""))
    for refused in report.returns:
        if refused.reason:
            written.setdefault(refused.reason, (Severity.ERROR, refused.reason, ""))
    return [_rule(identifier, *written[identifier]) for identifier in sorted(written)]


def _rule(identifier: str, severity: Severity, text: str, basis: str) -> Json:
    text, basis = _plain(text), _plain(basis)
    described = harmless(f"{text} ({basis})" if basis else text)
    return {
        "id": identifier,
        "shortDescription": {"text": harmless(text)},
        "fullDescription": {"text": described},
        "help": {"text": described},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _plain(text: str) -> str:
    """A text without SARIF's embedded links: `[text](target)` in a workbook leads nowhere."""
    return text.replace("](", "] (")


def _result(one: Problem, index: Mapping[str, int]) -> Json:
    result: Json = {
        "ruleId": one.rule,
        "ruleIndex": index[one.rule],
        "level": _LEVELS[one.severity],
        "message": {"text": _plain(one.located)},
        "locations": [_location(one)],
        # The first is the name that GitHub looks for; it would hash a line of the workbook's bytes without it.
        "partialFingerprints": {"primaryLocationLineHash": f"{one.id}:1", "pdvalidate/v1": one.id},
    }
    return {**result, "suppressions": [_suppression(one)]} if one.waived else result


def _suppression(one: Problem) -> Json:
    """Outside the workbook somebody has accepted it, and said why."""
    suppression: Json = {"kind": "external", "status": "accepted"}
    return {**suppression, "justification": _plain(one.justification)} if one.justification else suppression


def _location(one: Problem) -> Json:
    region: Json = {"startLine": one.spot.line}
    if one.spot.column:
        region["startColumn"] = one.spot.column
    location: Json = {"physicalLocation": {"artifactLocation": {"uri": uri(one.spot.file)}, "region": region}}
    if one.cell:
        location["logicalLocations"] = [{"fullyQualifiedName": one.cell, "kind": "member"}]
    return location
