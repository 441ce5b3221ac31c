"""Why a file cannot be imported."""

from __future__ import annotations

__all__ = ["MOST_ROWS", "NotImportable", "too_many_rows"]

MOST_ROWS = 2_000
"""The most rows of a table that is taken for an agenda."""


class NotImportable(Exception):
    """The file cannot be imported. The text is one sentence: what is the matter, and what to do."""


def too_many_rows(name: str) -> str:
    """Return the sentence for a table that is too long."""
    return (
        f"{name} has more than {MOST_ROWS} rows, which no agenda has; import a file with the rows of the agenda alone."
    )
