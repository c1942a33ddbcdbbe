"""A known form, from its tables to its rules."""

from __future__ import annotations

from collections.abc import Iterator

from pdvalidate.messages import Catalogue
from pdvalidate.model.form import Column as FormColumn
from pdvalidate.model.form import Form, Table
from pdvalidate.reports.format import Layout
from pdvalidate.reports.naming import heading
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import Page


def form_lines(form: Form, catalogue: Catalogue, layout: Layout) -> str:
    """One form: title, basis, file, tables and rules."""
    page = Page(catalogue, layout)
    title = catalogue.text(form.title)
    lines = page.title(f"{form.key}: {title}" if title else form.key)
    basis = catalogue.text(form.basis)
    lines += page.lines(page.say("forms-basis", basis=basis), 2, 2) if basis else []
    lines += page.lines(page.say("forms-file", file=form.source.file), 2, 2)
    for table in form.tables:
        lines += ["", *_table(page, form, table)]
    if form.rules:
        lines += ["", *_rules(page, form)]
    return "\n".join(lines) + "\n"


def _table(page: Page, form: Form, table: Table) -> Iterator[str]:
    yield from page.title(page.say("forms-table", table=table.name, sheets=list(table.sheets)))
    yield from page.lines(f"{page.say('forms-columns')}:", 2)
    columns = [Column(page.say("heading-name")), Column(page.say("heading-column")), Column(page.say("heading-value"))]
    yield from page.grid(columns, [_column(page, form, table, column) for column in table.by_name.values()], 4)
    if table.rows:
        yield from page.lines(f"{page.say('forms-rows')}:", 2)
        rows = [Line((row.name, " / ".join(row.labels))) for row in table.rows]
        yield from page.grid([Column(page.say("heading-name")), Column(page.say("heading-row"))], rows, 4)


def _column(page: Page, form: Form, table: Table, column: FormColumn) -> Line:
    """Its name in the form file, its heading, and what it holds."""
    around = table.paths[column.name]
    name = f"{column.name}[{', '.join(around)}]" if around and around[-1] != column.name else column.name
    key = f", {page.say('forms-key')}" if column.key else ""
    return Line((name, heading(form, table.name, column.name), page.say(f"type-{column.type}") + key))


def _rules(page: Page, form: Form) -> Iterator[str]:
    """Each rule as it is written, and what it is based on."""
    yield from page.title(page.say("forms-rules"))
    for rule in form.rules:
        yield from page.lines(f"{rule.id} ({page.say(f'severity-{rule.severity}')}): {rule.text}", 2, 4)
        basis = page.catalogue.text(rule.basis)
        if basis:
            yield from page.lines(page.say("forms-basis", basis=basis), 6, 2)
