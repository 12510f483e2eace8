"""How long a frame of the timeline takes while it is panned and zoomed, over 100,000 and 1,000,000 marks."""

from __future__ import annotations

import datetime as dt
import time
from array import array
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from report import Row, keep

from app.catalog.chronicle import Block
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.views.context import Context
from app.views.timeline import TimelinePane, columns, lanes, sight
from app.views.timeline.bundles import Bundler
from app.views.timeline.library import Told, Wish
from app.views.timeline.story import Sort, tell

BUDGET = {100_000: 16.0, 1_000_000: 33.0}  # milliseconds, for 19 of 20 frames
AWAY = 16.0  # milliseconds that the GUI thread may be away, painting aside
RUNS = 3  # the best one counts: other programs take their share of the machine
KEPT: list[Row] = []
PRESETS = ("1m", "6m", "1y", "2y", "5y", "10y", "all")
_SPANS = ((1, "day", 0.1), (30, "month", 0.6), (91, "quarter", 0.05), (365, "year", 0.2), (700, "year", 0.05))


def block(context: Context, record_type: RecordType, number: int, seed: int) -> Block:
    """Invented marks from 1990 to 2029, most of them vague to the month, as real ones are."""
    generator, vocabulary = np.random.default_rng(seed), context.vocabulary
    spans = generator.choice(len(_SPANS), number, p=[span[2] for span in _SPANS])
    years = generator.integers(1990, 2030, number)
    lengths = np.array([span[0] for span in _SPANS])[spans]
    begin = np.array([dt.date(year, 1, 1).toordinal() for year in range(1990, 2031)])[years - 1990]
    months = (30.4 * generator.integers(0, 12, number)).astype(np.int64)
    first = begin + np.where(lengths < 100, months, 0) + np.where(lengths == 1, generator.integers(0, 30, number), 0)
    precisions = [vocabulary.codes("date_precision").index(span[1]) for span in _SPANS]
    kinds = len(vocabulary.codes(f"{record_type.value}_kind"))
    zeros = bytes(8 * number)
    return Block(
        record_type=record_type,
        rows=array("q", range(1, number + 1)),
        kinds=array("B", (kinds * generator.random(number) ** 1.6).astype(np.uint8).tobytes()),
        statuses=array("B", zeros[:number]),
        precisions=array("B", np.array(precisions, dtype=np.uint8)[spans].tobytes()),
        first=array("i", first.astype(np.int32).tobytes()),
        last=array("i", (first + lengths - 1).astype(np.int32).tobytes()),
        sections=array("h", np.ones(number, dtype=np.int16).tobytes()),
        valued=array("B", zeros[:number]),
        signed_at=array("q", zeros),
    )


def told(context: Context, number: int) -> Told:
    """The story of so many marks, a sixth of them agreements."""
    parts = [block(context, RecordType.EVENT, number * 5 // 6, 1), block(context, RecordType.AGREEMENT, number // 6, 2)]
    made = columns.build(parts, context.vocabulary)
    words = lanes.Words(context.vocabulary, {}, "Events", "Agreements", "", "")
    order = lanes.time_order(made)
    placement = lanes.place(made, order, lanes.group(made, lanes.Mode.KIND, (), words))
    story = tell(made, order, placement, np.ones(len(made), dtype=bool), Sort.COUNT, False, 739_000)
    return Told(Wish(Filter()), story, {})


def frames(pane: TimelinePane, move: Callable[[], None], number: int) -> list[float]:
    """Milliseconds for each of so many frames: moved, laid out, and painted with the strip."""
    found = []
    for _ in range(number):
        start = time.perf_counter()
        move()
        pane.canvas.viewport().repaint()
        pane.strip.repaint()
        found.append(1000 * (time.perf_counter() - start))
    return found


@pytest.mark.bench
@pytest.mark.parametrize("number", list(BUDGET))
def test_panning_and_zooming_stay_within_the_frame_budget(context: Context, qtbot: QtBot, number: int) -> None:
    pane = TimelinePane(context)
    qtbot.addWidget(pane)
    pane.resize(1200, 340)
    pane.show()
    pane.captions.title = lambda mark: f"Meeting number {mark} of the commission"  # type: ignore[method-assign]
    story = told(context, number)
    best = min((measure(pane, afresh(story)) for _ in range(RUNS)), key=lambda times: overall(times)[1])
    for name, values in best.items():
        p50, p95 = np.percentile(values, [50, 95])
        print(f"{number:>9,} marks, {name:<8} p50 {p50:5.1f} ms   p95 {p95:5.1f} ms")
    p50, p95 = overall(best)
    KEPT.append(Row("pan or zoom → frame painted", f"{number:,} marks", p50, p95, budget=BUDGET[number]))
    keep("timeline", KEPT)


@pytest.mark.bench
def test_an_answer_of_a_million_keeps_the_window_waiting_for_no_longer_than_a_frame(
    context: Context, qtbot: QtBot
) -> None:
    pane = TimelinePane(context)
    qtbot.addWidget(pane)
    pane.resize(1200, 340)
    pane.show()
    pane.captions.title = lambda mark: f"Meeting number {mark} of the commission"  # type: ignore[method-assign]
    story = told(context, 1_000_000)
    values = []
    for preset in PRESETS * RUNS:
        pane.lookout.show_preset(preset)
        fresh = afresh(story)
        sight.lay_out(fresh.story, pane._sight())  # as the worker does
        start = time.perf_counter()
        pane.show_told(fresh)
        values.append(1000 * (time.perf_counter() - start))
        pane.canvas.viewport().repaint()
    p50, p95 = map(float, np.percentile(values, [50, 95]))
    KEPT.append(Row("answer → shown, the GUI thread away", "1,000,000 marks", p50, p95, budget=AWAY))
    keep("timeline", KEPT)


def afresh(told: Told) -> Told:
    """The same story, nothing of it laid out."""
    return replace(told, story=replace(told.story, bundler=Bundler(told.story.arrangement)))


def measure(pane: TimelinePane, story: Told) -> dict[str, list[float]]:
    """The frames of one run, from a layout that nothing is known of yet."""
    pane.show_told(story)
    QApplication.processEvents()
    times: dict[str, list[float]] = {}
    for preset in PRESETS:
        pane.lookout.show_preset(preset)
        frames(pane, lambda: None, 2)
        times[f"pan {preset}"] = frames(pane, lambda: pane.canvas.pan(-9), 100)
    pane.lookout.show_preset("all")
    times["zoom in"] = frames(pane, lambda: pane.canvas.zoom(0.96, 600), 160)
    times["zoom out"] = frames(pane, lambda: pane.canvas.zoom(1 / 0.96, 600), 160)
    shown = pane.canvas.frame()
    assert shown is not None
    assert len(shown.placed) < 4000
    return times


def overall(times: dict[str, list[float]]) -> tuple[float, float]:
    """The median and the 95th percentile of all frames."""
    p50, p95 = np.percentile([value for values in times.values() for value in values], [50, 95])
    return float(p50), float(p95)
