"""`python -m tests.mutations.run`: the full run. Damaged workbooks in batches, each in a process of its own.

Exit code 0: no batch ended early, none showed a traceback, every healthy file was judged, no file took longer than 10
seconds, and no process more than 1 GiB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.mutations.batch import HEALTHY, Outcome
from tests.mutations.mutating import mutated
from tests.mutations.sowing import HEALTHY as SOUND
from tests.mutations.sowing import ROOT, sound

LONGEST = 10.0
"""Seconds that one file may take."""
LARGEST = 1 << 30
"""Bytes that one process may take."""
_BATCH = 50


@dataclass
class Tally:
    """All batches together. `failures` are sentences for whoever runs this."""

    files: int = 0
    slowest: float = 0
    memory: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome, place: str) -> None:
        self.files += outcome.files - 1
        self.slowest = max(self.slowest, outcome.slowest)
        self.memory = max(self.memory, outcome.memory, outcome.memory_apart)
        self.outcomes.update(outcome.outcomes)
        if not outcome.healthy:
            self.failures.append(f"{place}: the healthy file was not judged")
        if outcome.slowest > LONGEST:
            self.failures.append(f"{place}: {outcome.slowest_file} took {outcome.slowest} s")
        if max(outcome.memory, outcome.memory_apart) > LARGEST:
            self.failures.append(f"{place}: {max(outcome.memory, outcome.memory_apart) >> 20} MiB")


def run(count: int, seed: int, keep: Path | None = None, batch: int = _BATCH) -> Tally:
    """Make `count` damaged workbooks and judge them; batches that fail are kept in the folder `keep`."""
    chance = Random(seed)  # noqa: S311 - repeatable, no secret
    seeds = list(sound())
    tally = Tally()
    for first in range(0, count, batch):
        with TemporaryDirectory() as folder:
            for place in range(min(batch, count - first)):
                suffix, content = seeds[(first + place) % len(seeds)]
                Path(folder, f"{first + place:05}{suffix}").write_bytes(mutated(chance, content))
            Path(folder, HEALTHY).write_bytes(SOUND.read_bytes())
            failures = len(tally.failures)
            _judge(Path(folder), f"batch from {first}", tally)
            if keep and len(tally.failures) > failures:
                for file in Path(folder).iterdir():
                    (keep / file.name).write_bytes(file.read_bytes())
    return tally


def _judge(folder: Path, place: str, tally: Tally) -> None:
    command = [sys.executable, "-m", "tests.mutations.batch", str(folder), str(ROOT / "schemas")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if done.returncode or "Traceback" in done.stderr:
        tally.failures.append(f"{place}: exit code {done.returncode}\n{done.stderr[-2000:]}")
        return
    outcome = Outcome(**json.loads(done.stdout))
    if outcome.slowest > LONGEST:
        outcome.slowest = min(outcome.slowest, _alone(folder / outcome.slowest_file))
    tally.add(outcome, place)


def _alone(file: Path) -> float:
    """How long a file takes by itself: on a busy machine any may be held up."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "pdvalidate", "locate", str(file)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - our own program
    return time.monotonic() - begun


def main(count: int, seed: int, keep: Path | None) -> int:
    """Run and print the figures."""
    begun = time.monotonic()
    tally = run(count, seed, keep)
    print(f"{tally.files} damaged workbooks, seed {seed}, {time.monotonic() - begun:.0f} s")
    print(f"slowest file {tally.slowest:.2f} s; largest process {tally.memory >> 20} MiB")
    for outcome, times in tally.outcomes.most_common():
        print(f"{times:6} {outcome}")
    print(*tally.failures or ["no failures"], sep="\n")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(
        main(
            int(arguments[0]) if arguments else 5000,
            int(arguments[1]) if len(arguments) > 1 else 1,
            Path(arguments[2]) if len(arguments) > 2 else None,
        )
    )
