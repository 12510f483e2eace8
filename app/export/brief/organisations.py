"""Who of ours is at the partner's, doing what, and with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.catalog.records import Agreement, Event, Figure, Name, Project, Relation
from app.export.brief.gather import Facts
from app.export.brief.words import Words

TIES = 3  # told of one organisation
WHOM = 4
MUTUAL = ("partner_of", "twinned_with")

Told = Event | Agreement | Figure | Project | Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing that ties an organisation to the partner: what, with whom, and the record that says so."""

    who: Name
    what: str
    whom: tuple[Name, ...]
    record: Told
    weight: int  # the less, the more it says


@dataclass(frozen=True, slots=True)
class Presence:
    """One organisation, or several of which the same is said: what ties it to the partner, and its counterparts there."""

    who: tuple[Name, ...]
    ties: tuple[Tie, ...]
    whom: tuple[Name, ...]
    left_out: int  # ties that are not told


def presences(facts: Facts, words: Words) -> list[Presence]:
    """Organisations with what they do: abroad, ours that are there; at home, those of the subject and those it works with."""
    by_who: dict[str, list[Tie]] = defaultdict(list)
    for tie in _ties(facts, words):
        by_who[tie.who.id].append(tie)
    alike: dict[tuple[str, ...], list[list[Tie]]] = defaultdict(list)
    for ties in by_who.values():
        told = _different(sorted(ties, key=lambda tie: tie.weight))
        alike[tuple(tie.what for tie in told)].append(told)
    found = []
    for group in alike.values():
        told = group[0]
        who = sorted((ties[0].who for ties in group), key=lambda name: name.name.casefold())
        whom = tuple(
            dict.fromkeys(name for ties in group for tie in ties[:TIES] for name in tie.whom if name not in who)
        )
        found.append(Presence(tuple(who), tuple(told[:TIES]), whom[:WHOM], max(len(told) - TIES, 0)))
    found.sort(key=lambda one: (one.ties[0].weight, -len(one.ties) - one.left_out, one.who[0].name))
    return found


def _different(ties: Sequence[Tie]) -> list[Tie]:
    """One tie for each thing said."""
    return list({tie.what.casefold(): tie for tie in reversed(ties)}.values())[::-1]


def _ties(facts: Facts, words: Words) -> Iterator[Tie]:
    own = {subject.id for subject in facts.subjects}

    def eligible(name: Name, record: Told) -> bool:
        if name.kind != "organisation" or name.id in own:
            return False
        if facts.is_abroad:
            return facts.is_ours(name)
        return not isinstance(record, Event) or not facts.is_ours(name) or facts.is_subject(name)

    def spread(
        parties: Iterable[Name | None], what: str | Callable[[Name], str], record: Told, weight: int
    ) -> Iterator[Tie]:
        named = list(dict.fromkeys(name for name in parties if name is not None))
        for who in named:
            if eligible(who, record):
                whom = tuple(name for name in named if name != who and name.id not in own)
                said = what if isinstance(what, str) else what(who)
                yield Tie(who, said, tuple(n for n in whom if _is_counterpart(facts, n, record)), record, weight)

    for relation in facts.relations:
        weight = 4 if relation.rel in ("located_in", "part_of") else 0
        if relation.from_entity.id in own and relation.rel not in MUTUAL:
            weight = 3  # "its firms are accredited at X": the key numbers say how many
        yield from spread((relation.from_entity, relation.to_entity), _relation(words, relation, own), relation, weight)
    if not own:
        return  # records chosen one by one stand in the other chapters
    for agreement in facts.agreements:
        title = agreement.title
        yield from spread((p.entity for p in agreement.parties), title, agreement, 1)
    for project in facts.projects:
        if (
            not facts.is_abroad
            or any(map(facts.is_subject, (project.place, project.region)))
            or _has_partner(facts, project)
        ):
            parties = (project.organisation, *(p.entity for p in project.partners))
            yield from spread(parties, project.title, project, 1)
    for figure in facts.figures:
        if figure.nature == "actual" and figure.partner is not None and figure.share_of is None:
            said = f"{figure.label}: {words.wording.figure(figure)}"
            yield from spread((figure.subject, figure.partner), said, figure, 2)
    for event in facts.events:
        if facts.is_subject(event.country) or facts.is_subject(event.city) or not facts.is_abroad:
            acting = [p.entity for p in event.participants if p.role != "topic"]
            said = f"{event.title}, {words.date(event.date_label)}" if event.date_label else event.title
            yield from spread(acting, said, event, 3)


def _relation(words: Words, relation: Relation, own: set[str]) -> Callable[[Name], str]:
    """The tie in words, as seen from either side."""

    def said(who: Name) -> str:
        verb = words.vocabulary.label("rel", relation.rel).lower()
        forth = who.id == relation.from_entity.id
        other = relation.to_entity if forth else relation.from_entity
        mutual = relation.rel in MUTUAL
        if relation.note and mutual and other.id in own:
            return relation.note
        if forth or mutual:
            return f"{verb} {other.name}: {relation.note}" if relation.note else f"{verb} {other.name}"
        return f"{relation.note} ({other.name})" if relation.note else f"{other.name} ({verb})"

    return said


def _has_partner(facts: Facts, project: Project) -> bool:
    return any(facts.is_subject(party.entity) for party in project.partners)


def _is_counterpart(facts: Facts, name: Name, record: Told) -> bool:
    """Whom a reader would like to meet: abroad, whoever lies in the partner; at home, whoever is foreign, or tied for good."""
    if name.kind == "programme":
        return False
    if facts.is_abroad:
        return facts.is_subject(name)
    return not facts.is_ours(name) or (isinstance(record, Relation) and name.kind == "organisation")
