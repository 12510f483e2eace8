"""The answer to one question, from which every pane is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.catalog import listing
from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.listing import Order, Page
from app.catalog.scope import where

if TYPE_CHECKING:
    from app.catalog.facets import FacetValue
    from app.catalog.records import Figure

IN_TABS = (Table.FIGURES, Table.EVENTS, Table.AGREEMENTS, Table.PROJECTS, Table.RELATIONS, Table.SOURCES)
CHARTED = 5000  # figures handed to the charts; more make no legible chart


@dataclass(frozen=True, slots=True)
class Mark:
    """An event or agreement as the timeline draws it: ISO days, the date in words, how precise, and what it is."""

    record_type: str
    id: str
    kind: str
    title: str
    first_day: str | None
    last_day: str | None
    date_label: str | None
    precision: str | None
    status: str
    value: float | None
    currency: str | None
    event_id: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a filter: how many rows each table has, first pages, the marks, the figures, the facets.

    Only the tables that are on the screen have their first page. An answer that is not whole has no marks, figures and facets.
    """

    filter: Filter
    counts: dict[Table, int]
    pages: dict[Table, Page]
    marks: tuple[Mark, ...] = ()
    figures: tuple[Figure, ...] = ()
    facets: Mapping[str, tuple[FacetValue, ...]] | None = None

    @property
    def is_whole(self) -> bool:
        return self.facets is not None


def ask_first(database: Database, question: Filter, listed: Mapping[Table, Order | None]) -> Answer:
    """The part of the answer that can be read at once: counts, and the first page of the tables on the screen.

    Raises NotFound for an unknown entity.
    """
    counts = {table: listing.count(database, table, question) for table in IN_TABS}
    pages = {table: listing.page(database, table, question, order, 0) for table, order in listed.items()}
    return Answer(question, counts, pages)


def ask(database: Database, question: Filter, listed: Mapping[Table, Order | None]) -> Answer:
    """The whole answer to the present question. Raises NotFound for an unknown entity."""
    from app.catalog.facets import FACETS, facet  # the first paint does without

    first = ask_first(database, question, listed)
    return Answer(
        filter=question,
        counts=first.counts,
        pages=first.pages,
        marks=tuple(marks(database, question)),
        figures=tuple(figures(database, question)),
        facets={name: tuple(facet(database, name, question)) for name in FACETS},
    )


def marks(database: Database, question: Filter) -> list[Mark]:
    """The events and agreements of the question, in order of time; those without a date last."""
    events, agreements = where(database, Table.EVENTS, question), where(database, Table.AGREEMENTS, question)
    sql = f"""
        SELECT 'event', r.id, r.kind, r.title, r.first_day, r.last_day, r.date_label, r.date_precision, r.status, NULL, NULL, NULL
        FROM event AS r WHERE {events.sql}
        UNION ALL
        SELECT 'agreement', r.id, r.kind, r.title, r.first_day, r.last_day, r.date_label, r.date_precision, r.status,
            r.value, r.currency, r.event_id
        FROM agreement AS r WHERE {agreements.sql}"""
    found = [Mark(*row) for row in database.stream(sql, events.params | agreements.params)]
    found.sort(key=lambda mark: (mark.first_day is None, mark.first_day or "", mark.last_day or "", mark.id))
    return found


def figures(database: Database, question: Filter) -> list[Figure]:
    """The figures of the question that a chart can use, in order of time."""
    from app.catalog import loading

    found = where(database, Table.FIGURES, question)
    rest = f"figure AS r WHERE {found.sql} ORDER BY r.period_start, r.period_end, r.rowid LIMIT {CHARTED}"
    return loading.figures(database, rest, found.params)
