"""The formats that a report can be told in."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.reports import json_report, table
from pdvalidate.reports.format import Format

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        table.FORMAT,
        json_report.FORMAT,
    )
}
"""Every format, by the name that --format takes. A new one is a file in this folder and a line here."""
