"""A soak: so many returns, generated, judged and removed thousand by thousand, with the memory at each step.

python -m benchmarks.soak --returns 100000
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generator import SCHEMA, SLIPS_EVERY, returns
from benchmarks.measuring import count
from pdvalidate import api

STEP = 1000


def soak(total: int, step: int = STEP) -> list[float]:
    """MiB in use after each step. Every return must get its verdicts, and every planted slip be found."""
    library = api.load_library([SCHEMA])
    memory = []
    with TemporaryDirectory() as made:
        for first in range(0, total, step):
            place = Path(made) / str(first)
            files = returns(place, min(step, total - first), first)
            report = api.check(files, library)
            rejected = sum(one.status.value == "rejected" for one in report.returns)
            if len(report.returns) != len(files) or rejected != len(files) // SLIPS_EVERY:
                raise SystemExit(f"{rejected} of {len(report.returns)} returns rejected")
            shutil.rmtree(place)
            memory.append(_in_use())
    return memory


def _in_use() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


if __name__ == "__main__":
    steps = soak(count(100_000))
    print(f"after the second thousand {steps[min(1, len(steps) - 1)]:.0f} MiB, at the end {steps[-1]:.0f} MiB")
