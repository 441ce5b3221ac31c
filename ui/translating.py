"""Marks a text for translation where it stands as data; it is translated where it is shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation under the name that lupdate looks for (Qt's own is not typed)."""
    return text
