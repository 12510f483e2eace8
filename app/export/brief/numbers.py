"""Which few of the many figures about an entity are its key numbers, and what is said beside each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.catalog.records import Entity, Figure, Name
from app.catalog.vocabulary import Vocabulary
from app.export.brief.gather import Facts

MEASURES = (
    *("trade_turnover", "exports", "imports", "balance", "exchange_turnover", "exchange_exports", "exchange_imports"),
    *("output", "sales", "investment", "direct_investment", "contract_value", "residents", "accredited", "companies"),
    *("projects", "jobs", "agreements", "students", "population", "gdp", "brokers", "exhibitors", "countries"),
)
LESSER = (
    *MEASURES,
    "volume",
    "capacity",
    "participants",
    "visitors",
    "transactions",
    "products",
    "rank",
    "area",
    "count",
)
STOCKS = ("residents", "accredited", "companies", "students", "population", "brokers")  # counted again and again
CARDS = 8  # two rows
ENOUGH = 4  # one row, filled with lesser numbers where there are too few main ones
PARTNERS = 3  # of one measure, where an entity has figures with many partners only
LINES = 3
_YEAR = 300  # days from which on a period counts as a whole year
_LONG_AGO = 800  # days after which a newer part of a year says more than an older whole one

Group = list[Figure]


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A figure, who stands on its other side, and the figures of the same series told beside it: others for the same period,
    later ones, and the one before."""

    figure: Figure
    other: Name | None
    rivals: tuple[Figure, ...]
    later: tuple[Figure, ...]
    before: Figure | None


def key_numbers(facts: Facts, entity: Entity, vocabulary: Vocabulary) -> list[KeyNumber]:
    """The main numbers about an entity itself, foreign trade first; numbers of single products only where there are few others."""
    by_measure: dict[str, list[Group]] = defaultdict(list)
    lesser: dict[str, list[Group]] = defaultdict(list)
    for (measure, *_), group in _groups(facts.figures, entity).items():
        is_main = measure in MEASURES and not group[0].product
        (by_measure if is_main else lesser)[measure].append(group)
    found: list[KeyNumber] = []
    for measure in MEASURES:
        groups = sorted(by_measure[measure], key=lambda group: _rank(facts, entity, group))
        flows = vocabulary.dimension("measure", measure) == "money"
        many = PARTNERS if groups and flows and _rank(facts, entity, groups[0])[0] >= 2 else 1
        found += [_key_number(group, entity, flows) for group in groups[:many]]
    for measure in LESSER:
        if len(found) >= ENOUGH:
            break
        groups = sorted(lesser[measure], key=lambda group: _rank(facts, entity, group))
        flows = vocabulary.dimension("measure", measure) == "money"
        found += [_key_number(group, entity, flows) for group in groups[:1]]
    return found[:CARDS]


def _groups(figures: Sequence[Figure], entity: Entity) -> dict[tuple[str, bool, str, str], Group]:
    """Figures that may stand beside each other: of one measure, between the same two, of the same product."""
    found: dict[tuple[str, bool, str, str], Group] = defaultdict(list)
    for figure in figures:
        mine = figure.subject.id == entity.id
        other = figure.partner if mine else figure.subject
        about = mine or (figure.partner is not None and figure.partner.id == entity.id)
        if about and figure.period_end and figure.share_of is None and figure.nature not in ("target", "forecast"):
            found[figure.measure, mine, other.id if other else "", figure.product or ""].append(figure)
    return {key: group for key, group in found.items() if any(figure.nature != "derived" for figure in group)}


def _rank(facts: Facts, entity: Entity, group: Group) -> tuple[int, bool, float, str]:
    """The order of series of one measure: about the entity alone, with our country, with others, the largest first."""
    other = _other(group[0], entity)
    side = 0 if other is None else 1 if facts.home and other.id == facts.home.id else 2
    value = max((figure.value or 0 for figure in group if figure.nature == "actual"), default=0)
    return side, value == 0, -value, group[0].id


def _other(figure: Figure, entity: Entity) -> Name | None:
    return figure.partner if figure.subject.id == entity.id else figure.subject


def _key_number(group: Group, entity: Entity, flows: bool) -> KeyNumber:
    stated = [figure for figure in group if figure.nature != "derived"]
    valued = [figure for figure in stated if figure.value is not None]
    main = _main(valued or stated, flows)
    rivals = [f for f in valued if f is not main and _period(f) == _period(main) and f.doubt and f.value != main.value]
    later = [
        f
        for f in stated
        if (f.period_end or "") > (main.period_end or "") or (f.nature == "cumulative" and f is not main)
    ]
    later += [f for f in stated if f.value is None and f is not main and f.period_end == main.period_end]
    return KeyNumber(
        figure=main,
        other=_other(main, entity),
        rivals=tuple(rivals[:1]),
        later=tuple(sorted(later, key=_newest)[-LINES + len(rivals[:1]) :]),
        before=None if main.change_value is not None or later or rivals else _before(group, main, flows),
    )


def _main(figures: Group, flows: bool) -> Figure:
    """The newest figure; of money, that of the newest whole year unless it is long past."""
    newest = max(figures, key=_newest)
    years = [figure for figure in figures if flows and _days(figure) >= _YEAR and figure.nature == "actual"]
    if not years:
        return newest
    year = max(years, key=_newest)
    gap = dt.date.fromisoformat(newest.period_end or "") - dt.date.fromisoformat(year.period_end or "")
    return newest if gap.days > _LONG_AGO else year


def _before(group: Group, main: Figure, flows: bool) -> Figure | None:
    """The latest earlier value of the same series that may be compared: a stock, or money in as long a time."""
    if not flows and main.measure not in STOCKS:
        return None
    earlier = [
        figure
        for figure in group
        if figure.value is not None
        and figure.unit == main.unit
        and (figure.period_end or "") < (main.period_start or main.period_end or "")
        and (not flows or abs(_days(figure) - _days(main)) < 20)
    ]
    return max(earlier, key=_newest, default=None)


def _newest(figure: Figure) -> tuple[str, str, bool, float, int, str]:
    """The order of time; of one period, what is not doubted comes last, then the larger, then what is of the later source."""
    size = 0.0 if figure.doubt else figure.value or 0.0
    last = max(figure.sources, default=0)
    return figure.period_end or "", figure.period_start or "", figure.doubt is None, size, last, figure.id


def _period(figure: Figure) -> tuple[str | None, str | None]:
    return figure.period_start, figure.period_end


def _days(figure: Figure) -> int:
    if not (figure.period_start and figure.period_end):
        return 0
    return (dt.date.fromisoformat(figure.period_end) - dt.date.fromisoformat(figure.period_start)).days
