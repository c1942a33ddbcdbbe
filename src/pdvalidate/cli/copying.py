"""Marked copies of the workbooks: --format workbook=FILE, or workbook=FOLDER/ for several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pdvalidate.cli.copy_places import copy_places, is_folder
from pdvalidate.cli.options import Settings
from pdvalidate.cli.speaking import complain, warn
from pdvalidate.cli.targets import Target
from pdvalidate.errors import PdvalidateError, WorkbookError
from pdvalidate.model.report import Discrepancy, Report, ReturnResult


def deliver_copies(report: Report, target: Target, settings: Settings) -> Iterator[PdvalidateError]:
    """Write a marked copy of every workbook that was judged, and tell which could not be written."""
    judged = [one for one in report.returns if not one.reason]
    if target.file is None or (len(judged) > 1 and not is_folder(target.given)):
        yield PdvalidateError("copies-need-a-folder", {"count": len(judged)})
        return
    by_file: dict[str | None, list[Discrepancy]] = {}
    for found in report.discrepancies:
        by_file.setdefault(found.file, []).append(found)
    places = copy_places(target.given, [Path(one.file) for one in judged])
    failures = [_copy(one, by_file.get(one.file, []), places[Path(one.file)], settings) for one in judged]
    yield from (one for one in failures if one)
    written = failures.count(None)
    if written and not settings.quiet:
        folder = is_folder(target.given)
        warn("note-copies" if folder else "note-written", count=written, folder=target.given, file=target.given)


def _copy(
    returned: ReturnResult, found: Sequence[Discrepancy], place: Path, settings: Settings
) -> PdvalidateError | None:
    from pdvalidate import api
    from pdvalidate.reports import write_whole
    from pdvalidate.reports.workbook import CannotMarkError, annotated

    try:
        copy = annotated(api.original(returned), returned, found, settings.catalogue)
        if place.suffix.lower() != copy.suffix:
            return PdvalidateError("copy-suffix", {"file": str(place), "suffix": copy.suffix, "source": returned.file})
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, copy.data)
    except WorkbookError as error:
        complain(returned.file, f"refused-{error.identifier}", error.values)
        return PdvalidateError("copy-not-made", {"file": returned.file})
    except CannotMarkError as error:
        return PdvalidateError("copy-not-made", {"file": returned.file, "detail": str(error)})
    except OSError as error:
        return PdvalidateError("report-not-written", {"file": str(place), "detail": error.strerror})
    if copy.converted and not settings.quiet:
        warn("note-copied-values", file=str(place), source=returned.file)
    return None
