"""Dates as precise as the source and no more."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import dates

years = st.integers(dates.EARLIEST_YEAR, dates.LATEST_YEAR)
months = st.builds("{:04}-{:02}".format, years, st.integers(1, 12))
days = st.dates(dt.date(dates.EARLIEST_YEAR, 1, 1), dt.date(dates.LATEST_YEAR, 12, 31)).map(dt.date.isoformat)
quarters = st.builds("{:04}-Q{}".format, years, st.integers(1, 4))
halves = st.builds("{:04}-H{}".format, years, st.integers(1, 2))
points = st.one_of(years.map("{:04}".format), months, days, quarters, halves)


@given(days)
def test_a_day_is_its_own_first_and_last_day(day: str) -> None:
    span = dates.parse(day)
    assert (span.start, span.end, span.first_day, span.last_day, span.precision) == (day, day, day, day, "day")


@given(years)
def test_halves_and_quarters_and_months_cut_a_year_without_gap_or_overlap(year: int) -> None:
    whole = dates.parse(f"{year}")
    parts = (
        [f"{year}-H{n}" for n in (1, 2)],
        [f"{year}-Q{n}" for n in range(1, 5)],
        [f"{year}-{n:02}" for n in range(1, 13)],
    )
    for names in parts:
        spans = [dates.parse(name) for name in names]
        assert (spans[0].first_day, spans[-1].last_day) == (whole.first_day, whole.last_day)
        for before, after in pairwise(spans):
            assert dt.date.fromisoformat(before.last_day) + dt.timedelta(1) == dt.date.fromisoformat(after.first_day)


@given(points, points)
def test_a_range_runs_from_the_first_day_of_one_end_to_the_last_of_the_other(one: str, other: str) -> None:
    start, end = dates.parse(one), dates.parse(other)
    if end.last_day < start.first_day:
        with pytest.raises(ValueError, match="ends before it starts"):
            dates.parse(f"{one}/{other}")
        return
    span = dates.parse(f"{one}/{other}")
    assert (span.start, span.end) == (start.start, end.end)
    assert (span.first_day, span.last_day) == (start.first_day, end.last_day)
    assert span.precision in (start.precision, end.precision)
    assert span.first_day <= span.last_day


@given(points)
def test_what_a_span_calls_its_start_and_end_can_be_read_again(text: str) -> None:
    span = dates.parse(text)
    again = dates.parse(span.start if span.start == span.end else f"{span.start}/{span.end}")
    assert (again.first_day, again.last_day) == (span.first_day, span.last_day)


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{4}-[0-9QH/-]{0,8}", fullmatch=True))
def test_any_other_text_is_refused_and_never_breaks_the_reading(text: str) -> None:
    try:
        span = dates.parse(text)
    except ValueError:
        return
    assert span.first_day <= span.last_day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-Q5",
        "2024-H3",
        "2024-1-5",
        "05.10.2024",
        "0999",
        "2201",
        "٢٠٢٤",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not|lies outside|has no month"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2024", "2024"),
        ("2024-H1", "H1 2024"),
        ("2024-Q4", "Q4 2024"),
        ("2024-10", "Oct 2024"),
        ("2024-10-05", "5 Oct 2024"),
        ("2024-01/2024-09", "Jan–Sep 2024"),
        ("2024-12-30/2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2021/2025", "2021–2025"),
    ],
)
def test_a_date_is_told_as_people_write_it(text: str, label: str) -> None:
    assert dates.parse(text).label == label
