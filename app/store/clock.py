"""The time of day, in one place so that a test can hold it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as part of a file name, to the second: sorts by time."""
    return moment.strftime("%Y%m%dT%H%M%SZ")
