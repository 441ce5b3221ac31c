"""A session written down as a session file."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.written import written
from gcm_moderator.agenda.model import Session
from tests.unit.agenda.support import SMALL, WHOLE, changed

WRITTEN = Path(__file__).with_name("written.yaml").read_text(encoding="utf-8")


def session_of(text: str) -> Session:
    session = Document(text).session
    assert session is not None
    return session


def without_lines(session: Session) -> Session:
    return replace(session, items=tuple(replace(item, line=0) for item in session.items))


def test_every_key_is_written_and_read_again() -> None:
    session = session_of(WHOLE)
    assert written(session) == WRITTEN
    assert without_lines(session_of(WRITTEN)) == without_lines(session)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('end: "13:00"\nthemes', 'end: "24:00"\nthemes'),
        ("kind: expert-panel", "kind: expert-panel\n        experts: [{minutes: 5}, {minutes: 5}]"),
        ("kind: expert-panel", "kind: expert-panel\n        experts: [~, {minutes: 5}]"),
        ("kind: expert-panel", "kind: expert-panel\n        experts: [Ana Example, {name: Bo Example, minutes: 0.5}]"),
        ("kind: expert-panel", "kind: summary-panel\n        experts: 2\n        moderators: [~, {minutes: 20}]"),
        ("kind: expert-panel", "kind: summary-panel\n        experts: [{minutes: 1}, ~]\n        moderators: 1"),
        ("kind: expert-panel", "kind: break\n        fixed: true"),
        ("kind: remarks", "kind: remarks\n        minutes: {speaker: 2.5}"),
        ("themes: []", "themes: []\nwarning-seconds: 30"),
    ],
)
def test_what_is_written_is_read_as_the_same_session(old: str, new: str) -> None:
    session = session_of(changed(SMALL, old, new))
    assert without_lines(session_of(written(session))) == without_lines(session)


def test_what_is_not_told_is_not_written() -> None:
    text = written(session_of(SMALL))
    assert text.startswith(
        "gcm-moderator: 1\nid: small\ntitle: A small session\ntheme: A theme\nplace: Somewhere\nzone: Europe/Zurich\n"
        "language: en\nround-size: 5\ndays:\n  - date: 2017-05-08\n"
    )
    assert '        kind: remarks\n        start: "10:00"\n        end: "10:10"\n      - id: panel-1\n' in text
    assert "        moderators: 1\n        experts: 3\n        minutes:\n          opening: 7\n" in text
    assert text.endswith("          closing: 7\nthemes: []\n")


def test_an_end_at_midnight_is_written_so() -> None:
    night = changed(SMALL, 'end: "13:00"\nthemes', 'end: "24:00"\nthemes')
    assert '        end: "24:00"\n' in written(session_of(night))
