"""Tables as one JSON document, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.export.contents import Contents
from app.export.meter import Meter
from app.export.values import plain


def write_json(file: BinaryIO, catalog: Catalog, contents: Contents, meter: Meter) -> None:
    """Write an object: `edition`, each selected table as a list of rows under its name, and the `sources` they rest on.

    Rows are written one a line, UTF-8. Raises as `export` does.
    """
    file.write(b'{\n"edition": ' + _json(contents.edition))
    for selection in (*contents.selections, contents.sources):
        _write_rows(file, selection.table, _objects(catalog, selection, meter))
    file.write(b"\n}\n")


def _objects(catalog: Catalog, selection: Selection, meter: Meter) -> Iterator[dict[str, Any]]:
    columns = selection.chosen()
    for row in meter.each(catalog.selected_rows(selection)):
        yield {column.key: plain(column, value) for column, value in zip(columns, row, strict=True)}


def _write_rows(file: BinaryIO, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    file.write(b",\n" + _json(table.value) + b": [")
    between = b"\n"
    for row in rows:
        file.write(between + _json(row))
        between = b",\n"
    file.write(b"\n]")


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
