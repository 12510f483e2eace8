"""Which marks are chosen and which one the keyboard is on; opening them, reading them out, handing them to the dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from app.catalog.catalog import Catalog
from app.catalog.chronicle import Caption
from app.catalog.kinds import RecordType
from app.catalog.records import Agreement, Event
from app.views.context import Context
from app.views.question import Place
from app.views.timeline.captions import Captions, fetch
from app.views.timeline.columns import Columns

MOST = 2000  # marks chosen at once; a dossier of more is no use
TOGETHER = 30  # of the chosen ones that the page shows together


class Selection(QObject):
    """The chosen marks, which the page shows. `changed` asks for a repaint, `read` carries a mark's record."""

    changed = Signal()
    dossier_requested = Signal(list)  # of (RecordType, id)
    read = Signal(int, object)  # mark, Event or Agreement

    def __init__(self, context: Context, captions: Captions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._captions = context, captions
        self.columns: Columns | None = None
        self.chosen: tuple[int, ...] = ()
        self.current: int | None = None
        context.question.moved.connect(self.follow)

    def learn(self, columns: Columns) -> None:
        """Take up the marks once they are loaded."""
        if self.columns is None:
            self.columns = columns
            self.follow(self._context.question.place)

    def choose(self, marks: Iterable[int], opens: bool = True) -> None:
        """Choose some marks instead of what was chosen; the page shows them."""
        self.chosen = _first_of(marks)
        self.current = self.chosen[0] if self.chosen else None
        self.changed.emit()
        if opens:
            self._open_chosen()

    def toggle(self, marks: Iterable[int]) -> None:
        """Add marks to what is chosen, or take them away when all of them are."""
        marks = _first_of(marks)
        if set(marks) <= set(self.chosen):
            self.chosen = tuple(mark for mark in self.chosen if mark not in set(marks))
        else:
            self.choose((*self.chosen, *marks), opens=False)
        self.current = marks[-1] if marks else self.current
        self.changed.emit()
        self._open_chosen()

    def go_to(self, mark: int, extend: bool = False) -> None:
        """Put the keyboard on a mark, and choose it too when the choice is being extended."""
        self.current = mark
        if extend and mark not in self.chosen:
            self.chosen = (*self.chosen, mark)[:MOST]
            self._open_chosen()
        self.changed.emit()
        self.load(mark)

    def open(self, mark: int) -> None:
        """Open the page of a mark's record."""
        self._with_ids((mark,), lambda keys: self._context.question.open(*keys[0]) if keys else None)

    def _open_chosen(self) -> None:
        """Open the page of the first chosen mark; of several, show all together."""
        chosen = self.chosen

        def show(keys: list[tuple[RecordType, str]]) -> None:
            if keys and self.chosen == chosen:
                self._context.question.open(*keys[0])
                if len(keys) > 1:
                    self._context.question.gather(keys, len(chosen))

        if chosen:
            self._with_ids(chosen[:TOGETHER], show)

    def add_to_dossier(self, marks: Iterable[int] | None = None) -> None:
        """Ask for the chosen marks, or else the one that the keyboard is on, to be put aside."""
        here = () if self.current is None else (self.current,)
        wanted = _first_of(marks if marks is not None else self.chosen or here)
        if wanted:
            self._with_ids(wanted, self.dossier_requested.emit)

    def load(self, mark: int, done: Callable[[Event | Agreement], None] | None = None) -> None:
        """Fetch all about a mark; then `done` is called, or `read` sent."""
        columns = self.columns
        if columns is None:
            return
        record_type = columns.record_type(mark)

        def work(catalog: Catalog) -> Event | Agreement | None:
            caption = fetch(catalog, columns, (mark,)).get(mark)
            record = next(iter(catalog.records(record_type, [caption.id])), None) if caption else None
            return record if isinstance(record, (Event, Agreement)) else None

        def came(record: Event | Agreement | None) -> None:
            if record is not None:
                if done is not None:
                    done(record)
                else:
                    self.read.emit(mark, record)

        self._context.worker.ask("timeline card" if done is not None else "timeline reading", work, came)

    def follow(self, place: Place) -> None:
        """Choose what was opened elsewhere, when it is an event or agreement; else nothing."""
        columns, record_type, key = self.columns, place.record_type, place.record_id
        if columns is None:
            return
        if record_type not in (RecordType.EVENT, RecordType.AGREEMENT) or key is None:
            self._context.worker.withdraw("timeline place")
            if self.chosen:
                self.choose((), opens=False)
            return
        captions = [(mark, self._captions.get(mark)) for mark in self.chosen]
        if any(c is not None and c.id == key and columns.record_type(mark) is record_type for mark, c in captions):
            return

        def done(row: int | None) -> None:
            mark = columns.mark_of(record_type, row) if row is not None else None
            if mark is not None and mark not in self.chosen:
                self.choose((mark,), opens=False)

        self._context.worker.ask("timeline place", lambda catalog: catalog.row_of(record_type, key), done)

    def _with_ids(self, marks: tuple[int, ...], use: Callable[[list[tuple[RecordType, str]]], object]) -> None:
        """Do something with the ids of marks, at once when they are known."""
        columns = self.columns
        if columns is None:
            return
        known = columns

        def keys() -> list[tuple[RecordType, str]]:
            captions = ((mark, self._captions.get(mark)) for mark in marks)
            return [(known.record_type(mark), caption.id) for mark, caption in captions if caption is not None]

        if all(self._captions.get(mark) is not None for mark in marks):
            use(keys())
            return

        def done(found: dict[int, Caption]) -> None:
            self._captions.learn(found)
            use(keys())

        self._context.worker.ask("timeline ids", lambda catalog: fetch(catalog, known, marks), done)


def _first_of(marks: Iterable[int]) -> tuple[int, ...]:
    """Marks without repetition, of very many the first."""
    found: dict[int, None] = {}
    for mark in marks:
        found[int(mark)] = None
        if len(found) == MOST:
            break
    return tuple(found)
