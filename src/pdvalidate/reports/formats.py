"""The formats that a report can be told in. Each is imported when it is told: some bring large libraries along."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from pdvalidate.reports.format import Format, Layout

if TYPE_CHECKING:
    from pdvalidate.messages import Catalogue
    from pdvalidate.model.report import Report

_MODULES = {
    "table": "table",
    "json": "json_report",
    "jsonl": "json_lines",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
    "csv": "csv_list",
    "xlsx": "xlsx_list",
    "html": "html",
    "parquet": "parquet",
}


def _format(name: str, module: str) -> Format:
    def render(report: Report, catalogue: Catalogue, layout: Layout) -> str | bytes:
        told: Format = import_module(f"pdvalidate.reports.{module}").FORMAT
        return told.render(report, catalogue, layout)

    return Format(name, render)


FORMATS: Mapping[str, Format] = {name: _format(name, module) for name, module in _MODULES.items()}
"""Every format, by the name that --format takes. A new one is a file in this folder and a line above."""
