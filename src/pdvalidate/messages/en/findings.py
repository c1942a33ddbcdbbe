"""What the program finds by itself, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "finding-sheet-missing": "A sheet that the form needs is missing[: {expected}].[ The workbook has: {found}.] Add "
    "the sheet, or rename the one that holds these figures.",
    "finding-column-missing": "The column “{column}” was not found. Write its heading as it stands on the form.",
    "finding-column-duplicate": "Two columns have the heading “{column}”, so nobody can tell which one counts. Remove "
    "one, or correct its heading.",
    "finding-row-missing": "The row “{row}” is missing. Add it; if it has nothing to report, enter 0.",
    "finding-row-duplicate": "The row “{row}” stands in this table more than once. Keep one of them.",
    "finding-row-mismatch": "The label and the code of this row do not belong together[: found {found}][, expected "
    "{expected}]. Correct the one that is wrong.",
    "finding-row-unexpected": "The form has no row “{row}” here. Correct its label, or move its figures to the row "
    "where they belong.",
    "finding-key-missing": "This row has figures but no label, so nobody can tell whose they are. Write the label, or "
    "clear the figures.",
    "finding-combination-missing": "The row for {expected} is missing. Add it; if it has nothing to report, enter 0.",
    "finding-value-missing": "A figure is missing here. Enter it; if there is nothing to report, enter 0.",
    "finding-value-unreadable": "“{found}” cannot be read as a number. Type the number in digits.",
    "finding-value-type": "“{found}” does not belong here[: this place takes {type}]. Check it and correct it.",
    "finding-value-range": "{found} is outside the limits[: {expected} is allowed]. Check it and correct it.",
    "finding-value-code": "“{found}” is not one of the values that may stand here[: {expected}].",
    "finding-value-pattern": "“{found}” is not written the way it should be here[: {expected}].",
    "finding-value-duplicate": "“{found}” stands in this column more than once; each value may stand there only once.",
    "finding-dot-as-decimal": "{found} was read as a number with decimals; {suggested} is probably meant. Type "
    "{suggested} again, without dot or comma.",
    "finding-error-cell": "The cell shows the error {found}. Correct its formula, or type the figure.",
    "finding-formula-without-value": "The formula was saved without its result. Open the workbook in Excel, save it, "
    "and send it again.",
    "finding-unit-unknown": "“{found}” is not a known unit. Write the unit's name as it stands in the list of units.",
    "finding-unit-missing": "The workbook does not say which unit reports. Write its name[ beside “{expected}”].",
    "finding-unit-mismatch": "The workbook names different units[: {found}][ and {expected}]. Correct the one that "
    "is wrong.",
    "finding-period-missing": "The workbook does not say which period it reports on. Write it[ beside “{expected}”].",
    "finding-period-mismatch": "The workbook names different periods[: {found}][ and {expected}]. Correct the one that "
    "is wrong.",
    "finding-number-as-text": "“{found}” is typed as text[; it was read as {suggested}]. Type it again as a number[: "
    "{suggested}].[ The footnote mark {footnote} was left out.]",
    "finding-sheet-unexpected": "The form does not know this sheet; it was not read.",
    "finding-sheet-decoded": "The sheet was typed in an old font ({found}); it was read in Unicode.",
    "finding-column-unexpected": "The form does not know this column[ (“{found}”)]; it was not read.",
    "finding-row-empty": "This row has a label and no figures.",
    "finding-row-unused": "This row has no label and only zeros; it was not read.",
    "finding-return-missing": "{unit}: no return was received ({form}, {period}). Ask for it.",
    "finding-return-double": "{unit}: more than one return was received ({form}, {period}): {files}. Keep the one that "
    "counts.",
    "finding-return-unexpected": "The collection {collection} does not expect this return ({unit}, {period}). Check "
    "its unit, period and form.",
}
