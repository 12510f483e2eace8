"""Bookmarks, and what was seen last."""

from __future__ import annotations

from dataclasses import dataclass

from app.store import text
from app.store.store import Store, Topic
from app.store.undo import Action, editing

RECENT_KEPT = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """A record and its title when it was marked or seen."""

    record_type: str
    record_id: str
    title: str


def bookmarks(store: Store) -> list[Mark]:
    """All bookmarks, in the order they were set."""
    return [
        Mark(*row) for row in store.rows("SELECT record_type, record_id, title FROM bookmark ORDER BY added, rowid")
    ]


def is_bookmarked(store: Store, record_type: str, record_id: str) -> bool:
    sql = "SELECT 1 FROM bookmark WHERE record_type = ? AND record_id = ?"
    return store.row(sql, (record_type, record_id)) is not None


def add_bookmark(store: Store, mark: Mark) -> None:
    """Set a bookmark; one that is set stays as it is."""
    mark = _checked(mark)
    with editing(store, Action.ADD_BOOKMARK, **_detail(mark)) as edit:
        if not is_bookmarked(store, mark.record_type, mark.record_id):
            moment = store.now().isoformat(timespec="microseconds")
            edit.put("bookmark", **_detail(mark), added=moment)


def remove_bookmark(store: Store, record_type: str, record_id: str) -> None:
    """Take a bookmark away, if it is set."""
    row = store.row("SELECT title FROM bookmark WHERE record_type = ? AND record_id = ?", (record_type, record_id))
    title = str(row[0]) if row else ""
    detail = {"record_type": record_type, "record_id": record_id, "title": title}
    with editing(store, Action.REMOVE_BOOKMARK, **detail) as edit:
        edit.drop("bookmark", record_type, record_id)


def saw(store: Store, mark: Mark) -> None:
    """Remember that a record's page was shown; the last hundred are kept."""
    mark = _checked(mark)
    with store.transaction(Topic.RECENT, lasting=False):
        store.execute(
            "INSERT OR REPLACE INTO recent VALUES (?, ?, ?, (SELECT ifnull(max(seen), 0) + 1 FROM recent))",
            (mark.record_type, mark.record_id, mark.title),
        )
        store.execute(
            "DELETE FROM recent WHERE seen NOT IN (SELECT seen FROM recent ORDER BY seen DESC LIMIT ?)", (RECENT_KEPT,)
        )


def recent(store: Store, limit: int = RECENT_KEPT) -> list[Mark]:
    """The records seen last, the latest first."""
    sql = "SELECT record_type, record_id, title FROM recent ORDER BY seen DESC LIMIT ?"
    return [Mark(*row) for row in store.rows(sql, (limit,))]


def forget_recent(store: Store) -> None:
    """Empty the list of what was seen."""
    with store.transaction(Topic.RECENT):
        store.execute("DELETE FROM recent")


def _checked(mark: Mark) -> Mark:
    return Mark(text.record_type(mark.record_type), text.key(mark.record_id), text.title(mark.title))


def _detail(mark: Mark) -> dict[str, str]:
    return {"record_type": mark.record_type, "record_id": mark.record_id, "title": mark.title}
