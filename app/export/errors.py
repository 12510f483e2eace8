"""What can go wrong when a file is written: the environment's faults, in words for the reader."""

from __future__ import annotations

import errno
from pathlib import Path


class ExportProblem(Exception):
    """A file that could not be written; the message is one line with the next step."""


def problem(target: Path, error: OSError) -> ExportProblem:
    """The reader's words for what the system reported while writing."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExportProblem(f"{target}: the disk is full. Free some space, or choose another disk.")
    if isinstance(error, FileNotFoundError):
        return ExportProblem(f"{target}: there is no such folder. Make it, or choose another one.")
    if isinstance(error, IsADirectoryError):
        return ExportProblem(f"{target}: this is a folder. Add a file name.")
    why = (error.strerror or "it failed").lower()
    return ExportProblem(f"{target}: it cannot be written ({why}). Choose another folder, or close the program that uses it.")
