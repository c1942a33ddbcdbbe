"""The consistent region: nothing to report, and the published figures are met."""

from decimal import Decimal

import pytest

from pdvalidate import api
from pdvalidate.model.kinds import Status
from tests.samples.returns import FAULTY, REGION, SAMPLES, audited, library

PUBLISHED = {
    "upper_committees": 367,
    "grassroots_organisations": 14541,
    "sub_committees": 498,
    "affiliated_cells": 61081,
    "members": 1288256,
    "admitted": 5414,
    "pupils": 2048,
    "students": 3366,
}


def test_every_return_is_accepted_without_any_discrepancy() -> None:
    report = audited(REGION)
    assert [one.status for one in report.returns] == [Status.ACCEPTED] * 22
    assert report.discrepancies == ()


def test_every_rule_is_decided() -> None:
    report = audited(REGION)
    looking_back = {"opening-follows-closing"}
    assert [one.id for one in report.rules if one.violated] == []
    assert {one.id for one in report.rules if one.undecided} == looking_back
    assert {one.id for one in report.rules if not one.satisfied} == looking_back


def test_last_years_returns_show_the_number_that_was_corrected_later() -> None:
    before = api.find_files([str(SAMPLES / "previous-year")])
    report = api.audit(REGION, library(), previous=before)
    (rule,) = [one for one in report.rules if one.id == "opening-follows-closing"]
    assert (rule.satisfied, rule.violated, rule.undecided) == (2, 1, 19)
    (one,) = report.discrepancies
    assert (one.rule, one.unit, one.cell, one.difference) == ("opening-follows-closing", "Cần Thơ", "B12", Decimal(-18))
    assert len(report.returns) == 22


def test_all_22_committees_are_there_once() -> None:
    (collection,) = audited(REGION).collections
    assert len(collection.units) == 22
    assert all(len(unit.files) == 1 for unit in collection.units)


@pytest.mark.parametrize(("name", "value"), PUBLISHED.items())
def test_published_figures_are_met(name: str, value: int) -> None:
    (collection,) = audited(REGION).collections
    figure = {one.name: one for one in collection.figures}[name]
    assert (figure.published, figure.found, figure.outcome) == (Decimal(value), Decimal(value), "satisfied")


def test_a_broken_sum_over_the_region_names_a_cell_of_every_return() -> None:
    report = audited(FAULTY)
    (members,) = (one for one in report.discrepancies if one.rule == "members-as-published")
    files = [one.file for one in members.operands if one.file]
    assert len(files) == len(set(files)) == 22
