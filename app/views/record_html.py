"""The pages of events, agreements, figures, projects, ties and references as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from app.catalog.kinds import RecordType, Table
from app.catalog.pages import RecordPage, title_of
from app.catalog.records import Agreement, Entity, Event, Figure, Project, Record, Relation, Source
from app.views.html_parts import Parts, escape, link, muted, source_parts, translate
from app.views.words import table_name


def record_parts(page: RecordPage, parts: Parts) -> Iterator[str]:
    """The page of a record, part by part, so that it can be read before all of it is laid out."""
    record = page.record
    if isinstance(record, Source):
        heading = translate("page", "Reference {0}").format(record.id)
        yield f"<h1>{escape(heading)}</h1><p>{parts.source(record, numbered=False)}</p>"
    elif not isinstance(record, Entity):
        yield _head(page, record, parts)
    yield from _tied(page, parts)
    if not isinstance(record, Source):
        yield from source_parts(page.sources, parts)


def _head(page: RecordPage, record: Event | Agreement | Figure | Project | Relation, parts: Parts) -> str:
    about = {
        RecordType.EVENT: _event_line,
        RecordType.AGREEMENT: _agreement_line,
        RecordType.FIGURE: _figure_line,
        RecordType.PROJECT: _project_line,
        RecordType.RELATION: _relation_line,
    }[page.record_type]
    doubt = f'<p class="warn">⚠ {escape(record.doubt)}</p>' if record.doubt else ""
    uncited = f"<p>{muted(record.uncited_reason)}</p>" if record.uncited_reason else ""
    return (
        f'<p class="muted small">{escape(parts.kind_of(page.record_type))}</p><h2>{escape(title_of(record))}</h2>'
        f'<p class="muted">{about(record, parts)}{parts.marks(record.sources)}</p>'
        f"{_text(record)}{parts.rows(_rows(page, record, parts))}{doubt}{uncited}"
    )


def _line(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _event_line(event: Record, parts: Parts) -> str:
    assert isinstance(event, Event)
    edition = translate("page", "edition {0}").format(event.edition) if event.edition else ""
    status = parts.vocabulary.label("event_status", event.status) if event.status != "held" else ""
    kind = parts.vocabulary.label("event_kind", event.kind)
    return _line(
        escape(kind),
        escape(parts.wording.date(event.date_label)),
        parts.names((event.city, event.country)),
        escape(edition),
        escape(status),
    )


def _agreement_line(agreement: Record, parts: Parts) -> str:
    assert isinstance(agreement, Agreement)
    kind = parts.vocabulary.label("agreement_kind", agreement.kind)
    status = parts.vocabulary.label("agreement_status", agreement.status)
    package = translate("page", "holds several documents") if agreement.is_package else ""
    return _line(*map(escape, (kind, parts.wording.date(agreement.date_label), status, package)))


def _figure_line(figure: Record, parts: Parts) -> str:
    assert isinstance(figure, Figure)
    nature = parts.vocabulary.label("nature", figure.nature)
    measure = parts.vocabulary.label("measure", figure.measure)
    return _line(*map(escape, (measure, parts.wording.date(figure.period_label), nature)))


def _project_line(project: Record, parts: Parts) -> str:
    assert isinstance(project, Project)
    years = " – ".join(str(year) for year in dict.fromkeys((project.year_start, project.year_end)) if year)
    status = parts.vocabulary.label("project_status", project.status)
    return _line(*map(escape, (parts.vocabulary.label("sector", project.sector), status, years)))


def _relation_line(relation: Record, parts: Parts) -> str:
    assert isinstance(relation, Relation)
    return escape(parts.vocabulary.label("rel", relation.rel))


def _text(record: Event | Agreement | Figure | Project | Relation) -> str:
    """What the record says in words."""
    if isinstance(record, Event | Project):
        text = record.summary
    elif isinstance(record, Agreement):
        text = record.subject
    else:
        text = record.note if isinstance(record, Relation) else None
    return f"<p>{escape(text)}</p>" if text else ""


def _rows(page: RecordPage, record: Event | Agreement | Figure | Project | Relation, parts: Parts) -> str:
    """The facts of a record, a row each."""
    v, w, row = parts.vocabulary, parts.wording, parts.row
    if isinstance(record, Event):
        return parts.parties(record.participants)
    if isinstance(record, Agreement):
        event = link(RecordType.EVENT, record.event_id, record.event_title or "") if record.event_id else ""
        value = w.amount(record.value, record.currency)
        return (
            row(translate("page", "Value"), f"<b>{escape(value)}</b>" if value else "")
            + row(translate("page", "Signed at"), event)
            + parts.parties(record.parties)
        )
    if isinstance(record, Project):
        return (
            row(translate("page", "Organisation"), parts.name(record.organisation))
            + row(translate("page", "Place"), parts.names((record.place, record.region)))
            + row(translate("page", "Programme"), parts.name(record.programme))
            + row(translate("page", "Investment"), escape(w.amount(record.investment, record.currency)))
            + row(translate("page", "Jobs"), w.number(record.jobs))
            + parts.parties(record.partners)
        )
    if isinstance(record, Relation):
        return (
            row(translate("page", "Who"), parts.name(record.from_entity))
            + row(v.label("rel", record.rel), parts.name(record.to_entity))
            + row(translate("page", "Since"), escape(w.base(record.since)))
        )
    titles = {figure.id: figure.label for figure in page.figures}
    origins = ", ".join(link(RecordType.FIGURE, key, titles.get(key, key)) for key in record.derived_from)
    amount = w.amount(record.value, record.unit, record.qualifier)
    return (
        row(translate("page", "Value"), f"<b>{escape(amount)}</b>" if amount else "")
        + row(translate("page", "Change"), parts.change(record))
        + row(translate("page", "Compared with"), escape(w.base(record.change_base)))
        + row(translate("page", "Of"), parts.name(record.subject))
        + row(translate("page", "With"), parts.name(record.partner))
        + row(translate("page", "Share of"), escape(v.label("measure", record.share_of)))
        + row(translate("page", "Product"), escape(record.product or ""))
        + row(translate("page", "Computed from"), origins)
    )


def _tied(page: RecordPage, parts: Parts) -> Iterator[str]:
    """The records tied to this one; for a reference all that rests on it."""
    if page.entities:
        yield parts.section(table_name(Table.ENTITIES), f"<p>{' · '.join(map(parts.name, page.entities))}</p>")
    figures = table_name(Table.FIGURES)
    if page.record_type is RecordType.FIGURE:
        figures = translate("page", "The same at other times")
    agreements = table_name(Table.AGREEMENTS)
    if page.record_type is RecordType.EVENT:
        agreements = translate("page", "Signed there")
    elif page.record_type is RecordType.AGREEMENT:
        agreements = translate("page", "Belongs together with")
    ties = "".join(f"<p>{_tie(tie, parts)}</p>" for tie in page.relations)
    for name, heading, body, shown in (
        ("event", table_name(Table.EVENTS), parts.events(page.events), len(page.events)),
        ("agreement", agreements, parts.agreements(page.agreements), len(page.agreements)),
        ("figure", figures, parts.figures(page.figures), len(page.figures)),
        ("project", table_name(Table.PROJECTS), parts.projects(page.projects), len(page.projects)),
        ("relation", table_name(Table.RELATIONS), ties, len(page.relations)),
    ):
        if body:
            yield parts.section(heading, body, parts.and_more(page.counts.get(name, shown) - shown))


def _tie(tie: Relation, parts: Parts) -> str:
    rel = muted(parts.vocabulary.label("rel", tie.rel).lower())
    note = f" {muted(tie.note)}" if tie.note else ""
    ends = f"{parts.name(tie.from_entity)} {rel} {parts.name(tie.to_entity)}"
    return f"{ends}{note}{parts.marks(tie.sources, tie.doubt)}"
