"""What the store's tests share: pictures, a full store, and the whole content of a store to compare."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

from app.store import dossiers, items, marks, notes, settings
from app.store.items import NewChart, NewItem
from app.store.marks import Mark
from app.store.store import Store

CONTENT = ("dossier", "item", "image", "note", "bookmark")


def png(shade: int = 0, side: int = 2) -> bytes:
    """A small square picture of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress((b"\0" + bytes([shade % 256]) * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


SVG = b"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">
<title>Qt SVG Document</title><defs><linearGradient id="g1"/></defs>
<rect fill="url(#g1)" width="5" height="5"/><text>\xd0\xa2\xd0\xbe\xd1\x80\xd0\xb3</text>
<image xlink:href="data:image/png;base64,iVBORw0KGgo="/></svg>
"""


class Clock:
    """A clock that goes on by itself: some seconds with every look at it."""

    def __init__(self, seconds: float = 60.0) -> None:
        self.moment = datetime(2025, 3, 14, 9, 0, tzinfo=UTC)
        self.step = timedelta(seconds=seconds)

    def __call__(self) -> datetime:
        self.moment += self.step
        return self.moment


def fill(store: Store) -> str:
    """Some of everything; the id of the dossier that has it."""
    made = dossiers.create(store, "Serbia visit")
    dossiers.create(store, "Пустая")
    dossiers.set_note(store, made, "Flight at 07:00\nsee https://example.org")
    added = items.add(
        store,
        made,
        [
            NewItem("entity", "serbia", "Serbia", "aa", "2025-03", {"kind": "country"}),
            NewItem("event", "expo-2024", "Экспо 2024", "bb", "2025-03"),
            NewChart("Turnover", {"entities": ["serbia"], "from": 2015, "log": False}, png(7), "2025-03"),
            NewChart("Exports", {"entities": ["serbia"], "scale": 1.5}, SVG, "2025-03"),
            NewItem("figure", "f1", "Turnover 2024", "cc", "2025-03"),
        ],
    ).added
    items.set_note(store, added[1], "Ask for the stand's number")
    items.move(store, [added[4]], before=added[0])
    items.remove(store, [added[1]])
    notes.set_note(store, "entity", "serbia", "Good counterpart")
    marks.add_bookmark(store, Mark("entity", "serbia", "Serbia"))
    marks.saw(store, Mark("entity", "china", "China"))
    settings.put(store, "theme", "dark")
    return made


def content(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All that is the reader's own and can be undone."""
    return {table: sorted(store.rows(f"SELECT * FROM {table}")) for table in CONTENT}
