"""The desk: the dossier in hand, and everything that can be done with it, from whatever pane."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType
from app.store import dossiers, exchange, items, settings, undo
from app.store.dossiers import Dossier
from app.store.errors import ExchangeProblem, StoreProblem, Unknown
from app.store.items import Added, Item, NewChart, NewItem
from app.store.store import Topic
from app.store.undo import Step
from app.views.context import Context
from app.views.dossier.snapshots import new_items
from app.views.dossier.steps import words_of

IN_HAND = "dossier"  # the setting that remembers it
LOOK = 1000  # milliseconds between looks for what another window did


class Desk(QObject):
    """Shared by the bar, the pane and whoever adds to a dossier. `changed` is sent when anything is to be painted anew, `said` has
    words for the line at the bottom."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._store = context.store
        self._asked = 0
        self.undo_action = self._action(self.tr("Undo"), "undo-2", "Ctrl+Z", self.undo)
        self.redo_action = self._action(self.tr("Redo"), "redo-2", "Ctrl+Shift+Z", self.redo)
        self._end: Callable[[], None] | None = self._store.subscribe(self._follow)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        context.theme.changed.connect(self._recolour)
        self._name_steps()

    # -- what there is

    @property
    def dossiers(self) -> list[Dossier]:
        return dossiers.dossiers(self._store)

    @property
    def current(self) -> Dossier | None:
        """The dossier in hand: that of the last time, else the newest."""
        found = self.dossiers
        wanted = settings.get(self._store, IN_HAND, "")
        return next((one for one in found if one.id == wanted), found[-1] if found else None)

    @property
    def items(self) -> list[Item]:
        """The items of the dossier in hand, in the reader's order."""
        current = self.current
        return items.items(self._store, current.id) if current else []

    def picture_of(self, item: Item) -> bytes | None:
        """A chart as it looked."""
        return items.picture_of(self._store, item.id)

    # -- dossiers

    def choose(self, dossier_id: str) -> None:
        """Take another dossier in hand."""
        with self._telling():
            settings.put(self._store, IN_HAND, dossier_id)
            self.changed.emit()

    def create(self, name: str) -> str | None:
        """A new dossier, taken in hand; its id, or None where the name or the disk would not do."""
        made: str | None = None
        with self._telling():
            made = dossiers.create(self._store, name)
            self.choose(made)
        return made

    def rename(self, name: str) -> None:
        self._with_current(lambda one: dossiers.rename(self._store, one.id, name))

    def duplicate(self, name: str) -> None:
        self._with_current(lambda one: self.choose(dossiers.duplicate(self._store, one.id, name)))

    def delete(self) -> None:
        """Remove the dossier in hand; Undo brings it back."""

        def work(one: Dossier) -> None:
            dossiers.delete(self._store, one.id)
            self.said.emit(self.tr("“{0}” is deleted; Ctrl+Z brings it back").format(one.name))

        self._with_current(work)

    def set_note(self, dossier_id: str, note: str) -> None:
        with self._telling():
            dossiers.set_note(self._store, dossier_id, note)

    # -- items

    def add(self, records: Sequence[tuple[RecordType, str]], before: str = "") -> None:
        """Put records aside, at the end or before an item, in the dossier in hand or in a first one."""
        wanted, wording = list(records), self.context.wording
        if not wanted:
            self.said.emit(self.tr("Nothing is chosen that could be put aside"))
            return
        self._asked += 1  # a channel of its own: a second addition must not call off the first

        def work(catalog: Catalog) -> list[NewItem]:
            return new_items(catalog, wanted, wording)

        self.context.worker.ask(f"put aside {self._asked}", work, lambda found: self._put(found, before))

    def add_chart(self, state: dict[str, Any], picture: bytes, title: str = "") -> None:
        """Put a chart aside as it looks (PNG or SVG), with the state that draws it again."""
        name = title or str(state.get("title") or self.tr("Chart"))
        self._put([NewChart(name, state, picture, self.context.meta.get("edition", ""))], "")

    def _put(self, found: Sequence[NewItem | NewChart], before: str) -> None:
        with self._telling():
            current = self.current
            dossier_id = current.id if current else self.create(self.tr("My dossier"))
            if dossier_id is not None:
                added = items.add(self._store, dossier_id, found, before or None)
                self.said.emit(self._words(added))

    def _words(self, added: Added) -> str:
        current = self.current
        name = current.name if current else ""
        if not added.added:
            return self.tr("Already in “{0}”").format(name)
        if len(added.added) == 1:
            return self.tr("Added to “{0}”").format(name)
        return self.tr("{0} items added to “{1}”").format(len(added.added), name)

    def remove(self, item_ids: Sequence[str]) -> None:
        with self._telling():
            items.remove(self._store, item_ids)

    def move(self, item_ids: Sequence[str], before: str = "") -> None:
        """Put items before another, or at the end."""
        with self._telling():
            items.move(self._store, item_ids, before or None)

    def transfer(self, item_ids: Sequence[str], dossier_id: str, keep: bool = False) -> None:
        """Move items to another dossier, or copy them there."""
        with self._telling():
            items.transfer(self._store, item_ids, dossier_id, keep)

    def set_item_note(self, item_id: str, note: str) -> None:
        with self._telling():
            items.set_note(self._store, item_id, note)

    def accept(self, changed: Sequence[Item]) -> None:
        """Take note of how changed records are in this edition."""
        wanted = [(RecordType(item.record_type), item.record_id) for item in changed]
        current, wording = self.current, self.context.wording
        if current is None:
            return
        dossier_id = current.id

        def done(present: list[NewItem]) -> None:
            with self._telling():
                items.accept(self._store, dossier_id, present)

        self.context.worker.ask("accept changes", lambda catalog: new_items(catalog, wanted, wording), done)

    # -- undo

    def undo(self) -> None:
        """Take the latest step back, and show the dossier that it was made in."""
        self._turn(undo.undo, self.tr("Undone: {0}"))

    def redo(self) -> None:
        self._turn(undo.redo, self.tr("Done again: {0}"))

    def _turn(self, turn: Callable[..., Step | None], words: str) -> None:
        with self._telling():
            step = turn(self._store)
            if step is not None:
                dossier_id = step.detail.get("dossier")
                if any(one.id == dossier_id for one in self.dossiers):
                    settings.put(self._store, IN_HAND, dossier_id)
                self.changed.emit()
                self.said.emit(words.format(words_of(step)))

    # -- from laptop to laptop

    def export_file(self, path: Path) -> None:
        """Write the dossier in hand as a `.comptoir` file."""

        def work(one: Dossier) -> None:
            exchange.export_dossier(self._store, one.id, path)
            self.said.emit(self.tr("“{0}” is in {1}").format(one.name, str(path)))

        self._with_current(work)

    def import_file(self, path: Path) -> None:
        """Merge a `.comptoir` file and take its dossier in hand."""
        with self._telling():
            found = exchange.import_dossier(self._store, path)
            self.choose(found.dossier_id)
            words = self.tr("{0}: {1} items added, {2} were there already")
            self.said.emit(words.format(path.name, found.added, found.already_there))

    # -- within

    def _with_current(self, work: Callable[[Dossier], None]) -> None:
        current = self.current
        if current is not None:
            with self._telling():
                work(current)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What the disk, another window or a name that will not do has to say goes to the reader."""
        try:
            yield
        except (StoreProblem, ExchangeProblem, ValueError) as problem:
            self.said.emit(str(problem))
        except Unknown:
            self.said.emit(self.tr("Another window has removed this"))
            self.changed.emit()

    def _follow(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.DOSSIERS, Topic.NOTES, Topic.BOOKMARKS}:
            self._name_steps()
        if Topic.DOSSIERS in topics:
            self.changed.emit()

    def _look(self) -> None:
        with self._telling():
            self._store.poll()

    def _action(self, text: str, icon: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(self.context.theme.icon(icon), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setData(icon)
        action.triggered.connect(slot)
        return action

    def _name_steps(self) -> None:
        """Say beside Undo and Redo what they would do."""
        with self._telling():
            for action, step, words in (
                (self.undo_action, undo.next_undo(self._store), self.tr("Undo {0}")),
                (self.redo_action, undo.next_redo(self._store), self.tr("Redo {0}")),
            ):
                shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setEnabled(step is not None)
                text = words.format(words_of(step)) if step else words.format("").strip()
                action.setText(text.replace("&", "&&"))
                action.setToolTip(f"{text}  {shortcut}")

    def _recolour(self) -> None:
        for action in (self.undo_action, self.redo_action):
            action.setIcon(self.context.theme.icon(action.data()))

    def close(self) -> None:
        """Stop looking and listening."""
        self._timer.stop()
        if self._end is not None:
            self._end()
            self._end = None
