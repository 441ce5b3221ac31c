"""Lengths as Qt counts them: Python counts characters, Qt units of UTF-16."""

from __future__ import annotations


def units(text: str) -> int:
    """How long Qt takes the text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
