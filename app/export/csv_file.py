"""One table as a CSV file that opens right: UTF-8, quoted by RFC 4180, harmless to spreadsheets."""

from __future__ import annotations

from contextlib import closing
from typing import BinaryIO

from app.catalog.catalog import Catalog
from app.catalog.lines import header
from app.catalog.selection import Selection
from app.export.dialect import BYTE_ORDER_MARK, Dialect
from app.export.meter import Meter


def write_csv(file: BinaryIO, catalog: Catalog, selection: Selection, dialect: Dialect, meter: Meter) -> None:
    """Write the header and the selected rows. Raises as `export` does."""
    if dialect.byte_order_mark:
        file.write(BYTE_ORDER_MARK)
    file.write(header(selection.chosen(), dialect.form))
    with closing(catalog.selected_lines(selection, dialect.form)) as chunks:
        for rows, lines in chunks:
            file.write(lines)
            meter.add(rows)
