"""What is wrong, for formats that know only files, lines and messages: discrepancies, and files not judged."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pdvalidate.messages import Catalogue
from pdvalidate.model.address import cell_of
from pdvalidate.model.form import Form
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, Report, ReturnResult
from pdvalidate.model.waiver import STALE
from pdvalidate.reports.fitting import clipped, harmless
from pdvalidate.reports.naming import short_heading
from pdvalidate.reports.telling import refusal, whole_message

_A1 = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>[1-9]\d*)")
_NOWHERE = "."
_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file. Sheet rows and columns count from 1; a place that has none is on line 1."""

    file: str
    line: int = 1
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One discrepancy, or one file that was not judged, with a spot of its own. Its texts are harmless and on one line.

    `rule` is told apart by the form: two forms may have rules of one name. `file` is None between returns.
    """

    id: str
    rule: str
    severity: Severity
    file: str | None
    spot: Spot
    cell: str
    names: tuple[str, ...]
    text: str
    waived: bool = False
    justification: str = ""  # of what is waived

    @property
    def located(self) -> str:
        """The text after the cell and the names of row and column, for formats that have no field for them."""
        named = ", ".join(self.names)
        place = f"{self.cell} ({named})" if self.cell and named else self.cell or named
        return f"{place}: {self.text}" if place else self.text


def problems(report: Report, catalogue: Catalogue) -> Iterator[Problem]:
    """Every discrepancy in the order of the report, then every file that was not judged."""
    forms = {one.form.key: one.form for one in report.returns if one.form}
    schemas = _schemas(report)
    for one in report.discrepancies:
        yield _of_discrepancy(one, forms.get(one.form), schemas, catalogue)
    for refused in report.returns:
        if refused.reason:
            yield _of_refusal(refused, catalogue)


def rule_id(form: str, rule: str, kind: str) -> str:
    """``annual-return@2022/organisations-split`` for a rule; a finding means the same in every form."""
    return f"{form}/{rule}" if kind == "rule" and form else rule


def _of_discrepancy(one: Discrepancy, form: Form | None, schemas: Mapping[str, Spot], catalogue: Catalogue) -> Problem:
    unit = one.unit if one.file is None and one.kind == "rule" else None
    names = (unit, one.row, short_heading(form, one.table, one.column))
    return Problem(
        id=one.id,
        rule=rule_id(one.form, one.rule, one.kind),
        severity=one.severity,
        file=one.file,
        spot=_spot(one, schemas),
        cell=harmless(cell_of(one.sheet, one.cell) if one.sheet and one.cell else one.sheet or ""),
        names=tuple(clipped(name) for name in names if name),
        text=harmless(whole_message(one, form, catalogue)),
        waived=one.waived,
        justification=harmless(one.waiver.reason) if one.waiver else "",
    )


def _of_refusal(one: ReturnResult, catalogue: Catalogue) -> Problem:
    digest = hashlib.sha256(f"{one.reason}\x1f{one.file}".encode(errors="backslashreplace")).hexdigest()
    return Problem(
        id=digest[:_ID_LENGTH],
        rule=one.reason,
        severity=Severity.ERROR,
        file=one.file,
        spot=Spot(one.file),
        cell="",
        names=(),
        text=harmless(refusal(one, catalogue)),
    )


def _spot(one: Discrepancy, schemas: Mapping[str, Spot]) -> Spot:
    """Its own cell; between returns a cell that took part, else where the rules of the collection are written.

    A stale waiver stands in the file of waivers.
    """
    if one.rule in STALE and one.kind == "finding":
        return Spot(str(one.values["waivers"]), int(str(one.values["line"])))
    if one.file is not None:
        return _at(one.file, one.cell)
    for operand in one.operands:
        if operand.file is not None:
            return _at(operand.file, operand.cell)
    return schemas.get(one.form) or schemas.get("") or Spot(_NOWHERE)


def _at(file: str, cell: str | None) -> Spot:
    found = _A1.fullmatch(cell or "")
    return Spot(file, int(found["row"]), _number(found["letters"])) if found else Spot(file)


def _number(letters: str) -> int:
    """27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _schemas(report: Report) -> dict[str, Spot]:
    """Where the first rule of each form and collection is written; under "" the first file, as the last resort."""
    found = {"": Spot(report.returns[0].file)} if report.returns else {}
    for one in report.rules:
        if one.rule.source.file:
            found.setdefault(one.form, Spot(one.rule.source.file, one.rule.source.line))
    return found
