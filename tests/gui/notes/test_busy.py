"""The meeting on the pictures of the Notes view can be played in any session."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from gcm_moderator import bootstrap
from gcm_moderator.agenda.loading import load
from gcm_moderator.agenda.model import Session
from gcm_moderator.rehearsal.script import Action, parse
from ui.pictures.notes import busy

SHIPPED = sorted(bootstrap.sessions_folder().glob("*.yaml"))


def _session(path: Path) -> Session:
    session = load(path).session
    assert session is not None
    return session


def _notes(session: Session) -> list[Action]:
    script = "10:43:00 start panel-1/discussion\n" + busy(session)
    return [action for action in parse(script, session) if action.verb == "note"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_session_can_be_busy(path: Path) -> None:
    assert len(_notes(_session(path))) == 65


def test_notes_have_only_the_marks_that_the_session_knows() -> None:
    session = _session(SHIPPED[0])
    assert any(note.themes for note in _notes(session))
    assert any(note.commitments for note in _notes(session))
    without = _notes(replace(session, themes=(), commitments=()))
    assert len(without) == 65
    assert not any(note.themes or note.commitments for note in without)
