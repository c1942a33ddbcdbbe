"""`pdvalidate locate`: how a workbook was understood."""

from __future__ import annotations

from pathlib import Path

import click

from pdvalidate.cli import options
from pdvalidate.cli.limiting import limited
from pdvalidate.cli.outcome import NOT_JUDGED
from pdvalidate.cli.speaking import one_line, show
from pdvalidate.model.limits import Limits


@click.command("locate")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), required=False)
@options.form_option
@limited
@options.reading
@click.pass_context
def command(ctx: click.Context, settings: options.Settings, file: Path, limits: Limits) -> None:
    """Show how a workbook is understood: form, unit, period, tables, headings, rows.

    Nothing is judged.
    """
    from pdvalidate import api
    from pdvalidate.model.returns import Refusal
    from pdvalidate.reports.telling import refused
    from pdvalidate.reports.terminal.location import location

    library = api.load_library(settings.schemas)
    found = api.locate(file, library, form=settings.form_of(file), limits=limits)
    if isinstance(found, Refusal):
        click.echo(one_line(f"{found.file}: {refused(found.reason, found.values, settings.catalogue)}"), err=True)
        ctx.exit(NOT_JUDGED)
    show(location(found, settings.catalogue, settings.layout()))
