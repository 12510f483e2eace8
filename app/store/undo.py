"""Changes that can be undone and redone, also after a restart: each is kept as the rows it touched, before and after."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.store.store import Store, Topic

STEPS_KEPT = 1000
BURST = 20.0  # seconds of typing in one note that are undone together

Values = dict[str, Any]

_KEYS: dict[str, tuple[str, ...]] = {
    "dossier": ("id",),
    "item": ("id",),
    "note": ("record_type", "record_id"),
    "bookmark": ("record_type", "record_id"),
}
_TOPICS = {"dossier": Topic.DOSSIERS, "item": Topic.DOSSIERS, "note": Topic.NOTES, "bookmark": Topic.BOOKMARKS}


class Action(enum.StrEnum):
    """What was done. `Step.detail` has, where they apply: dossier (id), name, title, count, record_type, record_id.

    An older program must never meet a word it does not know: a new one needs a new version of the file.
    """

    CREATE_DOSSIER = "create_dossier"
    RENAME_DOSSIER = "rename_dossier"
    NOTE_DOSSIER = "note_dossier"
    DELETE_DOSSIER = "delete_dossier"
    DUPLICATE_DOSSIER = "duplicate_dossier"
    IMPORT_DOSSIER = "import_dossier"
    ADD_ITEMS = "add_items"
    REMOVE_ITEMS = "remove_items"
    MOVE_ITEMS = "move_items"
    TRANSFER_ITEMS = "transfer_items"
    NOTE_ITEM = "note_item"
    ACCEPT_CHANGES = "accept_changes"
    NOTE_RECORD = "note_record"
    ADD_BOOKMARK = "add_bookmark"
    REMOVE_BOOKMARK = "remove_bookmark"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the reader did, to be named beside Undo and Redo."""

    id: int
    action: Action
    detail: Mapping[str, Any]


@dataclass(slots=True)
class _Change:
    """A row before and after: None where there was or is none; of a row that stayed, only the columns that differ."""

    table: str
    key: list[Any]
    before: Values | None
    after: Values | None


class Edit:
    """Rows written and removed within one undoable step."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.changes: list[_Change] = []

    def put(self, table: str, **values: Any) -> None:
        """Write a row, wholly when it is new, or those columns that are given when it is there."""
        names = _KEYS[table]
        key = [values[name] for name in names]
        old = _read(self._store, table, key)
        if old is None:
            self._do(_Change(table, key, None, values))
            return
        differing = [name for name, value in values.items() if old[name] != value]
        if differing:
            before, after = ({name: row[name] for name in differing} for row in (old, values))
            self._do(_Change(table, key, before, after))

    def drop(self, table: str, *key: Any) -> None:
        """Remove a row, if it is there."""
        old = _read(self._store, table, list(key))
        if old is not None:
            self._do(_Change(table, list(key), old, None))

    def _do(self, change: _Change) -> None:
        _apply(self._store, change, change.before, change.after)
        self.changes.append(change)


@contextmanager
def editing(store: Store, action: Action, burst: str = "", **detail: Any) -> Iterator[Edit]:
    """A transaction that makes one undoable step, or none when nothing changed; what was undone before is forgotten.

    Steps of one window with the same `burst` within some seconds become one, so that typing is not undone letter by letter.
    """
    with store.transaction() as topics:
        edit = Edit(store)
        yield edit
        if edit.changes:
            topics.update(_TOPICS[change.table] for change in edit.changes)
            store.execute("DELETE FROM step WHERE undone")
            if not (burst and _lengthen(store, f"{store.window} {burst}", edit.changes)):
                _record(store, action, f"{store.window} {burst}" if burst else "", detail, edit.changes)


def undo(store: Store) -> Step | None:
    """Take back the latest step, whichever window made it; None when there is none."""
    return _turn(store, back=True)


def redo(store: Store) -> Step | None:
    """Do again what was undone last; None when there is nothing."""
    return _turn(store, back=False)


def next_undo(store: Store) -> Step | None:
    """What `undo` would take back."""
    return _step(store.row("SELECT id, action, detail FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1"))


def next_redo(store: Store) -> Step | None:
    """What `redo` would do again."""
    return _step(store.row("SELECT id, action, detail FROM step WHERE undone ORDER BY id LIMIT 1"))


def _turn(store: Store, back: bool) -> Step | None:
    with store.transaction() as topics:
        step = next_undo(store) if back else next_redo(store)
        if step is None:
            return None
        changes = _changes(store, step.id)
        for change in reversed(changes) if back else changes:
            was, becomes = (change.after, change.before) if back else (change.before, change.after)
            _apply(store, change, was, becomes)
            topics.add(_TOPICS[change.table])
        store.execute("UPDATE step SET undone = ? WHERE id = ?", (int(back), step.id))
    return step


def _apply(store: Store, change: _Change, was: Values | None, becomes: Values | None) -> None:
    """Lead a row from one state to another. Columns that a later version of the file no longer has are left out."""
    where = " AND ".join(f"{name} = ?" for name in _KEYS[change.table])
    if becomes is None:
        store.execute(f"DELETE FROM {change.table} WHERE {where}", change.key)  # noqa: S608 - names of our own tables
        return
    columns = [name for name in store.columns(change.table) if name in becomes]
    values = [becomes[name] for name in columns]
    if was is None:
        marks = ", ".join("?" * len(columns))
        store.execute(f"INSERT INTO {change.table} ({', '.join(columns)}) VALUES ({marks})", values)  # noqa: S608
    else:
        pairs = ", ".join(f"{name} = ?" for name in columns)
        store.execute(f"UPDATE {change.table} SET {pairs} WHERE {where}", [*values, *change.key])  # noqa: S608


def _read(store: Store, table: str, key: list[Any]) -> Values | None:
    where = " AND ".join(f"{name} = ?" for name in _KEYS[table])
    columns = store.columns(table)
    row = store.row(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", key)  # noqa: S608
    return None if row is None else dict(zip(columns, row, strict=True))


def _record(store: Store, action: Action, burst: str, detail: Mapping[str, Any], changes: list[_Change]) -> None:
    store.execute(
        "INSERT INTO step (action, detail, burst, made) VALUES (?, ?, ?, ?)",
        (action.value, json.dumps(detail), burst, store.now().timestamp()),
    )
    row = store.row("SELECT max(id) FROM step")
    assert row is not None
    for seq, change in enumerate(changes):
        store.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", (row[0], seq, *_stored(change)))
    store.execute(
        "DELETE FROM step WHERE id <= (SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (STEPS_KEPT,),
    )


def _lengthen(store: Store, burst: str, changes: list[_Change]) -> bool:
    """Make changes to one row part of the latest step, when that was made just now by the same typing."""
    latest = store.row("SELECT id, burst, made FROM step ORDER BY id DESC LIMIT 1")
    if latest is None or latest[1] != burst or not 0 <= store.now().timestamp() - latest[2] < BURST:
        return False
    earlier = _changes(store, latest[0])
    if [(change.table, change.key) for change in earlier + changes] != [(changes[0].table, changes[0].key)] * 2:
        return False
    whole = _joined(earlier[0], changes[0])
    if whole.before == whole.after:  # typed and taken back by hand
        store.execute("DELETE FROM step WHERE id = ?", (latest[0],))
    else:
        *_, before, after = _stored(whole)
        store.execute("UPDATE change SET before = ?, after = ? WHERE step_id = ?", (before, after, latest[0]))
    return True


def _joined(first: _Change, then: _Change) -> _Change:
    """Two changes of one row, one after the other, as one."""
    before = None if first.before is None else {**(then.before or {}), **first.before}
    after = None if then.after is None else {**(first.after or {}), **then.after}
    return _Change(first.table, first.key, before, after)


def _changes(store: Store, step: int) -> list[_Change]:
    rows = store.rows("SELECT tbl, key, before, after FROM change WHERE step_id = ? ORDER BY seq", (step,))
    return [_Change(table, json.loads(key), _values(before), _values(after)) for table, key, before, after in rows]


def _values(text: str | None) -> Values | None:
    return None if text is None else json.loads(text)


def _stored(change: _Change) -> tuple[str, str, str | None, str | None]:
    before, after = (None if row is None else json.dumps(row) for row in (change.before, change.after))
    return change.table, json.dumps(change.key), before, after


def _step(row: tuple[Any, ...] | None) -> Step | None:
    return None if row is None else Step(row[0], Action(row[1]), json.loads(row[2]))
