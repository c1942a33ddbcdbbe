"""Where a configuration is found: upwards from the folder that all files lie in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate.configuration import find_configuration


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("a/b/c", "a/d"):
        Path(folder).mkdir(parents=True)
        (Path(folder) / "x.xlsx").touch()


@pytest.mark.parametrize(
    "places",
    [["a/b/c/x.xlsx"], ["a/b/c"], ["a/b/c/*.xlsx"], ["a/b/**/x.xlsx"], ["a/b/new.xlsx"], ["a/b/c/x.xlsx", "a/b"]],
)
def test_the_nearest_above_the_files_counts(places: list[str]) -> None:
    Path("pdvalidate.toml").touch()
    Path("a/b/pdvalidate.toml").touch()
    assert find_configuration(places) == Path("a/b/pdvalidate.toml")


def test_several_folders_have_that_of_the_folder_above_them() -> None:
    Path("a/pdvalidate.toml").touch()
    Path("a/b/pdvalidate.toml").touch()
    assert find_configuration(["a/b/c/x.xlsx", "a/d/x.xlsx"]) == Path("a/pdvalidate.toml")


def test_a_pyproject_counts_only_with_a_table_of_ours() -> None:
    Path("pdvalidate.toml").touch()
    Path("a/pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert find_configuration(["a/d"]) == Path("pdvalidate.toml")
    Path("a/pyproject.toml").write_text("[tool.pdvalidate]\n", encoding="utf-8")
    assert find_configuration(["a/d"]) == Path("a/pyproject.toml")
    Path("a/pdvalidate.toml").touch()
    assert find_configuration(["a/d"]) == Path("a/pdvalidate.toml")


def test_without_files_it_is_that_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a/pdvalidate.toml").touch()
    monkeypatch.chdir("a/b")
    assert find_configuration([]) == tmp_path / "a/pdvalidate.toml"
