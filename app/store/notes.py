"""My notes: what the reader wrote on the page of an entity or any other record."""

from __future__ import annotations

from dataclasses import dataclass

from app.store import text
from app.store.store import Store
from app.store.undo import Action, Edit, editing


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a record; `changed` is ISO, UTC."""

    record_type: str
    record_id: str
    text: str
    changed: str


def note_on(store: Store, record_type: str, record_id: str) -> str:
    """The note on a record; empty when there is none."""
    row = store.row("SELECT text FROM note WHERE record_type = ? AND record_id = ?", (record_type, record_id))
    return str(row[0]) if row else ""


def notes(store: Store) -> list[Note]:
    """All notes, the latest first."""
    sql = "SELECT record_type, record_id, text, changed FROM note ORDER BY changed DESC, record_type, record_id"
    return [Note(*row) for row in store.rows(sql)]


def set_note(store: Store, record_type: str, record_id: str, note: str, title: str = "") -> None:
    """Write a note, or remove it when it is blank; typing within some seconds is undone as one. Raises ValueError when overlong."""
    note, record_type, record_id = text.note(note), text.record_type(record_type), text.key(record_id)
    detail = {"record_type": record_type, "record_id": record_id, "title": text.title(title)}
    with editing(store, Action.NOTE_RECORD, f"{record_type} {record_id}", **detail) as edit:
        put(store, edit, record_type, record_id, note)


def put(store: Store, edit: Edit, record_type: str, record_id: str, note: str) -> None:
    """Within an edit: write a note, or remove it when it is blank."""
    if not note.strip():
        edit.drop("note", record_type, record_id)
    elif note != note_on(store, record_type, record_id):
        moment = store.now().isoformat(timespec="seconds")
        edit.put("note", record_type=record_type, record_id=record_id, text=note, changed=moment)
