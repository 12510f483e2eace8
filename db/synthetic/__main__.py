"""`python -m db.synthetic --entities N --events N --figures N -o big.db`: a valid database of any size for trials of speed."""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from db import build, compute, facts, search
from db.read import Book
from db.synthetic import entities, records
from db.synthetic.records import World
from db.synthetic.tree import Counts, Tree

ROWS_AT_ONCE = 5000
CACHE_KB = 32768
HASH_BYTES, USUAL_HASH_BYTES = 16 << 20, 1 << 20
COLUMNS = {  # of the tables that have the most rows
    "link": ("record_type", "record_id", "entity_id", "role", "lft"),
    "participant": ("record_type", "record_id", "entity_id", "role"),
    "citation": ("record_type", "record_id", "source_id"),
    "alias": ("entity_id", "name", "lang", "key"),
    "search_trigram": ("key", "entity_id"),
}
SIZES = ("entity", "event", "figure", "agreement", "project", "relation")


class Sink:
    """Rows on their way into the tables, some thousands at a time; each a mapping, or a tuple in the order of COLUMNS."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[str, list[Any]] = {}

    def add(self, table: str, row: Mapping[str, object] | tuple[object, ...]) -> None:
        rows = self._rows.setdefault(table, [])
        rows.append(row)
        if len(rows) >= ROWS_AT_ONCE:
            self._write(table)

    def _write(self, table: str) -> None:
        rows = self._rows.pop(table)
        columns = COLUMNS.get(table) or list(rows[0])
        values = "?" * len(columns) if table in COLUMNS else [f":{column}" for column in columns]
        names = ", ".join(f'"{column}"' for column in columns)
        self._connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join(values)})", rows)

    def flush(self) -> None:
        for table in list(self._rows):
            self._write(table)
        self._connection.commit()


def generate(target: Path, sizes: Mapping[str, int], seed: int = 1, data: Path = build.DATA) -> Path:
    """Write a database with so many records of each type. Raises build.BadData, OSError and sqlite3.Error."""
    book = Book()
    tables: facts.Tables = {"vocabulary": []}
    facts.vocabulary(book, tables, data)
    if book.problems:
        raise build.BadData(book.problems)
    dimensions = {(v["list"], v["code"]): v["dimension"] for v in tables["vocabulary"]}
    total = sum(sizes.values())
    world = World(
        tree=Tree(sizes["entity"], seed),
        codes=book.vocabulary,
        dimensions=dimensions,
        sizes=sizes,
        sections=entities.SECTIONS,
        sources=min(50_000, max(2 * entities.SECTIONS, total // 1000)),
        end="2025-03-31",
    )
    with build.replacing(target) as partial:
        connection = sqlite3.connect(partial)
        try:
            build.create(connection, tables["vocabulary"])
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
            connection.execute("PRAGMA ignore_check_constraints = ON")  # each would compare a code with a whole list
            _hash_size(connection, HASH_BYTES)
            _fill(connection, world, tables["vocabulary"])
            _hash_size(connection, USUAL_HASH_BYTES)
            build.finish(connection)
        finally:
            connection.close()
    return target


def _hash_size(connection: sqlite3.Connection, size: int) -> None:
    """How much of the full-text indexes is gathered in memory before it is written: the more, the less is merged later."""
    for table in ("search", "search_trigram"):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (size,))


def _fill(connection: sqlite3.Connection, world: World, vocabulary: list[facts.Record]) -> None:
    sink = Sink(connection)
    label = search.labels(vocabulary)
    for row in vocabulary:
        sink.add("vocabulary", row)
    for row in entities.sections(world):
        sink.add("section", row)
    for row in entities.sources(world):
        sink.add("source", row)
        sink.add("search", search.text_row("source", row, row["title"], (), label))
    counts = {record_type: Counts(world.tree) for record_type in compute.COUNTED}
    for record_type in sorted([*records.MAKERS, "entity"]):
        if record_type == "entity":  # here only what has to be sorted: the rows need the counts of all records
            _entity_links(sink, world)
        else:
            _records(sink, world, label, record_type, counts.get(record_type))
    _entities(sink, world, label, counts)
    edition = {
        "edition": "synthetic",
        "built": world.end,
        "edition_end": world.end,
        "title": "Invented data",
        "language": "en",
    }
    options = "/".join(f"{name}={world.sizes[name]}" for name in SIZES)
    number = {**{name: _count(connection, sink, name) for name in build.MAIN}}
    content = hashlib.sha256(f"synthetic/{world.seed}/{options}".encode()).hexdigest()
    for row in build.meta(edition, content, number):
        sink.add("meta", row)
    sink.flush()


def _count(connection: sqlite3.Connection, sink: Sink, table: str) -> int:
    sink.flush()
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _records(sink: Sink, world: World, label: search.Labels, record_type: str, counts: Counts | None) -> None:
    tree = world.tree
    for invention in records.MAKERS[record_type](world):
        record, key = invention.record, invention.record["id"]
        sink.add(record_type, record)
        for entity, role in invention.participants:
            sink.add("participant", (record_type, key, entity, role))
        links = compute.links_of(record_type, record, invention.participants)
        concerned = [tree.number(entity) for entity, _ in links]
        for (entity, role), number in zip(links, concerned, strict=True):
            sink.add("link", (record_type, key, entity, role, tree.bounds(number)[0]))
        for source in invention.sources:
            sink.add("citation", (record_type, key, source))
        if invention.doubt:
            sink.add("doubt", {"record_type": record_type, "record_id": key, "note": invention.doubt})
        names = [name for number in concerned for name, _ in tree.names(number)]
        if record_type == "relation":
            ends = (record["from_id"], record["to_id"])
            title = " – ".join(world.name(tree.number(entity)) for entity in ends)
        else:
            title = record["label" if record_type == "figure" else "title"]
        sink.add("search", search.text_row(record_type, record, title, names, label))
        if counts:
            counts.add(concerned)


def _entity_links(sink: Sink, world: World) -> None:
    for number in range(world.tree.size):
        key = world.tree.id(number)
        sink.add("link", ("entity", key, key, "self", world.tree.bounds(number)[0]))
    for key, source in entities.citations(world):
        sink.add("citation", ("entity", key, source))


def _entities(sink: Sink, world: World, label: search.Labels, counts: Mapping[str, Counts]) -> None:
    columns = {record_type: column.sums() for record_type, column in counts.items()}
    for record, names in entities.entities(world, columns):
        key = record["id"]
        sink.add("entity", record)
        folded = [facts.fold(name) for name, _ in names]
        for (name, lang), spelling in zip(names, folded, strict=True):
            sink.add("alias", (key, name, lang, spelling))
        for spelling in sorted(set(folded)):
            sink.add("search_trigram", (spelling, key))
        spelled: Iterable[str] = (name for name, _ in names)
        sink.add("search", search.text_row("entity", record, record["name"], spelled, label))


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m db.synthetic", description=__doc__)
    for name in SIZES:
        plural = "entities" if name == "entity" else f"{name}s"
        shown = {
            "agreement": "a fifth of the events",
            "project": "a tenth of the events",
            "relation": "a tenth of the entities",
        }
        parser.add_argument(
            f"--{plural}", dest=name, type=_amount, required=name not in shown, metavar="N", help=shown.get(name)
        )
    parser.add_argument("--seed", type=int, default=1, help="another seed, another database (default: 1)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the database to write")
    args = vars(parser.parse_args(argv))
    defaults = {"agreement": args["event"] // 5, "project": args["event"] // 10, "relation": args["entity"] // 10}
    sizes = {name: defaults[name] if args[name] is None else args[name] for name in SIZES}
    if sizes["entity"] < 1:
        parser.error("there has to be at least one entity")
    try:
        target = generate(args["output"], sizes, args["seed"])
    except build.BadData as bad:
        print(*bad.problems, sep="\n", file=sys.stderr)
        return 1
    except (OSError, sqlite3.Error) as error:
        print(f"cannot write {args['output']}: {error}", file=sys.stderr)
        return 1
    print(f"{target} ({target.stat().st_size / 1e6:.1f} MB)")
    return 0


def _amount(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of records")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
