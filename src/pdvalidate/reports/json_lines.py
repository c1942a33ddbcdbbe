"""The report as JSON Lines: the objects of the JSON report, one on each line, to be read one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.json_report import Json, document

_KINDS = {
    "returns": "return",
    "rules": "rule",
    "discrepancies": "discrepancy",
    "undecided": "undecided",
    "collections": "collection",
}
"""The lists of the JSON report, and the `type` of a line that holds one of their objects."""


def render(report: Report, catalogue: Catalogue, _: Layout) -> str:
    """First a line of the type `report` with version, tool and summary; then a line for each object."""
    lines = _lines(document(report, catalogue))
    return "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines)


FORMAT: Final = Format("jsonl", render)


def _lines(whole: Json) -> Iterator[Json]:
    yield {"type": "report", **{key: value for key, value in whole.items() if key not in _KINDS}}
    for key, kind in _KINDS.items():
        objects = whole[key]
        for one in objects if isinstance(objects, list) else ():
            yield {"type": kind, **one}
