"""The reader's own file: dossiers, notes, bookmarks, layout."""
