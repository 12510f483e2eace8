"""The first chapters: key numbers, the strip of time, and trade as a chart."""

from __future__ import annotations

import re
from dataclasses import replace

from app.catalog.records import Entity, Figure, Name
from app.catalog.wording import NO_BREAK
from app.export.brief import chapters
from app.export.brief.bars import Told, draw
from app.export.brief.compare import WHOLE_YEAR, Panel, panels
from app.export.brief.content import Block, Card, Cards, Drawn, Heading, Rich, Span, Tone, muted, text_of
from app.export.brief.numbers import KeyNumber, key_numbers
from app.export.brief.strip import strip
from app.export.brief.teller import Teller


def numbers(tell: Teller) -> list[Block]:
    """The key numbers of each subject, then the figures that were put aside one by one."""
    blocks: list[Block] = []
    for subject in tell.facts.subjects:
        cards = [_card(tell, key) for key in key_numbers(tell.facts, subject, tell.words.vocabulary)]
        if cards:
            if len(tell.facts.subjects) > 1:
                blocks.append(Heading(tell.words.called(subject), subject.iso2))
            blocks.append(Cards(tuple(cards)))
    chosen = chapters.figures(tell, tell.facts.chosen_figures)
    if chosen and blocks:
        blocks.append(Heading(tell.words.translate("brief", "Put aside")))
    return [*blocks, *chosen]


def _card(tell: Teller, key: KeyNumber) -> Card:
    words, figure = tell.words, key.figure
    other = _other_side(tell, key.other)
    parts = (words.measure(figure), figure.product, other, words.date(figure.period_label), words.nature(figure))
    caption = muted(f"{NO_BREAK}· ".join(part for part in parts if part))
    marks, lines = tell.citing.marks(figure), list[Rich]()
    if figure.value is None:
        number, *base = chapters.change(words, figure)
        value: Rich = (number, *marks)
        lines += [tuple(Span(span.text.strip(), span.tone) for span in base)] if base else []
    else:
        value = (Span(words.wording.figure(figure)), *marks)
        moved = chapters.change(words, figure)
        lines += [moved] if moved else []
    if figure.doubt or key.rivals:
        caption = (*caption, Span(f"{NO_BREAK}⚠", Tone.WARNING))
    lines += [_beside(tell, other_figure) for other_figure in (*key.rivals, *key.later)]
    if key.before is not None:
        lines.append(_beside(tell, key.before))
    lines.append(muted(figure.label))
    return Card(caption, value, tuple(lines))


def _beside(tell: Teller, figure: Figure) -> Rich:
    """Another figure of the series in a line: its period, value and change, and who says so."""
    words = tell.words
    spans: list[Span] = [Span(f"{words.date(figure.period_label)}: ")]
    if figure.value is not None:
        spans.append(Span(words.qualified(figure)))
    moved = chapters.change(words, figure)
    if moved:
        spans += [Span(" ")] * (figure.value is not None) + list(moved)
    return (*spans, *tell.citing.marks(figure))


def _other_side(tell: Teller, other: Name | None) -> str:
    """Who stands on the other side, where it is not simply our country or the exchange that the measure names."""
    if other is None or (tell.facts.home and other.id == tell.facts.home.id):
        return ""
    found = tell.facts.known.get(other.id)
    return "" if isinstance(found, Entity) and found.subkind == "exchange" else other.name


def strip_of_time(tell: Teller) -> list[Block]:
    """Events and documents on a line of years."""
    facts, translate = tell.facts, tell.words.translate
    events = [event for event in facts.events if tell.citing.has(event)] or facts.events
    documents = [document for document in facts.agreements if tell.citing.has(document)] or facts.agreements
    # What no table tells of is not drawn one by one, for it could not be looked up; but it counts.
    all_told = len(events) == len(facts.events) and len(documents) == len(facts.agreements)
    found = strip(
        facts.events, facts.agreements, tell.setting.width, tell.setting.measure, tell.words, months=not all_told
    )
    if found is None:
        return []
    said = translate("brief", "As many as began in each month.") if found.in_months else ""
    said = said or translate("brief", "Each mark is as wide as its date is vague.")
    if found.earlier:
        said += " " + translate("brief", "Not drawn, because earlier: {0}.").format(found.earlier)
    if found.vague:
        said += " " + translate("brief", "Not drawn, because vaguer than a quarter: {0}.").format(found.vague)
    if found.undated:
        said += " " + translate("brief", "Without a date: {0}.").format(found.undated)
    untold = [record for record in (*events, *documents) if not tell.citing.has(record)]
    marks = tell.citing.marks(*untold) if untold and not found.in_months else ()
    return [Drawn(found.drawing, (*muted(said), *marks), found.says)]


def turnover(tell: Teller) -> list[Block]:
    """Bars of what may be compared, two panels beside each other."""
    blocks: list[Block] = []
    natures: set[str] = set()
    for subject in tell.facts.subjects:
        pairs = [(panel, _told(tell, panel)) for panel in panels(tell.facts.figures, subject, tell.facts.places)]
        natures |= {bar.figure.nature for panel, _ in pairs for bar in panel.bars}
        if pairs and len(tell.facts.subjects) > 1:
            blocks.append(Heading(tell.words.called(subject), subject.iso2))
        for start in range(0, len(pairs), 2):
            two = pairs[start : start + 2]
            says = "; ".join(told.title for _, told in two)
            blocks.append(Drawn(draw(two, tell.setting.width, tell.setting.measure), (), says))
    if blocks and isinstance(blocks[-1], Drawn):
        blocks[-1] = replace(blocks[-1], caption=muted(_legend(tell, natures)))
    return blocks


def _legend(tell: Teller, natures: set[str]) -> str:
    """What bars that are not full mean, of those that are there."""
    said = []
    if "derived" in natures:
        said.append(tell.words.translate("brief", "Hatched: computed from other figures."))
    if natures & {"target", "forecast"}:
        said.append(tell.words.translate("brief", "Hollow: target or forecast."))
    return " ".join(said)


def _told(tell: Teller, panel: Panel) -> Told:
    """A panel's words, each value with its sources."""
    words = tell.words
    names = [words.vocabulary.label("measure", measure) for measure in panel.measures]
    what = ", ".join((names[0], *(name.lower() for name in names[1:])))
    labels, values, marks = [], [], []
    for bar in panel.bars:
        parts = [bar.partner.name] if bar.partner else []
        if not bar.partner or (panel.is_mixed and bar.figure.period_label != str(panel.year)):
            parts.append(words.date(bar.figure.period_label))
        if len(panel.measures) > 1:
            parts.append(words.measure(bar.figure).lower())
        labels.append((", " if bar.partner else " ").join(parts))
        doubt = f"{NO_BREAK}⚠" if any(figure.doubt for figure in bar.same) else ""
        values.append(words.wording.figure(bar.figure) + doubt)
        marks.append(text_of(tell.citing.marks(*bar.same)).strip())
    when = str(panel.year) if panel.year else _span(tell, panel)
    title = " · ".join(part for part in (what, panel.product, _other_side(tell, panel.other), when) if part)
    return Told(title, tuple(labels), tuple(values), tuple(marks))


def _span(tell: Teller, panel: Panel) -> str:
    """The part of the year that is compared, from the first bar's label without its year."""
    if panel.span == WHOLE_YEAR:
        return tell.words.translate("brief", "whole years")
    return tell.words.date(re.sub(r"\s*\b\d{4}\b\s*", "", panel.bars[0].figure.period_label or ""))
