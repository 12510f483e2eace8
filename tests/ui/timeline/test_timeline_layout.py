"""Where marks stand: tried on columns, without a window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.views.timeline import dates, geometry, labels, lanes, sight, ticks
from app.views.timeline.bundles import SEARCHED, TILE, TOUCH, Bundler, Item, furthest_span, least_width, short
from app.views.timeline.columns import AFTER, BEFORE, CLASSES, ON_AXIS, UNDATED, Columns
from app.views.timeline.frame import View, place_items
from app.views.timeline.lanes import Grouping, LaneWords
from app.views.timeline.story import Sort, Story, tell

NEVER = (0, 0)
MONTHS = dates.level(1.0)  # 30 pixels a month


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def columns_of(spans: Sequence[tuple[int, int]]) -> Columns:
    """Events that go from a first day to the day after their last one; NEVER for no date."""
    number = len(spans)
    first = np.array([span[0] for span in spans], dtype=np.int32)
    end = np.array([span[1] for span in spans], dtype=np.int32)
    place = np.full(number, ON_AXIS, dtype=np.uint8)
    place[end <= dates.FIRST_DAY] = BEFORE
    place[first >= dates.LAST_DAY] = AFTER
    place[(first <= 0) | (end <= first)] = UNDATED
    return Columns(
        split=number,
        rows=np.arange(1, number + 1, dtype=np.int64),
        kinds=np.zeros(number, dtype=np.uint8),
        codes=("forum", "", "contract", ""),
        first=first,
        end=end,
        place=place,
        span=np.searchsorted(CLASSES, end - first).astype(np.uint8),
        vague=end - first > 1,
        planned=np.zeros(number, dtype=bool),
        cancelled=np.zeros(number, dtype=bool),
        sections=np.zeros(number, dtype=np.int16),
        weight=np.ones(number, dtype=np.uint8),
        signed_at=np.full(number, -1, dtype=np.int64),
    )


def story_of(spans: Sequence[tuple[int, int]]) -> Story:
    """All of some spans in a single lane."""
    columns = columns_of(spans)
    marks = np.arange(len(spans), dtype=np.int64)
    order = lanes.time_order(columns)
    grouping = Grouping(marks, np.zeros(len(spans), dtype=np.int64), lambda _, above: LaneWords("all", "All"))
    placement = lanes.place(columns, order, grouping)
    return tell(columns, order, placement, np.ones(len(spans), dtype=bool), Sort.COUNT, False, 1)


def laid_out(story: Story, level: int, rows: int, slim: bool) -> list[Item]:
    return Bundler(story.arrangement).items(0, slim, level, rows, dates.FIRST_DAY, dates.LAST_DAY)


SPANS = st.lists(
    st.builds(
        lambda first, length: (first, first + length),
        st.integers(day("2019-01-01"), day("2026-12-31")),
        st.one_of(st.sampled_from([1, 3, 28, 31, 92, 365, 366]), st.integers(1, 900)),
    ),
    min_size=1,
    max_size=120,
)


@settings(deadline=None, max_examples=60)
@given(SPANS, st.integers(0, len(dates.LEVELS) - 1), st.integers(1, 6))
def test_every_mark_is_shown_exactly_once_at_every_level(spans: list[tuple[int, int]], level: int, rows: int) -> None:
    story = story_of(spans)
    shown: list[int] = []
    for slim in (False, True):
        for item in laid_out(story, level, rows, slim):
            marks = story.arrangement.marks_of(item.parts).tolist()
            assert item.count == len(marks)
            assert item.first == min(spans[mark][0] for mark in marks)
            assert item.end == max(spans[mark][1] for mark in marks)
            assert 0 <= item.row < item.rows <= rows
            shown += marks
    assert sorted(shown) == list(range(len(spans)))


@settings(deadline=None, max_examples=60)
@given(SPANS, st.integers(0, len(dates.LEVELS) - 1), st.integers(1, 6))
def test_marks_of_a_month_and_less_never_overlap_in_a_row(spans: list[tuple[int, int]], level: int, rows: int) -> None:
    months = [(first, first + min(end - first, 31)) for first, end in spans]
    scale = dates.LEVELS[level].scale
    limit = furthest_span(max(end - first for first, end in months), dates.LEVELS[level].unit)
    before: dict[int, tuple[int, int, float]] = {}  # by row: tile, first day, right end
    for item in sorted(laid_out(story_of(months), level, rows, False), key=lambda item: item.first):
        left, right = item.first * scale, item.end * scale
        least = least_width(item.count)
        if right - left < least:
            left, right = (left + right - least) / 2, (left + right + least) / 2
        tile = dates.LEVELS[level].unit.number(item.first) // TILE
        last_tile, first, end = before.get(item.row, (tile, item.first, -1e9))
        # Bundles touch only where one tile meets the next, or where they would grow without an end.
        if tile == last_tile and item.end - first <= limit:
            assert end <= left + TOUCH + 0.01
        before[item.row] = (tile, item.first, max(end, right))


@pytest.mark.parametrize("level", range(0, len(dates.LEVELS), 3))
@pytest.mark.parametrize("rows", [1, 2])
def test_marks_across_the_edge_of_a_tile_overlap_no_other(level: int, rows: int) -> None:
    scale, unit = dates.LEVELS[level].scale, dates.LEVELS[level].unit
    number = unit.number(day("2015-01-01")) // TILE * TILE
    edge = int(unit.edges(number, number)[0])
    long = max(int(unit.days * 3), 2)
    # one across the edge, some that begin under it, and one that touches none
    spans = [
        (edge - long + 1, edge + 2),
        (edge + 1, edge + 1 + long),
        (edge + 1, edge + 2),
        (edge + 4 * long, edge + 5 * long),
    ]
    for slim in (False, True):
        items = sorted(laid_out(story_of(spans), level, rows, slim), key=lambda item: item.first)
        for n, item in enumerate(items):
            for other in items[n + 1 :]:
                if other.row == item.row:
                    assert item.end * scale <= other.first * scale + TOUCH + 0.01


def test_each_mark_is_shown_once_where_a_span_is_longer_than_a_tile_and_a_crowd_follows() -> None:
    crowd = [(day("1988-01-01") + n % 700, day("1989-01-01") + n % 700) for n in range(2 * SEARCHED)]
    story = story_of([(day("1950-01-01"), day("1983-01-01")), (day("1970-06-01"), day("1971-06-01")), *crowd])
    shown = [mark for item in laid_out(story, 0, 1, True) for mark in story.arrangement.marks_of(item.parts).tolist()]
    assert sorted(shown) == list(range(2 + len(crowd)))


def test_what_is_drawn_of_many_marks_is_bounded_by_what_can_be_seen() -> None:
    generator = np.random.default_rng(1)
    first = generator.integers(day("1950-01-01"), day("2030-01-01"), 200_000)
    story = story_of([(int(a), int(a) + 1) for a in first])
    level = dates.level(900 / 3650)
    items = Bundler(story.arrangement).items(0, False, level, 2, day("2015-01-01"), day("2025-01-01"))
    assert len(items) <= 900 / dates.NEAREST * 2
    assert sum(item.count for item in items) > 20_000


def test_what_a_view_shows_does_not_depend_on_how_it_was_reached() -> None:
    generator = np.random.default_rng(2)
    first = generator.integers(day("2018-01-01"), day("2026-01-01"), 3000)
    story = story_of(
        [(int(a), int(a) + int(n)) for a, n in zip(first, generator.choice([1, 30, 31], 3000), strict=True)]
    )

    def picture(bundler: Bundler) -> list[tuple[object, ...]]:
        items = bundler.items(0, False, MONTHS, 3, day("2022-01-01"), day("2023-01-01"))
        return [(i.first, i.end, i.row, i.rows, i.parts) for i in items]

    wandered = Bundler(story.arrangement)
    for level in (9, 8, 5, 4, 3, 1, 0, 2, 7):
        for year in (2018, 2020, 2024, 2022):
            wandered.items(0, False, level, 3, day(f"{year}-03-01"), day(f"{year + 1}-01-01"))
    assert picture(wandered) == picture(Bundler(story.arrangement))


def test_equal_months_stack_as_long_as_there_are_rows_and_then_become_one_bundle() -> None:
    october = (day("2024-10-01"), day("2024-11-01"))
    stacked = laid_out(story_of([october] * 3), MONTHS, 3, False)
    assert sorted(item.row for item in stacked) == [0, 1, 2]
    assert {item.rows for item in stacked} == {3}
    bundled = laid_out(story_of([october] * 4), MONTHS, 3, False)
    assert [(item.count, item.first, item.end) for item in bundled] == [(4, *october)]


def test_months_that_follow_one_another_share_a_row() -> None:
    edges = dates.UNITS[2].edges(2024 * 12, 2024 * 12 + 11).tolist()
    items = laid_out(story_of(list(pairwise(edges))), MONTHS, 4, False)
    assert {(item.count, item.row, item.rows) for item in items} == {(1, 0, 1)}


def test_days_off_the_axis_stand_in_the_margins() -> None:
    story = story_of(
        [(day("1850-01-01"), day("1850-01-02")), (day("2150-05-01"), day("2150-06-01")), NEVER, (700_000, 699_000)]
    )
    assert story.margins == (BEFORE, AFTER, UNDATED)
    assert story.arrangement.margin(0, BEFORE).tolist() == [0]
    assert story.arrangement.margin(0, AFTER).tolist() == [1]
    assert sorted(story.arrangement.margin(0, UNDATED).tolist()) == [2, 3]
    assert story.extent is None
    assert story.order.tolist()[:2] == [0, 1]


@pytest.mark.parametrize("name", list(range(len(dates.UNITS))))
def test_the_parts_of_a_unit_follow_one_another(name: int) -> None:
    unit = dates.UNITS[name]
    start = unit.number(day("1999-12-31"))
    edges = unit.edges(start, start + 40).tolist()
    assert edges == sorted(set(edges))
    for number, edge in enumerate(edges[:-1]):
        assert unit.number(edge) == start + number
        assert unit.number(edges[number + 1] - 1) == start + number


NAMES = ticks.Names(
    (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
)


@settings(deadline=None)
@given(st.floats(dates.FIRST_DAY, dates.LAST_DAY - 40), st.floats(0.01, 300))
def test_the_labels_of_the_axis_never_overlap(first: float, scale: float) -> None:
    scale = max(scale, 900 / (dates.LAST_DAY - first))
    measure = [lambda text: 7.0 * len(text)] * 3
    found = ticks.ticks(first, scale, 900, NAMES, measure)
    for line in found.lines:
        labels = [tick for tick in line if tick.text]
        for one, other in pairwise(labels):
            assert one.left + one.width < other.left
        assert all(tick.left >= 0 and tick.left + tick.width <= 900 for tick in labels)
    assert any(tick.text for line in found.lines for tick in line)


def test_lanes_rest_on_the_axis_and_scroll_when_they_do_not_fit() -> None:
    roomy = geometry.stand(400, [0, 1], [2], set())
    assert roomy.above.strips[-1].top + roomy.above.strips[-1].height == pytest.approx(roomy.axis_top)
    assert roomy.below.top == roomy.axis_bottom
    assert roomy.above.furthest == roomy.below.furthest == 0
    tight = geometry.stand(200, list(range(30)), [30, 31], set()).scrolled((1e9, 0))
    assert tight.above.scroll == tight.above.furthest > 0
    assert {round(strip.height, 6) for strip in tight.above.strips} == {geometry.LEAST}
    assert tight.below.furthest == 0
    assert [strip.lane for strip in tight.above.visible()][-1] == 29


def test_a_single_lane_takes_all_the_height_and_the_other_half_says_that_it_is_empty() -> None:
    alone = geometry.stand(400, [7], [], set())
    assert alone.above.furthest == alone.below.furthest == 0
    assert alone.above.strips[0].height == pytest.approx(400 - geometry.AXIS - geometry.EMPTY)
    assert alone.below.height == geometry.EMPTY


def test_a_folded_lane_leaves_its_room_to_the_others() -> None:
    open_ = geometry.stand(300, [0, 1, 2], [3], set())
    folded = geometry.stand(300, [0, 1, 2], [3], {1})
    assert [strip.is_thin for strip in folded.above.strips] == [False, True, False]
    assert folded.above.strips[0].height > open_.above.strips[0].height


@pytest.mark.parametrize(
    ("count", "shown"),
    [(2, "2"), (999, "999"), (1000, "1.0k"), (9949, "9.9k"), (12_345, "12k"), (999_400, "999k"), (1_234_567, "1.2M")],
)
def test_the_number_of_a_bundle_is_short(count: int, shown: str) -> None:
    assert short(count) == shown
    assert least_width(count) >= 6 * len(shown)


MARKS = st.lists(st.integers(0, 39), min_size=1, max_size=12, unique=True)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(-1, 19), min_size=20, max_size=20), MARKS, st.integers(1, 4))
def test_events_and_what_was_signed_there_are_paired(signed_at: list[int], chosen: list[int], most: int) -> None:
    columns = replace(
        columns_of([(day("2024-01-01"), day("2024-01-02"))] * 40), split=20, signed_at=np.array([-1] * 20 + signed_at)
    )
    pairs = columns.signed(chosen, most)
    every = [(event, 20 + n) for n, event in enumerate(signed_at) if event >= 0]
    assert pairs == sorted(set(pairs))
    assert set(pairs) <= {pair for pair in every if set(pair) & set(chosen)}
    assert {pair for pair in every if pair[1] in chosen} <= set(pairs)
    for event in (mark for mark in chosen if mark < 20):
        assert sum(1 for pair in pairs if pair[0] == event) >= min(most, sum(1 for pair in every if pair[0] == event))


@settings(deadline=None, max_examples=40)
@given(SPANS, st.integers(1, 130))
def test_the_earliest_of_many_marks_are_listed_in_order(spans: list[tuple[int, int]], most: int) -> None:
    marks = np.arange(len(spans), dtype=np.int64)[::-1]
    ordered = sorted(range(len(spans)), key=lambda mark: (spans[mark][0], mark))
    assert columns_of(spans).earliest(marks, most) == ordered[:most]


def test_a_label_stands_where_it_is_cut_least() -> None:
    story = story_of([(day("2024-06-10"), day("2024-06-11"))])
    standing = geometry.stand(300, story.above, story.below, ())
    type_ = labels.Type(lambda text: 6.0 * len(text), lambda text, width: text[: int(width // 6)])

    def label(first: str) -> labels.Label:
        view = View(day(first), 1.0, 600)
        placed = place_items(story.bundler, standing, view)
        return labels.place(placed, lambda _: "Meeting of the commission", type_, view.width)[0]

    left, middle, right = label("2024-06-05"), label("2024-02-01"), label("2022-12-01")
    for found in (left, middle, right):
        assert found.text == "Meeting of the commission"
        assert found.box[0] >= 0
        assert found.box[2] <= 600
    assert left.box[0] > left.owner.right
    assert right.box[2] < right.owner.left


def test_a_new_story_is_shown_where_the_old_one_was_unless_nothing_is_there() -> None:
    story = story_of([(day("2024-06-10"), day("2024-06-11")), (day("2024-09-10"), day("2024-09-11"))])
    assert sight.to_show(story, day("2024-01-01"), day("2025-01-01"), False) is None
    first, end = sight.to_show(story, day("2010-01-01"), day("2011-01-01"), False) or (0, 0)
    assert first < day("2024-06-10") < day("2024-09-11") < end
    assert sight.to_show(story, day("2024-01-01"), day("2025-01-01"), True) == (first, end)
    assert sight.to_show(story_of([NEVER]), 0, 1, True) is None
