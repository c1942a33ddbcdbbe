"""A folder of small workbooks of one form, for units and periods: what rules between returns look at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from openpyxl import Workbook

from pdvalidate.cli.main import main

Rows = Sequence[Sequence[object]]


def write(
    file: Path,
    unit: str,
    period: str,
    rows: Rows,
    heading: Sequence[str] = ("Item", "Figure"),
    beside: int | None = None,
) -> Path:
    """A workbook with its unit and period above one table; `beside` stands in E1."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Unit:", unit])
    sheet.append(["Period:", period])
    sheet.append(list(heading))
    sheet["E1"] = beside
    for row in rows:
        sheet.append(list(row))
    file.parent.mkdir(exist_ok=True, parents=True)
    book.save(file)
    return file


def schema(folder: Path, text: str, name: str = "form.yaml") -> None:
    (folder / "schemas").mkdir(exist_ok=True)
    (folder / "schemas" / name).write_text(text, encoding="utf-8")


def run(*arguments: str | Path, lang: str = "en_GB") -> Result:
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, given, env={"LC_ALL": f"{lang}.UTF-8", "NO_COLOR": ""})


def said(*arguments: str | Path) -> str:
    """What a run tells, on one line."""
    return " ".join(run(*arguments).output.split())


def report(*arguments: str | Path) -> dict[str, Any]:
    """The JSON of a run, whatever its exit code."""
    result = run(*arguments, "--format", "json", "-q")
    assert result.exit_code in (0, 1, 3), result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def counts(found: Mapping[str, Any], rule: str) -> tuple[int, int, int, int]:
    """Satisfied, violated, undecided, not applicable of one rule, over all its forms."""
    rules = [one for one in found["rules"] if one["id"] == rule]
    assert rules, f"no rule {rule}"
    kinds = ("satisfied", "violated", "undecided", "not_applicable")
    return tuple(sum(one[kind] for one in rules) for kind in kinds)


def broken(found: Mapping[str, Any]) -> list[tuple[str, str | None, str | None]]:
    """Rule or finding, unit and cell of every discrepancy that is no note."""
    return [(one["rule"], one["unit"], one["cell"]) for one in found["discrepancies"] if one["severity"] != "info"]
