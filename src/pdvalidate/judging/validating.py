"""Columns in which something is wrong, validated by pandera: which cells, and against which check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from pdvalidate.judging.cells.structure import Breach, Check, Values


def failures(columns: Mapping[str, tuple[Values, Sequence[Check]]]) -> Iterator[Breach]:
    """Every breach of the checks of some columns of one frame, given with their values."""
    schema = {
        name: pa.Column(None, [_check(one) for one in checks], nullable=True) for name, (_, checks) in columns.items()
    }
    data = pd.DataFrame({name: pd.Series(values, dtype=values.dtype) for name, (values, _) in columns.items()})
    try:
        pa.DataFrameSchema(schema).validate(data, lazy=True)
    except SchemaErrors as failed:
        for error in failed.schema_errors:
            for line in error.failure_cases["index"].dropna().unique():
                yield Breach(int(line), str(error.schema.name), str(error.check.name), error.check.description)


def _check(check: Check) -> pa.Check:
    def holds(values: pd.Series[Any]) -> pd.Series[Any]:
        return pd.Series(~check.fails(values.to_numpy()), index=values.index)

    return pa.Check(holds, name=check.finding, description=check.expected, ignore_na=False)
