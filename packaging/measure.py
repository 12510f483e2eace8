"""How large the bundle is and how fast it starts, beside a bare window and beside the source checkout, in one run.

    python packaging/measure.py [--runs N]     needs dist/ (make package) and Xvfb

Prints a table for README.md; exit status 1 when a budget is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from edition import ROOT
from make import bundle
from screen import Screen, first_paint

SIZE, START = 1.25, 1.2  # budgets: times the bare bundle, times the source checkout
NOISE = 1.05  # what two medians of the same thing may differ by


def megabytes(path: Path) -> float:
    """Unpacked size of a folder or size of a file, in millions of bytes; links count nothing."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def duration(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    dist = ROOT / "dist"
    folder, single = dist / "comptoir", dist / "comptoir-single"
    bare = bundle(ROOT / "build" / "bare", "bare")
    kinds = {
        "source checkout": str(ROOT / ".venv/bin/comptoir"),
        "folder": str(folder / "comptoir"),
        "single file": str(single),
        "bare window": str(bare / "bare"),
    }
    paints: dict[str, list[float]] = {kind: [] for kind in kinds}
    unpacking: list[float] = []
    with tempfile.TemporaryDirectory() as home, Screen() as screen:
        environment = {
            "XDG_CACHE_HOME": home,
            "PATH": os.environ["PATH"],
            "HOME": home,
            "DISPLAY": screen.name,
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
        }
        for run in range(runs + 1):  # the first fills the caches of the system and is not counted
            for kind, program in kinds.items():
                # Each start is a first one: a killed program would be told of at the next.
                seconds = first_paint(screen, [program], environment | {"XDG_DATA_HOME": tempfile.mkdtemp(dir=home)})
                if run:
                    paints[kind].append(seconds)
            spent = duration([str(single), "--version"]) - duration([str(folder / "comptoir"), "--version"])
            if run:
                unpacking.append(spent)
    start = {kind: statistics.median(times) for kind, times in paints.items()}
    unpacked = statistics.median(unpacking)
    size = {"folder": megabytes(folder), "single file": megabytes(single), "bare window": megabytes(bare)}
    print("| | MB | start to first paint, ms |\n|---|---|---|")
    for kind in kinds:
        spread = f"{min(paints[kind]) * 1000:.0f} to {max(paints[kind]) * 1000:.0f}"
        print(
            f"| {kind} | {size[kind]:.0f} |" if kind in size else f"| {kind} | |",
            f"{start[kind] * 1000:.0f} ({spread}) |",
        )
    print(f"| unpacking of the single file | | {unpacked * 1000:.0f} |\n")
    kept = {
        f"folder / bare window: {size['folder'] / size['bare window']:.2f} × the size (at most {SIZE})":
            size["folder"] <= SIZE * size["bare window"],
        f"folder / source checkout: {start['folder'] / start['source checkout']:.2f} × the start (at most {START})":
            start["folder"] <= START * start["source checkout"],
        f"single file: {start['single file'] * 1000:.0f} ms, folder and unpacking: {(start['folder'] + unpacked) * 1000:.0f} ms":
            start["single file"] <= NOISE * (start["folder"] + unpacked),
    }  # fmt: skip
    for what, holds in kept.items():
        print("ok     " if holds else "MISSED ", what)
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
