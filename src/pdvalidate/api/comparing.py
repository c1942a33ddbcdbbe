"""Two submissions judged and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pdvalidate import comparing, reading
from pdvalidate.api.auditing import FormOf, audit, check, locate
from pdvalidate.api.running import HERE, Progress, Running
from pdvalidate.model.comparison import Change, Comparison, Pair
from pdvalidate.model.library import Library
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.report import Report
from pdvalidate.model.returns import Return


def diff(
    old: Path,
    new: Path,
    library: Library,
    *,
    form: str | FormOf | None = None,
    previous: Sequence[Path] = (),
    accept: Callable[[Report], Report] = lambda report: report,
    limits: Limits = LIMITS,
    running: Running = HERE,
    progress: Progress | None = None,
) -> Comparison:
    """Compare two files, or two folders, which are audited. `accept` applies waivers to the report of the new one.

    Raises:
        PdvalidateError: `form` names no known form.
    """
    options: dict[str, Any] = {"form": form, "previous": previous, "limits": limits, "running": running}
    options["progress"] = progress
    if old.is_dir() and new.is_dir():
        before, after = (audit(one, library, **options) for one in (old, new))
    else:
        before, after = (check(reading.find_files([str(one)]), library, **options) for one in (old, new))
    found = comparing.compare(before, accept(after))
    digests = {one.file: one.sha256 for one in (*before.returns, *after.returns)}
    changed = [one for one in found.pairs if one.old and one.new and digests[one.old] != digests[one.new]]
    changes = [change for pair in changed for change in _changes(pair, library, form, limits)]
    return replace(found, changes=tuple(changes))


def _changes(pair: Pair, library: Library, form: str | FormOf | None, limits: Limits) -> Iterator[Change]:
    """Only files that differ are read a second time: what was judged did not keep its cells."""
    files = [Path(file) for file in (pair.old, pair.new) if file]
    before, after = (locate(one, library, form=form(one) if callable(form) else form, limits=limits) for one in files)
    if isinstance(before, Return) and isinstance(after, Return):
        yield from comparing.changes_between(before, after, pair)
