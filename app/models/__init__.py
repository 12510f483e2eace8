"""Qt item models over the catalog's answers."""
