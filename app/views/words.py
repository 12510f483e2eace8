"""Names of tables, columns and tree roots, as the reader sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.catalog.kinds import RecordType, Table
from app.catalog.tables import SPECS, Column
from app.catalog.tree import Node
from app.catalog.vocabulary import Vocabulary

if TYPE_CHECKING:
    from app.catalog.records import Source

_CONTEXT = "words"
_ROOTS = {
    "countries": QT_TRANSLATE_NOOP("words", "Countries"),
    "regions": QT_TRANSLATE_NOOP("words", "Regions of Belarus"),
    "organisations": QT_TRANSLATE_NOOP("words", "Organisations"),
    "blocs": QT_TRANSLATE_NOOP("words", "Blocs"),
    "programmes": QT_TRANSLATE_NOOP("words", "Programmes"),
    "sections": QT_TRANSLATE_NOOP("words", "Sections of the source"),
}
_TABLES = {
    Table.ENTITIES: QT_TRANSLATE_NOOP("words", "Entities"),
    Table.EVENTS: QT_TRANSLATE_NOOP("words", "Events"),
    Table.AGREEMENTS: QT_TRANSLATE_NOOP("words", "Agreements"),
    Table.FIGURES: QT_TRANSLATE_NOOP("words", "Figures"),
    Table.PROJECTS: QT_TRANSLATE_NOOP("words", "Projects"),
    Table.RELATIONS: QT_TRANSLATE_NOOP("words", "Ties"),
    Table.SOURCES: QT_TRANSLATE_NOOP("words", "Sources"),
}
_TYPES = {
    RecordType.ENTITY: QT_TRANSLATE_NOOP("words", "Entity"),
    RecordType.EVENT: QT_TRANSLATE_NOOP("words", "Event"),
    RecordType.AGREEMENT: QT_TRANSLATE_NOOP("words", "Agreement"),
    RecordType.FIGURE: QT_TRANSLATE_NOOP("words", "Figure"),
    RecordType.PROJECT: QT_TRANSLATE_NOOP("words", "Project"),
    RecordType.RELATION: QT_TRANSLATE_NOOP("words", "Tie"),
    RecordType.SOURCE: QT_TRANSLATE_NOOP("words", "Source"),
}
COLUMN_HEADINGS = (
    *(QT_TRANSLATE_NOOP("words", "Id"), QT_TRANSLATE_NOOP("words", "Name"), QT_TRANSLATE_NOOP("words", "Kind")),
    *(QT_TRANSLATE_NOOP("words", "French name"), QT_TRANSLATE_NOOP("words", "Local name")),
    *(QT_TRANSLATE_NOOP("words", "Within (id)"), QT_TRANSLATE_NOOP("words", "Within")),
    *(QT_TRANSLATE_NOOP("words", "Country (id)"), QT_TRANSLATE_NOOP("words", "Country")),
    *(QT_TRANSLATE_NOOP("words", "ISO 2"), QT_TRANSLATE_NOOP("words", "ISO 3")),
    *(QT_TRANSLATE_NOOP("words", "Latitude"), QT_TRANSLATE_NOOP("words", "Longitude")),
    *(
        QT_TRANSLATE_NOOP("words", "Sector"),
        QT_TRANSLATE_NOOP("words", "Summary"),
        QT_TRANSLATE_NOOP("words", "Section"),
    ),
    *(QT_TRANSLATE_NOOP("words", "Why no source"), QT_TRANSLATE_NOOP("words", "Doubt")),
    *(QT_TRANSLATE_NOOP("words", "Date"), QT_TRANSLATE_NOOP("words", "Event"), QT_TRANSLATE_NOOP("words", "Edition")),
    *(QT_TRANSLATE_NOOP("words", "Start"), QT_TRANSLATE_NOOP("words", "End"), QT_TRANSLATE_NOOP("words", "Precision")),
    *(
        QT_TRANSLATE_NOOP("words", "Status"),
        QT_TRANSLATE_NOOP("words", "City (id)"),
        QT_TRANSLATE_NOOP("words", "City"),
    ),
    *(QT_TRANSLATE_NOOP("words", "Participants"), QT_TRANSLATE_NOOP("words", "Agreement")),
    *(
        QT_TRANSLATE_NOOP("words", "Date (ISO)"),
        QT_TRANSLATE_NOOP("words", "Parties"),
        QT_TRANSLATE_NOOP("words", "Value"),
    ),
    *(
        QT_TRANSLATE_NOOP("words", "Currency"),
        QT_TRANSLATE_NOOP("words", "Package"),
        QT_TRANSLATE_NOOP("words", "Part of"),
    ),
    *(
        QT_TRANSLATE_NOOP("words", "Event (id)"),
        QT_TRANSLATE_NOOP("words", "Signed at"),
        QT_TRANSLATE_NOOP("words", "Subject"),
    ),
    *(
        QT_TRANSLATE_NOOP("words", "Subject (id)"),
        QT_TRANSLATE_NOOP("words", "Of"),
        QT_TRANSLATE_NOOP("words", "Partner (id)"),
    ),
    *(
        QT_TRANSLATE_NOOP("words", "With"),
        QT_TRANSLATE_NOOP("words", "Measure"),
        QT_TRANSLATE_NOOP("words", "Share of"),
    ),
    *(QT_TRANSLATE_NOOP("words", "Product"), QT_TRANSLATE_NOOP("words", "Figure"), QT_TRANSLATE_NOOP("words", "From")),
    *(QT_TRANSLATE_NOOP("words", "To"), QT_TRANSLATE_NOOP("words", "Period"), QT_TRANSLATE_NOOP("words", "Qualifier")),
    *(QT_TRANSLATE_NOOP("words", "Unit"), QT_TRANSLATE_NOOP("words", "Nature"), QT_TRANSLATE_NOOP("words", "Change")),
    *(QT_TRANSLATE_NOOP("words", "Change unit"), QT_TRANSLATE_NOOP("words", "Compared with")),
    *(QT_TRANSLATE_NOOP("words", "Project"), QT_TRANSLATE_NOOP("words", "Organisation (id)")),
    *(
        QT_TRANSLATE_NOOP("words", "Organisation"),
        QT_TRANSLATE_NOOP("words", "Place"),
        QT_TRANSLATE_NOOP("words", "Region"),
    ),
    *(
        QT_TRANSLATE_NOOP("words", "Programme"),
        QT_TRANSLATE_NOOP("words", "Investment"),
        QT_TRANSLATE_NOOP("words", "Jobs"),
    ),
    *(
        QT_TRANSLATE_NOOP("words", "Partners"),
        QT_TRANSLATE_NOOP("words", "From (id)"),
        QT_TRANSLATE_NOOP("words", "Who"),
    ),
    *(QT_TRANSLATE_NOOP("words", "Tie"), QT_TRANSLATE_NOOP("words", "To (id)"), QT_TRANSLATE_NOOP("words", "Whom")),
    *(QT_TRANSLATE_NOOP("words", "Since"), QT_TRANSLATE_NOOP("words", "Note"), QT_TRANSLATE_NOOP("words", "No.")),
    *(
        QT_TRANSLATE_NOOP("words", "Title"),
        QT_TRANSLATE_NOOP("words", "Author"),
        QT_TRANSLATE_NOOP("words", "Publisher"),
    ),
    *(QT_TRANSLATE_NOOP("words", "Year"), QT_TRANSLATE_NOOP("words", "Address"), QT_TRANSLATE_NOOP("words", "Sources")),
    *(
        QT_TRANSLATE_NOOP("words", "Events"),
        QT_TRANSLATE_NOOP("words", "Agreements"),
        QT_TRANSLATE_NOOP("words", "Figures"),
    ),
    QT_TRANSLATE_NOOP("words", "Projects"),
)


# Ties as the one that others are tied to sees them.
_TIED = {
    "part_of": QT_TRANSLATE_NOOP("words", "Parts"),
    "member_of": QT_TRANSLATE_NOOP("words", "Members"),
    "observer_at": QT_TRANSLATE_NOOP("words", "Observers"),
    "resident_of": QT_TRANSLATE_NOOP("words", "Residents"),
    "located_in": QT_TRANSLATE_NOOP("words", "Located here"),
    "exports_to": QT_TRANSLATE_NOOP("words", "Exporting here"),
    "imports_from": QT_TRANSLATE_NOOP("words", "Importing from here"),
    "supplies": QT_TRANSLATE_NOOP("words", "Supplied by"),
    "accredited_at": QT_TRANSLATE_NOOP("words", "Accredited here"),
    "participated_in": QT_TRANSLATE_NOOP("words", "Took part in it"),
    "represented_in": QT_TRANSLATE_NOOP("words", "Represented here"),
    "produces_in": QT_TRANSLATE_NOOP("words", "Producing here"),
    "invests_in": QT_TRANSLATE_NOOP("words", "Investing here"),
}


def _translate(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))


def table_name(table: Table) -> str:
    return _translate(_TABLES[table])


def type_name(record_type: RecordType) -> str:
    return _translate(_TYPES[record_type])


def heading(column: Column) -> str:
    """A column's heading in the reader's language."""
    return _translate(column.heading)


def headings(table: Table) -> list[str]:
    return [heading(column) for column in SPECS[table].columns]


def node_name(node: Node, vocabulary: Vocabulary) -> str:
    """The words of a line of the tree."""
    if node.kind == "root":
        return _translate(_ROOTS[node.label])
    if node.kind == "subkind":
        return vocabulary.label("entity_subkind", node.label)
    return node.label


def node_numbers(node: Node, counts: tuple[int, int, int] | None, number: Callable[[float | None], str]) -> str:
    """The counts beside a line: events, agreements and figures, or how many lines a heading has."""
    if node.id is None and node.section is None:
        return number(node.child_count)
    return " · ".join(map(number, counts)) if counts and any(counts) else ""


def counts_in_full(counts: tuple[int, int, int] | None, number: Callable[[float | None], str]) -> str:
    """What the counts beside a line count."""
    if counts is None or not any(counts):
        return ""
    tables = (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES)
    return " · ".join(f"{table_name(table)} {number(count)}" for table, count in zip(tables, counts, strict=True))


def reference(source: Source) -> str:
    """A reference in one line: `[127] Author: Title. Publisher, year. Address`."""
    author = f"{source.author}: " if source.author else ""
    place = ", ".join(str(part) for part in (source.publisher, source.year) if part)
    parts = (f"[{source.id}] {author}{source.title}", place, source.url)
    return ". ".join(part.rstrip(".") for part in parts if part)


def tie_name(group: str, vocabulary: Vocabulary) -> str:
    """What a group of ties is called: `exports_to>` is to others, `exports_to<` from others, `partner_of` both."""
    rel = group.rstrip("<>")
    return _translate(_TIED[rel]) if group.endswith("<") and rel in _TIED else vocabulary.label("rel", rel)
