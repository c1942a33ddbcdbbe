"""The formats that a report can be told in. Each is imported when it is told: some bring large libraries along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from pdvalidate.reports.format import Format

_MODULES = {
    "table": "terminal.table",
    "json": "programs.json_report",
    "jsonl": "programs.json_lines",
    "sarif": "programs.sarif",
    "junit": "programs.junit",
    "github": "programs.github",
    "gitlab": "programs.gitlab",
    "markdown": "programs.markdown",
    "csv": "programs.csv_list",
    "xlsx": "programs.xlsx_list",
    "html": "html",
    "parquet": "programs.parquet",
}


class _Formats(Mapping[str, Format]):
    """A format is imported when it is asked for."""

    def __getitem__(self, name: str) -> Format:
        told: Format = import_module(f"pdvalidate.reports.{_MODULES[name]}").FORMAT
        return told

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


FORMATS: Mapping[str, Format] = _Formats()
"""Every format, by the name that --format takes. A new one is a file in this folder and a line above."""
