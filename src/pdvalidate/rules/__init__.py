"""The rule language: grammar, parser, resolver, and evaluation on arrays. It knows neither Excel nor YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdvalidate.lazily import exported

if TYPE_CHECKING:
    from pdvalidate.rules.checking import check_collection, check_form, resolve_collection, resolve_form

__all__ = ["check_collection", "check_form", "resolve_collection", "resolve_form"]

__getattr__ = exported(__name__, {"checking": __all__})
