"""Taking rows along: what, as which file, with which columns."""

from app.views.exporting.choice import What
from app.views.exporting.dialog import ExportDialog

__all__ = ["ExportDialog", "What"]
