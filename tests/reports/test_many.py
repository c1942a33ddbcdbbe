"""Many discrepancies: as many steps for each as for few, and no more memory than for one where a format is streamed."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports import FORMATS, Layout
from tests.reports.everything_at_hand import everything, many

STREAMED = sorted(name for name, one in FORMATS.items() if one.pieces)
FEW, MORE = 60, 120
ROOM = 200_000
"""Bytes for what Python has not yet collected: a tenth of what so many discrepancies take."""

CATALOGUE = Catalogue("vi")


def calls(work: Callable[[], object]) -> int:
    """How many functions were called."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_work_grows_with_the_discrepancies_and_no_faster(name: str) -> None:
    few, more = many(FEW), many(MORE)
    FORMATS[name].render(few, CATALOGUE, Layout())  # what is remembered between runs is not counted
    first, second = (calls(partial(FORMATS[name].render, one, CATALOGUE, Layout())) for one in (few, more))
    assert second < 2.05 * first


def peak(name: str, report: Report) -> int:
    """The most memory that is held while a report is streamed to nowhere."""
    pieces = FORMATS[name].pieces
    assert pieces is not None
    tracemalloc.start()
    for _ in pieces(report, CATALOGUE, Layout()):
        pass
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


@pytest.mark.parametrize("name", STREAMED)
def test_a_streamed_format_holds_one_discrepancy_at_a_time(name: str) -> None:
    few, more = many(FEW), many(10 * FEW)
    peak(name, few)
    assert peak(name, more) < peak(name, few) + ROOM


def test_formats_of_programs_are_streamed() -> None:
    assert STREAMED == ["csv", "github", "gitlab", "json", "jsonl", "markdown", "sarif"]


@pytest.mark.parametrize("name", STREAMED)
def test_pieces_are_the_whole(name: str) -> None:
    pieces = FORMATS[name].pieces
    assert pieces is not None
    assert "".join(pieces(everything(), CATALOGUE, Layout())) == FORMATS[name].render(everything(), CATALOGUE, Layout())
