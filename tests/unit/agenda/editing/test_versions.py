"""Undo and redo in the editor."""

from __future__ import annotations

from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.versions import MOST, Versions


def test_there_and_back_again() -> None:
    versions = Versions(Document("a"))
    assert not versions.undo()
    assert versions.take(Document("b"))
    assert not versions.take(Document("b"))
    versions.take(Document("c"))
    assert versions.undo()
    assert (versions.present.text, versions.can_undo, versions.can_redo) == ("b", True, True)
    assert versions.redo()
    assert not versions.redo()
    assert versions.present.text == "c"


def test_another_version_forgets_what_was_undone() -> None:
    versions = Versions(Document("a"))
    versions.take(Document("b"))
    versions.undo()
    versions.take(Document("c"))
    assert not versions.can_redo
    versions.undo()
    assert versions.present.text == "a"


def test_the_oldest_versions_are_forgotten() -> None:
    versions = Versions(Document("0"))
    for n in range(1, MOST + 10):
        versions.take(Document(str(n)))
    while versions.undo():
        pass
    assert versions.present.text == "10"
