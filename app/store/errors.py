"""What can go wrong with the reader's own file or a dossier file: the environment's faults, in words for the reader."""

from __future__ import annotations

import enum
import errno
import sqlite3
from pathlib import Path


class Fault(enum.Enum):
    """Why the reader's own file cannot be used, or a change not be kept."""

    NO_HOME = "no folder for the reader's own data is known on this computer"
    UNWRITABLE = "it cannot be written"
    UNREADABLE = "it cannot be read"
    FULL = "the disk is full"
    LOCKED = "another program holds it"
    DAMAGED = "it is damaged"
    FOREIGN = "it is the file of another program"
    NEWER = "it was written by a newer version of Comptoir"
    NOT_MIGRATED = "it could not be brought up to date and was left as it is"
    MOVED = "it was moved or removed while the window was open"


NEXT_STEP = {
    Fault.NO_HOME: "Start with --profile and a folder of yours.",
    Fault.UNWRITABLE: "Check that you may write there, or start with --profile and another folder.",
    Fault.UNREADABLE: "Check that the disk is in place and that you may read it.",
    Fault.FULL: "Free some space, then make the change again.",
    Fault.LOCKED: "Close the other program and try again.",
    Fault.DAMAGED: "Start again: the file is then set aside, and its latest good copy offered.",
    Fault.FOREIGN: "Start again: the file is then set aside.",
    Fault.NEWER: "Install the newer version of Comptoir, or start with --profile and another folder.",
    Fault.NOT_MIGRATED: "Go on with the older version of Comptoir, and send this message to its makers.",
    Fault.MOVED: "Put the disk back, or close this window and open it again.",
}


class StoreProblem(Exception):
    """A change that was not kept, or a file that cannot be used: `fault` says why; the message has the next step."""

    def __init__(self, path: Path | None, fault: Fault, detail: str = "") -> None:
        self.path, self.fault, self.detail = path, fault, detail
        more = f" ({detail})" if detail else ""
        super().__init__(f"{path or 'Your own data'}: {fault.value}{more}. {NEXT_STEP[fault]}")


class Refusal(enum.Enum):
    """Why a dossier file was not read or not written."""

    MISSING = "there is no such file"
    UNREADABLE = "the file cannot be read"
    FOREIGN = "this is not a dossier file"
    DAMAGED = "the file is damaged or was changed on its way"
    NEWER = "the file was written by a newer version of Comptoir"
    UNSAFE = "the file holds something that no dossier holds"
    TOO_LARGE = "the dossier is too large for one file"
    UNWRITABLE = "the file cannot be written"
    FULL = "the disk is full"


REFUSAL_NEXT_STEP = {
    Refusal.MISSING: "Choose another file.",
    Refusal.UNREADABLE: "Check that you may read it.",
    Refusal.FOREIGN: "Choose a dossier file (*.comptoir).",
    Refusal.DAMAGED: "Copy it again from where it came from.",
    Refusal.NEWER: "Install the newer version of Comptoir.",
    Refusal.UNSAFE: "Do not open it; ask its sender for a new export.",
    Refusal.TOO_LARGE: "Divide the dossier into several.",
    Refusal.UNWRITABLE: "Choose another folder.",
    Refusal.FULL: "Free some space, or choose another disk.",
}


class ExchangeProblem(Exception):
    """A dossier file that was refused or could not be written: `refusal` says why; the message has the next step."""

    def __init__(self, path: Path, refusal: Refusal, detail: str = "") -> None:
        self.path, self.refusal, self.detail = path, refusal, detail
        more = f" ({detail})" if detail else ""
        super().__init__(f"{path}: {refusal.value}{more}. {REFUSAL_NEXT_STEP[refusal]}")


class Unknown(LookupError):
    """No dossier or item has this id: another window may have removed it."""


def problem(path: Path | None, error: sqlite3.Error | OSError) -> StoreProblem:
    """The reader's words for what SQLite or the system reported; a fault of our own is raised as it is."""
    if isinstance(error, OSError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return StoreProblem(path, Fault.FULL if full else Fault.UNWRITABLE, "" if full else error.strerror or "")
    code = getattr(error, "sqlite_errorcode", None)
    faults = {
        sqlite3.SQLITE_FULL: Fault.FULL,
        sqlite3.SQLITE_BUSY: Fault.LOCKED,
        sqlite3.SQLITE_LOCKED: Fault.LOCKED,
        sqlite3.SQLITE_PROTOCOL: Fault.LOCKED,
        sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
        sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
        sqlite3.SQLITE_READONLY: Fault.UNWRITABLE,
        sqlite3.SQLITE_CANTOPEN: Fault.UNWRITABLE,
        sqlite3.SQLITE_PERM: Fault.UNWRITABLE,
        sqlite3.SQLITE_IOERR: Fault.UNREADABLE,
    }
    primary = None if code is None else code & 0xFF
    if primary not in faults:
        raise error
    found = faults[primary]
    return StoreProblem(path, found, "" if found is Fault.FULL else str(error))
