"""What can be exported, and how that was chosen the last time."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import Order
from app.catalog.selection import Selection
from app.catalog.tables import SPECS
from app.export.dialect import DecimalSign, Delimiter
from app.export.tables import Format
from app.store import settings
from app.store.store import Store

KEPT = "export"
TABLES = (Table.FIGURES, Table.EVENTS, Table.AGREEMENTS, Table.PROJECTS, Table.RELATIONS, Table.ENTITIES, Table.SOURCES)
Key = tuple[RecordType, str]


class What(enum.StrEnum):
    """Which rows."""

    SHOWN = "shown"
    SELECTED = "selected"
    DOSSIER = "dossier"
    WHOLE = "whole"
    ALL_SHOWN = "all_shown"


@dataclass(frozen=True, slots=True)
class Sight:
    """What the window shows when an export is asked for: the table with its order and shown columns, the filter, the chosen rows,
    and what the dossier in hand holds."""

    table: Table
    question: Filter = field(default_factory=Filter)
    order: Order | None = None
    shown: tuple[str, ...] = ()
    selected: tuple[Key, ...] = ()
    dossier: tuple[Key, ...] = ()
    dossier_name: str = ""


@dataclass(slots=True)
class Choice:
    """How files are written, as the reader chose it the last time; `columns` are keys by table, in order."""

    format: Format = Format.CSV
    delimiter: Delimiter = Delimiter.AUTO
    decimal: DecimalSign | None = None
    byte_order_mark: bool = True
    columns: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def remembered(cls, store: Store) -> Choice:
        """What was chosen the last time; whatever this version does not know is as on the first day."""
        kept = settings.get(store, KEPT, dict[str, Any]())
        found = cls()
        if kept.get("format") in [each.value for each in Format]:
            found.format = Format(kept["format"])
        if kept.get("delimiter") in [each.value for each in Delimiter]:
            found.delimiter = Delimiter(kept["delimiter"])
        if kept.get("decimal") in [each.value for each in DecimalSign]:
            found.decimal = DecimalSign(kept["decimal"])
        found.byte_order_mark = kept.get("byte_order_mark") is not False
        columns = kept.get("columns")
        if isinstance(columns, dict):
            found.columns = {table: known(Table(table), keys) for table, keys in columns.items() if table in _NAMES}
        return found

    def remember(self, store: Store) -> None:
        """Keep the choice for the next time. Raises StoreProblem."""
        values = {
            "format": self.format.value,
            "delimiter": self.delimiter.value,
            "decimal": self.decimal.value if self.decimal else None,
            "byte_order_mark": self.byte_order_mark,
            "columns": self.columns,
        }
        settings.put(store, KEPT, values)


_NAMES = frozenset(table.value for table in Table)


def known(table: Table, keys: object) -> list[str]:
    """Those of some column keys that the table has."""
    mine = [column.key for column in SPECS[table].columns]
    return [key for key in keys if key in mine] if isinstance(keys, list) else []


def selections(what: What, sight: Sight, table: Table, columns: Sequence[str]) -> list[Selection]:
    """The rows that are meant; `table` is the one for a whole table, `columns` count where there is one table."""
    if what is What.SHOWN:
        return [Selection(sight.table, sight.question, sight.order, tuple(columns))]
    if what is What.WHOLE:
        return [Selection(table, columns=tuple(columns))]
    if what is What.ALL_SHOWN:
        return [Selection(each, sight.question) for each in TABLES if each is not Table.SOURCES]
    picked = _by_table(sight.selected if what is What.SELECTED else sight.dossier)
    kept = tuple(columns) if len(picked) == 1 else ()
    return [Selection(each, columns=kept, ids=ids) for each, ids in picked.items()]


def _by_table(keys: Sequence[Key]) -> dict[Table, tuple[str | int, ...]]:
    """Records by their table, in their order."""
    found: dict[Table, list[str | int]] = {}
    for record_type, key in keys:
        table = next(table for table in Table if table.record_type is record_type)
        found.setdefault(table, []).append(int(key) if record_type is RecordType.SOURCE else key)
    return {table: tuple(ids) for table, ids in found.items()}
