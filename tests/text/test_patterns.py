"""Regular expressions in bounded time."""

import pytest

from pdvalidate.text.patterns import Pattern


def test_a_pattern_is_for_the_whole_text_or_searched_in_it() -> None:
    assert Pattern(r"\d{4}").is_whole("2022")
    assert not Pattern(r"\d{4}").is_whole("20222")
    assert Pattern(r"Vote for (\d+)").find("Vote for 3 persons") == "3"
    assert Pattern(r"\d+").find("Vote for 3 persons") == "3"
    assert Pattern("Đ.ng").find("Tỉnh Đồng Nai") == "Đồng"
    assert Pattern("x").find("y") is None


@pytest.mark.parametrize("pattern", ["(a", r"(a)\1", "(?=a)b", "a{100000}"])
def test_what_is_no_pattern_says_why(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        Pattern(pattern)


def test_nothing_is_tried_again_and_again() -> None:
    assert not Pattern("(a+)+b").is_whole("a" * 1500)  # a matcher that goes back would not live to see the end
