"""From facts to chapters: what stands in a brief, in which order."""

from __future__ import annotations

from collections.abc import Callable

from app.catalog.catalog import Catalog
from app.catalog.records import Source
from app.catalog.wording import Wording
from app.export.brief import chapters, cover, opening
from app.export.brief.citing import NO_SOURCE, Citing
from app.export.brief.content import (
    Block,
    Brief,
    Chapter,
    Note,
    Paragraph,
    Picture,
    Reference,
    References,
    Rich,
    Span,
    Tone,
    linked,
    muted,
)
from app.export.brief.gather import Facts
from app.export.brief.options import BriefOptions, Part
from app.export.brief.teller import Setting, Teller
from app.export.brief.titles import part_titles
from app.export.brief.words import Words


def compose(catalog: Catalog, facts: Facts, wording: Wording, options: BriefOptions, setting: Setting) -> Brief:
    """The brief about some facts, for paper or screen of some measure."""
    words = Words(wording)
    tell = Teller(facts, words, Citing(words), setting)
    title = options.title or cover.title(facts, words)
    head = cover.cover(tell, title)
    # In the order of making: doubts come after all that may be doubted, the strip after the tables that say what it shows.
    makers: dict[Part, Callable[[], list[Block]]] = {
        Part.NUMBERS: lambda: opening.numbers(tell),
        Part.CHART: lambda: [*opening.turnover(tell), *_pictures(options)],
        Part.HAPPENED: lambda: chapters.happened(tell),
        Part.SIGNED: lambda: chapters.signed(tell),
        Part.NEXT: lambda: chapters.ahead(tell),
        Part.ORGANISATIONS: lambda: chapters.organisations(tell),
        Part.PROJECTS: lambda: chapters.projects(tell),
        Part.STRIP: lambda: opening.strip_of_time(tell),
        Part.DOUBTS: lambda: chapters.doubts(tell),
        Part.NOTES: lambda: _notes(options),
    }
    blocks = {part: make() for part, make in makers.items() if part in options.parts}
    names = part_titles(words, abroad=facts.is_abroad)
    found = [Chapter(names[part], tuple(blocks[part])) for part in Part if blocks.get(part)]
    sources = _sources(catalog, tell)
    if sources:
        found.append(Chapter(words.translate("brief", "Sources"), tuple(sources)))
    footer = words.translate("brief", "numbers carry the reference they come from")
    return Brief(
        title=title,
        author=options.author or "Comptoir",
        language=words.language,
        footer=f"Comptoir · {title} · {footer}",
        page_words="{0} / {1}",
        cover=head,
        chapters=tuple(found),
    )


def _pictures(options: BriefOptions) -> list[Block]:
    return [Picture(chart.title, chart.picture, chart.kind, chart.note) for chart in options.charts]


def _notes(options: BriefOptions) -> list[Block]:
    written = [note for note in options.notes if note.text.strip()]
    return [Note(note.title, tuple(linked(line) for line in note.text.strip().splitlines())) for note in written]


def _sources(catalog: Catalog, tell: Teller) -> list[Block]:
    """Only what was cited, in full, and why some records cite nothing."""
    cited = catalog.sources({*tell.citing.numbers, *tell.facts.chosen_sources})
    blocks: list[Block] = []
    if cited:
        blocks.append(References(tuple(Reference(source.id, _reference(source)) for source in cited)))
    if tell.citing.reasons:
        reasons = ", ".join(sorted(reason for reason in tell.citing.reasons if reason))
        why = tell.words.translate("brief", "no ref.: the source book gives no reference for this ({0}).").format(
            reasons
        )
        blocks.append(Paragraph(muted(why), small=True, place=NO_SOURCE))
    return blocks


def _reference(source: Source) -> Rich:
    about = ", ".join(str(part) for part in (source.author, source.publisher, source.year) if part)
    spans = [Span(f"{source.title}."), *muted(f" {about}." if about else "")]
    if source.url:
        # The book's text cuts some addresses off; and what is not an address of the web is not followed.
        whole = not source.url.endswith("-") and source.url.startswith(("https://", "http://"))
        spans += [
            Span("\n"),
            Span(source.url, Tone.LINK, source.url)
            if whole
            else Span(source.url + "…" * source.url.endswith("-"), Tone.MUTED),
        ]
    if source.note:
        spans += [Span(f"\n{source.note}.", Tone.MUTED)]
    return tuple(spans)
