"""The reader's own folder: where it is, and what lies in it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from app.store.errors import Fault, StoreProblem, problem


@dataclass(frozen=True)
class Profile:
    """A folder with everything that is the reader's: the platform's data folder, or any folder of a portable stick."""

    folder: Path

    @classmethod
    def default(cls) -> Profile:
        """The platform's data folder for this reader; `make` tells when the system knows none."""
        import platformdirs  # here, since who names a folder does without

        return cls(platformdirs.user_data_path("comptoir", appauthor=False))

    @classmethod
    def at(cls, folder: Path) -> Profile:
        """The folder given with --profile; it need not exist yet."""
        with contextlib.suppress(RuntimeError):  # "~" where there is no home: a folder of that very name
            folder = folder.expanduser()
        return cls(Path(os.path.abspath(folder)))  # noqa: PTH100 - resolve() would follow a stick's links away

    @property
    def store_file(self) -> Path:
        """The reader's own file."""
        return self.folder / "reader.db"

    @property
    def copies(self) -> Path:
        """Daily copies, and those made before a migration or a restore."""
        return self.folder / "copies"

    @property
    def set_aside(self) -> Path:
        """Damaged and foreign files, kept under a name with the time."""
        return self.folder / "damaged"

    @property
    def sessions(self) -> Path:
        """One marker for each running window's program."""
        return self.folder / "sessions"

    @property
    def logs(self) -> Path:
        """The program's rotating log."""
        return self.folder / "log"

    @property
    def instance_name(self) -> str:
        """A name for the local socket of the one program that runs on this profile, the same for every way to the folder."""
        import hashlib  # here, since only a second start asks before the window is there

        where = os.path.normcase(os.path.realpath(self.folder))
        return "comptoir-" + hashlib.sha256(os.fsencode(where)).hexdigest()[:16]

    def make(self) -> None:
        """Make the folder where it is missing, readable by its owner alone. Raises StoreProblem."""
        if not self.folder.is_absolute():
            raise StoreProblem(None, Fault.NO_HOME)
        make_folder(self.folder)


def make_folder(folder: Path) -> None:
    """Raises StoreProblem when the folder is not there and cannot be made."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise problem(folder, error) from error
