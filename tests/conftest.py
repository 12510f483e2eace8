"""What the tests share: the bundled data built once, and catalogs over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from app.catalog.catalog import Catalog
from db.build import build

if TYPE_CHECKING:
    from app.store.store import Store
    from app.views.context import Context


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the bundled data."""
    return build(target=tmp_path_factory.mktemp("edition") / "comptoir.db")


@pytest.fixture
def catalog(edition: Path) -> Iterator[Catalog]:
    opened = Catalog(edition)
    yield opened
    opened.close()


@pytest.fixture
def store() -> Iterator[Store]:
    """A reader's file that is kept nowhere."""
    from app.store.memory import open_in_memory

    opened = open_in_memory()
    yield opened
    opened.close()


@pytest.fixture
def context(qapp: object, edition: Path, catalog: Catalog, store: Store) -> Iterator[Context]:
    """What a pane is given."""
    from app.catalog.wording import Wording
    from app.views.context import Context
    from app.views.main import make_application
    from app.views.question import Question
    from app.views.theme import Theme
    from app.views.worker import Worker

    make_application("en")
    made = Context(
        question=Question(),
        worker=Worker(edition, "en"),
        searcher=Worker(edition, "en"),
        vocabulary=catalog.vocabulary,
        wording=Wording(catalog.vocabulary),
        meta=catalog.meta,
        theme=Theme("light"),
        store=store,
    )
    yield made
    made.worker.stop()
    made.searcher.stop()
