"""Titles and ids of marks, fetched when they are looked at."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from app.catalog.catalog import Catalog
from app.catalog.chronicle import Caption
from app.catalog.kinds import RecordType
from app.views.timeline.columns import Columns
from app.views.worker import Worker

KEPT = 20_000
AT_ONCE = 400


class Captions(QObject):
    """What is known of the marks' titles; `came` is sent when there are more."""

    came = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._known: dict[int, Caption] = {}
        self._asked: frozenset[int] = frozenset()

    def learn(self, captions: dict[int, Caption]) -> None:
        """Take in titles that were loaded anyway."""
        self._known |= captions

    def get(self, mark: int) -> Caption | None:
        return self._known.get(mark)

    def title(self, mark: int) -> str | None:
        caption = self._known.get(mark)
        return caption.title if caption is not None else None

    def want(self, columns: Columns, marks: Collection[int]) -> None:
        """Fetch what is not known of these marks' titles."""
        missing = frozenset(sorted(mark for mark in marks if mark not in self._known)[:AT_ONCE])
        if not missing or missing == self._asked:
            return
        self._asked = missing

        def done(found: dict[int, Caption]) -> None:
            self._asked = frozenset()
            if len(self._known) > KEPT:
                self._known.clear()
            self.learn(found)
            self.came.emit()

        self._worker.ask("timeline captions", lambda catalog: fetch(catalog, columns, missing), done)


def fetch(catalog: Catalog, columns: Columns, marks: Collection[int]) -> dict[int, Caption]:
    """The ids and titles of marks, on the worker's thread."""
    found: dict[int, Caption] = {}
    for record_type in (RecordType.EVENT, RecordType.AGREEMENT):
        own = [mark for mark in marks if columns.record_type(mark) is record_type]
        captions = catalog.captions(record_type, [int(columns.rows[mark]) for mark in own]) if own else {}
        found |= {mark: captions[int(columns.rows[mark])] for mark in own if int(columns.rows[mark]) in captions}
    return found
