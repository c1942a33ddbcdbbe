"""A form as data: what a table knows of its columns."""

from __future__ import annotations

from pdvalidate.model.form import Block, Table
from tests.forms_at_hand import block, count, form, key, text

NESTED = Table(
    "votes",
    (
        key("precinct"),
        block(
            "district", ["d1", "d2"], count("seats"), block("candidate", ["a", "b"], count("polling"), count("votes"))
        ),
        block("year", ["y1", "y2"], count("year")),
        text("note"),
    ),
)


def test_columns_know_the_blocks_around_them() -> None:
    assert NESTED.paths == {
        "precinct": (),
        "seats": ("district",),
        "polling": ("district", "candidate"),
        "votes": ("district", "candidate"),
        "year": ("year",),
        "note": (),
    }
    assert list(NESTED.blocks) == ["district", "candidate", "year"]


def test_measures_are_the_columns_of_numbers() -> None:
    assert [column.name for column in NESTED.measures] == ["seats", "polling", "votes", "year"]
    assert [column.name for column in NESTED.keys] == ["precinct"]


def test_a_block_of_one_column_is_that_measure() -> None:
    assert NESTED.blocks["year"].single is not None
    assert NESTED.blocks["candidate"].single is None
    assert Block("outer", columns=(NESTED.blocks["year"],)).single is None


def test_a_form_is_known_by_name_and_edition() -> None:
    assert form(NESTED).key == "form@1"
