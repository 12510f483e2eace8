"""`python -m db.build`: the CSV files of `db/data` become one SQLite file, the same bytes from the same input."""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from db import compute, facts, lookups, schema, search
from db.facts import Tables
from db.read import Book, Problem

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
    with replacing(target) as partial:
        write(tables, partial)
    return target


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to, moved to `target` when all went well and removed otherwise. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        yield partial
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def tables_of(data: Path) -> Tables:
    """Everything that the database will hold, by table. Raises BadData."""
    return tables_and_rows(data)[0]


def tables_and_rows(data: Path) -> tuple[Tables, Book]:
    """Everything that the database will hold, and the rows it was read from. Raises BadData."""
    tables, book = facts.load(data)
    edition = facts.edition(book, data)
    if not book.problems:
        compute.nested_sets(tables, book)
    if book.problems:
        raise BadData(sorted(book.problems))
    compute.derive(tables)
    compute.links(tables)
    compute.counts(tables)
    everything = json.dumps({name: tables[name] for name in schema.ORDER if name != "meta"}, ensure_ascii=False)
    counts = {name: len(tables[name]) for name in MAIN}
    tables["meta"] = meta(edition, hashlib.sha256(everything.encode()).hexdigest(), counts)
    return tables, book


def meta(edition: dict[str, str], content_hash: str, counts: dict[str, int]) -> list[facts.Record]:
    """The rows of the table `meta`."""
    known = {
        **edition,
        "schema_version": str(schema.SCHEMA_VERSION),
        "content_hash": content_hash,
        **{f"count_{name}": str(counts[name]) for name in MAIN},
    }
    return [{"key": key, "value": value} for key, value in sorted(known.items())]


def write(tables: Tables, path: Path) -> None:
    """Write the tables into a new SQLite file, indexed, analysed and vacuumed."""
    connection = sqlite3.connect(path)
    try:
        create(connection, tables["vocabulary"])
        db = sqlite_utils.Database(connection)
        with connection:
            for name in schema.ORDER:
                db.table(name).insert_all(tables[name])
            texts, trigrams = search.rows(tables)
            db.table("search").insert_all(texts)
            db.table("search_trigram").insert_all(trigrams)
        finish(connection)
        connection.execute("VACUUM")
    finally:
        connection.close()


def create(connection: sqlite3.Connection, vocabulary: Iterable[facts.Record]) -> None:
    """Make the empty tables in a new file."""
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA journal_mode = OFF")  # the file is thrown away if anything fails
    codes: dict[str, list[str]] = {}
    for row in vocabulary:
        codes.setdefault(row["list"], []).append(row["code"])
    connection.executescript(schema.ddl(codes))


def finish(connection: sqlite3.Connection) -> None:
    """Index and analyse the filled tables. Raises sqlite3.IntegrityError when a row points to nothing."""
    connection.executescript(schema.INDEXES)
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("INSERT INTO search_trigram (search_trigram) VALUES ('optimize')")
    lookups.make(connection)
    connection.commit()
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
    if broken:
        raise sqlite3.IntegrityError(f"foreign keys broken: {broken}")
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("ANALYZE")
    connection.commit()


def counted(found: Sequence[object], noun: str) -> str:
    return f"{len(found)} {noun}{'' if len(found) == 1 else 's'}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m db.build", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of CSV files (default: db/data)")
    parser.add_argument("-o", "--output", type=Path, default=TARGET, help="the database to write")
    args = parser.parse_args(argv)
    try:
        target = build(args.data, args.output)
    except BadData as bad:
        print(*bad.problems, f"{counted(bad.problems, 'problem')}: no database was written", sep="\n", file=sys.stderr)
        return 1
    except (OSError, sqlite3.Error) as error:
        print(f"cannot write {args.output}: {error}", file=sys.stderr)
        return 1
    print(f"{target} ({target.stat().st_size / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
