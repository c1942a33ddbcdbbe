"""The report for analysis: one Parquet table with a line for each discrepancy, each rule and each file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from pdvalidate.errors import PdvalidateError
from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.programs.lists import List, discrepancy_list, return_list, rule_list

_TEXTS = (
    *(
        "record",
        "form",
        "rule",
        "severity",
        "kind",
        "file",
        "unit",
        "period",
        "table",
        "row",
        "column",
        "sheet",
        "cell",
    ),
    *("operator", "found_text", "expected_text", "message", "calculation", "hints", "waived", "id"),
    *("waived_reason", "waived_by", "waived_until", "status", "reason", "sha256", "text", "basis", "suspended"),
)
_COUNTS = ("satisfied", "violated", "undecided", "not_applicable", "by_rounding", "errors", "warnings", "notes")
_DOUBLES = ("found", "expected", "difference")


def render(report: Report, catalogue: Catalogue, _: Layout) -> bytes:
    """A Parquet file; `record` says of each line whether it is a discrepancy, a rule or a return.

    Figures are doubles, with their exact digits as texts beside them.

    Raises:
        PdvalidateError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise PdvalidateError("extra-missing", {"extra": "parquet", "library": "pyarrow"}) from error
    lines = [_line(one) for one in _records(report, catalogue)]
    types = {**dict.fromkeys(_TEXTS, pa.string()), **dict.fromkeys(_COUNTS, pa.int64())}
    types |= dict.fromkeys(_DOUBLES, pa.float64())
    table = pa.Table.from_pylist(lines, schema=pa.schema(types.items()))
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


FORMAT: Final = Format("parquet", render)


def _records(report: Report, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    yield from _of("discrepancy", discrepancy_list(report, catalogue))
    yield from _of("rule", rule_list(report, catalogue))
    yield from _of("return", return_list(report, catalogue))


def _of(record: str, told: List) -> Iterator[dict[str, Any]]:
    for line in told.lines:
        yield {"record": record, **dict(zip(told.columns, line, strict=True))}


def _line(known: dict[str, Any]) -> dict[str, Any]:
    """A record as Parquet holds it."""
    line: dict[str, Any] = {name: None if known.get(name) is None else str(known[name]) for name in _TEXTS}
    line |= {name: known.get(name) for name in _COUNTS}
    for name in _DOUBLES:
        value = known.get(name)
        line[name] = float(value) if isinstance(value, Decimal | int) else None
        if name != "difference" and value is not None:
            line[f"{name}_text"] = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return line
