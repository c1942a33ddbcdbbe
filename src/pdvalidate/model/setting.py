"""One setting of a run, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """`origin` is an identifier of the catalogue: of an option, a configuration, the environment, or none of them."""

    key: str
    value: str
    origin: str
    place: str = ""  # the option, or file and line
