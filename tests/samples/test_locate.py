"""`locate` on the samples: every heading and row that was used, and every row and column that was not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from wcwidth import wcswidth

from pdvalidate import api
from pdvalidate.messages import Catalogue
from pdvalidate.model.library import Library
from pdvalidate.model.returns import Return
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.location import location
from tests.corpus.accounting import headings_not_shown, untold
from tests.samples.returns import FAULTY, REGION, SAMPLES, SCHOOL, library

FIRST = SAMPLES / "first-form"
FILES = [REGION / "ninh-thuan.xlsx", *sorted(FAULTY.glob("*.xlsx")), *SCHOOL.glob("*.xlsx"), *FIRST.glob("*.xlsx")]


def located(path: Path) -> Return:
    read = api.locate(path, _library(path))
    assert isinstance(read, Return)
    return read


def _library(path: Path) -> Library:
    return api.load_library([FIRST]) if path.parent == FIRST else library()


def filled(path: Path) -> Iterator[tuple[str, int, int]]:
    workbook = CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        for row, cells in enumerate(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)):
            yield from ((name, row, column) for column, cell in enumerate(cells) if str(cell).strip())


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])
def test_nothing_is_lost(path: Path) -> None:
    read = located(path)
    assert read.parts
    assert untold(read, filled(path)) == []
    assert headings_not_shown(read) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_row_is_named_within_80_columns(language: str) -> None:
    read = located(FAULTY / "ninh-thuan.xlsx")
    text = location(read, Catalogue(language), Layout())
    assert max(map(wcswidth, text.splitlines())) <= 80
    for part in read.parts:
        for label, name in zip(part.cells[_key(read, part.table)], next(iter(part.members.values())), strict=True):
            assert name is None or " ".join(str(label).split())[:30] in text


def _key(read: Return, table: str) -> int:
    key = read.form.by_name[table].keys[0].name
    part = next(part for part in read.parts if part.table == table)
    return next(index for index, place in enumerate(part.places) if place.column == key)
