"""Ratios of processor times within one run: what is compared runs in turns, so that a busy machine slows both."""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from python_calamine import CalamineWorkbook

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. `target` bounds `ratio` from above, or from below where `least` is set."""

    what: str
    ratio: float
    target: float
    detail: str = ""
    least: bool = False

    @property
    def met(self) -> bool:
        return self.ratio >= self.target if self.least else self.ratio <= self.target

    def __str__(self) -> str:
        sign = ">=" if self.least else "<="
        met = "yes" if self.met else "NO"
        return f"| {self.what} | {self.ratio:.2f} | {sign} {self.target:g} | {met} | {self.detail} |"


def ratio(work: Work, yardstick: Work, rounds: int = 5) -> tuple[float, str]:
    """The median of work / yardstick over rounds in which both run, and the medians themselves in seconds."""
    measured = [(processor_seconds(work), processor_seconds(yardstick)) for _ in range(rounds)]
    found = median(one / other for one, other in measured)
    spread = f"{min(one / other for one, other in measured):.2f} to {max(one / other for one, other in measured):.2f}"
    mine, theirs = (median(column) for column in zip(*measured, strict=True))
    return found, f"{mine:.2f} s against {theirs:.2f} s; {rounds} rounds, {spread}"


def processor_seconds(work: Work) -> float:
    """User and system seconds of this process and of its children that ended meanwhile."""
    gc.collect()
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def wall_seconds(work: Work) -> float:
    """Seconds by the clock on the wall."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def read_with_calamine(files: Sequence[Path]) -> None:
    """What nobody can be faster than: calamine reads every cell of every sheet."""
    for file in files:
        with CalamineWorkbook.from_path(str(file)) as workbook:
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def python(*arguments: str) -> Work:
    """A Python process of its own that ends well and says nothing here."""
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own programs


@contextmanager
def folder(name: str = "") -> Iterator[Path]:
    """A folder for generated files: that of PDVALIDATE_BENCHMARKS, which is kept, else one that is removed."""
    kept = os.environ.get("PDVALIDATE_BENCHMARKS")
    if kept:
        path = Path(kept) / name
        path.mkdir(parents=True, exist_ok=True)
        yield path
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def count(default: int) -> int:
    """How many returns the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--returns", type=int, default=default)
    return int(parser.parse_known_args()[0].returns)


def main(*results: Result) -> None:
    """Print results as lines of a table."""
    for one in results:
        print(one, flush=True)
