"""The reader's present question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any

from app.catalog.kinds import Table


@dataclass(frozen=True)
class Filter:
    """Which entities (each with everything below it, joined), which kinds, dates and words; empty means all.

    `columns` holds (table, column, what its text must contain, or a comparison such as `>100`) and narrows that table alone.
    `date_from` and `date_to` are ISO days, both inclusive: a record belongs when its own span touches theirs.
    Raises ValueError for a date that is not an ISO day, or a range that ends before it starts.
    """

    entities: tuple[str, ...] = ()
    partner: str | None = None
    kinds: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    sections: frozenset[int] = frozenset()
    date_from: str | None = None
    date_to: str | None = None
    text: str = ""
    columns: tuple[tuple[str, str, str], ...] = ()

    def __post_init__(self) -> None:
        for name in ("date_from", "date_to"):
            value = getattr(self, name)
            if value is not None and dt.date.fromisoformat(value).isoformat() != value:
                raise ValueError(f"{value!r} is not a day such as 2024-10-05")
        if self.date_from and self.date_to and self.date_to < self.date_from:
            raise ValueError(f"the range ends ({self.date_to}) before it starts ({self.date_from})")

    def but(self, **changes: Any) -> Filter:
        """The same question with some parts changed."""
        return replace(self, **changes)

    @property
    def is_empty(self) -> bool:
        return self == Filter()

    def to_json(self) -> dict[str, Any]:
        """A plain form that `from_json` reads back, for the reader's own file."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            k: sorted(v) if isinstance(v, frozenset) else list(v) if isinstance(v, tuple) else v
            for k, v in values.items()
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Filter:
        """Read what `to_json` wrote; unknown parts are left out. Raises ValueError or TypeError for anything else."""
        names = {f.name: f.type for f in fields(cls)}
        values: dict[str, Any] = {}
        for name, value in data.items():
            kind = str(names.get(name, ""))
            if kind.startswith("frozenset"):
                values[name] = frozenset(value)
            elif kind.startswith("tuple"):
                values[name] = tuple(tuple(part) if isinstance(part, list) else part for part in value)
            elif kind:
                values[name] = value
        return cls(**values)


def day_range(text_from: str | None, text_to: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a range given as years, months or days (`2023`, `2024-10`, `2024-10-05`).

    Raises ValueError for anything else.
    """
    return _edge(text_from, last=False), _edge(text_to, last=True)


def _edge(text: str | None, last: bool) -> str | None:
    if not text:
        return None
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        first = dt.date(*([*numbers, 1, 1])[:3])
        if not last or len(numbers) == 3:
            found = first
        elif len(numbers) == 2:
            found = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        else:
            found = first.replace(month=12, day=31)
    except (ValueError, TypeError):
        raise ValueError(f"{text!r} is not a date such as 2024, 2024-10 or 2024-10-05") from None
    if len(numbers) > 3 or len(parts[0]) != 4:
        raise ValueError(f"{text!r} is not a date such as 2024, 2024-10 or 2024-10-05")
    return found.isoformat()


TABLES_IN_TIME = (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES, Table.PROJECTS)
