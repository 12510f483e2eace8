"""Where the reader is: the present filter and what is open on the page, with back and forward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.catalog.filter import Filter
from app.catalog.kinds import RecordType

REMEMBERED = 200  # places kept for going back


@dataclass(frozen=True)
class Place:
    """A filter, and the entity or record whose page is open (None: nothing yet)."""

    filter: Filter = field(default_factory=Filter)
    record_type: RecordType | None = None
    record_id: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {"filter": self.filter.to_json(), "record_type": self.record_type, "record_id": self.record_id}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Place:
        """Read what `to_json` wrote. Raises ValueError, TypeError or KeyError for anything else."""
        record_type = data["record_type"]
        return cls(
            Filter.from_json(data["filter"]), RecordType(record_type) if record_type else None, data["record_id"]
        )


class Question(QObject):
    """The one thing that views share. A view changes it; every view follows `moved`."""

    moved = Signal(object)  # the new Place
    gathered = Signal(list, int)  # (type, id) of records to show on the page together, and how many there are in all
    glanced = Signal(object, object)  # type and id of what to show on the page for a moment; None, None: no longer

    def __init__(self, places: Place | Sequence[Place] = (), at: int = -1, parent: QObject | None = None) -> None:
        """Begin at a place, or with the places gone through so far and which of them is the present one."""
        super().__init__(parent)
        self._places = [places] if isinstance(places, Place) else list(places)[-REMEMBERED:] or [Place()]
        self._at = max(0, min(at, len(self._places) - 1)) if at >= 0 else len(self._places) - 1

    @property
    def place(self) -> Place:
        return self._places[self._at]

    @property
    def filter(self) -> Filter:
        return self.place.filter

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._places) - 1

    def ask(self, question: Filter) -> None:
        """Change the filter; a single entity asked for is opened on the page too."""
        place = self.place
        if question.entities != place.filter.entities and len(question.entities) == 1:
            self.go(Place(question, RecordType.ENTITY, question.entities[0]))
        else:
            self.go(Place(question, place.record_type, place.record_id))

    def glance(self, record_type: RecordType | None = None, key: str | None = None) -> None:
        """Look at a page without going there; without a record, look again at what is open."""
        self.glanced.emit(record_type, key)

    def gather(self, records: list[tuple[RecordType, str]], count: int) -> None:
        """Show several records on the page together, the first of `count`, without going anywhere."""
        self.gathered.emit(records, count)

    def narrow(self, **changes: Any) -> None:
        """Change some parts of the filter."""
        self.ask(self.filter.but(**changes))

    def open(self, record_type: RecordType, key: str) -> None:
        """Open the page of a record and leave the filter as it is; an entity becomes the question itself."""
        if record_type is RecordType.ENTITY:
            self.go(Place(self.filter.but(entities=(key,), partner=None), record_type, key))
        else:
            self.go(Place(self.filter, record_type, key))

    def look_up(self, record_type: RecordType, key: str) -> None:
        """Open the page of a record, also of an entity, and leave the filter as it is."""
        self.go(Place(self.filter, record_type, key))

    def go(self, place: Place) -> None:
        """Move on to a place, forgetting what lay ahead."""
        if place == self.place:
            return
        self._places = [*self._places[: self._at + 1], place][-REMEMBERED:]
        self._at = len(self._places) - 1
        self.moved.emit(self.place)

    def back(self) -> None:
        self._step(-1)

    def forward(self) -> None:
        self._step(1)

    def home(self) -> None:
        """Ask for everything again."""
        self.go(Place())

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._places):
            self._at += by
            self.moved.emit(self.place)

    def history(self) -> tuple[list[Place], int]:
        """The places gone through and which one is present, for the next start."""
        return list(self._places), self._at

    def forget(self) -> None:
        """Begin anew, as on the first day."""
        self._places, self._at = [Place()], 0
