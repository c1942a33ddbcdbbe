"""Ten times as many returns: time for each, and the most memory at once. Each size runs in a process of its own."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.generator import SCHEMA, returns
from benchmarks.measuring import Result, count, folder, main
from pdvalidate import api

_SIZE = "PDVALIDATE_BENCHMARK_SIZE"


def measure(size: int) -> tuple[float, float]:
    """Processor seconds for each return, and MiB at most, of a process that judges so many."""
    command = [sys.executable, "-m", "benchmarks.growing"]
    done = subprocess.run(command, env={**os.environ, _SIZE: str(size)}, capture_output=True, check=True)  # noqa: S603
    seconds, mebibytes = json.loads(done.stdout)
    return seconds / size, mebibytes


def run() -> Iterator[Result]:
    most = count(10_000)
    with folder("returns") as place:
        os.environ["PDVALIDATE_BENCHMARKS"] = str(place.parent if place.name == "returns" else place)
        with folder("returns") as kept:
            returns(kept, most)
        (few_time, few_memory), (many_time, many_memory) = measure(most // 10), measure(most)
    detail = f"{many_time * 1000:.2f} ms a return against {few_time * 1000:.2f} ms"
    yield Result(f"{most} returns / {most // 10}, time for each", many_time / few_time, 1.1, detail)
    detail = f"{many_memory:.0f} MiB against {few_memory:.0f} MiB"
    yield Result(f"{most} returns / {most // 10}, peak memory", many_memory / few_memory, 1.2, detail)


def _child(size: int) -> None:
    with folder("returns") as place:
        files = returns(place, size)
        library = api.load_library([SCHEMA])
        before = sum(os.times()[:2])
        api.check(files, library)
        seconds = sum(os.times()[:2]) - before
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    if os.environ.get(_SIZE):
        _child(int(os.environ[_SIZE]))
    else:
        main(*run())
