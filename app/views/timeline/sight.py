"""What a reader looks at: which time to show of a story, and laying it out ahead, off the GUI thread."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.views.timeline import dates, frame, geometry
from app.views.timeline.columns import ON_AXIS
from app.views.timeline.frame import Margins, View
from app.views.timeline.heads import WIDTH
from app.views.timeline.story import Story

AROUND = 0.04  # of what is fitted: the room on either side
LEAST = 45.0  # days: fitting zooms in no further
RIGHT = 10.0  # pixels: room at the right edge, where scroll bars appear
NARROWEST_PLOT = 40.0  # pixels


@dataclass(frozen=True)
class Sight:
    """The canvas when a story was asked for: its size in pixels, the days in view, and whether these are to be all there are."""

    width: float
    height: float
    first: float
    end: float
    is_whole: bool
    folded: Collection[str]  # the lanes' keys
    scrolls: tuple[float, float]


def plot_width(width: float, margins: tuple[int, ...]) -> float:
    """How wide the plot is on a canvas of a width, beside the lanes' names and the margins; in pixels."""
    return max(width - WIDTH - sum(Margins.room(margins)) - RIGHT, NARROWEST_PLOT)


def fitted(first: float, end: float) -> tuple[float, float]:
    """A stretch of time with some room around it, as far as the axis goes."""
    around = max((end - first) * AROUND, (LEAST - (end - first)) / 2)
    return within_axis(first - around, end + around)


def within_axis(first: float, end: float) -> tuple[float, float]:
    """As much of a stretch of time as the axis has, moved where it goes beyond."""
    length = min(end - first, dates.LAST_DAY - dates.FIRST_DAY)
    first = min(max(first, dates.FIRST_DAY), dates.LAST_DAY - length)
    return first, first + length


def to_show(story: Story, first: float, end: float, is_whole: bool) -> tuple[float, float] | None:
    """The time to show of a new story: all of it where all was shown, or where nothing of it would be in view; None to stay."""
    if story.extent is None:
        return None
    columns = story.columns
    if not is_whole:
        seen = story.chosen & (columns.place == ON_AXIS) & columns.within(int(first), int(end) + 1)
        if seen.any():
            return None
    return fitted(story.extent.first, story.extent.end)


def lay_out(story: Story, sight: Sight) -> None:
    """Lay out what will be seen of a story, so that it only has to be drawn."""
    lanes = enumerate(story.placement.lanes) if sight.folded else ()
    thin = frozenset(n for n, lane in lanes if lane.key in sight.folded)
    standing = geometry.stand(sight.height, story.above, story.below, thin).scrolled(sight.scrolls)
    first, end = to_show(story, sight.first, sight.end, sight.is_whole) or (sight.first, sight.end)
    width = plot_width(sight.width, story.margins)
    for bundler in (story.bundler, story.ghost_bundler):
        if bundler is not None:
            frame.place_items(bundler, standing, View(first, width / (end - first), width))
