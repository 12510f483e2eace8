"""Dossiers from laptop to laptop: one as a `.comptoir` file, and such a file merged into the reader's own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.store import archive, items, notes, picture, text
from app.store.dossiers import dossier
from app.store.errors import ExchangeProblem, Refusal
from app.store.store import Store
from app.store.undo import Action, Edit, editing

_ID_LIMIT = 64
_ITEM_TEXTS = ("id", "record_type", "record_id", "title", "note", "content_hash", "edition", "added")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: the dossier, how many items were new, how many it had already, whether it is new itself."""

    dossier_id: str
    added: int
    already_there: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Parcel:
    """A dossier file's content, checked but not yet merged; `items` and `notes` are the values of rows."""

    dossier_id: str
    name: str
    note: str
    created: str
    items: tuple[dict[str, Any], ...]
    notes: tuple[tuple[str, str, str], ...]


def export_dossier(store: Store, dossier_id: str, path: Path, own_notes: bool = False) -> None:
    """Write a dossier as one file, the same bytes for the same dossier; with `own_notes` also my notes on its records.

    The file takes its name only when it is whole. Raises Unknown and ExchangeProblem.
    """
    with store.reading():
        content, pictures = _content(store, dossier_id, own_notes)
    archive.write(path, {archive.DOSSIER: json.dumps(content, ensure_ascii=False, indent=1).encode(), **pictures})


def read_dossier(path: Path) -> Parcel:
    """What a dossier file holds, to show before it is merged. Raises ExchangeProblem for whatever is not as we write it."""
    parts = archive.read(path)
    try:
        return _parcel(archive.load_json(parts.pop(archive.DOSSIER)), parts)
    except (ValueError, KeyError, TypeError) as error:
        detail = str(error) if isinstance(error, ValueError) else "a part of the dossier is missing or of another kind"
        raise ExchangeProblem(path, Refusal.UNSAFE, detail) from error


def import_dossier(store: Store, path: Path) -> Imported:
    """Merge a dossier file into the dossier of the same origin, or make that; one undoable step. Raises ExchangeProblem.

    Records that the dossier has already are not doubled: their notes are joined, unless they say the same.
    """
    parcel = read_dossier(path)
    try:
        return merge(store, parcel)
    except ValueError as error:  # two notes that are too long together
        raise ExchangeProblem(path, Refusal.TOO_LARGE, str(error)) from error


def merge(store: Store, parcel: Parcel) -> Imported:
    """Merge what `read_dossier` found, as `import_dossier` does. Raises ValueError when two notes together are overlong."""
    detail: dict[str, Any] = {"dossier": parcel.dossier_id, "name": parcel.name, "count": len(parcel.items)}
    with editing(store, Action.IMPORT_DOSSIER, **detail) as edit:
        row = store.row("SELECT note FROM dossier WHERE id = ?", (parcel.dossier_id,))
        if row is None:
            head = {"name": parcel.name, "note": parcel.note, "created": parcel.created}
        else:
            head = {"note": text.note(text.joined(row[0], parcel.note))}
        edit.put("dossier", id=parcel.dossier_id, **head)
        rows = [{**values, "id": _free_id(store, values["id"])} for values in parcel.items]
        found = items.put_rows(store, edit, parcel.dossier_id, rows)
        _merge_notes(store, edit, parcel)
    return Imported(parcel.dossier_id, len(found.added), len(found.already_there), row is None)


def _content(store: Store, dossier_id: str, own_notes: bool) -> tuple[dict[str, Any], dict[str, bytes]]:
    """A dossier as JSON, and its pictures by their names in the archive."""
    found = dossier(store, dossier_id)
    listed, pictures = [], {}
    for each in items.items(store, dossier_id):
        entry: dict[str, Any] = {name: getattr(each, name) for name in _ITEM_TEXTS}
        entry["details"] = each.details
        data = items.picture_of(store, each.id)
        if data is not None:
            entry["chart"], entry["picture"] = each.chart, f"images/{text.digest(data)}.{each.picture_kind}"
            pictures[entry["picture"]] = data
        listed.append(entry)
    keys = items.keys(store, dossier_id) if own_notes else set()
    mine = [note for note in notes.notes(store) if (note.record_type, note.record_id) in keys]
    content = {
        "dossier": {"id": found.id, "name": found.name, "note": found.note, "created": found.created},
        "items": listed,
        "notes": [
            {"record_type": note.record_type, "record_id": note.record_id, "text": note.text}
            for note in sorted(mine, key=lambda note: (note.record_type, note.record_id))
        ],
    }
    return content, pictures


def _merge_notes(store: Store, edit: Edit, parcel: Parcel) -> None:
    for record_type, record_id, theirs in parcel.notes:
        mine = notes.note_on(store, record_type, record_id)
        notes.put(store, edit, record_type, record_id, text.note(text.joined(mine, theirs)))


def _free_id(store: Store, item_id: str) -> str:
    """The item's own id, unless it lies here in some dossier already."""
    taken = store.row("SELECT 1 FROM item WHERE id = ?", (item_id,))
    return uuid4().hex if taken else item_id


def _parcel(content: Any, parts: dict[str, bytes]) -> Parcel:
    """Check every value's kind and size. Raises ValueError, KeyError and TypeError."""
    head = content["dossier"]
    rows = tuple(_item(entry, parts) for entry in _list(content["items"]))
    if len({row["id"] for row in rows}) != len(rows) or len(
        {(row["record_type"], row["record_id"]) for row in rows}
    ) != len(rows):
        raise ValueError("an item stands in it twice")
    if {row["part"] for row in rows if "part" in row} != set(parts):
        raise ValueError("a picture belongs to no item")
    return Parcel(
        _id(head["id"]),
        text.name(_text(head["name"])),
        text.note(_text(head["note"])),
        _moment(head["created"]),
        tuple({name: value for name, value in row.items() if name != "part"} for row in rows),
        tuple(
            (
                text.record_type(_text(note["record_type"])),
                text.key(_text(note["record_id"])),
                text.note(_text(note["text"])),
            )
            for note in _list(content["notes"])
        ),
    )


def _item(entry: Any, parts: dict[str, bytes]) -> dict[str, Any]:
    values = {name: _text(entry[name]) for name in _ITEM_TEXTS}
    row: dict[str, Any] = {
        "id": _id(values["id"]),
        "record_type": text.record_type(values["record_type"]),
        "record_id": text.key(values["record_id"]),
        "title": text.title(values["title"]),
        "note": text.note(values["note"]),
        "content_hash": text.title(values["content_hash"]),
        "edition": text.title(values["edition"]),
        "details": text.json_text(_object(entry["details"])),
        "added": _moment(values["added"]),
    }
    if row["record_type"] != items.CHART:
        return row
    part = _text(entry["picture"])
    data = parts[part]
    if part != f"images/{text.digest(data)}.{picture.kind(data)}":
        raise ValueError(f"{part} is another picture than its name says")
    chart = items.chart_row(row["title"], _object(entry["chart"]), data, row["edition"])
    return {**chart, **row, "record_id": chart["record_id"], "part": part}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _id(value: Any) -> str:
    found = text.key(_text(value))
    if len(found) > _ID_LIMIT or not (found.isascii() and found.isalnum()):
        raise ValueError(f"{found[:80]!r} is no id")
    return found


def _moment(value: Any) -> str:
    return datetime.fromisoformat(_text(value)).isoformat(timespec="seconds")
