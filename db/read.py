"""Reading the CSV files: every cell is checked, every fault is kept with its file, line and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db import dates

UNCITED = "uncited_reason"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
LARGEST = 1e18  # what a table can hold as a whole number
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ALIAS = re.compile(r"(?P<name>.+?)(?:\s*\[(?P<lang>[a-z]{2,3})\])?")


@dataclass(frozen=True, order=True)
class Problem:
    """Why a row cannot go in, and where it stands."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.column}: {self.reason}"


@dataclass
class Book:
    """What reading found out so far: the faults, the controlled lists and every id that is defined, by record type."""

    vocabulary: dict[str, list[str]] = field(default_factory=dict)
    ids: dict[str, dict[str, Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def define(self, record_type: str, row: Row) -> str:
        """Take the row's `id`, which must be well formed and new."""
        key = row.required("id")
        known = self.ids.setdefault(record_type, {})
        if key and not ID.fullmatch(key):
            row.fault("id", f"{key!r} is not made of lower-case letters, digits and hyphens")
        if key in known:
            first = known[key]
            row.fault("id", f"{key!r} is already defined in {first.file}:{first.line}")
        known.setdefault(key, row)
        return key


@dataclass
class Row:
    """One line of a CSV file; reading a cell checks it."""

    book: Book
    file: str
    line: int
    cells: Mapping[str, str]
    section: int | None = None

    def fault(self, column: str, reason: str) -> None:
        self.book.problems.append(Problem(self.file, self.line, column, reason))

    def text(self, column: str) -> str | None:
        return self.cells[column] or None

    def required(self, column: str) -> str:
        value = self.cells[column]
        if not value:
            self.fault(column, "is empty")
        return value

    def code(self, column: str, list_name: str, default: str | None = None) -> str | None:
        """A code of a controlled list, or `default` where the cell is empty."""
        value = self.cells[column] or default
        if value is not None and value not in self.book.vocabulary.get(list_name, ()):
            self.fault(column, f"{value!r} is not in the list {list_name!r}")
        return value

    def required_code(self, column: str, list_name: str) -> str:
        self.required(column)
        return self.code(column, list_name) or ""

    def number(self, column: str) -> float | None:
        value = self.cells[column]
        if not value:
            return None
        if not NUMBER.fullmatch(value):
            self.fault(column, f"{value!r} is not a plain number (digits, decimal point, no separators)")
            return None
        number = float(value)
        if abs(number) > LARGEST:
            self.fault(column, f"{value!r} is too large")
            return None
        return number

    def integer(self, column: str) -> int | None:
        value = self.number(column)
        if value is not None and value != int(value):
            self.fault(column, f"{self.cells[column]!r} is not a whole number")
        return None if value is None else int(value)

    def flag(self, column: str) -> int:
        value = self.cells[column]
        if value not in ("", "0", "1"):
            self.fault(column, f"{value!r} is neither 1 nor empty")
        return int(value == "1")

    def span(self, column: str) -> dates.Span | None:
        value = self.cells[column]
        if not value:
            return None
        try:
            return dates.parse(value)
        except ValueError as reason:
            self.fault(column, str(reason))
            return None

    def refer(self, column: str, record_type: str, required: bool = False) -> str | None:
        """The id of another record, which has to exist."""
        value = self.required(column) if required else self.cells[column]
        return self.known(column, record_type, value) if value else None

    def known(self, column: str, record_type: str, key: str) -> str | None:
        if key not in self.book.ids.get(record_type, {}):
            self.fault(column, f"no {record_type} has the id {key!r}")
            return None
        return key

    def values(self, column: str) -> list[str]:
        return [part.strip() for part in self.cells[column].split(";") if part.strip()]

    def references(self) -> list[int]:
        """The reference numbers of `refs`; either there is one or `uncited_reason` says why not."""
        found = []
        for part in self.values("refs"):
            if part in self.book.ids["source"]:
                found.append(int(part))
            else:
                self.fault("refs", f"{part!r} is not a reference number of sources.csv")
        if not found and not self.cells[UNCITED]:
            self.fault("refs", "neither a reference nor an uncited_reason")
        return sorted(set(found))

    def participants(self, column: str, default_role: str) -> list[tuple[str, str]]:
        """(entity id, role) in the order written: `host: a; exhibitor: b, c`."""
        found: dict[tuple[str, str], None] = {}
        for group in self.values(column):
            role, colon, names = group.partition(":")
            if not colon:
                role, names = default_role, group
            role = role.strip()
            if role not in self.book.vocabulary.get("role", ()):
                self.fault(column, f"{role!r} is not in the list 'role'")
                continue
            for name in (n.strip() for n in names.split(",")):
                if name and self.known(column, "entity", name):
                    found[name, role] = None
        return list(found)

    def aliases(self) -> list[tuple[str, str | None]]:
        """(name, language) for each spelling in `aliases`."""
        matches = (ALIAS.fullmatch(part) for part in self.values("aliases"))
        return [(m["name"], m["lang"]) for m in matches if m]


def table(book: Book, path: Path, root: Path, columns: Sequence[str], section: int | None = None) -> Iterator[Row]:
    """The rows of one CSV file, which must have exactly these columns.

    Faults of the file itself (missing, encoding, header, quotes, a line with too many or too few cells) are kept in the book.
    """
    name = path.relative_to(root).as_posix()

    def fault(line: int, reason: str) -> None:
        book.problems.append(Problem(name, line, "-", reason))

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        fault(1, "the file is missing")
        return
    except UnicodeDecodeError as error:
        fault(1, f"is not UTF-8 (byte {error.start}); save it as `CSV UTF-8`")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if header != list(columns):
            hint = "; the file is separated by semicolons, not commas" if header and ";" in header[0] else ""
            fault(1, f"the columns must be {','.join(columns)}{hint}")
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(columns):
                yield Row(book, name, line, dict(zip(columns, map(str.strip, cells), strict=True)), section)
            elif cells:
                fault(line, f"has {len(cells)} cells instead of {len(columns)}")
            line = reader.line_num + 1
    except csv.Error as error:
        fault(line, f"cannot be read from here on ({error}): is a quotation mark missing or too many?")
