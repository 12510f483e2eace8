"""How far an export has come, and whether it is called off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from app.catalog.database import Cancel
from app.catalog.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[int, int], None]  # rows done, rows in all
_ROWS_BETWEEN_REPORTS = 100


class Meter:
    """Counts rows, reports them, and raises Cancelled once the off switch is set."""

    def __init__(self, total: int, progress: Progress | None = None, cancel: Cancel | None = None) -> None:
        self.total, self.done = total, 0
        self._progress, self._cancel = progress, cancel

    def look(self) -> None:
        """Raises Cancelled."""
        if self._cancel:
            raise Cancelled

    def add(self, rows: int) -> None:
        """Some more rows are written. Raises Cancelled."""
        self.look()
        self.done += rows
        if self._progress is not None:
            self._progress(self.done, self.total)

    def each(self, rows: Iterable[T]) -> Iterator[T]:
        """Passes rows on and counts them. Raises Cancelled."""
        waiting = 0
        for row in rows:
            yield row
            waiting += 1
            if waiting == _ROWS_BETWEEN_REPORTS:
                self.add(waiting)
                waiting = 0
        self.add(waiting)
