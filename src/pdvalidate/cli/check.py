"""`pdvalidate check`: one or a few returns before they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pdvalidate.cli import options
from pdvalidate.cli.accepting import accepted, kept, waivers_of
from pdvalidate.cli.comparing import earlier_files, note_earlier
from pdvalidate.cli.delivering import deliver
from pdvalidate.cli.limiting import limited
from pdvalidate.cli.progress import note_locks, progress
from pdvalidate.cli.spreading import spread
from pdvalidate.cli.targets import refuse_inputs
from pdvalidate.model.limits import Limits

if TYPE_CHECKING:
    from pdvalidate.api import Running


@click.command("check")
@click.argument("files", nargs=-1, metavar="FILE...")
@options.reporting
@limited
@spread
@click.pass_context
def command(
    ctx: click.Context, settings: options.Settings, files: tuple[str, ...], limits: Limits, running: Running
) -> None:
    """Check returns by the rules of their form.

    FILE is a workbook, a folder, or a pattern such as "*.xlsx". Form, unit and period are recognised from the workbook.
    """
    from pdvalidate import api

    library = api.load_library(settings.schemas)
    waivers = waivers_of(settings)
    found = api.find_files(files)
    refuse_inputs(settings.targets, found, kept(settings))
    note_locks(api.lock_files(files), settings)
    earlier = earlier_files(settings)
    with progress(settings) as tell:
        report = api.check(
            found,
            library,
            form=settings.form_of,
            previous=earlier,
            limits=limits,
            running=running,
            progress=tell,
        )
    note_earlier(report, settings)
    ctx.exit(deliver(accepted(report, waivers), settings, files))
