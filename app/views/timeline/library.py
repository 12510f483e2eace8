"""Loads what the timeline is made of, a little at a time, and tells the story of each question. Lives on the worker's thread."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

from app.catalog.catalog import Catalog
from app.catalog.chronicle import Block, Caption
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.views.timeline import columns as columns_
from app.views.timeline import lanes, sight
from app.views.timeline.columns import Columns, Ints
from app.views.timeline.lanes import Mode, Placement
from app.views.timeline.sight import Sight
from app.views.timeline.story import Sort, Story, tell

AT_ONCE = 10_000  # rows a query reads: some 50 ms
TURN = 0.06  # seconds after which other questions get their turn
CAPTIONED = 5_000  # so many titles are loaded with the marks; of more, those that are looked at
KEPT = 3  # placements
_TYPES = (RecordType.EVENT, RecordType.AGREEMENT)


@dataclass(frozen=True)
class Wish:
    """How the reader wants to see a question's marks; what is in `sight` is laid out with the story."""

    question: Filter
    mode: Mode = Mode.KIND
    opened: frozenset[str] = frozenset()
    sort: Sort = Sort.COUNT
    with_ghosts: bool = True
    until: int = 1  # a day that the whole span goes to at least
    sight: Sight | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Progress:
    """How much of what a wish needs is loaded, from 0 to 1."""

    part: float


@dataclass(frozen=True)
class Told:
    """A wish come true, with the titles of all marks where these are few."""

    wish: Wish
    story: Story
    captions: dict[int, Caption]


@dataclass
class Library:
    """Remembers what was loaded. `advance` is called again and again until a wish is told."""

    words: lanes.Words
    _columns: Columns | None = None
    _order: Ints | None = None
    _blocks: dict[tuple[RecordType, int], Block] = field(default_factory=dict)
    _pairs: dict[Mode, dict[tuple[RecordType, int], tuple[Ints, Ints]]] = field(default_factory=dict)
    _placements: dict[tuple[Mode, frozenset[str]], Placement] = field(default_factory=dict)
    _captions: dict[int, Caption] = field(default_factory=dict)

    def advance(self, catalog: Catalog, wish: Wish) -> Told | Progress:
        """Load for a short while; the story as soon as everything is there. Raises NotFound for an unknown entity."""
        until = time.monotonic() + TURN
        steps = [(t, after) for t in _TYPES for after in range(0, catalog.last_row(t), AT_ONCE)]
        if self._columns is None:
            for step in steps:
                if step not in self._blocks:
                    self._blocks[step] = catalog.block(*step, step[1] + AT_ONCE)
                    if time.monotonic() > until:
                        return Progress(len(self._blocks) / len(steps))
            self._build(catalog)
        if self._placement(wish) is None:
            pairs = self._pairs.setdefault(wish.mode, {})
            for step in steps:
                if step not in pairs:
                    grouped = catalog.concerned(wish.mode.value, *step, step[1] + AT_ONCE)
                    assert self._columns is not None
                    pairs[step] = self._columns.pairs(step[0], grouped)
                    if time.monotonic() > until:
                        return Progress(len(pairs) / len(steps))
            self._place_entities(catalog, wish.mode)
        return self._tell(catalog, wish)

    def _build(self, catalog: Catalog) -> None:
        built = columns_.build(
            [self._blocks[step] for step in sorted(self._blocks, key=_events_first)], catalog.vocabulary
        )
        if len(built) <= CAPTIONED:
            for record_type in _TYPES:
                rows = built.rows[: built.split] if record_type is RecordType.EVENT else built.rows[built.split :]
                for row, caption in catalog.captions(record_type, rows.tolist()).items():
                    mark = built.mark_of(record_type, row)
                    if mark is not None:
                        self._captions[mark] = caption
        self._order = lanes.time_order(built)
        self._columns = built
        self._blocks.clear()

    def _placement(self, wish: Wish) -> Placement | None:
        """The marks in the lanes of a wish; None while it is not known which entities they concern."""
        assert self._columns is not None
        assert self._order is not None
        key = _key(wish)
        if key not in self._placements and wish.mode not in (Mode.COUNTRY, Mode.ORGANISATION):
            grouping = lanes.group(self._columns, wish.mode, wish.opened, self.words)
            self._keep(key, lanes.place(self._columns, self._order, grouping))
        return self._placements.get(key)

    def _place_entities(self, catalog: Catalog, mode: Mode) -> None:
        assert self._columns is not None
        assert self._order is not None
        pairs = list(self._pairs.pop(mode).values())
        rows = np.unique(np.concatenate([part[1] for part in pairs])) if pairs else np.empty(0, dtype=np.int64)
        names = catalog.names_by_row(rows.tolist())
        grouping = lanes.by_entity(self._columns, mode, self.words, pairs, names)
        self._keep((mode, frozenset()), lanes.place(self._columns, self._order, grouping))

    def _keep(self, key: tuple[Mode, frozenset[str]], placement: Placement) -> None:
        while len(self._placements) >= KEPT:
            del self._placements[next(iter(self._placements))]
        self._placements[key] = placement

    def _tell(self, catalog: Catalog, wish: Wish) -> Told:
        placement = self._placement(wish)
        assert placement is not None
        assert self._columns is not None
        assert self._order is not None
        chosen = self._columns.mask(catalog.chosen(wish.question))
        story = tell(self._columns, self._order, placement, chosen, wish.sort, wish.with_ghosts, wish.until)
        if wish.sight is not None:
            sight.lay_out(story, wish.sight)
        return Told(wish, story, self._captions)


def _key(wish: Wish) -> tuple[Mode, frozenset[str]]:
    return wish.mode, wish.opened if wish.mode is Mode.KIND else frozenset()


def _events_first(step: tuple[RecordType, int]) -> tuple[bool, int]:
    return step[0] is not RecordType.EVENT, step[1]
