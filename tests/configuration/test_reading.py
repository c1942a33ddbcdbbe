"""Configurations read: paths made whole, mistakes told with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate.configuration import Configuration, read_configuration
from pdvalidate.errors import MistakesError

WHOLE = """\
schemas = ["schemas", "/common/units.yaml"]
lists = "lists/units.yaml"
collection = "region@2022"
previous = "../2021"
waivers = "waivers.yaml"
fail-on = "warning"
language = "vi"
formats = ["table", "json=out/report.json", "workbook=marked/"]

[forms]
"returns/*.xlsx" = "annual-return@2022"
"""


def read(folder: Path, text: str, name: str = "pdvalidate.toml") -> Configuration:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_configuration(file, ("vi", "en"))


def test_every_key_is_read_and_relative_paths_start_at_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.schemas == (tmp_path / "schemas", Path("/common/units.yaml"))
    assert (found.lists, found.previous) == ((tmp_path / "lists/units.yaml",), tmp_path.parent / "2021")
    assert (found.collection, found.fail_on, found.language) == ("region@2022", "warning", "vi")
    assert found.waivers == tmp_path / "waivers.yaml"
    assert found.formats == ("table", f"json={tmp_path / 'out/report.json'}", f"workbook={tmp_path / 'marked'}/")
    assert found.forms == (("returns/*.xlsx", "annual-return@2022"),)
    assert (found.place("fail_on").line, found.place("forms").line) == (6, 10)


def test_a_table_of_pyproject_says_the_same(tmp_path: Path) -> None:
    tables = WHOLE.replace("[forms]", "[tool.pdvalidate.forms]")
    text = f'[project]\nname = "x"\nlanguage = 3\n[tool.pdvalidate]\n{tables}'
    found = read(tmp_path, text, "pyproject.toml")
    assert found.fail_on == "warning"
    assert (found.place("language").line, found.place("forms").line) == (11, 14)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('waiver = "x"', ":1:1: unknown key 'waiver'; did you mean 'waivers'?"),
        ('# x\nfail-on = "warn"', ":2:1: 'warn' is not one of error, warning, never under 'fail-on'; did you mean"),
        ("fail-on = 3", "'3' is not one of error, warning, never under 'fail-on'"),
        ('language = "fr"', "'fr' is not one of vi, en under 'language'"),
        ("schemas = [1]", "a text or a list of texts is expected under 'schemas'"),
        ('waivers = ""', "a text is expected under 'waivers'"),
        ('forms = ["a"]', "a table from files to forms is expected under 'forms'; write"),
        ('formats = ["json=/etc/passwd"]', "'/etc/passwd' is not below the folder of this file"),
        ('formats = ["json=a/../../x"]', "'a/../../x' is not below the folder of this file"),
        ("schemas = [", ":1:1: this is no TOML: "),
        ("a = 1\na = 2\n", ":2:6: this is no TOML: Cannot overwrite a value"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, mistake: str) -> None:
    with pytest.raises(MistakesError) as raised:
        read(tmp_path, text)
    assert mistake in str(raised.value)
    assert raised.value.identifier == "configuration-broken"


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(MistakesError) as raised:
        read(tmp_path, 'waiver = "x"\nlanguage = "fr"\n')
    assert [one.line for one in raised.value.mistakes] == [1, 2]


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_a_mistake(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "pdvalidate.toml"
    if content:
        file.write_bytes(content)
    with pytest.raises(MistakesError):
        read_configuration(file, ("en",))


@pytest.mark.parametrize(
    ("pattern", "file", "fits"),
    [
        ("returns/*.xlsx", "returns/a.xlsx", True),
        ("returns/*.xlsx", "returns/2022/a.xlsx", False),
        ("returns/**/*.xlsx", "returns/a.xlsx", True),
        ("returns/**/*.xlsx", "returns/2022/a.xlsx", True),
        ("returns/**", "returns/2022/a.xlsx", True),
        ("*.xlsx", "returns/2022/a.xlsx", True),
        ("a?c.xlsx", "returns/abc.xlsx", True),
        ("a?c.xlsx", "returns/a+c+xlsx", False),
        ("./returns/a.xlsx", "returns/a.xlsx", True),
        ("**/*", "../outside.xlsx", False),
        ("Báo cáo (1).xlsx", "Báo cáo (1).xlsx", True),
    ],
)
def test_patterns_say_which_files_are_of_which_form(tmp_path: Path, pattern: str, file: str, fits: bool) -> None:
    found = Configuration(tmp_path / "pdvalidate.toml", forms=((pattern, "form"), ("**/a+c+xlsx", "other")))
    assert (found.form_of(tmp_path / file) == "form") is fits
