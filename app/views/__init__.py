"""What the reader sees: the window and its panes, which meet only in the Filter."""
