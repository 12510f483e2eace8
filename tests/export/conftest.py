"""An edition with texts that somebody means harm with, and rows of any text or number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from export_samples import FORMULAS, NAMES, NUMBERS, fill_figures, fill_sources


@pytest.fixture(scope="session")
def scratch(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition to write into."""
    return Path(shutil.copy(edition, tmp_path_factory.mktemp("scratch") / "scratch.db"))


@pytest.fixture(scope="session")
def hostile(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition with every hostile text as a reference and every odd number as a figure."""
    path = Path(shutil.copy(edition, tmp_path_factory.mktemp("hostile") / "hostile.db"))
    fill_sources(path, FORMULAS + NAMES)
    fill_figures(path, NUMBERS)
    return path


@pytest.fixture(scope="session")
def many(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition with some ten thousand figures more: enough for threads, and to call off halfway."""
    path = Path(shutil.copy(edition, tmp_path_factory.mktemp("many") / "many.db"))
    fill_figures(path, [n / 4 for n in range(12_000)])
    return path
