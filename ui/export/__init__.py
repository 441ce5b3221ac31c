"""The view from which a meeting is written to files."""
