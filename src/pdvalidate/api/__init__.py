"""The only place where the rooms of the house meet: files and schemas go in, a report comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdvalidate.lazily import exported

if TYPE_CHECKING:
    from pdvalidate.api.auditing import FormOf, apply_waivers, audit, check, locate, original
    from pdvalidate.api.cache import cache_folder
    from pdvalidate.api.comparing import diff
    from pdvalidate.api.exporting import to_pandera
    from pdvalidate.api.knowing import known_heads, known_rules, load_library
    from pdvalidate.api.running import HERE, Progress, Running
    from pdvalidate.reading import find_files, lock_files

__all__ = [
    "HERE",
    "FormOf",
    "Progress",
    "Running",
    "apply_waivers",
    "audit",
    "cache_folder",
    "check",
    "diff",
    "find_files",
    "known_heads",
    "known_rules",
    "load_library",
    "locate",
    "lock_files",
    "original",
    "to_pandera",
]

__getattr__ = exported(
    __name__,
    {
        "auditing": ("FormOf", "apply_waivers", "audit", "check", "find_files", "locate", "lock_files", "original"),
        "comparing": ("diff",),
        "exporting": ("to_pandera",),
        "cache": ("cache_folder",),
        "knowing": ("known_heads", "known_rules", "load_library"),
        "running": ("HERE", "Progress", "Running"),
    },
)
