"""The session file: its model, loading, checking and standard formats."""
