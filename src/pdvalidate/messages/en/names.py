"""What findings are called in English, where there is room for a few words only."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "sheet-missing": "sheet missing",
    "column-missing": "column missing",
    "column-duplicate": "column doubled",
    "row-missing": "row missing",
    "row-duplicate": "row doubled",
    "row-mismatch": "label and code disagree",
    "row-unexpected": "row not in the form",
    "key-missing": "label missing",
    "combination-missing": "combination missing",
    "value-missing": "figure missing",
    "value-unreadable": "not readable",
    "value-type": "wrong kind of value",
    "value-range": "out of range",
    "value-code": "not an allowed value",
    "value-pattern": "wrongly written",
    "value-duplicate": "value doubled",
    "dot-as-decimal": "dot read as decimal mark",
    "error-cell": "error in the cell",
    "formula-without-value": "formula without its result",
    "unit-unknown": "unit not known",
    "unit-missing": "unit missing",
    "unit-mismatch": "units disagree",
    "period-missing": "period missing",
    "period-mismatch": "periods disagree",
    "number-as-text": "number typed as text",
    "sheet-decoded": "sheet in an old font",
    "sheet-unexpected": "sheet not in the form",
    "column-unexpected": "column not in the form",
    "row-empty": "row without figures",
    "row-unused": "unused row",
    "return-missing": "return missing",
    "return-double": "return doubled",
    "return-unexpected": "return not expected",
}


SENTENCES: Mapping[str, str] = {f"name-{finding}": name for finding, name in _NAMES.items()}
