"""The report as JSON Lines: the objects of the JSON report, one on each line, to be read one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports.format import Layout, in_pieces
from pdvalidate.reports.programs.json_report import Json, head, lists

_KINDS = {
    "returns": "return",
    "rules": "rule",
    "discrepancies": "discrepancy",
    "undecided": "undecided",
    "collections": "collection",
}
"""The lists of the JSON report, and the `type` of a line that holds one of their objects."""


def pieces(report: Report, catalogue: Catalogue, _: Layout) -> Iterator[str]:
    """First a line of the type `report` with version, tool and summary; then a line for each object."""
    yield _line({"type": "report", **head(report)})
    for key, objects in lists(report, catalogue).items():
        for one in objects:
            yield _line({"type": _KINDS[key], **one})


FORMAT: Final = in_pieces("jsonl", pieces)


def _line(one: Json) -> str:
    return json.dumps(one, ensure_ascii=False, allow_nan=False) + "\n"
