"""Figures as series that may be drawn: what is alike together, what is not apart, and why a figure is left out.

A family is one question with one unit - `exchange turnover of the exchange with Serbia, in dollars` - and has a series for each
nature, so that no series mixes units, currencies, natures, products or parties. Nothing is filled in: a period without a
figure has no bar.
"""

from __future__ import annotations

import calendar
import datetime as dt
import enum
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from app.catalog.records import Figure, Name

NATURES = ("actual", "cumulative", "derived", "target", "forecast")
_COLUMNS = {"subject": "subject.id", "start": "period_start", "end": "period_end"}  # attributes that have other names
KEY = ("subject", "partner", "measure", "product", "share_of")
_NOT_AMOUNTS = ("specification",)  # properties of goods: metres beside horsepower
_NOT_AMOUNT_UNITS = ("rank", "degrees")  # the second is not twice the first
_MONTH, _HALF = re.compile(r"(\d{4})-(\d\d)"), re.compile(r"(\d{4})-([HQ])(\d)")


class Reason(enum.StrEnum):
    """Why a figure or record is not drawn."""

    SAME_PERIOD = "same_period"  # another figure for the same period is drawn
    SAME = "same"  # the same statement is drawn already
    STATED = "stated"  # reckoned, while the period has a stated figure
    NO_PERIOD = "no_period"
    NO_VALUE = "no_value"  # only a change is stated
    NO_AMOUNT = "no_amount"  # a rank or a property, not an amount
    OTHER_MEASURE = "other_measure"
    OTHER_UNIT = "other_unit"
    OTHER_PARTIES = "other_parties"
    OTHER_PRODUCT = "other_product"
    OTHER_NATURE = "other_nature"
    OTHER_PERIOD = "other_period"
    GROUP = "group"  # a region, bloc or body of another kind than those compared
    PART = "part"  # part of something that is drawn
    NO_TOTAL = "no_total"  # neither a share nor a part of a stated total
    OVER_WHOLE = "over_whole"  # the parts exceed their whole
    SMALLER = "smaller"  # beyond the largest that are drawn
    NO_BASE = "no_base"  # has no period in common with the others
    PACKAGE = "package"  # a package whose parts are counted
    NO_DATE = "no_date"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that is not drawn and why; `other` is the one drawn in its stead, if any."""

    figure: Figure
    reason: Reason
    other: Figure | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A value as wide as its period; both days are inclusive. `value` is the figure's own unless the series is an index."""

    figure: Figure
    start: dt.date
    end: dt.date
    value: float

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Growth:
    """A stated change from a base period (None where it is not stated) to a period, whether or not their values are known.

    `direction` is 1, 0 or -1.
    """

    figure: Figure
    start: dt.date
    end: dt.date
    base: tuple[dt.date, dt.date] | None
    direction: int


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one nature in order of time, at most one for a period."""

    nature: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Series that answer one question in one unit; `unit` is None where only changes are stated."""

    subject: Name
    partner: Name | None
    measure: str
    product: str | None
    share_of: str | None
    unit: str | None
    series: tuple[Series, ...]
    growths: tuple[Growth, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def key(self) -> str:
        """Names the family for good."""
        parts = (self.subject.id, self.partner.id if self.partner else None, self.measure, self.product, self.share_of)
        return "|".join(part or "" for part in (*parts, self.unit))

    @property
    def bars(self) -> tuple[Bar, ...]:
        return tuple(bar for series in self.series for bar in series.bars)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that is drawn, once, in order of time."""
        drawn = {f.id: f for f in (*(b.figure for b in self.bars), *(g.figure for g in self.growths))}
        return tuple(sorted(drawn.values(), key=lambda f: (f.period_end or "", f.period_start or "", f.id)))

    def of(self, nature: str) -> tuple[Bar, ...]:
        return next((series.bars for series in self.series if series.nature == nature), ())


def grouped(figures: Sequence[Figure], columns: Sequence[str]) -> list[list[Figure]]:
    """Figures that agree in some of `subject`, `partner`, `measure`, `product`, `share_of`, `unit`, `nature`, `start` and `end`.

    Groups come in the order of their first figures, figures in their own.
    """
    parts = attrgetter(*(_COLUMNS.get(column, column) for column in columns if column != "partner"))
    by_partner = "partner" in columns
    groups: dict[Any, list[Figure]] = defaultdict(list)
    for figure in figures:
        partner = figure.partner if by_partner else None
        groups[parts(figure), partner and partner.id].append(figure)
    return list(groups.values())


def families(figures: Sequence[Figure]) -> list[Family]:
    """The figures in families, in the order in which the figures come; every figure is drawn in one or left out of one."""
    return [family for group in grouped(figures, KEY) for family in _of_units(group)]


def is_amount(figure: Figure) -> bool:
    """Whether the length of a bar can stand for the figure."""
    return figure.measure not in _NOT_AMOUNTS and figure.unit not in _NOT_AMOUNT_UNITS


def periods(figure: Figure) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a figure's period, None where it has none."""
    return _period(figure.period_start, figure.period_end) if figure.period_end else None


@lru_cache(maxsize=4096)  # an edition has few periods, and each is asked for again and again
def _period(start: str | None, end: str) -> tuple[dt.date, dt.date]:
    last = dt.date.fromisoformat(end)
    return (dt.date.fromisoformat(start) if start else last), last


def best(figures: Sequence[Figure]) -> Figure:
    """Of several figures for one thing and period the one to draw: not doubted, exact, with the most digits, best sourced."""
    if len(figures) == 1:
        return figures[0]
    return max(
        figures,
        key=lambda f: (f.doubt is None, f.qualifier == "exact", digits(f.value), max(f.sources, default=0), f.id),
    )


@lru_cache(maxsize=4096)
def digits(value: float | None) -> int:
    """How many digits of a number say something: 3 for 54,800,000."""
    return len(f"{value:.12g}".split("e")[0].replace(".", "").strip("-0")) if value else 0


def base_period(text: str | None) -> tuple[dt.date, dt.date] | None:
    """The days of a base of comparison such as `2023`, `2023-H1` or `2023-01/2023-09`; None where it names none."""
    first, _, last = (text or "").partition("/")
    start, end = _days(first), _days(last or first)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def ratio(figure: Figure) -> float | None:
    """How many times as much as in its base the stated change makes."""
    change = figure.change_value
    if change is None:
        return None
    return {"times": change, "index": change / 100}.get(figure.change_unit or "", 1 + change / 100)


def _of_units(figures: list[Figure]) -> list[Family]:
    """Figures about one question, a family for each unit; changes without a value go with the unit that has most figures.

    Of what has added up over years and of single years neither says anything about the other: such changes stay apart.
    """
    by_unit: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_unit[figure.unit].append(figure)
    changes = by_unit.pop(None, [])
    ranked = sorted(by_unit, key=lambda unit: (-len(by_unit[unit]), unit or ""))
    if not ranked:
        return [_family(None, [], changes)]
    summed = {figure.nature == "cumulative" for figure in by_unit[ranked[0]]}
    fitting = [figure for figure in changes if (figure.nature == "cumulative") in summed]
    apart = [figure for figure in changes if figure not in fitting]
    found = [_family(unit, by_unit[unit], fitting if unit == ranked[0] else []) for unit in ranked]
    return [*found, _family(None, [], apart)] if apart else found


def _family(unit: str | None, valued: list[Figure], changes: list[Figure]) -> Family:
    left_out: list[LeftOut] = []
    drawable: list[Figure] = []
    for figure in (*valued, *changes):
        if not is_amount(figure):
            left_out.append(LeftOut(figure, Reason.NO_AMOUNT))
        elif not figure.period_end:
            left_out.append(LeftOut(figure, Reason.NO_PERIOD))
        elif figure.value is None and figure.nature == "derived":
            left_out.append(LeftOut(figure, Reason.NO_VALUE))
        else:
            drawable.append(figure)
    kept, rivals = _one_a_period([figure for figure in drawable if figure.value is not None])
    series = tuple(
        Series(nature, tuple(sorted(map(_bar, kept[nature]), key=lambda bar: (bar.start, bar.end))))
        for nature in NATURES
        if kept.get(nature)
    )
    stated = [figure for figures in kept.values() for figure in figures]
    growths, repeated = _growths([*stated, *(figure for figure in drawable if figure.value is None)])
    one = (valued or changes)[0]
    return Family(
        *(one.subject, one.partner, one.measure, one.product, one.share_of, unit, series, growths),
        (*left_out, *rivals, *repeated),
    )


def _one_a_period(figures: list[Figure]) -> tuple[dict[str, list[Figure]], list[LeftOut]]:
    """For each nature one figure a period, and what has to give way to it."""
    rivals: dict[tuple[str, str | None, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        rivals[figure.nature, figure.period_start, figure.period_end].append(figure)
    chosen = {key: best(group) for key, group in rivals.items()}
    kept: dict[str, list[Figure]] = defaultdict(list)
    left_out: list[LeftOut] = []
    for (nature, *period), group in rivals.items():
        one = chosen[nature, period[0], period[1]]
        stated = chosen.get(("actual", period[0], period[1]))
        if nature == "derived" and stated is not None:
            left_out += [LeftOut(figure, Reason.STATED, stated) for figure in group]
            continue
        kept[nature].append(one)
        left_out += [LeftOut(figure, _rivalry(figure, one), one) for figure in group if figure is not one]
    return kept, left_out


def _rivalry(figure: Figure, one: Figure) -> Reason:
    same = (figure.value, figure.qualifier) == (one.value, one.qualifier)
    return Reason.SAME if same else Reason.SAME_PERIOD


def _bar(figure: Figure) -> Bar:
    start, end = periods(figure) or (dt.date.min, dt.date.min)
    return Bar(figure, start, end, figure.value or 0.0)


def _growths(figures: list[Figure]) -> tuple[tuple[Growth, ...], list[LeftOut]]:
    """The stated changes, each once."""
    found: dict[tuple[object, ...], Growth] = {}
    left_out: list[LeftOut] = []
    for figure in figures:
        period, times = periods(figure), ratio(figure)
        if period is None or times is None or figure.nature == "derived":
            continue
        base = base_period(figure.change_base)
        key = (*period, base, figure.nature, figure.change_value, figure.change_unit)
        if key not in found:
            direction = 0 if math.isclose(times, 1) else 1 if times > 1 else -1
            found[key] = Growth(figure, *period, base, direction)
        elif figure.value is None:
            left_out.append(LeftOut(figure, Reason.SAME, found[key].figure))
    ordered = sorted(found.values(), key=lambda growth: (growth.start, growth.end, growth.figure.id))
    return tuple(ordered), left_out


def _days(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a year, half, quarter, month or day."""
    try:
        if part := _HALF.fullmatch(text):
            length = 6 if part[2] == "H" else 3
            last = int(part[3]) * length
            return dt.date(int(part[1]), last - length + 1, 1), _month_end(int(part[1]), last)
        if month := _MONTH.fullmatch(text):
            return dt.date(int(month[1]), int(month[2]), 1), _month_end(int(month[1]), int(month[2]))
        if len(text) == 4:
            return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day, day


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
