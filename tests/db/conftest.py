"""What the tests of the data share: a small data folder, written anew for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from data_folder import DataFolder, small


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A faultless data folder, not yet written: spoil it, then call `save`."""
    return small(tmp_path / "data")
