"""Is this database whole and ours? Every reason why not, in words."""

from __future__ import annotations

from pathlib import Path

from app.catalog.database import Database
from app.catalog.errors import DatabaseProblem

TABLES = (
    *("meta", "vocabulary", "section", "source", "entity", "alias", "event", "agreement", "figure", "project"),
    *("participant", "relation", "link", "citation", "doubt", "search", "tally", "spelling", "word", "search_part"),
    *(f"{name}_scope" for name in ("event", "agreement", "figure", "project", "relation", "source")),
)
_RECORDS = ("entity", "event", "agreement", "figure", "project", "relation")


def check(path: Path) -> list[str]:
    """The faults of a database file, one line each; empty when there are none."""
    try:
        database = Database(path)
    except DatabaseProblem as problem:
        return [str(problem)]
    try:
        return _faults(database)
    except DatabaseProblem as problem:
        return [str(problem)]
    finally:
        database.close()


def _faults(database: Database) -> list[str]:
    present = {name for (name,) in database.rows("SELECT name FROM sqlite_schema")}
    missing = [name for name in TABLES if name not in present]
    if missing:
        return [f"{database.path}: the tables {', '.join(missing)} are missing"]
    faults = [f"{database.path}: {row[0]}" for row in database.rows("PRAGMA quick_check") if row[0] != "ok"]
    broken = database.rows("PRAGMA foreign_key_check")
    faults += [f"{database.path}: a row of {row[0]} points to a {row[2]} that does not exist" for row in broken[:20]]
    for name in _RECORDS:
        sql = f"""
            SELECT r.id FROM {name} AS r WHERE r.uncited_reason IS NULL AND NOT EXISTS (
                SELECT 1 FROM citation AS c WHERE c.record_type = '{name}' AND c.record_id = r.id)
            LIMIT 20"""
        faults += [f"{database.path}: {name} {row[0]!r} has no source" for row in database.rows(sql)]
        stated = database.row("SELECT value FROM meta WHERE key = ?", (f"count_{name}",))
        counted = database.row(f"SELECT count(*) FROM {name}")
        if stated and counted and int(stated[0]) != counted[0]:
            faults.append(f"{database.path}: {counted[0]} rows in {name}, {stated[0]} expected")
    return faults
