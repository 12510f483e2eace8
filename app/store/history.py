"""The questions asked so far, restored at the next start so that back and forward go on where the reader left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.store import settings
from app.store.store import Store

KEPT = 200
_KEY = "history"


def load(store: Store) -> tuple[list[dict[str, Any]], int]:
    """The states as the window that saved last left them, and which was the present one; ([], -1) when there are none."""
    kept = settings.get(store, _KEY, dict[str, Any]())
    states, at = kept.get("states"), kept.get("at")
    if not isinstance(states, list) or not isinstance(at, int) or not all(isinstance(state, dict) for state in states):
        return [], -1
    return states, min(max(at, 0), len(states) - 1)


def save(store: Store, states: Sequence[Mapping[str, Any]], at: int) -> None:
    """Keep states (any JSON objects) and which is the present one; of very many, those nearest to it.

    Raises ValueError for states that JSON cannot hold.
    """
    first = max(0, min(at - KEPT // 2, len(states) - KEPT))
    settings.put(store, _KEY, {"states": [dict(state) for state in states[first : first + KEPT]], "at": at - first})
