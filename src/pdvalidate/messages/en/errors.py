"""What stops work, and mistakes in schemas, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    "error-extra-missing": 'This needs the library {library}: pip install "pdvalidate[{extra}]".',
    "error-cluster-unreachable": "No cluster answers at {address}.[ ({detail})]",
    "error-form-unknown": "There is no form “{form}”.[ Known forms: {known}.]",
    "error-form-several": "There are several editions of “{form}”: {known}. Name one with --form.",
    "error-table-unknown": "There is no table “{table}”.[ Known tables: {known}.]",
    "error-list-unknown": "The column “{column}” takes its codes from the list “{list}”, which was not given.",
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
