"""Locating and typing the tables of returns, against calamine merely reading the same files."""

from __future__ import annotations

from benchmarks.generator import SCHEMA, returns
from benchmarks.measuring import Result, count, folder, main, ratio, read_with_calamine
from pdvalidate import api, reading


def run() -> Result:
    with folder("returns") as place:
        files = returns(place, count(300))
        library = api.load_library([SCHEMA])
        found, detail = ratio(
            lambda: [reading.read(file, library) for file in files], lambda: read_with_calamine(files)
        )
    return Result(f"reading {len(files)} returns / calamine", found, 1.6, detail)


if __name__ == "__main__":
    main(run())
