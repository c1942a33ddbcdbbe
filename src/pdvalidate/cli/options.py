"""The options that commands share, and the settings that they come to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from pdvalidate.cli.speaking import catalogue, choose_debugging, choose_language, show
from pdvalidate.cli.targets import Target, chosen, complete
from pdvalidate.messages import LANGUAGES, Catalogue
from pdvalidate.model.kinds import Severity

if TYPE_CHECKING:
    from pdvalidate.configuration import Configuration
    from pdvalidate.reports import Layout

_NEVER = "never"
_NARROWEST, _WIDEST = 80, 120

NEEDED = ("files", "folder", "file", "old", "new")
"""Arguments that a command cannot do without, but for --show-config."""

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options of a command come to. `fail_on` None: discrepancies never fail a run."""

    schemas: tuple[Path, ...] = ()
    form: str | None = None
    targets: tuple[Target, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    waivers: Path | None = None
    previous: tuple[str, ...] = ()
    collection: str | None = None
    configuration: Configuration | None = None

    def form_of(self, file: Path) -> str | None:
        """The form that a file is said to be of; None: it is recognised."""
        return self.form or (self.configuration.form_of(file) if self.configuration else None)

    @property
    def catalogue(self) -> Catalogue:
        return catalogue()

    def layout(self, file: Path | None = None) -> Layout:
        """How a report looks on standard output, or in a file: there it has no colours and 80 columns."""
        from pdvalidate.reports import Layout

        if file is not None:
            return Layout(verbose=self.verbose)
        return Layout(width=_width(), color=_colored(self.color), verbose=self.verbose)


def reading(function: Callable[..., None]) -> Callable[..., None]:
    """The options of every command: which schemas, in which language, how much is said."""
    return _with(_READING, function)


def judging(function: Callable[..., None]) -> Callable[..., None]:
    """The options of commands that judge and do not report."""
    return _with((*_READING, *_JUDGING), function)


def reporting(function: Callable[..., None]) -> Callable[..., None]:
    """The options of commands that judge and report."""
    return _with((*_READING, *_JUDGING, *_REPORTING), function)


form_option: Decorator = click.option(
    "--form", metavar="ID[@EDITION]", help="The form of the files.  [default: recognised from the workbook]"
)

fail_on_option: Decorator = click.option(
    "--fail-on",
    type=click.Choice([Severity.ERROR.value, Severity.WARNING.value, _NEVER]),
    default=Severity.ERROR.value,
    show_default=True,
    help="The least severity that makes the exit code 1.",
)

_READING: tuple[Decorator, ...] = (
    click.option(
        "-s",
        "--schema",
        "schemas",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A schema file, or a folder of them; may be repeated.  [default: ./schemas, else those that come along]",
    ),
    click.option(
        "--lang",
        type=click.Choice(list(LANGUAGES)),
        callback=choose_language,
        is_eager=True,
        help="Language of what is said.  [default: from the environment]",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colours on standard output; auto honours NO_COLOR.",
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The configuration.  [default: pdvalidate.toml, or pyproject.toml, beside the files or above]",
    ),
    click.option("--no-config", is_flag=True, help="Look for no configuration."),
    click.option("--show-config", is_flag=True, help="Show every setting and where it comes from, and do no more."),
    click.option("-v", "--verbose", is_flag=True, help="Show notes, and all that is else folded."),
    click.option(
        "--debug", is_flag=True, callback=choose_debugging, is_eager=True, help="Show the traceback of what fails."
    ),
)

_JUDGING: tuple[Decorator, ...] = (
    form_option,
    click.option(
        "--previous",
        multiple=True,
        metavar="PATH",
        help="Earlier returns - a file, a folder or a pattern - that rules compare with; may be repeated. They are not "
        "judged.",
    ),
    click.option(
        "--waivers",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A YAML file of accepted discrepancies: they are shown as waived, and do not fail.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="No notes and no progress on standard error."),
)

_REPORTING: tuple[Decorator, ...] = (
    click.option(
        "-f",
        "--format",
        "targets",
        multiple=True,
        metavar="NAME[=FILE]",
        default=("table",),
        callback=chosen,
        shell_complete=complete,
        help="table, json, jsonl, sarif, junit, github, gitlab, markdown, csv, xlsx, html or parquet, on standard "
        "output or in FILE; workbook=FILE: a copy of the workbook, marked (of several: workbook=FOLDER/). "
        "May be repeated.  [default: table]",
    ),
    fail_on_option,
)


def _with(options: tuple[Decorator, ...], function: Callable[..., None]) -> Callable[..., None]:
    """A command whose first argument is the Settings that these options come to."""

    @wraps(function)
    def command(**given: Any) -> None:
        from pdvalidate.cli.configuring import configuration_of, filled, note_configuration

        ctx = click.get_current_context()
        known = {name: given.pop(name) for name in Settings.__dataclass_fields__ if name in given}
        shown, named, unwanted = (given.pop(name) for name in ("show_config", "config", "no_config"))
        for name in ("lang", "debug"):
            given.pop(name)
        configuration = configuration_of(given, named, wanted=not unwanted)
        known = filled(ctx, known, configuration)
        if shown:
            _show(ctx, known)
            return
        _require(ctx, given)
        note_configuration(configuration, quiet=known.get("quiet", True))
        function(_settings(known), **given)

    decorated: Callable[..., None] = command
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


def _settings(known: dict[str, Any]) -> Settings:
    if "fail_on" in known:
        known["fail_on"] = None if known["fail_on"] == _NEVER else Severity(known["fail_on"])
    return Settings(**known)


def _show(ctx: click.Context, known: dict[str, Any]) -> None:
    """What --show-config prints."""
    from pdvalidate.cli.configuring import settings_of
    from pdvalidate.reports.terminal.settings_page import settings_page

    rows, file = settings_of(ctx, known), known["configuration"].file
    show(settings_page(str(file) if file else None, rows, catalogue(), _settings(known).layout()))


def _require(ctx: click.Context, given: dict[str, Any]) -> None:
    """Complain of an argument that is not there; only --show-config does without it."""
    for argument in ctx.command.params:
        if argument.name in NEEDED and not given.get(argument.name):
            raise click.MissingParameter(ctx=ctx, param=argument)


def _width() -> int:
    """As wide as the terminal, within reason; 80 columns where there is none."""
    if not sys.stdout.isatty():
        return _NARROWEST
    return max(_NARROWEST, min(_WIDEST, get_terminal_size().columns))


def _colored(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty()
