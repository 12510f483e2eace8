"""Where lanes stand: events above the axis, agreements below it, both scrolled when there is no room for all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

AXIS = 37.0  # pixels: three lines of labels
LEAST, MOST, THIN = 15.5, 400.0, 7.0  # pixels: the height of a lane, and of a folded one
EMPTY = 20.0  # pixels: a half without lanes still says so
PAD = 0.5  # pixels between a lane's edge and its marks
ROW = 13.0  # pixels that a row of marks needs to be read well
TIGHT = 7.0  # pixels that it needs to be seen
SLIM, SLIM_TIGHT = 12.5, 6.0  # pixels for the vague marks of a lane, in a high and in a low one
HIGH, HIGHER = 26.0, 52.0  # pixels from which a lane counts as high, and as high enough for two rows of vague marks


@dataclass(frozen=True)
class Band:
    """A part of a lane, in pixels from the top, and how many rows of marks it holds."""

    top: float
    height: float
    rows: int


@dataclass(frozen=True)
class Strip:
    """A lane as it stands: its number in the placement, its top (before scrolling) and height in pixels."""

    lane: int
    top: float
    height: float

    @property
    def is_thin(self) -> bool:
        return self.height < THIN + 0.01

    def bands(self, near: bool, vague: bool) -> tuple[Band | None, Band | None]:
        """The band for marks of full size and the one for vague ones; with only one sort, it has the lane to itself."""
        if self.is_thin:
            whole = Band(self.top + 1, self.height - 2, 1)
            return (whole, None) if near else (None, whole)
        height = self.height - 2 * PAD
        if near and vague:
            slim = SLIM if self.height >= HIGH else SLIM_TIGHT
            if self.height >= HIGHER:
                slim *= 2
            rows = 2 if self.height >= HIGHER else 1
            return self._band(self.top + PAD, height - slim - 0.5), Band(self.top + PAD + height - slim, slim, rows)
        whole = self._band(self.top + PAD, height)
        return (whole, None) if near else (None, whole)

    def _band(self, top: float, height: float) -> Band:
        return Band(top, height, max(int(height // ROW), min(2, int(height // TIGHT)), 1))


@dataclass(frozen=True, eq=False)
class Half:
    """The lanes on one side of the axis: what can be seen of them, from `top` on, and how far they are scrolled.

    `edges` are the lanes' tops before scrolling and the last one's bottom: there may be tens of thousands of lanes, so a strip
    is made for those only that are looked at.
    """

    top: float
    height: float
    lanes: Sequence[int]
    edges: Sequence[float]
    content: float
    scroll: float

    @property
    def shift(self) -> float:
        """What to add to a strip's top to have it on the screen."""
        return self.top - self.scroll

    @property
    def furthest(self) -> float:
        """The greatest scroll."""
        beyond = self.content - self.height
        return beyond if beyond > 0.5 else 0.0

    @property
    def strips(self) -> list[Strip]:
        """All lanes as they stand."""
        return self._made(0, len(self.lanes))

    def visible(self) -> list[Strip]:
        """The strips that can be seen at least in part."""
        start = max(0, bisect_right(self.edges, self.scroll) - 1)
        stop = bisect_right(self.edges, self.scroll + self.height - 0.5)
        return self._made(start, min(stop, len(self.lanes)))

    def at(self, y: float) -> Strip | None:
        """The strip at a height on the screen."""
        if not self.top <= y < self.top + self.height:
            return None
        inside = y - self.shift
        return next((s for s in self.visible() if s.top <= inside < s.top + s.height), None)

    def _made(self, start: int, stop: int) -> list[Strip]:
        edges = self.edges
        return [Strip(self.lanes[n], edges[n], edges[n + 1] - edges[n]) for n in range(start, stop)]


@dataclass(frozen=True, eq=False)
class Geometry:
    """Both halves and the axis between them, in pixels."""

    height: float
    axis_top: float
    above: Half
    below: Half

    @property
    def axis_bottom(self) -> float:
        return self.axis_top + AXIS

    @property
    def halves(self) -> tuple[Half, Half]:
        return self.above, self.below

    def scrolled(self, scrolls: tuple[float, float]) -> Geometry:
        """The same lanes scrolled so far, or as far as they go."""
        above, below = (
            replace(half, scroll=min(max(scroll, 0.0), half.furthest))
            for half, scroll in zip(self.halves, scrolls, strict=True)
        )
        return Geometry(self.height, self.axis_top, above, below)

    def find(self, lane: int) -> tuple[Half, Strip] | None:
        """Where a lane stands."""
        for half in self.halves:
            if lane in half.lanes:
                place = half.lanes.index(lane)
                return half, half._made(place, place + 1)[0]
        return None


def stand(height: float, above: Sequence[int], below: Sequence[int], thin: Collection[int]) -> Geometry:
    """Share the height out: all lanes that are not folded get the same, between LEAST and MOST.

    The upper half's lanes rest on the axis, the lower half's hang from it; when not all fit, each half scrolls.
    """
    room = max(height - AXIS, 2 * EMPTY)
    folded = sum(1 for lane in (*above, *below) if lane in thin)
    full = len(above) + len(below) - folded
    for_lanes = room - folded * THIN - sum(EMPTY for lanes in (above, below) if not lanes)
    lane_height = min(max(for_lanes / full, LEAST), MOST) if full else LEAST
    contents = [max(sum(THIN if lane in thin else lane_height for lane in lanes), EMPTY) for lanes in (above, below)]
    upper = _share(room, contents[0], contents[1])
    halves = []
    for lanes, top, seen, content in zip(
        (above, below), (0.0, upper + AXIS), (upper, room - upper), contents, strict=True
    ):
        heights = [THIN if lane in thin else lane_height for lane in lanes]
        gap = max(0.0, seen - sum(heights)) if top == 0 else 0.0
        edges = list(accumulate(heights, initial=gap))
        halves.append(Half(top, seen, lanes, edges, content, 0.0))
    return Geometry(height, upper, halves[0], halves[1])


def fitting(height: float, above: Sequence[int], below: Sequence[int], thin: Collection[int]) -> tuple[int, int]:
    """How many of the first lanes on either side fit without scrolling; the side that has more gives way first."""
    upper, lower = (
        list(accumulate((THIN if lane in thin else LEAST for lane in lanes), initial=0.0)) for lanes in (above, below)
    )
    m, n = len(above), len(below)
    while m + n > 2 and max(upper[m], EMPTY) + max(lower[n], EMPTY) > height - AXIS:
        m, n = (m - 1, n) if m >= n else (m, n - 1)
    return m, n


def _share(room: float, above: float, below: float) -> float:
    """The upper half's height: what its lanes need, or its share of what there is."""
    total = above + below
    if total <= room:
        return above + (room - total) * above / total
    least = min(above, below, room * 0.3)
    return min(max(room * above / total, least), room - least)
