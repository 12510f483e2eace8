"""Pages as HTML for the page pane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from app.catalog.kinds import RecordType, Table
from app.catalog.pages import EntityPage, RecordPage, title_of
from app.catalog.records import Agreement, Entity, Event, Figure, Name, Party, Project, Relation, Source
from app.catalog.vocabulary import Vocabulary
from app.catalog.wording import Wording
from app.paths import resources
from app.views import words
from app.views.theme import Theme, can_show

translate = QCoreApplication.translate


def link(record_type: RecordType, key: str | int, text: str) -> str:
    """A link to a record's page."""
    return f'<a href="comptoir:{record_type.value}/{quote(str(key))}">{escape(text)}</a>'


class PageWriter:
    """Writes one page with the present words and colours."""

    def __init__(self, vocabulary: Vocabulary, wording: Wording, theme: Theme) -> None:
        self._vocabulary, self._wording, self._c = vocabulary, wording, theme.colours

    def write(self, page: EntityPage | RecordPage | None, meta: dict[str, str]) -> str:
        """The page as one HTML document; without a page, what the edition holds."""
        if page is None:
            body = self._welcome(meta)
        elif isinstance(page, EntityPage):
            body = self._entity(page)
        else:
            body = self._record(page)
        return f"<html><head><style>{self._style()}</style></head><body>{body}</body></html>"

    def _style(self) -> str:
        c = self._c
        return f"""
            body {{ color: {c.text}; }} a {{ color: {c.accent}; text-decoration: none; }}
            h1 {{ font-size: 21px; font-weight: 600; margin: 0; }} .head {{ font-size: 11px; color: {c.muted}; font-weight: 600;
            margin: 16px 0 4px 0; }} p {{ margin: 4px 0; }} .muted {{ color: {c.muted}; }} .up {{ color: {c.up}; }}
            .down {{ color: {c.down}; }} .warn {{ color: {c.warning}; }} td {{ padding: 2px 8px 2px 0; }}
            sup a {{ font-size: 10px; }}"""

    # -- the parts that pages are made of

    def _heading(self, text: str) -> str:
        return f'<p class="head">{escape(text).upper()}</p>'

    def _marks(self, sources: Sequence[int], doubt: str | None = None) -> str:
        marks = "&nbsp;".join(f'<a href="comptoir:source/{s}">{s}</a>' for s in sources)
        warning = f' <span class="warn" title="{escape(doubt)}">⚠</span>' if doubt else ""
        return (f"<sup>{marks}</sup>" if marks else "") + warning

    def _name(self, name: Name | None) -> str:
        return link(RecordType.ENTITY, name.id, name.name) if name else ""

    def _parties(self, parties: Iterable[Party]) -> str:
        rows = []
        for role, group in groupby(sorted(parties, key=lambda p: p.role), key=lambda p: p.role):
            names = ", ".join(self._name(party.entity) for party in group)
            rows.append(self._row(self._vocabulary.label("role", role), names))
        return "".join(rows)

    def _row(self, label: str, value: str) -> str:
        return f'<tr><td class="muted">{escape(label)}</td><td>{value}</td></tr>' if value else ""

    def _number(self, figure: Figure) -> str:
        value = link(RecordType.FIGURE, figure.id, self._wording.figure(figure))
        change = ""
        if figure.value is not None and figure.change_value is not None:
            css = "up" if self._grew(figure) else "down"
            change = (
                f' <span class="{css}">{escape(self._wording.change(figure.change_value, figure.change_unit))}</span>'
            )
        nature = (
            ""
            if figure.nature == "actual"
            else f' <span class="muted">{escape(self._vocabulary.label("nature", figure.nature))}</span>'
        )
        return f"<b>{value}</b>{change}{nature}{self._marks(figure.sources, figure.doubt)}"

    def _grew(self, figure: Figure) -> bool:
        base = {"index": 100, "times": 1}.get(figure.change_unit or "", 0)
        return (figure.change_value or 0) > base

    def _figures(self, figures: Iterable[Figure], with_label: bool = True) -> str:
        rows = "".join(
            f"<tr><td>{escape(f.label if with_label else self._vocabulary.label('measure', f.measure))}"
            f' <span class="muted">{escape(f.period_label or "")}</span></td><td align="right">{self._number(f)}</td></tr>'
            for f in figures
        )
        return f'<table width="100%" cellspacing="0">{rows}</table>' if rows else ""

    def _dated(self, when: str | None, record_type: RecordType, key: str, title: str, tail: str) -> str:
        return f'<p><span class="muted">{escape(when or "–")}</span> · {link(record_type, key, title)}{tail}</p>'

    def _events(self, events: Iterable[Event]) -> str:
        return "".join(
            self._dated(e.date_label, RecordType.EVENT, e.id, e.title, self._place(e) + self._marks(e.sources, e.doubt))
            for e in events
        )

    def _place(self, event: Event) -> str:
        return f" · {self._name(event.city or event.country)}" if event.city or event.country else ""

    def _agreements(self, agreements: Iterable[Agreement]) -> str:
        return "".join(
            self._dated(
                a.date_label,
                RecordType.AGREEMENT,
                a.id,
                a.title,
                (f" · <b>{escape(self._wording.amount(a.value, a.currency))}</b>" if a.value is not None else "")
                + (
                    f' <span class="muted">{escape(self._vocabulary.label("agreement_status", a.status))}</span>'
                    * (a.status == "planned")
                )
                + self._marks(a.sources, a.doubt),
            )
            for a in agreements
        )

    def _projects(self, projects: Iterable[Project]) -> str:
        return "".join(
            self._dated(
                str(p.year_end or p.year_start or "") or None,
                RecordType.PROJECT,
                p.id,
                p.title,
                f' <span class="muted">{escape(self._vocabulary.label("project_status", p.status))}</span>'
                + self._marks(p.sources, p.doubt),
            )
            for p in projects
        )

    def _relations(self, relations: Sequence[Relation], key: str) -> str:
        parts = []
        for rel, group in groupby(relations, key=lambda r: r.rel):
            ties = []
            for tie in group:
                other = tie.to_entity if tie.from_entity.id == key else tie.from_entity
                note = f' <span class="muted">({escape(tie.note)})</span>' if tie.note else ""
                ties.append(self._name(other) + note + self._marks(tie.sources, tie.doubt))
            parts.append(
                f'<p><span class="muted">{escape(self._vocabulary.label("rel", rel))}:</span> {" · ".join(ties)}</p>'
            )
        return "".join(parts)

    def _sources(self, sources: Iterable[Source]) -> str:
        return "".join(f"<p>{self._source(source)}</p>" for source in sources)

    def _source(self, source: Source) -> str:
        parts = [escape(x) for x in (source.author, source.publisher, str(source.year or "")) if x]
        address = ""
        if source.url:
            whole = not source.url.endswith("-")
            shown = escape(source.url)
            address = f'<br><a href="{shown}">{shown}</a>' if whole else f'<br><span class="muted">{shown}…</span>'
        note = f'<br><span class="muted">{escape(source.note)}</span>' if source.note else ""
        number = link(RecordType.SOURCE, source.id, str(source.id))
        return f"<b>{number}</b> {escape(source.title)} <span class='muted'>{' · '.join(parts)}</span>{address}{note}"

    def _section(self, heading: str, body: str) -> str:
        return self._heading(heading) + body if body else ""

    # -- whole pages

    def _welcome(self, meta: dict[str, str]) -> str:
        counts = "".join(
            self._row(
                words.table_name(table), self._wording.number(float(meta.get(f"count_{table.record_type.value}", "0")))
            )
            for table in Table
        )
        hint = translate("page", "Choose something in the tree, or type a name above.")
        return f"<h1>Comptoir</h1><p class='muted'>{escape(meta.get('title', ''))}</p><table>{counts}</table><p>{escape(hint)}</p>"

    def _entity(self, page: EntityPage) -> str:
        e = page.entity
        names = [n for n in dict.fromkeys(x for x in (e.name_fr, e.name_local) if x) if n != e.name and can_show(n)]
        place = " › ".join(self._name(name) for name in page.ancestors)
        kind = self._vocabulary.label("entity_subkind", e.subkind)
        about = " · ".join(escape(text) for text in (*names, kind, self._vocabulary.label("sector", e.sector)) if text)
        others = [a.name for a in page.aliases if a.name not in (e.name, *names) and can_show(a.name)]
        also = (
            f'<p class="muted">{escape(translate("page", "Also"))}: {escape(", ".join(others))}</p>' if others else ""
        )
        parts = [
            f"<h1>{self._flag(e)}{escape(e.name)}</h1>",
            f'<p class="muted">{place}</p>' if place else "",
            f'<p class="muted">{about}</p>',
            f"<p>{escape(e.summary)}{self._marks(e.sources, e.doubt)}</p>" if e.summary else "",
            self._section(translate("page", "Key numbers"), self._figures(page.key_figures, with_label=False)),
            self._section(translate("page", "What comes next"), self._events(page.upcoming)),
            self._section(translate("page", "Latest events"), self._events(page.events)),
            self._section(translate("page", "Agreements"), self._agreements(page.agreements)),
            self._section(translate("page", "Tied to"), self._relations(page.relations, e.id)),
            self._section(
                translate("page", "Within"),
                "<p>" + " · ".join(map(self._name, page.children)) + "</p>" if page.children else "",
            ),
            self._section(translate("page", "Projects"), self._projects(page.projects)),
            self._figures_by_measure(page),
            self._section(
                translate("page", "Doubts"),
                "".join(
                    f'<p><span class="warn">⚠</span> {link(d.record_type, d.id, d.title)}: {escape(d.note)}</p>'
                    for d in page.doubts
                ),
            ),
            self._section(translate("page", "Names"), also),
            self._section(translate("page", "Sources"), self._sources(page.sources)),
        ]
        return "".join(parts)

    def _figures_by_measure(self, page: EntityPage) -> str:
        figures = sorted(page.figures, key=lambda f: self._vocabulary.codes("measure").index(f.measure))
        return "".join(
            self._section(self._vocabulary.label("measure", measure), self._figures(group))
            for measure, group in groupby(figures, key=lambda f: f.measure)
        )

    def _flag(self, entity: Entity) -> str:
        path = resources() / "flags" / f"{(entity.iso2 or '').lower()}.png"
        return f'<img src="{path.as_uri()}" height="20"> ' if entity.iso2 and path.exists() else ""

    def _record(self, page: RecordPage) -> str:
        record = page.record
        if isinstance(record, Source):
            head = f"<h1>{escape(translate('page', 'Reference'))} {record.id}</h1><p>{self._source(record)}</p>"
        else:
            rows = self._details(record)
            marks = "" if isinstance(record, Entity) else self._marks(record.sources)
            doubt = f'<p><span class="warn">⚠ {escape(record.doubt)}</span></p>' if record.doubt else ""
            uncited = f'<p class="muted">{escape(record.uncited_reason)}</p>' if record.uncited_reason else ""
            kind = escape(words.type_name(page.record_type))
            title = f'<p class="muted">{kind}</p><h1>{escape(title_of(record))}{marks}</h1>'
            head = f"{title}<table>{rows}</table>{doubt}{uncited}"
        sources = () if isinstance(record, Source) else page.sources
        return head + "".join(
            (
                self._section(
                    translate("page", "Entities"),
                    "<p>" + " · ".join(map(self._name, page.entities)) + "</p>" if page.entities else "",
                ),
                self._section(translate("page", "Events"), self._events(page.events)),
                self._section(translate("page", "Agreements"), self._agreements(page.agreements)),
                self._section(translate("page", "Figures"), self._figures(page.figures)),
                self._section(translate("page", "Projects"), self._projects(page.projects)),
                self._section(translate("page", "Ties"), "".join(f"<p>{self._tie(tie)}</p>" for tie in page.relations)),
                self._section(translate("page", "Sources"), self._sources(sources)),
            )
        )

    def _tie(self, tie: Relation) -> str:
        rel = escape(self._vocabulary.label("rel", tie.rel).lower())
        return f"{self._name(tie.from_entity)} {rel} {self._name(tie.to_entity)}{self._marks(tie.sources, tie.doubt)}"

    def _details(self, record: Entity | Event | Agreement | Figure | Project | Relation) -> str:
        v, w = self._vocabulary, self._wording
        if isinstance(record, Event):
            return (
                self._row(translate("page", "Kind"), escape(v.label("event_kind", record.kind)))
                + self._row(translate("page", "When"), escape(record.date_label or ""))
                + self._row(
                    translate("page", "Where"), ", ".join(self._name(n) for n in (record.city, record.country) if n)
                )
                + self._row(translate("page", "Edition"), escape(record.edition or ""))
                + self._row(translate("page", "Status"), escape(v.label("event_status", record.status)))
                + self._parties(record.participants)
                + self._row(translate("page", "What happened"), escape(record.summary or ""))
            )
        if isinstance(record, Agreement):
            event = link(RecordType.EVENT, record.event_id, record.event_title or "") if record.event_id else ""
            return (
                self._row(translate("page", "Kind"), escape(v.label("agreement_kind", record.kind)))
                + self._row(translate("page", "When"), escape(record.date_label or ""))
                + self._row(translate("page", "Status"), escape(v.label("agreement_status", record.status)))
                + self._row(translate("page", "Value"), escape(w.amount(record.value, record.currency)))
                + self._row(translate("page", "Signed at"), event)
                + self._row(
                    translate("page", "Package"),
                    escape(translate("page", "holds several documents")) if record.is_package else "",
                )
                + self._parties(record.parties)
                + self._row(translate("page", "Subject"), escape(record.subject or ""))
            )
        if isinstance(record, Figure):
            return (
                self._row(
                    translate("page", "Value"),
                    f"<b>{escape(w.amount(record.value, record.unit, record.qualifier))}</b>",
                )
                + self._row(translate("page", "Change"), escape(w.change(record.change_value, record.change_unit)))
                + self._row(translate("page", "Compared with"), escape(record.change_base or ""))
                + self._row(translate("page", "Period"), escape(record.period_label or ""))
                + self._row(translate("page", "Of"), self._name(record.subject))
                + self._row(translate("page", "With"), self._name(record.partner))
                + self._row(translate("page", "Measure"), escape(v.label("measure", record.measure)))
                + self._row(translate("page", "Share of"), escape(v.label("measure", record.share_of)))
                + self._row(translate("page", "Product"), escape(record.product or ""))
                + self._row(translate("page", "Nature"), escape(v.label("nature", record.nature)))
                + self._row(
                    translate("page", "Computed from"),
                    ", ".join(link(RecordType.FIGURE, key, key) for key in record.derived_from),
                )
            )
        if isinstance(record, Project):
            years = " – ".join(str(y) for y in dict.fromkeys((record.year_start, record.year_end)) if y)
            return (
                self._row(translate("page", "Organisation"), self._name(record.organisation))
                + self._row(
                    translate("page", "Place"), ", ".join(self._name(n) for n in (record.place, record.region) if n)
                )
                + self._row(translate("page", "Programme"), self._name(record.programme))
                + self._row(translate("page", "Sector"), escape(v.label("sector", record.sector)))
                + self._row(translate("page", "Status"), escape(v.label("project_status", record.status)))
                + self._row(translate("page", "Years"), years)
                + self._row(translate("page", "Investment"), escape(w.amount(record.investment, record.currency)))
                + self._row(translate("page", "Jobs"), w.number(record.jobs))
                + self._parties(record.partners)
                + self._row(translate("page", "About"), escape(record.summary or ""))
            )
        if isinstance(record, Relation):
            return (
                self._row(translate("page", "Who"), self._name(record.from_entity))
                + self._row(translate("page", "Tie"), escape(v.label("rel", record.rel)))
                + self._row(translate("page", "Whom"), self._name(record.to_entity))
                + self._row(translate("page", "Since"), escape(record.since or ""))
                + self._row(translate("page", "Note"), escape(record.note or ""))
            )
        return ""
