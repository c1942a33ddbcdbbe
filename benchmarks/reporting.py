"""Reports of ten thousand discrepancies against four of a quarter as many: what is linear comes to 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.measuring import Result, Work, main, ratio
from pdvalidate.messages import Catalogue
from pdvalidate.model.source import Source
from pdvalidate.reports import FORMATS, Layout
from pdvalidate.reports.workbook import annotated
from tests.reports.everything_at_hand import many
from tests.reports.rich_workbook import rich_workbook

MANY, PARTS = 10_000, 4


def run() -> Iterator[Result]:
    for name in (*FORMATS, "workbook"):
        found, detail = ratio(_work(name, MANY), _work(name, MANY // PARTS), rounds=3)
        yield Result(f"{name}: {MANY} discrepancies / {PARTS} x {MANY // PARTS}", found / PARTS, 1.5, detail)


def _work(name: str, count: int) -> Work:
    report, catalogue = many(count), Catalogue("vi")
    if name != "workbook":
        return lambda: FORMATS[name].render(report, catalogue, Layout(verbose=True))
    source, returned = Source(rich_workbook()), report.returns[0]
    placed = [
        replace(one, sheet_row=row, sheet_column=5, cell=f"F{row + 1}")
        for row, one in enumerate(report.discrepancies, 1)
    ]
    return lambda: annotated(source, returned, placed, catalogue)


if __name__ == "__main__":
    main(*run())
