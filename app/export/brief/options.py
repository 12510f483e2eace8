"""What the reader can choose about a brief."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass


class Part(enum.StrEnum):
    """The parts of a brief, in their order; cover and sources are always there."""

    NUMBERS = "numbers"
    STRIP = "strip"
    CHART = "chart"
    HAPPENED = "happened"
    SIGNED = "signed"
    NEXT = "next"
    ORGANISATIONS = "organisations"
    PROJECTS = "projects"
    DOUBTS = "doubts"
    NOTES = "notes"


class PaperSize(enum.StrEnum):
    """The sheet that the brief is printed on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class ReaderNote:
    """A note of the reader's, under the title of what it is about (empty: about all)."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ReaderChart:
    """A chart that the reader put aside as it looked: PNG or SVG."""

    title: str
    picture: bytes
    kind: str = "png"
    note: str = ""


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """The brief's title (empty: what it is about) and author, its parts, paper, and what the reader adds.

    `progress` is told after each step how much is done, from 0 to 1; an exception that it raises ends the work and leaves no file.
    """

    title: str = ""
    author: str = ""
    parts: frozenset[Part] = frozenset(Part)
    paper: PaperSize = PaperSize.A4
    notes: tuple[ReaderNote, ...] = ()
    charts: tuple[ReaderChart, ...] = ()
    progress: Callable[[float], None] | None = None

    def report(self, done: float) -> None:
        if self.progress is not None:
            self.progress(done)
