"""How long a start takes to its first paint and to the last pane, beside bare windows in the same run; and the memory then."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench_samples import ROOT
from measure import Times
from report import Row, keep

from app.catalog.kinds import RecordType
from app.store import history, settings
from app.store.profile import Profile
from app.store.store import Store
from app.views.question import Place, Question

CHILD = Path(__file__).with_name("start_child.py")
ROUNDS = 9


def start(*arguments: str | Path) -> tuple[float, float]:
    """Milliseconds from the start of the process to what it waits for, and the megabytes it then has."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # as on the laptop of a reader, where the second start finds bytecode
    started = time.time()
    done = subprocess.run(
        [sys.executable, CHILD, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    moment, _, memory = map(float, done.stdout.split()[-3:])
    return 1000 * (moment - started), memory


def left_behind(folder: Path, tab: int) -> Path:
    """A profile whose reader left the window with one of the tabs and the page of a country open."""
    profile = Profile.at(folder)
    opened = Store.open(profile)
    question = Question()
    question.open(RecordType.ENTITY, "uzbekistan")
    places, at = question.history()
    history.save(opened.store, [Place.to_json(place) for place in places], at)
    settings.put(opened.store, "tab", tab)
    opened.store.close()
    return folder


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_a_start_beside_bare_windows(edition: Path, tmp_path: Path) -> None:
    kept = {"left": left_behind(tmp_path / "left", tab=1), "whole": left_behind(tmp_path / "whole", tab=0)}
    times: dict[str, Times] = {}
    memory: dict[str, list[float]] = {}
    for round_ in range(ROUNDS):
        for name, folder in kept.items():
            shutil.copytree(folder, tmp_path / f"{name}-{round_}")
        for name, arguments in (
            ("bare", ("bare",)),
            ("fixed", ("fixed",)),
            ("plot", ("plot",)),
            ("new", ("window", edition, tmp_path / f"new-{round_}", "first")),
            ("left", ("window", edition, tmp_path / f"left-{round_}", "first")),
            ("whole", ("window", edition, tmp_path / f"whole-{round_}", "whole")),
        ):
            moment, megabytes = start(*arguments)
            times.setdefault(name, Times()).values.append(moment)
            memory.setdefault(name, []).append(megabytes)
    bare, plot = times["bare"].median, times["plot"].median

    def row(what: str, name: str, floor: float, floor_name: str, budget: float | None) -> Row:
        measured = times[name]
        return Row(what, "bundled", measured.median, measured.p95, floor, floor_name, budget, of_ratio=True)

    plot_memory, our_memory = statistics.median(memory["plot"]), statistics.median(memory["whole"])
    rows = [
        row("start → first paint, first time", "new", bare, "bare QMainWindow", 1.4),
        row("start → first paint with tree, table and page, as left", "left", bare, "bare QMainWindow", 1.4),
        row("… a window of plain Qt with fixed words in all three", "fixed", bare, "bare QMainWindow", None),
        row("start → every pane painted", "whole", plot, "bare PlotWidget window", 1.25),
        Row(
            "memory when idle",
            "bundled",
            our_memory,
            max(memory["whole"]),
            plot_memory,
            "bare PlotWidget window",
            1.4,
            True,
            "MB",
        ),
    ]
    keep("start", rows)
