"""A second audit when one file in a hundred has changed, against the first."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generator import SCHEMA, returns, workbook
from benchmarks.measuring import Result, count, folder, main, processor_seconds
from pdvalidate import api


def run() -> Result:
    with folder("returns") as place, TemporaryDirectory() as made:
        files = [Path(shutil.copy(file, made)) for file in returns(place, count(2000))]
        library = api.load_library([SCHEMA])
        running = api.Running(cache=Path(made) / "cache")
        api.check(files[:50], library)
        first = processor_seconds(lambda: api.check(files, library, running=running))
        for file in files[::100]:
            file.write_bytes(workbook(int(file.stem) + 1_000_000))
        second = processor_seconds(lambda: api.check(files, library, running=running))
    detail = f"{first:.2f} s against {second:.2f} s"
    return Result(f"first audit / second, 1 % of {len(files)} changed", first / second, 10, detail, least=True)


if __name__ == "__main__":
    main(run())
