"""Two submissions compared: returns paired, discrepancies and values told apart by their names."""

from pdvalidate.comparing.cells import changes_between
from pdvalidate.comparing.discrepancies import compare

__all__ = ["changes_between", "compare"]
