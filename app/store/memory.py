"""A store that leaves no trace: for pictures, trials, and a profile that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.store import schema
from app.store.clock import now
from app.store.connection import memory
from app.store.store import Store


def open_in_memory(clock: Callable[[], datetime] = now) -> Store:
    """An empty store that is gone when it is closed."""
    connection = memory()
    schema.migrate(connection)
    return Store(connection, None, clock)
