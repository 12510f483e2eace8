"""The charts that can be drawn of what is selected, and how well each answers the question."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.catalog.charting import Place
from app.catalog.kinds import Table
from app.catalog.records import Figure
from app.catalog.tree import BELARUS
from app.export.ranking import Pool, rank, usual_year
from app.export.series import Family
from app.views.charts import comparison
from app.views.charts.choice import Choice, Kind
from app.views.charts.structure import Whole

_WORTH = {
    **{
        "trade_turnover": 2.0,
        "exchange_turnover": 1.8,
        "exports": 1.7,
        "imports": 1.5,
        "output": 1.5,
        "investment": 1.3,
    },
    **{"direct_investment": 1.2, "exchange_exports": 1.2, "exchange_imports": 1.0, "residents": 1.1, "projects": 1.0},
    **{
        "jobs": 0.9,
        "students": 0.9,
        "sales": 0.9,
        "balance": 0.9,
        "accredited": 0.8,
        "exhibitors": 0.7,
        "companies": 0.6,
    },
}
_WEIGHT = {"actual": 1.0, "cumulative": 0.8, "derived": 0.6, "target": 0.5, "forecast": 0.5}
_LEAST_ROWS = 3  # a ranking of two is offered, but never proposed


@dataclass(frozen=True, slots=True)
class Offer:
    """A chart that can be drawn: `key` names it for good among those of its kind, `subject` is what it is drawn from.

    The higher the score, the better it answers what is selected; below zero it is drawn only when asked for.
    """

    kind: Kind
    key: str
    score: float
    subject: Family | Pool | tuple[Whole, ...] | tuple[Family, ...] | None = None
    by: str = ""  # of comparisons: what tells the series apart


class Why(enum.StrEnum):
    """Why the figures of a selection make no chart."""

    NONE = "none"
    SINGLE = "single"
    UNDATED = "undated"
    UNITS = "units"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Refusal:
    """That the figures make no chart and why; `units` is how many different units they have."""

    why: Why
    figures: int
    units: int


def trends(families: Iterable[Family], about: Collection[str], places: Mapping[str, Place]) -> list[Offer]:
    """The families that move: with two periods or more, at least one value or two stated changes."""
    found, home = [], places.get(BELARUS)
    for family in families:
        if not _moves(family):
            continue
        points = sum(_WEIGHT[series.nature] * len(series.bars) for series in family.series)
        points += 0.4 * sum(growth.figure.value is None for growth in family.growths)
        place = places.get(family.subject.id)
        score = _nearness(family, about) + min(points, 4.0) + _WORTH.get(family.measure, 0.3)
        score += 0.5 if family.product in (None, "goods and services") else 0.0
        score += 0.6 if home and place and home.lft <= place.lft <= home.rgt else 0.0
        score -= 0.8 if place and place.subkind in ("company", "holding") and family.subject.id not in about else 0.0
        score -= 3.0 if family.measure == "share" else 0.0
        found.append(Offer(Kind.TREND, family.key, score, family))
    return found


def rankings(
    own: Iterable[Pool], wider: Iterable[Pool], about: Collection[str], places: Mapping[str, Place]
) -> list[Offer]:
    """The pools in which entities can be ranked: those of the selection, and wider ones in which it has a place."""
    pools = {pool.key: pool for pool in own}
    for pool in wider:
        if (pool.fixed and pool.fixed.id in about) or not pool.entities.isdisjoint(about):
            pools[pool.key] = pool
    found = []
    for pool in pools.values():
        focus = next((key for key in about if key in pool.entities), None)
        year = usual_year(pool, places, focus)
        if year is None:
            continue
        ranked = rank(pool, places, year, focus).rows
        rows = len(ranked)
        score = min(rows, 8) * 0.6 + _WORTH.get(pool.measure, 0.3) + (0.2 if pool.nature == "actual" else 0.0)
        score += 2.0 if pool.fixed and pool.fixed.id in about else 0.0
        score -= 0.5 if pool.product else 0.0
        score -= 3.0 if len({row.figure.value for row in ranked}) == 1 else 0.0
        score -= 20.0 if rows < _LEAST_ROWS else 0.0
        found.append(Offer(Kind.RANKING, pool.key, score, pool))
    return found


def comparisons(families: Sequence[Family], about: Sequence[str], places: Mapping[str, Place]) -> list[Offer]:
    """Series that can be set side by side: best those that tell the selected entities apart."""
    found = []
    for by in ("partner", "subject", "measure"):
        for group in comparison.groups(families, by):
            named = [key for key in about if any(_party(other, by) == key for other in group)]
            chosen = named if len(named) > 1 else ()
            made = comparison.compare(group, by, places, chosen, named[0] if named else None)
            if made is None:
                continue
            one = group[0]
            score = _WORTH.get(one.measure, 0.3) + 0.2 * sum(len(family.bars) for family in made.families)
            score += 8.0 if chosen else -20.0
            found.append(Offer(Kind.COMPARISON, f"{by}|{one.key}", score, tuple(group), by))
    return found


def structures(wholes: Sequence[Whole], about: Collection[str]) -> list[Offer]:
    """All the wholes of what is selected, in one chart."""
    mine = [w for w in wholes if not about or w.subject.id in about or (w.partner and w.partner.id in about)]
    if not mine:
        return []
    mine.sort(
        key=lambda w: w.partner is not None and w.partner.id not in about
    )  # what is about the selection alone first
    parts = max(len(whole.parts) for whole in mine)
    score = (3.0 if about else 0.0) + 0.8 * min(parts, 3) + 0.3 * min(len(mine), 6)
    return [Offer(Kind.STRUCTURE, "wholes", score, tuple(mine))]


def counts(rows: Mapping[Table, int]) -> list[Offer]:
    """What can be counted in the tables under the filter."""
    found = []
    records = rows.get(Table.EVENTS, 0) + rows.get(Table.AGREEMENTS, 0)
    projects = rows.get(Table.PROJECTS, 0)
    if records > 1:
        found.append(Offer(Kind.COUNTS, "year", 1.5 + 0.1 * min(records, 20)))
    if projects > 1:
        score = 1.0 + 0.08 * min(projects, 20)
        names = ("sector", "status", "region", "jobs", "investment")
        found += [Offer(Kind.COUNTS, name, score - 0.1 * number) for number, name in enumerate(names)]
    return found


def pick(offers: Sequence[Offer], choice: Choice) -> Offer | None:
    """The chart that the reader chose, or what comes nearest to it here; the best one where they did not choose."""
    if choice.kind is not None:
        same_kind = [offer for offer in offers if offer.kind is choice.kind]
        if same_kind:
            return max(same_kind, key=lambda offer: (_likeness(offer.key, choice.series), offer.score))
    proposed = [offer for offer in offers if offer.score > 0]
    return max(proposed, key=lambda offer: offer.score, default=None)


def refuse(figures: Sequence[Figure]) -> Refusal:
    """Why these figures make no chart."""
    units = len({figure.unit for figure in figures if figure.unit})
    why = Why.APART
    if not figures:
        why = Why.NONE
    elif len(figures) == 1:
        why = Why.SINGLE
    elif all(figure.period_end is None for figure in figures):
        why = Why.UNDATED
    elif units == len(figures):
        why = Why.UNITS
    return Refusal(why, len(figures), units)


def _moves(family: Family) -> bool:
    """Whether there are two periods to set beside each other; what has added up says nothing of what came in one period."""
    spans: dict[bool, set[tuple[dt.date, dt.date]]] = {True: set(), False: set()}
    for series in family.series:
        spans[series.nature == "cumulative"] |= {(bar.start, bar.end) for bar in series.bars}
    for growth in family.growths:
        found = spans[growth.figure.nature == "cumulative"]
        found |= {(growth.start, growth.end)} | ({growth.base} if growth.base else set())
    return max(map(len, spans.values())) > 1 and (bool(family.bars) or len(family.growths) > 1)


def _nearness(family: Family, about: Collection[str]) -> float:
    """How much a family is about what is selected: an entity itself, or its dealings with another."""
    if not about:
        return -1.5
    if family.partner is not None and family.partner.id in about:
        return 3.0
    if family.subject.id in about:
        return 3.0 if family.partner is None else 1.2
    return 0.0


def _party(family: Family, by: str) -> str | None:
    found = comparison.party(family, by) if by != "measure" else None
    return found.id if found else None


def _likeness(key: str, wanted: str | None) -> int:
    """How many parts of a key agree with those of the key that was chosen, elsewhere perhaps."""
    if wanted is None:
        return 0
    if key == wanted:
        return 100
    return len((set(key.split("|")) & set(wanted.split("|"))) - {""})
