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

if TYPE_CHECKING:
    from app.catalog.records import Figure

IN_TABS = (Table.FIGURES, Table.EVENTS, Table.AGREEMENTS, Table.PROJECTS, Table.RELATIONS, Table.SOURCES)
CHARTED = 1000  # figures handed to the charts; more make no legible chart


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a filter: how many rows each table has, and the first pages of those that are on the screen.

    What takes long over a million records - charts, facets, the counts of the tree, the timeline - is asked by the panes that
    show it.
    """

    filter: Filter
    counts: dict[Table, int]
    pages: dict[Table, Page]


def ask(database: Database, question: Filter, listed: Mapping[Table, Order | None]) -> Answer:
    """The answer to the present question. Raises NotFound for an unknown entity."""
    counts = {table: listing.count(database, table, question) for table in IN_TABS}
    pages = {table: listing.page(database, table, question, order, 0) for table, order in listed.items()}
    return Answer(question, counts, pages)


def figures(database: Database, question: Filter) -> list[Figure]:
    """The figures that charts are drawn from: the newest ones of the question, in order of time."""
    from app.catalog import loading  # the first paint does without

    newest = listing.row_numbers(database, Table.FIGURES, question, Order("period", descending=True), 0, CHARTED)
    return loading.by_rows(database, newest)
