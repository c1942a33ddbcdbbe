"""Two worker processes against one, by the clock on the wall: 5.000 returns want two processors of their own."""

from __future__ import annotations

from statistics import median

from benchmarks.generator import SCHEMA, returns
from benchmarks.measuring import Result, count, folder, main, wall_seconds
from pdvalidate import api


def run() -> Result:
    with folder("returns") as place:
        files = returns(place, count(5000))
        library = api.load_library([SCHEMA])
        api.check(files[:50], library)
        measured = [
            (
                wall_seconds(lambda: api.check(files, library)),
                wall_seconds(lambda: api.check(files, library, running=api.Running(jobs=2))),
            )
            for _ in range(3)
        ]
    found = median(one / two for one, two in measured)
    detail = f"{median(one for one, _ in measured):.2f} s against {median(two for _, two in measured):.2f} s"
    return Result(f"one process / two, {len(files)} returns", found, 1.7, detail, least=True)


if __name__ == "__main__":
    main(run())
