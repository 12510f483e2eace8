"""Entities ranked by one measure: who trades, makes or holds most, in one year or each at its latest."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.catalog.charting import Place
from app.catalog.records import Figure, Name
from app.export.series import LeftOut, Reason, best, grouped, is_amount, periods

LARGEST = 30  # bars of one ranking
FEWEST = 2  # bars worth comparing
_YEAR = 360  # days from which on a period counts as a whole year
_RANKED = ("actual", "cumulative", "target", "forecast")
_NOT_RANKED = ("share", "rate", "rank", "specification", "price", "duration", "distance")
_VAGUE = ("count", "projects")  # means something else for each entity unless it says what is counted
_STOCKS = (
    "accredited",
    "residents",
    "brokers",
    "students",
    "population",
    "capacity",
    "area",
)  # counted again and again
_SAME_GROUP = {"holding": "company", "former_country": "country", "village": "town"}


@dataclass(frozen=True, slots=True)
class Pool:
    """Figures of one measure, product, unit and nature that differ in one party: `varies` is `partner` or `subject`."""

    varies: str
    fixed: Name | None
    measure: str
    product: str | None
    unit: str
    nature: str
    figures: tuple[Figure, ...]  # also those that state only a change

    @property
    def key(self) -> str:
        """Names the pool for good."""
        parts = (
            self.varies,
            self.fixed.id if self.fixed else "",
            self.measure,
            self.product or "",
            self.unit,
            self.nature,
        )
        return "|".join(parts)

    @property
    def entities(self) -> set[str]:
        """The ids of those that have a value."""
        return {entity.id for f in self.figures if f.value is not None and (entity := self.party(f)) is not None}

    def party(self, figure: Figure) -> Name | None:
        return figure.partner if self.varies == "partner" else figure.subject


@dataclass(frozen=True, slots=True)
class Rank:
    """One entity's figure in a ranking."""

    entity: Name
    figure: Figure


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entities by value, the largest first, then those of which only a change is stated.

    `year` is None where each stands with its latest figure. Where `is_mixed`, periods differ and each bar must say its own.
    """

    pool: Pool
    year: int | None
    rows: tuple[Rank, ...]
    changes: tuple[Rank, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def is_mixed(self) -> bool:
        whole = (f"{self.year}-01-01", f"{self.year}-12-31")
        spans = {(r.figure.period_start, r.figure.period_end) for r in (*self.rows, *self.changes)}
        return self.year is None or spans != {whole}


def pools(figures: Sequence[Figure]) -> list[Pool]:
    """Every measure by which two or more entities can be ranked, those with most entities first."""
    found: list[Pool] = []
    for varies, fixed in (("partner", "subject"), ("subject", "partner")):
        for group in grouped(figures, (fixed, "measure", "product", "share_of")):
            if len(group) >= FEWEST:
                found += _pools(varies, group)
    return sorted(found, key=lambda pool: (-len(pool.entities), pool.key))


def years(pool: Pool) -> list[int]:
    """The years in which two or more entities have a value, the latest first."""
    named: dict[int, set[str]] = defaultdict(set)
    for figure in pool.figures:
        entity, year = pool.party(figure), year_of(figure)
        if entity is not None and year is not None and figure.value is not None:
            named[year].add(entity.id)
    return sorted((year for year, ids in named.items() if len(ids) >= FEWEST), reverse=True)


def usual_year(pool: Pool, places: Mapping[str, Place], focus: str | None = None) -> int | None:
    """The year in which most entities can be ranked, the later of equals; None where no year has two."""
    counts = {year: len(rank(pool, places, year, focus).rows) for year in years(pool)}
    return max((year for year in counts if counts[year] >= FEWEST), key=lambda year: (counts[year], year), default=None)


def rank(pool: Pool, places: Mapping[str, Place], year: int | None, focus: str | None = None) -> Ranking:
    """Rank a pool in a year, or each with its latest figure.

    Only entities of one sort are compared - that of `focus`, else the most frequent - and none that lies within another:
    `places` says what they are. Entities it does not know count as one sort.
    """
    left_out: list[LeftOut] = []
    by_entity: dict[str, list[Figure]] = defaultdict(list)
    names: dict[str, Name] = {}
    for figure in pool.figures:
        entity = pool.party(figure)
        if entity is None:
            left_out.append(LeftOut(figure, Reason.OTHER_PARTIES))
        elif periods(figure) is None:
            left_out.append(LeftOut(figure, Reason.NO_PERIOD))
        elif year is not None and year_of(figure) != year:
            left_out.append(LeftOut(figure, Reason.OTHER_PERIOD))
        else:
            names[entity.id] = entity
            by_entity[entity.id].append(figure)
    chosen: dict[str, Figure] = {}
    for key, group in by_entity.items():
        chosen[key] = _choose(group, pool, by_latest=year is None)
        left_out += [
            LeftOut(figure, _reason(figure, chosen[key]), chosen[key]) for figure in group if figure is not chosen[key]
        ]
    for key, reason in _incomparable(chosen, places, focus).items():
        left_out.append(LeftOut(chosen.pop(key), reason))
    rows = [Rank(names[key], figure) for key, figure in chosen.items() if figure.value is not None]
    rows.sort(key=lambda row: (-(row.figure.value or 0), row.entity.name))
    left_out += [LeftOut(row.figure, Reason.SMALLER) for row in rows[LARGEST:]]
    changes = [Rank(names[key], figure) for key, figure in chosen.items() if figure.value is None]
    changes.sort(key=lambda row: row.entity.name)
    return Ranking(pool, year, tuple(rows[:LARGEST]), tuple(changes), tuple(left_out))


def year_of(figure: Figure) -> int | None:
    """The calendar year that a figure's period lies in, None where it lies in no single one."""
    period = periods(figure)
    return period[0].year if period and period[0].year == period[1].year else None


def sort_of(entity: Place) -> str:
    """What an entity may be compared with: countries with countries, zones with zones."""
    if entity.kind in ("organisation", "region", "programme"):
        return _SAME_GROUP.get(entity.subkind, entity.subkind)
    return entity.kind


def is_comparable(measure: str, product: str | None) -> bool:
    """Whether the measure says the same of every entity, so that one may be set beside another."""
    return measure not in _NOT_RANKED and (bool(product) or measure not in _VAGUE)


def _pools(varies: str, figures: list[Figure]) -> list[Pool]:
    one = figures[0]
    fixed = one.subject if varies == "partner" else one.partner
    if not is_comparable(one.measure, one.product):
        return []
    found = []
    for nature in _RANKED:
        alike = [figure for figure in figures if figure.nature == nature and is_amount(figure)]
        for unit in dict.fromkeys(figure.unit for figure in alike if figure.unit):
            of_unit = tuple(figure for figure in alike if figure.unit in (unit, None))
            pool = Pool(varies, fixed, one.measure, one.product, unit, nature, of_unit)
            if len(pool.entities) >= FEWEST:
                found.append(pool)
    return found


def _choose(figures: list[Figure], pool: Pool, by_latest: bool) -> Figure:
    """The figure that stands for an entity: with a value, of the whole year, else of the longest or the latest period."""
    valued = [figure for figure in figures if figure.value is not None] or figures

    def order(figure: Figure) -> tuple[bool, int, int]:
        start, end = periods(figure) or (dt.date.min, dt.date.min)
        days = (end - start).days + 1
        is_stock = pool.measure in _STOCKS
        span = (end.toordinal(), days) if by_latest or is_stock else (days, end.toordinal())
        return (days >= _YEAR and not (by_latest and is_stock), *span)

    top = max(map(order, valued))
    return best([figure for figure in valued if order(figure) == top])


def _reason(figure: Figure, chosen: Figure) -> Reason:
    if figure.value is None:
        return Reason.NO_VALUE
    if periods(figure) != periods(chosen):
        return Reason.OTHER_PERIOD
    return Reason.SAME if figure.value == chosen.value else Reason.SAME_PERIOD


def _incomparable(chosen: Mapping[str, Figure], places: Mapping[str, Place], focus: str | None) -> dict[str, Reason]:
    """Which entities may not stand beside the others."""
    sorts = {key: sort_of(places[key]) if key in places else "" for key in chosen}
    counts = Counter(sorts[key] for key, figure in chosen.items() if figure.value is not None)
    usual = max(counts, key=lambda sort: (counts[sort], sort), default="")
    wanted = sorts.get(focus or "", usual)
    if counts[wanted] >= FEWEST:
        usual = wanted
    found = {key: Reason.GROUP for key in chosen if sorts[key] != usual}
    alike = [places[key] for key in chosen if key not in found and key in places]
    for whole in alike:
        parts = [part.id for part in alike if is_part(part, whole)]
        if len(parts) >= FEWEST:
            found[whole.id] = Reason.GROUP
        elif parts:
            found[parts[0]] = Reason.PART
    return found


def is_part(part: Place, whole: Place) -> bool:
    """Whether an entity lies within another, in the tree or by a stated tie."""
    return whole.lft < part.lft < whole.rgt or whole.id in part.part_of
