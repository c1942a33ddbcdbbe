"""A report in many formats, all written through one door."""

from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.formats import FORMATS
from pdvalidate.reports.writing import write, write_whole

__all__ = ["FORMATS", "Format", "Layout", "write", "write_whole"]
