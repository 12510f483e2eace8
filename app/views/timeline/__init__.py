"""The timeline: forums and agreements as a story in time."""

from app.views.timeline.pane import TimelinePane

__all__ = ["TimelinePane"]
