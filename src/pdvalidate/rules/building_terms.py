"""Names and aggregates become terms: what each pins, closes and leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pdvalidate.model.expression import Aggregate, Bracket, Name
from pdvalidate.model.term import CHILDREN, DETAILS, RECORD, RETURN, UNIT, Members, Origin, Pin, Term
from pdvalidate.rules.heads import Head, relatives_of
from pdvalidate.rules.mistakes import RuleError, did_you_mean
from pdvalidate.rules.reference import Reference, refer
from pdvalidate.rules.scope import Scope, Sort, Surroundings


@dataclass(frozen=True)
class TermBuilder:
    """Builds the terms of one variant of a rule.

    `measure` is what the names of a member rule are read at; `detail_column` is the key column whose
    unnamed rows `details` means.
    """

    around: Surroundings
    own: Scope | None
    measure: str | None
    detail_column: str = RECORD
    by: frozenset[str] | None = None

    def plain(self, name: Name) -> Term:
        """The term of a name outside aggregates.

        Raises:
            RuleError: it names nothing, or something that has no single value.
        """
        reference = refer(name, self.around, self.own)
        if reference.origin.many:
            raise RuleError(name.at, f"'{reference.origin}.' runs over many returns", f"write sum({name})")
        head = Head.of(name, reference, self.measure)
        via, brackets = self._via(name, head.scope)
        pins, within, closes = _brackets(brackets, head.scope)
        pins += [Pin(RECORD, one.dimension) for one in closes if head.scope.opened_by(one.dimension)]
        closes = tuple(one for one in closes if not head.scope.opened_by(one.dimension))
        if closes:
            raise RuleError(
                name.brackets[0].at,
                f"'{closes[0].name or closes[0].dimension}' names many rows",
                f"write sum({name})",
            )
        if head.measure is None:
            raise RuleError(name.at, f"nothing says which column '{name}' is read in", f"write column[{name}]")
        term = _term(name, reference, head, [*head.pins, *pins], within or head.within)
        if via is None or self.own is None:
            return term
        own = self.own
        return replace(term, via=(own.table.name, via), open=own.dimensions(()) | (term.open & set(term.path)))

    def _via(self, name: Name, scope: Scope) -> tuple[str | None, tuple[Bracket, ...]]:
        """The column in brackets whose text is the key of the record that is meant, and the other brackets."""
        columns = [one for one in name.brackets if self._is_plain_column(one.name, scope)]
        if not columns:
            return None, name.brackets
        if not scope.key_names:
            raise RuleError(columns[0].at, f"the table '{scope.table.name}' has no key that '{columns[0]}' could be")
        if len(columns) > 1:
            raise RuleError(columns[1].at, f"'{name}' names two columns, and a record is known by one")
        return columns[0].name, tuple(one for one in name.brackets if one is not columns[0])

    def _is_plain_column(self, word: str, scope: Scope) -> bool:
        """Whether it is a column of the rule's own table that is neither a key nor a block."""
        if self.own is None or (word in scope.names and scope is not self.own):
            return False
        column = self.own.table.by_name.get(word)
        return column is not None and not column.key and word not in self.own.table.blocks

    def aggregate(self, node: Aggregate) -> Term:
        """The term of an aggregate over one name.

        Raises:
            RuleError: it names nothing that can be run over.
        """
        name = node.arguments[0]
        if not isinstance(name, Name):
            raise RuleError(node.at, f"'{node.function}' of one thing runs over a name, not over a calculation")
        reference = refer(name, self.around, self.own)
        head = Head.of(name, reference, self.measure, aggregate=True)
        if node.function == "count":
            head = head.counting_rows()
        pins, within, closes = _brackets(name.brackets, head.scope)
        if within:
            closes = (*closes, within)
        closes = closes or head.closes or self._by_default(node, reference, head, pins)
        closes = _with_opening_rows(closes, pins, head)
        if node.excepted:
            closes = (_except(closes[0], node, head.scope), *closes[1:])
        closes = tuple(self._settle(one, reference) for one in closes)
        needs_measure = head.measure is None and node.function != "count"
        if needs_measure:
            raise RuleError(name.at, f"'{node.function}' needs a column to add up", f"write column[{name}]")
        term = _term(name, reference, head, [*head.pins, *pins], None, closes, node)
        return self._shared(term) if head.scope is self.own else self._looked_up(term, head)

    def _shared(self, term: Term) -> Term:
        """With `by:` an aggregate runs over the records, and the blocks, that share what it names."""
        if self.by is None:
            return term
        if term.over_children:
            raise RuleError(term.at, "'children' are those of one row, and 'by' judges many rows at once")
        done = {pin.dimension for pin in term.pins} | {members.dimension for members in term.closes}
        blocks = tuple(Members(block) for block in term.path if block not in done | self.by)
        return replace(term, open=self.by - done, closes=(*term.closes, *blocks))

    def _looked_up(self, term: Term, head: Head) -> Term:
        """The details of another table are those that agree in the keys that both have and the rule leaves open."""
        if self.own is None or term.origin is not Origin.OWN or RECORD in {pin.dimension for pin in term.pins}:
            return term
        shut = {pin.dimension for pin in term.pins} | {members.dimension for members in term.closes}
        return replace(term, open=head.scope.dimensions(head.path) - shut - {RECORD})

    def _by_default(
        self, node: Aggregate, reference: Reference, head: Head, pins: Sequence[Pin]
    ) -> tuple[Members, ...]:
        """What an aggregate runs over when its brackets do not say: the innermost block, else the details."""
        pinned = {pin.dimension for pin in pins} | {pin.dimension for pin in head.pins}
        path = [block for block in head.path if block not in pinned]
        if reference.block in head.scope.table.repeats:
            return (Members(reference.block or ""),)
        if reference.block:
            return tuple(Members(block) for block in path[path.index(reference.block) :]) if path else ()
        if reference.origin is Origin.CHILDREN:
            return ()
        if path and reference.origin is not Origin.RETURNS:
            return (Members(path[-1]),)
        if not pinned - {*head.path, *head.scope.table.repeats}:
            return (Members(RECORD, DETAILS), *(Members(block) for block in path))
        if reference.origin is Origin.RETURNS:
            return tuple(Members(block) for block in path)
        raise RuleError(node.at, f"there is nothing that '{node.function}' could run over")

    def _settle(self, members: Members, reference: Reference) -> Members:
        """`details` are the unnamed rows of the column that the rule's named rows stand in."""
        if members.dimension == RECORD and members.name == DETAILS and reference.own:
            return Members(self.detail_column, DETAILS, members.excepted)
        return members


def _brackets(brackets: Sequence[Bracket], scope: Scope) -> tuple[list[Pin], Members | None, tuple[Members, ...]]:
    """What stands in brackets: members that pin, a group that restricts, dimensions that are run over."""
    pins: list[Pin] = []
    within: Members | None = None
    closes: list[Members] = []
    for bracket in brackets:
        meaning = scope.names.get(bracket.name)
        relatives = relatives_of(scope, bracket.name, bracket.at)
        if bracket.name == "unit":
            pins.append(_own_unit(bracket, scope))
        elif relatives is not None:
            closes.append(replace(relatives, excepted=bracket.excepted))
        elif meaning is None:
            raise RuleError(bracket.at, f"'{bracket.name}' is unknown", did_you_mean(bracket.name, scope.names))
        elif meaning.sort in (Sort.ROW, Sort.MEMBER):
            pins.append(Pin(meaning.dimension, meaning.name))
        elif meaning.sort is Sort.GROUP:
            within = Members(meaning.dimension, meaning.name, bracket.excepted)
        elif bracket.name in (*scope.key_names, *scope.qualifiers):
            closes.append(Members(bracket.name, "", bracket.excepted))
        else:
            says = f"the column '{bracket.name}' means one record, so there is nothing to run over"
            raise RuleError(bracket.at, says, "name members, keys or blocks")
    return pins, within, tuple(closes)


def _with_opening_rows(closes: tuple[Members, ...], pins: Sequence[Pin], head: Head) -> tuple[Members, ...]:
    """A section that is run over alone means its opening rows; beside `details` or a named row, all its stretches."""
    sections = [one for one in closes if head.scope.opened_by(one.dimension)]
    repeated = {*head.path, *head.scope.table.repeats}
    chosen = {one.dimension for one in closes} | {pin.dimension for pin in pins}
    if not sections or chosen - repeated:
        return closes
    return (Members(RECORD, sections[-1].dimension), *closes)


def _own_unit(bracket: Bracket, scope: Scope) -> Pin:
    """`[unit]`: the row that bears this unit's name in the last key column."""
    if not scope.key_names:
        raise RuleError(bracket.at, f"'{scope.table.name}' has no key column that could bear the unit's name")
    return Pin(UNIT, "")


def _except(members: Members, node: Aggregate, scope: Scope) -> Members:
    for name in node.excepted:
        if name not in scope.names:
            raise RuleError(node.at, f"'{name}' is unknown", did_you_mean(name, scope.names))
    return Members(members.dimension, members.name, (*members.excepted, *node.excepted))


def _term(
    name: Name,
    reference: Reference,
    head: Head,
    pins: Sequence[Pin],
    within: Members | None,
    closes: tuple[Members, ...] = (),
    node: Aggregate | None = None,
) -> Term:
    scope = head.scope
    for pin in pins:
        if pin.dimension in scope.table.blocks and pin.dimension not in head.path:
            raise RuleError(name.at, f"'{head.measure}' does not stand in the block of '{pin.member}'")
    if len({pin.dimension for pin in pins}) < len(pins):
        raise RuleError(name.at, f"'{name}' names two members of one dimension")
    shut = {scope.key_names[-1] if pin.dimension == UNIT else pin.dimension for pin in pins}
    shut |= {one.dimension for one in closes if one.name != CHILDREN}
    shut |= scope.inside({pin.member for pin in pins} | {one.name for one in closes})
    left = _left_open(scope, head.path, shut)
    left |= {pin.dimension for pin in pins if pin.dimension == UNIT}
    return Term(
        table=scope.table.name,
        measure=head.measure,
        type=head.type,
        path=head.path,
        pins=tuple(sorted((pin for pin in pins if pin.dimension != UNIT), key=lambda pin: (pin.dimension, pin.member))),
        within=within,
        closes=(*closes, Members(RETURN)) if reference.origin.many else closes,
        open=frozenset() if reference.origin is Origin.RETURNS else left,
        function=node.function if node else None,
        where=node.where if node else None,
        form=scope.form,
        origin=reference.origin,
        at=name.at,
        end=name.end,
    )


def _left_open(scope: Scope, path: tuple[str, ...], shut: set[str]) -> frozenset[str]:
    """The dimensions that stay open. Where rows are pinned or closed, only their other keys are left.

    What repeats stays open around the rows; a record is finer than all of it.
    """
    rows, around = shut - set(path), scope.repeats(shut)
    if RECORD in rows:
        return (frozenset(path) | around) - shut
    if rows:
        return frozenset({*scope.key_names, *path} - shut) | around
    return scope.dimensions(path) - shut
