"""Patterns of `each`, `except`, `after` and `until`."""

import pytest

from pdvalidate.text.globs import Glob


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("20*", "2022"), ("* tuổi", "Dưới 7 TUỔI"), ("Huyện ?*", "Huyện A"), ("*", ""), ("a*b*c", "axxbyyc")],
)
def test_matches(pattern: str, text: str) -> None:
    assert Glob(pattern).matches(text)


@pytest.mark.parametrize(("pattern", "text"), [("20*", "x2022"), ("Huyện ?*", "Huyện"), ("a", "ab"), ("?", "")])
def test_does_not_match(pattern: str, text: str) -> None:
    assert not Glob(pattern).matches(text)


def test_braces_capture_what_was_typed() -> None:
    assert Glob("Project ?*: {project}").capture("PROJECT 3:  Đường sắt ") == "Đường sắt"
    assert Glob("20*").capture(" 2022 ") == "2022"
    assert Glob("20*").capture("1999") is None


def test_many_stars_take_no_time() -> None:
    assert not Glob("*a" * 40 + "b").matches("a" * 3000)  # a matcher that goes back would not live to see the end
