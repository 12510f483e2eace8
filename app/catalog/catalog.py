"""The one door to an edition: every question that the program asks.

What the first paint does without is imported by the question that needs it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.catalog import answer, listing, tree
from app.catalog.answer import Answer
from app.catalog.database import Cancel, Database
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import Order, Page, Totals
from app.catalog.tables import Column
from app.catalog.tree import Node
from app.catalog.vocabulary import Vocabulary

if TYPE_CHECKING:
    from app.catalog.facets import FacetValue
    from app.catalog.pages import EntityPage, RecordPage
    from app.catalog.records import Name, Record, Section, Source
    from app.catalog.search import Hit


class Catalog:
    """Answers questions about one edition, on one thread; each thread opens its own.

    Opening raises DatabaseProblem. Every question raises DatabaseProblem when the file turns out damaged and Cancelled when
    its `cancellable` block is called off.
    """

    def __init__(self, path: Path, language: str = "en") -> None:
        self._database = Database(path)
        self.path = path
        self.vocabulary = Vocabulary(self._database, language)
        self.meta: dict[str, str] = dict(self._database.rows("SELECT key, value FROM meta"))

    def close(self) -> None:
        self._database.close()

    def cancellable(self, cancel: Cancel) -> AbstractContextManager[None]:
        """Questions asked inside stop soon after `cancel` is set, with Cancelled."""
        return self._database.cancellable(cancel)

    def ask(self, question: Filter, listed: Mapping[Table, Order | None] | None = None) -> Answer:
        """What is shown for a filter, with the first page of the `listed` tables. Raises NotFound for an unknown entity."""
        return answer.ask(self._database, question, listed or {})

    def ask_first(self, question: Filter, listed: Mapping[Table, Order | None] | None = None) -> Answer:
        """The part of the answer that the first paint shows. Raises NotFound for an unknown entity."""
        return answer.ask_first(self._database, question, listed or {})

    def count(self, table: Table, question: Filter) -> int:
        return listing.count(self._database, table, question)

    def page(self, table: Table, question: Filter, order: Order | None, offset: int, limit: int = listing.PAGE) -> Page:
        """Some consecutive rows of a table. Raises NotFound, and KeyError for an unknown column."""
        return listing.page(self._database, table, question, order, offset, limit)

    def stream(
        self, table: Table, question: Filter, order: Order | None = None, columns: Sequence[Column] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """All rows of a table, one by one in flat memory. Raises as `page` does."""
        return listing.stream(self._database, table, question, order, columns)

    def totals(self, table: Table, question: Filter) -> Totals:
        """Count, and sum and mean where values may be added up. Raises NotFound."""
        return listing.totals(self._database, table, question)

    def facet(self, name: str, question: Filter) -> list[FacetValue]:
        from app.catalog import facets

        return facets.facet(self._database, name, question)

    def search(self, text: str, kinds: Collection[str] = (), limit: int = 60) -> list[Hit]:
        """Finds for typed words, best first."""
        from app.catalog import search as searching

        return searching.search(self._database, text, kinds, limit)

    def roots(self) -> list[Node]:
        return tree.roots(self._database)

    def children(self, key: str, limit: int = -1, offset: int = 0) -> list[Node]:
        """The lines of the tree below a line."""
        return tree.children(self._database, key, limit, offset)

    def node_counts(self, node: Node, question: Filter) -> tuple[int, int, int]:
        """Events, agreements and figures at or below a line of the tree under the present question."""
        return tree.counts(self._database, node, question)

    def path_of(self, entity: str) -> list[str]:
        """The keys of the tree's lines from the root to an entity."""
        return tree.path_of(self._database, entity)

    def entity_page(self, key: str) -> EntityPage:
        """Raises NotFound."""
        from app.catalog import pages

        return pages.entity_page(self._database, key)

    def record_page(self, record_type: RecordType, key: str) -> RecordPage:
        """Raises NotFound."""
        from app.catalog import pages

        return pages.record_page(self._database, record_type, key)

    def find(self, key: str) -> tuple[RecordType, str]:
        """The type and id of whatever an id, a reference number or any spelling of a name means. Raises NotFound."""
        from app.catalog import pages

        return pages.find(self._database, key)

    def resolve(self, name: str) -> str:
        """The id of the entity with this id or any spelling. Raises NotFound."""
        from app.catalog import names

        return names.resolve(self._database, name)

    def names(self, ids: Collection[str]) -> dict[str, Name]:
        from app.catalog import loading

        return loading.names(self._database, ids)

    def records(self, record_type: RecordType, ids: Sequence[str | int]) -> list[Record]:
        """The records with these ids, in that order; unknown ids are left out."""
        from app.catalog import loading

        return loading.by_ids(self._database, record_type, ids)

    def sources(self, ids: Collection[int]) -> list[Source]:
        from app.catalog import loading
        from app.catalog.records import Source

        found = loading.by_ids(self._database, RecordType.SOURCE, sorted(ids))
        return [source for source in found if isinstance(source, Source)]

    def sections(self) -> list[Section]:
        from app.catalog import loading

        return loading.sections(self._database)
