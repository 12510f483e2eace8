"""The checks of the data beyond what the build refuses: each looks at the whole and yields what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from db import build, facts, read
from db.facts import Record, Tables
from db.read import Book, Problem

ACCEPTED = "not_duplicates.csv"
EXCUSED = "not_recorded.csv"


@dataclass(frozen=True)
class Data:
    """The data folder as read and computed, with the two lists of what was looked at and found to be in order."""

    folder: Path
    tables: Tables
    book: Book
    accepted: frozenset[frozenset[str]] = field(default_factory=frozenset)
    excused: tuple[read.Row, ...] = ()

    def at(self, record_type: str, key: str, column: str, reason: str) -> Problem:
        """A finding, at the line that the record was read from."""
        row = self.book.ids[record_type][key]
        return Problem(row.file, row.line, column, reason)

    def line_of(self, record_type: str, key: str) -> str:
        row = self.book.ids[record_type][key]
        return f"{key!r} ({row.file}:{row.line})"

    def doubted(self, record_type: str, key: str) -> bool:
        """Whether the row says itself that its source is contradictory or unclear."""
        return bool(self.book.ids[record_type][key].cells["doubt"])

    def records(self, record_type: str) -> Iterator[Record]:
        """The records that were typed, without the derived ones."""
        return (r for r in self.tables[record_type] if r.get("nature") != "derived")

    @property
    def edition_end(self) -> str:
        """The last day that the edition knows of."""
        return str(next(m["value"] for m in self.tables["meta"] if m["key"] == "edition_end"))

    def pairs(self, keys: list[str]) -> Iterator[tuple[str, str]]:
        """Every two of these ids that not_duplicates.csv does not set apart."""
        return ((one, other) for one, other in combinations(keys, 2) if frozenset((one, other)) not in self.accepted)


def load(folder: Path) -> tuple[Data, list[Problem]]:
    """Read the data folder, and what is wrong with its two lists of exceptions. Raises build.BadData."""
    tables, book = build.tables_and_rows(folder)
    accepted = frozenset(_accepted(book, folder))
    excused = tuple(_excused(book, folder))
    return Data(folder, tables, book, accepted, excused), sorted(book.problems)


def _accepted(book: Book, folder: Path) -> Iterator[frozenset[str]]:
    path = folder / ACCEPTED
    if not path.exists():
        return
    known = {key for record_type, ids in book.ids.items() if record_type != "source" for key in ids}
    for row in read.table(book, path, folder, facts.COLUMNS["not_duplicates"]):
        row.required("reason")
        for column in ("one", "other"):
            if row.required(column) and row.cells[column] not in known:
                row.fault(column, f"no record has the id {row.cells[column]!r}")
        yield frozenset((row.cells["one"], row.cells["other"]))


def _excused(book: Book, folder: Path) -> Iterator[read.Row]:
    path = folder / EXCUSED
    if not path.exists():
        return
    for row in read.table(book, path, folder, facts.COLUMNS["not_recorded"]):
        row.required("reason")
        if row.required("section") and row.cells["section"] not in book.ids["section"]:
            row.fault("section", f"there is no section {row.cells['section']}")
        if row.cells["what"] not in ("number", "reference"):
            row.fault("what", f"{row.cells['what']!r} is neither number nor reference")
        if row.required("value") and row.number("value") is not None:
            yield row
