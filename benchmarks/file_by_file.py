"""The same checks with pandas, openpyxl and pandera, and with frictionless, file by file: written as one would.

One schema object for each sheet, made once; every file opened once. Both check types, and the rules within a row;
column totals and rules between sheets, which neither can say, are left out of their work, not of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa

from benchmarks.generator import FIGURES, FIRST_ROW, SCHEMA, SHEETS, returns
from benchmarks.measuring import Result, count, folder, main, ratio
from pdvalidate import api

NAMES = ("district", "persons", "females", "males", "ages", "young", "adults", "elderly", "minority", "homes")
ALL = (*NAMES, "permanent", "temporary")
ROWS = 30
_EQUATIONS = {
    "sex": "persons == females + males",
    "ages": "ages == young + adults + elderly",
    "same": "persons == ages",
    "homes": "homes == permanent + temporary",
    "minority": "minority <= persons",
    "females": "females <= persons",
    "males": "males <= persons",
    "young": "young <= ages",
    "homes-fewer": "homes <= persons",
    "both": "females <= 0 or males > 0",
}


def pandera_schema() -> pa.DataFrameSchema:
    """Eleven counts and ten equations."""
    counts = {name: pa.Column(float, pa.Check.ge(0), coerce=True) for name in ALL[1:]}

    def check(text: str) -> pa.Check:
        return pa.Check(lambda frame: frame.eval(text))

    return pa.DataFrameSchema(
        {"district": pa.Column(object), **counts}, checks=[check(one) for one in _EQUATIONS.values()]
    )


def with_pandera(files: list[Path], schema: pa.DataFrameSchema, engine: Literal["openpyxl", "calamine"]) -> int:
    """How many files break the schema."""
    broken = 0
    for file in files:
        sheets: dict[str, pd.DataFrame] = pd.read_excel(
            file,
            sheet_name=list(SHEETS),
            engine=engine,
            skiprows=FIRST_ROW - 1,
            nrows=ROWS,
            header=None,
            names=list(ALL),
        )
        for frame in sheets.values():
            try:
                schema.validate(frame.astype({"district": object}), lazy=True)
            except pa.errors.SchemaErrors:
                broken += 1
    return broken


def with_frictionless(files: list[Path]) -> int:
    """The same with frictionless: a schema of types and minima, and its row constraints."""
    from frictionless import Checklist, Dialect, Resource, Schema, checks, formats

    fields: list[dict[str, Any]] = [{"name": "district", "type": "string"}]
    fields += [{"name": name, "type": "number", "constraints": {"minimum": 0}} for name in ALL[1:]]
    schema = Schema.from_descriptor({"fields": fields})
    texts = [text for name, text in _EQUATIONS.items()]
    checklist = Checklist(checks=[checks.row_constraint(formula=text) for text in texts])
    broken = 0
    for file in files:
        for sheet in SHEETS:
            dialect = Dialect(
                header=False, comment_rows=list(range(1, FIRST_ROW)), controls=[formats.ExcelControl(sheet=sheet)]
            )
            resource = Resource(path=file.name, basepath=str(file.parent), dialect=dialect, schema=schema)
            broken += not resource.validate(checklist, limit_rows=ROWS).valid
    return broken


def run() -> Iterator[Result]:
    with folder("returns") as place:
        files = returns(place, count(40))
        library = api.load_library([SCHEMA])
        schema = pandera_schema()
        assert with_pandera(files, schema, "openpyxl") == len(files) // 20
        found, detail = _against(lambda: with_pandera(files, schema, "openpyxl"), files, library)
        yield Result("pandas + openpyxl + pandera file by file / audit", found, 40, detail, least=True)
        found, detail = _against(lambda: with_pandera(files, schema, "calamine"), files, library)
        yield Result("pandas + calamine + pandera file by file / audit", found, 20, detail, least=True)
        found, detail = _against(lambda: with_frictionless(files), files, library)
        yield Result("frictionless file by file / audit", found, 40, detail, least=True)


def _against(work: Any, files: list[Path], library: Any) -> tuple[float, str]:
    """For each file: theirs takes so long that ours is measured on the same files ten times over."""
    theirs, detail = ratio(work, lambda: [api.check(files, library) for _ in range(10)], rounds=3)
    return theirs * 10, f"{detail}, ours ten times over"


assert len(ALL) - 1 == FIGURES

if __name__ == "__main__":
    main(*run())
