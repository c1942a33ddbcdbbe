"""What is said of one discrepancy: the form's own message, the arithmetic, or the sentence of a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pdvalidate.messages import Catalogue, fill
from pdvalidate.model.form import Form
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.report import Discrepancy, ReturnResult, Value
from pdvalidate.model.returns import Cell, ErrorValue, Finding, Hint, NoValue
from pdvalidate.model.waiver import Waiver
from pdvalidate.reports.arithmetic import arithmetic, listed_cells
from pdvalidate.reports.fitting import brief
from pdvalidate.reports.naming import column_of, heading, short_heading
from pdvalidate.reports.values import rounded, shown, to_type


def message(one: Discrepancy, form: Form | None, catalogue: Catalogue) -> str:
    """The one sentence that says what is wrong: of a rule the form's own message, else its arithmetic."""
    if one.kind == "finding":
        return catalogue.say(f"finding-{one.rule}", _of_finding(one, form, catalogue))
    return own_message(one, form, catalogue) or calculation(one, catalogue)


def whole_message(one: Discrepancy, form: Form | None, catalogue: Catalogue) -> str:
    """All that is said of it in one paragraph: what is wrong, the arithmetic, the likely causes."""
    said = [message(one, form, catalogue)]
    if one.kind == "rule" and own_message(one, form, catalogue):
        said.append(calculation(one, catalogue))
    said += [f"{catalogue.say('hint')}: {hint}" for hint in hints(one, catalogue)]
    said += [waiver_sentence(one.waiver, catalogue)] if one.waiver else []
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in said)


def finding_sentence(one: Finding, form: Form, catalogue: Catalogue) -> str:
    """The sentence of what the reader noticed, before anything is judged."""
    values: dict[str, object] = {"row": one.row_name, "column": heading(form, one.table, one.column_name)}
    values |= {"found": _cell(one.found), "expected": one.expected, **one.values}
    return catalogue.say(f"finding-{one.id}", {name: _brief(value) for name, value in values.items()})


def _cell(cell: Cell) -> object:
    if isinstance(cell, ErrorValue):
        return cell.text
    return cell.formula if isinstance(cell, NoValue) else cell


def own_message(one: Discrepancy, form: Form | None, catalogue: Catalogue) -> str:
    """The form's own message about a rule, filled in; empty where the form has none."""
    template = catalogue.text(one.template)
    if not template:
        return ""
    blank = catalogue.say("operand-blank")
    place = {**dict.fromkeys(("unit", "period", "row", "column", "cell")), **_place(one, form)}
    values = {**one.values, **_compared(one, form, catalogue), **place}
    known = {name: blank if value is None else _brief(value) for name, value in values.items()}
    return fill(template, catalogue.spoken(known))


def _compared(one: Discrepancy, form: Form | None, catalogue: Catalogue) -> dict[str, object]:
    """The two sides as a message names them; in a column of percents as percents."""
    known: dict[str, Value] = {"left": one.left, "right": one.right, "difference": one.difference}
    column = column_of(form, one.table, one.column)
    if column is None or column.type is not ValueType.PERCENT:
        return dict(known)
    return {name: None if value is None else shown(value, catalogue, percent=True) for name, value in known.items()}


def calculation(one: Discrepancy, catalogue: Catalogue) -> str:
    """The arithmetic of a violated rule; where it is no sum, the rule as it is written."""
    told = arithmetic(one, catalogue)
    return told or catalogue.say("arithmetic-none", {"text": one.text, "cells": listed_cells(one, catalogue)})


def hints(one: Discrepancy, catalogue: Catalogue) -> Iterator[str]:
    """The likely causes. What the sentence of a finding says already is not said again."""
    for hint in one.hints:
        if hint.kind != one.rule:
            yield hint_sentence(hint, catalogue)


def hint_sentence(hint: Hint, catalogue: Catalogue) -> str:
    """A likely cause as a sentence."""
    values = {**hint.values, "cells": hint.cells}
    if hint.suggested is not None:
        values["suggested"] = _suggested(hint, catalogue)
    return catalogue.say(f"hint-{hint.kind}", values)


def waiver_sentence(one: Waiver, catalogue: Catalogue) -> str:
    """Why a discrepancy is waived, by whom and until when."""
    values = {"reason": brief(one.reason), "by": brief(one.by), "until": one.until}
    return catalogue.say("waiver-granted", values)


def refusal(one: ReturnResult, catalogue: Catalogue) -> str:
    """Why a file was not judged, and what to do."""
    return refused(one.reason, one.values, catalogue)


def refused(reason: str, values: Mapping[str, object], catalogue: Catalogue) -> str:
    """The sentence of a reason for which a file is not judged."""
    if f"refused-{reason}" not in catalogue:
        return catalogue.say("refused-not-read", {"reason": reason})
    kind = f"kind-{values.get('kind')}"
    known = {**values, "kind": catalogue.say(kind)} if kind in catalogue else values
    return catalogue.say(f"refused-{reason}", known)


def _of_finding(one: Discrepancy, form: Form | None, catalogue: Catalogue) -> dict[str, object]:
    """The values that the sentences of findings name."""
    values: dict[str, object] = {"type": _type_of(one, form, catalogue), **one.values, **_place(one, form)}
    values["column"] = heading(form, one.table, one.column)
    column = column_of(form, one.table, one.column)
    percent = column is not None and column.type is ValueType.PERCENT
    values["found"] = _brief(shown(one.left, catalogue, percent) or one.values.get("found"))
    values["expected"] = _brief(shown(one.right, catalogue, percent) or one.values.get("expected"))
    if "suggested" in values:
        values["suggested"] = to_type(values["suggested"], catalogue)
    return values


def _brief(value: object) -> object:
    """A cell can hold 32.767 characters, and a quotient has digits without end; a sentence does not repeat them."""
    if isinstance(value, Decimal):
        return rounded(value)
    return brief(value) if isinstance(value, str) else value


def _place(one: Discrepancy, form: Form | None) -> dict[str, object]:
    known = {"unit": one.unit, "period": one.period, "row": one.row, "cell": one.cell}
    column = short_heading(form, one.table, one.column) or None
    return {name: _brief(value) for name, value in {**known, "column": column}.items() if value is not None}


def _type_of(one: Discrepancy, form: Form | None, catalogue: Catalogue) -> str | None:
    """What a cell holds, in words; the row's own type wins over the column's."""
    column = column_of(form, one.table, one.column)
    if column is None or form is None:
        return None
    rows = form.by_name[one.table or ""].rows
    own = next((row.type for row in rows if row.type and one.row in (row.name, *row.labels)), None)
    return catalogue.say(f"type-{own or column.type}")


def _suggested(hint: Hint, catalogue: Catalogue) -> str:
    return str(hint.suggested) if hint.kind == "did-you-mean" else to_type(hint.suggested, catalogue)
