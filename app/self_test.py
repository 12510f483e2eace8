"""`comptoir --self-test`: try every part of the program where it is installed, without a trace left behind."""

from __future__ import annotations

import csv
import os
import platform
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from app.catalog.answer import IN_TABS
from app.catalog.catalog import Catalog
from app.catalog.check import check
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.selection import Selection
from app.version import VERSION


def self_test(db: Path) -> int:
    """Run every trial on an edition and print what came of each; 0 when all went well, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="comptoir-self-test-") as name:
        for title, trial in _TRIALS.items():
            try:
                print(f"ok      {title}: {trial(db, Path(name))}")
            except Exception as error:  # whatever it is, the reader of this list must see it
                failed += 1
                print(f"FAILED  {title}: {type(error).__name__}: {error}")
    return 1 if failed else 0


def _versions(db: Path, folder: Path) -> str:  # noqa: ARG001 - all trials are called alike
    import numpy
    import pandas
    import pyqtgraph
    import PySide6

    versions = {
        "Comptoir": VERSION,
        "Python": platform.python_version(),
        "PySide6": PySide6.__version__,
        "pyqtgraph": pyqtgraph.__version__,
        "numpy": numpy.__version__,
        "pandas": pandas.__version__,
        "SQLite": sqlite3.sqlite_version,
        "system": platform.platform(),
    }
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def _database(db: Path, folder: Path) -> str:  # noqa: ARG001
    faults = check(db)
    if faults:
        raise ValueError(faults[0])
    catalog = Catalog(db)
    try:
        return f"edition {catalog.meta['edition']}, {catalog.meta['count_figure']} figures"
    finally:
        catalog.close()


def _queries(db: Path, folder: Path) -> str:  # noqa: ARG001
    catalog = Catalog(db)
    try:
        answer = catalog.ask(Filter(), dict.fromkeys(IN_TABS))
        entity = next(hit for hit in catalog.search("belarus") if hit.record_type is RecordType.ENTITY)
        page = catalog.entity_page(entity.id)
        for table in (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES, Table.PROJECTS, Table.RELATIONS, Table.SOURCES):
            row = catalog.page(table, Filter(), None, 0, 1).rows[0]
            catalog.record_page(table.record_type, str(row[0]))
        lines = sum(len(catalog.children(root.key)) for root in catalog.roots())
        return f"{sum(answer.counts.values())} rows, {lines} lines of the tree, page of {page.entity.name}"
    finally:
        catalog.close()


def _window(db: Path, folder: Path) -> str:
    from app.views.screenshot import take

    target = folder / "window.png"
    take(db, target, size=(1280, 800))
    return f"painted, {target.stat().st_size} bytes of PNG"


def _tables(db: Path, folder: Path) -> str:
    from app.export.tables import Format, export

    catalog = Catalog(db)
    try:
        selections = [Selection(Table.FIGURES, Filter())]
        counted = catalog.count(Table.FIGURES, Filter())
        export(catalog, selections, folder / "figures.csv", Format.CSV)
        with (folder / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        if rows != counted:
            raise ValueError(f"{rows} rows written instead of {counted}")
        export(catalog, selections, folder / "figures.xlsx", Format.XLSX)
        if zipfile.ZipFile(folder / "figures.xlsx").testzip() is not None:
            raise ValueError("the spreadsheet is damaged")
        return f"{rows} rows as CSV and XLSX"
    finally:
        catalog.close()


def _brief(db: Path, folder: Path) -> str:
    from app.export.brief import write_brief

    catalog = Catalog(db)
    try:
        country = next(node.id for node in catalog.children("countries") if node.counts and all(node.counts))
        write_brief(catalog, [str(country)], folder / "brief.pdf")
    finally:
        catalog.close()
    content = (folder / "brief.pdf").read_bytes()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise ValueError("the brief is not a whole PDF")
    return f"brief of {country}, {len(content)} bytes of PDF"


def _store(db: Path, folder: Path) -> str:  # noqa: ARG001
    from app.store import dossiers
    from app.store.profile import Profile
    from app.store.store import Store

    opened = Store.open(Profile.at(folder / "profile"))
    try:
        dossiers.create(opened.store, "Self-test")
        return f"{opened.outcome.name.lower()}, {len(dossiers.dossiers(opened.store))} dossier"
    finally:
        opened.store.close()


_TRIALS: dict[str, Callable[[Path, Path], str]] = {
    "versions": _versions,
    "database": _database,
    "queries": _queries,
    "reader's file": _store,
    "window": _window,
    "tables": _tables,
    "brief": _brief,
}


if __name__ == "__main__":
    sys.exit(self_test(Path(sys.argv[1])))
