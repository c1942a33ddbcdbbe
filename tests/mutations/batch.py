"""Judges a folder of damaged files with a healthy one among them, in this process; says what came of it as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path

from pdvalidate import api
from pdvalidate.api.running import Running
from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Status
from pdvalidate.reports.format import Layout
from pdvalidate.reports.formats import FORMATS

HEALTHY = "healthy.xlsx"
"""The name of the file that must be judged whatever the others are."""
_RENDERED = ("table", "json")


@dataclass
class Outcome:
    """What came of a batch. `slowest` in seconds; memory in bytes, of this process and of the largest below it."""

    files: int
    healthy: bool
    slowest: float
    slowest_file: str
    memory: int
    memory_apart: int
    outcomes: dict[str, int] = field(default_factory=dict)


def judge(folder: Path, schemas: Path) -> Outcome:
    """Read, judge and report all files of a folder."""
    files = sorted(folder.iterdir())
    moments = [time.monotonic()]
    library, one_by_one = api.load_library([schemas]), Running(files=1)
    report = api.check(files, library, running=one_by_one, progress=lambda *_: moments.append(time.monotonic()))
    for name in _RENDERED:
        FORMATS[name].render(report, Catalogue("vi"), Layout())
    lasted = [later - earlier for earlier, later in pairwise(moments)]
    slowest = max(range(len(lasted)), key=lambda place: lasted[place])
    healthy = next(one for one in report.returns if Path(one.file).name == HEALTHY)
    return Outcome(
        len(files),
        healthy.status is Status.ACCEPTED and healthy.form is not None,
        round(lasted[slowest], 3),
        files[min(slowest, len(files) - 1)].name,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
        dict(Counter(one.reason or one.status.value for one in report.returns)),
    )


if __name__ == "__main__":
    print(json.dumps(asdict(judge(Path(sys.argv[1]), Path(sys.argv[2])))))
