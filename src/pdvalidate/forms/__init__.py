"""Schema files: found, read, checked, and made into forms, lists and collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdvalidate.lazily import exported

if TYPE_CHECKING:
    from pdvalidate.forms.choosing import choose, choose_collection
    from pdvalidate.forms.heads import Head, Heads, read_heads
    from pdvalidate.forms.loading import load
    from pdvalidate.forms.places import default_paths

__all__ = ["Head", "Heads", "choose", "choose_collection", "default_paths", "load", "read_heads"]

__getattr__ = exported(
    __name__,
    {
        "choosing": ("choose", "choose_collection"),
        "heads": ("Head", "Heads", "read_heads"),
        "loading": ("load",),
        "places": ("default_paths",),
    },
)
