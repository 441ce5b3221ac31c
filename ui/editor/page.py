"""The editor page: an agenda from a file, from a template or from an import, until it is saved and closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from gcm_moderator.agenda.editing import keeping
from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.keeping import CannotSave, Opened
from gcm_moderator.agenda.editing.templates import Template, new_agenda
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.loading import NotASession
from ui.editor.body import EditorBody
from ui.editor.frame import EditorFrame
from ui.editor.words import tr
from ui.editor.work import Work
from ui.widgets.bar import Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import grow
from ui.words import SEPARATOR

SMALLEST = (1024, 640)


class EditorPage(EditorFrame):
    """The page. `saved` carries the path at each save, `left` follows when the person is done.

    `folder` gives the folder of people's own agendas, `usual` what holds where a file does not say. Nothing is asked on
    closing: what was not saved is kept as a draft and offered when the agenda is opened next.
    """

    saved = Signal(object)

    def __init__(self, folder: Callable[[], Path], usual: Callable[[], Usual], parent: QWidget | None = None) -> None:
        self.save = TouchButton(tr("Save"), "Ctrl+S", Weight.PRIMARY)
        super().__init__(EditorBody(), self.save, self.save_now, tr("Close"), parent)
        self._folder = folder
        self._usual = usual
        self.work: Work | None = None
        self.setMinimumSize(*SMALLEST)
        self.setAccessibleName(self.tr("Agenda editor"))

    def open_new(self, template: Template, date: dt.date, zone: str) -> None:
        """Begin a new agenda from a template."""
        self._open(Opened(new_agenda(template, date, zone, self._usual()), None))
        self.body.show_form(2)
        self.body.say(tr("Give it a title and a place, then change the items."))

    def open_file(self, path: Path, *, own: bool = True) -> None:
        """Open an agenda; one that is not one's `own` as a copy.

        Raises:
            NotASession: there is no such file, or it cannot be read as text.
        """
        if own:
            self._open(keeping.open_for_editing(path, self._usual()))
            return
        self._open(keeping.copy_for_editing(path, tr("Copy of {title}"), self._usual()))
        self.bar.say(tr("This will be a copy among your own agendas; the original stays as it is."), Tone.PLAIN)

    def open_text(self, text: str) -> None:
        """Open the text of an agenda that has no file yet, for example after an import."""
        self._open(Opened(Document(text.replace("\r\n", "\n"), self._usual()), None), made=True)

    def _open(self, opened: Opened, *, made: bool = False, at: Path | None = None) -> None:
        if not opened.document.readable:
            raise NotASession(opened.document.problems[0].message)
        if not opened.document.source.days:
            raise NotASession(tr("This file has no day, so there is nothing to edit; begin a new agenda instead."))
        self._let_go()
        work = Work(opened, self._folder, made=made, at=at, parent=self)
        work.changed.connect(self._show)
        work.trouble.connect(lambda text: self.bar.say(text, Tone.ATTENTION))
        self.work = work
        self.body.show_form(0)
        self._show()
        self.body.table.select(0)
        self.body.table.setFocus()
        if work.brought_back and opened.path is not None:
            self.bar.say(tr("What you had not saved is back. Ctrl+Z leads to the saved agenda."), stays_s=None)
        elif opened.path is None and at is None:
            self._offer_left(work)

    def _offer_left(self, work: Work) -> None:
        """Offer the new agenda that was left without being saved, if there is one."""
        left = [path for path in keeping.drafts_in(self._folder()) if not path.exists() and path != work.draft_at]
        draft = keeping.draft_beside(left[0], self._usual()) if left else None
        if draft is not None and draft.readable:
            text = tr("“{title}” was left without being saved.").format(title=draft.source.title[:60])
            again = Opened(draft, None)
            self.bar.say(
                text,
                Tone.ATTENTION,
                tr("Go on with it"),
                lambda: self._open(again, made=True, at=left[0]),
                stays_s=None,
            )

    def save_now(self) -> None:
        """Write the file."""
        if self.work is None:
            return
        self.body.commit()
        try:
            beside = self.work.save()
        except CannotSave as reason:
            self.bar.say(str(reason), Tone.TROUBLE, stays_s=None)
            return
        path = self.work.path
        if beside is not None:
            text = tr("{file} was changed by another program. Both are kept: yours is now {own}.")
            text = text.format(file=beside.name, own=path.name if path else "")
            self.bar.say(text, Tone.ATTENTION, stays_s=None)
        else:
            self.bar.say(tr("Saved as {file}.").format(file=path), Tone.DONE)
        self.saved.emit(path)

    def leave_now(self) -> None:
        """Close the agenda; what was not saved is kept as a draft."""
        self._let_go()
        self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was not saved, and leave no timer behind."""
        self._let_go()
        self.bar.lapse()
        super().closeEvent(event)
        self.left.emit()

    def take(self, document: Document) -> None:
        """Go on with a changed agenda, and keep it as a draft."""
        if self.work is not None:
            self.work.take(document)

    def step(self, *, back: bool) -> None:
        """Undo the latest change since the agenda was opened, or redo it."""
        if self.work is not None:
            self.body.commit()
            self.work.undo() if back else self.work.redo()

    def _show(self) -> None:
        if self.work is None:
            return
        document = self.work.document
        self.body.show_document(document)
        self.title.set_text(document.source.title or tr("Without a title"))
        where = str(self.work.path) if self.work.path is not None else tr("New, not saved yet")
        unsaved = tr("changes not saved") if self.work.unsaved and self.work.path is not None else ""
        self.about.set_text(SEPARATOR.join(filter(None, (where, unsaved))))
        self.undo.setEnabled(self.work.versions.can_undo)
        self.redo.setEnabled(self.work.versions.can_redo)
        self.save.setEnabled(self.work.unsaved or self.work.path is None)
        grow(self, self.scale)

    def _let_go(self) -> None:
        """Leave the agenda; what was not saved stays as a draft."""
        if self.work is not None:
            self.body.commit()
            self.work.keep()
            self.work.deleteLater()
            self.work = None
