"""A drawing as plain shapes, put on paper by Qt and on a page of the web as SVG. Lengths are in points."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Ink(enum.StrEnum):
    """The colours of the printed page; they stay apart for colour-blind readers and in grey."""

    TEXT = "#1b222c"
    MUTED = "#5f6b7a"
    LINE = "#cfd5dd"
    FAINT = "#eceff3"
    ACCENT = "#1a5fd0"
    UP = "#1a7f47"
    DOWN = "#b3261e"
    WARNING = "#8a5a00"
    BLUE = "#2a6bb0"
    AMBER = "#b8740a"
    GREEN = "#12805c"
    ROSE = "#b0447f"
    WHITE = "#ffffff"


class Anchor(enum.Enum):
    """Which end of a label stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `hollow` draws its edge only, `hatched` fills it with strokes."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    radius: float = 0.0
    hollow: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink = Ink.LINE
    width: float = 0.6


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a base line at a point; `mark` is set after them as a raised source number."""

    x: float
    y: float
    text: str
    size: float = 7.0
    ink: Ink = Ink.MUTED
    anchor: Anchor = Anchor.START
    strong: bool = False
    mark: str = ""


Shape = Box | Stroke | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet of some width and height, drawn in their order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
