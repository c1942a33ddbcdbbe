"""The rule language: grammar, parser, resolver, and evaluation on arrays. It knows neither Excel nor YAML."""

from pdvalidate.rules.checking import check_collection, check_form, resolve_collection, resolve_form

__all__ = ["check_collection", "check_form", "resolve_collection", "resolve_form"]
