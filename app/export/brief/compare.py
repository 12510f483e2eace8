"""What may be compared in bars: one unit, the same two sides, periods of one length - or several partners in one year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.catalog.charting import Place
from app.catalog.records import Entity, Figure, Name
from app.export.ranking import Ranking, pools, rank, usual_year
from app.export.series import Family, LeftOut, Reason, families

KINSHIP = (
    ("trade_turnover", "exports", "imports", "balance"),
    ("exchange_turnover", "exchange_exports", "exchange_imports"),
    ("output",),
    ("investment", "direct_investment"),
    ("sales",),
    ("gdp",),
)
WHOLE_YEAR = ("01-01", "12-31")
PANELS = 6
BARS = 12  # in a panel
FEWEST_PARTNERS = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure, the partner whose it is where partners are compared, and all figures that say the same."""

    figure: Figure
    partner: Name | None
    same: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars that share a scale. `span` is the part of the year that they measure, as (month and day, month and day); `year` is set
    instead where partners are compared, and with `is_mixed` each bar has to say its period.
    """

    measures: tuple[str, ...]
    other: Name | None
    product: str | None
    bars: tuple[Bar, ...]
    span: tuple[str, str] | None = None
    year: int | None = None
    is_mixed: bool = False


def panels(figures: Iterable[Figure], entity: Entity, places: Mapping[str, Place]) -> list[Panel]:
    """What may be compared of the figures about an entity: by partner, then over whole years, then over parts of years."""
    about = [figure for figure in figures if _is_about(figure, entity)]
    found = [*_by_partner(about, entity, places), *_in_time(families(about), entity)]
    found.sort(key=lambda p: (_kinship(p.measures[0]), p.year is None, p.span != WHOLE_YEAR, -len(p.bars)))
    return found[:PANELS]


def _is_about(figure: Figure, entity: Entity) -> bool:
    concerned = figure.subject.id == entity.id or (figure.partner is not None and figure.partner.id == entity.id)
    return concerned and figure.value is not None and _kinship(figure.measure) < len(KINSHIP)


def _kinship(measure: str) -> int:
    return next((number for number, akin in enumerate(KINSHIP) if measure in akin), len(KINSHIP))


def _in_time(found: Sequence[Family], entity: Entity) -> list[Panel]:
    """The same thing over the years, whole years apart from each part of a year; measures of one kind beside each other."""
    groups: dict[tuple[Name | None, bool, str | None, int, str | None, tuple[str, str]], list[Bar]] = defaultdict(list)
    for family in found:
        mine = family.subject.id == entity.id
        other = family.partner if mine else family.subject
        for bar in _bars(family):
            start, end = bar.figure.period_start or "", bar.figure.period_end or ""
            if start[:4] == end[:4] and bar.figure.nature != "cumulative":
                span = (start[5:], end[5:])
                key = (other, mine, family.product, _kinship(family.measure), family.unit, span)
                groups[key].append(bar)
    made = []
    for (other, _, product, _, _, span), bars in groups.items():
        if len({bar.figure.period_start for bar in bars}) > 1:
            bars.sort(key=lambda bar: (bar.figure.period_end or "", _order(bar.figure.measure), bar.figure.id))
            measures = tuple(sorted({bar.figure.measure for bar in bars}, key=_order))
            made.append(Panel(measures, other, product, tuple(bars[-BARS:]), span))
    return made


def _bars(family: Family) -> list[Bar]:
    """A family's bars, and beside each those of sources that contradict it."""
    drawn = [bar.figure for bar in family.bars]
    rivals = [out.figure for out in family.left_out if out.reason is Reason.SAME_PERIOD]
    return [Bar(figure, None, _same(figure, family.left_out)) for figure in (*drawn, *rivals)]


def _same(figure: Figure, left_out: Sequence[LeftOut]) -> tuple[Figure, ...]:
    """A figure with all that say the same."""
    return (figure, *(out.figure for out in left_out if out.reason is Reason.SAME and out.other is figure))


def _by_partner(figures: Sequence[Figure], entity: Entity, places: Mapping[str, Place]) -> list[Panel]:
    """The same thing with several partners in one year, the largest first."""
    made = []
    for pool in pools(figures):
        if pool.fixed is None or pool.fixed.id != entity.id or pool.nature != "actual":
            continue
        year = usual_year(pool, places)
        ranking = rank(pool, places, year) if year is not None else None
        if ranking is not None and len(ranking.rows) >= FEWEST_PARTNERS:
            made.append(_ranked(ranking))
    return made


def _ranked(ranking: Ranking) -> Panel:
    bars = tuple(Bar(row.figure, row.entity, _same(row.figure, ranking.left_out)) for row in ranking.rows[:BARS])
    pool = ranking.pool
    return Panel((pool.measure,), None, pool.product, bars, year=ranking.year, is_mixed=ranking.is_mixed)


def _order(measure: str) -> int:
    return [each for akin in KINSHIP for each in akin].index(measure)
