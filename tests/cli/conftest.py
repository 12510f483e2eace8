"""Runs the command line in this process."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_samples import Said, Say

from app.__main__ import main


@pytest.fixture
def bare(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs the command line in this process."""

    def run(*arguments: str | Path) -> Said:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return run


@pytest.fixture
def say(bare: Say, edition: Path) -> Say:
    """Runs the command line over the bundled data."""
    return lambda *arguments: bare("--db", edition, *arguments)
