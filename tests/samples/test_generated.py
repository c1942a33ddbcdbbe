"""The sample sheets in the repository are what the script makes."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sample_sheets.generate import generate
from tests.samples.returns import SAMPLES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    generate(folder)
    return folder


def contents(folder: Path) -> dict[str, object]:
    """All cells of all workbooks, and all texts, by their path below a folder."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*.xlsx")):
        workbook = CalamineWorkbook.from_path(path)
        cells = {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}
        found[path.relative_to(folder).as_posix()] = cells
    for path in sorted(folder.rglob("*.json")):
        found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    return found


def test_the_repository_holds_what_the_script_makes(made: Path) -> None:
    assert contents(made) == contents(SAMPLES)


def test_the_same_figures_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    generate(tmp_path)
    for path in made.rglob("*.xlsx"):
        assert path.read_bytes() == (tmp_path / path.relative_to(made)).read_bytes()
