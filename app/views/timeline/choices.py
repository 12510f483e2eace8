"""How the reader wants to look at the timeline; kept for the next start."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.views.timeline.lanes import Mode
from app.views.timeline.story import Sort
from app.views.timeline.timebox import Tool


@dataclass
class Choices:
    """What lanes stand for and how they are sorted, opened, folded and scrolled; what dragging does; whether ghosts are shown."""

    mode: Mode = Mode.KIND
    sort: Sort = Sort.COUNT
    tool: Tool = Tool.PAN
    ghosts: bool = False
    opened: frozenset[str] = field(default_factory=frozenset)  # families
    folded: frozenset[str] = field(default_factory=frozenset)  # keys of lanes
    scrolls: tuple[float, float] = (0.0, 0.0)

    def to_state(self) -> dict[str, Any]:
        """A plain form for the reader's own file."""
        return {
            "mode": self.mode.value,
            "sort": self.sort.value,
            "tool": self.tool.value,
            "ghosts": self.ghosts,
            "opened": sorted(self.opened),
            "folded": sorted(self.folded),
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> Choices:
        """Read what `to_state` gave; what is missing or means nothing here is as at first."""
        made = cls()
        for name, kind in (("mode", Mode), ("sort", Sort), ("tool", Tool)):
            if state.get(name) in {choice.value for choice in kind}:
                setattr(made, name, kind(state[name]))
        made.ghosts = state.get("ghosts") is True
        for name in ("opened", "folded"):
            found = state.get(name)
            if isinstance(found, list):
                setattr(made, name, frozenset(key for key in found if isinstance(key, str)))
        return made
