"""The chapters of a brief that list records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.catalog.records import Agreement, Event, Figure, Name, Project
from app.catalog.wording import NO_BREAK
from app.export.brief.content import Align, Block, Column, Grid, Paragraph, Rich, Span, Tone, muted, plain
from app.export.brief.gather import Facts
from app.export.brief.organisations import Presence, presences
from app.export.brief.teller import Teller
from app.export.brief.words import Words

Row = tuple[Rich, ...]


def happened(tell: Teller) -> list[Block]:
    """What took place, in order."""
    held = [event for event in tell.facts.events if not _is_ahead(tell.facts, event.status, event.last_day)]
    translate = tell.words.translate
    columns = (
        Column(translate("brief", "When"), 0.14, narrow=True),
        Column(translate("brief", "What"), 0.68),
        Column(translate("brief", "Where"), 0.20, narrow=True),
        _source_column(tell),
    )

    def row(event: Event) -> Row:
        title = (*tell.citing.title(event), *_status(tell, "event_status", event.status, "held"))
        return (
            _when(tell, event.date_label),
            (*title, *_about(tell, event.summary)),
            plain(tell.words.names(n for n in (event.city, event.country) if n)),
            tell.citing.cell(event),
        )

    more = translate("brief", "{0} earlier events are in the edition.")
    return _latest(tell, columns, held, row, more)


def signed(tell: Teller) -> list[Block]:
    """What was signed or decided, in order, packages before what they hold."""
    made = [a for a in tell.facts.agreements if not _is_ahead(tell.facts, a.status, a.last_day)]
    translate = tell.words.translate
    has_value = any(agreement.value is not None for agreement in made)
    columns = (
        Column(translate("brief", "When"), 0.14, narrow=True),
        Column(translate("brief", "What"), 0.58),
        Column(translate("brief", "Who"), 0.42),
        *((Column(translate("brief", "Value"), 0.16, narrow=True, align=Align.RIGHT),) if has_value else ()),
        _source_column(tell),
    )
    more = translate("brief", "{0} earlier documents are in the edition.")
    return _latest(tell, columns, made, lambda agreement: _agreement_row(tell, agreement, has_value), more)


def _agreement_row(tell: Teller, agreement: Agreement, has_value: bool) -> Row:
    title = tell.citing.title(agreement)
    if agreement.part_of and any(a.id == agreement.part_of for a in tell.facts.agreements):
        title = (Span(f"↳{NO_BREAK}", Tone.MUTED), *title)
    title = (*title, *_status(tell, "agreement_status", agreement.status, "signed"), *_about(tell, agreement.subject))
    who = tell.words.parties(agreement.parties)
    at = agreement.event_title or ""
    value = tell.words.wording.amount(agreement.value, agreement.currency) or "–"
    return (
        _when(tell, agreement.date_label),
        title,
        (*plain(who), *((Span("\n"),) if who and at else ()), *muted(at)),
        *((plain(value),) if has_value else ()),
        tell.citing.cell(agreement),
    )


def ahead(tell: Teller) -> list[Block]:
    """What comes next: planned events and documents, targets and forecasts."""
    facts, translate = tell.facts, tell.words.translate
    rows: list[tuple[str, Row]] = []
    for event in facts.events:
        if _is_ahead(facts, event.status, event.last_day):
            acting = [party.entity for party in event.participants if party.role != "topic"]
            who = tell.words.names([*acting, *(n for n in (event.city, event.country) if n)])
            kind = tell.words.vocabulary.label("event_kind", event.kind)
            row = _next_row(tell, event, event.date_label, kind, who, _about(tell, event.summary))
            rows.append((event.first_day or "9", row))
    for agreement in facts.agreements:
        if _is_ahead(facts, agreement.status, agreement.last_day):
            who = tell.words.parties(agreement.parties)
            kind = tell.words.vocabulary.label("agreement_kind", agreement.kind)
            row = _next_row(tell, agreement, agreement.date_label, kind, who, _about(tell, agreement.subject))
            rows.append((agreement.first_day or "9", row))
    for figure in facts.figures:
        if figure.nature in ("target", "forecast") and (figure.period_end or "9") > facts.edition_end:
            kind = tell.words.vocabulary.label("nature", figure.nature)
            who = tell.words.names([n for n in (figure.subject, figure.partner) if n])
            row = _next_row(tell, figure, figure.period_label, kind, who, (), tell.words.wording.figure(figure))
            rows.append((figure.period_end or "9", row))
    rows.sort(key=lambda dated: dated[0])
    columns = (
        Column(translate("brief", "When"), 0.14, narrow=True),
        Column(translate("brief", "What"), 0.58),
        Column(translate("brief", "Who and where"), 0.42),
        _source_column(tell),
    )
    shown = tuple(row for _, row in rows[: tell.setting.rows])
    rest = len(rows) - len(shown)
    more = translate("brief", "{0} later plans are in the edition.").format(rest) if rest else ""
    return _with_rest(columns, shown, more)


def _next_row(
    tell: Teller, record: Event | Agreement | Figure, when: str | None, kind: str, who: str, more: Rich, value: str = ""
) -> Row:
    value = f": {value}" if value else ""
    return (
        _when(tell, when),
        (*tell.citing.title(record), Span(value), Span(f" ·{NO_BREAK}{kind.lower()}", Tone.MUTED), *more),
        plain(who),
        tell.citing.cell(record),
    )


def organisations(tell: Teller) -> list[Block]:
    """Our organisations at the partner's and their counterparts; of what is ours, those it works with."""
    translate, words = tell.words.translate, tell.words
    columns = (
        Column(translate("brief", "Who"), 0.32),
        Column(translate("brief", "What"), 0.46),
        Column(translate("brief", "Counterpart"), 0.22),
        _source_column(tell),
    )
    found = presences(tell.facts, words)
    rows = []
    for one in found[: tell.setting.rows]:
        whom = plain(words.names(one.whom, 4)) or muted("–")
        sources = tell.citing.cell(*(tie.record for tie in one.ties))
        rows.append((plain(words.names(one.who, 12)), _ties(tell, one), whom, sources))
    rest = len(found) - len(rows)
    more = translate("brief", "{0} more are in the edition.").format(rest) if rest else ""
    return _with_rest(columns, tuple(rows), more)


def _ties(tell: Teller, one: Presence) -> Rich:
    """What is said of an organisation, each thing on a line of its own."""
    spans: list[Span] = []
    for tie in one.ties:
        spans.append(Span(("\n" if spans else "") + tie.what[:1].upper() + tie.what[1:]))
        spans += [Span(f"{NO_BREAK}⚠", Tone.WARNING)] if tie.record.doubt else []
    more = tell.words.translate("brief", "and {0} more").format(one.left_out)
    return (*spans, *muted(f"\n{more}" if one.left_out else ""))


def projects(tell: Teller) -> list[Block]:
    """Investment and production projects, the newest first."""
    translate, words = tell.words.translate, tell.words
    has_money = any(project.investment is not None or project.jobs for project in tell.facts.projects)
    money_column = Column(translate("brief", "Money and jobs"), 0.16, narrow=True, align=Align.RIGHT)
    columns = (
        Column(translate("brief", "Project"), 0.50),
        Column(translate("brief", "Who and where"), 0.30),
        Column(translate("brief", "State"), 0.16, narrow=True),
        *((money_column,) if has_money else ()),
        _source_column(tell),
    )

    def row(project: Project) -> Row:
        years = " – ".join(str(y) for y in dict.fromkeys((project.year_start, project.year_end)) if y)
        state = words.vocabulary.label("project_status", project.status)
        money = words.wording.amount(project.investment, project.currency)
        jobs = words.wording.amount(project.jobs, "jobs") if project.jobs else ""
        return (
            (*tell.citing.title(project), *_about(tell, project.summary)),
            plain(words.names(_project_names(tell.facts, project))),
            plain("\n".join(text for text in (state, years) if text)),
            *((plain("\n".join(text for text in (money, jobs) if text) or "–"),) if has_money else ()),
            tell.citing.cell(project),
        )

    newest = sorted(tell.facts.projects, key=lambda p: -(p.year_end or p.year_start or 0))
    shown = tuple(row(project) for project in newest[: tell.setting.rows])
    rest = len(newest) - len(shown)
    return _with_rest(
        columns, shown, translate("brief", "{0} earlier projects are in the edition.").format(rest) if rest else ""
    )


def _project_names(facts: Facts, project: Project) -> list[Name]:
    """Who and where, but for what the whole brief is about."""
    named = (project.organisation, *(party.entity for party in project.partners), project.place or project.region)
    own = [subject.id for subject in facts.subjects]
    return [name for name in named if name is not None and [name.id] != own]


def doubts(tell: Teller) -> list[Block]:
    """Where the sources contradict themselves or are unclear, of all that was printed before."""
    translate = tell.words.translate
    columns = (
        Column(translate("brief", "What"), 0.42),
        Column(translate("brief", "What is unclear"), 0.58),
        _source_column(tell),
    )
    rows = []
    for record in list(tell.citing.doubts.values()):
        title, *_ = tell.citing.title(record)
        when = tell.words.date(_label_of(record))
        rows.append(
            (
                (title, *muted(f" ·{NO_BREAK}{when}" if when else "")),
                plain(record.doubt or ""),
                tell.citing.cell(record),
            )
        )
    return [Grid(columns, tuple(rows))] if rows else []


def figures(tell: Teller, chosen: Sequence[Figure]) -> list[Block]:
    """Figures that were put aside one by one."""
    translate, words = tell.words.translate, tell.words
    columns = (
        Column(translate("brief", "Figure"), 0.60),
        Column(translate("brief", "When"), 0.18, narrow=True),
        Column(translate("brief", "Value"), 0.24, narrow=True, align=Align.RIGHT),
        Column(translate("brief", "Change"), 0.20, narrow=True, align=Align.RIGHT),
        _source_column(tell),
    )
    rows = tuple(
        (
            tell.citing.title(figure),
            plain(words.date(figure.period_label)),
            plain(words.qualified(figure) if figure.value is not None else "–"),
            change(words, figure),
            tell.citing.cell(figure),
        )
        for figure in chosen
    )
    return [Grid(columns, rows)] if rows else []


def change(words: Words, figure: Figure) -> Rich:
    """A stated change with its arrow, in the colour of its direction, and what it is measured against."""
    text = words.wording.change(figure.change_value, figure.change_unit)
    if not text:
        return ()
    tone = Tone.UP if text.startswith("▲") else Tone.DOWN if text.startswith("▼") else Tone.PLAIN
    base = words.base(figure.change_base)
    against = words.translate("brief", "on {0}").format(base) if base else ""
    return (Span(text, tone), *muted(f" {against}" if against else ""))


def _latest(
    tell: Teller, columns: tuple[Column, ...], records: Sequence[Event | Agreement], row: Callable[..., Row], more: str
) -> list[Block]:
    """The latest records in order of time, then those without a date; and how many there are before them."""
    dated = [record for record in records if record.first_day]
    undated = [record for record in records if not record.first_day]
    rows = tell.setting.rows
    shown = [*dated[-rows:], *undated[: max(rows - len(dated), 0)]]
    rest = len(records) - len(shown)
    return _with_rest(columns, tuple(row(record) for record in shown), more.format(rest) if rest else "")


def _with_rest(columns: tuple[Column, ...], rows: tuple[Row, ...], more: str) -> list[Block]:
    if not rows:
        return []
    return [Grid(columns, rows), *([Paragraph(muted(more), small=True)] if more else [])]


def _source_column(tell: Teller) -> Column:
    return Column(tell.words.translate("brief", "Source"), 0.10, narrow=True)


def _is_ahead(facts: Facts, status: str, last_day: str | None) -> bool:
    return status == "planned" and (last_day is None or last_day > facts.edition_end)


def _status(tell: Teller, vocabulary: str, status: str, usual: str) -> Rich:
    if status == usual:
        return ()
    return (Span(f" ({tell.words.vocabulary.label(vocabulary, status).lower()})", Tone.ITALIC),)


def _when(tell: Teller, label: str | None) -> Rich:
    return plain(tell.words.date(label)) or muted(tell.words.translate("brief", "no date"))


def _label_of(record: object) -> str | None:
    label = getattr(record, "date_label", None) or getattr(record, "period_label", None)
    return label if isinstance(label, str) else None


def _about(tell: Teller, summary: str | None) -> Rich:
    """The first sentences of a summary, as many as fit beside a title."""
    room = tell.setting.about
    if not summary or not room:
        return ()
    told = ""
    for sentence in summary.replace(". ", ".\n").split("\n"):
        if told and len(told) + len(sentence) > room:
            break
        told = f"{told} {sentence}".strip()
    if len(told) > 2 * room:
        told = told[: 2 * room].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return (Span(f"\n{told}", Tone.MUTED),)
