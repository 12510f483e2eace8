"""What the reader does with dossiers, items, notes, bookmarks and settings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from store_samples import SVG, Clock, png

from app.store import dossiers, history, items, marks, notes, settings, text, undo
from app.store.errors import Unknown
from app.store.items import CHART, NewChart, NewItem
from app.store.marks import Mark
from app.store.memory import open_in_memory
from app.store.store import Store, Topic


def _new(*names: str) -> list[NewItem | NewChart]:
    return [NewItem("event", name, name.title()) for name in names]


def _order(store: Store, dossier_id: str) -> str:
    return "".join(each.record_id for each in items.items(store, dossier_id))


@pytest.fixture
def letters(store: Store) -> tuple[str, dict[str, str]]:
    """A dossier with the items a to f, and their ids by letter."""
    made = dossiers.create(store, "Letters")
    added = items.add(store, made, _new(*"abcdef")).added
    return made, dict(zip("abcdef", added, strict=True))


def test_dossiers_are_made_renamed_annotated_and_deleted(store: Store) -> None:
    first, second = dossiers.create(store, "  Serbia \n visit "), dossiers.create(store, "Serbia visit")
    assert [(each.name, each.item_count) for each in dossiers.dossiers(store)] == [("Serbia visit", 0)] * 2
    dossiers.rename(store, second, "Китай")
    dossiers.set_note(store, second, "In May")
    items.add(store, second, _new("a", "b"))
    found = dossiers.dossier(store, second)
    assert (found.name, found.note, found.item_count) == ("Китай", "In May", 2)
    dossiers.delete(store, second)
    assert [each.id for each in dossiers.dossiers(store)] == [first]
    assert items.items(store, second) == []


@pytest.mark.parametrize("name", ["", " \n", "\0", "x" * 201])
def test_a_blank_or_endless_name_is_refused_in_words(store: Store, name: str) -> None:
    made = dossiers.create(store, "Good")
    for attempt in (lambda: dossiers.create(store, name), lambda: dossiers.rename(store, made, name)):
        with pytest.raises(ValueError, match=r"name"):
            attempt()
    assert [each.name for each in dossiers.dossiers(store)] == ["Good"]


def test_a_dossier_that_another_window_deleted_is_unknown(opened: Callable[[], Store]) -> None:
    here, there = opened(), opened()
    made = dossiers.create(here, "Serbia")
    (item_id,) = items.add(here, made, _new("a")).added
    dossiers.delete(there, made)
    for attempt in (
        lambda: dossiers.dossier(here, made),
        lambda: dossiers.rename(here, made, "China"),
        lambda: dossiers.set_note(here, made, "x"),
        lambda: dossiers.delete(here, made),
        lambda: dossiers.duplicate(here, made, "Copy"),
        lambda: items.add(here, made, _new("b")),
        lambda: items.set_note(here, item_id, "x"),
        lambda: items.picture_of(here, item_id),
        lambda: items.move(here, [item_id], None),
        lambda: items.transfer(here, [item_id], made),
    ):
        with pytest.raises(Unknown):
            attempt()
    items.remove(here, [item_id])
    assert dossiers.dossiers(here) == []


def test_a_record_lies_in_a_dossier_only_once(store: Store) -> None:
    made = dossiers.create(store, "Serbia")
    first = items.add(store, made, _new("a", "b"))
    again = items.add(store, made, _new("b", "c", "c"))
    assert again.already_there == (first.added[1], again.added[0])
    assert _order(store, made) == "abc"
    assert items.keys(store, made) == {("event", letter) for letter in "abc"}
    other = dossiers.duplicate(store, made, "Again")
    assert items.holding(store, "event", "a") == {made, other}
    assert _order(store, other) == "abc"


@pytest.mark.parametrize(
    ("moving", "before", "expected"),
    [
        ("f", "a", "fabcde"),
        ("a", None, "bcdefa"),
        ("db", "a", "dbacef"),
        ("bc", "f", "adebcf"),
        ("ab", "b", "abcdef"),
        ("cb", "b", "acbdef"),
        ("fedcba", None, "fedcba"),
        ("ef", "e", "abcdef"),
    ],
)
def test_items_are_ordered_by_hand(
    store: Store, letters: tuple[str, dict[str, str]], moving: str, before: str | None, expected: str
) -> None:
    made, ids = letters
    items.move(store, [ids[letter] for letter in moving], ids[before] if before else None)
    assert _order(store, made) == expected
    assert undo.undo(store) is not None
    assert _order(store, made) == ("abcdef" if expected != "abcdef" else "")


def test_items_can_be_moved_into_one_gap_without_end(store: Store, letters: tuple[str, dict[str, str]]) -> None:
    made, ids = letters
    for round_ in range(60):
        items.move(store, [ids["e" if round_ % 2 else "f"]], before=ids["b"])
        items.move(store, [ids["b"]], before=ids["e" if round_ % 2 else "f"])
    assert _order(store, made) == "abefcd"
    assert items.add(store, made, _new("x"), before=ids["b"]).added
    assert _order(store, made) == "axbefcd"


def test_moving_before_what_is_not_there_is_refused(store: Store, letters: tuple[str, dict[str, str]]) -> None:
    made, ids = letters
    with pytest.raises(Unknown):
        items.move(store, [ids["a"]], before="gone")
    with pytest.raises(Unknown):
        items.add(store, made, _new("x"), before="gone")
    other = items.add(store, dossiers.create(store, "Other"), _new("z")).added
    with pytest.raises(Unknown):
        items.move(store, [ids["b"], *other], before=ids["a"])
    with pytest.raises(ValueError, match="with its picture"):
        items.add(store, made, [NewItem(CHART, "x", "A chart without a picture")])
    items.move(store, [], before=ids["a"])
    items.remove(store, [])
    assert _order(store, made) == "abcdef"


def test_items_go_to_another_dossier_with_their_notes(store: Store, letters: tuple[str, dict[str, str]]) -> None:
    made, ids = letters
    other = dossiers.create(store, "Other")
    items.add(store, other, _new("b"))
    items.set_note(store, items.items(store, other)[0].id, "theirs")
    items.set_note(store, ids["a"], "see a")
    items.set_note(store, ids["b"], "mine")
    moved = items.transfer(store, [ids["c"], ids["a"], ids["b"]], other)
    assert (len(moved.added), len(moved.already_there)) == (2, 1)
    assert (_order(store, made), _order(store, other)) == ("def", "bca")
    assert [each.note for each in items.items(store, other)] == ["theirs\n\nmine", "", "see a"]
    items.transfer(store, [ids["d"]], other, keep=True)
    assert (_order(store, made), _order(store, other)) == ("def", "bcad")
    undo.undo(store)
    undo.undo(store)
    assert (_order(store, made), _order(store, other)) == ("abcdef", "b")


def test_notes_on_one_record_from_two_dossiers_are_joined_when_both_move(store: Store) -> None:
    first, second, target = (dossiers.create(store, name) for name in ("1", "2", "3"))
    ids = [items.add(store, made, _new("a")).added[0] for made in (first, second)]
    for item_id, note in zip(ids, ("from one", "from two"), strict=True):
        items.set_note(store, item_id, note)
    items.transfer(store, ids, target)
    assert [each.note for each in items.items(store, target)] == ["from one\n\nfrom two"]


def test_charts_are_kept_as_they_looked(store: Store) -> None:
    made = dossiers.create(store, "Charts")
    state = {"entities": ["serbia"], "from": 2015, "log": False, "title": "Товарооборот"}
    added = items.add(store, made, [NewChart("Turnover", state, png(1)), NewChart("Exports", {}, SVG)]).added
    again = items.add(store, made, [NewChart("Turnover", dict(reversed(state.items())), png(1))])
    assert again.already_there == added[:1]
    assert len(items.add(store, made, [NewChart("Turnover", state, png(2))]).added) == 1
    turnover, exports, _ = items.items(store, made)
    assert (turnover.record_type, turnover.chart, turnover.picture_kind) == (CHART, state, "png")
    assert (exports.chart, exports.picture_kind) == ({}, "svg")
    assert items.picture_of(store, turnover.id) == png(1)
    assert items.picture_of(store, exports.id) == SVG


@pytest.mark.parametrize(
    ("state", "picture"),
    [
        ({}, b""),
        ({}, b"GIF89a"),
        ({}, png()[:-20]),
        ({}, b"<svg"),
        ({}, b"<html/>"),
        ({"number": float("nan")}, png()),
        ({"object": object()}, png()),
        ({"text": "x" * 1_000_001}, png()),
    ],
)
def test_a_chart_that_cannot_be_kept_is_refused_and_nothing_added(
    store: Store, state: dict[str, object], picture: bytes
) -> None:
    made = dossiers.create(store, "Charts")
    with pytest.raises(ValueError, match=r"\w"):
        items.add(store, made, [NewItem("event", "a", "A"), NewChart("Chart", state, picture)])
    assert items.items(store, made) == []


def test_pictures_that_nothing_needs_any_more_are_let_go_at_the_next_start(
    opened: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "STEPS_KEPT", 2)
    store = opened()
    made = dossiers.create(store, "Charts")
    first, second = items.add(store, made, [NewChart("1", {}, png(1)), NewChart("2", {}, png(2))]).added
    items.remove(store, [first])
    assert opened().row("SELECT count(*) FROM image") == (2,)
    undo.undo(store)
    assert items.picture_of(store, first) == png(1)
    undo.redo(store)
    dossiers.create(store, "more")
    dossiers.create(store, "and more")
    assert opened().rows("SELECT data FROM image") == [(png(2),)]
    assert items.picture_of(store, second) == png(2)


def test_a_new_edition_shows_what_it_changed_and_dropped(store: Store) -> None:
    made = dossiers.create(store, "Serbia")
    items.add(
        store,
        made,
        [
            NewItem("event", "same", "Same", "1", "2025-03"),
            NewItem("figure", "changed", "Old title", "2", "2025-03", {"value": 135_000_000}),
            NewItem("project", "dropped", "Dropped", "3", "2025-03"),
            NewItem("source", "7", "Without a mark"),
            NewChart("Chart", {}, png()),
        ],
    )
    present = {("event", "same"): "1", ("figure", "changed"): "2b", ("source", "7"): "x", ("event", "other"): "9"}
    found = items.differences(items.items(store, made), present)
    assert [each.record_id for each in found.changed] == ["changed"]
    assert [each.record_id for each in found.dropped] == ["dropped"]
    assert found.changed[0].details == {"value": 135_000_000}
    items.accept(store, made, [NewItem("figure", "changed", "New title", "2b", "2026-01", {"value": 140_000_000})])
    found = items.differences(items.items(store, made), present)
    assert found.changed == ()
    assert items.items(store, made)[1].title == "New title"
    undo.undo(store)
    assert items.items(store, made)[1].edition == "2025-03"


def test_a_content_hash_tells_content_apart_and_not_order(store: Store) -> None:
    first = text.content_hash({"title": "Экспо", "sources": (1, 2)})
    assert first == text.content_hash({"sources": [1, 2], "title": "Экспо"})
    assert first != text.content_hash({"title": "Экспо", "sources": (2, 1)})


def test_my_notes_on_records(store: Store) -> None:
    notes.set_note(store, "entity", "serbia", "Good counterpart\nhttps://example.org", "Serbia")
    notes.set_note(store, "event", "expo", "Stand 4")
    assert notes.note_on(store, "entity", "serbia") == "Good counterpart\nhttps://example.org"
    assert [note.record_id for note in notes.notes(store)] == ["expo", "serbia"]
    notes.set_note(store, "entity", "serbia", "  ")
    assert notes.note_on(store, "entity", "serbia") == ""
    step = undo.next_undo(store)
    assert step is not None
    undo.undo(store)
    assert notes.note_on(store, "entity", "serbia").startswith("Good")
    with pytest.raises(ValueError, match="1,000,000"):
        notes.set_note(store, "entity", "serbia", "x" * 1_000_001)


def test_half_a_character_and_nul_do_not_stop_a_note(store: Store) -> None:
    notes.set_note(store, "entity", "serbia", "a\ud83db\0c 😀")
    assert notes.note_on(store, "entity", "serbia") == "a\N{REPLACEMENT CHARACTER}bc 😀"


def test_bookmarks_are_set_once_and_taken_away(store: Store) -> None:
    for mark in (Mark("entity", "serbia", "Serbia"), Mark("source", "12", "Ref 12"), Mark("entity", "serbia", "S.")):
        marks.add_bookmark(store, mark)
    assert [mark.title for mark in marks.bookmarks(store)] == ["Serbia", "Ref 12"]
    marks.remove_bookmark(store, "entity", "serbia")
    marks.remove_bookmark(store, "entity", "serbia")
    assert not marks.is_bookmarked(store, "entity", "serbia")
    undo.undo(store)
    assert [mark.title for mark in marks.bookmarks(store)] == ["Serbia", "Ref 12"]


def test_what_was_seen_last_comes_first_and_the_oldest_is_forgotten(store: Store) -> None:
    for number in range(marks.RECENT_KEPT + 20):
        marks.saw(store, Mark("event", str(number), f"Event {number}"))
    marks.saw(store, Mark("event", "50", "Event fifty"))
    seen = marks.recent(store)
    assert (seen[0], seen[1].record_id, len(seen)) == (Mark("event", "50", "Event fifty"), "119", marks.RECENT_KEPT)
    assert len(marks.recent(store, limit=5)) == 5
    marks.forget_recent(store)
    assert marks.recent(store) == []


def test_settings_come_back_as_they_were_and_never_as_another_kind(opened: Callable[[], Store]) -> None:
    store = opened()
    settings.put(store, "theme", "dark")
    settings.put_all(store, {"columns": ["title", "date"], "wide": True, "zoom": 2, "export": {"bom": False}})
    settings.put_bytes(store, "layout", b"\x00\xff\x01")
    store.close()
    store = opened()
    assert settings.get(store, "theme", "light") == "dark"
    assert settings.get(store, "columns", list[str]()) == ["title", "date"]
    assert settings.get(store, "wide", False) is True
    assert settings.get(store, "zoom", 1.0) == 2.0
    assert settings.get(store, "export", dict[str, bool]()) == {"bom": False}
    assert settings.get_bytes(store, "layout") == b"\x00\xff\x01"
    assert settings.get_bytes(store, "theme") is None
    assert settings.get_bytes(store, "none") is None
    assert settings.get(store, "theme", 5) == 5
    assert settings.get(store, "wide", 5) == 5
    assert settings.get(store, "none", "default") == "default"
    settings.forget(store, "theme")
    assert settings.get(store, "theme", "light") == "light"
    settings.forget(store)
    assert settings.get(store, "wide", False) is False
    with store.transaction():
        store.execute("""INSERT INTO setting VALUES ('cut', '{"a"'), ('bytes', '{"base64":"!"}')""")
    assert settings.get(store, "cut", "default") == "default"
    assert settings.get_bytes(store, "bytes") is None
    with pytest.raises(ValueError, match="JSON"):
        settings.put(store, "x", {1, 2})


def test_the_history_of_questions_comes_back_around_the_present_one(opened: Callable[[], Store]) -> None:
    store = opened()
    assert history.load(store) == ([], -1)
    states = [{"filter": {"text": str(number)}, "record_id": None} for number in range(450)]
    history.save(store, states[:3], 1)
    store.close()
    store = opened()
    assert history.load(store) == (states[:3], 1)
    for at in (0, 20, 225, 449):
        history.save(store, states, at)
        kept, now = history.load(store)
        assert (kept[now], len(kept)) == (states[at], history.KEPT)
    settings.put(store, "history", {"states": [1], "at": 0})
    assert history.load(store) == ([], -1)


def test_two_windows_see_each_others_changes(opened: Callable[[], Store]) -> None:
    here, there = opened(), opened()
    heard: list[frozenset[Topic]] = []
    stop = there.subscribe(heard.append)
    made = dossiers.create(here, "Serbia")
    assert there.poll()
    assert not there.poll()
    for number in range(10):
        items.add((here, there)[number % 2], made, _new(f"{number}"))
    assert _order(here, made) == _order(there, made) == "0123456789"
    undo.undo(here)
    undo.undo(there)
    assert _order(here, made) == "01234567"
    there.poll()
    heard.clear()
    stop()
    items.add(there, made, _new("x"))
    assert heard == []
    assert not there.poll()
    assert here.poll()


def test_those_who_listen_hear_what_a_change_is_about(store: Store) -> None:
    heard: list[frozenset[Topic]] = []
    store.subscribe(heard.append)
    made = dossiers.create(store, "Serbia")
    dossiers.rename(store, made, "Serbia")
    notes.set_note(store, "entity", "serbia", "x")
    marks.add_bookmark(store, Mark("entity", "serbia", "Serbia"))
    marks.saw(store, Mark("entity", "serbia", "Serbia"))
    settings.put(store, "theme", "dark")
    settings.put(store, "theme", "dark")
    undo.undo(store)
    with pytest.raises(ValueError, match="name"):
        dossiers.create(store, "")
    assert [topic.value for topics in heard for topic in topics] == [
        "dossiers", "notes", "bookmarks", "recent", "settings", "bookmarks",
    ]  # fmt: skip


def test_typing_in_one_note_is_undone_at_once_and_elsewhere_apart() -> None:
    clock = Clock(seconds=0.1)
    store = open_in_memory(clock)
    made = dossiers.create(store, "Serbia")
    first, second = items.add(store, made, _new("a", "b")).added
    for length in range(1, 9):
        items.set_note(store, first, "Ask Ivan"[:length])
    items.set_note(store, second, "B")
    notes.set_note(store, "entity", "serbia", "M")
    notes.set_note(store, "entity", "serbia", "My")
    for expected in (("Ask Ivan", "B", ""), ("Ask Ivan", "", ""), ("", "", "")):
        undo.undo(store)
        found = [each.note for each in items.items(store, made)]
        assert (*found, notes.note_on(store, "entity", "serbia")) == expected
    for _ in range(3):
        undo.redo(store)
    assert [each.note for each in items.items(store, made)] == ["Ask Ivan", "B"]
    assert notes.note_on(store, "entity", "serbia") == "My"
    clock.moment = clock.moment.replace(hour=12)
    items.set_note(store, first, "Ask Ivan, later")
    undo.undo(store)
    assert items.item(store, first).note == "Ask Ivan"
    store.close()


def test_what_was_typed_and_taken_back_by_hand_leaves_nothing_to_undo() -> None:
    store = open_in_memory(Clock(seconds=0.1))
    made = dossiers.create(store, "Serbia")
    before = undo.next_undo(store)
    for note in ("a", "ab", "a", ""):
        dossiers.set_note(store, made, note)
        notes.set_note(store, "entity", "serbia", "")
    assert undo.next_undo(store) == before
    for note in ("a", "ab", ""):
        notes.set_note(store, "entity", "serbia", note)
    assert undo.next_undo(store) == before
    store.close()


def test_nothing_is_changed_outside_a_transaction(store: Store) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        store.execute("DELETE FROM dossier")
