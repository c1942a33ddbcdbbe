"""`pdvalidate forms`: the known forms - their list, one of them, and whether their files are sound."""

from __future__ import annotations

from pathlib import Path

import click

from pdvalidate.cli import options
from pdvalidate.cli.speaking import catalogue, show


@click.group("forms")
def command() -> None:
    """The known forms: list them, show one, or check their files."""


@command.command("list")
@options.reading
def list_forms(settings: options.Settings) -> None:
    """List the forms and collections that are known."""
    from pdvalidate import api
    from pdvalidate.reports.listing_forms import listed

    show(listed(api.known_heads(settings.schemas), settings.catalogue, settings.layout()))


@command.command("show")
@click.argument("wanted", metavar="ID[@EDITION]")
@options.reading
def show_form(settings: options.Settings, wanted: str) -> None:
    """Show a form: its tables, columns, named rows and rules."""
    from pdvalidate import api
    from pdvalidate.forms import choose
    from pdvalidate.reports.terminal.known_forms import form_lines

    found = choose(api.load_library(settings.schemas), wanted)
    show(form_lines(found, settings.catalogue, settings.layout()))


@command.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of schema files, for editors that complete and check them while typing."""
    from pdvalidate.forms.json_schema import as_text

    show(as_text())


@command.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@options.reading
def lint(settings: options.Settings, paths: tuple[Path, ...]) -> None:
    """Check schema files, and list every mistake with its file and line."""
    from pdvalidate import api

    library = api.load_library([*settings.schemas, *paths])
    counts = {"forms": library.forms, "collections": library.collections, "lists": library.lists}
    said = {name: catalogue().say(f"count-{name}", {"count": len(found)}) for name, found in counts.items()}
    show(catalogue().say("forms-sound", said) + "\n")
