"""What sheets, columns and codes are called in a spreadsheet: as in CSV, or in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.catalog.kinds import Table
from app.catalog.tables import Column
from app.catalog.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Labels:
    """How a table is called, a column, and a code in a column."""

    table: Callable[[Table], str]
    column: Callable[[Column], str]
    code: Callable[[Column, str], str]


def _table(table: Table) -> str:
    return table.value.capitalize()


KEYS = Labels(_table, lambda column: column.key, lambda _column, code: code)


def in_words(
    vocabulary: Vocabulary,
    table: Callable[[Table], str] = _table,
    column: Callable[[Column], str] = lambda column: column.heading,
) -> Labels:
    """The headings of the window and the labels of the vocabulary; `table` and `column` may translate."""

    def code(of: Column, value: str) -> str:
        return vocabulary.label(of.vocabulary, value) if of.vocabulary else value

    return Labels(table, column, code)
