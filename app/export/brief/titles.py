"""What the parts of a brief are called."""

from __future__ import annotations

from app.export.brief.options import Part
from app.export.brief.words import Words


def part_titles(words: Words, abroad: bool = True) -> dict[Part, str]:
    """The headings of the parts; abroad the organisations are "ours", at home they are the subject's own."""
    translate = words.translate
    ours = translate("brief", "Our organisations there and their counterparts")
    own = translate("brief", "Organisations and their counterparts")
    return {
        Part.NUMBERS: translate("brief", "Key numbers"),
        Part.STRIP: translate("brief", "At a glance"),
        Part.CHART: translate("brief", "Trade in figures"),
        Part.HAPPENED: translate("brief", "What happened"),
        Part.SIGNED: translate("brief", "What was signed"),
        Part.NEXT: translate("brief", "What comes next"),
        Part.ORGANISATIONS: ours if abroad else own,
        Part.PROJECTS: translate("brief", "Projects"),
        Part.DOUBTS: translate("brief", "Open doubts"),
        Part.NOTES: translate("brief", "My notes"),
    }
