"""What is drawn, in words and numbers: bars along time, rows of bars, changes, a legend. Colours and pixels come later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.catalog.kinds import RecordType
from app.views.charts.choice import Kind

ACCENT, MUTED = 0, -1  # inks: a place among the theme's series colours, or the colour of what stands back

HEADING = "heading"  # the nature of a legend's entry that only names those behind it

Target = tuple[RecordType, str]


def day_number(day: dt.date) -> float:
    """Where a day begins on the axis of time."""
    return float(day.toordinal())


@dataclass(frozen=True, slots=True)
class Box:
    """A bar from `low` to `high`, as wide as its days. `known_until` is the last day of which the edition can know."""

    start: dt.date
    end: dt.date
    low: float
    high: float
    ink: int
    nature: str
    label: str
    hint: str
    key: str  # of the legend
    target: Target | None
    is_doubtful: bool = False
    known_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """A stated change from a base period (None: not stated) to a period; `direction` is 1, 0 or -1."""

    base: tuple[dt.date, dt.date] | None
    start: dt.date
    end: dt.date
    text: str
    direction: int
    hint: str
    target: Target
    is_wish: bool  # a target or forecast


@dataclass(frozen=True, slots=True)
class TimePanel:
    """One plot along time; `title` tells it from its neighbours."""

    title: str
    boxes: tuple[Box, ...]
    brackets: tuple[Bracket, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a row's bar, from `low` to `high`."""

    low: float
    high: float
    ink: int
    nature: str
    text: str
    hint: str
    key: str
    target: Target | None


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its name before and its value behind it; `change` is a stated growth and its direction."""

    name: str
    iso2: str | None
    pieces: tuple[Piece, ...]
    value: str
    note: str = ""
    change: str = ""
    direction: int = 0
    is_focus: bool = False
    is_doubtful: bool = False
    hint: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What a style means; `key` switches its bars off and on. A heading stands before the entries of one plot."""

    key: str
    text: str
    ink: int
    nature: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be drawn: either `panels` along time or `rows`.

    `divisor` turns values into those of the axis. `whole` is the value of a full row where all rows share it (shares), else
    None. `level` is where an index has its base. `can_log` says that a logarithmic scale would help. `view` are the first and
    last day (as numbers) that are shown at first, where that is not all.
    """

    kind: Kind
    title: str
    subtitle: str
    panels: tuple[TimePanel, ...] = ()
    rows: tuple[Row, ...] = ()
    legend: tuple[Legend, ...] = ()
    divisor: float = 1.0
    whole: float | None = None
    level: float | None = None
    is_log: bool = False
    can_log: bool = False
    is_counted: bool = False  # only whole numbers stand on the axis
    view: tuple[float, float] | None = None
    figures: tuple[str, ...] = ()  # the ids of the figures drawn
    sources: tuple[int, ...] = ()

    @property
    def is_in_time(self) -> bool:
        return bool(self.panels)
