"""Where marks would overlap they are stacked, then bundled: the layout of one lane at one zoom level, in tiles of time.

The layout of a tile depends on nothing but the marks, the level and the rows that the lane has room for. It is the one that
fits at the level's smallest scale, so nothing moves up or down while one pans, or zooms within a level, and a view looks the
same however it was reached. The work is bounded by what can be seen: a tile has a fixed number of units of the calendar, give or
take a few, so that it begins where no mark lies across; what begins within one unit becomes a single bundle when it does not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from app.views.timeline import dates
from app.views.timeline.columns import NEAR
from app.views.timeline.dates import UNITS, Days, Unit
from app.views.timeline.lanes import MIXED, RANKED, SPANS, Arrangement

TILE = 32  # units
LONGEST = 4  # units that a bundle may span, unless its marks are longer
WARM_UP = 8  # units before a tile that are laid out with it, so that rows go on from tile to tile
POINT = 9.0  # pixels: a mark is no narrower
TOUCH = 3.0  # pixels that round ends may share before one stands above the other
SLIM_PLACE = 3  # vague spans are gathered by quarters at least
TILES_KEPT = 4000
SEARCHED = 500  # marks about a tile's edge: among more, most are in bundles


class Item:
    """What is drawn in one place: a mark, or a bundle of `count`.

    `row` of `rows` is where it stands in its lane's band; `parts` are stretches of the arrangement's arrays; `rank` is the
    highest there.
    """

    __slots__ = ("colour", "count", "end", "first", "lane", "parts", "planned", "rank", "row", "rows", "slim", "vague")

    def __init__(self, lane: int, slim: bool, first: int, end: int, start: int, stop: int) -> None:
        self.lane, self.slim = lane, slim
        self.first, self.end = first, end
        self.parts: tuple[tuple[int, int], ...] = ((start, stop),)
        self.count = stop - start
        self.row, self.rows = 0, 1
        self.rank, self.colour, self.planned, self.vague = 0, MIXED, False, False

    def absorb(self, other: Item) -> None:
        """Take the marks of another item in."""
        self.first, self.end = min(self.first, other.first), max(self.end, other.end)
        self.parts += other.parts
        self.count += other.count
        self.rank = max(self.rank, other.rank)
        self.colour = self.colour if self.colour == other.colour else MIXED
        self.planned, self.vague = self.planned and other.planned, self.vague or other.vague

    @property
    def top(self) -> int:
        """The place of the weightiest mark, the earliest of these, in the arrangement's arrays."""
        return RANKED - self.rank % (RANKED + 1)

    @property
    def key(self) -> tuple[int, int]:
        """Names the item among those of its arrangement."""
        return self.parts[0]


def least_width(count: int) -> float:
    """How wide a mark or the number of a bundle is at least, in pixels."""
    if count < 10:
        return POINT if count == 1 else 18.0
    return 24.0 if count < 100 else 30.0 if count < 1000 else 36.0


def short(count: int) -> str:
    """A number in at most four signs."""
    if count < 1000:
        return str(count)
    if count < 9950:
        return f"{count / 1000:.1f}k"
    return f"{round(count / 1000)}k" if count < 999_500 else f"{count / 1e6:.1f}M"


class Bundler:
    """Lays out lanes tile by tile and keeps what it laid out, for one arrangement."""

    def __init__(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self._tiles: dict[tuple[int, bool, int, int, int], list[Item]] = {}
        self._begins: dict[tuple[int, bool, int, int], int] = {}
        self._reached: dict[tuple[int, int], Days] = {}  # of each run: the latest end so far

    def tracks(self, lane: int) -> tuple[bool, bool]:
        """Whether a lane has marks to be drawn full size, and vague ones to be drawn slim."""
        offsets = self.arrangement.offsets
        at = lane * SPANS
        return bool(offsets[at + NEAR] > offsets[at]), bool(offsets[at + SPANS] > offsets[at + NEAR])

    def items(self, lane: int, slim: bool, level: int, rows: int, first: float, end: float) -> list[Item]:
        """What of a lane touches the days from `first` to `end` at a zoom level, with so many rows to stand in."""
        longest, unit = self._longest(lane, slim), _unit(level, slim)
        reach = furthest_span(longest, unit) + _around(longest, unit)
        numbers = range(unit.number(first - reach) // TILE, unit.number(end) // TILE + 1)
        found: list[Item] = []
        for number in numbers:
            found += self._tile(lane, slim, level, rows, number)
        return [item for item in found if item.end > first and item.first < end]

    def _longest(self, lane: int, slim: bool) -> int:
        return max(int(self.arrangement.longest[lane * SPANS + span]) for span in _spans(slim))

    def _tile(self, lane: int, slim: bool, level: int, rows: int, number: int) -> list[Item]:
        key = (lane, slim, level, rows, number)
        if key not in self._tiles:
            if len(self._tiles) >= TILES_KEPT:
                self._tiles.clear()
                self._begins.clear()
            self._tiles[key] = self._lay_out(lane, slim, level, rows, number)
        return self._tiles[key]

    def _lay_out(self, lane: int, slim: bool, level: int, rows: int, number: int) -> list[Item]:
        longest, unit = self._longest(lane, slim), _unit(level, slim)
        begin, end = (self._begin(lane, slim, level, each) for each in (number, number + 1))
        edges = _edges(unit, begin - longest - WARM_UP * unit.days, begin, end)
        entries: list[Item] = []
        for span in _spans(slim):
            entries += self._entries(lane, slim, span, edges, rows)
        entries.sort(key=lambda item: (item.first, -item.end))
        return _stack(entries, rows, dates.LEVELS[level].scale, begin, furthest_span(longest, unit))

    def _begin(self, lane: int, slim: bool, level: int, number: int) -> int:
        """The day with which a tile begins: the first from its edge on that no mark lies across; its edge if none is near."""
        key = (lane, slim, level, number)
        if key not in self._begins:
            self._begins[key] = self._free_day(lane, slim, level, number)
        return self._begins[key]

    def _free_day(self, lane: int, slim: bool, level: int, number: int) -> int:
        longest, unit, scale = self._longest(lane, slim), _unit(level, slim), dates.LEVELS[level].scale
        edge = _day(unit, number * TILE)
        if not any(self._is_crossed(lane, span, edge) for span in _spans(slim)):
            return edge
        before, after = edge - longest - POINT / scale, edge + _around(longest, unit)
        firsts, ends = [], []
        for span in _spans(slim):
            start, stop = self.arrangement.run(lane, span)
            near = start + np.searchsorted(self.arrangement.first[start:stop], (before, after))
            firsts.append(self.arrangement.first[slice(*near)])
            ends.append(self.arrangement.end[slice(*near)])
        first, end = np.concatenate(firsts), np.concatenate(ends)
        if len(first) > SEARCHED:
            return edge
        order = np.argsort(first, kind="stable")
        first, end = first[order].astype(np.int64), end[order]
        beyond = np.maximum((POINT / scale - (end - first)) / 2, 0)  # a short mark is drawn wider than its days
        reached = np.maximum.accumulate(end + beyond)
        is_free = first - beyond + TOUCH / scale >= np.concatenate([[-np.inf], reached[:-1]])
        free = [*first[is_free & (first >= edge)].tolist(), int(reached[-1]) + 1]
        return free[0] if edge <= free[0] < after else edge

    def _is_crossed(self, lane: int, span: int, day: int) -> bool:
        """Whether a mark begins before a day and ends after it."""
        start, stop = self.arrangement.run(lane, span)
        if start == stop:
            return False
        if (lane, span) not in self._reached:
            self._reached[lane, span] = np.maximum.accumulate(self.arrangement.end[start:stop])
        before = int(self.arrangement.first[start:stop].searchsorted(day))
        return before > 0 and bool(self._reached[lane, span][before - 1] > day)

    def _entries(self, lane: int, slim: bool, span: int, edges: Days, rows: int) -> list[Item]:
        """The marks of a run between the first and last edge: one by one, or one bundle for a unit with too many."""
        start, stop = self.arrangement.run(lane, span)
        if start == stop:
            return []
        cuts = start + np.searchsorted(self.arrangement.first[start:stop], edges)
        left = cuts[:-1][np.diff(cuts) > 0]
        if not len(left):
            return []
        begin, stop = int(left[0]), int(cuts[-1])
        a = _Part(self.arrangement, begin, stop)
        found: list[Item] = []
        whole = _Gathered(a, left - begin)
        for n, (here, there) in enumerate(pairwise([*(left - begin).tolist(), stop - begin])):
            if there - here <= rows:
                found += [a.item(lane, slim, at) for at in range(here, there)]
            else:
                found.append(whole.item(lane, slim, n, begin + here, begin + there))
        return found


class _Part:
    """A stretch of an arrangement, to make items of single marks."""

    def __init__(self, arrangement: Arrangement, start: int, stop: int) -> None:
        self.start = start
        self.first, self.end, self.rank, self.colour, self.planned, self.vague = (
            column[start:stop]
            for column in (
                *(arrangement.first, arrangement.end, arrangement.rank),
                *(arrangement.colour, arrangement.planned, arrangement.vague),
            )
        )

    def item(self, lane: int, slim: bool, n: int) -> Item:
        item = Item(lane, slim, int(self.first[n]), int(self.end[n]), self.start + n, self.start + n + 1)
        item.rank, item.colour = int(self.rank[n]), int(self.colour[n])
        item.planned, item.vague = bool(self.planned[n]), bool(self.vague[n])
        return item


class _Gathered:
    """What the marks between cuts have in common, for all cuts of a stretch at once."""

    def __init__(self, part: _Part, cuts: Days) -> None:
        self.first = part.first[cuts].tolist()
        self.end = np.maximum.reduceat(part.end, cuts).tolist()
        self.rank = np.maximum.reduceat(part.rank, cuts).tolist()
        self.low = np.minimum.reduceat(part.colour, cuts).tolist()
        self.high = np.maximum.reduceat(part.colour, cuts).tolist()
        self.planned = np.logical_and.reduceat(part.planned, cuts).tolist()
        self.vague = np.logical_or.reduceat(part.vague, cuts).tolist()

    def item(self, lane: int, slim: bool, n: int, start: int, stop: int) -> Item:
        item = Item(lane, slim, self.first[n], self.end[n], start, stop)
        item.rank = self.rank[n]
        item.colour = self.low[n] if self.low[n] == self.high[n] else MIXED
        item.planned, item.vague = self.planned[n], self.vague[n]
        return item


def _spans(slim: bool) -> range:
    return range(NEAR, SPANS) if slim else range(NEAR)


def _unit(level: int, slim: bool) -> Unit:
    return UNITS[max(dates.LEVELS[level].place, SLIM_PLACE if slim else 0)]


@lru_cache(maxsize=256)
def _edges(unit: Unit, first: float, begin: int, end: int) -> Days:
    """The days on which the unit's parts begin, from the one of a moment on, and those on which a tile begins and ends."""
    edges = unit.edges(unit.number(max(first, 1)), unit.number(end))
    cut: Days = np.unique(np.concatenate([edges[edges < end], (begin, end)]))
    return cut


@lru_cache(maxsize=256)
def _day(unit: Unit, number: int) -> int:
    """The day on which a part of a unit begins."""
    return int(unit.edges(number, number)[0])


def _around(longest: int, unit: Unit) -> float:
    """How many days after its edge a tile may begin: before the next one's edge, so that tiles keep their order."""
    return min(max(WARM_UP * unit.days, longest), (TILE - 1) * unit.days)


def furthest_span(longest: int, unit: Unit) -> float:
    """How many days a bundle may span: without an end, a chain of spans that overlap would become one bundle."""
    return 2 * longest + LONGEST * unit.days


def _stack(entries: Sequence[Item], rows: int, scale: float, begin: int, limit: float) -> list[Item]:
    """Give every item a row where it overlaps none; what finds none joins the item that grows least by it.

    No bundle spans more than `limit` days. Returns the items that begin on day `begin` or later: the others belong to the tile
    before, and join with none of these.
    """
    ends = [-np.inf] * rows
    last: list[list[Item]] = [[] for _ in range(rows)]
    found: list[Item] = []
    together: list[Item] = []  # items that overlap, one another in turn, and so share the band's height
    furthest = -np.inf
    for item in entries:
        left, right = _reach(item, scale)
        if left + TOUCH >= furthest:
            _share(together)
        row = 0
        while row < rows and ends[row] > left + TOUCH:
            row += 1
        if row == rows:
            host = _host(item, last, begin, limit)
            if host is not None:
                host.absorb(item)
                host = _swallow(host, last[host.row], scale, begin, limit)
                ends[host.row] = max(ends[host.row], _reach(host, scale)[1])
                furthest = max(furthest, ends[host.row])
                continue
            row = ends.index(min(ends))
        item.row = row
        last[row].append(item)
        ends[row] = max(ends[row], right)
        furthest = max(furthest, ends[row])
        together.append(item)
        if item.first >= begin:
            found.append(item)
    _share(together)
    return [item for item in found if item.count]


def _share(together: list[Item]) -> None:
    """Let items that overlap share the height: so many rows as they use."""
    used = 1 + max((item.row for item in together if item.count), default=0)
    for item in together:
        item.rows = used
    together.clear()


def _swallow(host: Item, row: list[Item], scale: float, begin: int, limit: float) -> Item:
    """A bundle is wider than a mark: let it join with what it now reaches in its row. Returns what it became part of."""
    while len(row) > 1:
        before = row[-2]
        reaches = _reach(before, scale)[1] > _reach(host, scale)[0] + TOUCH
        fits = (before.first >= begin) == (host.first >= begin) and max(before.end, host.end) - before.first <= limit
        if not (reaches and fits):
            break
        before.absorb(host)
        host.count = 0
        row.pop()
        host = before
    return host


def _host(item: Item, last: Sequence[list[Item]], begin: int, limit: float) -> Item | None:
    """Which of the last items of the rows grows least by taking another in; None where none may."""
    best, least = None, limit
    for row in last:
        host = row[-1] if row else None
        if host is not None and (host.first >= begin) == (item.first >= begin):
            growth = max(host.end, item.end) - min(host.first, item.first)
            if growth <= least and (best is None or growth < least):
                best, least = host, growth
    return best


def _reach(item: Item, scale: float) -> tuple[float, float]:
    """From where to where an item is drawn, in pixels."""
    left, right = item.first * scale, item.end * scale
    least = least_width(item.count)
    if right - left < least:
        left, right = (left + right - least) / 2, (left + right + least) / 2
    return left, right
