"""A copy of the clerk's own workbook with its discrepancies marked: all else in it stays as it was, byte for byte."""

from pdvalidate.reports.workbook.annotating import Copy, annotated
from pdvalidate.reports.workbook.package import CannotMarkError

__all__ = ["CannotMarkError", "Copy", "annotated"]
