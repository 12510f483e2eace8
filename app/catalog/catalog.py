"""The one door to an edition: every question that the program asks.

What the first paint does without is imported by the question that needs it.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
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
    from app.catalog.charting import ByYear, Place, ProjectTally
    from app.catalog.chronicle import Block, Caption, Chosen, Grouped
    from app.catalog.facets import FacetValue
    from app.catalog.lines import Form
    from app.catalog.pages import EntityPage, RecordPage
    from app.catalog.records import Figure, Name, Record, Section, Source
    from app.catalog.search import Finds, Hit
    from app.catalog.selection import Selection


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

    def spilling(self) -> AbstractContextManager[None]:
        """Questions inside keep little in memory, however many rows they have; for exports."""
        return self._database.spilling()

    def ask(self, question: Filter, listed: Mapping[Table, Order | None] | None = None) -> Answer:
        """What is shown for a filter, with the first page of the `listed` tables. Raises NotFound for an unknown entity."""
        return answer.ask(self._database, question, listed or {})

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

    def selected_count(self, chosen: Selection) -> int:
        """How many rows are selected. Raises NotFound."""
        from app.catalog import selection

        return selection.count(self._database, chosen)

    def selected_rows(self, chosen: Selection) -> Iterator[tuple[Any, ...]]:
        """The selected rows, one by one in flat memory. Raises as `page` does."""
        from app.catalog import selection

        return selection.rows(self._database, chosen)

    def selected_lines(self, chosen: Selection, form: Form) -> Generator[tuple[int, bytes], None, None]:
        """The selected rows as CSV lines, some hundred at a time, with their number. Raises as `page` does."""
        from app.catalog import lines

        return lines.lines(self._database, chosen, form)

    def citation_lines(self, chosen: Sequence[Selection], form: Form) -> Generator[tuple[int, bytes], None, None]:
        """Which of the selected records rests on which reference, as CSV lines."""
        from app.catalog import lines

        return lines.citation_lines(self._database, chosen, form)

    def cited(self, chosen: Sequence[Selection]) -> tuple[int, ...]:
        """The numbers of the references that the selected records rest on. Raises NotFound."""
        from app.catalog import selection

        return selection.cited(self._database, chosen)

    def mentioned(self, chosen: Sequence[Selection]) -> tuple[str, ...]:
        """The ids of the entities that the selected records name, and of those above them. Raises NotFound."""
        from app.catalog import selection

        return selection.mentioned(self._database, chosen)

    def totals(self, table: Table, question: Filter) -> Totals:
        """Count, and sum and mean where values may be added up. Raises NotFound."""
        return listing.totals(self._database, table, question)

    def facet(self, name: str, question: Filter) -> list[FacetValue]:
        from app.catalog import facets

        return facets.facet(self._database, name, question)

    def search(self, text: str, kinds: Collection[str] = (), limit: int = 60) -> list[Hit]:
        """Finds for typed words, best first."""
        return list(self.finds(text, kinds, limit).hits)

    def finds(self, text: str, kinds: Collection[str] = (), limit: int = 60) -> Finds:
        """Finds for typed words, best first, and the words that they have where some were mended."""
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

    def entity_page(self, key: str, whole: bool = False) -> EntityPage:
        """The page of an entity, with its newest records or, `whole`, with all. Raises NotFound."""
        from app.catalog import pages

        return pages.entity_page(self._database, key, pages.ALL if whole else pages.LATEST)

    def record_page(self, record_type: RecordType, key: str) -> RecordPage:
        """Raises NotFound."""
        from app.catalog import pages

        return pages.record_page(self._database, record_type, key)

    def any_page(self, record_type: RecordType, key: str) -> EntityPage | RecordPage:
        """The page of an entity or of any other record. Raises NotFound."""
        return self.entity_page(key) if record_type is RecordType.ENTITY else self.record_page(record_type, key)

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

    def last_row(self, record_type: RecordType) -> int:
        """The highest row number of the events or agreements."""
        from app.catalog import chronicle

        return chronicle.last_row(self._database, record_type)

    def block(self, record_type: RecordType, after: int, until: int) -> Block:
        """Some events or agreements in columns, by their row numbers."""
        from app.catalog import chronicle

        return chronicle.block(self._database, self.vocabulary, record_type, after, until)

    def chosen(self, question: Filter) -> Chosen:
        """The row numbers of the events and agreements asked for, dates aside. Raises NotFound for an unknown entity."""
        from app.catalog import chronicle

        return chronicle.chosen(self._database, question)

    def captions(self, record_type: RecordType, rows: Collection[int]) -> dict[int, Caption]:
        """What events or agreements are called, by their row numbers."""
        from app.catalog import chronicle

        return chronicle.captions(self._database, record_type, rows)

    def row_of(self, record_type: RecordType, key: str) -> int | None:
        """The row number of an event or agreement."""
        from app.catalog import chronicle

        return chronicle.row_of(self._database, record_type, key)

    def concerned(self, kind: str, record_type: RecordType, after: int, until: int) -> Grouped:
        """Which events or agreements concern which entities of a kind: `country` or `organisation`."""
        from app.catalog import chronicle

        group = chronicle.countries if kind == "country" else chronicle.organisations
        return group(self._database, record_type, after, until)

    def names_by_row(self, rows: Collection[int]) -> dict[int, tuple[str, str, str | None]]:
        """The id, name and country code of entities by their row numbers."""
        from app.catalog import chronicle

        return chronicle.entity_names(self._database, rows)

    def sections(self) -> list[Section]:
        from app.catalog import loading

        return loading.sections(self._database)

    def figures(self, question: Filter) -> list[Figure]:
        """The figures of the question that a chart can use, in order of time. Raises NotFound for an unknown entity."""
        return answer.figures(self._database, question)

    def places(self, ids: Collection[str]) -> dict[str, Place]:
        """Entities by id as far as comparing needs them."""
        from app.catalog import charting

        return charting.places(self._database, ids)

    def by_year(self, question: Filter) -> ByYear:
        """Events and agreements by the year in which they began. Raises NotFound for an unknown entity."""
        from app.catalog import charting

        return charting.by_year(self._database, question)

    def project_tallies(self, question: Filter) -> list[ProjectTally]:
        """Projects counted by region, sector, status and currency. Raises NotFound for an unknown entity."""
        from app.catalog import charting

        return charting.projects(self._database, question)
