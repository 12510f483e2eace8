"""Undo and redo of everything, in any order, by two windows, across restarts."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from store_samples import Clock, content, png

from app.store import dossiers, exchange, items, marks, notes, undo
from app.store.errors import Unknown
from app.store.items import NewChart, NewItem
from app.store.marks import Mark
from app.store.profile import Profile
from app.store.store import Store

Content = dict[str, list[tuple[Any, ...]]]
KEYS = st.sampled_from(["a", "b", "c", "d"])
WORDS = st.text(max_size=12)
QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # thousands of changes, each of which waits for the disk


class TwoWindows(RuleBasedStateMachine):
    """Two windows change one file; whatever they did is undone step by step to nothing and redone to the end."""

    made = Bundle("dossiers")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=QUICK))
        self.profile = Profile.at(self.folder / "profile")
        self.clock = Clock()
        self.windows = [self._open(), self._open()]
        self.states: list[Content] = [self._content()]
        self.at = 0

    def _open(self) -> Store:
        return Store.open(self.profile, self.clock).store

    def _content(self) -> Content:
        # Pictures stay for as long as anything may need them: they are not part of what is undone.
        return {table: rows for table, rows in content(self.windows[0]).items() if table != "image"}

    def _did(self) -> None:
        found = self._content()
        if found != self.states[self.at]:
            self.states[self.at + 1 :] = [found]
            self.at += 1

    @initialize(target=made)
    def first(self) -> str:
        return self.another(0, "First", ["a", "b", "c"])

    @rule(
        target=made,
        window=st.integers(0, 1),
        name=st.text(min_size=1, max_size=5).filter(str.isalnum),
        keys=st.lists(KEYS, max_size=3),
    )
    def another(self, window: int, name: str, keys: list[str]) -> str:
        found = dossiers.create(self.windows[window], name)
        self._did()
        self.add(window, found, keys, 0)
        return found

    @rule(target=made, window=st.integers(0, 1), source=made, name=st.text(min_size=1, max_size=5).filter(str.isalnum))
    def duplicate(self, window: int, source: str, name: str) -> str:
        try:
            found = dossiers.duplicate(self.windows[window], source, name)
        except Unknown:
            return source
        self._did()
        return found

    @rule(window=st.integers(0, 1), target_=made, keys=st.lists(KEYS, max_size=3), shade=st.integers(0, 3))
    def add(self, window: int, target_: str, keys: list[str], shade: int) -> None:
        things = [NewItem("event", key, key, "1", "e", {"k": [key]}) for key in keys]
        self._try(items.add, self.windows[window], target_, [*things, NewChart("C", {"s": shade}, png(shade))])

    @rule(window=st.integers(0, 1), target_=made, words=WORDS, data=st.data())
    def change(self, window: int, target_: str, words: str, data: st.DataObject) -> None:
        store = self.windows[window]
        ids = [each.id for each in items.items(store, target_)]
        some = st.permutations(ids).flatmap(lambda order: st.integers(1, len(order)).map(lambda n: list(order[:n])))
        chosen = data.draw(some) if ids else []
        kind = data.draw(st.sampled_from(["rename", "note", "item", "remove", "move", "accept", "delete"]))
        if kind == "rename" and words.strip().isalnum():
            self._try(dossiers.rename, store, target_, words)
        elif kind == "note":
            self._try(dossiers.set_note, store, target_, words)
        elif kind == "accept":
            self._try(items.accept, store, target_, [NewItem("event", "a", words, words)])
        elif kind == "delete":
            self._try(dossiers.delete, store, target_)
        elif chosen and kind == "item":
            self._try(items.set_note, store, chosen[0], words)
        elif chosen and kind == "remove":
            self._try(items.remove, store, chosen)
        elif chosen and kind == "move":
            self._try(items.move, store, chosen, data.draw(st.sampled_from([*ids, None])))

    @rule(window=st.integers(0, 1), source=made, target_=made, keep=st.booleans())
    def transfer(self, window: int, source: str, target_: str, keep: bool) -> None:
        ids = [each.id for each in items.items(self.windows[window], source)]
        self._try(items.transfer, self.windows[window], ids, target_, keep)

    @rule(window=st.integers(0, 1), source=made, back=st.integers(0, 3))
    def import_again(self, window: int, source: str, back: int) -> None:
        path = self.folder / "one.comptoir"
        try:
            exchange.export_dossier(self.windows[window], source, path, own_notes=True)
        except Unknown:
            return
        for _ in range(back):
            self.undo(window)
        exchange.import_dossier(self.windows[1 - window], path)
        self._did()

    @rule(window=st.integers(0, 1), key=KEYS, words=WORDS)
    def note(self, window: int, key: str, words: str) -> None:
        self._try(notes.set_note, self.windows[window], "event", key, words)

    @rule(window=st.integers(0, 1), key=KEYS, on=st.booleans())
    def bookmark(self, window: int, key: str, on: bool) -> None:
        if on:
            self._try(marks.add_bookmark, self.windows[window], Mark("event", key, key))
        else:
            self._try(marks.remove_bookmark, self.windows[window], "event", key)

    @rule(window=st.integers(0, 1))
    def undo(self, window: int) -> None:
        expected = undo.next_undo(self.windows[1 - window])
        assert undo.undo(self.windows[window]) == expected
        assert (expected is None) == (self.at == 0)
        self.at = max(0, self.at - 1)

    @rule(window=st.integers(0, 1))
    def redo(self, window: int) -> None:
        expected = undo.next_redo(self.windows[1 - window])
        assert undo.redo(self.windows[window]) == expected
        assert (expected is None) == (self.at == len(self.states) - 1)
        self.at = min(self.at + 1, len(self.states) - 1)

    @rule(window=st.integers(0, 1))
    def restart(self, window: int) -> None:
        self.windows[window].close()
        self.windows[window] = self._open()

    def _try(self, do: Any, *values: Any) -> None:
        try:
            do(*values)
        except Unknown:
            assert self._content() == self.states[self.at]
        self._did()

    @invariant()
    def what_is_there_is_what_was_done(self) -> None:
        assert self._content() == self.states[self.at]

    def teardown(self) -> None:
        while self.at:
            self.undo(0)
            self.what_is_there_is_what_was_done()
        while self.at < len(self.states) - 1:
            self.redo(1)
            self.what_is_there_is_what_was_done()
        assert self.windows[0].rows("PRAGMA foreign_key_check") == []
        for window in self.windows:
            window.close()
        shutil.rmtree(self.folder)


TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(
    max_examples=50, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
