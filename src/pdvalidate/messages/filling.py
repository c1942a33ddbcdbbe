"""Placeholders in sentences: plain names in braces, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def fill(template: str, values: Mapping[str, object]) -> str:
    """A template with each ``{name}`` replaced by its value; a name that is not among the values stays as typed.

    There are no attributes, indices and format specifications, and values are not searched for placeholders again, so
    the template of a stranger does no harm.
    """
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), template)


def placeholders(template: str) -> frozenset[str]:
    """The names of a template's placeholders."""
    return frozenset(_PLACEHOLDER.findall(template))


def without_unknown(sentence: str, known: Mapping[str, object]) -> str:
    """A sentence of a catalogue without those stretches in ``[…]`` that name a value which is not known."""

    def kept(stretch: re.Match[str]) -> str:
        return stretch[1] if placeholders(stretch[1]) <= known.keys() else ""

    return _OPTIONAL.sub(kept, sentence)
