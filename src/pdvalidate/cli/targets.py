"""Where reports go: --format NAME[=FILE]."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from pdvalidate.errors import PdvalidateError


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it is written to; without a file, standard output."""

    format: str
    file: Path | None = None


def chosen(ctx: click.Context, param: click.Parameter, texts: tuple[str, ...]) -> tuple[Target, ...]:
    """The targets that are asked for, if no two of them want the same place. A FILE of - is standard output."""
    targets = tuple(_target(ctx, param, text) for text in texts)
    files = [one.file.resolve() for one in targets if one.file]
    if len(targets) - len(files) > 1:
        raise click.BadParameter("only one format can go to standard output; give the others a file.", ctx, param)
    if len(set(files)) < len(files):
        raise click.BadParameter("two formats cannot go to one file.", ctx, param)
    return targets


def _target(ctx: click.Context, param: click.Parameter, text: str) -> Target:
    from pdvalidate.reports import FORMATS

    name, given, file = text.partition("=")
    if name not in FORMATS:
        raise click.BadParameter(f"{name!r} is no format; there are: {', '.join(FORMATS)}.", ctx, param)
    if given and not file:
        raise click.BadParameter(f"no file is named after {text!r}.", ctx, param)
    return Target(name, Path(file) if file not in ("", "-") else None)


def refuse_inputs(targets: Iterable[Target], inputs: Sequence[Path]) -> None:
    """Stop before anything is judged where a report could not be written, or would destroy a workbook.

    Raises:
        PdvalidateError: a target is one of the input files, or its folder is not there.
    """
    known = {one.resolve() for one in inputs}
    for file in (one.file for one in targets if one.file):
        if file.resolve() in known or (file.exists() and any(_same(file, one) for one in inputs)):
            raise PdvalidateError("report-over-input", {"file": str(file)})
        if file.is_dir() or not file.parent.is_dir():
            place = file if file.is_dir() else file.parent
            raise PdvalidateError("report-not-written", {"file": str(file), "detail": os.fspath(place)})


def _same(file: Path, other: Path) -> bool:
    """Whether two names are one file: links, and letters in either case."""
    return other.exists() and file.samefile(other)
