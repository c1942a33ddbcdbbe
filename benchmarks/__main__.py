"""All benchmarks, one after the other, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from benchmarks.measuring import main

SCRIPTS = (
    *("starting", "reading", "auditing", "judging", "reporting", "file_by_file", "growing", "spreading"),
    *("one_large_sheet", "repeating"),
)

print("| what | ratio | target | met | measured |")
print("|---|--:|--:|---|---|")
for script in SCRIPTS:
    found = import_module(f"benchmarks.{script}").run()
    main(*(found if isinstance(found, Iterable) else (found,)))
