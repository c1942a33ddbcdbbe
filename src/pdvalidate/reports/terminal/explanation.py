"""What `explain` prints: a rule or a finding - what it means, what it is based on, an example, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pdvalidate.messages import Catalogue, fill
from pdvalidate.model.expression import Aggregate, Node
from pdvalidate.model.form import Form, Narrowing, Rule
from pdvalidate.model.kinds import Severity
from pdvalidate.model.known_rule import KnownRule
from pdvalidate.model.term import RECORD, FigureTerm, Term, Variant, leaves
from pdvalidate.reports.format import Layout
from pdvalidate.reports.naming import row_label, short_heading
from pdvalidate.reports.telling import refused
from pdvalidate.reports.terminal.page import Page
from pdvalidate.reports.terminal.rule_examples import BLANK, Figures, example
from pdvalidate.reports.terminal.rule_words import RuleWords

_PLACES = ("unit", "period", "row", "column", "cell", "left", "right", "difference")


def explained_rule(known: KnownRule, catalogue: Catalogue, layout: Layout) -> str:
    """Everything about one rule."""
    page = Page(catalogue, layout)
    rule, title = known.rule.rule, catalogue.text(known.title)
    owner = f"{known.owner}: {title}" if title else known.owner
    severity = page.ink.severity(rule.severity, page.say(f"severity-{rule.severity}"))
    lines = [f"{page.ink.bold(rule.id)}  {severity}", *page.lines(owner, 2, 2)]
    for name, texts in _sections(page, known):
        told = [line for text in texts for line in page.lines(text, 4, 2)]
        lines += ["", f"  {page.ink.bold(page.say(f'explain-{name}'))}", *told] if told else []
    return "\n".join(lines) + "\n"


def explained_finding(finding: str, severity: str, catalogue: Catalogue, layout: Layout) -> str:
    """Everything about one finding."""
    page = Page(catalogue, layout)
    said = page.ink.severity(Severity(severity), page.say(f"severity-{severity}"))
    lines = [f"{page.ink.bold(finding)}  {said}", *page.lines(page.say("explain-own"), 2, 2)]
    for name in ("meaning", "example", "remedy"):
        told = page.lines(page.say(f"{name}-{finding}"), 4)
        lines += ["", f"  {page.ink.bold(page.say(f'explain-{name}'))}", *told]
    return "\n".join(lines) + "\n"


def explained_refusal(reason: str, catalogue: Catalogue, layout: Layout) -> str:
    """Why a file is not judged, and what to do."""
    page = Page(catalogue, layout)
    lines = [page.ink.bold(reason), *page.lines(page.say("title-refused"), 2, 2)]
    return "\n".join([*lines, *page.lines(refused(reason, {}, catalogue), 4)]) + "\n"


def names_known(
    rules: Sequence[KnownRule], findings: Sequence[str], refusals: Sequence[str], catalogue: Catalogue, layout: Layout
) -> str:
    """Every name that can be explained."""
    page = Page(catalogue, layout)
    lines: list[str] = []
    for owner in dict.fromkeys(one.owner for one in rules):
        lines += [*page.title(owner), *_named(page, [one.rule.rule.id for one in rules if one.owner == owner]), ""]
    lines += [*page.title(page.say("explain-findings")), *_named(page, findings), ""]
    return "\n".join([*lines, *page.title(page.say("title-refused")), *_named(page, refusals)]) + "\n"


def _named(page: Page, names: Sequence[str]) -> list[str]:
    return page.lines(", ".join(names), 2)


def _sections(page: Page, known: KnownRule) -> Iterator[tuple[str, list[str]]]:
    rule, variants = known.rule.rule, known.rule.variants
    yield "meaning", [*_message(page, rule), *(_meaning(page, known, variants[0]) if variants else [])]
    yield "written", [rule.text, *([page.say("explain-where", text=rule.where)] if rule.where else [])]
    yield "basis", [text for basis in (rule.basis, known.basis) if (text := page.catalogue.text(basis))]
    yield "example", _example(page, known, variants[0]) if variants else []
    yield "remedy", list(_remedy(page, rule, variants))


def _message(page: Page, rule: Rule) -> list[str]:
    """The form's own message; what it names of a row is unknown here."""
    template = page.catalogue.text(rule.message)
    return [fill(template, {name: f"‹{page.say(f'place-of-{name}')}›" for name in _PLACES})] if template else []


def _meaning(page: Page, known: KnownRule, variant: Variant) -> Iterator[str]:
    yield _words(page, known, variant).of(variant.tree)
    yield page.say("explain-judged", place=_where(page, known, variant), narrowed=list(_narrowed(page, known)))
    if known.rule.rule.suspended:
        yield page.say("rule-suspended", reason=known.rule.rule.suspended)


def _where(page: Page, known: KnownRule, variant: Variant) -> str:
    """Once, in every row, in every column, in every unit and form."""
    form = _form(known, variant)
    table = form.by_name.get(variant.table) if form else None
    if table is None:
        return page.say("explain-between")
    place = table.sheets[0] if table.sheets else table.name
    rows, columns = RECORD in variant.open or bool(variant.open - set(variant.path)), bool(variant.measure)
    each = "rows-columns" if rows and columns else "rows" if rows else "columns" if columns else "once"
    return page.say(f"explain-each-{each}", table=place)


def _narrowed(page: Page, known: KnownRule) -> Iterator[str]:
    rule, form = known.rule.rule, _form(known, known.rule.variants[0])
    table = known.rule.variants[0].table
    for kind, narrowing in (("rows", rule.rows), ("columns", rule.columns)):
        if narrowing:
            names = list(_named_parts(page, narrowing, form, table))
            yield page.say(f"explain-{kind}-{'excluded' if narrowing.excluded else 'only'}", names=names)


def _named_parts(page: Page, narrowing: Narrowing, form: Form | None, table: str) -> Iterator[str]:
    """Rows and columns by their labels and headings; the two words of the language by theirs."""
    for name in narrowing.names:
        label = row_label(form, table, name)
        if name in ("details", "named"):
            yield page.say(f"words-{name}")
        else:
            yield label if label != name else short_heading(form, table, name)


def _example(page: Page, known: KnownRule, variant: Variant) -> list[str]:
    """The rule with figures that keep it, and with one that breaks it."""
    found = example(variant.tree)
    if found is None:
        return []
    kept, broken = found
    words = _words(page, known, variant)
    slip = next(cell for cell in kept if kept[cell] != broken[cell])
    held = replace(words, instead=lambda node: _figure(page, node, kept)).of(variant.tree)
    failed = replace(words, instead=lambda node: _figure(page, node, broken)).of(variant.tree)
    where = words.of(slip) if isinstance(slip, Term) and not slip.aggregate else None
    return [page.say("explain-holds", text=held), page.say("explain-fails", text=failed, cell=where)]


def _figure(page: Page, node: Node, figures: Figures) -> str | None:
    value = figures.get(node)
    if isinstance(value, Decimal):
        if isinstance(node, Term) and node.type == "percent":
            return f"{page.catalogue.number(value * 100)}%"
        if isinstance(node, Term | Aggregate) and node.function == "sum":
            return _addends(page, value)
        return page.catalogue.number(value)
    if value == BLANK:
        return page.say("words-blank")
    return f"“{value}”" if value is not None else None


def _addends(page: Page, value: Decimal) -> str:
    """A run of cells that adds up to a figure."""
    parts = [value // 2, value // 3, value - value // 2 - value // 3]
    return " + ".join(page.catalogue.number(part) for part in parts)


def _remedy(page: Page, rule: Rule, variants: Sequence[Variant]) -> Iterator[str]:
    figures = any(isinstance(leaf, FigureTerm) for one in variants for leaf in leaves(one.tree))
    between = not all(one.table for one in variants)
    yield page.say("explain-do-between" if figures or between else "explain-do")
    yield page.say(f"explain-severity-{rule.severity}")
    if rule.tolerance and not rule.tolerance.rounding:
        absolute, relative = rule.tolerance.absolute, rule.tolerance.relative
        share = f"{page.catalogue.number(relative * 100)}%" if relative is not None else None
        yield page.say("explain-tolerance", slack=share or absolute)
    if rule.missing_left is rule.missing_right:
        yield page.say(f"explain-missing-{rule.missing_left}")
    else:
        for side, strategy in (("left", rule.missing_left), ("right", rule.missing_right)):
            said = page.say(f"explain-missing-{strategy}")
            yield page.say(f"explain-side-{side}", said=said)


def _words(page: Page, known: KnownRule, variant: Variant) -> RuleWords:
    form = next((leaf.form for leaf in leaves(variant.tree) if isinstance(leaf, Term)), None)
    return RuleWords(page.catalogue, known.forms, (form, variant.table), variant.measure)


def _form(known: KnownRule, variant: Variant) -> Form | None:
    """The form of the rule's own table."""
    return next((form for form in known.forms.values() if variant.table in form.by_name), None)
