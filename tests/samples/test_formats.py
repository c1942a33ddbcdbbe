"""Samples that LibreOffice saved in other formats give the same report as the workbooks that they were made from."""

from __future__ import annotations

import pytest

from tests.samples.converting import FORMATS, KEPT, SAMPLES, differences


@pytest.mark.parametrize("name", KEPT)
def test_same_report_in_every_format(name: str) -> None:
    assert differences([FORMATS / name], [(SAMPLES / name).with_suffix(".xlsx")]) == []


def test_every_converted_file_is_tested() -> None:
    found = {file.relative_to(FORMATS).as_posix() for file in FORMATS.rglob("*.*")}
    assert found == set(KEPT)
