"""Files are judged in chunks, and nobody can tell from the report in which."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate import api
from pdvalidate.api.chunks import Asked, Order, judge_chunk
from pdvalidate.api.collecting import kept_by
from pdvalidate.model.returns import Return
from tests.api.reports_of_runs import audited
from tests.samples.returns import FAULTY, REGION, library


@pytest.mark.parametrize("files", [1, 2, 7])
@pytest.mark.parametrize("folder", [REGION, FAULTY], ids=["consistent", "faulty"])
def test_the_report_does_not_depend_on_the_chunks(folder: Path, files: int) -> None:
    assert audited(folder, api.Running(files=files)) == audited(folder)


def test_of_a_judged_return_only_what_rules_between_returns_ask_for_is_kept() -> None:
    known = library()
    kept = kept_by(known.collections, known)
    file = next(iter(api.find_files([str(REGION)])))
    (outcome,) = judge_chunk(Order(known, kept=kept), [Asked(file)])
    assert isinstance(outcome.read, Return)
    assert not outcome.read.findings
    assert {("annual-return", part.table) for part in outcome.read.parts} <= set(kept.tables)
    for part in outcome.read.parts:
        measures = {place.column for place in part.places} - {"kind", "criterion", "district"}
        assert measures <= kept.tables["annual-return", part.table]


def test_without_rules_between_returns_no_cell_is_kept() -> None:
    file = next(iter(api.find_files([str(REGION)])))
    (outcome,) = judge_chunk(Order(library()), [Asked(file)])
    assert isinstance(outcome.read, Return)
    assert outcome.read.parts == []
