"""What an answer comes to on the timeline: made off the GUI thread, then only looked at."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.views.timeline import dates, lanes
from app.views.timeline.bundles import Bundler
from app.views.timeline.columns import AFTER, BEFORE, ON_AXIS, UNDATED, Columns, Ints, Mask
from app.views.timeline.lanes import SPANS, Arrangement, Placement

BINS = 960  # of the histogram of the whole span


class Sort(enum.StrEnum):
    """Which lanes come first: the fullest, or those with the earliest mark."""

    COUNT = "count"
    FIRST = "first"


@dataclass(frozen=True)
class Span:
    """A stretch of time, in day numbers, the last day not with it."""

    first: int
    end: int


@dataclass(frozen=True, eq=False)
class Density:
    """How many marks there are in each part of the whole span; a vague mark counts a little in each part that it touches."""

    span: Span
    values: npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Story:
    """The marks of a question in their lanes, what else there is as ghosts, and the lanes' order on either side of the axis.

    What was laid out of it is kept with it, by the bundlers: one thread at a time may look at a story.
    """

    columns: Columns
    placement: Placement
    arrangement: Arrangement
    ghosts: Arrangement | None
    chosen: Mask
    order: Ints  # the question's marks in order of time, the undated last
    above: tuple[int, ...]
    below: tuple[int, ...]
    margins: tuple[int, ...]
    extent: Span | None  # of the question's marks
    density: Density | None
    sort: Sort
    until: int
    bundler: Bundler
    ghost_bundler: Bundler | None


def tell(
    columns: Columns, order: Ints, placement: Placement, chosen: Mask, sort: Sort, with_ghosts: bool, until: int
) -> Story:
    """Arrange a question's marks; `order` is all marks in order of time, `until` a day that the whole span goes to at least."""
    arrangement = lanes.arrange(columns, placement, chosen)
    others = ~chosen
    ghosts = lanes.arrange(columns, placement, others) if with_ghosts and others.any() else None
    above, below = _lane_order(placement, arrangement, ghosts, sort)
    shown = columns.place[chosen]
    extent = _extent(columns, chosen)
    return Story(
        columns=columns,
        placement=placement,
        arrangement=arrangement,
        ghosts=ghosts,
        chosen=chosen,
        order=order[chosen[order]],
        above=above,
        below=below,
        margins=tuple(place for place in (BEFORE, AFTER, UNDATED) if (shown == place).any()),
        extent=extent,
        density=_density(columns, chosen, _whole(extent, until)),
        sort=sort,
        until=until,
        bundler=Bundler(arrangement),
        ghost_bundler=Bundler(ghosts) if ghosts is not None else None,
    )


def _lane_order(
    placement: Placement, arrangement: Arrangement, ghosts: Arrangement | None, sort: Sort
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The lanes that have something in them, on either side; the kinds of an opened family stay together."""
    counts = _counts(arrangement)
    present = counts > 0 if ghosts is None else (counts > 0) | (_counts(ghosts) > 0)
    firsts = _firsts(arrangement)
    family_size: dict[str, int] = {}
    family_first: dict[str, int] = {}
    for lane, words in enumerate(placement.lanes):
        if words.family is not None:
            family_size[words.family] = family_size.get(words.family, 0) + int(counts[lane])
            family_first[words.family] = min(family_first.get(words.family, dates.LAST_DAY), int(firsts[lane]))

    def rank(lane: int) -> tuple[int, str, int, str]:
        words = placement.lanes[lane]
        size, first = -int(counts[lane]), int(firsts[lane])
        if words.family is None:
            return (size if sort is Sort.COUNT else first), "", 0, words.name
        whole = -family_size[words.family] if sort is Sort.COUNT else family_first[words.family]
        return whole, words.family, (size if sort is Sort.COUNT else first), words.name

    ordered = sorted(np.flatnonzero(present).tolist(), key=rank)
    above = tuple(lane for lane in ordered if placement.above[lane])
    return above, tuple(lane for lane in ordered if not placement.above[lane])


def _counts(arrangement: Arrangement) -> Ints:
    on_axis = np.diff(arrangement.offsets[::SPANS])
    found: Ints = on_axis + np.diff(arrangement.margin_offsets[:: lanes.MARGINS])
    return found


def _firsts(arrangement: Arrangement) -> Ints:
    found = np.full(len(arrangement.offsets) - 1, dates.LAST_DAY, dtype=np.int64)
    occupied = np.flatnonzero(np.diff(arrangement.offsets))
    found[occupied] = arrangement.first[arrangement.offsets[:-1][occupied]]
    return np.asarray(found.reshape(-1, SPANS).min(axis=1), dtype=np.int64)


def _extent(columns: Columns, chosen: Mask) -> Span | None:
    on_axis = chosen & (columns.place == ON_AXIS)
    if not on_axis.any():
        return None
    return Span(
        max(int(columns.first[on_axis].min()), dates.FIRST_DAY), min(int(columns.end[on_axis].max()), dates.LAST_DAY)
    )


def _whole(extent: Span | None, until: int) -> Span | None:
    """Whole years around all marks and the edition's end."""
    if extent is None:
        return None
    year = dates.UNITS[5]
    first, last = year.number(extent.first), year.number(max(extent.end - 1, until))
    edges = year.edges(first, last)
    return Span(int(edges[0]), int(edges[-1]))


def _density(columns: Columns, chosen: Mask, span: Span | None) -> Density | None:
    if span is None:
        return None
    on_axis = chosen & (columns.place == ON_AXIS)
    scale = BINS / (span.end - span.first)
    left = np.clip(((columns.first[on_axis] - span.first) * scale).astype(np.int64), 0, BINS - 1)
    right = np.clip(np.ceil((columns.end[on_axis] - span.first) * scale).astype(np.int64), left + 1, BINS)
    part = 1.0 / (right - left)
    steps = np.bincount(left, part, BINS + 1) - np.bincount(right, part, BINS + 1)
    return Density(span, np.maximum(np.cumsum(steps)[:BINS], 0.0))


def in_parts(density: Density, parts: int) -> Sequence[float]:
    """The histogram in so many parts."""
    total = np.concatenate([[0.0], np.cumsum(density.values)])
    edges = np.interp(np.linspace(0, BINS, parts + 1), np.arange(BINS + 1), total)
    return [value if value > 1e-6 else 0.0 for value in np.diff(edges).tolist()]
