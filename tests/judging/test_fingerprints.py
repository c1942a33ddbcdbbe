"""Identifiers of discrepancies."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from pdvalidate.judging.cells.fingerprints import distinct, fingerprint
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy

SLIP = Discrepancy(
    "5f", "split", "rule", Severity.ERROR, "a.xlsx", "Long An", "2022", "t", "Tổng số", "admitted", "Sheet1", "B7"
)


def test_the_writing_of_a_name_does_not_matter() -> None:
    composed = fingerprint("form@1", "split", "long-an", "2022", "t", "Tổng số", "admitted")
    assert (
        fingerprint("form@1", "split", "long-an", "2022", "t", unicodedata.normalize("NFD", " TỔNG  số"), "admitted")
        == composed
    )
    assert fingerprint("form@1", "split", "long-an", "2022", "t", "Tổng số", "pupils") != composed
    assert len(composed) == 16


def test_names_do_not_run_into_each_other() -> None:
    assert fingerprint("a", "bc") != fingerprint("ab", "c")
    assert fingerprint("a", None, "b") != fingerprint("a", "b", None)


def test_a_doubled_row_has_its_own_identifier() -> None:
    assert [one.id for one in distinct([SLIP, SLIP, replace(SLIP, id="60"), SLIP])] == ["5f", "5f-2", "60", "5f-3"]
