"""A dossier from laptop to laptop."""

from __future__ import annotations

import errno
import os
import string
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import SVG, Clock, content, fill, png

from app.store import archive, dossiers, exchange, items, notes, undo
from app.store.errors import ExchangeProblem, Refusal, Unknown
from app.store.items import NewChart, NewItem
from app.store.memory import open_in_memory
from app.store.store import Store

WORDS = st.text(max_size=40)
NAMES = st.text(max_size=60).filter(lambda text: text.replace("\0", "").strip())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(WORDS, JSON, max_size=3)
KINDS = st.sampled_from(["entity", "event", "agreement", "figure", "project", "source"])
RECORDS = st.builds(NewItem, KINDS, NAMES, WORDS, st.text(string.hexdigits, max_size=8), WORDS, OBJECTS)
CHARTS = st.builds(NewChart, WORDS, OBJECTS, st.integers(0, 255).map(png) | st.just(SVG), WORDS)
Whole = tuple[dossiers.Dossier, list[tuple[items.Item, bytes | None]]]


def _whole(store: Store, dossier_id: str) -> Whole:
    """A dossier with all that lies in it, pictures too."""
    found = items.items(store, dossier_id)
    return dossiers.dossier(store, dossier_id), [(each, items.picture_of(store, each.id)) for each in found]


@settings(max_examples=60, deadline=None)
@given(name=NAMES, note=WORDS, things=st.lists(RECORDS | CHARTS, max_size=8), data=st.data())
def test_a_dossier_arrives_in_an_empty_profile_as_it_was(
    name: str, note: str, things: list[NewItem | NewChart], data: st.DataObject
) -> None:
    here, there = open_in_memory(Clock()), open_in_memory(Clock())
    made = dossiers.create(here, name)
    dossiers.set_note(here, made, note)
    ids = list(items.add(here, made, things).added)
    for item_id in ids:
        items.set_note(here, item_id, data.draw(WORDS))
    if ids:
        items.move(here, data.draw(st.permutations(ids)), None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.comptoir"
        exchange.export_dossier(here, made, path)
        first = path.read_bytes()
        found = exchange.import_dossier(there, path)
        exchange.export_dossier(there, made, path)
        assert path.read_bytes() == first
    assert found == exchange.Imported(made, len(ids), 0, True)
    assert _whole(there, made) == _whole(here, made)
    here.close()
    there.close()


@pytest.fixture
def laptops(store: Store, tmp_path: Path) -> tuple[Store, Store, str, Path]:
    """A full store, an empty one, a dossier of the first and the file that it was exported to."""
    made = fill(store)
    path = tmp_path / "Поездка.comptoir"
    exchange.export_dossier(store, made, path)
    return store, open_in_memory(Clock()), made, path


def test_importing_twice_changes_nothing_more(laptops: tuple[Store, Store, str, Path]) -> None:
    here, there, made, path = laptops
    assert exchange.import_dossier(there, path) == exchange.Imported(made, 4, 0, True)
    before, step = content(there), undo.next_undo(there)
    assert exchange.import_dossier(there, path) == exchange.Imported(made, 0, 4, False)
    assert exchange.import_dossier(here, path) == exchange.Imported(made, 0, 4, False)
    assert (content(there), undo.next_undo(there)) == (before, step)


def test_an_import_is_one_step_to_undo(laptops: tuple[Store, Store, str, Path]) -> None:
    _, there, made, path = laptops
    exchange.import_dossier(there, path)
    step = undo.undo(there)
    assert step is not None
    assert (step.action, step.detail["name"]) == (undo.Action.IMPORT_DOSSIER, "Serbia visit")
    assert dossiers.dossiers(there) == []
    undo.redo(there)
    assert items.picture_of(there, items.items(there, made)[2].id) == png(7)


def test_what_two_laptops_added_comes_together_without_doubles(laptops: tuple[Store, Store, str, Path]) -> None:
    here, there, made, path = laptops
    exchange.import_dossier(there, path)
    serbia = next(each for each in items.items(there, made) if each.record_id == "serbia")
    items.set_note(there, serbia.id, "From the laptop")
    items.add(there, made, [NewItem("event", "fair", "Fair"), NewItem("event", "both", "Both, there")])
    dossiers.rename(there, made, "Named there")
    dossiers.set_note(there, made, "Flight at 07:00\nsee https://example.org\n\nGate 4")
    items.set_note(here, serbia.id, "From the office")
    items.add(here, made, [NewItem("event", "both", "Both, here")])
    exchange.export_dossier(there, made, path)
    assert exchange.import_dossier(here, path) == exchange.Imported(made, 1, 5, False)
    found, listed = _whole(here, made)
    assert (found.name, found.note) == ("Serbia visit", "Flight at 07:00\nsee https://example.org\n\nGate 4")
    assert [each.title for each, _ in listed] == [
        "Turnover 2024", "Serbia", "Turnover", "Exports", "Both, here", "Fair",
    ]  # fmt: skip
    assert listed[1][0].note == "From the office\n\nFrom the laptop"
    exchange.import_dossier(here, path)
    assert _whole(here, made) == (found, listed)


def test_an_item_that_lies_in_another_dossier_by_now_is_imported_beside_it(
    laptops: tuple[Store, Store, str, Path],
) -> None:
    here, _, made, path = laptops
    other = dossiers.create(here, "Other")
    moved = [each.id for each in items.items(here, made)]
    with here.transaction():
        for item_id in moved:
            here.execute("UPDATE item SET dossier_id = ? WHERE id = ?", (other, item_id))
    assert exchange.import_dossier(here, path).added == 4
    assert [each.title for each in items.items(here, made)] == [each.title for each in items.items(here, other)]


def test_my_own_notes_travel_only_when_asked(laptops: tuple[Store, Store, str, Path]) -> None:
    here, there, made, path = laptops
    notes.set_note(here, "entity", "china", "Not in the dossier")
    exchange.import_dossier(there, path)
    assert notes.notes(there) == []
    notes.set_note(there, "entity", "serbia", "Mine")
    exchange.export_dossier(here, made, path, own_notes=True)
    exchange.import_dossier(there, path)
    assert notes.note_on(there, "entity", "serbia") == "Mine\n\nGood counterpart"
    assert notes.note_on(there, "entity", "china") == ""


def test_a_dossier_file_can_be_looked_at_before_it_is_merged(laptops: tuple[Store, Store, str, Path]) -> None:
    _, there, made, path = laptops
    parcel = exchange.read_dossier(path)
    assert (parcel.name, len(parcel.items), dossiers.dossiers(there)) == ("Serbia visit", 4, [])
    assert exchange.merge(there, parcel).dossier_id == made


def test_the_file_says_what_it_is_in_its_first_bytes(laptops: tuple[Store, Store, str, Path]) -> None:
    path = laptops[3]
    assert path.read_bytes()[30:].startswith(b"mimetype" + archive.MIME_TYPE)
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None


def test_notes_too_long_together_are_refused_and_nothing_is_merged(laptops: tuple[Store, Store, str, Path]) -> None:
    here, there, made, path = laptops
    dossiers.set_note(here, made, "a" * 600_000)
    exchange.export_dossier(here, made, path)
    exchange.import_dossier(there, path)
    dossiers.set_note(there, made, "b" * 600_000)
    before = content(there)
    with pytest.raises(ExchangeProblem, match="1,000,000") as told:
        exchange.import_dossier(there, path)
    assert told.value.refusal is Refusal.TOO_LARGE
    assert content(there) == before


def test_a_note_of_one_letter_a_million_times_is_not_taken_for_a_bomb(store: Store, tmp_path: Path) -> None:
    made = dossiers.create(store, "Long")
    ids = items.add(store, made, [NewItem("event", str(number), "E") for number in range(3)]).added
    for item_id in ids:
        items.set_note(store, item_id, "a" * 1_000_000)
    path = tmp_path / "long.comptoir"
    exchange.export_dossier(store, made, path)
    assert len(exchange.read_dossier(path).items) == 3


def test_a_dossier_too_large_for_one_file_is_refused_and_the_old_file_stays(
    laptops: tuple[Store, Store, str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _, made, path = laptops
    before = path.read_bytes()
    monkeypatch.setattr(archive, "FILE_LIMIT", 100)
    with pytest.raises(ExchangeProblem, match="Divide") as told:
        exchange.export_dossier(here, made, path)
    assert (told.value.refusal, told.value.path) == (Refusal.TOO_LARGE, path)
    assert path.read_bytes() == before
    assert [each for each in path.parent.iterdir() if each.suffix == ".part"] == []


def _no_folder(path: Path) -> Path:
    return path.parent / "nowhere" / "one.comptoir"


def _a_folder(path: Path) -> Path:
    (path.parent / "folder.comptoir").mkdir()
    return path.parent / "folder.comptoir"


def _below_a_file(path: Path) -> Path:
    return path / "one.comptoir"


@pytest.mark.parametrize("place", [_no_folder, _a_folder, _below_a_file])
def test_an_export_to_an_impossible_place_is_told_and_leaves_nothing(
    laptops: tuple[Store, Store, str, Path], place: Callable[[Path], Path]
) -> None:
    here, _, made, path = laptops
    target = place(path)
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(ExchangeProblem, match="Choose another folder") as told:
        exchange.export_dossier(here, made, target)
    assert told.value.refusal is Refusal.UNWRITABLE
    assert sorted(path.parent.rglob("*")) == before


def test_a_disk_that_fills_up_during_an_export_leaves_the_old_file(
    laptops: tuple[Store, Store, str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _, made, path = laptops
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExchangeProblem, match="disk is full"):
        exchange.export_dossier(here, made, path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob(".*"))


def test_an_unknown_dossier_is_not_exported(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Unknown):
        exchange.export_dossier(store, "gone", tmp_path / "x.comptoir")
    assert not (tmp_path / "x.comptoir").exists()
    assert dossiers.dossier(store, dossiers.create(store, "Still usable"))


def test_a_missing_file_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExchangeProblem, match="no such file") as told:
        exchange.import_dossier(store, tmp_path / "x.comptoir")
    assert told.value.refusal is Refusal.MISSING
    with pytest.raises(ExchangeProblem) as told:
        exchange.import_dossier(store, tmp_path)
    assert told.value.refusal is Refusal.UNREADABLE
