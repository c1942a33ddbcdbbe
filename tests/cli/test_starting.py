"""What answers at once imports nothing heavy, and lists of forms are the same as those of loaded schemas."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pdvalidate import api, forms
from pdvalidate.forms import Head, read_heads
from tests.samples.returns import REPOSITORY

HEAVY = ("pandas", "pandera", "openpyxl", "lark", "numpy", "babel", "pydantic", "python_calamine")
_PROGRAM = f"""
import sys
from pdvalidate.cli.main import main
try:
    main(sys.argv[1:], prog_name="pdvalidate")
except SystemExit as end:
    assert not end.code, end.code
print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "environment", "answer"),
    [
        (("--help",), {}, "audit"),
        (("forms", "list", "-s", str(REPOSITORY / "schemas")), {"LANG": "vi_VN.UTF-8"}, "annual-return@2022"),
        ((), {"_PDVALIDATE_COMPLETE": "bash_complete", "COMP_WORDS": "pdvalidate a", "COMP_CWORD": "1"}, "audit"),
    ],
    ids=["help", "forms-list", "completion"],
)
def test_nothing_heavy_is_imported(arguments: tuple[str, ...], environment: dict[str, str], answer: str) -> None:
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    done = subprocess.run(  # noqa: S603 - our own program
        command, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=True
    )
    assert answer in done.stdout
    assert done.stderr.strip() == ""


def test_the_heads_of_the_shipped_schemas_are_those_of_the_loaded_ones() -> None:
    paths = [REPOSITORY / "schemas"]
    library = forms.load(paths)
    heads = api.known_heads(paths)
    told = [(one.key, one.title, one.file) for one in heads.known]
    known = [(one.key, dict(one.title), one.source.file) for one in library.forms]
    known += [(one.key, dict(one.title), one.source.file) for one in library.collections]
    assert told == known
    assert list(heads.lists) == sorted(library.lists)


def written(folder: Path, **files: str) -> list[Path]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [folder]


def test_an_edition_without_a_title_has_that_of_the_one_it_extends(tmp_path: Path) -> None:
    first = "form: f\nedition: '1'\ntitle: {en: One, vi: Một}\ntables: {t: {columns: {a: [A, B]}}}\n"
    second = "form: f\nedition: '2'\nextends: f@1\nlists: {colours: [red], places: {file: places.csv}}\n"
    heads = read_heads(written(tmp_path, a=first, b=second))
    assert heads is not None
    assert [one.title for one in heads.known] == [{"en": "One", "vi": "Một"}] * 2
    assert heads.lists == ("colours", "places")


@pytest.mark.parametrize(
    "text",
    ["form: f\n", "- a\n", "form: [\n", "colour: red\n", "form: {a: b}\nedition: '1'\n", ""],
    ids=["no-edition", "a-list", "no-yaml", "of-no-kind", "no-name", "empty"],
)
def test_where_the_first_lines_are_not_enough_the_file_is_loaded(tmp_path: Path, text: str) -> None:
    assert read_heads(written(tmp_path, a=text)) is None


def test_two_forms_of_one_name_are_for_the_loader_to_complain_of(tmp_path: Path) -> None:
    text = "form: f\nedition: '1'\n"
    assert read_heads(written(tmp_path, a=text, b=text)) is None
    assert read_heads([tmp_path / "nothing.yaml"]) is None


def test_a_head_is_known_by_its_name_and_edition() -> None:
    assert Head("form", "f", "1", "f.yaml").key == "f@1"
