"""The scale of time: day numbers, units of the calendar, and how far one has to zoom in to tell units apart.

Days are counted as `datetime.date.toordinal` does: 1 is 1 January of the year 1. A moment is a fraction of a day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]

FIRST_DAY = dt.date(1900, 1, 1).toordinal()
LAST_DAY = dt.date(2101, 1, 1).toordinal()  # the first day that is off the axis
_UNIX = dt.date(1970, 1, 1).toordinal()
_TENTHS = (0, 10, 20)  # a month's parts begin on its 1st, 11th and 21st
NEAREST = 26.0  # pixels: a unit narrower than this gives way to the next coarser one
CLOSEST = 600.0  # pixels a day
YEAR, MONTH = 365.2425, 30.436875  # days, on the average


@dataclass(frozen=True)
class Unit:
    """A step of the calendar: `count` days, parts of a month, months or years; its parts are numbered in order."""

    name: str
    count: int
    days: float

    def edges(self, first: int, last: int) -> Days:
        """The days on which the parts numbered `first` … `last` begin, and that on which the last one ends."""
        numbers = np.arange(first, last + 2, dtype=np.int64) * self.count
        if self.name == "day":
            return numbers
        if self.name == "tenth":
            months, parts = np.divmod(numbers, 3)
            begins: Days = _months(months) + np.asarray(_TENTHS)[parts]
            return begins
        return _months((numbers - 1) * 12 if self.name == "year" else numbers)

    def number(self, moment: float) -> int:
        """The number of the part that a moment lies in."""
        date = dt.date.fromordinal(max(1, min(int(moment), dt.date.max.toordinal())))
        if self.name == "day":
            return date.toordinal() // self.count
        if self.name == "tenth":
            return ((date.year - 1) * 12 + date.month - 1) * 3 + min((date.day - 1) // 10, 2)
        if self.name == "month":
            return ((date.year - 1) * 12 + date.month - 1) // self.count
        return date.year // self.count  # so that decades begin with 2000, 2010 …


def _months(numbers: Days) -> Days:
    """The first days of months numbered from January of the year 1."""
    since_unix = (numbers - 1969 * 12).astype("datetime64[M]")
    return since_unix.astype("datetime64[D]").astype(np.int64) + _UNIX


UNITS = (
    Unit("day", 1, 1),
    Unit("tenth", 1, MONTH / 3),
    *(Unit("month", count, MONTH * count) for count in (1, 3, 6)),
    *(Unit("year", count, YEAR * count) for count in (1, 2, 5, 10, 20, 50, 100)),
)


@dataclass(frozen=True)
class Level:
    """A range of scales that share a layout: the place of its unit in UNITS, and its smallest scale in pixels a day."""

    place: int
    scale: float

    @property
    def unit(self) -> Unit:
        return UNITS[self.place]


def _levels() -> tuple[Level, ...]:
    """From the finest level to the coarsest: each unit from the scale on where it is wide enough, and each doubling of it."""
    found: list[Level] = []
    end = CLOSEST
    for place, unit in enumerate(UNITS):
        scale = NEAREST / unit.days
        mine = [scale]
        while mine[-1] * 2 < 0.75 * end:
            mine.append(mine[-1] * 2)
        found += [Level(place, each) for each in reversed(mine)]
        end = scale
    return tuple(found)


LEVELS = _levels()


def level(pixels_per_day: float) -> int:
    """The place in LEVELS of the level that a scale belongs to."""
    return next((n for n, each in enumerate(LEVELS) if each.scale <= pixels_per_day), len(LEVELS) - 1)


def snap(moment: float, pixels_per_day: float, nearest: float = 6.0) -> int:
    """The beginning of a day, month, quarter or year next to a moment: as fine as the reader can aim at."""
    unit = next((unit for unit in UNITS if unit.days * pixels_per_day >= nearest), UNITS[-1])
    number = unit.number(moment)
    before, after = unit.edges(number, number)
    return int(before if moment - before < after - moment else after)


def day_of(text: str | None, other: int) -> int:
    """The day number of an ISO day, or another one where there is none."""
    try:
        return dt.date.fromisoformat(text or "").toordinal()
    except ValueError:
        return other


def iso(day: int) -> str:
    """The ISO form of a day number."""
    return dt.date.fromordinal(day).isoformat()
