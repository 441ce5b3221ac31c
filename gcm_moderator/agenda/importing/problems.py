"""Why a file cannot be imported."""

from __future__ import annotations

__all__ = ["NotImportable"]


class NotImportable(Exception):
    """The file cannot be imported. The text is one sentence: what is the matter, and what to do."""
