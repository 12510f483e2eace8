"""Where the packaged program begins."""

import os
import sys


def restore_library_path() -> None:
    """Let other programs that this one opens (the reader's browser, for instance) load their own libraries, not ours."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "frozen", False):
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    restore_library_path()
    for name in ("stdout", "stderr"):  # Windows gives a program with a window neither
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end
    from app.__main__ import main

    sys.exit(main())
