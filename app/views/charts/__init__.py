"""Charts of what is selected: trends, rankings, comparisons, structures and counts, none of which hides what is missing."""

from app.views.charts.pane import ChartPane

__all__ = ["ChartPane"]
