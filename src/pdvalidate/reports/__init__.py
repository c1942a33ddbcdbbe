"""A report in many formats, all written through one door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdvalidate.lazily import exported

if TYPE_CHECKING:
    from pdvalidate.reports.format import Format, Layout
    from pdvalidate.reports.formats import FORMATS
    from pdvalidate.reports.writing import write, write_whole

__all__ = ["FORMATS", "Format", "Layout", "write", "write_whole"]

__getattr__ = exported(
    __name__, {"format": ("Format", "Layout"), "formats": ("FORMATS",), "writing": ("write", "write_whole")}
)
