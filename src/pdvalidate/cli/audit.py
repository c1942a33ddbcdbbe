"""`pdvalidate audit`: all returns of a collection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdvalidate.cli import options
from pdvalidate.cli.accepting import accepted, kept, waivers_of
from pdvalidate.cli.comparing import earlier_files, note_earlier
from pdvalidate.cli.delivering import deliver
from pdvalidate.cli.limiting import limited
from pdvalidate.cli.progress import note_locks, progress
from pdvalidate.cli.spreading import remembering
from pdvalidate.cli.targets import refuse_inputs
from pdvalidate.model.limits import Limits

if TYPE_CHECKING:
    from pdvalidate.api import Running


@click.command("audit")
@click.argument("folder", metavar="FOLDER", type=click.Path(), required=False)
@click.option(
    "--collection", metavar="ID[@EDITION]", help="The collection that FOLDER holds.  [default: by form and period]"
)
@options.reporting
@limited
@remembering
@click.pass_context
def command(ctx: click.Context, settings: options.Settings, folder: str, limits: Limits, running: Running) -> None:
    """Audit all returns of a collection: each by itself, then together.

    Tells whose returns are missing or double, which rules between returns do not hold, and whether published figures
    are met.
    """
    from pdvalidate import api

    library = api.load_library(settings.schemas)
    waivers = waivers_of(settings)
    refuse_inputs(settings.targets, api.find_files([folder]), kept(settings))
    note_locks(api.lock_files([folder]), settings)
    earlier = earlier_files(settings)
    with progress(settings) as tell:
        report = api.audit(
            Path(folder),
            library,
            form=settings.form_of,
            collection=settings.collection,
            previous=earlier,
            limits=limits,
            running=running,
            progress=tell,
        )
    note_earlier(report, settings)
    ctx.exit(deliver(accepted(report, waivers), settings, [folder]))
