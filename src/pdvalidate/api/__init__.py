"""The only place where the rooms of the house meet: files and schemas go in, a report comes out."""

from pdvalidate.api.auditing import FormOf, apply_waivers, audit, check, locate, original
from pdvalidate.api.cache import cache_folder
from pdvalidate.api.comparing import diff
from pdvalidate.api.exporting import to_pandera
from pdvalidate.api.knowing import known_rules, load_library
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
    "known_rules",
    "load_library",
    "locate",
    "lock_files",
    "original",
    "to_pandera",
]
