"""Rankings and structures in words: rows of bars."""

from __future__ import annotations

from collections.abc import Collection

from app.catalog.kinds import RecordType
from app.catalog.records import Figure
from app.export.ranking import Rank, Ranking
from app.export.series import ratio
from app.views.charts.choice import Kind
from app.views.charts.phrases import Phrases, translate
from app.views.charts.scene import ACCENT, MUTED, Chart, Legend, Piece, Row
from app.views.charts.shape import Structure
from app.views.charts.structure import Part, Whole

INKS = 8  # colours of the theme


def tell_ranking(ranking: Ranking, phrases: Phrases, focus: Collection[str]) -> Chart:
    """Bars sorted by value; those in focus stand out where there are any."""
    pool = ranking.pool
    rows = (*ranking.rows, *ranking.changes)
    divisor = phrases.divisor((row.figure.value or 0.0 for row in rows), pool.unit)
    is_focused = any(row.entity.id in focus for row in rows)
    figures = [row.figure for row in rows]
    nature = "" if pool.nature == "actual" else phrases.nature(pool.nature)
    parts = (pool.fixed.name if pool.fixed else "", phrases.unit(pool.unit, divisor), nature)
    return Chart(
        kind=Kind.RANKING,
        title=ranking_title(ranking, phrases),
        subtitle=" · ".join(part for part in parts if part),
        rows=tuple(_ranked(row, ranking, phrases, divisor, is_focused, row.entity.id in focus) for row in rows),
        divisor=divisor,
        figures=tuple(figure.id for figure in figures),
        sources=tuple(sorted({number for figure in figures for number in figure.sources})),
    )


def ranking_title(ranking: Ranking, phrases: Phrases) -> str:
    """`Exchange turnover by partner, 2024`."""
    measure = phrases.measure(ranking.pool.measure, ranking.pool.product)
    when = str(ranking.year) if ranking.year else translate("charts", "latest of each")
    pattern = translate("charts", "{0} by partner, {1}") if ranking.pool.varies == "partner" else "{0}, {1}"
    return pattern.format(measure, when)


def _ranked(row: Rank, ranking: Ranking, phrases: Phrases, divisor: float, is_focused: bool, is_focus: bool) -> Row:
    figure = row.figure
    target = (RecordType.FIGURE, figure.id)
    hint = phrases.hint(figure)
    ink = ACCENT if is_focus or not is_focused else MUTED
    pieces: tuple[Piece, ...] = ()
    if figure.value is not None:
        low, high = min(figure.value, 0.0), max(figure.value, 0.0)
        pieces = (Piece(low, high, ink, figure.nature, "", hint, figure.nature, target),)
    return Row(
        name=row.entity.name,
        iso2=row.entity.iso2,
        pieces=pieces,
        value=phrases.figure(figure, divisor) if figure.value is not None else translate("charts", "value not stated"),
        note=phrases.wording.date(figure.period_label) if ranking.is_mixed else "",
        change=phrases.change(figure),
        direction=_direction(figure),
        is_focus=is_focus,
        is_doubtful=figure.doubt is not None,
        hint=hint,
        target=target,
    )


def _direction(figure: Figure) -> int:
    times = ratio(figure)
    return 0 if times is None or times == 1 else 1 if times > 1 else -1


def tell_structure(structure: Structure, phrases: Phrases) -> Chart:
    """A bar of a hundred percent for each whole: its parts, and the rest."""
    figures = [figure for whole in structure.wholes for figure in whole.figures]
    most = max((len(whole.parts) for whole in structure.wholes), default=0)
    natures = {whole.nature for whole in structure.wholes}
    legend = [Legend("rest", translate("charts", "rest"), MUTED, "rest")]
    legend += [
        Legend(nature, phrases.nature(nature), ACCENT, nature) for nature in sorted(natures) if nature != "actual"
    ]
    one = structure.wholes[0]
    same = all(whole.subject == one.subject and whole.partner == one.partner for whole in structure.wholes)
    subject = f"{one.subject.name} · {one.partner.name}" if one.partner else one.subject.name
    title = (
        translate("charts", "Parts and shares: {0}").format(subject)
        if same
        else translate("charts", "Parts and shares")
    )
    if len(structure.wholes) == 1 and most > 1:
        title = phrases.title_of(one.subject, one.partner, one.measure, one.product)
    return Chart(
        kind=Kind.STRUCTURE,
        title=title,
        subtitle=translate("charts", "each bar is one whole, 100 %"),
        rows=tuple(_whole(whole, phrases, with_subject=not same) for whole in structure.wholes),
        legend=tuple(legend),
        whole=1.0,
        figures=tuple(figure.id for figure in figures),
        sources=tuple(sorted({number for figure in figures for number in figure.sources})),
    )


def _whole(whole: Whole, phrases: Phrases, with_subject: bool) -> Row:
    pieces: list[Piece] = []
    low = 0.0
    for number, part in enumerate(whole.parts):
        figure = part.figure
        name = _part_name(whole, part)
        text = f"{name} {_share(part, phrases)}".strip()
        pieces.append(
            Piece(
                *(low, low + part.share, number % INKS, whole.nature, text, phrases.hint(figure), whole.nature),
                (RecordType.FIGURE, figure.id),
            )
        )
        low += part.share
    rest = phrases.share(whole.rest, _rest_qualifier(whole))
    if whole.rest > 0:
        text = translate("charts", "rest {0}").format(rest)
        pieces.append(Piece(low, 1.0, MUTED, "rest", text, text, "rest", None))
    first = whole.total or whole.parts[0].figure
    total = phrases.wording.amount(whole.total.value, whole.total.unit, whole.total.qualifier) if whole.total else ""
    return Row(
        name=_heading(whole, phrases, with_subject),
        iso2=None,
        pieces=tuple(pieces),
        value=total,
        note=phrases.wording.date(first.period_label),
        is_doubtful=any(part.figure.doubt for part in whole.parts),
        hint=phrases.hint(first),
        target=(RecordType.FIGURE, first.id),
    )


def _rest_qualifier(whole: Whole) -> str:
    """How exact the rest is: less where a part is more."""
    found = {part.figure.qualifier for part in whole.parts} - {"exact"}
    if not found:
        return "exact"
    return {"over": "under", "under": "over", "up_to": "over"}.get(found.pop(), "about") if len(found) == 1 else "about"


def _heading(whole: Whole, phrases: Phrases, with_subject: bool) -> str:
    """What the whole is; a single share says it in its own words."""
    if whole.total is None and len(whole.parts) == 1:
        return whole.parts[0].figure.label
    name = phrases.measure(whole.measure, whole.product)
    if not with_subject:
        return name
    subject = f"{whole.subject.name} · {whole.partner.name}" if whole.partner else whole.subject.name
    return translate("charts", "{0}: {1}").format(subject, name)


def _part_name(whole: Whole, part: Part) -> str:
    if whole.by == "subject":
        return part.figure.subject.name
    if whole.total is None and len(whole.parts) == 1:
        return ""
    name = part.figure.product or part.figure.label
    prefix = f"{whole.product}: "
    return name.removeprefix(prefix) if whole.product else name


def _share(part: Part, phrases: Phrases) -> str:
    return phrases.share(part.share, part.figure.qualifier)
