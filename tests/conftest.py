"""What the tests share: the bundled data built once, and catalogs over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from app.catalog.catalog import Catalog
from db.build import build


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the bundled data."""
    return build(target=tmp_path_factory.mktemp("edition") / "comptoir.db")


@pytest.fixture
def catalog(edition: Path) -> Iterator[Catalog]:
    opened = Catalog(edition)
    yield opened
    opened.close()
