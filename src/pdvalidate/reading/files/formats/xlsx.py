"""Workbooks of today, .xlsx and .xlsm, whose parts do not prove that it is safe to read them in the main process."""

from __future__ import annotations

from python_calamine import PasswordError

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.reading.files.calamine import calamine_sheets
from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.files.container import Container


def sheets(container: Container, limits: Limits) -> list[Sheet]:
    """The worksheets of an .xlsx file, without what only its XML tells.

    Raises:
        WorkbookError: password-protected.
        BaseException: whatever the library raises about a damaged file.
    """
    try:
        return calamine_sheets(container.data)
    except PasswordError as error:
        raise WorkbookError(container.path, "password-protected") from error
