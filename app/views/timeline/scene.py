"""The timeline as it stands: a story, what the reader folded, scrolled, chose and brushed. Makes the frames that are drawn."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.views.timeline import frame, geometry, kinds, labels, ticks
from app.views.timeline.columns import ON_AXIS, Ints
from app.views.timeline.drawing import Emphasis, Frame
from app.views.timeline.frame import Margins, Placed, View
from app.views.timeline.geometry import Geometry
from app.views.timeline.kinds import Shape
from app.views.timeline.lanes import MARGINS, SPANS, LaneWords
from app.views.timeline.story import Story
from app.views.timeline.style import Style
from app.views.timeline.ticks import Names

JOINED = 60  # lines from an event to what was signed there; more would hide the marks
SPOTS_KEPT = 400  # choices of marks whose places are remembered
Text = Callable[[int], str | None]


@dataclass(frozen=True)
class Wordings:
    """The words that are drawn: of the margins, the edition's end and today."""

    names: Names
    margins: dict[int, str]
    edition: str
    today: str


@dataclass
class Scene:
    """What the frames are made from; `title` gives a mark's title, or None while it is being fetched."""

    story: Story
    words: Wordings
    title: Text
    edition_end: int | None = None
    folded: Collection[str] = ()  # the lanes' keys
    scrolls: tuple[float, float] = (0.0, 0.0)
    current: int | None = None
    brushed: tuple[int, int] | None = None
    shows_ghosts: bool = True
    is_whole: bool = False  # where nothing can scroll, lanes that do not fit are left out
    shapes: dict[int, Shape] = field(init=False)
    wanted: set[int] = field(init=False, default_factory=set)  # marks whose titles were asked for in vain

    def __post_init__(self) -> None:
        codes = self.story.columns.codes
        split = codes.index("")
        self.shapes = {n: kinds.kind(code, n <= split).shape for n, code in enumerate(codes)}
        lanes = enumerate(self.story.placement.lanes) if self.folded else ()
        self._thin = frozenset(n for n, lane in lanes if lane.key in self.folded)
        self._has_cancelled = bool(self.story.columns.cancelled.any())
        self.chosen: tuple[int, ...] = ()  # marks
        self._lanes = (self.story.above, self.story.below)
        self.left_out = 0
        self._unscrolled: Geometry | None = None
        self._standing: tuple[tuple[float, float], Geometry] | None = None
        self._spots: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
        self._pairs: tuple[tuple[int, int], ...] = ()

    def lane(self, number: int) -> LaneWords:
        return self.story.placement.lanes[number]

    def stand(self, height: float) -> Geometry:
        """Where the lanes stand in so many pixels."""
        if self.is_whole:
            self._leave_out(height)
        if self._unscrolled is None or self._unscrolled.height != height:
            self._unscrolled = geometry.stand(height, *self._lanes, self._thin)
            self._standing = None
        if self._standing is None or self._standing[0] != self.scrolls:
            self._standing = (self.scrolls, self._unscrolled.scrolled(self.scrolls))
        return self._standing[1]

    def _leave_out(self, height: float) -> None:
        """Leave out the last lanes as long as not all fit, from the side that has more."""
        story = self.story
        above, below = geometry.fitting(height, story.above, story.below, self._thin)
        self._lanes = (story.above[:above], story.below[:below])
        self.left_out = len(story.above) + len(story.below) - above - below

    def frame(self, view: View, height: float, style: Style, hovered: tuple[int, int, int] | None = None) -> Frame:
        """All that is drawn for a view."""
        standing = self.stand(height)
        margins = Margins.beside(view.width, self.story.margins)
        placed = frame.place_items(self.story.bundler, standing, view)
        shown = [p for p in placed if p.right > 0 and p.left < view.width]
        thin = self._thin
        self.wanted = set()
        named = labels.place(
            [p for p in placed if p.lane not in thin], self._text, labels.Type(style.label_width, style.cut), view.width
        )
        shown += frame.place_margins(self.story.bundler, standing, margins)
        today = dt.datetime.now().astimezone().date().toordinal()
        return Frame(
            geometry=standing,
            view=view,
            ticks=ticks.ticks(
                view.first, view.scale, view.width, self.words.names, [m.horizontalAdvance for m in style.tick_metrics]
            ),
            placed=shown,
            labels=named,
            shapes=self.shapes,
            kind_of=self._kinds(shown),
            cancelled=self._cancelled(shown),
            ghosts=self._ghosts(standing, view),
            margins=margins,
            margin_names=self.words.margins,
            edition_end=self.edition_end,
            edition_words=self.words.edition,
            today=today if view.first <= today < view.end else None,
            today_word=self.words.today,
            brushed=self.brushed,
            emphasis=self._emphasis(shown, hovered),
        )

    def _ghosts(self, standing: Geometry, view: View) -> list[Placed]:
        if self.story.ghost_bundler is None or not self.shows_ghosts:
            return []
        return frame.place_items(self.story.ghost_bundler, standing, view)

    def _text(self, placed: Placed) -> str | None:
        """A label: the title, of a bundle the weightiest title and how many more."""
        assert placed.item is not None
        mark = int(self.story.arrangement.marks[placed.item.top])
        title = self.title(mark)
        if title is None:
            self.wanted.add(mark)
        elif placed.count > 1:
            return f"{title} +{placed.count - 1}"
        return title

    def _kinds(self, placed: Iterable[Placed]) -> list[int]:
        marks, kinds_ = self.story.arrangement.marks, self.story.columns.kinds
        return [
            int(kinds_[marks[p.item.parts[0][0]]]) if p.item is not None and p.item.count == 1 else -1 for p in placed
        ]

    def _cancelled(self, placed: Iterable[Placed]) -> frozenset[tuple[int, int, int]]:
        if not self._has_cancelled:
            return frozenset()
        marks, cancelled = self.story.arrangement.marks, self.story.columns.cancelled
        single = (p for p in placed if p.item is not None and p.item.count == 1)
        return frozenset(p.key for p in single if p.item is not None and cancelled[marks[p.item.parts[0][0]]])

    # -- marks and what shows them

    def marks_of(self, placed: Placed) -> Ints:
        """The marks that something placed stands for."""
        if placed.item is not None:
            return self.story.arrangement.marks_of(placed.item.parts)
        return self.story.arrangement.margin(placed.lane, placed.margin)

    def choose(self, marks: Iterable[int]) -> None:
        """Have some marks stand out, the events and agreements that belong together joined by lines."""
        self.chosen = tuple(dict.fromkeys(marks))
        self._pairs = tuple(self.story.columns.signed(self.chosen[:JOINED], JOINED)) if self.chosen else ()

    def showing(self, placed: Iterable[Placed], marks: Sequence[int]) -> list[Placed]:
        """What of what is placed shows one of some marks."""
        if not marks:
            return []
        spots, off_axis = self._spots_of(tuple(marks))
        found = []
        for p in placed:
            if p.item is None:
                start, stop = self.story.arrangement.margin_run(p.lane, p.margin)
                if bisect_left(off_axis, start) < bisect_left(off_axis, stop):
                    found.append(p)
            elif any(bisect_left(spots, start) < bisect_left(spots, stop) for start, stop in p.item.parts):
                found.append(p)
        return found

    def _spots_of(self, marks: tuple[int, ...]) -> tuple[list[int], list[int]]:
        """Every place of some marks in the arrangement's arrays, on the axis and off it."""
        if marks not in self._spots:
            if len(self._spots) >= SPOTS_KEPT:
                self._spots.clear()
            on_axis, off_axis = self.story.arrangement.spots(self.story.columns.only(marks))
            self._spots[marks] = (on_axis.tolist(), off_axis.tolist())
        return self._spots[marks]

    def lane_of(self, mark: int) -> int | None:
        """The first lane that a mark stands in."""
        arrangement = self.story.arrangement
        spots, off_axis = self._spots_of((mark,))
        if spots:
            return int(np.searchsorted(arrangement.offsets, spots[0], side="right") - 1) // SPANS
        if off_axis:
            return int(np.searchsorted(arrangement.margin_offsets, off_axis[0], side="right") - 1) // MARGINS
        return None

    def marks_in(self, lane: int) -> Ints:
        """All marks of a lane, those off the axis last."""
        arrangement = self.story.arrangement
        start, stop = (int(arrangement.offsets[at * SPANS]) for at in (lane, lane + 1))
        off = (int(arrangement.margin_offsets[at * MARGINS]) for at in (lane, lane + 1))
        return np.concatenate([arrangement.marks[start:stop], arrangement.margin_marks[slice(*off)]])

    def _emphasis(self, placed: list[Placed], hovered: tuple[int, int, int] | None) -> Emphasis:
        chosen = self.showing(placed, self.chosen)
        current = self.showing(placed, () if self.current is None else (self.current,))
        return Emphasis(
            chosen=frozenset(p.key for p in chosen),
            current=current[0].key if current else None,
            hovered=hovered,
            joined=self._joined(placed),
        )

    def _joined(self, placed: list[Placed]) -> tuple[tuple[Placed, Placed], ...]:
        """Each chosen event with the agreements signed there, each chosen agreement with its event."""
        if not self._pairs:
            return ()
        spots, _ = self._spots_of(tuple(sorted({mark for pair in self._pairs for mark in pair})))
        marks = self.story.arrangement.marks[spots].tolist()
        shows: dict[int, Placed] = {}
        for p in placed:
            for start, stop in p.item.parts if p.item is not None else ():
                for at in range(bisect_left(spots, start), bisect_left(spots, stop)):
                    shows.setdefault(marks[at], p)
        found = {}
        for event, agreement in self._pairs:
            if event in shows and agreement in shows:
                ends = (shows[event], shows[agreement])
                found[ends[0].key, ends[1].key] = ends
        return tuple(found.values())

    def day(self, mark: int) -> tuple[int, int] | None:
        """The first day of a mark and the day after its last; None when it is off the axis."""
        columns = self.story.columns
        return (int(columns.first[mark]), int(columns.end[mark])) if columns.place[mark] == ON_AXIS else None

    def step(self, mark: int | None, by: int) -> int | None:
        """The mark that comes so many after another in order of time; from none, the first or last."""
        order = self.story.order
        if not len(order):
            return None
        if mark is None:
            return int(order[0 if by > 0 else -1])
        places = np.flatnonzero(order == mark)
        at = int(places[0]) + by if len(places) else 0
        return int(order[min(max(at, 0), len(order) - 1)])

    def counted(self) -> tuple[int, int]:
        """How many events and agreements of the question there are, within the brushed range if there is one."""
        chosen = self.story.chosen
        if self.brushed is not None:
            chosen = chosen & self.story.columns.within(*self.brushed)
        split = self.story.columns.split
        return int(chosen[:split].sum()), int(chosen[split:].sum())
