"""The append-only record of a meeting."""
