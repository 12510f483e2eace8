"""What lies in a dossier: records by their id, with how they were when put aside, and charts as they looked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from app.store import picture, places, text
from app.store.dossiers import dossier
from app.store.errors import Unknown
from app.store.store import Row, Store
from app.store.undo import Action, Edit, editing

CHART = "chart"  # the record type of charts; their record id is made of what they show

Key = tuple[str, str]  # record type and record id


@dataclass(frozen=True)
class NewItem:
    """A record to put aside: how it is called and, to notice later that it changed, its content's hash and edition.

    `details` is whatever of the record should still be readable when a later edition no longer has it.
    """

    record_type: str
    record_id: str
    title: str
    content_hash: str = ""
    edition: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class NewChart:
    """A chart to put aside as it looks: the state that draws it again, and its picture (PNG or SVG)."""

    title: str
    state: Mapping[str, Any]
    picture: bytes
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a dossier; `chart` is its state when it is a chart, `picture_kind` then `png` or `svg`. `added` is ISO, UTC."""

    id: str
    dossier_id: str
    record_type: str
    record_id: str
    title: str
    note: str
    content_hash: str
    edition: str
    details: Mapping[str, Any]
    chart: Mapping[str, Any] | None
    picture_kind: str | None
    added: str

    @property
    def key(self) -> Key:
        return self.record_type, self.record_id


@dataclass(frozen=True, slots=True)
class Added:
    """The ids of the items made, and of those that were in the dossier already."""

    added: tuple[str, ...]
    already_there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """Items whose record a new edition changed, and items whose record it no longer has."""

    changed: tuple[Item, ...]
    dropped: tuple[Item, ...]


_SELECT = """
    SELECT id, dossier_id, record_type, record_id, title, note, content_hash, edition, details, chart, kind, added
      FROM item LEFT JOIN image ON image.hash = item.image
"""


def items(store: Store, dossier_id: str) -> list[Item]:
    """A dossier's items in the reader's order; none for an unknown dossier."""
    return [_item(row) for row in store.rows(f"{_SELECT} WHERE dossier_id = ? ORDER BY position", (dossier_id,))]


def item(store: Store, item_id: str) -> Item:
    """Raises Unknown."""
    row = store.row(f"{_SELECT} WHERE id = ?", (item_id,))
    if row is None:
        raise Unknown(item_id)
    return _item(row)


def picture_of(store: Store, item_id: str) -> bytes | None:
    """A chart's picture; None for a record. Raises Unknown."""
    sql = "SELECT data FROM item LEFT JOIN image ON image.hash = item.image WHERE id = ?"
    row = store.row(sql, (item_id,))
    if row is None:
        raise Unknown(item_id)
    return None if row[0] is None else bytes(row[0])


def keys(store: Store, dossier_id: str) -> set[Key]:
    """The records in a dossier, to mark them where they are listed."""
    return set(store.rows("SELECT record_type, record_id FROM item WHERE dossier_id = ?", (dossier_id,)))


def holding(store: Store, record_type: str, record_id: str) -> set[str]:
    """The ids of the dossiers that hold a record."""
    sql = "SELECT dossier_id FROM item WHERE record_type = ? AND record_id = ?"
    return {found for (found,) in store.rows(sql, (record_type, record_id))}


def add(store: Store, dossier_id: str, new: Sequence[NewItem | NewChart], before: str | None = None) -> Added:
    """Put things aside, at the end or before an item, leaving alone what is there already.

    Raises Unknown for the dossier, and ValueError for a chart whose picture or state cannot be kept.
    """
    rows = [_row(thing) for thing in new]
    with editing(
        store, Action.ADD_ITEMS, dossier=dossier_id, name=dossier(store, dossier_id).name, count=len(new)
    ) as edit:
        dossier(store, dossier_id)
        return put_rows(store, edit, dossier_id, rows, before)


def remove(store: Store, item_ids: Collection[str]) -> None:
    """Take items out of their dossiers; ids that are no longer there are passed over."""
    with editing(store, Action.REMOVE_ITEMS, count=len(item_ids), **_whose(store, item_ids)) as edit:
        for item_id in item_ids:
            edit.drop("item", item_id)


def move(store: Store, item_ids: Sequence[str], before: str | None) -> None:
    """Put items of one dossier, in the order given, before another of its items, or at the end. Raises Unknown."""
    if not item_ids:
        return
    dossier_id = item(store, item_ids[0]).dossier_id
    with editing(store, Action.MOVE_ITEMS, count=len(item_ids), **_whose(store, item_ids)) as edit:
        places.move(store, edit, dossier_id, item_ids, before)


def transfer(store: Store, item_ids: Sequence[str], dossier_id: str, keep: bool = False) -> Added:
    """Move items with their notes to the end of another dossier, or copy them there; of what is there already the notes are joined.

    Raises Unknown, and ValueError when two notes together are overlong.
    """
    sql = """
        SELECT id, record_type, record_id, title, note, content_hash, edition, details, chart, image, added
          FROM item WHERE id = ? AND dossier_id <> ?
    """
    name = dossier(store, dossier_id).name
    with editing(store, Action.TRANSFER_ITEMS, dossier=dossier_id, name=name, count=len(item_ids)) as edit:
        dossier(store, dossier_id)
        rows = [_named(row) for item_id in item_ids for row in store.rows(sql, (item_id, dossier_id))]
        if not keep:
            for row in rows:
                edit.drop("item", row["id"])
        return put_rows(store, edit, dossier_id, [{**row, "id": uuid4().hex} for row in rows])


def set_note(store: Store, item_id: str, note: str) -> None:
    """Write an item's note; typing within some seconds is undone as one. Raises Unknown, and ValueError when overlong."""
    note = text.note(note)
    title = item(store, item_id).title
    with editing(store, Action.NOTE_ITEM, f"item {item_id}", title=title, **_whose(store, [item_id])) as edit:
        item(store, item_id)
        edit.put("item", id=item_id, note=note)


def differences(found: Iterable[Item], present: Mapping[Key, str]) -> Differences:
    """What became of items in the present edition, given the content hash of every record of theirs that it still has."""
    records = [each for each in found if each.record_type != CHART]
    return Differences(
        tuple(each for each in records if each.content_hash and present.get(each.key) not in (each.content_hash, None)),
        tuple(each for each in records if each.key not in present),
    )


def accept(store: Store, dossier_id: str, present: Sequence[NewItem]) -> None:
    """Take note of how records are in the present edition, so that they no longer count as changed. Raises Unknown."""
    rows = [_row(thing) for thing in present]
    name = dossier(store, dossier_id).name
    with editing(store, Action.ACCEPT_CHANGES, dossier=dossier_id, name=name, count=len(rows)) as edit:
        for row in rows:
            item_id = _in_dossier(store, dossier_id, (row["record_type"], row["record_id"]))
            if item_id:
                seen = ("title", "content_hash", "edition", "details")
                edit.put("item", id=item_id, **{column: row[column] for column in seen})


def put_rows(
    store: Store, edit: Edit, dossier_id: str, rows: Sequence[dict[str, Any]], before: str | None = None
) -> Added:
    """Within an edit: add rows that the dossier does not hold yet, and join the notes of those that it does.

    A `data` among a row's values is a chart's picture. Raises ValueError when two notes together are overlong.
    """
    already: list[str] = []
    new: dict[Key, dict[str, Any]] = {}
    for row in rows:
        key = (row["record_type"], row["record_id"])
        there = _in_dossier(store, dossier_id, key)
        if there is not None:
            already.append(there)
            if row.get("note"):
                edit.put("item", id=there, note=text.note(text.joined(item(store, there).note, row["note"])))
        elif key in new:
            already.append(new[key]["id"])
            new[key]["note"] = text.note(text.joined(new[key].get("note", ""), row.get("note", "")))
        else:
            new[key] = row
    spots = places.free(store, edit, dossier_id, before, len(new))
    moment = store.now().isoformat(timespec="seconds")
    for position, row in zip(spots, new.values(), strict=True):
        values = {"added": moment, **row, "dossier_id": dossier_id, "position": position}
        data = values.pop("data", None)
        if data is not None:
            sql = "INSERT OR IGNORE INTO image VALUES (?, ?, ?)"
            store.execute(sql, (values["image"], picture.kind(data), data))
        edit.put("item", **values)
    return Added(tuple(row["id"] for row in new.values()), tuple(already))


def chart_row(title: str, state: Mapping[str, Any], data: bytes, edition: str) -> dict[str, Any]:
    """A chart's values; two charts that look the same have the same record id. Raises ValueError for what cannot be kept."""
    picture.kind(data)
    state_text = text.json_text(state)
    image = text.digest(data)
    return {
        "id": uuid4().hex,
        "record_type": CHART,
        "record_id": text.digest(f"{image} {state_text}".encode()),
        "title": text.title(title),
        "edition": text.title(edition),
        "chart": state_text,
        "image": image,
        "data": data,
    }


def _row(new: NewItem | NewChart) -> dict[str, Any]:
    if isinstance(new, NewChart):
        return chart_row(new.title, new.state, new.picture, new.edition)
    if new.record_type == CHART:
        raise ValueError("A chart is put aside with its picture.")
    return {
        "id": uuid4().hex,
        "record_type": text.record_type(new.record_type),
        "record_id": text.key(new.record_id),
        "title": text.title(new.title),
        "content_hash": text.title(new.content_hash),
        "edition": text.title(new.edition),
        "details": text.json_text(new.details),
    }


def _item(row: Row) -> Item:
    *head, details, chart, kind, added = row
    item_id, dossier_id, record_type, record_id, title, note, content_hash, edition = head
    state = None if chart is None else json.loads(chart)
    return Item(
        item_id, dossier_id, record_type, record_id, title, note, content_hash, edition,
        json.loads(details), state, kind, added,
    )  # fmt: skip


def _in_dossier(store: Store, dossier_id: str, key: Key) -> str | None:
    """The id of a record's item in a dossier."""
    sql = "SELECT id FROM item WHERE dossier_id = ? AND record_type = ? AND record_id = ?"
    row = store.row(sql, (dossier_id, *key))
    return None if row is None else str(row[0])


def _named(row: Row) -> dict[str, Any]:
    names = (
        "id", "record_type", "record_id", "title", "note", "content_hash", "edition", "details", "chart", "image", "added",
    )  # fmt: skip
    return dict(zip(names, row, strict=True))


def _whose(store: Store, item_ids: Collection[str]) -> dict[str, str]:
    """The dossier of some items, to name it beside Undo; nothing when they are of several or gone."""
    found = {
        row[0] for row in (store.row("SELECT dossier_id FROM item WHERE id = ?", (each,)) for each in item_ids) if row
    }
    return {"dossier": found.pop()} if len(found) == 1 else {}
