"""Files that are not what they should be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.catalog.check import check
from app.catalog.database import Database
from app.catalog.errors import DatabaseProblem, Fault


def truncated(edition: Path, target: Path) -> None:
    target.write_bytes(edition.read_bytes()[: edition.stat().st_size // 2])


def header_only(edition: Path, target: Path) -> None:
    target.write_bytes(edition.read_bytes()[:60])


def scrambled(edition: Path, target: Path) -> None:
    content = bytearray(edition.read_bytes())
    content[4096 : 4096 * 40] = os.urandom(4096 * 39)
    target.write_bytes(content)


def foreign(_: Path, target: Path) -> None:
    with sqlite3.connect(target) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER)")
    other.close()


def newer(edition: Path, target: Path) -> None:
    target.write_bytes(edition.read_bytes())
    with sqlite3.connect(target) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()


CASES: list[tuple[Callable[[Path, Path], object], Fault]] = [
    (lambda edition, target: None, Fault.MISSING),
    (lambda edition, target: target.touch(), Fault.EMPTY),
    (lambda edition, target: target.write_text("dear reader\n" * 500), Fault.NOT_SQLITE),
    (truncated, Fault.DAMAGED),
    (header_only, Fault.DAMAGED),
    (foreign, Fault.FOREIGN),
    (newer, Fault.NEWER),
    (lambda edition, target: target.mkdir(), Fault.UNREADABLE),
]


@pytest.mark.parametrize(("spoil", "fault"), CASES)
def test_each_fault_of_a_file_is_told_apart_in_one_line(
    edition: Path, tmp_path: Path, spoil: Callable[[Path, Path], object], fault: Fault
) -> None:
    target = tmp_path / 'it\'s a "copy" № 1.db'
    spoil(edition, target)
    with pytest.raises(DatabaseProblem) as caught:
        Database(target)
    assert caught.value.fault is fault
    (line,) = check(target)
    assert "\n" not in line
    assert fault.value in line


def test_a_scrambled_file_is_found_out_by_the_check(edition: Path, tmp_path: Path) -> None:
    scrambled(edition, tmp_path / "scrambled.db")
    assert check(tmp_path / "scrambled.db")


def test_the_bundled_edition_is_whole(edition: Path) -> None:
    assert check(edition) == []


def test_a_record_without_a_source_is_found_out(edition: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(edition.read_bytes())
    with sqlite3.connect(copy) as spoiled:
        spoiled.execute("DELETE FROM citation WHERE record_id = 'fig-07-019'")
    spoiled.close()
    assert [line for line in check(copy) if "fig-07-019" in line]


def test_the_edition_is_never_written(edition: Path) -> None:
    before = edition.read_bytes()
    database = Database(edition)
    with pytest.raises(sqlite3.OperationalError):
        database.rows("DELETE FROM figure")
    database.close()
    assert edition.read_bytes() == before
    assert not edition.with_name(edition.name + "-journal").exists()
