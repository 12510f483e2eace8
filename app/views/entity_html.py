"""The page of an entity as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.catalog.kinds import Table
from app.catalog.pages import EntityPage
from app.catalog.records import Entity, Relation
from app.catalog.wording import NO_BREAK
from app.views import words
from app.views.html_parts import Parts, escape, link, muted, source_parts, translate
from app.views.kind_icons import icon_name
from app.views.theme import can_show

LATEST = 6  # events, agreements and projects on the page; the catalog has more at hand
NOTED, PLAIN, BELOW = 6, 14, 24  # ties with a note and without, and entities below, before "and … more"
_ORDER = (  # ties in the order of the page: what trade is made of comes first
    *("exports_to<", "exports_to>", "supplies<", "supplies>", "imports_from<", "imports_from>", "represented_in<"),
    *(
        "represented_in>",
        "produces_in<",
        "produces_in>",
        "invests_in<",
        "invests_in>",
        "accredited_at<",
        "accredited_at>",
    ),
    *("resident_of<", "resident_of>", "partner_of", "twinned_with", "member_of<", "member_of>", "observer_at<"),
    *("observer_at>", "participated_in<", "participated_in>", "located_in<", "located_in>", "part_of<", "part_of>"),
)
_BOTH_WAYS = ("partner_of", "twinned_with")


def entity_parts(page: EntityPage, parts: Parts) -> Iterator[str]:
    """The page of an entity, part by part, so that it can be read before all of it is laid out."""
    entity = page.entity
    key = entity.id
    parts.here = frozenset((key, *(name.id for name in page.ancestors)))
    yield _top(page, parts)
    yield parts.section(translate("page", "Key numbers"), parts.figures(page.key_figures, "measure"))
    upcoming, events, agreements = page.upcoming[:LATEST], page.events[:LATEST], page.agreements[:LATEST]
    yield parts.section(translate("page", "What comes next"), parts.events(upcoming, "planned"))
    shown = len(events) + len(upcoming)
    every = parts.all_of(Table.EVENTS, key, shown, entity.event_count)
    yield parts.section(translate("page", "Latest events"), parts.events(events), every)
    every = parts.all_of(Table.AGREEMENTS, key, len(agreements), entity.agreement_count)
    yield parts.section(translate("page", "Agreements"), parts.agreements(agreements), every)
    yield _ties(page, parts)
    yield _below(page, parts)
    projects = page.projects[:LATEST]
    every = parts.all_of(Table.PROJECTS, key, len(projects), entity.project_count)
    yield parts.section(translate("page", "Projects"), parts.projects(projects), every)
    yield from _figures_by_measure(page, parts)
    doubts = "".join(
        f'<p><span class="warn">⚠</span> {link(d.record_type, d.id, d.title)}: {escape(d.note)}</p>'
        for d in page.doubts
    )
    yield parts.section(translate("page", "Doubts"), doubts)
    yield parts.section(translate("page", "Names"), _names(page))
    yield from source_parts(page.sources, parts)


def _top(page: EntityPage, parts: Parts) -> str:
    e = page.entity
    names = [n for n in dict.fromkeys(x for x in (e.name_fr, e.name_local) if x) if n != e.name and can_show(n)]
    world = [tie.to_entity for tie in page.relations if tie.rel == "part_of" and tie.from_entity.id == e.id]
    place = " › ".join(parts.name(name) for name in page.ancestors) or parts.names(world)
    kind, sector = parts.vocabulary.label("entity_subkind", e.subkind), parts.vocabulary.label("sector", e.sector)
    about = " · ".join(part for part in (place, escape(kind), escape(sector)) if part)
    summary = f"<p>{escape(e.summary)}{parts.marks(e.sources, e.doubt)}</p>" if e.summary else ""
    counts = (
        *((Table.EVENTS, e.event_count), (Table.AGREEMENTS, e.agreement_count), (Table.FIGURES, e.figure_count)),
        (Table.PROJECTS, e.project_count),
    )
    tables = " · ".join(
        parts.to_table(table, e.id, f"{words.table_name(table)}{NO_BREAK}{parts.wording.number(count)}")
        for table, count in counts
        if count
    )
    return (
        f"<h1>{_picture(e)} {escape(e.name)}</h1>"
        + (f'<p class="muted">{escape(" · ".join(names))}</p>' if names else "")
        + f'<p class="muted">{about}</p>{summary}'
        + (f'<p class="small">{tables}</p>' if tables else "")
    )


def _picture(entity: Entity) -> str:
    """The flag of a country, or else the icon of the kind."""
    if entity.iso2:
        return f'<img src="flag:{entity.iso2.lower()}" width="27" height="20">'
    return f'<img src="icon:{icon_name(entity.kind, entity.subkind)}" width="20" height="20">'


def _ties(page: EntityPage, parts: Parts) -> str:
    """Whom the entity is tied to, grouped by the kind of tie and by who is tied to whom."""
    key = page.entity.id
    groups: dict[str, list[Relation]] = {}
    counts: dict[str, int] = {}
    for tie in page.relations:
        sign = ">" if tie.from_entity.id == key else "<"
        group = tie.rel if tie.rel in _BOTH_WAYS else tie.rel + sign
        groups.setdefault(group, []).append(tie)
        counts[group] = sum(page.counts.get(tie.rel + s, 0) for s in ("<>" if tie.rel in _BOTH_WAYS else sign))
    order = [group for group in _ORDER if group in groups] + [group for group in groups if group not in _ORDER]
    body = "".join(
        f'<p class="group">{escape(words.tie_name(group, parts.vocabulary))}</p>'
        + _tied(groups[group], counts[group], key, parts)
        for group in order
    )
    total = sum(counts.values())
    shown = sum(min(len(ties), NOTED if any(tie.note for tie in ties) else PLAIN) for ties in groups.values())
    return parts.section(translate("page", "Tied to"), body, parts.all_of(Table.RELATIONS, key, shown, total))


def _tied(ties: Sequence[Relation], count: int, key: str, parts: Parts) -> str:
    """The names of one group: in a line, or line by line where notes say more."""
    names = []
    for tie in ties:
        other = tie.to_entity if tie.from_entity.id == key else tie.from_entity
        since = parts.wording.base(tie.since)
        if tie.note and tie.since and tie.since in tie.note:
            since = ""  # the note says it
        note = muted(", ".join(part for part in (tie.note, since) if part))
        names.append(parts.name(other) + (f" {note}" if note else "") + parts.marks(tie.sources, tie.doubt))
    noted = any(tie.note for tie in ties)
    shown = names[: NOTED if noted else PLAIN]
    rest = parts.and_more(count - len(shown), Table.RELATIONS, key, parts.vocabulary.label("rel", ties[0].rel))
    if noted:
        return "".join(f"<p>{name}</p>" for name in shown) + (f"<p>{rest}</p>" if rest else "")
    return f"<p>{' · '.join([*shown, rest] if rest else shown)}</p>"


def _below(page: EntityPage, parts: Parts) -> str:
    """What lies below it in the tree, unless the ties have named all of that already."""
    ties = (tie for tie in page.relations if page.counts.get(f"{tie.rel}<", 0) <= NOTED)
    if {child.id for child in page.children} <= {tie.from_entity.id for tie in ties}:
        return ""
    shown = [parts.name(name) for name in page.children[:BELOW]]
    rest = parts.and_more(page.counts["children"] - len(shown))
    return parts.section(
        translate("page", "Within"), f"<p>{' · '.join([*shown, rest] if rest else shown)}</p>" if shown else ""
    )


def _figures_by_measure(page: EntityPage, parts: Parts) -> Iterator[str]:
    codes = parts.vocabulary.codes("measure")
    figures = sorted(page.figures, key=lambda f: codes.index(f.measure))
    for measure, group in groupby(figures, key=lambda f: f.measure):
        shown = list(group)
        count = page.counts.get(measure, 0)
        more = parts.all_of(Table.FIGURES, page.entity.id, len(shown), count, measure=measure)
        yield parts.section(parts.vocabulary.label("measure", measure), parts.figures(shown), more)


def _names(page: EntityPage) -> str:
    """Every other spelling, with its language where it is known."""
    shown = {page.entity.name, page.entity.name_fr, page.entity.name_local}
    others = [alias for alias in page.aliases if alias.name not in shown and can_show(alias.name)]
    named = (f"{escape(alias.name)}{f' {muted(alias.lang)}' if alias.lang else ''}" for alias in others)
    return f"<p>{', '.join(named)}</p>" if others else ""
