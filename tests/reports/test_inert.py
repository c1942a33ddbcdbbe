"""One sample with texts that would act if they could - formulas, markup, commands - told in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

import openpyxl
import pytest

from pdvalidate.messages import Catalogue
from pdvalidate.reports import FORMATS, Layout
from pdvalidate.reports.programs.lists import formula_like
from tests.reports.everything_at_hand import COMMAND, FORMULA, MARKUP, everything

_FIGURE = re.compile(r"-?\d+(\.\d+)?")


def no_controls(text: str) -> None:
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe]", text) == []


def data_as_it_is(text: str) -> None:
    """For programs a text is a text; whoever shows it escapes it his own way."""
    rows = [one["row"] for one in json.loads(text)["discrepancies"]]
    assert {FORMULA, MARKUP, COMMAND} <= set(rows)
    assert re.findall(r"[\x00-\x09\x0b-\x1f]", text) == []


def no_cell_is_a_formula(text: str) -> None:
    cells = [cell for line in csv.reader(io.StringIO(text[1:])) for cell in line]
    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if formula_like(cell) and not _FIGURE.fullmatch(cell)] == []


def no_markup(text: str) -> None:
    assert "<script>alert" not in text
    assert re.search(r"(?<!\\)\]\(javascript:", text) is None
    assert "@team" not in text


def text_in_xml(text: str) -> None:
    root = ElementTree.fromstring(text.partition("\n")[2])  # noqa: S314 - our own output
    assert root.find(".//script") is None
    assert MARKUP in "".join(root.itertext())


def one_object_a_line(text: str) -> None:
    kinds = [json.loads(line)["type"] for line in text.splitlines()]
    assert kinds.count("discrepancy") == len(everything().discrepancies)


def commands_of_ours(text: str) -> None:
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in text.splitlines())
    assert COMMAND not in text


def no_links(text: str) -> None:
    assert "](javascript:" not in json.dumps(json.loads(text))


CHECKS: Mapping[str, Callable[[str], None]] = {
    "table": no_controls,
    "json": data_as_it_is,
    "jsonl": one_object_a_line,
    "sarif": no_links,
    "junit": text_in_xml,
    "github": commands_of_ours,
    "gitlab": no_controls,
    "markdown": no_markup,
    "csv": no_cell_is_a_formula,
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(CHECKS))
def test_nothing_acts(name: str, language: str) -> None:
    text = FORMATS[name].render(everything(), Catalogue(language), Layout(verbose=True))
    assert isinstance(text, str)
    CHECKS[name](text)


def test_no_cell_of_the_workbook_is_calculated_or_linked() -> None:
    data = FORMATS["xlsx"].render(everything(), Catalogue("vi"), Layout())
    assert isinstance(data, bytes)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                assert cell.quotePrefix or not formula_like(str(cell.value)) or cell.data_type == "n"


def test_the_page_is_text() -> None:
    page = FORMATS["html"].render(everything(), Catalogue("vi"), Layout())
    assert isinstance(page, str)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
