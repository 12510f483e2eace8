"""A brief as one page of the web that needs nothing else: styles, drawings and flags are in it, and it prints well."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import singledispatch
from html import escape
from pathlib import Path

from app.catalog.wording import NO_BREAK
from app.export.atomic import replacing
from app.export.brief.content import (
    Align,
    Block,
    Brief,
    Card,
    Cards,
    Chapter,
    Cover,
    Drawn,
    Grid,
    Heading,
    Note,
    Paragraph,
    Picture,
    References,
    Rich,
    Span,
    Tone,
    source_place,
)
from app.export.brief.svg import svg
from app.paths import resources
from app.version import VERSION

_CLASSES = {
    Tone.ITALIC: "italic",
    Tone.MUTED: "muted",
    Tone.LINK: "link",
    Tone.UP: "up",
    Tone.DOWN: "down",
    Tone.WARNING: "warning",
}
# Nothing may be loaded or run, whatever a note or a source holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 2.5rem 1.5rem; background: #fff; color: #1b222c;
  font: 15px/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
.above { color: #5f6b7a; font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; display: flex; gap: .4rem; }
.above span { flex: 1; }
.flag { height: 1.2em; border: 1px solid #cfd5dd; vertical-align: middle; }
h1 { font-size: 2.1rem; line-height: 1.2; margin: .2rem 0; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .8rem; padding-bottom: .3rem; border-bottom: 1px solid #cfd5dd; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.2rem 0 .5rem; break-after: avoid; }
p { margin: .5rem 0; }
a { color: #1a5fd0; text-decoration: none; overflow-wrap: anywhere; }
a:hover, a:focus { text-decoration: underline; }
sup { font-size: .68em; line-height: 0; font-weight: 400; white-space: nowrap; }
sup a { overflow-wrap: normal; }
.muted { color: #5f6b7a; } .italic { font-style: italic; } .up { color: #1a7f47; } .down { color: #b3261e; }
.warning { color: #8a5a00; } .small { font-size: .85rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: .8rem; }
.card { border: 1px solid #cfd5dd; border-radius: .5rem; padding: .8rem; font-size: .82rem; break-inside: avoid;
  min-width: 0; overflow-wrap: break-word; }
.card .value { font-size: 1.12rem; font-weight: 600; line-height: 1.3; }
figure { margin: .5rem 0 1rem; break-inside: avoid; }
figure svg, figure img { display: block; width: 100%; height: auto; }
figcaption { color: #5f6b7a; font-size: .82rem; margin-top: .4rem; }
table { width: 100%; border-collapse: collapse; font-size: .87rem; line-height: 1.4; }
th { text-align: left; color: #5f6b7a; font-size: .78rem; border-bottom: 1px solid #cfd5dd; }
th, td { padding: .35rem .7rem .35rem 0; vertical-align: top; }
td { border-bottom: 1px solid #eceff3; }
th:last-child, td:last-child { padding-right: 0; }
.right { text-align: right; } .narrow { white-space: nowrap; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.note { border: 1px dashed #cfd5dd; border-radius: .5rem; padding: .6rem .9rem; margin: .6rem 0; white-space: pre-wrap;
  overflow-wrap: anywhere; }
.note h3 { margin-top: 0; }
ol.sources { list-style: none; margin: 0; padding: 0; font-size: .87rem; }
ol.sources li { display: flex; gap: .8rem; margin: .45rem 0; break-inside: avoid; }
ol.sources b { min-width: 2.2rem; text-align: right; }
:target { background: #e3edfc; }
footer { margin-top: 3rem; border-top: 1px solid #eceff3; padding-top: .5rem; color: #5f6b7a; font-size: .8rem; }
@media print { @page { margin: 16mm; } body { max-width: none; padding: 0; font-size: 9.5pt; } a { color: inherit; }
  sup a, td a { color: #1a5fd0; } .cards { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
"""


def page_of(brief: Brief, target: Path, spared: Collection[Path] = ()) -> None:
    """Write the page, wholly or not at all. Raises ExportProblem, also for one of the `spared` files."""
    text = page(brief)
    with replacing(target, spared=spared) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


def page(brief: Brief) -> str:
    """The whole page."""
    chapters = "".join(_chapter(chapter) for chapter in brief.chapters)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(brief.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{escape(brief.author)}">\n'
        f'<meta name="generator" content="Comptoir {VERSION}">\n'
        f"<title>{escape(brief.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{_cover(brief.cover)}{chapters}<footer>{escape(brief.footer)}</footer>\n</body>\n</html>\n"
    )


def _cover(cover: Cover) -> str:
    flags = "".join(_flag(iso2) for iso2 in cover.flags)
    lines = "".join(f"<p>{_rich(line)}</p>\n" for line in (*cover.lines, *cover.summary))
    return (
        f'<header>\n<div class="above"><span>{escape(cover.above)}</span>{flags}</div>\n'
        f"<h1>{escape(cover.title)}</h1>\n{lines}</header>\n"
    )


def _flag(iso2: str) -> str:
    path = resources() / "flags" / f"{iso2.lower()}.png"
    return f'<img class="flag" alt="" src="{_data(path.read_bytes(), "png")}">' if path.is_file() else ""


def _data(data: bytes, kind: str) -> str:
    mime = "image/svg+xml" if kind == "svg" else "image/png"
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


def _chapter(chapter: Chapter) -> str:
    return f"<section>\n<h2>{escape(chapter.title)}</h2>\n{''.join(map(_block, chapter.blocks))}</section>\n"


def _rich(rich: Rich) -> str:
    return "".join(_span(span) for span in rich)


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    if span.href:
        text = f'<a href="{escape(span.href)}">{text}</a>'
    if span.tone is Tone.MARK:
        return f"<sup>{text}</sup>"
    if span.tone is Tone.STRONG:
        return f"<strong>{text}</strong>"
    return f'<span class="{_CLASSES[span.tone]}">{text}</span>' if span.tone in _CLASSES else text


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(type(block).__name__)


@_block.register
def _heading(block: Heading) -> str:
    flag = f"{_flag(block.flag)} " if block.flag else ""
    return f"<h3>{flag}{escape(block.text)}</h3>\n"


@_block.register
def _paragraph(block: Paragraph) -> str:
    kind = ' class="small"' if block.small else ""
    place = f' id="{escape(block.place)}"' if block.place else ""
    return f"<p{kind}{place}>{_rich(block.text)}</p>\n"


@_block.register
def _cards(block: Cards) -> str:
    return f'<div class="cards">\n{"".join(map(_card, block.cards))}</div>\n'


def _card(card: Card) -> str:
    lines = "".join(f"<div>{_rich(line)}</div>" for line in card.lines)
    return f'<div class="card"><div>{_rich(card.caption)}</div><div class="value">{_rich(_loose(card.value))}</div>{lines}</div>\n'


def _loose(value: Rich) -> Rich:
    """A key number that may be broken before its unit, for a card is narrow; but never before its mark."""
    return tuple(
        span if span.tone is Tone.MARK else replace(span, text=span.text.replace(NO_BREAK, " ")) for span in value
    )


@_block.register
def _drawn(block: Drawn) -> str:
    caption = f"<figcaption>{_rich(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure>{svg(block.drawing, block.says)}{caption}</figure>\n"


@_block.register
def _picture(block: Picture) -> str:
    caption = f"<figcaption>{escape(block.note)}</figcaption>" if block.note else ""
    image = f'<img alt="{escape(block.title)}" src="{_data(block.data, block.kind)}">'
    return f"<h3>{escape(block.title)}</h3>\n<figure>{image}{caption}</figure>\n"


@_block.register
def _grid(block: Grid) -> str:
    kinds = ["right narrow" if column.align is Align.RIGHT else "" for column in block.columns]

    def row(cells: Iterable[str], tag: str) -> str:
        made = (
            f'<{tag} class="{kind}">{cell}</{tag}>' if kind else f"<{tag}>{cell}</{tag}>"
            for cell, kind in zip(cells, kinds, strict=True)
        )
        return f"<tr>{''.join(made)}</tr>\n"

    head = row((escape(column.heading) for column in block.columns), "th")
    body = "".join(row(map(_rich, cells), "td") for cells in block.rows)
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"


@_block.register
def _note(block: Note) -> str:
    title = f"<h3>{escape(block.title)}</h3>" if block.title else ""
    text = "\n".join(map(_rich, block.lines))
    return f'<div class="note">{title}{text}</div>\n'


@_block.register
def _references(block: References) -> str:
    items = "".join(
        f'<li id="{source_place(entry.number)}"><b>{entry.number}</b><span>{_rich(entry.text)}</span></li>\n'
        for entry in block.entries
    )
    return f'<ol class="sources">\n{items}</ol>\n'
