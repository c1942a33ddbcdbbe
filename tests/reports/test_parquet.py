"""Parquet: every discrepancy, rule and file once, and the documented query answers."""

from __future__ import annotations

import builtins
import re
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pdvalidate.errors import PdvalidateError
from pdvalidate.messages import Catalogue
from pdvalidate.reports import FORMATS, Layout
from tests.samples.returns import FAULTY, REPOSITORY, audited


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parquet") / "report.parquet"
    made = FORMATS["parquet"].render(audited(FAULTY), Catalogue("en"), Layout())
    assert isinstance(made, bytes)
    path.write_bytes(made)
    return path


def asked(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as database:
        return database.execute(query.replace("report.parquet", str(file))).fetchall()


def test_every_discrepancy_rule_and_file_has_a_line(file: Path) -> None:
    report = audited(FAULTY)
    refused = sum(1 for one in report.returns if one.reason)
    counts = Counter(dict(asked(file, "SELECT record, count(*) FROM 'report.parquet' GROUP BY record")))
    assert counts == {
        "discrepancy": len(report.discrepancies) + refused,
        "rule": len(report.rules),
        "return": len(report.returns),
    }


def test_figures_are_doubles_with_their_digits_beside_them(file: Path) -> None:
    query = "SELECT found, found_text, expected, difference FROM 'report.parquet' WHERE difference IS NOT NULL"
    lines = asked(file, query)
    assert lines
    for found, text, expected, difference in lines:
        assert float(text) == found
        assert found - expected == pytest.approx(difference)


def test_the_documented_query_finds_the_ten_worst_rules(file: Path) -> None:
    page = (REPOSITORY / "docs" / "analysis.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", page, flags=re.DOTALL)
    shares = {
        (one.form, one.id): one.violated / (one.satisfied + one.violated)
        for one in audited(FAULTY).rules
        if one.violated
    }
    found = asked(file, query)
    assert [share for *_, share in found] == pytest.approx(sorted(shares.values(), reverse=True)[:10])
    assert all(shares[form, rule] == pytest.approx(share) for form, rule, _, share in found)


def test_without_pyarrow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PdvalidateError) as found:
        FORMATS["parquet"].render(audited(FAULTY), Catalogue("en"), Layout())
    assert found.value.identifier == "extra-missing"
