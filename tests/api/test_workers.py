"""Chunks judged by processes: the same report, and a process that dies costs no file but the one that killed it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from pdvalidate import api, reading
from pdvalidate.api import workers
from pdvalidate.api.chunks import Asked, Order
from pdvalidate.api.workers import Piece, Workers
from pdvalidate.model.kinds import Status
from tests.api.reports_of_runs import audited
from tests.samples.returns import FAULTY, REGION, library

TWO = api.Running(jobs=2, files=3)


@pytest.fixture(autouse=True)
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that know what a test has replaced here."""
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("fork"))


@pytest.fixture
def reading_does(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Path], object]], None]:
    """Before a file is read, a test does something with its path."""
    read: Callable[..., object] = reading.read

    def replace(first: Callable[[Path], object]) -> None:
        def reads(path: Path, *more: object, **given: object) -> object:
            first(path)
            return read(path, *more, **given)

        monkeypatch.setattr(reading, "read", reads)

    return replace


@pytest.mark.parametrize("folder", [REGION, FAULTY], ids=["consistent", "faulty"])
def test_two_processes_report_what_one_does(folder: Path) -> None:
    assert audited(folder, TWO) == audited(folder)


def test_processes_that_are_started_afresh_report_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("spawn"))
    assert audited(REGION, api.Running(jobs=2)) == audited(REGION)


def test_a_file_that_ends_its_process_is_unreadable_and_all_others_are_judged(
    reading_does: Callable[[Callable[[Path], object]], None],
) -> None:
    files = api.find_files([str(REGION)])
    deadly = files[4]
    reading_does(lambda path: os.kill(os.getpid(), signal.SIGKILL) if path == deadly else None)
    report = api.check(files, library(), running=TWO)
    refused = [one for one in report.returns if one.reason]
    assert [(one.file, one.reason, one.status) for one in refused] == [
        (str(deadly), "reader-died", Status.UNREADABLE),
    ]
    assert len(report.returns) == len(files)
    assert {one.status for one in report.returns if one not in refused} == {Status.ACCEPTED}


def test_a_process_that_is_killed_in_the_middle_loses_nothing(
    tmp_path: Path, reading_does: Callable[[Callable[[Path], object]], None]
) -> None:
    whole = audited(REGION)
    once = tmp_path / "killed"

    def kill(_: Path) -> None:
        if not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    reading_does(kill)
    assert audited(REGION, TWO) == whole
    assert once.exists()


def test_an_interrupted_run_leaves_no_process_behind() -> None:
    asked = [Asked(file) for file in api.find_files([str(REGION)])]
    run = Workers(Order(library()), 2).run([one] for one in asked)
    next(run)
    started = multiprocessing.active_children()
    with pytest.raises(KeyboardInterrupt):
        run.throw(KeyboardInterrupt)  # type: ignore[attr-defined]  # it is a generator
    assert started
    assert not any(process.is_alive() for process in started)


def test_what_goes_wrong_in_a_process_stops_the_run(reading_does: Callable[[Callable[[Path], object]], None]) -> None:
    def fail(_: Path) -> None:
        raise ZeroDivisionError("in the middle")

    reading_does(fail)
    with pytest.raises(RuntimeError, match="ZeroDivisionError: in the middle"):
        api.check(api.find_files([str(REGION)]), library(), running=TWO)


def test_a_piece_is_halved_until_one_file_is_left_which_is_tried_twice(tmp_path: Path) -> None:
    asked = [Asked(tmp_path / name) for name in "abc"]
    halves = Piece(asked).after_death()
    assert [list(one.asked) for one in halves] == [asked[:1], asked[1:]]
    (again,) = halves[0].after_death()
    assert again.after_death() == []
    assert [one.read.file for one in again.given_up()] == [str(tmp_path / "a")]


def test_more_processes_than_files_are_not_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = shutil.copy(api.find_files([str(REGION)])[0], tmp_path)
    monkeypatch.setattr(workers.Workers, "run", lambda *_: pytest.fail("one file needs no second process"))
    assert len(api.check([Path(file)], library(), running=api.Running(jobs=8)).returns) == 1
