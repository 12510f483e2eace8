"""From a world to the rows of every table, some thousands at a time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from db import build, compute, facts, search
from db.synthetic import entities, records
from db.synthetic.records import World
from db.synthetic.tree import Counts, Tree

ROWS_AT_ONCE = 5000
SIZES = ("entity", "event", "figure", "agreement", "project", "relation")
END = "2025-03-31"
EDITION = {"edition": "synthetic", "built": END, "edition_end": END, "title": "Invented data", "language": "en"}
COLUMNS = {  # of the tables that have the most rows: theirs are tuples, those of the others mappings
    "link": ("record_type", "record_id", "entity_id", "role", "lft"),
    "participant": ("record_type", "record_id", "entity_id", "role"),
    "citation": ("record_type", "record_id", "source_id"),
    "alias": ("entity_id", "name", "lang", "key"),
    "search_trigram": ("key", "entity_id"),
}

Write = Callable[[str, list[Any]], None]


class Sink:
    """Rows on their way into the tables: gathered, counted, and handed on in lots."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._rows: dict[str, list[Any]] = {}
        self.counts: Counter[str] = Counter()

    def add(self, table: str, row: Mapping[str, object] | tuple[object, ...]) -> None:
        rows = self._rows.setdefault(table, [])
        rows.append(row)
        if len(rows) >= ROWS_AT_ONCE:
            self._hand_on(table)

    def _hand_on(self, table: str) -> None:
        rows = self._rows.pop(table)
        self.counts[table] += len(rows)
        self._write(table, rows)

    def flush(self) -> None:
        for table in list(self._rows):
            self._hand_on(table)


def make(sizes: Mapping[str, int], seed: int, vocabulary: list[facts.Record], write: Write) -> None:
    """Invent everything and hand the rows of each table to `write(table, rows)`, in an order that suits the tables."""
    world = _world(sizes, seed, vocabulary)
    sink = Sink(write)
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
    sink.flush()
    options = "/".join(f"{name}={sizes[name]}" for name in SIZES)
    content = hashlib.sha256(f"synthetic/{seed}/{options}".encode()).hexdigest()
    for row in build.meta(EDITION, content, sink.counts):
        sink.add("meta", row)
    sink.flush()


def send(to: Connection, sizes: Mapping[str, int], seed: int, vocabulary: list[facts.Record]) -> None:
    """What a second process does: make everything and send it, lot by lot, then None."""
    with suppress(BrokenPipeError):  # the writer gave up, and has said why
        make(sizes, seed, vocabulary, lambda table, rows: to.send((table, rows)))
        to.send(None)


def _world(sizes: Mapping[str, int], seed: int, vocabulary: list[facts.Record]) -> World:
    codes: dict[str, list[str]] = {}
    for row in vocabulary:
        codes.setdefault(row["list"], []).append(row["code"])
    return World(
        tree=Tree(sizes["entity"], seed),
        codes=codes,
        dimensions={(row["list"], row["code"]): row["dimension"] for row in vocabulary},
        sizes=sizes,
        sections=entities.SECTIONS,
        sources=min(50_000, max(2 * entities.SECTIONS, sum(sizes.values()) // 1000)),
        end=END,
    )


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
        spelled = [name for name, _ in names]
        sink.add("search", search.text_row("entity", record, record["name"], spelled, label))
