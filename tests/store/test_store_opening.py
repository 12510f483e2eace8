"""Opening the reader's own file, whatever the disk did to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from store_samples import Clock, content, fill

from app.store import copies, dossiers, schema, settings
from app.store.errors import Fault, StoreProblem
from app.store.opening import Outcome
from app.store.profile import Profile
from app.store.store import Opened, Store

Acting = Callable[[], AbstractContextManager[None]]


def _opened(profile: Profile) -> Opened:
    return Store.open(profile, Clock())


def _filled(profile: Profile, with_copy: bool = True) -> dict[str, list[tuple[object, ...]]]:
    store = _opened(profile).store
    fill(store)
    if with_copy:
        copies.keep_daily(profile, Clock())
    kept = content(store)
    store.close()
    return kept


def test_a_first_start_makes_a_new_file_and_a_second_finds_it(profile: Profile) -> None:
    first = _opened(profile)
    assert (first.outcome, first.problem, first.store.is_kept) == (Outcome.FRESH, None, True)
    made = dossiers.create(first.store, "Serbia visit")
    first.store.close()
    second = _opened(profile)
    assert (second.outcome, second.problem) == (Outcome.OK, None)
    assert [each.id for each in dossiers.dossiers(second.store)] == [made]
    second.store.close()
    assert not profile.store_file.with_name("reader.db-wal").exists()


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _overwrite_the_middle(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 20_000)


def _text(path: Path) -> None:
    path.write_text("Dear reader, this is a letter and no database.")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title)")


def _lose_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE item")


@pytest.mark.parametrize("damage", [_cut, _empty, _overwrite_the_middle, _text, _foreign, _lose_a_table])
def test_a_damaged_file_is_set_aside_and_the_latest_good_copy_offered(
    profile: Profile, damage: Callable[[Path], None]
) -> None:
    kept = _filled(profile)
    damage(profile.store_file)
    damaged = profile.store_file.read_bytes()
    found = _opened(profile)
    assert found.outcome is Outcome.DAMAGED
    assert found.problem is not None
    assert found.problem.fault is (Fault.FOREIGN if damage is _foreign else Fault.DAMAGED)
    assert found.set_aside is not None
    assert found.set_aside.read_bytes() == damaged
    assert found.set_aside.name.startswith("reader-2025")
    assert dossiers.dossiers(found.store) == []
    assert [(copy.dossiers, copy.items, copy.notes) for copy in found.copies] == [(2, 4, 1)]
    found.store.restore(found.copies[0])
    assert content(found.store) == kept
    found.store.close()
    assert _opened(profile).outcome is Outcome.OK


def test_two_damaged_files_are_both_kept(profile: Profile) -> None:
    profile.make()
    places = set()
    for words in ("first", "second"):
        profile.store_file.write_text(words)
        found = _opened(profile)
        found.store.close()
        assert found.set_aside is not None
        assert found.set_aside.read_text() == words
        places.add(found.set_aside)
    assert len(places) == 2


def test_a_log_without_its_file_is_not_read_into_the_new_one(profile: Profile) -> None:
    store = _opened(profile).store
    fill(store)
    log = profile.store_file.with_name("reader.db-wal")
    left = log.read_bytes()
    store.close()
    profile.store_file.unlink()
    log.write_bytes(left)
    found = _opened(profile)
    assert found.outcome is Outcome.FRESH
    assert dossiers.dossiers(found.store) == []
    assert [path.read_bytes() for path in profile.set_aside.iterdir()] == [left]
    found.store.close()


def test_when_the_file_is_gone_its_copies_are_offered(profile: Profile) -> None:
    kept = _filled(profile)
    profile.store_file.unlink()
    found = _opened(profile)
    assert found.outcome is Outcome.FRESH
    found.store.restore(found.copies[0])
    assert content(found.store) == kept
    found.store.close()


def test_a_file_of_a_newer_version_is_left_alone(profile: Profile) -> None:
    _filled(profile)
    with closing(sqlite3.connect(profile.store_file)) as other:
        other.execute(f"PRAGMA user_version = {schema.newest() + 1}")
    before = profile.store_file.read_bytes()
    found = _opened(profile)
    assert found.outcome is Outcome.NOT_KEPT
    assert found.problem is not None
    assert found.problem.fault is Fault.NEWER
    assert "Install the newer version" in str(found.problem)
    assert not found.store.is_kept
    dossiers.create(found.store, "For now")
    found.store.close()
    assert profile.store_file.read_bytes() == before
    assert not profile.set_aside.exists()


def test_a_profile_that_is_a_file_opens_in_memory_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("not a folder")
    found = _opened(Profile.at(tmp_path / "profile"))
    assert found.outcome is Outcome.NOT_KEPT
    assert found.problem is not None
    assert found.problem.fault is Fault.UNWRITABLE
    assert "--profile" in str(found.problem)
    fill(found.store)
    found.store.close()
    assert (tmp_path / "profile").read_text() == "not a folder"


def test_without_a_home_the_window_still_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *args, **options: Path("~/.local/share/comptoir"))
    found = _opened(Profile.default())
    assert found.outcome is Outcome.NOT_KEPT
    assert found.problem is not None
    assert found.problem.fault is Fault.NO_HOME
    found.store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
def test_a_write_protected_folder_shows_what_is_there(ordinary_reader: tuple[Path, Acting]) -> None:
    base, acting = ordinary_reader
    profile = Profile.at(base / "stick")
    kept = _filled(profile)
    for path in (profile.store_file, profile.folder / "open.lock"):
        path.chmod(0o444)
    profile.folder.chmod(0o555)
    with acting():
        found = _opened(profile)
    assert found.outcome is Outcome.NOT_KEPT
    assert found.problem is not None
    assert found.problem.fault is Fault.UNWRITABLE
    assert content(found.store) == kept
    dossiers.create(found.store, "For now")
    found.store.close()
    profile.folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such mode there")
def test_a_write_protected_file_in_a_writable_folder_shows_what_is_there(ordinary_reader: tuple[Path, Acting]) -> None:
    base, acting = ordinary_reader
    profile = Profile.at(base / "stick")
    kept = _filled(profile)
    profile.store_file.chmod(0o444)
    for path in (profile.folder, profile.folder / "open.lock"):
        path.chmod(0o777)
    with acting():
        found = _opened(profile)
    assert found.outcome is Outcome.NOT_KEPT
    assert found.problem is not None
    assert found.problem.fault is Fault.UNWRITABLE
    assert content(found.store) == kept
    found.store.close()


def test_a_file_that_another_program_holds_is_told(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.connection._PATIENCE", 0.05)
    _filled(profile)
    with closing(sqlite3.connect(profile.store_file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        found = _opened(profile)
        assert found.outcome is Outcome.NOT_KEPT
        assert found.problem is not None
        assert found.problem.fault is Fault.LOCKED
        found.store.close()


def test_a_full_disk_refuses_the_change_keeps_the_rest_and_goes_on_afterwards(store: Store) -> None:
    made = dossiers.create(store, "Before")
    (pages,) = store.row("PRAGMA page_count") or (0,)
    store.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreProblem, match="disk is full") as told:
        dossiers.set_note(store, made, "x" * 500_000)
    assert told.value.fault is Fault.FULL
    assert "Free some space" in str(told.value)
    assert dossiers.dossier(store, made).note == ""
    store.rows("PRAGMA max_page_count = 1000000")
    dossiers.set_note(store, made, "x" * 500_000)
    assert len(dossiers.dossier(store, made).note) == 500_000


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_change_after_the_file_was_moved_away_is_refused_not_lost(store: Store, profile: Profile) -> None:
    shutil.move(profile.folder, profile.folder.with_name("elsewhere"))
    with pytest.raises(StoreProblem, match="moved or removed") as told:
        dossiers.create(store, "Lost?")
    assert told.value.fault is Fault.MOVED


def test_what_is_the_readers_own_is_readable_by_the_reader_alone(profile: Profile, store: Store) -> None:
    if sys.platform != "win32":
        assert profile.folder.stat().st_mode & 0o077 == 0
        assert profile.store_file.stat().st_mode & 0o077 == 0


def test_lasting_changes_wait_for_the_disk_and_layout_does_not(store: Store) -> None:
    with store.transaction():
        assert store.row("PRAGMA synchronous") == (2,)
    with store.transaction(lasting=False):
        assert store.row("PRAGMA synchronous") == (1,)
    assert store.row("PRAGMA journal_mode") == ("wal",)


_MANY = """
import sys
from pathlib import Path
from app.store import dossiers
from app.store.profile import Profile
from app.store.store import Store
opened = Store.open(Profile.at(Path(sys.argv[1])))
dossiers.create(opened.store, sys.argv[2])
print(opened.outcome.name)
"""


def test_programs_that_start_together_share_one_new_file(profile: Profile) -> None:
    names = [f"from {number}" for number in range(4)]
    running = [
        subprocess.Popen([sys.executable, "-c", _MANY, profile.folder, name], stdout=subprocess.PIPE, text=True)
        for name in names
    ]
    said = [program.communicate(timeout=60)[0].strip() for program in running]
    assert sorted(said) == ["FRESH", "OK", "OK", "OK"]
    found = _opened(profile)
    assert sorted(each.name for each in dossiers.dossiers(found.store)) == names
    found.store.close()


def test_a_store_in_memory_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.store.memory import open_in_memory

    monkeypatch.chdir(tmp_path)
    store = open_in_memory()
    fill(store)
    assert not store.is_kept
    assert settings.get(store, "theme", "") == "dark"
    store.close()
    assert list(tmp_path.iterdir()) == []
