"""From a workbook to a return: opened safely, its tables located, their cells handed over as they were typed."""

from pdvalidate.reading.files.container import is_workbook_name
from pdvalidate.reading.originals import original
from pdvalidate.reading.reader import read
from pdvalidate.reading.searching import find_files, lock_files

__all__ = ["find_files", "is_workbook_name", "lock_files", "original", "read"]
