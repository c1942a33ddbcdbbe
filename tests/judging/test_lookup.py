"""Joins of integers agree with dictionaries."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.judging.frames.lookup import NOWHERE, TWICE, Groups, Index, combine

KEYS = st.lists(st.one_of(st.integers(0, 9), st.integers(10**9, 10**9 + 3)), max_size=30)


def array(values: list[int]) -> np.ndarray:
    return np.array(values, np.int64)


@given(KEYS, KEYS)
def test_an_index_finds_the_only_line_of_a_key(keys: list[int], wanted: list[int]) -> None:
    often, line = Counter(keys), {key: place for place, key in enumerate(keys)}
    expected = [NOWHERE if key not in often else TWICE if often[key] > 1 else line[key] for key in wanted]
    index = Index.of(array(keys), np.arange(len(keys), dtype=np.intp))
    assert index.find(array(wanted)).tolist() == expected


@given(KEYS, KEYS)
def test_groups_hold_the_lines_of_a_key_in_their_order(keys: list[int], wanted: list[int]) -> None:
    groups = Groups.of(array(keys), np.arange(len(keys), dtype=np.intp))
    for key, group in zip(wanted, groups.find(array(wanted)).tolist(), strict=True):
        lines = [] if group == NOWHERE else groups.lines[groups.starts[group] : groups.ends[group]].tolist()
        assert lines == [place for place, one in enumerate(keys) if one == key]


@given(st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 6)), min_size=1, max_size=30))
def test_combined_keys_are_equal_where_all_codes_are(codes: list[tuple[int, int]]) -> None:
    columns = [np.array(column, np.int32) for column in zip(*codes, strict=True)]
    keys = combine(columns, [5, 7], len(codes)).tolist()
    assert len(set(keys)) == len(set(codes))
    assert len(set(zip(keys, codes, strict=True))) == len(set(codes))


def test_too_many_combinations_are_an_error_and_no_wrong_join() -> None:
    with pytest.raises(OverflowError):
        combine([np.zeros(1, np.int32)] * 3, [2**30] * 3, 1)
