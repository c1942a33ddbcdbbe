"""Forms: from what is written to what is meant."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.forms.making import Making, Path
from pdvalidate.forms.making_fields import make_fields
from pdvalidate.forms.making_rules import make_rules
from pdvalidate.forms.making_tables import make_table
from pdvalidate.forms.naming import repeated
from pdvalidate.forms.written import WrittenForm
from pdvalidate.forms.written_tables import WrittenIdentity
from pdvalidate.model.form import Field, Form
from pdvalidate.model.kinds import Severity, ValueType
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.rules.mistakes import did_you_mean
from pdvalidate.text.periods import read_period

FINDINGS = frozenset(
    {
        *("sheet-missing", "sheet-unexpected", "sheet-decoded"),
        *("column-missing", "column-duplicate", "column-unexpected"),
        *("row-missing", "row-duplicate", "row-mismatch", "row-unexpected", "row-empty", "row-unused"),
        *("key-missing", "combination-missing"),
        *("value-missing", "value-unreadable", "value-type", "value-range"),
        *("value-code", "value-pattern", "value-duplicate"),
        *("number-as-text", "dot-as-decimal", "error-cell", "formula-without-value"),
        *("unit-unknown", "unit-missing", "unit-mismatch", "period-missing", "period-mismatch"),
    }
)
"""The findings whose severity a form may change."""

_ORIGINS = ("file-name", "sheet-name")


def make_form(making: Making, written: WrittenForm) -> Form:
    """A form of one edition. What is wrong with it is added to the mistakes."""
    source = making.source("form")
    form = Form(
        id=making.identifier(written.form, source),
        edition=written.edition,
        title=written.title or {"": written.form},
        basis=written.basis,
        tables=tuple(make_table(making, name, table) for name, table in written.tables.items()),
        rules=make_rules(making, written.rules, written.defaults),
        fields=make_fields(making, written.fields, ("fields",)),
        unit=_identity(making, "unit", written.unit),
        unit_list=_unit_list(making, written.unit),
        period=_identity(making, "period", written.period),
        period_type=_period_type(written),
        findings=_findings(making, written.findings),
        decimal_mark=_decimal_mark(making, written.decimal_mark),
        valid_from=_validity(making, written, "from"),
        valid_until=_validity(making, written, "until"),
        source=source,
    )
    if not form.tables:
        making.say(source, f"the form '{form.id}' has no tables")
    making.mistakes += repeated((field.name, "field", field.source) for field in form.fields)
    return form


def _identity(making: Making, name: str, written: WrittenIdentity | None) -> Field | None:
    """`unit` or `period`: a field that may be constant, stand in a column, or come from a name."""
    if written is None:
        return None
    source = making.source(name, of_key=True)
    if written.origin is not None and written.origin not in _ORIGINS:
        making.say(making.source(name, "from"), f"'{written.origin}' is not one of {', '.join(_ORIGINS)}")
    if not (written.label or written.at or written.origin or written.column or written.constant):
        making.say(source, f"'{name}' has none of 'label', 'at', 'column' and 'from', so it cannot be found")
    return Field(
        name=name,
        labels=written.label or (),
        below=written.below or 0,
        at=written.at,
        sheet=written.sheet,
        pattern=written.pattern,
        type=ValueType.TEXT,
        constant=written.constant,
        origin=written.origin,
        column=written.column,
        source=source,
    )


def _unit_list(making: Making, written: WrittenIdentity | None) -> str | None:
    if written is None or written.list is None:
        return None
    path: Path = ("unit", "list")
    if written.list not in making.lists:
        making.say(making.source(*path), f"there is no list '{written.list}'", did_you_mean(written.list, making.lists))
    return written.list


def _period_type(written: WrittenForm) -> PeriodType | None:
    if written.period is None:
        return None
    return written.period.type or PeriodType.YEAR


def _validity(making: Making, written: WrittenForm, key: str) -> Period | None:
    """The first or last period in which the edition is in force."""
    text = (written.valid.from_ if key == "from" else written.valid.until) if written.valid else None
    if text is None:
        return None
    types = (_period_type(written) or PeriodType.YEAR, *PeriodType)
    period = next((found for type in types if (found := read_period(text, type))), None)
    if period is None:
        making.say(making.source("valid", key), f"'{text}' is no period", "write it as 2022, 2022-Q3 or 2022-05")
    return period


def _findings(making: Making, written: Mapping[str, Severity]) -> Mapping[str, Severity]:
    for name in written:
        if name not in FINDINGS:
            place = making.source("findings", name, of_key=True)
            making.say(place, f"there is no finding '{name}'", did_you_mean(name, FINDINGS))
    return written


def _decimal_mark(making: Making, written: str | None) -> str | None:
    if written not in (None, ",", "."):
        making.say(making.source("decimal_mark"), "'decimal_mark' is ',' or '.'", "put it in quotes")
    return written
