"""The door: the window, or with a command the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.paths import ready_database


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, on the dossiers and databases named, or do what the command says; the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    places, names = _split(arguments)
    if all(not name.startswith("-") and Path(name).is_file() for name in names):
        return open_window(places.get("--db"), places.get("--profile"), [str(Path(name).resolve()) for name in names])
    from app.cli_parser import parse

    options = parse(arguments)
    if isinstance(options, int):
        return options
    if options.self_test:
        from app.self_test import self_test

        return self_test(options.db or ready_database())
    if options.command is None:
        return open_window(options.db, options.profile)
    from app.cli import run

    return run(options)


def _split(arguments: Sequence[str]) -> tuple[dict[str, Path], list[str]]:
    """The places named before all else (`--profile DIR`, `--db FILE`), and what follows them: perhaps files to open."""
    places: dict[str, Path] = {}
    names = list(arguments)
    while len(names) > 1 and names[0] in ("--db", "--profile"):
        option = names.pop(0)
        places[option] = Path(names.pop(0)).expanduser()
    return places, names


def open_window(db: Path | None, profile: Path | None, files: Sequence[str] = ()) -> int:
    """The window over an edition (default: the bundled one) and a folder of the reader's (default: the system's)."""
    if not _has_display():
        print(
            "comptoir: there is no display to open a window on; 'comptoir screenshot -o window.png' paints it into a file,"
            " and 'comptoir --help' names the commands that need no window.",
            file=sys.stderr,
        )
        return 1
    try:
        from app.views.main import run
    except ImportError as error:
        if "cannot open shared object file" not in str(error):
            raise
        print(f"comptoir: a system library is missing ({error}); 'make setup' installs it.", file=sys.stderr)
        return 1
    return run(db or ready_database(), profile, files)


def _has_display() -> bool:
    """Whether Qt finds a screen, or is told to do without; it would abort otherwise."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] not in ("", "xcb", "wayland")


if __name__ == "__main__":
    sys.exit(main())
