"""Where reports go: --format NAME[=FILE]."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from pdvalidate.cli.copy_places import copy_places, is_folder
from pdvalidate.errors import PdvalidateError

COPIES = "workbook"
"""The format that is a marked copy of each workbook, where all others are one report of them all."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it is written to; without a file, standard output."""

    format: str
    file: Path | None = None
    given: str = ""  # as it was typed


Chosen = Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[Target, ...]]
"""Of an option that may repeat: the targets that its texts are."""


def among(formats: Callable[[], Iterable[str]]) -> Chosen:
    """The targets that are asked for, if they are of these formats and no two of them want the same place."""

    def choose(ctx: click.Context, param: click.Parameter, texts: tuple[str, ...]) -> tuple[Target, ...]:
        return _apart(ctx, param, tuple(_target(ctx, param, text, list(formats())) for text in texts))

    return choose


def report_formats() -> Iterable[str]:
    """The names of all formats of reports."""
    from pdvalidate.reports import FORMATS

    return (*FORMATS, COPIES)


chosen = among(report_formats)
"""The formats of reports. A FILE of - is standard output."""


def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The names of formats that a shell offers."""
    return [name for name in report_formats() if name.startswith(incomplete)]


def _apart(ctx: click.Context, param: click.Parameter, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    files = [one.file.resolve() for one in targets if one.file]
    if len(targets) - len(files) > 1:
        raise click.BadParameter("only one format can go to standard output; give the others a file.", ctx, param)
    if len(set(files)) < len(files):
        raise click.BadParameter("two formats cannot go to one file.", ctx, param)
    return targets


def _target(ctx: click.Context, param: click.Parameter, text: str, formats: Sequence[str]) -> Target:
    name, given, file = text.partition("=")
    if name not in formats:
        raise click.BadParameter(f"{name!r} is no format; there are: {', '.join(formats)}.", ctx, param)
    if name == COPIES and file in ("", "-"):
        raise click.BadParameter(f"{COPIES} needs a file, or a folder for several: {COPIES}=FOLDER/", ctx, param)
    if given and not file:
        raise click.BadParameter(f"no file is named after {text!r}.", ctx, param)
    return Target(name, Path(file) if file not in ("", "-") else None, file)


def refuse_inputs(targets: Iterable[Target], inputs: Sequence[Path], others: Sequence[Path] = ()) -> None:
    """Stop before anything is judged where a report could not be written, or would destroy a workbook.

    `others` are files beside the workbooks that must stay, such as that of the waivers.

    Raises:
        PdvalidateError: a target is one of the input files, or its folder is not there.
    """
    stay = (*inputs, *others)
    known, same = {one.resolve() for one in stay}, {_identity(one) for one in stay if one.exists()}
    for target in targets:
        for file in _files_of(target, inputs):
            if file.resolve() in known or (file.exists() and _identity(file) in same):
                raise PdvalidateError("report-over-input", {"file": str(file)})
            if file.is_dir() or not (file.parent.is_dir() or is_folder(target.given)):
                place = file if file.is_dir() else file.parent
                raise PdvalidateError("report-not-written", {"file": str(file), "detail": os.fspath(place)})


def _files_of(target: Target, inputs: Sequence[Path]) -> list[Path]:
    """The files that a target will write."""
    if target.format == COPIES:
        return list(copy_places(target.given, inputs).values())
    return [target.file] if target.file else []


def _identity(file: Path) -> tuple[int, int]:
    """The same for two names of one file: links, and letters in either case."""
    found = file.stat()
    return found.st_dev, found.st_ino
