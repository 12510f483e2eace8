"""What one view of the timeline shows: every mark and bundle with its place on the screen, ready to be drawn or clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.views.timeline import dates
from app.views.timeline.bundles import Bundler, Item, least_width
from app.views.timeline.columns import AFTER, BEFORE, UNDATED
from app.views.timeline.geometry import ROW, Band, Geometry, Half, Strip

THICK = 12.0  # pixels: a mark is no higher
WIDEST_NUMBER = 40.0  # pixels
MARGIN = 46.0  # pixels: the width of a margin for marks off the axis


@dataclass(frozen=True)
class View:
    """The stretch of time on the screen: its first moment, pixels a day, and width in pixels."""

    first: float
    scale: float
    width: float

    @property
    def end(self) -> float:
        return self.first + self.width / self.scale

    def x(self, moment: float) -> float:
        return (moment - self.first) * self.scale

    def moment(self, x: float) -> float:
        return self.first + x / self.scale


class Placed:
    """A mark, bundle or margin's number and its rectangle, in pixels; `item` is None in a margin."""

    __slots__ = ("bottom", "count", "half", "item", "lane", "left", "margin", "right", "strip", "top")

    def __init__(
        self,
        item: Item | None,
        half: Half,
        strip: Strip,
        box: tuple[float, float, float, float],
        margin: int,
        count: int,
    ) -> None:
        self.item, self.half, self.strip, self.margin, self.count = item, half, strip, margin, count
        self.lane = strip.lane
        self.left, self.top, self.right, self.bottom = box

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def key(self) -> tuple[int, int, int]:
        """Names what is shown among all that its arrangement can show."""
        return (*self.item.key, 0) if self.item is not None else (self.lane, self.margin, -1)

    def covers(self, x: float, y: float, slack: float = 2.0) -> bool:
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack


@dataclass(frozen=True)
class Margins:
    """Which margins there are, from left to right, and the first pixel of each, counted from the plot's."""

    lefts: dict[int, float] = field(default_factory=dict)

    @staticmethod
    def room(present: Sequence[int]) -> tuple[float, float]:
        """How many pixels the margins need on the left and on the right of the plot."""
        return MARGIN * (BEFORE in present), MARGIN * sum(1 for place in (AFTER, UNDATED) if place in present)

    @classmethod
    def beside(cls, width: float, present: Sequence[int]) -> Margins:
        """The margins beside a plot of a width."""
        lefts = {BEFORE: -MARGIN} if BEFORE in present else {}
        at = width
        for place in (AFTER, UNDATED):
            if place in present:
                lefts[place] = at
                at += MARGIN
        return cls(lefts)


def place_items(bundler: Bundler, geometry: Geometry, view: View) -> list[Placed]:
    """All that can be seen of the lanes in a view."""
    level = dates.level(view.scale)
    found: list[Placed] = []
    for half, strip in _strips(geometry):
        near, vague = strip.bands(*bundler.tracks(strip.lane))
        for band, slim in ((near, False), (vague, True)):
            if band is None:
                continue
            # A little more than is seen, so that what begins just outside keeps its neighbours at a distance.
            slack = 24 / view.scale
            items = bundler.items(strip.lane, slim, level, band.rows, view.first - slack, view.end + slack)
            found += [_placed(item, half, band, strip, view) for item in items]
    return found


def place_margins(bundler: Bundler, geometry: Geometry, margins: Margins) -> list[Placed]:
    """The numbers of the marks off the axis, in each visible lane."""
    found = []
    for half, strip in _strips(geometry):
        for place, left in margins.lefts.items():
            count = len(bundler.arrangement.margin(strip.lane, place))
            if count:
                width = least_width(max(count, 2))
                middle, centre = strip.top + strip.height / 2 + half.shift, left + MARGIN / 2
                high = min(THICK, strip.height - 1) / 2
                box = (centre - width / 2, middle - high, centre + width / 2, middle + high)
                found.append(Placed(None, half, strip, box, place, count))
    return found


def _strips(geometry: Geometry) -> Iterator[tuple[Half, Strip]]:
    for half in geometry.halves:
        for strip in half.visible():
            yield half, strip


def _placed(item: Item, half: Half, band: Band, strip: Strip, view: View) -> Placed:
    left, right = (item.first - view.first) * view.scale, (item.end - view.first) * view.scale
    if right - left < WIDEST_NUMBER:
        least = least_width(item.count)
        if right - left < least:
            middle = (left + right) / 2
            left, right = middle - least / 2, middle + least / 2
    # In a high lane a few marks keep together in the middle rather than drift apart.
    pitch = min(band.height / item.rows, 2 * ROW)
    thick = min(THICK, pitch - (0.5 if item.rows == 1 else 1.5))
    middle = band.top + band.height / 2 + (item.row - (item.rows - 1) / 2) * pitch + half.shift
    return Placed(item, half, strip, (left, middle - thick / 2, right, middle + thick / 2), 0, item.count)


def at(placed: Sequence[Placed], x: float, y: float) -> Placed | None:
    """What is at a point: of several, the one whose middle is nearest."""
    near = [p for p in placed if p.covers(x, y) and p.half.top <= y <= p.half.top + p.half.height]
    return min(near, key=lambda p: (abs((p.top + p.bottom) / 2 - y), p.width), default=None)
