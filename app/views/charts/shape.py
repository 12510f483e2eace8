"""From the answer to the shapes of two charts: the one proposed or chosen, and one beside it. Runs off the GUI thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.catalog.catalog import Catalog
from app.catalog.charting import Place
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.records import Figure, Name, Source
from app.catalog.tree import BELARUS
from app.export import ranking
from app.export.ranking import Pool, Ranking
from app.export.series import Family, LeftOut, Reason
from app.views.charts import comparison, counts, offers, structure
from app.views.charts.around import Around, Memory, gathered, ids
from app.views.charts.choice import Choice, Kind
from app.views.charts.comparison import Comparison
from app.views.charts.counts import CountsByYear, CountsOfProjects
from app.views.charts.offers import Offer, Refusal
from app.views.charts.structure import Whole

_MANY = 20_000  # figures of an edition above which only those of the same parties are looked at
_COUNTED_BESIDE = 100_000  # records above which they are counted only when asked for
WHOLES = 8  # bars of one structure chart


@dataclass(frozen=True, slots=True)
class Structure:
    """Wholes, a bar each."""

    wholes: tuple[Whole, ...]
    left_out: tuple[LeftOut, ...]


Shape = Family | Ranking | Comparison | Structure | CountsByYear | CountsOfProjects


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: the chart, one beside it, and the figures of the selection that neither shows.

    `offer` is the chart among the `offers`; `refusal` says why the figures make no chart, where they make none. `years` may be
    chosen for a ranking (`year` is drawn), `parties` for a comparison (`compared` are drawn); `focus` are the selected entities;
    `can_index` where an index can be made; `sources` are the references of the chart; `unseen` how many figures of the selection
    are too old to have been looked at.
    """

    question: Filter
    choice: Choice
    offers: tuple[Offer, ...]
    offer: Offer | None
    main: Shape | None
    beside: Shape | None
    refusal: Refusal | None
    left_out: tuple[LeftOut, ...]
    focus: frozenset[str]
    years: tuple[int, ...] = ()
    year: int | None = None
    parties: tuple[Name, ...] = ()
    compared: frozenset[str] = frozenset()
    can_index: bool = False
    sources: tuple[Source, ...] = ()
    unseen: int = 0


@dataclass
class _Desk:
    """What one chart is shaped from."""

    catalog: Catalog
    question: Filter
    figures: Sequence[Figure]
    around: Around
    rows: Mapping[Table, int]
    choice: Choice
    about: tuple[str, ...]
    unwhole: list[LeftOut]
    places: dict[str, Place]
    offers: list[Offer]


def shape(
    catalog: Catalog,
    question: Filter,
    figures: Sequence[Figure],
    rows: Mapping[Table, int],
    choice: Choice,
    memory: Memory | None = None,
) -> Shown:
    """Propose and shape the charts of an answer: its figures, and how many rows each table has.

    `memory` keeps what was reckoned for the next time.

    Raises DatabaseProblem, Cancelled and NotFound as the catalog does.
    """
    desk = _desk(catalog, question, figures, rows, choice, memory or Memory())
    offer = offers.pick(desk.offers, choice)
    main = _draw(desk, offer) if offer else None
    if main is None and offer is not None:  # nothing came of it: say so rather than draw something else unasked
        offer = None
    beside = _beside(desk, main) if main is not None else None
    figured = any(o.kind is not Kind.COUNTS and o.score > 0 for o in desk.offers)
    refusal = None if figured or (offer and offer.kind is not Kind.COUNTS) else offers.refuse(figures)
    pool = offer.subject if offer and isinstance(offer.subject, Pool) else None
    group = _group(offer) if offer and offer.kind is Kind.COMPARISON else []
    return Shown(
        question=question,
        choice=choice,
        offers=tuple(sorted(desk.offers, key=lambda o: -o.score)),
        offer=offer,
        main=main,
        beside=beside,
        refusal=refusal,
        left_out=tuple(_left_out(desk, main, beside)),
        focus=frozenset(desk.about),
        years=tuple(ranking.years(pool)) if pool else (),
        year=main.year if isinstance(main, Ranking) else None,
        parties=tuple(_parties(group, offer)) if offer and offer.by != "measure" else (),
        compared=_compared(main),
        sources=tuple(catalog.sources({number for figure in drawn(main) for number in figure.sources})),
        unseen=max(rows.get(Table.FIGURES, 0) - len(figures), 0),
        can_index=bool(group) and _compare(desk, offer, indexed=True) is not None,
    )


def _desk(
    catalog: Catalog,
    question: Filter,
    figures: Sequence[Figure],
    rows: Mapping[Table, int],
    choice: Choice,
    memory: Memory,
) -> _Desk:
    about = tuple(dict.fromkeys((*question.entities, *((question.partner,) if question.partner else ()))))
    own = gathered(figures, catalog.places(ids(figures) | {BELARUS}))
    moving = offers.trends(own.families, about, own.places)
    lead = offers.pick(moving, choice.but(kind=Kind.TREND) if choice.kind else Choice())
    around = _around(
        catalog, question, own, lead.subject if lead and isinstance(lead.subject, Family) else None, memory
    )
    places = own.places | around.places
    wider = {f.measure for f in around.families}
    side_by_side = [*(f for f in own.families if around is own or f.measure not in wider), *around.families]
    wholes, unwhole = structure.wholes(figures, places)
    found = [
        *moving,
        *offers.rankings(own.pools, () if around is own else around.pools, about, places),
        *offers.comparisons(own.families if around is own else side_by_side, about, places),
        *offers.structures(wholes, about),
        *offers.counts(rows),
    ]
    return _Desk(catalog, question, figures, around, rows, choice, about, unwhole, places, found)


def _around(catalog: Catalog, question: Filter, own: Around, lead: Family | None, memory: Memory) -> Around:
    """The figures of others by the measure in question, to rank and compare the selection with."""
    if lead is None or not (question.entities or question.partner or question.sections or question.text):
        return own
    wider = Filter(measures=frozenset({lead.measure}), date_from=question.date_from, date_to=question.date_to)
    if int(catalog.meta.get("count_figure", 0)) > _MANY:
        wider = wider.but(entities=(lead.subject.id,))
    return memory.around(catalog, wider)


def _draw(desk: _Desk, offer: Offer) -> Shape | None:
    subject = offer.subject
    if offer.kind is Kind.TREND and isinstance(subject, Family):
        return subject
    if offer.kind is Kind.RANKING and isinstance(subject, Pool):
        return _rank(desk, subject, desk.choice.year)
    if offer.kind is Kind.COMPARISON:
        return _compare(desk, offer, desk.choice.indexed)
    if offer.kind is Kind.STRUCTURE and isinstance(subject, tuple):
        wholes = tuple(whole for whole in subject if isinstance(whole, Whole))
        beyond = [LeftOut(figure, Reason.SMALLER) for whole in wholes[WHOLES:] for figure in whole.figures]
        return Structure(wholes[:WHOLES], (*desk.unwhole, *beyond))
    if offer.key == "year":
        return counts.by_year(desk.catalog.by_year(desk.question))
    return _projects(desk, offer.key)


def _rank(desk: _Desk, pool: Pool, year: int | None) -> Ranking | None:
    focus = next((key for key in desk.about if key in pool.entities), None)
    if year is None or (year and year not in ranking.years(pool)):
        year = ranking.usual_year(pool, desk.places, focus)
    made = ranking.rank(pool, desk.places, year or None, focus)
    return made if len(made.rows) >= ranking.FEWEST else None


def _group(offer: Offer) -> list[Family]:
    """The series among which a comparison chooses."""
    return (
        [family for family in offer.subject if isinstance(family, Family)] if isinstance(offer.subject, tuple) else []
    )


def _compare(desk: _Desk, offer: Offer | None, indexed: bool) -> Comparison | None:
    if offer is None:
        return None
    group = _group(offer)
    known = {name.id for name in _parties(group, offer)}
    chosen = [key for key in desk.choice.compared if key in known]
    selected = [key for key in desk.about if key in known]
    wanted = chosen if len(chosen) > 1 else selected if len(selected) > 1 else []
    made = comparison.compare(group, offer.by, desk.places, wanted, selected[0] if selected else None)
    return comparison.indexed(made) if made and indexed else made


def _parties(group: Iterable[Family], offer: Offer) -> list[Name]:
    if offer.by == "measure":
        return []
    names = [comparison.party(family, offer.by) for family in group]
    return sorted((name for name in names if name is not None), key=lambda name: name.name)


def _compared(main: Shape | None) -> frozenset[str]:
    if not isinstance(main, Comparison) or main.by == "measure":
        return frozenset()
    return frozenset(name.id for family in main.families if (name := comparison.party(family, main.by)) is not None)


def _projects(desk: _Desk, key: str) -> CountsOfProjects | None:
    tallies = desk.catalog.project_tallies(desk.question)
    if key == "jobs":
        return counts.of_projects(tallies, "status", "jobs", "jobs")
    if key == "investment":
        currency = next(iter(counts.currencies(tallies)), "")
        return counts.of_projects(tallies, "status", "investment", currency)
    return counts.of_projects(tallies, key)


def _beside(desk: _Desk, main: Shape) -> Shape | None:
    """A smaller chart that completes the first: who else, what else, or how many."""
    best = {kind: max((o for o in desk.offers if o.kind is kind), key=lambda o: o.score, default=None) for kind in Kind}
    if isinstance(main, Family):
        return _standing(desk, main) or _draw_best(desk, best[Kind.STRUCTURE])
    if isinstance(main, Comparison):
        return _standing(desk, main.families[0])
    if isinstance(main, Ranking) and not desk.about:
        many = desk.rows.get(Table.EVENTS, 0) + desk.rows.get(Table.AGREEMENTS, 0) > _COUNTED_BESIDE
        return None if many else _draw_best(desk, next((o for o in desk.offers if o.key == "year"), None))
    if isinstance(main, Structure | Ranking):
        return _draw_best(desk, best[Kind.TREND])
    if isinstance(main, CountsByYear):
        return _draw_best(desk, next((o for o in desk.offers if o.key == "sector"), None))
    return None


def _draw_best(desk: _Desk, offer: Offer | None) -> Shape | None:
    return _draw(desk, offer) if offer and offer.score > 0 else None


def _standing(desk: _Desk, family: Family) -> Ranking | None:
    """Where a series' party stands among others, in the year in which most can be ranked."""
    natures = {one.nature for one in family.series}
    found: list[Ranking] = []
    for pool in (pool for pool in desk.around.pools if pool.measure == family.measure):
        focus = family.partner if pool.varies == "partner" else family.subject
        fixed = family.subject if pool.varies == "partner" else family.partner
        alike = (pool.product, pool.unit, pool.fixed) == (family.product, family.unit, fixed) and pool.nature in natures
        if alike and focus is not None and any(pool.party(figure) == focus for figure in pool.figures):
            year = ranking.usual_year(pool, desk.places, focus.id)
            made = ranking.rank(pool, desk.places, year, focus.id) if year else None
            if made and any(row.entity == focus for row in (*made.rows, *made.changes)):
                found.append(made)
    return max(found, key=lambda made: (len(made.rows), made.pool.nature == "actual"), default=None)


def place_of(shape: Shape) -> tuple[Kind, str, int | None]:
    """The kind of a chart, its key among the offers, and the year of a ranking."""
    if isinstance(shape, Family):
        return Kind.TREND, shape.key, None
    if isinstance(shape, Ranking):
        return Kind.RANKING, shape.pool.key, shape.year
    if isinstance(shape, Comparison):
        return Kind.COMPARISON, f"{shape.by}|{shape.families[0].key}", None
    if isinstance(shape, Structure):
        return Kind.STRUCTURE, "wholes", None
    if isinstance(shape, CountsByYear):
        return Kind.COUNTS, "year", None
    return Kind.COUNTS, shape.by if shape.of == "projects" else shape.of, None


def drawn(shape: Shape | None) -> list[Figure]:
    """Every figure that a chart draws."""
    if isinstance(shape, Family):
        return list(shape.figures)
    if isinstance(shape, Ranking):
        return [row.figure for row in (*shape.rows, *shape.changes)]
    if isinstance(shape, Comparison):
        return [figure for family in shape.families for figure in family.figures]
    if isinstance(shape, Structure):
        return [figure for whole in shape.wholes for figure in whole.figures]
    return []


def _left_out(desk: _Desk, main: Shape | None, beside: Shape | None) -> list[LeftOut]:
    """Every figure of the selection that is not drawn, once, with the reason; those of counts are records, not figures."""
    if main is None or isinstance(main, CountsByYear | CountsOfProjects):
        return []
    seen = {figure.id for figure in (*drawn(main), *drawn(beside))}
    found: dict[str, LeftOut] = {}
    said = [*main.left_out, *(beside.left_out if isinstance(beside, Family | Structure | Ranking) else ())]
    if isinstance(main, Comparison):
        said += [left for family in main.families for left in family.left_out]
    selected = {figure.id for figure in desk.figures}
    for left in said:
        if left.figure.id not in seen and (left.figure.id in selected or left in main.left_out):
            found.setdefault(left.figure.id, left)
    for figure in desk.figures:
        if figure.id not in seen and figure.id not in found:
            found[figure.id] = LeftOut(figure, _difference(figure, main))
    return list(found.values())


def _difference(figure: Figure, main: Family | Ranking | Comparison | Structure) -> Reason:
    """In what a figure differs from those drawn."""
    if isinstance(main, Structure):
        return Reason.NO_TOTAL
    one = main.pool if isinstance(main, Ranking) else main.families[0] if isinstance(main, Comparison) else main
    if figure.measure != one.measure:
        return Reason.OTHER_MEASURE
    if figure.unit is not None and figure.unit != one.unit:
        return Reason.OTHER_UNIT
    if figure.product != one.product:
        return Reason.OTHER_PRODUCT
    if isinstance(one, Pool) and figure.nature != one.nature:
        return Reason.OTHER_NATURE
    return Reason.OTHER_PARTIES
