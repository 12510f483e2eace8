"""Killed at any moment: the store opens, what was acknowledged is there, and no half file has an export's name."""

from __future__ import annotations

import json
import os
import random
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from store_samples import Clock, png

from app.store import dossiers, exchange, items
from app.store.opening import Outcome
from app.store.profile import Profile
from app.store.store import Store

KILLS = 50
CHILD = Path(__file__).parent / "kill_child.py"
State = dict[tuple[str, str], str]  # title and type of each item, and its note


class Told:
    """What the killed programs said they had done: all states, so that undo and redo can be followed."""

    def __init__(self) -> None:
        self.states: list[State] = [{}]
        self.at = 0
        self.changes = 0

    @property
    def now(self) -> State:
        return self.states[self.at]

    def after(self, what: list[Any]) -> tuple[int, State]:
        """Where among the states one would be after a change, and that state."""
        kind, *details = what
        state = dict(self.now)
        if kind in ("undo", "redo"):
            at = self.at + (1 if kind == "redo" else -1)
            return at, self.states[at]
        if kind in ("export", "copy"):
            return self.at, state
        if kind == "add":
            state |= {(details[0], "event"): "", (details[0], "chart"): ""}
        elif kind == "note":
            title, record_type, note = details
            state[title, record_type] = note
        elif kind == "remove":
            for title, record_type in details[0]:
                del state[title, record_type]
        return self.at + 1, state

    def did(self, what: list[Any]) -> None:
        at, state = self.after(what)
        if what[0] not in ("undo", "redo", "export", "copy"):
            self.states[at:] = [state]
        self.at = at
        self.changes += 1


def _run_and_kill(profile: Profile, exports: Path, seed: int, patience: float) -> list[tuple[str, list[Any]]]:
    """What a program said in some time of work, before it was killed in the midst of it."""
    program = subprocess.Popen([sys.executable, CHILD, profile.folder, exports, str(seed)], stdout=subprocess.PIPE)
    assert program.stdout is not None
    # Wait for a sign of life, so that most kills fall into work and not into Python's own start.
    select.select([program.stdout], [], [], 20 if seed % 10 else 0.12)
    select.select([], [], [], patience)
    program.kill()
    said = program.communicate()[0].decode()
    assert program.returncode == -9, "it ended by itself"
    whole = said[: said.rfind("\n") + 1].splitlines()
    return [(line[0], json.loads(line[2:])) for line in whole]


def _found(profile: Profile) -> State:
    opened = Store.open(profile, Clock())
    assert opened.outcome in (Outcome.OK, Outcome.FRESH), opened
    assert opened.problem is None
    assert opened.store.rows("PRAGMA integrity_check") == [("ok",)]
    assert opened.store.rows("PRAGMA foreign_key_check") == []
    state = {}
    for dossier in dossiers.dossiers(opened.store):
        for each in items.items(opened.store, dossier.id):
            state[each.title, each.record_type] = each.note
            if each.record_type == items.CHART:
                assert (items.picture_of(opened.store, each.id) or b"").startswith(png()[:8])
    opened.store.close()
    return state


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not sent there")
def test_after_fifty_kills_nothing_acknowledged_is_lost(profile: Profile, tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    told, chance = Told(), random.Random(20250314)
    exported = 0
    for seed in range(1, KILLS + 1):
        said = _run_and_kill(profile, exports, seed, chance.uniform(0.0, 0.12))
        for mark, what in said:
            if mark == "!":
                told.did(what)
                exported += what[0] == "export"
        found = _found(profile)
        if found != told.now:  # the change under way may have been kept too
            mark, under_way = said[-1]
            assert mark == "?"
            assert found == told.after(under_way)[1]
            told.did(under_way)
        for path in exports.glob("[!.]*"):
            exchange.read_dossier(path)
        assert not exported or (exports / "out.comptoir").exists()
    assert told.changes > KILLS
    assert exported
    assert os.listdir(profile.copies)  # noqa: PTH208
