"""The answer to one question, from which every pane is painted."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalog import listing, loading
from app.catalog.database import Database
from app.catalog.facets import FACETS, FacetValue, facet
from app.catalog.filter import Filter
from app.catalog.listing import Order, Page
from app.catalog.records import Figure, Table
from app.catalog.scope import where

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
    """What is shown for a filter: how many rows each table has and its first page, the marks, the figures, the facets."""

    filter: Filter
    counts: dict[Table, int]
    pages: dict[Table, Page]
    marks: tuple[Mark, ...]
    figures: tuple[Figure, ...]
    facets: dict[str, tuple[FacetValue, ...]]


def ask(database: Database, question: Filter, orders: dict[Table, Order] | None = None) -> Answer:
    """Answer the present question. Raises NotFound for an unknown entity."""
    orders = orders or {}
    return Answer(
        filter=question,
        counts={table: listing.count(database, table, question) for table in IN_TABS},
        pages={table: listing.page(database, table, question, orders.get(table), 0) for table in IN_TABS},
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
    found = where(database, Table.FIGURES, question)
    rest = f"figure AS r WHERE {found.sql} ORDER BY r.period_start, r.period_end, r.rowid LIMIT {CHARTED}"
    return loading.figures(database, rest, found.params)
