"""The labels of the axis: years above months above days, as many as fit, none overlapping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.views.timeline.dates import MONTH, UNITS, Unit

SPACE = 8.0  # pixels between labels
Measure = Callable[[str], float]


@dataclass(frozen=True)
class Names:
    """The names of months and days of the week in the reader's language, from January and Monday on."""

    months: Sequence[str]
    months_short: Sequence[str]
    weekdays: Sequence[str]


@dataclass(frozen=True)
class Tick:
    """A label, its first pixel, and the pixel of the line that stands before it (None: the label sticks to the edge)."""

    text: str
    left: float
    line: float | None
    width: float


@dataclass(frozen=True)
class Ticks:
    """Three lines of labels; a line is empty when its units are too narrow."""

    years: tuple[Tick, ...]
    months: tuple[Tick, ...]
    days: tuple[Tick, ...]

    @property
    def lines(self) -> tuple[tuple[Tick, ...], ...]:
        return self.years, self.months, self.days


def ticks(first: float, scale: float, width: float, names: Names, measures: Sequence[Measure]) -> Ticks:
    """The labels from moment `first` on, `scale` pixels a day, `width` pixels wide; a measure of text for each line."""
    view = _View(first, scale, width)
    month_width = MONTH * scale
    years = _years(view, measures[0])
    return Ticks(years, _months(view, names, month_width, measures[1]), _days(view, names, measures[2]))


@dataclass(frozen=True)
class _View:
    first: float
    scale: float
    width: float

    def line(self, unit: Unit, text: Callable[[int], str], measure: Measure, sticky: bool) -> tuple[Tick, ...]:
        """A label for each part of a unit that has room for it; the first may stick to the edge."""
        start, stop = unit.number(self.first), unit.number(self.first + self.width / self.scale)
        found: list[Tick] = []
        edges = unit.edges(start, stop).tolist()
        for day, after in pairwise(edges):
            left, right = (day - self.first) * self.scale, (after - self.first) * self.scale
            label = text(day)
            wide = measure(label)
            line = left if left >= 0 else None
            at = left + 4
            if left < 0:
                at = min(4.0, right - wide - SPACE) if sticky else left + 4
            if at < 0 or at + wide > self.width or at + wide + SPACE / 2 > right:
                label, wide = "", 0.0
            if label or line is not None:
                found.append(Tick(label, at, line, wide))
        return tuple(found)


def _years(view: _View, measure: Measure) -> tuple[Tick, ...]:
    wide = measure("2000") + SPACE
    unit = next((u for u in UNITS if u.name == "year" and u.days * view.scale >= wide), UNITS[-1])
    return view.line(unit, lambda day: str(_date(day).year), measure, sticky=True)


def _months(view: _View, names: Names, month_width: float, measure: Measure) -> tuple[Tick, ...]:
    short = max(map(measure, names.months_short)) + SPACE / 2
    long = max(map(measure, names.months)) + SPACE
    words = names.months if month_width * 28 / 31 >= long else names.months_short
    for unit in (u for u in UNITS if u.name == "month"):
        if unit.count < 6 and unit.days * view.scale * 28 / 31 >= short:
            return view.line(unit, lambda day: words[_date(day).month - 1], measure, sticky=True)
    return ()


def _days(view: _View, names: Names, measure: Measure) -> tuple[Tick, ...]:
    number, weekday = measure("30") + SPACE, measure("30") + max(map(measure, names.weekdays)) + SPACE + 4
    if view.scale >= weekday:
        return view.line(
            UNITS[0], lambda day: f"{names.weekdays[(day - 1) % 7]} {_date(day).day}", measure, sticky=True
        )
    if view.scale >= number:
        return view.line(UNITS[0], lambda day: str(_date(day).day), measure, sticky=False)
    if 8 * view.scale >= number:
        return view.line(UNITS[1], lambda day: str(_date(day).day), measure, sticky=False)
    return ()


def _date(day: int) -> dt.date:
    return dt.date.fromordinal(day)
