"""The parts that pages are made of, as HTML: links, marks of sources, rows, lists of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from app.catalog.key_numbers import is_yearly
from app.catalog.kinds import RecordType, Table
from app.catalog.records import Agreement, Event, Figure, Name, Party, Project, Source
from app.catalog.vocabulary import Vocabulary
from app.catalog.wording import NO_BREAK, Wording
from app.views import words
from app.views.page_browser import JOINER

translate = QCoreApplication.translate
AT_ONCE = 12  # references laid out at once: some milliseconds
DATES = 84  # pixels: the column of dates
PERIOD = 17  # letters of a period that is not broken into lines
UNBROKEN = 11  # letters of a date or amount that is not broken into lines


def escape(text: str) -> str:
    """Text as HTML shows it as it is; the library's own would first load the names of all characters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def link(record_type: RecordType, key: str | int, text: str, hint: str = "") -> str:
    """A link to a record's page."""
    title = f' title="{escape(hint)}"' if hint else ""
    return f'<a href="comptoir:{record_type.value}/{quote(str(key))}"{title}>{escape(text)}</a>'


def muted(text: str | None) -> str:
    return f'<span class="muted">{escape(text)}</span>' if text else ""


def _unbroken(when: str, most: int = UNBROKEN) -> str:
    """A date that stays in one line where it is short enough."""
    if len(when) > most:
        return escape(when)
    return escape(when).replace(" ", "&nbsp;").replace("–", f"{JOINER}–{JOINER}")


def _is_unnamed(source: Source) -> bool:
    """Whether nothing but the number of a reference is known as its title."""
    return source.title == f"Reference {source.id}"


def _says_period(words: str, period: str | None) -> bool:
    """Whether the words of a figure say its period already."""
    return bool(period) and words.endswith(f" {period}")


class Parts:
    """Writes with the present words.

    `references` are the titles of the references on the page, by number; `here` the ids of the entity of the page and of those
    it lies in, which as a place go without saying.
    """

    def __init__(self, vocabulary: Vocabulary, wording: Wording) -> None:
        self.vocabulary, self.wording = vocabulary, wording
        self.references: Mapping[int, str] = {}
        self.here: frozenset[str] = frozenset()

    def know(self, sources: Iterable[Source]) -> None:
        """Take the titles of references, to be shown beside their marks."""
        self.references = {source.id: source.title for source in sources}

    def head(self, text: str, more: str = "") -> str:
        return f'<p class="head">{escape(text).upper()}{f"&nbsp;&nbsp; {more}" if more else ""}</p>'

    def section(self, heading: str, body: str, more: str = "") -> str:
        """A heading and what is below it; nothing where there is nothing below."""
        return self.head(heading, more) + body if body else ""

    def all_of(self, table: Table, entity: str, shown: int, count: int, *, measure: str = "", tie: str = "") -> str:
        """A link to the whole table of an entity, where the page shows a part of it: of one measure or tie, or of all."""
        if count <= shown:
            return ""
        text = translate("page", "all {0}").format(self.wording.number(count))
        return self.to_table(table, entity, text, measure, tie)

    def and_more(self, count: int, table: Table | None = None, entity: str = "", tie: str = "") -> str:
        """How many there are besides; a link to the table of an entity that has them, if one is given."""
        if count <= 0:
            return ""
        text = translate("page", "and {0} more").format(self.wording.number(count))
        return muted(text) if table is None else self.to_table(table, entity, text, tie=tie)

    def to_table(self, table: Table, entity: str, text: str, measure: str = "", tie: str = "") -> str:
        """A link to a table of an entity, narrowed to a measure or a sort of tie."""
        narrowed = "&amp;".join(f"{name}={quote(code)}" for name, code in (("measure", measure), ("tie", tie)) if code)
        query = f"?{narrowed}" if narrowed else ""
        return f'<a href="comptoir-all:{table.value}/{quote(entity)}{query}">{escape(text)}</a>'

    def marks(self, sources: Sequence[int], doubt: str | None = None) -> str:
        """The numbers of the references that something rests on, and a sign where it is in doubt."""
        marks = " ".join(link(RecordType.SOURCE, s, str(s), self.references.get(s, "")) for s in sources)
        warning = f'&nbsp;<span class="warn" title="{escape(doubt)}">⚠</span>' if doubt else ""
        return (f"<sup>{marks}</sup>" if marks else "") + warning

    def name(self, name: Name | None) -> str:
        return link(RecordType.ENTITY, name.id, name.name) if name else ""

    def names(self, names: Iterable[Name | None]) -> str:
        return ", ".join(self.name(name) for name in names if name)

    def row(self, label: str, value: str) -> str:
        return f'<tr><td class="muted">{escape(label)}</td><td>{value}</td></tr>' if value else ""

    def rows(self, rows: str) -> str:
        return f'<table cellspacing="0">{rows}</table>' if rows else ""

    def parties(self, parties: Iterable[Party]) -> str:
        """Who took part, a row for each role."""
        rows = []
        for role, group in groupby(sorted(parties, key=lambda p: p.role), key=lambda p: p.role):
            rows.append(self.row(self.vocabulary.label("role", role), self.names(party.entity for party in group)))
        return "".join(rows)

    # -- figures

    def change(self, figure: Figure) -> str:
        """A stated growth, coloured; compared with what, where it is not the same time of the year before."""
        if figure.change_value is None:
            return ""
        base = {"index": 100, "times": 1}.get(figure.change_unit or "", 0)
        words = escape(self.wording.change(figure.change_value, figure.change_unit))
        since = ""
        if figure.change_base and not is_yearly(figure):
            since = " " + muted(translate("page", "since {0}").format(self.wording.base(figure.change_base)))
        return f'<span class="{"up" if figure.change_value > base else "down"}">{words}</span>{since}'

    def number(self, figure: Figure) -> str:
        """A figure's value with its change, nature and marks."""
        value = ""
        if figure.value is not None:
            amount = self._broken(self.wording.amount(figure.value, figure.unit), figure.qualifier)
            value = f"<b>{link(RecordType.FIGURE, figure.id, amount)}</b>"
        nature = "" if figure.nature == "actual" else muted(self.vocabulary.label("nature", figure.nature).lower())
        parts = " ".join(part for part in (value, self.change(figure), nature) if part)
        return parts + self.marks(figure.sources, figure.doubt)

    def _broken(self, amount: str, qualifier: str) -> str:
        """A value with how exact it is; a long one may be broken after `over`, a very long one before its unit, too."""
        most = UNBROKEN + 7
        if len(amount) > most:
            amount = " ".join(amount.rsplit(NO_BREAK, 1))
        exactness = self.vocabulary.label("qualifier", qualifier)
        gap = NO_BREAK if len(exactness) + len(amount) < most else " "
        return f"{exactness}{gap}{amount}" if exactness else amount

    def figures(self, figures: Iterable[Figure], caption: str = "label") -> str:
        """A row for each figure: its own words or those of its measure, its period, its number."""
        rows = []
        for f in figures:
            words = f.label if caption == "label" else self.measure(f)
            when = _unbroken(self.wording.date(f.period_label), PERIOD)
            period = f'<span class="muted">{when}</span>' if when and not _says_period(words, f.period_label) else ""
            words = link(RecordType.FIGURE, f.id, words) if f.value is None else escape(words)
            rows.append(f'<tr><td>{words} {period}</td><td class="right" align="right">{self.number(f)}</td></tr>')
        return f'<table width="100%" cellspacing="0">{"".join(rows)}</table>' if rows else ""

    def measure(self, figure: Figure) -> str:
        """What a key number measures: the measure, with its product; where the change has no usual base, the figure's own words."""
        if figure.value is None and not is_yearly(figure):
            return figure.label
        return " · ".join(part for part in (self.vocabulary.label("measure", figure.measure), figure.product) if part)

    # -- records

    def dated(self, rows: Iterable[tuple[str | None, str]]) -> str:
        """Lines with a date in front, if any of them has one."""
        rows = list(rows)
        if not any(when for when, _ in rows):
            return "".join(f"<p>{what}</p>" for _, what in rows)
        lines = "".join(
            f'<tr><td class="muted" width="{DATES}">{_unbroken(self.wording.date(when) or "–")}</td><td>{what}</td></tr>'
            for when, what in rows
        )
        return f'<table width="100%" cellspacing="0">{lines}</table>' if lines else ""

    def events(self, events: Iterable[Event], usual: str = "held") -> str:
        """Lines of events, each with its status where it is not the usual one."""
        return self.dated((e.date_label, self._event(e, usual)) for e in events)

    def _event(self, event: Event, usual: str) -> str:
        where = event.city or event.country
        place = self.name(where) if where and where.id not in self.here else ""
        status = "" if event.status == usual else muted(self.vocabulary.label("event_status", event.status).lower())
        parts = (link(RecordType.EVENT, event.id, event.title), place, status)
        return " · ".join(part for part in parts if part) + self.marks(event.sources, event.doubt)

    def agreements(self, agreements: Iterable[Agreement]) -> str:
        return self.dated((a.date_label, self._agreement(a)) for a in agreements)

    def _agreement(self, agreement: Agreement) -> str:
        value = self.wording.amount(agreement.value, agreement.currency)
        planned = (
            muted(self.vocabulary.label("agreement_status", agreement.status).lower())
            if agreement.status == "planned"
            else ""
        )
        parts = (
            link(RecordType.AGREEMENT, agreement.id, agreement.title),
            f"<b>{escape(value)}</b>" if value else "",
            planned,
        )
        return " · ".join(part for part in parts if part) + self.marks(agreement.sources, agreement.doubt)

    def projects(self, projects: Iterable[Project]) -> str:
        return self.dated((str(p.year_end or p.year_start or "") or None, self._project(p)) for p in projects)

    def _project(self, project: Project) -> str:
        status = muted(self.vocabulary.label("project_status", project.status).lower())
        title = link(RecordType.PROJECT, project.id, project.title)
        return f"{title} · {status}{self.marks(project.sources, project.doubt)}"

    def sources(self, sources: Iterable[Source]) -> str:
        return "".join(f'<p class="source">{self.source(source)}</p>' for source in sources)

    def source(self, source: Source, *, numbered: bool = True) -> str:
        """A reference in full, after its number. Its address is a link, opened only when it is clicked; one that is cut off
        is none."""
        parts = " · ".join(escape(part) for part in (source.author, source.publisher, str(source.year or "")) if part)
        address = ""
        if source.url:
            shown = escape(source.url)
            whole = not source.url.endswith("-")
            address = f'<br><a href="{shown}">{shown}</a>' if whole else f"<br>{muted(source.url + '…')}"
        note = f"<br>{muted(source.note)}" if source.note else ""
        number = f"<b>{link(RecordType.SOURCE, source.id, str(source.id))}</b>" if numbered else ""
        title = "" if _is_unnamed(source) else escape(source.title)
        line = " ".join(
            part for part in (number, title, f'<span class="muted">{parts}</span>' if parts else "") if part
        )
        return f"{line}{address}{note}".removeprefix("<br>")

    def kind_of(self, record_type: RecordType) -> str:
        return words.type_name(record_type)


def source_parts(sources: Sequence[Source], parts: Parts) -> Iterator[str]:
    """References in full, some at a time."""
    for start in range(0, len(sources), AT_ONCE):
        head = parts.head(translate("page", "Sources")) if start == 0 else ""
        yield head + parts.sources(sources[start : start + AT_ONCE])
