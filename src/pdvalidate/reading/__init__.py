"""From a workbook to a return: opened safely, its tables located, their cells handed over as they were typed."""

from pdvalidate.reading.container import is_workbook_name
from pdvalidate.reading.reader import read

__all__ = ["is_workbook_name", "read"]
