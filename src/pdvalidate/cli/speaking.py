"""What is said beside the report: notes and complaints, on standard error, in the user's language."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import BinaryIO

import click

from pdvalidate.messages import Catalogue, language_from_environment

_LANGUAGE = "pdvalidate.language"
_DEBUG = "pdvalidate.debug"


def choose_language(ctx: click.Context, _: click.Parameter, language: str | None) -> str:
    """The language of --lang, else of the environment; kept for everything that is said in this run."""
    chosen = language or language_from_environment()
    ctx.meta[_LANGUAGE] = chosen
    return chosen


def speak(ctx: click.Context, language: str) -> None:
    """Say everything from here on in this language."""
    ctx.meta[_LANGUAGE] = language


def choose_debugging(ctx: click.Context, _: click.Parameter, wanted: bool) -> bool:
    """Whether --debug was given."""
    ctx.meta[_DEBUG] = wanted
    return wanted


def catalogue() -> Catalogue:
    """The catalogue of this run's language."""
    return Catalogue(click.get_current_context().meta.get(_LANGUAGE) or language_from_environment())


def debugging() -> bool:
    return bool(click.get_current_context().meta.get(_DEBUG))


def warn(identifier: str, **values: object) -> None:
    """A sentence of the catalogue on standard error."""
    click.echo(one_line(catalogue().say(identifier, values)), err=True)


def complain(file: str, identifier: str, values: Mapping[str, object]) -> None:
    """A sentence of the catalogue about a file, on standard error."""
    click.echo(one_line(f"{file}: {catalogue().say(identifier, values)}"), err=True)


def show(text: str) -> None:
    """A text on standard output, in UTF-8 whatever the terminal claims."""
    from pdvalidate.reports.writing import as_bytes

    output().write(as_bytes(text))
    output().flush()


def output() -> BinaryIO:
    """Standard output for bytes."""
    return sys.stdout.buffer


def one_line(text: str) -> str:
    """A text that stays on its line and steers no terminal, whatever a file's name holds."""
    from pdvalidate.reports.fitting import harmless

    return harmless(text)
