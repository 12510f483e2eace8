"""Works on a profile without end, saying before and after every change what it does; made to be killed.

    python kill_child.py PROFILE EXPORTS SEED

It prints `? WHAT` before a change and `! WHAT` when it is kept.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from store_samples import Clock, png

from app.store import copies, dossiers, exchange, items, undo
from app.store.items import NewChart, NewItem
from app.store.memory import open_in_memory
from app.store.profile import Profile
from app.store.store import Store


def _say(mark: str, what: list[Any]) -> None:
    print(mark, json.dumps(what), flush=True)


def work(profile: Profile, exports: Path, seed: int) -> None:
    """Add, annotate, remove, import, undo, redo, copy and export, for ever."""
    chance = random.Random(seed)
    store = Store.open(profile, Clock()).store
    dossier_id = (dossiers.dossiers(store) or [None])[0]
    here = dossier_id.id if dossier_id else dossiers.create(store, "Killed")
    number = 0
    while True:
        number += 1
        token = f"{seed}-{number}"
        there = items.items(store, here)
        kind = chance.choice(["add", "add", "note", "import", "remove", "undo", "redo", "export", "copy"])
        if kind == "add":
            things = [NewItem("event", token, token), NewChart(token, {"t": token}, png(number, side=40))]
            _do(["add", token], items.add, store, here, things)
        elif kind == "import":
            _import(store, here, exports, token)
        elif kind == "note" and there:
            each = chance.choice(there)
            _do(["note", each.title, each.record_type, token], items.set_note, store, each.id, token)
        elif kind == "remove" and len(there) > 6:
            gone = chance.sample(there, 5)
            names = [[each.title, each.record_type] for each in gone]
            _do(["remove", names], items.remove, store, [each.id for each in gone])
        elif kind == "undo" and undo.next_undo(store) and dossiers.dossier(store, here).item_count:
            _do(["undo"], undo.undo, store)
        elif kind == "redo" and undo.next_redo(store):
            _do(["redo"], undo.redo, store)
        elif kind == "export":
            _do(["export"], exchange.export_dossier, store, here, exports / "out.comptoir")
        elif kind == "copy":
            _do(["copy"], copies.keep, profile, copies.Reason.DAILY, Clock(number))


def _import(store: Store, here: str, exports: Path, token: str) -> None:
    """Import the dossier as another laptop would send it back, with a record more."""
    path = exports / "in.comptoir"
    exchange.export_dossier(store, here, path)
    other = open_in_memory(Clock())
    exchange.import_dossier(other, path)
    items.add(other, here, [NewItem("event", token, token), NewChart(token, {"t": token}, png(1, side=40))])
    exchange.export_dossier(other, here, path)
    other.close()
    _do(["add", token], exchange.import_dossier, store, path)


def _do(what: list[Any], change: Callable[..., object], *values: object) -> None:
    _say("?", what)
    change(*values)
    _say("!", what)


if __name__ == "__main__":
    work(Profile.at(Path(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3]))
