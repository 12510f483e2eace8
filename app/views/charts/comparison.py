"""Two to six series side by side: the same measure of several parties, or several measures of one party, in one unit."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from app.catalog.charting import Place
from app.catalog.records import Name
from app.export.ranking import is_comparable, is_part, sort_of
from app.export.series import Bar, Family, LeftOut, Reason, Series

FEWEST, MOST = 2, 6
FLOWS = (
    ("trade_turnover", "exports", "imports", "balance"),
    ("exchange_turnover", "exchange_exports", "exchange_imports"),
)
_FLOW_OF = {measure: number for number, flows in enumerate(FLOWS) for measure in flows}
_PLACE_OF = {measure: place for place, measure in enumerate(_FLOW_OF)}
_BASES = ("actual", "derived")  # natures that an index may start from
_NOT_INDEXED = ("cumulative",)  # the year so far, or all years so far: no part of it may be set beside another

Period = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Families in one unit, on one scale. `by` is `partner`, `subject` or `measure`: what tells them apart.

    As an index, `base` is the period that is 100 in every family, and the bars' values are of that index.
    """

    by: str
    families: tuple[Family, ...]
    unit: str | None
    base: Period | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_index(self) -> bool:
        return self.base is not None


def party(family: Family, by: str) -> Name | None:
    return family.partner if by == "partner" else family.subject


def groups(families: Sequence[Family], by: str) -> list[list[Family]]:
    """The families that may stand beside each other: alike but for the party (or measure), and with a value."""
    found: dict[tuple[object, ...], list[Family]] = defaultdict(list)
    for family in families:
        flow = _FLOW_OF.get(family.measure)
        may_differ = flow is not None if by == "measure" else is_comparable(family.measure, family.product)
        if not family.series or not may_differ or party(family, by) is None:
            continue
        subject = None if by == "subject" else family.subject.id
        partner = family.partner.id if family.partner is not None and by != "partner" else None
        measure = flow if by == "measure" else family.measure
        found[subject, partner, measure, family.product, family.share_of, family.unit].append(family)
    for group in found.values():
        if by == "measure":
            group.sort(key=lambda family: _PLACE_OF[family.measure])
    return [group for group in found.values() if len(group) >= FEWEST]


def compare(
    families: Sequence[Family],
    by: str,
    places: Mapping[str, Place],
    chosen: Sequence[str] = (),
    focus: str | None = None,
) -> Comparison | None:
    """Set families of one of the `groups` side by side: those of the `chosen` parties, else the one in focus and the largest.

    Unless chosen, parties are of one sort. None where fewer than two remain once what lies within another has been left out.
    """
    ordered = list(families)
    sorts = {family.key: sort_of(places[key]) for family in families if (key := _id(family, by) or "") in places}
    usual = next((sorts.get(f.key) for f in families if _id(f, by) == focus), None) or _most(sorts.values())
    if by != "measure":
        ordered.sort(key=lambda f: (_id(f, by) != focus, -max((bar.value for bar in f.bars), default=0)))
        if chosen:
            ordered = [f for key in chosen for f in ordered if _id(f, by) == key]
    kept: list[Family] = []
    left_out: list[LeftOut] = []
    for family in ordered:
        reason = _objection(family, kept, by, places)
        if by != "measure" and not chosen and sorts.get(family.key) != usual:
            reason = Reason.GROUP
        if reason is None and len(kept) < MOST:
            kept.append(family)
        else:
            left_out += [LeftOut(figure, reason or Reason.SMALLER) for figure in family.figures]
    if len(kept) < FEWEST:
        return None
    return Comparison(by, tuple(kept), kept[0].unit, None, tuple(left_out))


def common_base(families: Sequence[Family]) -> Period | None:
    """The first period in which all of them have a value above zero, else the first in which most (two at least) have."""
    import pandas as pd  # half a second and 40 megabytes: only where an index is asked for

    valued = [(*period, family.key) for family in families for period in _bases(family)]
    table = pd.DataFrame(valued, columns=["start", "end", "family"])
    counts = table.groupby(["end", "start"])["family"].nunique()
    if counts.empty or counts.max() < FEWEST:
        return None
    end, start = cast(Period, counts.idxmax())  # the first of the largest
    return start, end


def indexed(comparison: Comparison) -> Comparison | None:
    """The comparison with the first common period as 100; None where there is none, or nothing to set beside it.

    Only periods of the base's kind are kept, so that nine months never stand beside a year; families without the base are left
    out.
    """
    base = common_base(comparison.families)
    if base is None:
        return None
    kept: list[Family] = []
    left_out = list(comparison.left_out)
    for family in comparison.families:
        start = _bases(family).get(base)
        if start is None:
            left_out += [LeftOut(figure, Reason.NO_BASE) for figure in family.figures]
            continue
        series = []
        for one in family.series:
            if one.nature in _NOT_INDEXED:
                left_out += [LeftOut(bar.figure, Reason.OTHER_NATURE) for bar in one.bars]
                continue
            bars = [bar for bar in one.bars if _is_like(bar, base)]
            left_out += [LeftOut(bar.figure, Reason.OTHER_PERIOD) for bar in one.bars if bar not in bars]
            if bars:
                scaled = tuple(replace(bar, value=_percent_of(bar, start)) for bar in bars)
                series.append(Series(one.nature, scaled))
        kept.append(replace(family, series=tuple(series), growths=()))
    if all(len(family.bars) < 2 for family in kept):
        return None
    return replace(comparison, families=tuple(kept), unit="index", base=base, left_out=tuple(left_out))


def _most(sorts: Iterable[str]) -> str | None:
    counts = Counter(sorts)
    return max(counts, key=lambda sort: (counts[sort], sort), default=None)


def _percent_of(bar: Bar, start: Bar) -> float:
    return 100.0 if bar.value == start.value else bar.value / start.value * 100.0


def _bases(family: Family) -> dict[Period, Bar]:
    """The bars that an index may start from, by period."""
    return {(bar.start, bar.end): bar for nature in reversed(_BASES) for bar in family.of(nature) if bar.value > 0}


def _is_like(bar: Bar, base: Period) -> bool:
    """Whether a period is the same part of a year as the base, and as many years long."""
    start, end = base
    same_days = (bar.start.month, bar.start.day, bar.end.month) == (start.month, start.day, end.month)
    same_end = bar.end.day == end.day or (bar.end.month == 2 and {bar.end.day, end.day} == {28, 29})
    return same_days and same_end and bar.end.year - bar.start.year == end.year - start.year


def _objection(family: Family, kept: Sequence[Family], by: str, places: Mapping[str, Place]) -> Reason | None:
    """Why a family may not stand beside those kept: one lies within the other."""
    mine = places.get(_id(family, by) or "")
    if by == "measure" or mine is None:
        return None
    for other in kept:
        theirs = places.get(_id(other, by) or "")
        if theirs is not None and is_part(mine, theirs):
            return Reason.PART
        if theirs is not None and is_part(theirs, mine):
            return Reason.GROUP
    return None


def _id(family: Family, by: str) -> str | None:
    found = party(family, by)
    return found.id if found else None
