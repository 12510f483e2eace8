"""How many: events and agreements by year and kind; projects by region, sector or status; their jobs and investment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.catalog.charting import ByYear, ProjectTally, Tally

KINDS = 5  # told apart by colour; the others are counted together
ROWS = 24  # regions or sectors of one chart
STRAGGLERS = 0.05  # the share of records that may lie to the left of what is shown at first
FEW_YEARS = 12  # years that can all be shown
OTHER = "other"
STATUSES = ("done", "in_progress", "planned")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: a kind (or status) and how many; `is_planned` where it is still to come."""

    code: str
    is_planned: bool
    value: float


@dataclass(frozen=True, slots=True)
class Column:
    """A year, region, sector or status with its segments, from the axis outwards."""

    key: str
    label: str
    segments: tuple[Segment, ...]

    @property
    def total(self) -> float:
        return sum(segment.value for segment in self.segments)


@dataclass(frozen=True, slots=True)
class CountsByYear:
    """Two sets of columns on one line of years, and what could not be counted."""

    events: tuple[Column, ...]
    agreements: tuple[Column, ...]
    source: ByYear


def usual_years(counts: CountsByYear) -> tuple[int, int, int]:
    """The first and last year that hold all but a few stragglers, and how many records began before."""
    columns = sorted((*counts.events, *counts.agreements), key=lambda column: int(column.key))
    total = sum(column.total for column in columns)
    first, earlier = int(columns[0].key), 0.0
    if int(columns[-1].key) - first < FEW_YEARS:
        return first, int(columns[-1].key), 0
    for column in columns:
        if earlier + column.total > total * STRAGGLERS:
            first = int(column.key)
            break
        earlier += column.total
    return first, int(columns[-1].key), int(earlier)


@dataclass(frozen=True, slots=True)
class CountsOfProjects:
    """Projects `by` region, sector or status: their number, or the jobs or investment that some of them state.

    `unit` is `projects`, `jobs` or a currency; `stated` of `count` projects state it; `omitted` are the rows beyond the largest.
    """

    by: str
    of: str
    unit: str
    columns: tuple[Column, ...]
    stated: int
    count: int
    omitted: tuple[Column, ...]


def by_year(tallies: ByYear) -> CountsByYear | None:
    """None where nothing is dated."""
    events, agreements = _columns(tallies.events), _columns(tallies.agreements)
    return CountsByYear(events, agreements, tallies) if events or agreements else None


def kinds(columns: Sequence[Column]) -> list[str]:
    """The kinds that occur, the most frequent first, the rest last."""
    totals: dict[str, float] = {}
    for column in columns:
        for segment in column.segments:
            totals[segment.code] = totals.get(segment.code, 0) + segment.value
    return sorted(totals, key=lambda code: (code == OTHER, -totals[code], code))


def currencies(tallies: Sequence[ProjectTally]) -> list[str]:
    """The currencies in which investment is stated, the most frequent first."""
    counts: dict[str, int] = {}
    for tally in tallies:
        if tally.with_investment:
            counts[tally.currency] = counts.get(tally.currency, 0) + tally.with_investment
    return sorted(counts, key=lambda code: (-counts[code], code))


def of_projects(
    tallies: Sequence[ProjectTally], by: str, of: str = "projects", unit: str = "projects"
) -> CountsOfProjects | None:
    """Projects by `region`, `sector` or `status`; `of` is `projects`, `jobs` or `investment` (the latter in one currency).

    None where there is nothing to show.
    """
    labels: dict[str, str] = {}
    values: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    stated = 0
    for tally in tallies:
        value, number = _value(tally, of, unit)
        if value > 0:
            key, label = {"region": (tally.region, tally.region_name), "sector": (tally.sector,) * 2}.get(
                by, (tally.status,) * 2
            )
            labels[key] = label
            values[key][tally.status] += value
            stated += number
    columns = [
        Column(key, labels[key], tuple(Segment(s, s == "planned", found[s]) for s in STATUSES if s in found))
        for key, found in values.items()
    ]
    if not columns:
        return None
    if by == "status":
        columns.sort(key=lambda column: STATUSES.index(column.key))
    else:
        columns.sort(key=lambda column: (-column.total, column.key == "", column.label))
    count = sum(tally.count for tally in tallies)
    return CountsOfProjects(by, of, unit, tuple(columns[:ROWS]), stated, count, tuple(columns[ROWS:]))


def _value(tally: ProjectTally, of: str, unit: str) -> tuple[float, int]:
    """What a tally adds, and how many projects say so."""
    if of == "jobs":
        return float(tally.jobs), tally.with_jobs
    if of == "investment":
        return (tally.investment, tally.with_investment) if tally.currency == unit else (0.0, 0)
    return float(tally.count), tally.count


def _columns(tallies: Sequence[Tally]) -> tuple[Column, ...]:
    """A column for each year that has records, what is planned outermost."""
    totals: dict[str, int] = defaultdict(int)
    for tally in tallies:
        totals[tally.kind] += tally.count
    ranked = sorted(totals, key=lambda kind: (-totals[kind], kind))
    frequent = ranked[:KINDS] if len(ranked) > KINDS + 1 else ranked
    sums: dict[int, dict[tuple[str, bool], float]] = defaultdict(lambda: defaultdict(float))
    for tally in tallies:
        kind = tally.kind if tally.kind in frequent else OTHER
        sums[tally.year][kind, tally.status == "planned"] += tally.count
    order = {kind: number for number, kind in enumerate([*frequent, OTHER])}
    return tuple(
        Column(
            *(str(year), str(year)),
            tuple(
                Segment(kind, planned, found[kind, planned])
                for kind, planned in sorted(found, key=lambda one: (one[1], order[one[0]]))
            ),
        )
        for year, found in sorted(sums.items())
    )
