"""Which lines of a frame a term is about: pinned to members, kept within a group, run over by an aggregate."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.codes import NONE
from pdvalidate.judging.frames.frames import Frame, Lines, Stack
from pdvalidate.judging.frames.stacking import row_names
from pdvalidate.judging.frames.trees import parents, under
from pdvalidate.model.form import Narrowing, Table
from pdvalidate.model.term import CHILDREN, DETAILS, FIRST, RECORD, RETURN, Members, Pin, Term, stretch

Mask = NDArray[np.bool_]


def plan_of(frame: Frame, term: Term) -> Hashable:
    """What decides which lines a term is about: terms of one plan differ in their measure at most."""
    lacking = tuple(segment.first for segment in frame.without(term.measure)) if term.measure else ()
    return term.table, term.path, term.pins, term.within, term.closes, lacking


def select(stack: Stack, frame: Frame, term: Term) -> Lines:
    """The lines of a term's frame that it pins, keeps to, or runs over, in ascending order."""
    plan = plan_of(frame, term)
    if plan not in stack.plans.lines:
        stack.plans.lines[plan] = _select(stack, frame, term)
    return stack.plans.lines[plan]


def _select(stack: Stack, frame: Frame, term: Term) -> Lines:
    mask = _standing(frame, term)
    for pin in term.pins:
        mask &= _pinned(stack, frame, pin)
    if term.within is not None:
        mask &= _among(stack, frame, term.within)
    for members in term.closes:
        if members.dimension != RETURN:
            mask &= _among(stack, frame, members)
    return np.flatnonzero(mask)


def _standing(frame: Frame, term: Term) -> Mask:
    """A cell stands if its row and its column do."""
    mask = np.ones(frame.size, np.bool_)
    if term.measure is not None:
        for segment in frame.without(term.measure):
            mask[segment.first : segment.first + segment.length] = False
    return mask


def _pinned(stack: Stack, frame: Frame, pin: Pin) -> Mask:
    if pin.dimension in frame.members:
        return np.asarray(frame.members[pin.dimension] == stack.book(pin.dimension).known(pin.member))
    if pin.dimension in frame.table.repeats:
        return _repeated(stack, frame, pin.dimension, pin.member)
    if pin.member == FIRST:
        return first_records(stack, frame)
    if pin.member in frame.table.named_sections:
        return opening_rows(stack, frame, pin.member)
    code = row_names(frame.table).index(pin.member)
    return np.asarray(_names(stack, frame, pin.dimension) == code)


def _repeated(stack: Stack, frame: Frame, repeat: str, member: str) -> Mask:
    """The lines in one declared member of what repeats."""
    codes = stack.keys[frame.table.name][repeat][frame.record]
    return np.asarray((codes == stack.book(repeat).known(member)) & (codes != NONE))


def first_records(stack: Stack, frame: Frame) -> Mask:
    """The lines of the first record of each sheet or table that repeats; without any, of each return."""
    table = frame.table
    around = [one.name for one in (table.each_sheet, table.each_after) if one is not None]
    codes = [frame.ret, *(stack.keys[table.name][stretch(table.name, name)][frame.record] for name in around)]
    mask = np.zeros(frame.size, np.bool_)
    if frame.size:
        mask[np.unique(np.stack(codes), axis=1, return_index=True)[1]] = True
    return mask


def opening_rows(stack: Stack, frame: Frame, section: str) -> Mask:
    """The lines of records that open a stretch of a section."""
    return np.asarray(stack.opens[frame.table.name][section][frame.record])


def _names(stack: Stack, frame: Frame, column: str) -> NDArray[np.int32]:
    """The named row of each line, in one key column or, for RECORD, in the table's only one."""
    named = stack.names[frame.table.name]
    return named[next(iter(named)) if column == RECORD else column][frame.record]


def _among(stack: Stack, frame: Frame, members: Members) -> Mask:
    mask = _of_kind(stack, frame, members)
    for name in members.excepted:
        mask &= ~_excepted(stack, frame, members.dimension, name)
    return mask


def _of_kind(stack: Stack, frame: Frame, members: Members) -> Mask:
    if members.name == DETAILS:
        return details(stack, frame, members.dimension)
    if members.name == CHILDREN:
        return np.asarray(under(stack, frame.table.name, frame.record) != NONE)
    if not members.name:
        return np.ones(frame.size, np.bool_)
    if members.name in frame.table.named_sections:
        return opening_rows(stack, frame, members.name)
    return _in_group(stack, frame, members.name)


def _in_group(stack: Stack, frame: Frame, name: str) -> Mask:
    order = [group.name for group in frame.table.groups]
    column = frame.table.named_groups[name].column
    return np.asarray(stack.groups[frame.table.name][column][frame.record] == order.index(name))


def _excepted(stack: Stack, frame: Frame, dimension: str, name: str) -> Mask:
    if dimension in frame.members:
        return np.asarray(frame.members[dimension] == stack.book(dimension).known(name))
    if dimension in frame.table.repeats:
        return _repeated(stack, frame, dimension, name)
    if name in frame.table.named_groups:
        return _in_group(stack, frame, name)
    column = _column_of(frame.table, name, dimension)
    return np.asarray(_names(stack, frame, column) == row_names(frame.table).index(name))


def _column_of(table: Table, row: str, dimension: str) -> str:
    declared = table.named_rows.get(row)
    return declared.column if declared else dimension


def details(stack: Stack, frame: Frame, column: str = RECORD) -> Mask:
    """The lines of records without a name and without a group in a key column; for RECORD, in any."""
    table = frame.table
    wanted = stack.names[table.name] if column == RECORD else [column]
    mask = np.ones(stack.frame(table.name).size, np.bool_)
    for one in wanted:
        mask &= _unnamed(stack, table, one)
    for opening in stack.opens[table.name].values():
        mask &= ~opening
    if table.tree is not None:
        mask &= ~parents(stack, table.name)
    return np.asarray(mask[frame.record])


def _unnamed(stack: Stack, table: Table, column: str) -> Mask:
    """Records without name or group; rows and groups that are declared `detail` count as if they had none."""
    rows, groups = stack.names[table.name][column], stack.groups[table.name][column]
    kept_rows = [NONE] + [place for place, name in enumerate(row_names(table)) if _is_detail(table, name)]
    kept_groups = [NONE] + [place for place, group in enumerate(table.groups) if group.detail]
    return np.isin(rows, kept_rows) & np.isin(groups, kept_groups)


def _is_detail(table: Table, name: str) -> bool:
    row = table.named_rows.get(name)
    return row.detail if row else any(name in group.names and group.detail for group in table.groups)


def narrowed(stack: Stack, table: Table, rows: Narrowing) -> Mask:
    """The records that a rule's `rows:` leaves: details, named ones, or those of the names given."""
    frame = stack.frame(table.name)
    mask = np.zeros(frame.size, np.bool_)
    for name in rows.names:
        mask |= _called(stack, frame, name)
    return ~mask if rows.excluded else mask


def _called(stack: Stack, frame: Frame, name: str) -> Mask:
    if name == DETAILS:
        return details(stack, frame)
    if name == "named":
        return np.asarray(np.any([codes != NONE for codes in stack.names[frame.table.name].values()], axis=0))
    if name in frame.table.named_groups:
        return _in_group(stack, frame, name)
    if name in frame.table.named_sections:
        return opening_rows(stack, frame, name)
    code = row_names(frame.table).index(name)
    return np.asarray(np.any([codes == code for codes in stack.names[frame.table.name].values()], axis=0))
