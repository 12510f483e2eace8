"""A file is there wholly or not at all, and what stood in its place is kept until then."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.catalog.catalog import Catalog
from app.catalog.database import Cancel
from app.catalog.errors import Cancelled
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.export.errors import ExportProblem
from app.export.tables import Format, export

FIGURES = [Selection(Table.FIGURES)]
EVERY_FORMAT = pytest.mark.parametrize("form", list(Format))


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that every user of the machine may look into."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of the administrator, whom no folder is closed to."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


def raising(number: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@EVERY_FORMAT
def test_called_off_halfway_nothing_is_left_and_the_old_file_stands(many: Path, tmp_path: Path, form: Format) -> None:
    catalog, target, cancel, told = Catalog(many), tmp_path / f"figures.{form}", Cancel(), []
    target.write_text("what was there")

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done > 3000:
            cancel.set()

    with pytest.raises(Cancelled):
        export(catalog, FIGURES, target, form, progress=progress, cancel=cancel)
    assert 3000 < told[-1][0] < 4000 < 12_000 < told[-1][1]
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_text() == "what was there"
    assert catalog.selected_count(FIGURES[0]) > 12_000, "the catalog answers again"
    catalog.close()


@EVERY_FORMAT
def test_called_off_at_the_last_row_nothing_is_left(many: Path, tmp_path: Path, form: Format) -> None:
    catalog, cancel = Catalog(many), Cancel()

    def progress(done: int, total: int) -> None:
        if done == total:
            cancel.set()

    with pytest.raises(Cancelled):
        export(catalog, FIGURES, tmp_path / "figures", form, progress=progress, cancel=cancel)
    catalog.close()
    assert list(tmp_path.iterdir()) == []


def test_called_off_while_the_disk_is_slow_nothing_is_left(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog, cancel, done = Catalog(edition), Cancel(), threading.Event()

    def slow(_: int) -> None:
        cancel.set()
        done.wait(30)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(Cancelled):
        export(catalog, FIGURES, tmp_path / "figures.csv", Format.CSV, cancel=cancel)
    done.set()
    catalog.close()
    assert list(tmp_path.iterdir()) == []


@EVERY_FORMAT
def test_progress_ends_with_all_rows(many: Path, tmp_path: Path, form: Format) -> None:
    catalog, told = Catalog(many), [(0, 0)]
    written = export(catalog, FIGURES, tmp_path / "f", form, progress=lambda done, total: told.append((done, total)))
    catalog.close()
    assert told[-1] == (written, written)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 20


@EVERY_FORMAT
def test_a_folder_that_may_not_be_written_is_reported(edition: Path, folder: Path, form: Format) -> None:
    catalog = Catalog(edition)
    folder.chmod(0o555)
    with as_nobody(), pytest.raises(ExportProblem, match=r"you may not write there. Choose another folder"):
        export(catalog, FIGURES, folder / f"figures.{form}", form)
    catalog.close()
    assert list(folder.iterdir()) == []


def test_a_file_that_may_not_be_written_is_not_replaced(edition: Path, folder: Path) -> None:
    catalog, target = Catalog(edition), folder / "figures.csv"
    target.write_text("mine")
    target.chmod(0o444)
    folder.chmod(0o777)
    with as_nobody(), pytest.raises(ExportProblem, match=r"you may not write there"):
        export(catalog, FIGURES, target, Format.CSV)
    catalog.close()
    assert target.read_text() == "mine"


@EVERY_FORMAT
def test_a_disk_that_takes_no_more_is_reported_and_the_old_file_stands(
    many: Path, tmp_path: Path, form: Format
) -> None:
    catalog, target = Catalog(many), tmp_path / "figures"
    target.write_text("what was there")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(ExportProblem, match=r"larger than this disk allows"):
            export(catalog, FIGURES, target, form)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    catalog.close()
    assert [path.name for path in tmp_path.iterdir()] == ["figures"]
    assert target.read_text() == "what was there"


def test_a_full_disk_is_reported(edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = Catalog(edition)
    with pytest.raises(ExportProblem, match=r"the disk is full. Free some space"):
        export(catalog, FIGURES, Path("/dev/full"), Format.CSV)
    monkeypatch.setattr(os, "fsync", raising(errno.ENOSPC))
    with pytest.raises(ExportProblem, match=r"the disk is full. Free some space"):
        export(catalog, FIGURES, tmp_path / "figures.csv", Format.CSV)
    catalog.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_program_holds_is_reported(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog, target = Catalog(edition), tmp_path / "figures.csv"
    target.write_text("open in a spreadsheet")
    monkeypatch.setattr(Path, "replace", raising(errno.EACCES))
    with pytest.raises(ExportProblem, match=r"another program uses the file. Close it there"):
        export(catalog, FIGURES, target, Format.CSV)
    catalog.close()
    assert [path.name for path in tmp_path.iterdir()] == ["figures.csv"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere/figures.csv", "there is no such folder. Make it"),
        ("", "this is a folder. Add a file name"),
        ("x" * 300 + ".csv", "no file can have this name"),
        ("a\0b.csv", "no file can have this name"),
        ("plain.txt/figures.csv", "there is no such folder"),
    ],
)
def test_a_name_that_cannot_be_is_reported(edition: Path, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "plain.txt").write_text("a file, not a folder")
    catalog = Catalog(edition)
    with pytest.raises(ExportProblem, match=words):
        export(catalog, FIGURES, tmp_path / name, Format.CSV)
    catalog.close()
    assert [path.name for path in tmp_path.iterdir()] == ["plain.txt"]


def test_the_database_is_never_overwritten(edition: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(edition, tmp_path / "comptoir.db"))
    (tmp_path / "other.db").symlink_to(database)
    (tmp_path / "same.db").hardlink_to(database)
    catalog = Catalog(database)
    for name in ("comptoir.db", "other.db", "same.db"):
        with pytest.raises(ExportProblem, match=r"this is the database itself"):
            export(catalog, FIGURES, tmp_path / name, Format.CSV)
    catalog.close()
    assert database.read_bytes() == edition.read_bytes()


def test_a_replaced_file_keeps_its_rights_and_a_link_stays_a_link(edition: Path, tmp_path: Path) -> None:
    catalog, target, link = Catalog(edition), tmp_path / "figures.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    export(catalog, FIGURES, link, Format.CSV)
    export(catalog, FIGURES, tmp_path / "new.csv", Format.CSV)
    catalog.close()
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"id,")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o666 & ~mask


def test_names_in_any_script_are_file_names(edition: Path, tmp_path: Path) -> None:
    catalog = Catalog(edition)
    for name in ("торговля.csv", "a b # ? %.csv", "🐄.csv", "x" * 250 + ".csv", "-o.csv"):
        export(catalog, FIGURES, tmp_path / name, Format.CSV)
        assert (tmp_path / name).stat().st_size > 1000
    catalog.close()


def test_killed_at_any_moment_no_part_of_a_file_stands_under_its_name(many: Path, tmp_path: Path) -> None:
    target = tmp_path / "figures.csv"
    script = """
import sys
from pathlib import Path
from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.export.tables import Format, export
catalog = Catalog(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    export(catalog, [Selection(Table.FIGURES)], Path(sys.argv[2]), Format.CSV, progress=lambda done, total: print(done, flush=True))
"""
    whole = None
    for turns in (1, 7, 15, 26, 40, 58):
        with subprocess.Popen([sys.executable, "-c", script, many, target], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for _ in range(turns):
                child.stdout.readline()
            child.kill()
        if target.exists():
            whole = whole or target.read_bytes()
            assert target.read_bytes() == whole
    assert whole is not None
    assert whole.endswith(b"\r\n")
    assert whole.count(b"\r\n") > 12_000


def test_a_long_look_for_rows_is_called_off_too(many: Path, tmp_path: Path) -> None:
    catalog, cancel = Catalog(many), Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        export(
            catalog,
            FIGURES,
            tmp_path / "figures.csv",
            Format.CSV,
            cancel=cancel,
            progress=lambda *_: pytest.fail("rows"),
        )
    with catalog.cancellable(cancel), pytest.raises(Cancelled):
        catalog.selected_count(FIGURES[0])
    catalog.close()
    assert list(tmp_path.iterdir()) == []
