"""A whole audit in one process, against calamine merely reading the same files."""

from __future__ import annotations

from benchmarks.generator import SCHEMA, returns
from benchmarks.measuring import Result, count, folder, main, ratio, read_with_calamine
from pdvalidate import api


def run() -> Result:
    with folder("returns") as place:
        files = returns(place, count(1000))
        library = api.load_library([SCHEMA])
        found, detail = ratio(lambda: api.check(files, library), lambda: read_with_calamine(files), rounds=3)
    return Result(f"audit of {len(files)} returns / calamine", found, 2.0, detail)


if __name__ == "__main__":
    main(run())
