"""The one door to exports of tables: CSV, XLSX, JSON, or a zip of CSV files."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from app.catalog.catalog import Catalog
from app.catalog.database import Cancel
from app.catalog.selection import Selection
from app.export.atomic import replacing
from app.export.dialect import Dialect
from app.export.labels import KEYS, Labels
from app.export.meter import Meter, Progress


class Format(enum.StrEnum):
    """What a file of tables can be; the value is its suffix and the word of the command line."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ZIP = "zip"


def export(
    catalog: Catalog,
    selections: Sequence[Selection],
    target: Path,
    format: Format,
    *,
    dialect: Dialect | None = None,
    labels: Labels = KEYS,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> int:
    """Write the selected rows to a file, which is there wholly or not at all; the number of rows, sources counted.

    A CSV file holds one table; the others hold any number, and the sources that these rest on. Raises ExportProblem, Cancelled
    within 100 ms of `cancel`, NotFound, KeyError for an unknown column, DatabaseProblem, and ValueError for two tables in CSV.
    """
    with replacing(target, cancel, (catalog.path,)) as beside, beside.open("wb") as file:
        return write(file, beside.parent, catalog, selections, format, dialect or Dialect(), labels, progress, cancel)


def write(
    file: BinaryIO,
    folder: Path,
    catalog: Catalog,
    selections: Sequence[Selection],
    format: Format,
    dialect: Dialect,
    labels: Labels = KEYS,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> int:
    """Write the selected rows to an open file, what is needed meanwhile into a folder; the number of rows. Raises as `export`."""
    with catalog.spilling(), catalog.cancellable(Cancel() if cancel is None else cancel):
        if format is Format.CSV:
            from app.export.csv_file import write_csv

            (selection,) = selections
            meter = Meter(catalog.selected_count(selection), progress, cancel)
            write_csv(file, catalog, selection, dialect, meter)
            return meter.done
        from app.export.contents import gather

        if format is Format.ZIP:
            from app.export.package import with_entities

            selections = with_entities(catalog, selections)
        contents = gather(catalog, selections, labels)
        meter = Meter(contents.rows, progress, cancel)
        if format is Format.JSON:
            from app.export.json_file import write_json

            write_json(file, catalog, contents, meter)
        elif format is Format.XLSX:
            from app.export.xlsx_file import write_xlsx

            write_xlsx(file, folder, catalog, contents, meter)
        else:
            from app.export.package import write_package

            write_package(file, catalog, contents, dialect, meter)
        return meter.done
