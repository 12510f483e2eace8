"""What the window remembers: layout, columns, export options, theme, language, the dossier in hand."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, TypeVar

from app.store import text
from app.store.store import Store, Topic

V = TypeVar("V")
_BASE64 = "base64"


def get(store: Store, key: str, default: V) -> V:
    """A setting's value, or the default when it is not set or of another kind than the default."""
    value = _value(store, key)
    if isinstance(value, bool) != isinstance(default, bool):  # to Python a bool is an int
        return default
    if isinstance(default, float) and isinstance(value, int):
        value = float(value)
    return value if isinstance(value, type(default)) else default


def put(store: Store, key: str, value: Any) -> None:
    """Keep a setting: anything JSON holds. Raises ValueError for anything else."""
    put_all(store, {key: value})


def put_all(store: Store, values: dict[str, Any]) -> None:
    """Keep several settings in one go, writing only those that changed. Raises ValueError for what JSON cannot hold."""
    rows = [(text.key(key), text.json_text(value)) for key, value in values.items()]
    known = dict[str, str](store.rows("SELECT key, value FROM setting"))
    changed = [row for row in rows if known.get(row[0]) != row[1]]
    if changed:
        with store.transaction(Topic.SETTINGS, lasting=False):
            for row in changed:
                store.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", row)


def get_bytes(store: Store, key: str) -> bytes | None:
    """What `put_bytes` kept, such as a window's state; None when it is not set."""
    kept = get(store, key, dict[str, Any]()).get(_BASE64)
    try:
        return base64.b64decode(kept, validate=True) if isinstance(kept, str) else None
    except binascii.Error:
        return None


def put_bytes(store: Store, key: str, value: bytes) -> None:
    """Keep bytes, such as a window's state."""
    put(store, key, {_BASE64: base64.b64encode(value).decode()})


def forget(store: Store, *keys: str) -> None:
    """Let settings be as on the first day: those given, or all."""
    with store.transaction(Topic.SETTINGS, lasting=False):
        for key in keys:
            store.execute("DELETE FROM setting WHERE key = ?", (key,))
        if not keys:
            store.execute("DELETE FROM setting")


def _value(store: Store, key: str) -> Any:
    row = store.row("SELECT value FROM setting WHERE key = ?", (key,))
    try:
        return json.loads(row[0]) if row else None
    except ValueError:
        return None
