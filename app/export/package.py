"""Several tables as a zip of CSV files with a Frictionless Data Package, so that R, pandas and Excel users know the types."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.lines import CITATIONS, Form, header
from app.catalog.selection import Selection
from app.catalog.tables import Column, ColumnType
from app.export.contents import Contents
from app.export.dialect import BYTE_ORDER_MARK, Dialect
from app.export.meter import Meter

DESCRIPTOR = "datapackage.json"
_ENTITY_KEYS = ("subject_id", "partner_id", "city_id", "country_id", "organisation_id", "from_id", "to_id", "parent_id")
_DAYS = ("period_start", "period_end")  # always whole days; other dates are as precise as the source
_TYPES = {ColumnType.NUMBER: "number", ColumnType.INTEGER: "integer"}
_ISO_DATE = r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?"
_DATE_OR_SPAN = f"{_ISO_DATE}(/{_ISO_DATE})?"
_GUARD = "Text that a spreadsheet would take for a formula has an apostrophe before it."


def write_package(file: BinaryIO, catalog: Catalog, contents: Contents, dialect: Dialect, meter: Meter) -> None:
    """Write the zip: each table, the entities that its records name, the sources, and which record rests on which source.

    Raises as `export` does.
    """
    tables = contents.selections
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=4) as archive:
        descriptor = _descriptor(catalog, contents, dialect.form)
        archive.writestr(DESCRIPTOR, json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n")
        for selection in (*tables, contents.sources):
            lines = catalog.selected_lines(selection, dialect.form)
            _write(archive, selection.table.value, selection.chosen(), lines, dialect, meter)
        citations = catalog.citation_lines(tables, dialect.form)
        _write(archive, "citations", CITATIONS, citations, dialect, None)


def with_entities(catalog: Catalog, selections: Sequence[Selection]) -> tuple[Selection, ...]:
    """The selections, with the entities widened to all that are named: a key that leads nowhere is no key."""
    entities = next((chosen for chosen in selections if chosen.table is Table.ENTITIES), Selection(Table.ENTITIES))
    columns = entities.columns and ("id", *(key for key in entities.columns if key != "id"))
    widened = Selection(Table.ENTITIES, columns=columns, ids=catalog.mentioned(selections))
    return (*(chosen for chosen in selections if chosen.table is not Table.ENTITIES), widened)


def _write(
    archive: ZipFile,
    name: str,
    columns: Sequence[Column],
    chunks: Generator[tuple[int, bytes], None, None],
    dialect: Dialect,
    meter: Meter | None,
) -> None:
    with closing(chunks), archive.open(f"{name}.csv", "w", force_zip64=True) as file:
        file.write(BYTE_ORDER_MARK * dialect.byte_order_mark + header(columns, dialect.form))
        for rows, lines in chunks:
            file.write(lines)
            if meter is not None:
                meter.add(rows)


def _descriptor(catalog: Catalog, contents: Contents, form: Form) -> dict[str, Any]:
    tables, edition = contents.selections, contents.edition
    records = catalog.sources([number for number in contents.sources.ids or () if isinstance(number, int)])
    sources = [{"title": f"[{s.id}] {s.title}", **({"path": s.url} if s.url else {})} for s in records]
    names = [chosen.table.value for chosen in tables]
    whole = {chosen.table for chosen in tables if chosen.question.is_empty and chosen.ids is None}
    resources = [
        *(_resource(chosen.table.value, chosen.chosen(), _keys(chosen, whole), form) for chosen in tables),
        _resource(Table.SOURCES.value, contents.sources.chosen(), [], form),
        _resource("citations", CITATIONS, [_key("source_id", Table.SOURCES)], form),
    ]
    return {
        "profile": "tabular-data-package",
        "name": f"comptoir-{_slug(edition.get('edition', ''))}",
        "title": edition.get("title", ""),
        "description": f"Taken from Comptoir: {', '.join(names)}. The sources of each record stand in citations.csv. {_GUARD}",
        "version": edition.get("edition", ""),
        "created": f"{edition.get('built', '')}T00:00:00Z",
        "licenses": [{"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}],
        "sources": sources,
        "resources": resources,
    }


def _resource(name: str, columns: Sequence[Column], keys: list[dict[str, Any]], form: Form) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, form) for column in columns], "missingValues": [""]}
    if any(column.key == "id" for column in columns):
        schema["primaryKey"] = ["id"]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": form.delimiter,
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": schema,
    }


def _field(column: Column, form: Form) -> dict[str, Any]:
    kind = "date" if column.key in _DAYS else _TYPES.get(column.type, "string")
    found: dict[str, Any] = {"name": column.key, "title": column.heading, "type": kind}
    if kind == "number" and form.decimal != ".":
        found["decimalChar"] = form.decimal
    if column.type is ColumnType.SOURCES:
        found["description"] = "Numbers of references, separated by spaces"
    elif column.type is ColumnType.DATE and kind == "string":
        found["description"] = "ISO 8601, as precise as the source; a span has a slash between its ends"
        found["constraints"] = {"pattern": _DATE_OR_SPAN}
    elif column.key == "id":
        found["constraints"] = {"required": True, "unique": True}
    return found


def _keys(selection: Selection, whole: set[Table]) -> list[dict[str, Any]]:
    """The keys of a table that lead to rows of this package."""
    present = {column.key for column in selection.chosen()}
    keys = [
        _key(key, Table.ENTITIES, "" if selection.table is Table.ENTITIES else None)
        for key in _ENTITY_KEYS
        if key in present
    ]
    if selection.table is Table.AGREEMENTS and Table.AGREEMENTS in whole:
        if "part_of" in present:
            keys.append(_key("part_of", Table.AGREEMENTS, ""))
        if "event_id" in present and Table.EVENTS in whole:
            keys.append(_key("event_id", Table.EVENTS))
    return keys


def _key(column: str, table: Table, name: str | None = None) -> dict[str, Any]:
    """A foreign key; the standard wants the empty name for the table itself."""
    return {"fields": [column], "reference": {"resource": table.value if name is None else name, "fields": ["id"]}}


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower()) or "edition"
