"""Lanes: which marks stand in which, by kind, country, organisation, section, or all in one."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.catalog.vocabulary import Vocabulary
from app.views.timeline import kinds
from app.views.timeline.columns import CLASSES, ON_AXIS, Columns, Ints, Mask, Small

SPANS = len(CLASSES) + 1
MARGINS = 3
EntityName = tuple[str, str, str | None]  # id, name, country code
MIXED = 255  # the colour of a bundle of several families
RANKED = 2**32 - 1  # marks


class Mode(enum.StrEnum):
    """What a lane stands for."""

    KIND = "kind"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    SECTION = "section"
    NONE = "none"


@dataclass(frozen=True)
class LaneWords:
    """What a lane is called: by which it is remembered, its name, and what stands before the name."""

    key: str
    name: str
    icon: str | None = None
    flag: str | None = None
    colour: int | None = None
    family: str | None = None  # a family that can be opened into its kinds, or that an open kind belongs to
    is_family: bool = False


@dataclass(frozen=True)
class Placement:
    """All marks by lane, class of span and time: from this any question's marks are picked in order.

    `runs` numbers lane × SPANS + class; marks off the axis stand apart, `margin_runs` numbers lane × MARGINS + margin.
    """

    lanes: tuple[LaneWords, ...]
    above: tuple[bool, ...]
    marks: Ints
    runs: npt.NDArray[np.int32]
    margin_marks: Ints
    margin_runs: npt.NDArray[np.int32]


@dataclass(frozen=True)
class Grouping:
    """Marks and what groups them, side by side, and the words for each group."""

    marks: Ints
    groups: Ints
    words: Callable[[int, bool], LaneWords]


@dataclass(frozen=True)
class Arrangement:
    """The marks of one question as they stand in the lanes; the arrays run side by side.

    The marks of lane `l` and class `c` are those from `offsets[l * SPANS + c]` to the next offset, in order of time; those of
    lane `l` off the axis likewise by `margin_offsets`. `rank` orders marks by weight, among equals the one that stands first.
    `planned` is what has not taken place, nor may ever.
    """

    marks: Ints
    first: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    rank: Ints
    colour: Small
    planned: Mask
    vague: Mask
    offsets: npt.NDArray[np.int64]
    longest: Ints  # days, for each run
    margin_marks: Ints
    margin_offsets: npt.NDArray[np.int64]

    def run(self, lane: int, span: int) -> tuple[int, int]:
        at = lane * SPANS + span
        return int(self.offsets[at]), int(self.offsets[at + 1])

    def margin(self, lane: int, place: int) -> Ints:
        """The marks of a lane that stand in a margin (BEFORE, AFTER or UNDATED)."""
        return self.margin_marks[slice(*self.margin_run(lane, place))]

    def count(self, lane: int) -> int:
        on_axis = self.offsets[(lane + 1) * SPANS] - self.offsets[lane * SPANS]
        off_axis = self.margin_offsets[(lane + 1) * MARGINS] - self.margin_offsets[lane * MARGINS]
        return int(on_axis + off_axis)

    def first_day(self, lane: int) -> int | None:
        """The day of a lane's earliest mark on the axis."""
        runs = [self.run(lane, span) for span in range(SPANS)]
        return min((int(self.first[start]) for start, stop in runs if stop > start), default=None)

    def spots(self, wanted: Mask) -> tuple[Ints, Ints]:
        """Every place of some marks in the arrays, and in the margins': a mark may stand in several lanes."""
        return np.flatnonzero(wanted[self.marks]), np.flatnonzero(wanted[self.margin_marks])

    def margin_run(self, lane: int, place: int) -> tuple[int, int]:
        at = lane * MARGINS + place - 1
        return int(self.margin_offsets[at]), int(self.margin_offsets[at + 1])

    def marks_of(self, parts: Collection[tuple[int, int]]) -> Ints:
        """The marks in some stretches of the arrays."""
        return np.concatenate([self.marks[start:stop] for start, stop in parts])


def time_order(columns: Columns) -> Ints:
    """All marks in order of time, the undated last."""
    first = np.where(columns.place == ON_AXIS + 3, np.iinfo(np.int32).max, columns.first)
    return np.lexsort((columns.end, first)).astype(np.int64)


def place(columns: Columns, order: Ints, grouping: Grouping) -> Placement:
    """Put all marks into lanes; `order` is that of `time_order`."""
    values, lane = np.unique(grouping.groups * 2 + (grouping.marks < columns.split), return_inverse=True)
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    by_time = np.argsort(rank[grouping.marks], kind="stable")
    marks, lane = grouping.marks[by_time], lane[by_time]
    inside = columns.place[marks] == ON_AXIS
    words = [grouping.words(int(value) // 2, bool(value % 2)) for value in values]

    def sort(chosen: Mask, width: int, within: Small) -> tuple[Ints, npt.NDArray[np.int32]]:
        found = marks[chosen]
        runs: npt.NDArray[np.int32] = (lane[chosen] * width + within[found]).astype(np.int32)
        fits = len(values) * width < np.iinfo(np.int16).max  # then numpy sorts by radix, ten times as fast
        sequence = np.argsort(runs.astype(np.int16) if fits else runs, kind="stable")
        return found[sequence], runs[sequence]

    on_axis, runs = sort(inside, SPANS, columns.span)
    off_axis, margin_runs = sort(~inside, MARGINS, columns.place - np.uint8(1))
    above = tuple(bool(value % 2) for value in values)
    return Placement(tuple(words), above, on_axis, runs, off_axis, margin_runs)


def arrange(columns: Columns, placement: Placement, chosen: Mask) -> Arrangement:
    """The chosen marks as they stand in the lanes."""
    keep = chosen[placement.marks]
    marks, runs = placement.marks[keep], placement.runs[keep]
    first, end = columns.first[marks], columns.end[marks]
    offsets = np.searchsorted(runs, np.arange(len(placement.lanes) * SPANS + 1))
    kept = chosen[placement.margin_marks]
    margin_runs = placement.margin_runs[kept]
    codes = columns.codes
    split = next((n for n, code in enumerate(codes) if not code), 0)
    colours = np.array(
        [kinds.FAMILIES[kinds.kind(code, n <= split).family].colour for n, code in enumerate(codes)] or [0],
        dtype=np.uint8,
    )
    return Arrangement(
        marks=marks,
        first=first,
        end=end,
        rank=columns.weight[marks] * np.int64(RANKED + 1) + (RANKED - np.arange(len(marks))),
        colour=colours[columns.kinds[marks]],
        planned=(columns.planned | columns.cancelled)[marks],
        vague=columns.vague[marks],
        offsets=offsets,
        longest=_longest(end - first, offsets),
        margin_marks=placement.margin_marks[kept],
        margin_offsets=np.searchsorted(margin_runs, np.arange(len(placement.lanes) * MARGINS + 1)),
    )


def _longest(lengths: npt.NDArray[np.int32], offsets: npt.NDArray[np.int64]) -> Ints:
    found = np.zeros(len(offsets) - 1, dtype=np.int64)
    occupied = np.flatnonzero(np.diff(offsets))
    if len(occupied):
        found[occupied] = np.maximum.reduceat(lengths, offsets[:-1][occupied])
    return found


def group(columns: Columns, mode: Mode, opened: Collection[str], words: Words) -> Grouping:
    """What groups the marks by what they are themselves; `opened` names the families that are shown kind by kind."""
    marks = np.arange(len(columns), dtype=np.int64)
    if mode is Mode.KIND:
        return _by_kind(columns, marks, opened, words)
    if mode is Mode.SECTION:
        titles = words.sections

        def section(number: int, above: bool) -> LaneWords:
            return LaneWords(f"{_half(above)}/section/{number}", f"{number}. {titles.get(number, '')}")

        return Grouping(marks, columns.sections.astype(np.int64), section)

    def one(_: int, above: bool) -> LaneWords:
        return LaneWords(f"{_half(above)}/all", words.events if above else words.agreements)

    return Grouping(marks, np.zeros(len(columns), dtype=np.int64), one)


@dataclass(frozen=True)
class Words:
    """The words that lanes are named with."""

    vocabulary: Vocabulary
    sections: Mapping[int, str]
    events: str
    agreements: str
    nowhere: str
    nobody: str


def _half(above: bool) -> str:
    return "event" if above else "agreement"


def _by_kind(columns: Columns, marks: Ints, opened: Collection[str], words: Words) -> Grouping:
    """A lane for each family of kinds; for an open one, or one of which there is a single kind, a lane for each kind."""
    split = columns.codes.index("")
    looks = [kinds.kind(code, n <= split) for n, code in enumerate(columns.codes)]
    present = set(np.unique(columns.kinds).tolist())
    families = list(kinds.FAMILIES)
    kinds_of = {f: [n for n in sorted(present) if looks[n].family == f] for f in families}
    opens = {f for f, found in kinds_of.items() if len(found) > 1}
    groups = np.array(
        [
            families.index(look.family) if look.family in opens and look.family not in opened else len(families) + n
            for n, look in enumerate(looks)
        ],
        dtype=np.int64,
    )

    def name(value: int, above: bool) -> LaneWords:
        if value < len(families):
            family = kinds.FAMILIES[families[value]]
            shown = kinds.family_name(family.key)
            return LaneWords(
                f"{_half(above)}/family/{family.key}", shown, family.icon, None, family.colour, family.key, True
            )
        code, look = columns.codes[value - len(families)], looks[value - len(families)]
        label = words.vocabulary.label("event_kind" if above else "agreement_kind", code or "other")
        if look.family not in opens:  # the only kind of its family: the family's name is shorter
            label = kinds.family_name(look.family)
        family = kinds.FAMILIES[look.family]
        parent = look.family if look.family in opens else None
        return LaneWords(f"{_half(above)}/kind/{code}", label, look.icon, None, family.colour, parent)

    return Grouping(marks, groups[columns.kinds], name)


def by_entity(
    columns: Columns, mode: Mode, words: Words, pairs: Sequence[tuple[Ints, Ints]], names: Mapping[int, EntityName]
) -> Grouping:
    """A lane for each country or organisation that marks concern (`pairs`), and one for marks that concern none."""
    marks = np.concatenate([part[0] for part in pairs]) if pairs else np.empty(0, dtype=np.int64)
    groups = np.concatenate([part[1] for part in pairs]) if pairs else np.empty(0, dtype=np.int64)
    without = np.ones(len(columns), dtype=bool)
    without[marks] = False
    left = np.flatnonzero(without)
    nothing = words.nowhere if mode is Mode.COUNTRY else words.nobody

    def name(row: int, above: bool) -> LaneWords:
        if row not in names:
            return LaneWords(f"{_half(above)}/{mode.value}/", nothing)
        key, shown, iso2 = names[row]
        return LaneWords(f"{_half(above)}/{mode.value}/{key}", shown, flag=iso2)

    return Grouping(np.concatenate([marks, left]), np.concatenate([groups, np.zeros(len(left), dtype=np.int64)]), name)
