"""The versions of an agenda while it is edited: there and back again."""

from __future__ import annotations

from gcm_moderator.agenda.editing.document import Document

__all__ = ["Versions"]

MOST = 500


class Versions:
    """The present document, with those before it and those that were undone."""

    def __init__(self, document: Document) -> None:
        self._all = [document]
        self._at = 0

    @property
    def present(self) -> Document:
        """The document as it stands."""
        return self._all[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier version."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a version was undone."""
        return self._at + 1 < len(self._all)

    def take(self, document: Document) -> bool:
        """Go on with another version; whether it is another one. What was undone is forgotten, as is the oldest."""
        if document.text == self.present.text:
            return False
        del self._all[self._at + 1 :]
        self._all.append(document)
        del self._all[:-MOST]
        self._at = len(self._all) - 1
        return True

    def undo(self) -> bool:
        """Go back one version; whether there was one."""
        if not self.can_undo:
            return False
        self._at -= 1
        return True

    def redo(self) -> bool:
        """Go forward again; whether there was anything undone."""
        if not self.can_redo:
            return False
        self._at += 1
        return True
