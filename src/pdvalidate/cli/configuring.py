"""What a configuration says for a run: options win over it, it wins over defaults; --show-config tells which did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from pdvalidate.cli.speaking import catalogue, speak, warn
from pdvalidate.cli.targets import Target, chosen
from pdvalidate.configuration import Configuration, find_configuration, read_configuration
from pdvalidate.errors import Mistake, MistakesError
from pdvalidate.messages import LANGUAGES
from pdvalidate.model.setting import Setting

_KEYS = ("language", "schemas", "lists", "form", "forms", "collection", "previous", "waivers", "fail_on", "formats")
"""In the order in which they are shown."""

_PARAMETERS = {"language": "lang", "formats": "targets"}
"""Keys whose option has another name in the program."""

_PLACES = ("files", "folder", "file", "old", "new")
"""Arguments that say where a configuration is looked for."""


def configuration_of(given: Mapping[str, Any], named: Path | None, wanted: bool) -> Configuration:
    """The configuration that is named, else the nearest one above the files of this run.

    Raises:
        MistakesError: it is broken; it carries every mistake.
    """
    file = named or (find_configuration(_places(given)) if wanted else None)
    return read_configuration(file, LANGUAGES) if file else Configuration()


def filled(ctx: click.Context, known: Mapping[str, Any], found: Configuration) -> dict[str, Any]:
    """The values of options, with those of the configuration where no option was given.

    Schema files that are arguments, as of `forms lint`, are the only ones.
    """
    if found.language and not _given(ctx, "language"):
        speak(ctx, found.language)
    values = dict(known)
    for key in ("schemas", "collection", "previous", "waivers", "fail_on"):
        configured = getattr(found, key)
        if key in known and configured and not _given(ctx, key):
            values[key] = (str(configured),) if key == "previous" else configured
    option = next((one for one in ctx.command.params if one.name == "targets" and one.callback is chosen), None)
    if option and found.formats and not _given(ctx, "formats"):
        values["targets"] = _targets(ctx, option, found)
    if ctx.params.get("paths"):
        values["schemas"] = known["schemas"]
    elif found.lists:
        values["schemas"] = (*(values["schemas"] or _default_schemas()), *found.lists)
    return {**values, "configuration": found}


def note_configuration(found: Configuration, quiet: bool) -> None:
    """Say that a configuration counts: it may have come with the returns."""
    if found.file and not quiet:
        warn("note-configuration", file=str(found.file))


def settings_of(ctx: click.Context, values: Mapping[str, Any]) -> list[Setting]:
    """Every setting of this run with where it came from."""
    found: Configuration = values["configuration"]
    return [
        Setting(key.replace("_", "-"), text, *_origin(ctx, key, found))
        for key in _KEYS
        for text in _texts(key, values, found)
    ]


def _places(given: Mapping[str, Any]) -> list[str]:
    held = [given[name] for name in _PLACES if given.get(name)]
    return [str(one) for each in held for one in (each if isinstance(each, tuple) else (each,))]


def _given(ctx: click.Context, key: str) -> bool:
    source = ctx.get_parameter_source(_PARAMETERS.get(key, key))
    return source not in (None, ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)


def _default_schemas() -> Sequence[Path]:
    from pdvalidate import forms

    return forms.default_paths()


def _targets(ctx: click.Context, option: click.Parameter, found: Configuration) -> tuple[Target, ...]:
    try:
        return chosen(ctx, option, found.formats)
    except click.BadParameter as wrong:
        place = found.place("formats")
        mistake = Mistake(place.file, place.line, place.column, f"under 'formats': {wrong.message}")
        raise MistakesError("configuration-broken", [mistake]) from None


def _origin(ctx: click.Context, key: str, found: Configuration) -> tuple[str, str]:
    """An identifier of the catalogue, and the option or the place in the configuration."""
    if _given(ctx, key):
        option = next(one for one in ctx.command.params if one.name == _PARAMETERS.get(key, key))
        return "origin-option", max(option.opts, key=len)
    if key in found.places:
        place = found.place(key)
        return "origin-configuration", f"{place.file}:{place.line}"
    return ("origin-environment" if key == "language" else "origin-default"), ""


def _texts(key: str, values: Mapping[str, Any], found: Configuration) -> Iterator[str]:
    """The values of a key as they would be written, each on a line of its own; none where the command has no such."""
    match key:
        case "language":
            yield catalogue().language
        case "schemas":
            yield from (str(one) for one in (values["schemas"] or _default_schemas()) if one not in found.lists)
        case "lists":
            yield from map(str, found.lists)
        case "forms":
            yield from (f"{pattern} = {form}" for pattern, form in (() if values.get("form") else found.forms))
        case "formats":
            yield from (f"{one.format}={one.file}" if one.file else one.format for one in values.get("targets", ()))
        case "previous":
            yield from values.get("previous", ())
        case _:
            value = values.get(key)
            yield from () if value is None else (str(value),)
