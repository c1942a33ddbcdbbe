"""The faulty region: exactly the planted faults are reported, no more and no fewer."""

import json
from collections import Counter
from pathlib import Path

import pytest

from pdvalidate.model.kinds import Severity
from sample_sheets.faults import FAULTS
from sample_sheets.generate import BETWEEN
from tests.samples.returns import FAULTY, audited

EXPECTED = json.loads((FAULTY / "expected.json").read_text(encoding="utf-8"))


def reported(file: str) -> Counter[tuple[str, str | None, str | None]]:
    """Rule or finding, sheet and cell of what is reported for a file."""
    found = audited(FAULTY).discrepancies
    return Counter((one.rule, one.sheet, one.cell) for one in found if named(one.file) == file)


def named(file: str | None) -> str:
    return Path(file).name if file else BETWEEN


@pytest.mark.parametrize("file", EXPECTED)
def test_exactly_what_is_expected(file: str) -> None:
    assert reported(file) == Counter((one["rule"], one["sheet"], one["cell"]) for one in EXPECTED[file])


def test_no_other_file_is_reported() -> None:
    assert {named(one.file) for one in audited(FAULTY).discrepancies} <= set(EXPECTED)


def test_there_are_enough_faults_of_many_kinds() -> None:
    assert len(FAULTS) >= 25
    assert len({one.rule for one in audited(FAULTY).discrepancies}) >= 20
    assert {one.severity for one in audited(FAULTY).discrepancies} == set(Severity)


def test_a_figure_that_cannot_be_added_up_is_undecided_and_not_met() -> None:
    (collection,) = audited(FAULTY).collections
    outcomes = {one.name: one.outcome for one in collection.figures}
    assert outcomes["upper_committees"] == "undecided"  # a district without a name: nobody knows how many there are
    assert outcomes["members"] == "violated"


def test_what_is_undecided_says_where_the_label_is_missing() -> None:
    rules = {one.id: one for one in audited(FAULTY).rules}
    (case,) = rules["upper-committees-as-published"].undecided_cases
    assert [(named(one.file), one.sheet, one.cell) for one in case.lacking] == [("soc-trang.xlsx", "KN-HSSV", "B15")]
