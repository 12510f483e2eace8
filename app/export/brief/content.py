"""What a brief says, chapter by chapter, without how it looks on paper or on a screen."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field

from app.export.brief.drawing import Drawing


class Tone(enum.Enum):
    """How some words stand out."""

    PLAIN = enum.auto()
    STRONG = enum.auto()
    ITALIC = enum.auto()
    MUTED = enum.auto()
    LINK = enum.auto()
    MARK = enum.auto()  # the raised number of a source
    UP = enum.auto()
    DOWN = enum.auto()
    WARNING = enum.auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in one tone; `href` is an address, or `#` and the name of a place in the brief."""

    text: str
    tone: Tone = Tone.PLAIN
    href: str = ""


Rich = tuple[Span, ...]
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'»”]")


def plain(text: str) -> Rich:
    return (Span(text),) if text else ()


def muted(text: str) -> Rich:
    return (Span(text, Tone.MUTED),) if text else ()


def text_of(rich: Rich) -> str:
    """The words alone."""
    return "".join(span.text for span in rich)


def linked(text: str) -> Rich:
    """Words in which the addresses of the web are links."""
    spans, at = list[Span](), 0
    for found in _ADDRESS.finditer(text):
        spans += plain(text[at : found.start()])
        spans.append(Span(found[0], Tone.LINK, found[0]))
        at = found.end()
    return (*spans, *plain(text[at:]))


class Align(enum.Enum):
    """Where a column's words stand."""

    LEFT = enum.auto()
    RIGHT = enum.auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: as wide as its words need, up to `share` of the page when it is `narrow`, or that share of what is left."""

    heading: str
    share: float
    narrow: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its heading comes again on every page, and no row is cut."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Rich, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter, with a country's flag where one belongs."""

    text: str
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words; `place` is the name by which they are linked to."""

    text: Rich
    small: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A key number: what it measures, its value, and lines about how it moved."""

    caption: Rich
    value: Rich
    lines: tuple[Rich, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Key numbers side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing made for the brief, with what it shows in words."""

    drawing: Drawing
    caption: Rich = ()
    says: str = ""  # for those who cannot see it


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the reader put aside: PNG or SVG."""

    title: str
    data: bytes
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's own words, line by line."""

    title: str
    lines: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in full."""

    number: int
    text: Rich


@dataclass(frozen=True, slots=True)
class References:
    """The sources, in the order of their numbers."""

    entries: tuple[Reference, ...]


Block = Grid | Heading | Paragraph | Cards | Drawn | Picture | Note | References


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the brief under its heading."""

    title: str
    blocks: tuple[Block, ...]
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The head of the first page: a line above the title, flags (ISO 3166-1 codes), the title, and lines about it."""

    above: str
    title: str
    flags: tuple[str, ...]
    lines: tuple[Rich, ...]
    summary: tuple[Rich, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief."""

    title: str
    author: str
    language: str
    footer: str
    page_words: str  # "{0} / {1}"
    cover: Cover
    chapters: tuple[Chapter, ...] = field(default=())


def source_place(number: int) -> str:
    """The name of the place where a source stands in full."""
    return f"source-{number}"
