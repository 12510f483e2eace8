"""A million rows as CSV, beside the sqlite3 shell on the same query in the same run."""

from __future__ import annotations

import faulthandler
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from bench_samples import large_edition
from report import Row, keep

from app.catalog.catalog import Catalog
from app.catalog.database import Cancel
from app.catalog.errors import Cancelled
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.catalog.tables import SPECS
from app.export.tables import Format, export

ROWS = 1_000_000
ROUNDS = 3
SHELL_BUDGET = 2.0  # times the shell's
MEMORY_BUDGET = 60.0  # megabytes more than idle
CANCEL_BUDGET = 0.1  # seconds


def _run(*command: str | Path, stdin: str = "", stdout: Path | None = None) -> tuple[float, float]:
    """The seconds that a process takes and the megabytes that it needs at most."""
    arguments, peak = [str(part) for part in command], 0.0
    with (stdout or Path(os.devnull)).open("wb") as output:
        started = time.perf_counter()
        with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=output, text=True) as child:
            assert child.stdin is not None
            child.stdin.write(stdin)
            child.stdin.close()
            # What wait4 tells counts the memory of this process, which the child had for a moment.
            while child.poll() is None:
                peak = max(peak, _peak(child.pid))
                time.sleep(0.01)
    assert child.returncode == 0
    return time.perf_counter() - started, peak


def _peak(process: int) -> float:
    """The megabytes that a running process has needed so far, 0 for one that has just ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0.0)


def _query() -> str:
    spec = SPECS[Table.FIGURES]
    return f"SELECT {', '.join(column.sql for column in spec.columns)} FROM {spec.source} ORDER BY r.rowid;\n"


def _called_off(database: Path, target: Path, after: float) -> float | None:
    """How long an export goes on after it is called off; None where it was done before."""
    catalog, cancel, at = Catalog(database), Cancel(), [0.0]

    def stop() -> None:
        at[0] = time.perf_counter()
        cancel.set()

    timer = threading.Timer(after, stop)
    timer.start()
    try:
        export(catalog, [Selection(Table.FIGURES)], target, Format.CSV, cancel=cancel)
    except Cancelled:
        return time.perf_counter() - at[0]
    finally:
        timer.cancel()
        catalog.close()
    return None


@pytest.mark.bench
@pytest.mark.timeout(1800)
def test_a_million_rows_as_csv_take_no_more_than_twice_the_shells_time(tmp_path: Path) -> None:
    faulthandler.cancel_dump_traceback_later()  # longer than a test may take
    database = large_edition(entities=ROWS, events=ROWS, figures=ROWS)
    comptoir = (sys.executable, "-m", "app", "--db", database)
    _, idle = _run(*comptoir, "path")
    rounds: list[dict[str, Any]] = []
    for _ in range(ROUNDS):
        shell, _ = _run("sqlite3", "-csv", database, stdin=_query(), stdout=tmp_path / "shell.csv")
        ours, peak = _run(*comptoir, "export", "figures", "-o", tmp_path / "ours.csv")
        rounds.append(
            {
                "shell_s": round(shell, 2),
                "comptoir_s": round(ours, 2),
                "ratio": round(ours / shell, 2),
                "peak_mb": round(peak, 1),
            }
        )
    with (tmp_path / "ours.csv").open("rb") as ours_file, (tmp_path / "shell.csv").open("rb") as shell_file:
        assert sum(1 for _ in ours_file) == sum(1 for _ in shell_file) + 1
    moments = [_called_off(database, tmp_path / "off.csv", after) for after in (0.01, 0.1, 0.3, 0.7, 1.1, 1.6, 2.3)]
    shell, ours, peak = (
        statistics.median(each[key] for each in rounds) for key in ("shell_s", "comptoir_s", "peak_mb")
    )
    assert not (tmp_path / "off.csv").exists()
    slowest, edition = max(each["comptoir_s"] for each in rounds), "1,000,000 figures"
    late = sorted(moment for moment in moments if moment is not None)
    keep(
        "export",
        [
            Row(
                "all figures as CSV",
                edition,
                ours,
                slowest,
                shell,
                "sqlite3 -csv",
                SHELL_BUDGET,
                of_ratio=True,
                unit="s",
            ),
            Row(
                "… memory beyond that of an idle program",
                edition,
                peak - idle,
                peak - idle,
                budget=MEMORY_BUDGET,
                unit="MB",
            ),
            Row(
                "… called off → ended",
                edition,
                1000 * statistics.median(late),
                1000 * late[-1],
                budget=1000 * CANCEL_BUDGET,
            ),
        ],
    )
