"""The icon of each kind of entity, where it has no flag."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from app.catalog.tree import Node
from app.views.theme import Theme, flag

_ROOTS = {
    **{"countries": "globe", "regions": "map-pin", "organisations": "building-2", "blocs": "network"},
    **{"programmes": "route", "sections": "book-open"},
}
_SUBKINDS = {
    **{
        "bank": "banknote",
        "brand": "presentation",
        "capital": "landmark",
        "chamber": "handshake",
        "commission": "users",
    },
    **{"company": "factory", "corridor": "route", "exchange": "chart-line", "free_economic_zone": "boxes"},
    **{"holding": "layers", "industrial_park": "boxes", "institution": "landmark", "macro_region": "globe"},
    **{"ministry": "landmark", "research": "flask-conical", "state_body": "landmark", "technopark": "flask-conical"},
    **{"university": "graduation-cap", "international_organisation": "network"},
}
_KINDS = {
    **{"country": "flag", "region": "map", "district": "map-pin", "city": "map-pin", "organisation": "building-2"},
    **{"bloc": "network", "programme": "route", "section": "scroll-text", "subkind": "layers"},
}


def icon_name(kind: str, subkind: str) -> str:
    """The name of the icon of a kind of entity."""
    return _SUBKINDS.get(subkind) or _KINDS.get(kind, "circle-help")


def node_icon(node: Node, theme: Theme) -> QIcon:
    """The flag or icon of a line of the tree."""
    found = flag(node.iso2) if node.iso2 else None
    if node.kind == "root":
        name = _ROOTS[node.label]
    else:
        name = icon_name(node.kind, node.label if node.kind == "subkind" else node.subkind)
    return found or theme.icon(name)
