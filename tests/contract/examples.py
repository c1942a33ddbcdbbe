"""Pages whose examples are tests: a form, a workbook, and tables that say what each rule comes to on it.

A section of a page holds a block of YAML (the form), blocks of text (a sheet each: the word behind `text` is its name,
cells are parted by `|`), and tables with the heading `Rule` whose other columns count the four outcomes. A rule stands
between backticks: its text, a YAML mapping in braces, or the identifier of a rule that the form has. A table with the
headings `Rule` and `Mistake` says what is wrong with each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from pdvalidate import api, forms
from pdvalidate.errors import SchemaError
from pdvalidate.model.report import Report

Counts = tuple[int, int, int, int]
"""Satisfied, violated, undecided, not applicable."""

_BLOCK = re.compile(r"^```(?P<kind>yaml|text)(?P<sheet> [^\n]*)?\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (?P<title>[^\n]*)\n", re.MULTILINE)
_CODE = re.compile(r"``(?P<wide> .*? )``|`(?P<code>[^`]*)`")
_OWN_ID = re.compile(r"^  ([\w.-]+):", re.MULTILINE)
_FIRST_ROW = 5
"""Where the rows of every sheet begin, so that nothing rests on the corner of the sheet."""


@dataclass(frozen=True)
class Example:
    """One line of a table: a rule, and its counts or a piece of the mistake in it."""

    rule: str
    counts: Counts | None = None
    mistake: str | None = None

    @property
    def id(self) -> str:
        return " ".join(self.rule.split())


@dataclass(frozen=True)
class Section:
    """A form and a workbook with all that is said about them."""

    title: str
    form: str
    sheets: Mapping[str, str]
    examples: Sequence[Example] = field(default_factory=list)

    @property
    def own_rules(self) -> list[str]:
        _, _, rules = self.form.partition("\nrules:\n")
        return _OWN_ID.findall(rules)


def sections_of(page: Path) -> Iterator[Section]:
    """The sections of a page that hold a form. A section without sheets or form has those of the section before."""
    text = page.read_text(encoding="utf-8")
    form = ""
    sheets: dict[str, str] = {}
    for title, body in _parts(text):
        blocks = list(_BLOCK.finditer(body))
        if any(one["kind"] == "yaml" and one["text"].startswith("form:") for one in blocks):
            form = next(one["text"] for one in blocks if one["kind"] == "yaml")
            sheets = {}
        own = {(one["sheet"] or "").strip(): one["text"] for one in blocks if one["kind"] == "text" and one["sheet"]}
        sheets = own or sheets
        examples = list(_examples(body))
        if examples:
            yield Section(title, form, sheets, examples)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    outside = _BLOCK.sub(lambda block: " " * len(block[0]), text)
    headings = list(_HEADING.finditer(outside))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        yield heading["title"], text[heading.end() : following.start() if following else len(text)]


def _examples(body: str) -> Iterator[Example]:
    header: list[str] = []
    for line in body.splitlines():
        cells = [cell.strip() for cell in line.strip()[1:-1].split("|")] if line.startswith("|") else []
        if not cells or set(line) <= set("|-: "):
            header = header if cells else []
        elif not header:
            header = [cell.lower() for cell in cells]
        elif header[0] == "rule":
            yield _example(dict(zip(header, cells, strict=False)))


def _example(cells: Mapping[str, str]) -> Example:
    found = _CODE.match(cells["rule"])
    assert found, f"no rule between backticks: {cells}"
    rule = (found["wide"] or found["code"]).strip()
    if "mistake" in cells:
        return Example(rule, mistake=cells["mistake"])
    outcomes = ("satisfied", "violated", "undecided", "not applicable")
    satisfied, violated, undecided, not_applicable = (int(cells.get(name) or 0) for name in outcomes)
    return Example(rule, counts=(satisfied, violated, undecided, not_applicable))


def judged(section: Section, folder: Path) -> Mapping[str, Counts]:
    """The counts of every rule of a section that has counts, by its text: one workbook, read and judged once."""
    own = section.own_rules
    added = [one.rule for one in section.examples if one.counts is not None and one.rule not in own]
    added = [rule for rule in added if rule.partition("[")[0] not in own]
    (folder / "form.yaml").write_text(_with_rules(section.form, added), encoding="utf-8")
    workbook = folder / "return.xlsx"
    write_workbook(workbook, section.sheets)
    report = api.check([workbook], forms.load([folder]))
    assert not [one.reason for one in report.returns if one.reason], report.returns
    return _counts(report, added)


def _counts(report: Report, added: Sequence[str]) -> Mapping[str, Counts]:
    counts: dict[str, Counts] = {}
    for one in report.rules:
        found = re.fullmatch(r"example-(\d+)(\[.*\])?", one.id)
        name = added[int(found[1])] if found else one.id
        more = (one.satisfied, one.violated, one.undecided, one.not_applicable)
        before = counts.get(name, (0, 0, 0, 0))
        counts[name] = tuple(map(sum, zip(before, more, strict=True)))  # type: ignore[assignment]  # four of them
    return counts


def mistakes(section: Section, rule: str, folder: Path) -> list[str]:
    """What the loader says about one rule."""
    (folder / "form.yaml").write_text(_with_rules(section.form, [rule]), encoding="utf-8")
    try:
        forms.load([folder])
    except SchemaError as wrong:
        return [str(one) for one in wrong.mistakes]
    return []


def _with_rules(form: str, rules: Sequence[str]) -> str:
    head = form if "\nrules:\n" in form else f"{form}\nrules:\n"
    return head + "".join(f"  example-{place}: {_as_yaml(rule)}\n" for place, rule in enumerate(rules))


def _as_yaml(rule: str) -> str:
    return rule if rule.startswith("{") else json.dumps(rule, ensure_ascii=False)


def write_workbook(path: Path, sheets: Mapping[str, str]) -> None:
    """Sheets from their texts. A figure is typed as one sees it; `^` is empty under a merged heading."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        for row, line in enumerate(text.splitlines(), start=_FIRST_ROW):
            for column, cell in enumerate(line.split("|"), start=1):
                value, number_format = typed(cell.strip())
                if value is not None:
                    sheet.cell(row, column, value).number_format = number_format
    book.save(path)


def typed(text: str) -> tuple[str | float | int | date | None, str]:
    """A cell as someone types it: a whole number, a decimal, a percent, a date, or a text."""
    if not text or text == "^":
        return None, "General"
    if text.startswith("'"):
        return text[1:], "@"
    if re.fullmatch(r"-?\d+", text):
        return int(text), "General"
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text), "General"
    if re.fullmatch(r"\d+(\.\d+)?%", text):
        return float(f"{text[:-1]}e-2"), "0.00%"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text), "yyyy-mm-dd"
    return text, "General"
