"""What can go wrong when a file is written: the environment's faults, in words for the reader."""

from __future__ import annotations

import errno
from pathlib import Path

_FULL = "the disk is full. Free some space, or choose another disk"
_READ_ONLY = "you may not write there. Choose another folder"
_BUSY = "another program uses the file. Close it there, or choose another name"
_BAD_NAME = "no file can have this name. Choose a shorter one, without signs such as : or ?"
_NO_FOLDER = "there is no such folder. Make it, or choose another one"
_NAMES = {  # some are unknown to some systems
    **dict.fromkeys(("ENOSPC", "EDQUOT"), _FULL),
    **dict.fromkeys(("EACCES", "EPERM", "EROFS"), _READ_ONLY),
    **dict.fromkeys(("EBUSY", "ETXTBSY"), _BUSY),
    **dict.fromkeys(("ENAMETOOLONG", "EINVAL", "EILSEQ"), _BAD_NAME),
    **dict.fromkeys(("ENOENT", "ENOTDIR"), _NO_FOLDER),
    "EFBIG": "the file grows larger than this disk allows. Narrow the selection, or choose another disk",
    "EISDIR": "this is a folder. Add a file name",
    "EIO": "the disk reports a fault. Choose another disk",
}
_REASONS = {getattr(errno, name): reason for name, reason in _NAMES.items() if hasattr(errno, name)}
_IN_USE_ON_WINDOWS = (32, 33)  # sharing and lock violations, which Python reports as "permission denied"


class ExportProblem(Exception):
    """A file that could not be written; the message is one line with the next step."""


def problem(target: Path, error: OSError) -> ExportProblem:
    """The reader's words for what the system reported while writing."""
    if getattr(error, "winerror", None) in _IN_USE_ON_WINDOWS:
        reason = _BUSY
    else:
        unknown = (
            f"it cannot be written ({(error.strerror or str(error) or 'it failed').lower()}). Choose another folder"
        )
        reason = _REASONS.get(error.errno or 0, unknown)
    return ExportProblem(f"{target}: {reason}.")
