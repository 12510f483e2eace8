"""What tells kinds apart: families that share a lane, colours, shapes and icons, and which kinds matter most."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Shape(enum.Enum):
    """The form of a mark: kinds of the same colour have different ones."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    UP = "up"
    DOWN = "down"
    CROSS = "cross"
    RIGHT = "right"
    HEXAGON = "hexagon"
    STAR = "star"


@dataclass(frozen=True)
class Family:
    """Kinds that share a lane, with the number of their colour; `name` is translated by `family_name`."""

    key: str
    name: object
    icon: str
    colour: int


@dataclass(frozen=True)
class Kind:
    """How a kind of event or agreement looks, and its weight when labels compete for room (9: first of all)."""

    family: str
    shape: Shape
    icon: str
    weight: int


FAMILIES = {
    family.key: family
    for family in (
        Family("meetings", QT_TRANSLATE_NOOP("timeline", "Meetings, visits"), "users", 0),
        Family("forums", QT_TRANSLATE_NOOP("timeline", "Forums, seminars"), "message-circle", 3),
        Family("exhibitions", QT_TRANSLATE_NOOP("timeline", "Exhibitions, fairs"), "store", 2),
        Family("sessions", QT_TRANSLATE_NOOP("timeline", "Exchange sessions"), "trending-up", 6),
        Family("steps", QT_TRANSLATE_NOOP("timeline", "Openings, decisions"), "door-open", 7),
        Family("agreements", QT_TRANSLATE_NOOP("timeline", "Agreements, treaties"), "handshake", 1),
        Family("memoranda", QT_TRANSLATE_NOOP("timeline", "Memoranda, protocols"), "file-text", 5),
        Family("contracts", QT_TRANSLATE_NOOP("timeline", "Contracts, ventures"), "file-signature", 4),
        Family("plans", QT_TRANSLATE_NOOP("timeline", "Plans, roadmaps"), "route", 7),
    )
}
KINDS = {
    "commission_meeting": Kind("meetings", Shape.CIRCLE, "users", 9),
    "summit": Kind("meetings", Shape.DIAMOND, "landmark", 9),
    "visit": Kind("meetings", Shape.UP, "plane", 8),
    "negotiation": Kind("meetings", Shape.SQUARE, "message-circle", 3),
    "forum": Kind("forums", Shape.CIRCLE, "mic", 7),
    "conference": Kind("forums", Shape.SQUARE, "presentation", 5),
    "seminar": Kind("forums", Shape.UP, "graduation-cap", 3),
    "exhibition": Kind("exhibitions", Shape.SQUARE, "store", 5),
    "fair": Kind("exhibitions", Shape.CIRCLE, "boxes", 5),
    "trade_session": Kind("sessions", Shape.DIAMOND, "trending-up", 4),
    "opening": Kind("steps", Shape.UP, "door-open", 4),
    "decision": Kind("steps", Shape.SQUARE, "scroll-text", 5),
    "contest": Kind("steps", Shape.DIAMOND, "trophy", 3),
    "anniversary": Kind("steps", Shape.CIRCLE, "calendar-days", 3),
    "other": Kind("steps", Shape.CROSS, "calendar", 1),
    "agreement": Kind("agreements", Shape.CIRCLE, "handshake", 5),
    "treaty": Kind("agreements", Shape.DIAMOND, "landmark", 8),
    "memorandum": Kind("memoranda", Shape.SQUARE, "file-text", 3),
    "protocol": Kind("memoranda", Shape.UP, "newspaper", 3),
    "declaration": Kind("memoranda", Shape.CIRCLE, "scroll-text", 5),
    "contract": Kind("contracts", Shape.SQUARE, "file-signature", 4),
    "joint_venture": Kind("contracts", Shape.DIAMOND, "factory", 6),
    "programme": Kind("plans", Shape.HEXAGON, "layers", 4),
    "plan": Kind("plans", Shape.DOWN, "list", 3),
    "roadmap": Kind("plans", Shape.RIGHT, "route", 5),
    "decree": Kind("plans", Shape.STAR, "scroll-text", 5),
}
_OTHER = {True: Kind("steps", Shape.CROSS, "calendar", 1), False: Kind("agreements", Shape.CROSS, "file-text", 2)}
VALUED = 3  # how much more an agreement with a stated value weighs


def kind(code: str, event: bool) -> Kind:
    """How a kind looks; kinds that another edition adds look like other events or agreements."""
    return KINDS.get(code, _OTHER[event])


def family_name(key: str) -> str:
    return QCoreApplication.translate("timeline", str(FAMILIES[key].name))
