"""The report handed over: every format to its place, what was written noted, the exit code found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdvalidate.cli.copying import deliver_copies
from pdvalidate.cli.options import Settings
from pdvalidate.cli.outcome import exit_code, say_if_idle
from pdvalidate.cli.speaking import output, warn
from pdvalidate.cli.targets import COPIES, Target
from pdvalidate.errors import PdvalidateError
from pdvalidate.model.report import Report


def deliver(report: Report, settings: Settings, places: Sequence[str]) -> int:
    """Write every format, files first so that a closed pipe costs none of them. `places` is where files were sought.

    Raises:
        PdvalidateError: a file could not be written; everything else is delivered before that.
    """
    failures = [failure for one in settings.targets if one.file for failure in _to_files(report, one, settings)]
    for one in settings.targets:
        if one.file is None:
            _to_output(report, one, settings)
    say_if_idle(report, places)
    for failure in failures:
        raise failure
    return exit_code(report, settings.fail_on)


def _to_files(report: Report, target: Target, settings: Settings) -> Iterator[PdvalidateError]:
    """Write the files of one target, and tell which could not be written."""
    if target.format == COPIES:
        yield from deliver_copies(report, target, settings)
    elif failure := _to_file(report, target, settings):
        yield failure


def _to_file(report: Report, target: Target, settings: Settings) -> PdvalidateError | None:
    from pdvalidate.reports import write

    file = target.file
    if file is None:
        return None
    try:
        write(report, target.format, file, settings.catalogue, settings.layout(file))
    except OSError as error:
        return PdvalidateError("report-not-written", {"file": str(file), "detail": error.strerror})
    if not settings.quiet:
        warn("note-written", file=str(file))
    return None


def _to_output(report: Report, target: Target, settings: Settings) -> None:
    from pdvalidate.reports import write

    write(report, target.format, output(), settings.catalogue, settings.layout())
