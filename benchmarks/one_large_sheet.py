"""One sheet of 200.000 rows x 20 columns with 20 rules, against calamine reading it."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np
from openpyxl import Workbook

from benchmarks.measuring import Result, count, folder, main, ratio, read_with_calamine
from pdvalidate import api

COLUMNS = 20
_SHEET = "xl/worksheets/sheet1.xml"


def schema() -> str:
    """A key and nineteen figures; each rule is about two or three neighbours."""
    names = [f"c{number:02}" for number in range(1, COLUMNS)]
    columns = "\n".join(f"      {name}: Cột {name}" for name in names)
    rules = [f"  rule-{one}: {one} <= {two}" for one, two in pairwise(names)]
    rules += [f"  sum: {names[2]} = {names[0]} + {names[1]}", "  total: total = sum(details)"]
    return (
        'form: register\nedition: "1"\ntables:\n  lines:\n    type: count\n    columns:\n'
        f"      name: {{heading: Tên, key: true}}\n{columns}\n    rows: {{total: Tổng số}}\nrules:\n"
        + "\n".join(rules)
        + "\n"
    )


def workbook(rows: int) -> bytes:
    """Figures of which every rule holds, written as openpyxl writes them."""
    book = Workbook()
    book.worksheets[0].append(["Tên", *(f"Cột c{number:02}" for number in range(1, COLUMNS))])
    empty = io.BytesIO()
    book.save(empty)
    first = np.random.default_rng(1).integers(1, 1000, rows)
    figures = np.column_stack([first, first * 2, first * 3, *(first * (3 + more) for more in range(1, COLUMNS - 3))])
    figures = np.vstack([figures.sum(axis=0), figures])
    letters = [chr(ord("A") + place) for place in range(COLUMNS)]
    lines = []
    for place, row in enumerate(figures.tolist(), start=2):
        name = "Tổng số" if place == 2 else f"Dòng {place}"
        cells = "".join(
            f'<c r="{letter}{place}"><v>{value}</v></c>' for letter, value in zip(letters[1:], row, strict=True)
        )
        lines.append(f'<row r="{place}"><c r="A{place}" t="inlineStr"><is><t>{name}</t></is></c>{cells}</row>')
    made = io.BytesIO()
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == _SHEET:
                part = part.replace(b"</sheetData>", "".join(lines).encode() + b"</sheetData>")
            target.writestr(name, part)
    return made.getvalue()


def run() -> Result:
    with folder("large") as place:
        rows = count(200_000)
        file, form = place / "register.xlsx", place / "register.yaml"
        form.write_text(schema(), encoding="utf-8")
        file.write_bytes(workbook(rows))
        library = api.load_library([form])
        judged = api.check([file], library)
        assert all(rule.satisfied and not rule.violated for rule in judged.rules), judged.returns
        found, detail = ratio(lambda: api.check([file], library), lambda: read_with_calamine([Path(file)]), rounds=1)
    return Result(f"one sheet of {rows} x {COLUMNS} / calamine", found, 1.5, detail)


if __name__ == "__main__":
    main(run())
