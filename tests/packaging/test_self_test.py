"""`comptoir --self-test`, as whoever installed the program runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def self_test(db: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    temporary.mkdir()
    return subprocess.run(
        [sys.executable, "-m", "app", "--db", str(db), "--self-test"],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(temporary)},
        check=False,
    )


def test_everything_is_tried_told_and_cleared_away(edition: Path, tmp_path: Path) -> None:
    done = self_test(edition, tmp_path / "temporary")
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line.split()[0] for line in done.stdout.splitlines()]
    assert told == ["ok"] * 7
    for word in ("PySide6", "SQLite", "pandas", "rows", "PNG", "XLSX", "PDF"):
        assert word in done.stdout
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_damaged_database_fails_the_test_and_is_told(edition: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(edition.read_bytes()[:100_000])
    done = self_test(damaged, tmp_path / "temporary")
    assert done.returncode == 1
    assert "FAILED  database" in done.stdout
    assert "ok      versions" in done.stdout
    assert "Traceback" not in done.stderr
