"""Wrong usage, files that are no editions, disks that are full: one line each, and the right status."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from cli_samples import Say, one_line


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("export",), "required: TABLE"),
        (("export", "planets"), "invalid choice: 'planets'"),
        (("export", "events", "--kind", "fairr"), "no kind is called 'fairr'; there is fair"),
        (("export", "figures", "--measure", "turnover"), "trade_turnover"),
        (("export", "events", "--section", "serbja"), "there is serbia"),
        (("export", "events", "--from", "2024-13"), "'2024-13' is not a date such as"),
        (("export", "events", "--to", "yesterday"), "'yesterday' is not a date"),
        (("export", "events", "--from", "2025", "--to", "2024"), "before it starts"),
        (("export", "figures", "--kind", "fair"), "figures have no kinds"),
        (("export", "events", "--measure", "exports"), "events have no measures"),
        (("export", "relations", "--from", "2024"), "relations have no dates"),
        (("export", "events", "--format", "xlsx"), "add -o FILE"),
        (("export", "events", "-o", "a.pdf"), "not as .pdf"),
        (("search",), "required: TEXT"),
        (("search", "x", "--limit", "0"), "not a number from 1 on"),
        (("show",), "required: ID"),
        (("brief", "serbia"), "required: -o"),
        (("brief", "serbia", "-o", "brief.doc"), ".pdf or .html"),
        (("brief", "serbia", "--from", "2025", "--to", "2024", "-o", "brief.pdf"), "before it starts"),
        (("screenshot",), "required: -o"),
        (("screenshot", "--size", "big", "-o", "a.png"), "not a size such as 1280x800"),
        (("screenshot", "--tab", "weather", "-o", "a.png"), "no tab is called 'weather'"),
        (("screenshot", "--theme", "pink", "-o", "a.png"), "invalid choice: 'pink'"),
        (("conquer",), "invalid choice: 'conquer'"),
        (("--colour",), "unrecognized arguments: --colour"),
    ],
)
def test_wrong_usage_is_told_in_one_line_with_status_2(say: Say, options: Sequence[str], words: str) -> None:
    said = say(*options)
    assert (said.status, said.out) == (2, "")
    assert words in one_line(said.err)


def test_an_export_that_cannot_be_written_is_told_in_one_line(say: Say, edition: Path, tmp_path: Path) -> None:
    before = edition.read_bytes()
    for target, words in (
        (tmp_path / "none" / "a.csv", "no such folder"),
        (tmp_path, "this is a folder"),
        (Path("/dev/full"), "the disk is full"),
        (edition, "the database itself"),
    ):
        said = say("export", "figures", "--format", "csv", "-o", target)
        assert (said.status, said.out) == (1, "")
        assert words in one_line(said.err)
    assert edition.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def _missing(path: Path, edition: Path) -> None:
    del path, edition


def _empty(path: Path, edition: Path) -> None:
    path.touch()


def _text(path: Path, edition: Path) -> None:
    path.write_text("Dear all,\nplease find attached…\n" * 10)


def _cut(path: Path, edition: Path) -> None:
    path.write_bytes(edition.read_bytes()[:-5000])


def _foreign(path: Path, edition: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def _newer(path: Path, edition: Path) -> None:
    shutil.copy(edition, path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def _older(path: Path, edition: Path) -> None:
    shutil.copy(edition, path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 0")
    connection.close()


def _folder(path: Path, edition: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_missing, "there is no such file"),
        (_empty, "the file is empty"),
        (_text, "not an SQLite database"),
        (_cut, "damaged or cut short"),
        (_foreign, "an SQLite database of another program"),
        (_newer, "made for a newer version"),
        (_older, "made for an older version"),
        (_folder, "cannot be read"),
    ],
)
def test_a_file_that_is_no_edition_is_told_in_one_line(
    bare: Say, edition: Path, tmp_path: Path, make: Callable[[Path, Path], None], words: str
) -> None:
    path = tmp_path / "other.db"
    make(path, edition)
    for command in (
        ("check", path),
        ("--db", path, "check"),
        ("search", "x", "--db", path),
        ("--db", path, "export", "events"),
    ):
        said = bare(*command)
        assert (said.status, said.out) == (1, "")
        assert words in one_line(said.err)


def test_an_interrupted_command_ends_quietly(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.catalog.catalog.Catalog.search", interrupted)
    assert say("search", "serbia") == (130, "", "")


def test_a_missing_system_library_is_told_in_one_line(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("app.views.screenshot.take", fail)
    said = say("screenshot", "-o", tmp_path / "window.png")
    assert said.status == 1
    assert "libEGL.so.1" in one_line(said.err)


def test_a_picture_that_cannot_be_written_is_told_in_one_line(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.views.screenshot.take", fail)
    said = say("screenshot", "-o", tmp_path / "window.png")
    assert said.status == 1
    assert "the disk is full" in one_line(said.err)
