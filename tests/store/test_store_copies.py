"""Copies of the reader's own file, and leading old files to the present version."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_samples import Clock, content, fill

from app.store import copies, dossiers, items, marks, schema, settings, undo
from app.store.copies import Reason
from app.store.errors import Fault, StoreProblem
from app.store.locks import FileLock
from app.store.opening import Outcome
from app.store.profile import Profile
from app.store.store import Store

OLD = sorted((Path(__file__).parent / "old").glob("reader-v*.sql"))
DAY = datetime(2025, 3, 14, 12, tzinfo=UTC)


def test_one_copy_a_day_is_kept_for_the_last_seven_days(store: Store, profile: Profile) -> None:
    made = []
    for day in range(10):
        dossiers.create(store, f"Day {day}")
        moment = DAY + timedelta(days=day)
        made.append(copies.keep_daily(profile, lambda moment=moment: moment))
        assert copies.keep_daily(profile, lambda moment=moment: moment + timedelta(hours=5)) is None
    found = copies.good(profile)
    assert [copy.path for copy in found] == made[:2:-1]
    assert [copy.dossiers for copy in found] == [10, 9, 8, 7, 6, 5, 4]
    assert found[0].made == DAY + timedelta(days=9)
    assert {path.suffix for path in profile.copies.iterdir()} == {".db", ".lock"}


def test_a_clock_set_back_does_not_cost_the_copy_just_made(store: Store, profile: Profile) -> None:
    for day in range(8):
        copies.keep_daily(profile, lambda day=day: DAY + timedelta(days=day))
    made = copies.keep_daily(profile, lambda: datetime(1999, 1, 1, tzinfo=UTC))
    assert made is not None
    assert made.exists()
    assert len(copies.good(profile)) == 7


def test_a_copy_is_made_from_another_thread_while_the_window_goes_on(store: Store, profile: Profile) -> None:
    made = dossiers.create(store, "Serbia")
    with ThreadPoolExecutor() as pool, store.transaction():
        assert pool.submit(copies.keep_daily, profile, lambda: DAY).result(timeout=30) is not None
    items.add(store, made, [items.NewItem("event", "a", "A")])
    assert [copy.items for copy in copies.good(profile)] == [0]


def test_there_is_no_copy_of_nothing_and_none_while_another_window_makes_it(profile: Profile) -> None:
    assert copies.keep_daily(profile, lambda: DAY) is None
    Store.open(profile, Clock()).store.close()
    profile.copies.mkdir()
    with FileLock(profile.copies / "copies.lock"):
        assert copies.keep_daily(profile, lambda: DAY) is None
    assert copies.good(profile) == ()


def test_a_damaged_file_does_not_push_out_the_good_copies(store: Store, profile: Profile) -> None:
    fill(store)
    copies.keep_daily(profile, lambda: DAY)
    store.close()
    with profile.store_file.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 30_000)
    with pytest.raises(StoreProblem) as told:
        copies.keep_daily(profile, lambda: DAY + timedelta(days=1))
    assert told.value.fault is Fault.DAMAGED
    assert [copy.items for copy in copies.good(profile)] == [4]
    assert not list(profile.copies.glob("*.part"))


def test_a_damaged_copy_is_not_offered(store: Store, profile: Profile) -> None:
    fill(store)
    good, bad = (copies.keep_daily(profile, lambda day=day: DAY + timedelta(days=day)) for day in (0, 1))
    assert bad is not None
    bad.write_bytes(bad.read_bytes()[:5000])
    (profile.copies / "daily-whatever.db").write_text("not one of ours")
    assert [copy.path for copy in copies.good(profile)] == [good]


def test_a_restore_keeps_a_copy_of_what_it_replaces_and_other_windows_see_it(
    opened: Callable[[], Store], profile: Profile
) -> None:
    here, there = opened(), opened()
    fill(here)
    kept = content(here)
    copies.keep_daily(profile, lambda: DAY)
    dossiers.create(here, "Later")
    later = content(here)
    there.poll()
    here.restore(copies.good(profile)[-1])
    assert there.poll()
    assert content(here) == content(there) == kept
    (before,) = [copy for copy in copies.good(profile) if copy.reason is Reason.RESTORE]
    there.restore(before)
    assert content(here) == later
    dossiers.create(here, "And on")
    dossiers.create(there, "And on there")
    assert len(dossiers.dossiers(here)) == 5


def test_a_store_in_memory_can_be_restored_too(profile: Profile, tmp_path: Path, store: Store) -> None:
    from app.store.memory import open_in_memory

    fill(store)
    copies.keep_daily(profile, lambda: DAY)
    other = open_in_memory()
    other.restore(copies.good(profile)[0])
    assert content(other) == content(store)
    other.close()


def _old_file(path: Path, script: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {int(script.stem.rpartition('v')[2])}")


def test_there_is_a_file_of_every_version_that_was_ever_written() -> None:
    assert [script.stem for script in OLD] == [f"reader-v{number}" for number in range(1, schema.newest() + 1)]


@pytest.mark.parametrize("script", OLD, ids=lambda script: script.stem)
def test_a_file_of_any_older_version_keeps_everything(profile: Profile, script: Path) -> None:
    _old_file(profile.store_file, script)
    found = Store.open(profile, Clock())
    store = found.store
    assert found.outcome in (Outcome.OK, Outcome.MIGRATED)
    (serbia, empty) = dossiers.dossiers(store)
    assert (serbia.name, serbia.item_count, empty.name) == ("Serbia visit", 4, "Пустая")
    titles = [each.title for each in items.items(store, serbia.id)]
    assert titles == ["Turnover 2024", "Serbia", "Turnover", "Exports"]
    assert items.picture_of(store, items.items(store, serbia.id)[2].id) is not None
    assert marks.bookmarks(store) == [marks.Mark("entity", "serbia", "Serbia")]
    assert settings.get(store, "theme", "") == "dark"
    steps = 0
    while undo.undo(store):
        steps += 1
    assert steps == 9
    assert not any(rows for table, rows in content(store).items() if table != "image")
    store.close()


@pytest.fixture
def future(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program one version ahead: its dossiers have a colour, and its items no edition."""
    step = """
    ALTER TABLE dossier ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';
    ALTER TABLE item DROP COLUMN edition;
    """
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    return


def test_a_migration_keeps_a_copy_first_and_undo_still_reaches_behind_it(
    profile: Profile, request: pytest.FixtureRequest
) -> None:
    store = Store.open(profile, Clock()).store
    made = fill(store)
    dossiers.delete(store, made)
    store.close()
    version = schema.newest()
    request.getfixturevalue("future")
    found = Store.open(profile, Clock())
    assert found.outcome is Outcome.MIGRATED
    (copy,) = profile.copies.glob("migration-*.db")
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (version,)
    assert [each.reason for each in copies.good(profile)] == [Reason.MIGRATION]
    assert undo.undo(found.store) is not None
    assert found.store.rows("SELECT name, colour FROM dossier ORDER BY rowid DESC") == [
        ("Serbia visit", "grey"),
        ("Пустая", "grey"),
    ]
    assert found.store.row("SELECT count(*) FROM item") == (4,)
    found.store.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(profile, Clock()).store
    fill(store)
    kept = content(store)
    store.close()
    broken = """
    ALTER TABLE dossier ADD COLUMN colour TEXT;
    CREATE UNIQUE INDEX one_of_a_day ON dossier (date(created));
    """
    with monkeypatch.context() as patch:
        patch.setattr(schema, "STEPS", (*schema.STEPS, broken))
        failed = Store.open(profile, Clock())
        assert failed.outcome is Outcome.NOT_KEPT
        assert failed.problem is not None
        assert failed.problem.fault is Fault.NOT_MIGRATED
        assert "one_of_a_day" in str(failed.problem)
        failed.store.close()
    found = Store.open(profile, Clock())
    assert found.outcome is Outcome.OK
    assert content(found.store) == kept
    found.store.close()


def test_a_copy_of_an_older_version_can_be_restored(
    store: Store, profile: Profile, request: pytest.FixtureRequest
) -> None:
    fill(store)
    copies.keep_daily(profile, lambda: DAY)
    store.close()
    request.getfixturevalue("future")
    newer = Store.open(profile, Clock()).store
    dossiers.create(newer, "Later")
    newer.restore(next(copy for copy in copies.good(profile) if copy.reason is Reason.DAILY))
    assert newer.rows("SELECT colour FROM dossier") == [("grey",), ("grey",)]
    newer.close()
