"""Checks of every cell of every file: what a spreadsheet would run, what cannot be seen, what is too long, what nobody reads."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from db import facts
from db.checks import ACCEPTED, EXCUSED, Data
from db.read import NUMBER, Problem

LONGEST = {  # characters; what is longer belongs into several rows
    **{"id": 100, "name": 140, "name_fr": 160, "name_local": 160, "title": 220, "title_fr": 160, "label": 180},
    **{"product": 120, "edition": 20, "note": 300, "doubt": 600, "summary": 900, "subject": 400, "context": 200},
    **{"reason": 200, "uncited_reason": 120, "author": 200, "publisher": 200, "url": 400},
}
_FORMULA = re.compile(r"[=+@\-]")
_UNSEEN = ("Cc", "Cf", "Co", "Zl", "Zp")  # categories of characters: control, format, private, line ends
_JOINERS = "\u200c\u200d"  # which some scripts cannot be written without


def check(data: Data) -> Iterator[Problem]:
    """Everything that is wrong with the cells and files."""
    yield from strays(data)
    for path in sorted(data.folder.rglob("*.csv")):
        yield from cells(path, data.folder)


def strays(data: Data) -> Iterator[Problem]:
    """A file that the build does not read, for instance because its name or its folder's is misspelled."""
    top = {"vocabulary.csv", "sections.csv", "sources.csv", "edition.json", ACCEPTED, EXCUSED}
    folders = {f"{s['id']:02}-{s['slug']}" for s in data.tables["section"]}
    for path in sorted(data.folder.rglob("*")):
        parts = path.relative_to(data.folder).parts
        known = (
            path.is_dir()
            or (len(parts) == 1 and parts[0] in top)
            or (len(parts) == 2 and parts[0] == "entities" and path.suffix == ".csv")
            or (len(parts) == 3 and parts[0] == "sections" and parts[1] in folders and parts[2] in facts.FILES.values())
        )
        if not known:
            yield Problem("/".join(parts), 1, "-", "the build does not read this file: is its name or place wrong?")


def cells(path: Path, folder: Path) -> Iterator[Problem]:
    """What is wrong with the single cells of one file, whose form has been checked before."""
    name = path.relative_to(folder).as_posix()
    reader = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    header = next(reader, [])
    line = reader.line_num + 1
    for row in reader:
        for column, cell in zip(header, row, strict=False):
            reason = _fault(column, cell.strip())
            if reason:
                yield Problem(name, line, column, reason)
        line = reader.line_num + 1


def _fault(column: str, cell: str) -> str | None:
    hidden = next((c for c in cell if unicodedata.category(c) in _UNSEEN and c not in _JOINERS), None)
    if hidden:
        return f"holds a character that cannot be seen (U+{ord(hidden):04X})"
    if "\ufffd" in cell:
        return "holds the mark of a lost character (U+FFFD)"
    if _FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        return f"begins with {cell[0]!r}: a spreadsheet would take it for a formula"
    if "  " in cell:
        return "holds two spaces in a row"
    longest = LONGEST.get(column)
    return f"has {len(cell)} characters, more than {longest}" if longest and len(cell) > longest else None
