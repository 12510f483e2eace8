"""Editions large enough to measure on, kept between runs, and where the measurements go."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sqlite3
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).resolve().parent / "results"


def large_edition(*, entities: int, events: int, figures: int) -> Path:
    """A synthetic edition of this size, made once and again only when what makes it has changed."""
    from db.synthetic.__main__ import main

    makers = sorted((ROOT / "db").rglob("*.py"))
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in makers)).hexdigest()[:8]
    path = ROOT / "build" / "bench" / f"{entities}-{events}-{figures}-{digest}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sizes = ["--entities", str(entities), "--events", str(events), "--figures", str(figures)]
        assert main([*sizes, "-o", str(path)]) == 0
    return path


def store(name: str, measured: Mapping[str, object]) -> None:
    """Print what was measured, and keep it with the machine it was measured on."""
    machine = {
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps({**measured, "machine": machine}, indent=1)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"\n{name}: {text}")
