"""`pdvalidate diff`: two submissions compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdvalidate.cli import options
from pdvalidate.cli.accepting import accepted, kept, waivers_of
from pdvalidate.cli.comparing import earlier_files
from pdvalidate.cli.limiting import limited
from pdvalidate.cli.outcome import FOUND, JUDGED, NOT_JUDGED, grave, say_if_idle, verdicts
from pdvalidate.cli.progress import progress
from pdvalidate.cli.speaking import show, warn
from pdvalidate.cli.spreading import spread
from pdvalidate.cli.targets import Target, among, refuse_inputs
from pdvalidate.errors import PdvalidateError
from pdvalidate.model.limits import Limits
from pdvalidate.model.report import Report
from pdvalidate.model.waiver import STALE

if TYPE_CHECKING:
    from pdvalidate.api import Running
    from pdvalidate.messages import Catalogue
    from pdvalidate.model.comparison import Comparison
    from pdvalidate.reports import Layout


def formats() -> Mapping[str, Callable[[Comparison, Catalogue, Layout], str]]:
    """The formats that a comparison can be told in."""
    from pdvalidate.reports.programs import comparison_json
    from pdvalidate.reports.terminal import comparison

    return {"table": comparison.render, "json": comparison_json.render}


@click.command("diff")
@click.argument("old", metavar="OLD", required=False, type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", required=False, type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "targets",
    multiple=True,
    metavar="NAME[=FILE]",
    default=("table",),
    callback=among(formats),
    help="table or json; on standard output or in FILE; may be repeated.  [default: table]",
)
@options.fail_on_option
@options.judging
@limited
@spread
@click.pass_context
def command(
    ctx: click.Context, settings: options.Settings, old: Path, new: Path, limits: Limits, running: Running
) -> None:
    """Compare two submissions: OLD and NEW are a workbook each, or a folder each.

    Tells which discrepancies are new, fixed, or still there, and which values changed - by the names of row and
    column, so that inserted rows are no changes. The exit code is 1 if something new is at or above --fail-on.
    """
    from pdvalidate import api

    library = api.load_library(settings.schemas)
    waivers = waivers_of(settings)
    refuse_inputs(settings.targets, api.find_files([str(old), str(new)]), kept(settings))
    earlier = earlier_files(settings)
    with progress(settings) as tell:
        found = api.diff(
            old,
            new,
            library,
            form=settings.form_of,
            previous=earlier,
            accept=lambda report: _without_stale(accepted(report, waivers)),
            limits=limits,
            running=running,
            progress=tell,
        )
    for target in sorted(settings.targets, key=lambda one: one.file is None):
        _deliver(found, target, settings)
    say_if_idle(found.new, [str(new)])
    ctx.exit(_exit_code(found, settings))


def _without_stale(report: Report) -> Report:
    """Stale waivers are no discrepancies of a submission; `check` tells them."""
    return replace(report, discrepancies=tuple(one for one in report.discrepancies if one.rule not in STALE))


def _deliver(found: Comparison, target: Target, settings: options.Settings) -> None:
    """To its file, which is whole or not there, or to standard output."""
    from pdvalidate.reports import write_whole
    from pdvalidate.reports.writing import as_bytes

    text = formats()[target.format](found, settings.catalogue, settings.layout(target.file))
    if target.file is None:
        show(text)
        return
    try:
        write_whole(target.file, as_bytes(text))
    except OSError as error:
        raise PdvalidateError("report-not-written", {"file": str(target.file), "detail": error.strerror}) from None
    if not settings.quiet:
        warn("note-written", file=str(target.file))


def _exit_code(found: Comparison, settings: options.Settings) -> int:
    """3 where either submission could not be judged as a whole."""
    if not verdicts(found.new) or any(one.reason for one in (*found.old.returns, *found.new.returns)):
        return NOT_JUDGED
    return FOUND if any(found.count(severity) for severity in grave(settings.fail_on)) else JUDGED
