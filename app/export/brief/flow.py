"""Pages: pieces that are never cut, put one below the other, each page full but none against the rules of good print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtGui import QPainter

Paint = Callable[[QPainter, float], None]  # with the top of the piece, in units


@dataclass
class Piece:
    """Something that is not cut. `gap` is the space above it, dropped at the head of a page; with `keep` it stays on the page of
    the next piece; `header` stands before it at the head of a page; `bookmark` and `place` are how it is found.
    """

    height: float
    paint: Paint
    gap: float = 0.0
    keep: bool = False
    header: Piece | None = None
    bookmark: str = ""
    place: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is: the number of the page, from 0, and its top in units."""

    page: int
    y: float


@dataclass
class Pages:
    """What is on each page, and where bookmarks and places are."""

    sheets: list[list[tuple[float, Paint]]] = field(default_factory=lambda: [[]])
    bookmarks: list[tuple[str, Spot]] = field(default_factory=list)
    places: dict[str, Spot] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.sheets)


def paginate(pieces: Iterable[Piece], top: float, bottom: float) -> Pages:
    """Put pieces on pages between two heights, those that belong together on one page."""
    pages, y = Pages(), top
    for group in _groups(pieces):
        if y > top and (group[0].new_page or y + _height(group) > bottom):
            pages.sheets.append([])
            y = top
        for piece in group:
            if y > top and y + piece.gap + piece.height > bottom:  # a group higher than a page
                pages.sheets.append([])
                y = top
            if y == top and piece.header is not None:
                y = _put(pages, piece.header, y)
            elif y > top:
                y += piece.gap
            y = _put(pages, piece, y)
    return pages


def _groups(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    """Pieces that must share a page."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def _height(group: list[Piece]) -> float:
    return sum(piece.gap + piece.height for piece in group)


def _put(pages: Pages, piece: Piece, y: float) -> float:
    spot = Spot(len(pages.sheets) - 1, y)
    pages.sheets[-1].append((y, piece.paint))
    if piece.bookmark:
        pages.bookmarks.append((piece.bookmark, spot))
    if piece.place:
        pages.places[piece.place] = spot
    return y + piece.height
