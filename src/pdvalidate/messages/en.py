"""What is said in English. A stretch in [brackets] is left out where a value that it names is not known."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.messages import en_explanations, en_names, en_page, en_refusals, en_repository, en_rules

_FINDINGS: Mapping[str, str] = {
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
    "finding-column-unexpected": "The form does not know this column[ (“{found}”)]; it was not read.",
    "finding-row-empty": "This row has a label and no figures.",
    "finding-row-unused": "This row has no label and only zeros; it was not read.",
    "finding-return-missing": "{unit}: no return was received ({form}, {period}). Ask for it.",
    "finding-return-double": "{unit}: more than one return was received ({form}, {period}): {files}. Keep the one that "
    "counts.",
    "finding-return-unexpected": "The collection {collection} does not expect this return ({unit}, {period}). Check "
    "its unit, period and form.",
}

_ERRORS: Mapping[str, str | Mapping[str, str]] = {
    "error-form-unknown": "There is no form “{form}”.[ Known forms: {known}.]",
    "error-form-several": "There are several editions of “{form}”: {known}. Name one with --form.",
    "error-collection-unknown": "There is no collection “{collection}”.[ Known collections: {known}.]",
    "error-rule-unknown": "There is no rule and no finding “{rule}”.[ Did you mean {near}?] `pdvalidate explain` lists "
    "all names.",
    "error-copies-need-a-folder": "There are {count} workbooks. Name a folder for their marked copies: --format "
    "workbook=FOLDER/",
    "error-copy-suffix": "The name of the copy of {source} must end in {suffix}, not as in {file}; else Excel does "
    "not open it.",
    "error-copy-not-made": "{file} could not be copied and marked[: {detail}].",
    "error-no-files": "No workbook was found in {places}. Check the path.",
    "error-nothing-judged": "Nothing was judged: not one rule found figures to compare. Check whether these are the "
    "right files and the right form.",
    "error-schema-broken": {
        "one": "The schema has one mistake; nothing was judged.",
        "other": "The schema has {count} mistakes; nothing was judged.",
    },
    "error-no-schemas": "No schema was found[ in {places}]. Name one with --schema.",
    "error-report-not-written": "{file} could not be written[: {detail}].",
    "error-report-over-input": "{file} is one of the workbooks that were checked; it is never overwritten. Choose "
    "another name for the report.",
    "error-internal": "pdvalidate itself failed ({kind}: {detail}). Please report it, with what --debug prints.",
}

_ARITHMETIC: Mapping[str, str] = {
    "arithmetic-=": "{found}, should be {expected}; difference {difference}.",
    "arithmetic-!=": "{found}, should differ from {expected}.",
    "arithmetic-<": "{found}, should be less than {expected}; difference {difference}.",
    "arithmetic-<=": "{found}, should be at most {expected}; difference {difference}.",
    "arithmetic->": "{found}, should be more than {expected}; difference {difference}.",
    "arithmetic->=": "{found}, should be at least {expected}; difference {difference}.",
    "arithmetic-none": "The rule does not hold: {text}[; {cells}].",
    "operand-blank": "(blank)",
    "operand-absent": "{row}: {column} (missing)",
}

_HINTS: Mapping[str, str] = {
    "hint-dot-as-decimal": "{suggested} is probably meant: the dot was to group digits.",
    "hint-number-as-text": "the number {suggested} is probably meant.",
    "hint-did-you-mean": "did you mean “{suggested}”[ at {cells}]?",
    "hint-slip-other": "{cell} may be wrong: with {suggested} the rule would hold.[ That would settle {settles} "
    "discrepancies at once.]",
    "hint-slip-sign": "{cell}: {suggested} is probably meant; {found} has the wrong sign.[ That would settle "
    "{settles} discrepancies at once.]",
    "hint-slip-shifted": "{cell}: {suggested} is probably meant; {found} is off by a factor of 10, 100 or 1000.[ "
    "That would settle {settles} discrepancies at once.]",
    "hint-slip-transposed": "{cell}: {suggested} is probably meant; in {found} two digits changed places.[ That "
    "would settle {settles} discrepancies at once.]",
    "hint-slip-additional": "{cell}: {suggested} is probably meant; {found} has a digit too many.[ That would settle "
    "{settles} discrepancies at once.]",
    "hint-slip-missing": "{cell}: {suggested} is probably meant; {found} lacks a digit.[ That would settle {settles} "
    "discrepancies at once.]",
    "hint-left-out": "the difference is the figure of “{row}” ({cells}), as in other columns: the total probably "
    "leaves that row out.",
    "hint-added-twice": "the difference is the figure of “{row}” ({cells}), as in other columns: that row was "
    "probably added twice.",
    "hint-swapped": "two figures have probably changed places: {pairs}.",
    "hint-copied": "{cells} hold the same figure: one of them was probably copied.",
}

_WORDS: Mapping[str, str] = {
    "severity-error": "Error",
    "severity-warning": "Warning",
    "severity-info": "Note",
    "waived": "waived",
    "hint": "Hint",
    "status-accepted": "accepted",
    "status-rejected": "rejected",
    "status-unreadable": "unreadable",
    "status-unrecognised": "form not recognised",
    "status-missing": "missing",
    "status-double": "double",
    "outcome-satisfied": "satisfied",
    "outcome-violated": "violated",
    "outcome-undecided": "undecided",
    "outcome-not_applicable": "not applicable",
    "figure-satisfied": "met",
    "figure-violated": "not met",
    "figure-undecided": "undecided",
    "figure-not_applicable": "not applicable",
    "rule-idle": "nothing to compare",
    "rule-suspended": "suspended[: {reason}]",
    "operator-eq": "equal to",
    "operator-ne": "different from",
    "operator-lt": "less than",
    "operator-le": "at most",
    "operator-gt": "more than",
    "operator-ge": "at least",
    "type-count": "a whole number of 0 or more",
    "type-integer": "a whole number",
    "type-number": "a number",
    "type-percent": "a percentage",
    "type-text": "a text",
    "type-code": "a code",
    "type-date": "a date",
    "type-year": "a year",
    "kind-text": "a text file",
    "kind-binary": "some other file",
    "kind-program": "a program",
    "kind-device": "a device",
    "kind-OLE": "an older Office file",
}

_HEADINGS: Mapping[str, str] = {
    "heading-cell": "Cell",
    "heading-row": "Row",
    "heading-check": "Checked",
    "heading-found": "Found",
    "heading-expected": "Expected",
    "heading-difference": "Difference",
    "heading-unit": "Unit",
    "heading-form": "Form",
    "heading-files": "File",
    "heading-outcome": "Outcome",
    "heading-errors": "Errors",
    "heading-warnings": "Warnings",
    "heading-figure": "Figure",
    "heading-published": "Published",
    "heading-added": "Returns give",
    "heading-rule": "Rule",
    "heading-column": "Column",
    "heading-typed": "Heading as typed",
    "heading-name": "Name",
    "heading-label": "Label as typed",
    "heading-place": "Place",
    "heading-reason": "Reason",
    "heading-value": "Value",
    "heading-title": "Title",
    "heading-schema": "Schema file",
    "heading-severity": "Severity",
    "heading-file": "File",
    "heading-period": "Period",
    "heading-table": "Table",
    "heading-sheet": "Sheet",
    "heading-kind": "Kind",
    "heading-operator": "Comparison",
    "heading-message": "What is wrong",
    "heading-calculation": "Calculation",
    "heading-hints": "Hint",
    "heading-waived": "Waived",
    "heading-id": "Identifier",
    "heading-text": "As written",
    "heading-basis": "Basis",
    "heading-satisfied": "Satisfied",
    "heading-violated": "Violated",
    "heading-undecided": "Undecided",
    "heading-not_applicable": "Not applicable",
    "heading-by_rounding": "By rounding",
    "heading-suspended": "Suspended",
    "heading-status": "Status",
    "heading-notes": "Notes",
    "heading-sha256": "SHA-256",
    "workbook-sheet": "Discrepancies",
    "workbook-title": "Discrepancies found in this workbook",
    "workbook-how": "Click a cell's address to jump to it. Marked cells have a comment that says what is wrong.",
    "workbook-clean": "Nothing was found.",
    "workbook-jump": "Jump to this cell",
    "sheet-discrepancies": "Discrepancies",
    "sheet-rules": "Rules",
    "sheet-returns": "Returns",
    "title-sheet": "Sheet {sheet}",
    "title-workbook": "The workbook as a whole",
    "title-collection": "Collection {collection}",
    "title-figures": "Published figures",
    "title-between": "Between the returns",
    "title-refused": "Not judged",
    "title-undecided": "Undecided",
    "title-summary": "Summary",
}

_SUMMARY: Mapping[str, str | Mapping[str, str]] = {
    "count-errors": {"one": "{count} error", "other": "{count} errors"},
    "count-warnings": {"one": "{count} warning", "other": "{count} warnings"},
    "count-notes": {"one": "{count} note", "other": "{count} notes"},
    "count-returns": {"one": "{count} return", "other": "{count} returns"},
    "count-rules": {"one": "{count} rule", "other": "{count} rules"},
    "count-comparisons": {"one": "{count} comparison", "other": "{count} comparisons"},
    "count-details": {"one": "{count} detail row", "other": "{count} detail rows"},
    "count-rows": {"one": "{count} row", "other": "{count} rows"},
    "count-cells": {"one": "{count} cell", "other": "{count} cells"},
    "count-workbooks": {"one": "{count} workbook", "other": "{count} workbooks"},
    "count-forms": {"one": "{count} form", "other": "{count} forms"},
    "count-collections": {"one": "{count} collection", "other": "{count} collections"},
    "count-lists": {"one": "{count} list", "other": "{count} lists"},
    "summary-rules": "{rules}, {comparisons}: {violated} violated, {undecided} undecided, {satisfied} satisfied",
    "summary-inapplicable": "Not applicable: {count}.",
    "summary-rounding": "Satisfied only within rounding: {count}.",
    "summary-idle": "Rules that found nothing to compare: {rules}.",
    "summary-suspended": "Suspended rules: {rules}.",
    "summary-returns": "{returns}: {statuses}",
    "summary-notes-hidden": "(shown with -v)",
    "summary-more": "and {count} more (shown with -v)",
    "summary-cells": {"one": "In {count} row: {cells}", "other": "In {count} rows: {cells}"},
    "summary-by-unit": "By unit: {parts}.",
    "summary-waived": "Waived: {count}.",
    "summary-missing": "Missing: {units}.",
    "summary-double": "Double: {units}.",
    "summary-complete": "All {count} expected returns are here.",
    "summary-lacks": "lacks {operands}",
    "note-lock-files": {
        "one": "{count} file was left out, as it only marks that a workbook is open: {files}. What is not saved in it "
        "yet is not checked.",
        "other": "{count} files were left out, as they only mark that a workbook is open: {files}. What is not saved "
        "in them yet is not checked.",
    },
    "note-copied-values": "{file} was written: the values of {source} with its discrepancies marked, without its look.",
    "note-written": "{file} was written.",
    "note-copies": {
        "one": "{count} marked copy was written to {folder}.",
        "other": "{count} marked copies were written to {folder}.",
    },
    "note-checking": "Reading the workbooks",
    "note-progress": "{done} of {count} files judged; {rate} per second, {left} left",
    "note-rate": "{rate} per second",
}

_LOCATION: Mapping[str, str | Mapping[str, str]] = {
    "locate-form": "Form",
    "locate-unit": "Unit",
    "locate-period": "Period",
    "locate-as-typed": "typed: “{text}”",
    "locate-not-found": "not found",
    "locate-table": "Table {table}, sheet {sheet}[ ({members})]",
    "locate-header": "Header in rows {first} to {last}; {details}; the table ends above row {end}.",
    "locate-hidden": "hidden",
    "locate-columns-missing": "Columns of the form that were not found: {columns}.",
    "locate-rows-missing": "Named rows that were not found: {rows}.",
    "locate-tables-missing": "Tables of the form that were not found: {tables}.",
    "locate-sheets-unread": "Sheets that were not read: {sheets}.",
    "locate-columns": "Columns",
    "locate-rows": "Named rows",
    "locate-sections": "Sections",
    "locate-groups": "Rows of groups",
    "locate-fields": "Fields",
    "locate-skipped": "Not read",
    "locate-findings": "Noticed while reading",
    "place-row": "row {first}",
    "place-rows": "rows {first} to {last}",
    "place-column": "column {column}",
    "place-all": "all",
    "skipped-empty": "empty",
    "skipped-header-repeated": "the headings once more",
    "skipped-numbering": "column numbers",
    "skipped-row-empty": "a label without figures",
    "skipped-section-opened": "the heading of a section",
    "skipped-row-unused": "no label, and only zeros",
    "skipped-key-missing": "figures without a label",
    "skipped-after-table": "below the end of the table",
    "skipped-before-table": "above the table",
    "skipped-beside-table": "beside the table",
    "skipped-column-unexpected": "not a column of the form",
}

_FORMS: Mapping[str, str] = {
    "forms-none": "No forms were found.",
    "forms-lists": "Lists: {lists}.",
    "forms-sound": "{forms}, {collections}, {lists}: no mistakes.",
    "forms-table": "Table {table}[, sheet {sheets}]",
    "forms-columns": "Columns",
    "forms-rows": "Named rows",
    "forms-rules": "Rules",
    "forms-basis": "Basis: {basis}",
    "forms-file": "File: {file}",
    "forms-key": "key",
}

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    **_FINDINGS,
    **en_refusals.REFUSALS,
    **_ERRORS,
    **_ARITHMETIC,
    **_HINTS,
    **_WORDS,
    **_HEADINGS,
    **_SUMMARY,
    **_LOCATION,
    **_FORMS,
    **en_names.SENTENCES,
    **en_explanations.SENTENCES,
    **en_rules.SENTENCES,
    **en_page.SENTENCES,
    **en_repository.SENTENCES,
}
