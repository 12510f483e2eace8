"""A profile of its own for every test, and a store in it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from store_samples import Clock

from app.store.profile import Profile
from app.store.store import Store


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "a reader's # folder? 100% Ж")


@pytest.fixture
def opened(profile: Profile) -> Iterator[Callable[[], Store]]:
    """Opens stores on the profile, as many as asked for."""
    made: list[Store] = []

    def another() -> Store:
        made.append(Store.open(profile, Clock()).store)
        return made[-1]

    yield another
    for store in made:
        store.close()


@pytest.fixture
def store(opened: Callable[[], Store]) -> Store:
    return opened()


@pytest.fixture
def ordinary_reader() -> Iterator[tuple[Path, Callable[[], AbstractContextManager[None]]]]:
    """A folder outside root's own, and a way to do things without root's right to write everywhere."""

    @contextmanager
    def acting() -> Iterator[None]:
        if not hasattr(os, "geteuid") or os.geteuid():
            yield
            return
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder, acting
