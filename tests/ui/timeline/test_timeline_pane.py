"""The timeline as its reader sees it: the real widget over the bundled data."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from timeline_tools import LEFT, NONE, Settled, day, frame, scene

from app.views.timeline import TimelinePane, lanes
from app.views.timeline.drawing import tick_rects

# -- what is shown


def test_all_events_stand_above_and_all_agreements_below(pane: TimelinePane) -> None:
    meta, story = pane.context.meta, scene(pane).story
    assert pane.header.count.text() == f"{meta['count_event']} events above, {meta['count_agreement']} agreements below"
    in_lanes = [sum(story.arrangement.count(lane) for lane in half) for half in (story.above, story.below)]
    assert in_lanes == [int(meta["count_event"]), int(meta["count_agreement"])]
    shown = frame(pane)
    assert all(p.bottom <= shown.geometry.axis_top for p in shown.placed if p.half is shown.geometry.above)
    assert all(p.top >= shown.geometry.axis_bottom for p in shown.placed if p.half is shown.geometry.below)


@pytest.mark.parametrize("preset", ["6m", "1y", "2y", "5y", "all"])
def test_no_two_labels_meet_nor_a_label_a_mark(pane: TimelinePane, preset: str, settled: Settled) -> None:
    pane.lookout.show_preset(preset)
    settled(pane)
    shown = frame(pane)
    boxes = [QRectF(QPointF(*label.box[:2]), QPointF(*label.box[2:])) for label in shown.labels]
    assert len(boxes) > 5
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]
    for label in shown.labels:
        box = QRectF(QPointF(*label.box[:2]), QPointF(*label.box[2:]))
        for placed in shown.placed:
            if not (label.inside and placed.key == label.owner.key):
                assert not box.intersects(QRectF(placed.left, placed.top, placed.width, placed.height))
    for (_, one), (_, other) in combinations(tick_rects(shown.ticks), 2):
        assert not one.intersects(other)


def test_zooming_in_shows_more_labels(pane: TimelinePane, settled: Settled) -> None:
    def shown() -> int:
        return sum(1 for label in frame(pane).labels if day("2024-07-01") <= label.owner.item.first < day("2024-10-01"))

    pane.lookout.show(day("1996-01-01"), day("2027-01-01"))
    settled(pane)
    before = shown()
    pane.lookout.show(day("2024-06-25"), day("2024-10-05"))
    settled(pane)
    assert shown() > before


@pytest.mark.parametrize("preset", ["1m", "1y", "5y", "all"])
def test_the_number_of_a_bundle_is_that_of_its_marks(pane: TimelinePane, preset: str, settled: Settled) -> None:
    pane.lookout.show_preset(preset)
    settled(pane)
    for placed in frame(pane).placed:
        assert placed.count == len(set(scene(pane).marks_of(placed).tolist()))
    if preset == "all":
        marks = {int(m) for placed in frame(pane).placed for m in scene(pane).marks_of(placed)}
        assert marks == set(range(len(scene(pane).story.columns)))


def test_a_month_is_drawn_as_wide_as_the_month(pane: TimelinePane, settled: Settled) -> None:
    pane.lookout.show(day("2024-09-20"), day("2025-02-10"))
    settled(pane)
    shown = frame(pane)
    months = [p for p in shown.placed if p.item is not None and p.count == 1 and not p.item.slim and p.item.vague]
    whole = [p for p in months if p.left > 0 and p.right < shown.view.width and p.height >= 9.5]
    assert whole
    image = pane.canvas.grab().toImage()
    grounds = {QColor(name).name() for name in (pane.context.theme.colours.panel, pane.context.theme.colours.raised)}
    for placed in whole:
        item = placed.item
        assert placed.left == pytest.approx(shown.view.x(item.first))
        assert placed.right == pytest.approx(shown.view.x(item.end))
        y = int((placed.top + placed.bottom) / 2)

        def is_drawn(x: int, y: int = y) -> bool:
            return image.pixelColor(round(pane.canvas.plot_left) + x, y).name() not in grounds

        left, right = round(placed.left), round(placed.right)
        assert is_drawn(left)
        assert is_drawn(right - 1)


def test_days_are_points_planned_marks_are_hollow(pane: TimelinePane) -> None:
    columns = scene(pane).story.columns
    days = np.flatnonzero((columns.end - columns.first == 1) & (columns.place == 0))
    assert len(days)
    assert not columns.vague[days].any()
    planned = [p for p in frame(pane).placed if p.item is not None and p.count == 1 and p.item.planned and p.height > 9]
    assert planned
    image, placed = pane.canvas.grab().toImage(), planned[0]
    x, y = round(pane.canvas.plot_left + placed.right - 6), round((placed.top + placed.bottom) / 2)
    fill = image.pixelColor(x, y).lightnessF()
    assert fill > 0.8


def test_undated_marks_stand_beside_the_axis_and_none_are_lost(pane: TimelinePane, settled: Settled) -> None:
    pane.lookout.show_preset("all")
    settled(pane)
    columns = scene(pane).story.columns
    off_axis = [p for p in frame(pane).placed if p.item is None]
    assert sum(p.count for p in off_axis) == int((columns.place != 0).sum()) > 0
    assert all(p.left >= frame(pane).view.width for p in off_axis)


def test_a_view_looks_the_same_whether_reached_by_zooming_or_jumping(pane: TimelinePane, settled: Settled) -> None:
    first, end = day("2024-01-01"), day("2025-01-01")

    def picture() -> QImage:
        settled(pane)
        return pane.canvas.grab().toImage()

    pane.lookout.show(first, end)
    jumped = picture()
    pane.lookout.show_preset("all")
    for _ in range(12):
        pane.canvas.zoom(0.7, 500)
        pane.canvas.grab()
    pane.canvas.pan(-700)
    pane.lookout.show(first, end)
    assert picture() == jumped


# -- the question


def test_the_timeline_follows_the_question(pane: TimelinePane, settled: Settled) -> None:
    pane.context.question.narrow(entities=("china",))
    settled(pane)
    story = scene(pane).story
    assert 0 < int(story.chosen.sum()) < len(story.columns)
    pane.context.question.narrow(kinds=frozenset({"exhibition"}))
    settled(pane)
    columns = scene(pane).story.columns
    assert {columns.code(int(mark)) for mark in scene(pane).story.order} == {"exhibition"}
    assert scene(pane).story.below == ()
    assert "0 agreements below" in pane.header.count.text()


def test_ghosts_show_what_was_not_asked_for_and_cannot_be_picked(pane: TimelinePane, settled: Settled) -> None:
    pane.context.question.narrow(entities=("serbia",))
    settled(pane)
    lanes_before = len(scene(pane).story.above)
    assert not frame(pane).ghosts
    pane.header.ghosts.click()
    settled(pane)
    shown = frame(pane)
    assert shown.ghosts
    assert len(scene(pane).story.above) >= lanes_before
    picked = {int(m) for p in shown.placed for m in scene(pane).marks_of(p)}
    assert all(scene(pane).story.chosen[mark] for mark in picked)


def test_a_question_with_nothing_in_view_is_brought_into_view(pane: TimelinePane, settled: Settled) -> None:
    pane.lookout.show(day("1950-01-01"), day("1955-01-01"))
    pane.context.question.narrow(entities=("serbia",))
    settled(pane)
    assert any(p.item is not None for p in frame(pane).placed)


def test_a_question_that_finds_nothing_shows_empty_halves(pane: TimelinePane, settled: Settled) -> None:
    pane.context.question.narrow(text="qqqzzz")
    settled(pane)
    assert frame(pane).placed == []
    assert pane.header.count.text() == "0 events above, 0 agreements below"
    pane.canvas.grab()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right)
    assert pane.selection.current is None


# -- lanes


@pytest.mark.parametrize("mode", list(lanes.Mode))
def test_lanes_by_anything_lose_no_mark(pane: TimelinePane, mode: lanes.Mode, settled: Settled) -> None:
    pane.header.modes[mode.value].trigger()
    settled(pane)
    story = scene(pane).story
    marks = {mark for lane in (*story.above, *story.below) for mark in scene(pane).marks_in(lane)}
    assert marks == set(range(len(story.columns)))
    if mode is lanes.Mode.COUNTRY:
        names = {scene(pane).lane(lane).name for lane in story.above}
        assert {"China", "Serbia", "Uzbekistan"} <= names


def test_a_family_opens_into_its_kinds_and_closes_again(pane: TimelinePane, settled: Settled) -> None:
    lane = next(n for n in scene(pane).story.above if scene(pane).lane(n).family == "meetings")
    whole = scene(pane).story.arrangement.count(lane)
    geometry = frame(pane).geometry
    half, strip = geometry.find(lane)
    at = QPoint(10, int(strip.top + half.shift + strip.height / 2))
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, at)
    settled(pane)
    kinds = [n for n in scene(pane).story.above if scene(pane).lane(n).family == "meetings"]
    assert len(kinds) > 1
    assert sum(scene(pane).story.arrangement.count(n) for n in kinds) == whole
    assert [b - a for a, b in pairwise([scene(pane).story.above.index(n) for n in kinds])] == [1] * (len(kinds) - 1)
    pane.fold(kinds[0])
    settled(pane)
    assert sum(1 for n in scene(pane).story.above if scene(pane).lane(n).family == "meetings") == 1


def test_lanes_are_sorted_by_count_or_by_their_first_day(pane: TimelinePane, settled: Settled) -> None:
    story = scene(pane).story
    counts = [story.arrangement.count(lane) for lane in story.above]
    assert counts == sorted(counts, reverse=True)
    pane.header.sorts["first"].trigger()
    settled(pane)
    story = scene(pane).story
    firsts = [story.arrangement.first_day(lane) for lane in story.above]
    assert firsts == sorted(firsts)


def test_a_folded_lane_is_a_line_without_labels(pane: TimelinePane, settled: Settled) -> None:
    lane = scene(pane).story.above[0]
    pane.fold_lane(lane)
    settled(pane)
    shown = frame(pane)
    assert all(p.height <= 7 for p in shown.placed if p.lane == lane)
    assert not [label for label in shown.labels if label.owner.lane == lane]
    pane.fold_all(False)
    assert not pane.choices.folded


# -- the next start


def test_how_the_timeline_was_looked_at_comes_back(pane: TimelinePane, settled: Settled) -> None:
    pane.header.modes["country"].trigger()
    pane.header.sorts["first"].trigger()
    pane.header.ghosts.click()
    settled(pane)
    pane.fold_lane(scene(pane).story.above[1])
    pane.lookout.show(day("2022-02-01"), day("2024-08-01"))
    state = pane.save_state()
    for change in (
        lambda: pane.group_by("none"),
        lambda: pane.show_ghosts(False),
        lambda: pane.lookout.show_preset("1y"),
    ):
        change()
    pane.restore_state(state)
    settled(pane)
    assert pane.save_state() == state
    view = pane.canvas.view()
    assert (view.first, view.end) == (pytest.approx(day("2022-02-01")), pytest.approx(day("2024-08-01")))
    assert pane.header.modes["country"].isChecked()


@pytest.mark.parametrize(
    "state", [{}, {"mode": "x", "range": ["a", 2], "folded": 3}, {"range": [9e9, 1]}, {"preset": "nope"}]
)
def test_a_state_that_makes_no_sense_changes_nothing(
    pane: TimelinePane, state: dict[str, object], settled: Settled
) -> None:
    before = pane.save_state()
    pane.restore_state(state)
    settled(pane)
    assert pane.save_state() == before


def test_dark_and_light_follow_the_theme(pane: TimelinePane, settled: Settled) -> None:
    light = pane.canvas.grab().toImage().pixelColor(5, 5)
    pane.context.theme.choose("dark")
    settled(pane)
    dark = pane.canvas.grab().toImage().pixelColor(5, 5)
    assert dark.lightnessF() < 0.3 < light.lightnessF()
