"""Waivers: read from their file, granted, applied to a report, and written back into the file."""

from pdvalidate.waiving.applying import apply_waivers
from pdvalidate.waiving.editing import edited
from pdvalidate.waiving.granting import grant
from pdvalidate.waiving.reading import read_waivers

__all__ = ["apply_waivers", "edited", "grant", "read_waivers"]
