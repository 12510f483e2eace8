"""Where the program's files lie: in a source checkout, an installed package, or a bundle made by PyInstaller."""

from __future__ import annotations

import sys
from pathlib import Path

_BESIDE = Path(__file__).resolve().parent.parent / "resources"


def resources() -> Path:
    """The folder of fonts, flags, icons, translations and the bundled database."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / "resources" if bundle else _BESIDE


def default_database() -> Path:
    """The edition that comes with the program."""
    return resources() / "comptoir.db"


def ready_database() -> Path:
    """The edition that comes with the program; in a source checkout it is built where it is missing, and standard error says so.

    Where that fails the file is not there, and the build has said why.
    """
    database = default_database()
    checkout = database.parent.parent
    if not database.exists() and (checkout / "db" / "data").is_dir() and (checkout / "pyproject.toml").is_file():
        import subprocess

        print("The database is not there yet: building it from db/data.", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "db.build", "-o", str(database)]
        subprocess.run(command, cwd=checkout, stdout=subprocess.DEVNULL, check=False)
    return database
