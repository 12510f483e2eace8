"""Dossiers: what the reader has put aside, under a name and with a note."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from app.store import text
from app.store.errors import Unknown
from app.store.store import Row, Store
from app.store.undo import Action, editing


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier without its items; `created` is ISO, UTC."""

    id: str
    name: str
    note: str
    created: str
    item_count: int


_SELECT = """
    SELECT id, name, note, created, (SELECT count(*) FROM item WHERE dossier_id = dossier.id)
      FROM dossier
"""


def dossiers(store: Store) -> list[Dossier]:
    """All dossiers, oldest first."""
    return [Dossier(*row) for row in store.rows(f"{_SELECT} ORDER BY created, rowid")]


def dossier(store: Store, dossier_id: str) -> Dossier:
    """Raises Unknown."""
    row: Row | None = store.row(f"{_SELECT} WHERE id = ?", (dossier_id,))
    if row is None:
        raise Unknown(dossier_id)
    return Dossier(*row)


def create(store: Store, name: str) -> str:
    """The new dossier's id. Raises ValueError for a blank or overlong name."""
    name, made = text.name(name), uuid4().hex
    with editing(store, Action.CREATE_DOSSIER, dossier=made, name=name) as edit:
        edit.put("dossier", id=made, name=name, note="", created=_moment(store))
    return made


def rename(store: Store, dossier_id: str, name: str) -> None:
    """Raises Unknown, and ValueError for a blank or overlong name."""
    name = text.name(name)
    with editing(store, Action.RENAME_DOSSIER, dossier=dossier_id, name=name) as edit:
        dossier(store, dossier_id)
        edit.put("dossier", id=dossier_id, name=name)


def set_note(store: Store, dossier_id: str, note: str) -> None:
    """Write the dossier's note; typing within some seconds is undone as one. Raises Unknown, ValueError when overlong."""
    note = text.note(note)
    name = dossier(store, dossier_id).name
    with editing(store, Action.NOTE_DOSSIER, f"dossier {dossier_id}", dossier=dossier_id, name=name) as edit:
        dossier(store, dossier_id)
        edit.put("dossier", id=dossier_id, note=note)


def delete(store: Store, dossier_id: str) -> None:
    """Remove a dossier with its items. Raises Unknown."""
    name = dossier(store, dossier_id).name
    with editing(store, Action.DELETE_DOSSIER, dossier=dossier_id, name=name) as edit:
        for (item_id,) in store.rows("SELECT id FROM item WHERE dossier_id = ?", (dossier_id,)):
            edit.drop("item", item_id)
        edit.drop("dossier", dossier_id)


def duplicate(store: Store, dossier_id: str, name: str) -> str:
    """A second dossier with the same note and items; its id. Raises Unknown, and ValueError for a blank or overlong name."""
    name, made = text.name(name), uuid4().hex
    with editing(store, Action.DUPLICATE_DOSSIER, dossier=made, name=name) as edit:
        source = dossier(store, dossier_id)
        edit.put("dossier", id=made, name=name, note=source.note, created=_moment(store))
        columns = (
            "position", "record_type", "record_id", "title", "note", "content_hash", "edition",
            "details", "chart", "image", "added",
        )  # fmt: skip
        sql = f"SELECT {', '.join(columns)} FROM item WHERE dossier_id = ?"  # noqa: S608
        for row in store.rows(sql, (dossier_id,)):
            edit.put("item", id=uuid4().hex, dossier_id=made, **dict(zip(columns, row, strict=True)))
    return made


def _moment(store: Store) -> str:
    return store.now().isoformat(timespec="seconds")
