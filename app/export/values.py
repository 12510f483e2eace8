"""The values of rows as programs want them: whole numbers whole, references as numbers."""

from __future__ import annotations

import math
from typing import Any

from app.catalog.tables import Column, ColumnType

_EXACT = 2.0**53  # above this, whole numbers have gaps between them


def plain(column: Column, value: Any) -> Any:
    """A value of a row, typed: whole numbers as int, the references as a list of their numbers."""
    if column.type is ColumnType.SOURCES:
        return [int(number) for number in str(value).split()] if value else []
    if isinstance(value, float):
        return _number(value)
    if column.type is ColumnType.INTEGER and isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    return value


def _number(value: float) -> int | float | str:
    if not math.isfinite(value):  # neither JSON nor a spreadsheet has a number for it
        return repr(value)
    return int(value) if value.is_integer() and abs(value) < _EXACT else value
