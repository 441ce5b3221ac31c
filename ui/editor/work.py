"""The agenda in the editor with all its versions, and the draft that survives a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gcm_moderator.agenda.editing import keeping
from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.keeping import CannotSave, Opened
from gcm_moderator.agenda.editing.versions import Versions

KEEP_MS = 1500
NEW_DRAFT = "new-agenda"
"""The name of the file beside which the draft of an agenda lies that has no file yet."""


class Work(QObject):
    """What is worked on. `changed` follows every version, `trouble` carries a sentence when no draft can be kept.

    A version that was not saved lies as a draft beside its file within seconds, and is brought back when the file is
    opened next; undo then leads to what the file has. `folder` is where people's own agendas are. An agenda without a
    file has its draft `at` a place of its own there; a `made` one counts as unsaved before anything is changed.
    """

    changed = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        opened: Opened,
        folder: Callable[[], Path],
        *,
        at: Path | None = None,
        made: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._new_at = at or keeping.free_draft(folder(), NEW_DRAFT)
        self._folder = folder
        self._opened = opened
        self.versions = Versions(opened.document)
        self._saved = "" if made else opened.document.text
        self._told = False
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep.timeout.connect(self.keep)
        kept = keeping.draft_beside(self.draft_at, opened.document.usual)
        self.brought_back = kept is not None and self.versions.take(kept)
        """Whether what was left unsaved is shown again."""

    @property
    def document(self) -> Document:
        """The agenda as it stands."""
        return self.versions.present

    @property
    def path(self) -> Path | None:
        """The file; None while it has none."""
        return self._opened.path

    @property
    def unsaved(self) -> bool:
        """Whether there is something that no file has and that somebody made."""
        return self.document.text != self._saved

    def take(self, document: Document) -> None:
        """Go on with another version."""
        if self.versions.take(document):
            self._tell()

    def undo(self) -> None:
        """Go back one version."""
        if self.versions.undo():
            self._tell()

    def redo(self) -> None:
        """Go forward again."""
        if self.versions.redo():
            self._tell()

    def save(self) -> Path | None:
        """Write the file. Returns the file that another program had changed and that was left alone, if so.

        Raises:
            CannotSave: it cannot be written; the draft stays.
        """
        saved = keeping.save(self._opened, self.document, self._folder())
        self.forget_draft()
        self._opened = saved.opened
        self._saved = self.document.text
        self._keep.stop()
        self.changed.emit()
        return saved.beside

    def keep(self) -> None:
        """Keep what is not saved as a draft, or forget the draft when everything is."""
        self._keep.stop()
        if not self.unsaved:
            self.forget_draft()
            return
        try:
            keeping.keep_draft(self.draft_at, self.document)
        except CannotSave as reason:
            if not self._told:
                self._told = True
                self.trouble.emit(str(reason))

    def forget_draft(self) -> None:
        """Forget what was kept."""
        keeping.drop_draft(self.draft_at)

    @property
    def draft_at(self) -> Path:
        """The file beside which the draft lies."""
        return self._opened.path or self._new_at

    def _tell(self) -> None:
        self._keep.start()
        self.changed.emit()
