"""Editing a session file: its text is changed in place, so that comments, order and quotes stay."""
