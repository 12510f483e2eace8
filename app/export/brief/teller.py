"""What every chapter is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.export.brief.citing import Citing
from app.export.brief.gather import Facts
from app.export.brief.words import Words


@dataclass(frozen=True, slots=True)
class Setting:
    """The page that is written for: its width in points, how wide words are in it, which letters it has, how many rows
    a table may have, and how many letters of a summary stand beside a title."""

    width: float
    measure: Callable[[str, float], float]
    shows: Callable[[str], bool]
    rows: int
    about: int


@dataclass(frozen=True, slots=True)
class Teller:
    """The facts, the words for them, the account of what is cited, and the page."""

    facts: Facts
    words: Words
    citing: Citing
    setting: Setting
