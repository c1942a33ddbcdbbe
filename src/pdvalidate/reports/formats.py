"""The formats that a report can be told in."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.reports import (
    csv_list,
    github,
    gitlab,
    html,
    json_lines,
    json_report,
    junit,
    markdown,
    sarif,
    table,
    xlsx_list,
)
from pdvalidate.reports.format import Format

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        table.FORMAT,
        json_report.FORMAT,
        json_lines.FORMAT,
        sarif.FORMAT,
        junit.FORMAT,
        github.FORMAT,
        gitlab.FORMAT,
        markdown.FORMAT,
        csv_list.FORMAT,
        xlsx_list.FORMAT,
        html.FORMAT,
    )
}
"""Every format, by the name that --format takes. A new one is a file in this folder and a line here."""
