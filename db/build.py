"""`python -m db.build`: the CSV files of `db/data` become one SQLite file, the same bytes from the same input."""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
from pathlib import Path

import sqlite_utils

from db import compute, facts, schema
from db.facts import Tables
from db.read import Problem

DATA = Path(__file__).resolve().parent / "data"
TARGET = DATA.parent.parent / "resources" / "comptoir.db"
MAIN = ("entity", "event", "agreement", "figure", "project", "relation", "source")


class BadData(Exception):
    """The CSV files hold rows that break a rule; `problems` names every one."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def build(data: Path = DATA, target: Path = TARGET) -> Path:
    """Build the database from a data folder and move it into place in one step.

    Raises BadData, naming every faulty row, and OSError or sqlite3.Error when the target cannot be written.
    """
    tables = tables_of(data)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        write(tables, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def tables_of(data: Path) -> Tables:
    """Everything that the database will hold, by table. Raises BadData."""
    tables, book = facts.load(data)
    if not book.problems:
        compute.nested_sets(tables, book)
    if book.problems:
        raise BadData(sorted(book.problems))
    compute.derive(tables)
    compute.links(tables)
    compute.counts(tables)
    tables["meta"] = _meta(tables, json.loads((data / "edition.json").read_text(encoding="utf-8")))
    return tables


def _meta(tables: Tables, edition: dict[str, str]) -> list[facts.Record]:
    everything = json.dumps({name: tables[name] for name in schema.ORDER if name != "meta"}, ensure_ascii=False)
    meta = {
        **edition,
        "schema_version": str(schema.SCHEMA_VERSION),
        "content_hash": hashlib.sha256(everything.encode()).hexdigest(),
        **{f"count_{name}": str(len(tables[name])) for name in MAIN},
    }
    return [{"key": key, "value": value} for key, value in sorted(meta.items())]


def write(tables: Tables, path: Path) -> None:
    """Write the tables into a new SQLite file, indexed, analysed and vacuumed."""
    connection = sqlite3.connect(path)
    try:
        db = sqlite_utils.Database(connection)
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = OFF")
        vocabulary: dict[str, list[str]] = {}
        for row in tables["vocabulary"]:
            vocabulary.setdefault(row["list"], []).append(row["code"])
        connection.executescript(schema.ddl(vocabulary))
        with connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for name in schema.ORDER:
                db.table(name).insert_all(tables[name])
            texts, trigrams = compute.search_rows(tables)
            db.table("search").insert_all(texts)
            db.table("search_trigram").insert_all(trigrams)
        connection.executescript(schema.INDEXES)
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("INSERT INTO search_trigram (search_trigram) VALUES ('optimize')")
        connection.commit()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise sqlite3.IntegrityError(f"foreign keys broken: {broken[:5]}")
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("ANALYZE")
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m db.build", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of CSV files (default: db/data)")
    parser.add_argument("-o", "--output", type=Path, default=TARGET, help="the database to write")
    args = parser.parse_args(argv)
    try:
        target = build(args.data, args.output)
    except BadData as bad:
        print(*bad.problems, f"{len(bad.problems)} problems: no database was written", sep="\n", file=sys.stderr)
        return 1
    except (OSError, sqlite3.Error) as error:
        print(f"cannot write {args.output}: {error}", file=sys.stderr)
        return 1
    print(f"{target} ({target.stat().st_size / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
