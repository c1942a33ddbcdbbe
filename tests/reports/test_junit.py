"""JUnit XML: a case for each rule and return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from xmlschema import XMLSchema

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports import FORMATS, Layout
from tests.reports.everything_at_hand import everything
from tests.reports.reports_at_hand import audited, checked, hostile_note

SCHEMA = XMLSchema(Path(__file__).parent / "standards" / "junit-10.xsd")


def read(report: Report) -> ElementTree.Element:
    text = FORMATS["junit"].render(report, Catalogue("en"), Layout())
    assert isinstance(text, str)
    return ElementTree.fromstring(text.partition("\n")[2])  # noqa: S314 - our own output


def case(root: ElementTree.Element, suite: str, name: str) -> ElementTree.Element:
    found = root.find(f"testsuite[@name='{suite}']/testcase[@name='{name}']")
    assert found is not None
    return found


@pytest.mark.parametrize("made", [everything, checked, audited, Report])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_follows_the_schema_of_jenkins(made: Callable[[], Report], language: str) -> None:
    text = FORMATS["junit"].render(made(), Catalogue(language), Layout())
    assert isinstance(text, str)
    SCHEMA.validate(ElementTree.fromstring(text.partition("\n")[2]))  # noqa: S314 - our own output


def test_each_rule_is_a_case_of_each_return() -> None:
    root = read(checked())
    rules = {one.id for one in checked().rules}
    for file in ("an-giang.xlsx", "can-tho.xlsx"):
        suite = root.find(f"testsuite[@name='{file}']")
        assert suite is not None
        assert rules <= {one.attrib["name"] for one in suite}


def test_only_errors_fail() -> None:
    root = read(everything())
    assert case(root, "an-giang.xlsx", "column-sum").find("failure") is not None
    plausible = case(root, "an-giang.xlsx", "plausible")
    assert plausible.find("failure") is None
    assert "Warning: " in plausible.findtext("system-out", "")
    assert case(root, "can-tho.xlsx", "column-sum").find("*") is None


def test_waived_errors_fail_nothing_and_are_told() -> None:
    waived = replace(checked(), discrepancies=tuple(replace(one, waived=True) for one in checked().discrepancies))
    root = read(waived)
    split = case(root, "an-giang.xlsx", "split")
    assert split.find("failure") is None
    assert split.findtext("system-out", "").startswith("waived: ")


def test_what_gave_no_verdict_is_skipped_with_the_reason() -> None:
    root = read(checked())
    skipped = {name: case(root, "can-tho.xlsx", name).find("skipped") for name in ("previous-year", "three-years")}
    reasons = {name: one.attrib["message"] for name, one in skipped.items() if one is not None}
    assert reasons == {"previous-year": "nothing to compare", "three-years": "suspended: biểu mẫu đang sửa đổi"}


def test_files_that_were_not_judged_fail() -> None:
    assert case(read(checked()), "khong-co.xlsx", "file-missing").find("failure") is not None


@pytest.mark.parametrize("report", [everything(), checked(), audited(), Report()])
def test_the_counts_are_those_of_the_cases(report: Report) -> None:
    root = read(report)
    for suite in (root, *root.iter("testsuite")):
        cases = list(suite.iter("testcase"))
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == sum(one.find("failure") is not None for one in cases)
        skipped = sum(one.find("skipped") is not None for one in cases)
        assert int(suite.attrib.get("skipped", skipped)) == skipped


def test_nothing_is_left_out() -> None:
    told = "".join(read(audited()).itertext()) + "".join(read(everything()).itertext())
    for one in (*audited().discrepancies, *everything().discrepancies):
        assert one.cell is None or one.cell in told
    assert "no return was received" in told


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    odd = replace(hostile_note(), file="a\x00\ufffe\udce9.xlsx")
    returned = replace(checked().returns[0], file="a\x00\ufffe\udce9.xlsx")
    root = read(Report(returns=(returned,), discrepancies=(odd,)))
    assert root.find("testsuite[@name='a\ufffd\ufffd\ufffd.xlsx']") is not None
