"""What goes into one file: the selected tables, and the sources that they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.export.labels import KEYS, Labels

EDITION = ("title", "edition", "built", "content_hash", "schema_version")


@dataclass(frozen=True, slots=True)
class Contents:
    """The selections but for sources, the sources selected or cited, the number of rows of both, the edition, and the words."""

    selections: tuple[Selection, ...]
    sources: Selection
    rows: int
    edition: dict[str, str]
    labels: Labels = KEYS


def gather(catalog: Catalog, selections: Sequence[Selection], labels: Labels = KEYS) -> Contents:
    """Find out what the selected records rest on. Raises NotFound."""
    cited = catalog.cited(selections)
    columns = next((chosen.columns for chosen in selections if chosen.table is Table.SOURCES), ())
    sources = Selection(Table.SOURCES, ids=cited, columns=columns)
    tables = tuple(chosen for chosen in selections if chosen.table is not Table.SOURCES)
    rows = sum(catalog.selected_count(chosen) for chosen in tables) + len(cited)
    edition = {key: catalog.meta[key] for key in EDITION if key in catalog.meta}
    return Contents(tables, sources, rows, edition, labels)
