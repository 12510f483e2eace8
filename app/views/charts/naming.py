"""What the charts that could be drawn are called in the list of them."""

from __future__ import annotations

from app.export.ranking import Pool
from app.export.series import Family
from app.views.charts.choice import Kind
from app.views.charts.offers import Offer
from app.views.charts.phrases import Phrases, translate


def offer_name(offer: Offer, phrases: Phrases) -> str:
    """A line of the list: what is drawn, and in which unit."""
    subject = offer.subject
    if isinstance(subject, Family):
        named = subject.subject.name if phrases.has_pattern(subject) else ""  # else it stands in the title
        parts = (phrases.title(subject), named, _unit(subject.unit, phrases))
        return " · ".join(part for part in parts if part)
    if isinstance(subject, Pool):
        return _pool(subject, phrases)
    if offer.kind is Kind.COMPARISON and isinstance(subject, tuple):
        return _comparison(tuple(family for family in subject if isinstance(family, Family)), offer.by, phrases)
    return {
        "wholes": translate("charts", "Parts and shares"),
        "year": translate("charts", "Events and agreements by year"),
        "sector": translate("charts", "Projects by sector"),
        "status": translate("charts", "Projects by status"),
        "region": translate("charts", "Projects by region or country"),
        "jobs": translate("charts", "Jobs in projects, planned and done"),
        "investment": translate("charts", "Investment in projects, planned and done"),
    }[offer.key]


def _pool(pool: Pool, phrases: Phrases) -> str:
    measure = phrases.measure(pool.measure, pool.product)
    name = translate("charts", "{0} by partner").format(measure) if pool.varies == "partner" else measure
    nature = "" if pool.nature == "actual" else phrases.nature(pool.nature)
    parts = (name, pool.fixed.name if pool.fixed else "", _unit(pool.unit, phrases), nature)
    return " · ".join(part for part in parts if part)


def _comparison(group: tuple[Family, ...], by: str, phrases: Phrases) -> str:
    one = group[0]
    if by == "measure":
        measures = ", ".join(phrases.measure(family.measure) for family in group)
        parties = f"{one.subject.name} · {one.partner.name}" if one.partner else one.subject.name
        return " · ".join(part for part in (measures, parties, one.product or "") if part)
    fixed = one.subject.name if by == "partner" else one.partner.name if one.partner else ""
    parts = (phrases.measure(one.measure, one.product), fixed, _unit(one.unit, phrases))
    return " · ".join(part for part in parts if part)


def _unit(unit: str | None, phrases: Phrases) -> str:
    return phrases.unit(unit) if unit else ""
