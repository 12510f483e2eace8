"""What was measured: rows with their budgets, kept as JSON with the machine, and all of them as one table in RESULTS.md."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
TABLE = HERE / "RESULTS.md"
ORDER = ("start", "window_bundled", "window_million", "timeline", "charts", "export")
_HEAD = """# What was measured

`make bench` writes this table and the files in `results/`. Times are medians and 95th percentiles; a budget (DESIGN, section 8)
is for the 95th percentile, or for the ratio of the medians to a floor that was measured in the same run.
"""


@dataclass(frozen=True)
class Row:
    """One line of the table of results; the budget is for the 95th percentile in milliseconds, or for the ratio to the floor."""

    what: str
    edition: str
    median: float
    p95: float
    floor: float | None = None
    floor_name: str = ""
    budget: float | None = None
    of_ratio: bool = False
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        return self.median / self.floor if self.floor else None

    @property
    def holds(self) -> bool | None:
        measured = self.ratio if self.of_ratio else self.p95
        return None if self.budget is None or measured is None else measured <= self.budget

    def as_json(self) -> dict[str, object]:
        return {
            **{"what": self.what, "edition": self.edition, "median": round(self.median, 1), "p95": round(self.p95, 1)},
            **{"unit": self.unit, "floor": None if self.floor is None else round(self.floor, 1)},
            **{"floor_name": self.floor_name, "ratio": None if self.ratio is None else round(self.ratio, 2)},
            **{"budget": self.budget, "of_ratio": self.of_ratio, "holds": self.holds},
        }


def keep(name: str, rows: Sequence[Row]) -> None:
    """Print what was measured, keep it with the machine it was measured on, and say what is over its budget."""
    machine = {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps({"rows": [row.as_json() for row in rows], "machine": machine}, indent=1)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print("\n" + "\n".join(_lines([row.as_json() for row in rows])))
    _write_table()
    missed = [row.what for row in rows if row.holds is False]
    assert not missed, f"over budget: {', '.join(missed)}"


def _write_table() -> None:
    parts = [_HEAD]
    for name in ORDER:
        path = RESULTS / f"{name}.json"
        if path.exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            machine = ", ".join(f"{key} {value}" for key, value in kept["machine"].items())
            parts.append(
                "\n".join([f"## {name.replace('_', ', ').capitalize()}", "", *_lines(kept["rows"]), "", machine, ""])
            )
    TABLE.write_text("\n".join(parts), encoding="utf-8")


def _lines(rows: Sequence[dict[str, object]]) -> list[str]:
    """The rows as a table in Markdown."""
    return [
        "| what | edition | median | p95 | floor | ratio | budget | holds |",
        "|---|---|---:|---:|---:|---:|---:|---|",
        *map(_line, rows),
    ]


def _line(row: dict[str, object]) -> str:
    """One row of the table from what is kept of it."""
    unit = row["unit"]
    floor = f"{row['floor']:g} {unit} ({row['floor_name']})" if row["floor"] is not None else ""
    ratio = f"{row['ratio']:.2f}" if isinstance(row["ratio"], float) else ""
    budget = "" if row["budget"] is None else f"≤ {row['budget']:g}{' ×' if row['of_ratio'] else f' {unit}'}"
    holds = {True: "yes", False: "**no**", None: ""}[row["holds"] if isinstance(row["holds"], bool) else None]
    cells: Sequence[object] = (
        *(row["what"], row["edition"], f"{row['median']:g} {unit}", f"{row['p95']:g} {unit}"),
        *(floor, ratio, budget, holds),
    )
    return "| " + " | ".join(map(str, cells)) + " |"
