"""A real scheduler with two worker processes on this machine: the same report, and a killed worker loses nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from pdvalidate import api
from pdvalidate.errors import PdvalidateError
from tests.api.reports_of_runs import audited, told
from tests.samples.returns import FAULTY, library


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, memory_limit=0
    ) as cluster:
        yield cluster


def test_a_cluster_reports_what_one_process_does(scheduler: Any) -> None:
    running = api.Running(cluster=scheduler.scheduler_address, files=3)
    assert audited(FAULTY, running) == audited(FAULTY)


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(scheduler: Any) -> None:
    running = api.Running(cluster=scheduler.scheduler_address, files=1)
    victim = next(iter(scheduler.workers.values()))
    killed: list[int] = []

    def progress(done: int, total: int) -> None:
        if not killed and done < total:
            killed.append(victim.process.pid)
            os.kill(victim.process.pid, signal.SIGKILL)

    report = api.audit(FAULTY, library(), running=running, progress=progress)
    assert killed
    assert told(report) == audited(FAULTY)


def test_nobody_at_the_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdvalidate.api.cluster._SECONDS", 0.2)
    files = [Path(file) for file in api.find_files([str(FAULTY)])[:1]]
    with pytest.raises(PdvalidateError) as found:
        api.check(files, library(), running=api.Running(cluster="tcp://127.0.0.1:9"))
    assert found.value.identifier == "cluster-unreachable"
