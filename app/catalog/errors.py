"""What can be wrong with a database file: the environment's faults, in words for the reader, apart from our own bugs."""

from __future__ import annotations

import enum
from pathlib import Path


class Fault(enum.Enum):
    """Why a database file cannot be used."""

    MISSING = "there is no such file"
    UNREADABLE = "the file cannot be read"
    EMPTY = "the file is empty"
    NOT_SQLITE = "the file is not an SQLite database"
    DAMAGED = "the file is damaged or cut short"
    FOREIGN = "the file is an SQLite database of another program"
    NEWER = "the file was made for a newer version of Comptoir"
    OLDER = "the file was made for an older version of Comptoir"
    LOCKED = "another program holds the file"
    NO_ROOM = "the disk has no room to sort what it holds"


NEXT_STEP = {
    Fault.MISSING: "Choose another file, or build it with 'make db'.",
    Fault.UNREADABLE: "Check that you may read it.",
    Fault.EMPTY: "Copy it again from where it came from.",
    Fault.NOT_SQLITE: "Choose a Comptoir database (*.db).",
    Fault.DAMAGED: "Copy it again from where it came from.",
    Fault.FOREIGN: "Choose a Comptoir database (*.db).",
    Fault.NEWER: "Install the newer version of Comptoir.",
    Fault.OLDER: "Get a newer edition of the database.",
    Fault.LOCKED: "Close the other program and try again.",
    Fault.NO_ROOM: "Free some space and try again.",
}


class DatabaseProblem(Exception):
    """A database file that cannot be used: `fault` says why; the message is one line with the next step."""

    def __init__(self, path: Path, fault: Fault, detail: str = "") -> None:
        self.path, self.fault, self.detail = path, fault, detail
        more = f" ({detail})" if detail else ""
        super().__init__(f"{path}: {fault.value}{more}. {NEXT_STEP[fault]}")


class Cancelled(Exception):
    """The question was withdrawn before its answer was complete."""


class NotFound(LookupError):
    """No entity or record has this id; the message says which and what comes near."""
