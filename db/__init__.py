"""The facts, as CSV, and the one command that turns them into the database."""
