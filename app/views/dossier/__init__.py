"""The dossier in the window: its bar, its pane, and the desk that both work at."""

from app.views.dossier.bar import DossierBar
from app.views.dossier.desk import Desk
from app.views.dossier.pane import DossierPane

__all__ = ["Desk", "DossierBar", "DossierPane"]
