"""The door and its surroundings: displays, locales, pipes, a checkout without a database."""

from __future__ import annotations

import json
import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli_samples import Say, one_line

from app import paths
from app.__main__ import main


def test_without_a_display_the_window_says_so_and_names_the_ways_round(
    bare: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for platform in ("", "xcb"):
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        said = bare()
        assert (said.status, said.out) == (1, "")
        assert "there is no display" in one_line(said.err)
        assert "comptoir screenshot" in said.err
        assert "--help" in said.err


def test_the_window_opens_on_the_edition_profile_and_files_named(
    bare: Say, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, Path | None, list[str]]] = []

    def run(db: Path, profile: Path | None, files: Sequence[str] = ()) -> int:
        asked.append((db, profile, list(files)))
        return 0

    monkeypatch.setattr("app.views.main.run", run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    dossier = tmp_path / "visit.comptoir"
    dossier.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert bare("--db", edition, "--profile", tmp_path / "stick").status == 0
    assert bare("visit.comptoir").status == 0
    assert bare("--profile", tmp_path / "stick", "visit.comptoir").status == 0
    bundled = paths.ready_database()
    assert asked == [
        (edition, tmp_path / "stick", []),
        (bundled, None, [str(dossier)]),
        (bundled, tmp_path / "stick", [str(dossier)]),
    ]
    assert bare("--profile", tmp_path / "stick", "other.comptoir").status == 2  # no such file, and no command


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source checkout whose database is not built yet."""
    root = paths.default_database().parent.parent
    made = tmp_path / "checkout"
    made.mkdir()
    shutil.copytree(root / "db", made / "db", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", made)
    monkeypatch.setattr(paths, "resources", lambda: made / "resources")
    return made


def test_a_source_checkout_builds_its_database_once(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    database = checkout / "resources" / "comptoir.db"
    assert main(["path"]) == 0
    out, err = capfd.readouterr()
    assert out == f"{database}\n"
    assert "building it" in err
    assert main(["check"]) == 0
    assert "building" not in capfd.readouterr().err


def test_an_installed_program_builds_nothing(bare: Say, checkout: Path) -> None:
    (checkout / "pyproject.toml").unlink()
    said = bare("path")
    assert said.status == 1
    assert "no such file" in one_line(said.err)


def comptoir(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False, timeout=120)


def test_a_reader_that_stops_early_is_no_error(edition: Path) -> None:
    for command in (["export", "relations"], ["show", "belarus", "--json"]):
        arguments = [sys.executable, "-m", "app", "--db", str(edition), *command]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            child.stdout.read(10)
            child.stdout.close()
            assert child.stderr.read() == b""
            assert child.wait(60) == 0


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}], ids=str)
def test_a_terminal_that_knows_few_letters_is_no_error(edition: Path, environment: dict[str, str]) -> None:
    for command in (["show", "serbia"], ["search", "сербия"], ["show", "nobody"]):
        done = comptoir("--db", edition, *command, **environment)
        assert b"Traceback" not in done.stderr
        assert done.returncode == (1 if "nobody" in command else 0)
    document = json.loads(comptoir("--db", edition, "show", "serbia", "--json", **environment).stdout)
    assert "Сербия" in {alias["name"] for alias in document["aliases"]}
    data = comptoir("--db", edition, "export", "entities", "--entity", "serbia", **environment).stdout
    assert "Србија" in data.decode("utf-8")


def test_an_output_that_takes_nothing_is_told_in_one_line(edition: Path) -> None:
    for command in (["export", "relations"], ["show", "belarus", "--json"], ["search", "serbia"]):
        with Path("/dev/full").open("wb") as full:
            arguments = [sys.executable, "-m", "app", "--db", str(edition), *command]
            done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
        assert done.returncode == 1
        assert "the disk is full" in one_line(done.stderr.decode())


def test_the_decimal_sign_of_the_locale_is_the_one_written(
    edition: Path, monkeypatch: pytest.MonkeyPatch, say: Say
) -> None:
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": ","})
    assert say("export", "figures").out.startswith("id;label;")
    assert comptoir("--db", edition, "export", "figures", LC_ALL="C").stdout.startswith(b"id,label,")


def test_commands_import_nothing_that_they_do_not_need(edition: Path) -> None:
    script = (
        "import sys; from app.__main__ import main; status = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'pandas', 'numpy', 'xlsxwriter', 'sqlite_utils'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else status)"
    )
    for command in (["path"], ["check"], ["search", "serbia"], ["show", "serbia"], ["export", "events"]):
        done = subprocess.run(
            [sys.executable, "-c", script, "--db", edition, *command], capture_output=True, check=False, timeout=60
        )
        assert (done.returncode, done.stderr) == (0, b""), command
