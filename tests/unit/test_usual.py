"""What people chose as usual holds where a session file does not say, and only there."""

from __future__ import annotations

from pathlib import Path

from gcm_moderator.agenda.loading import USUAL, load
from gcm_moderator.agenda.model import Session
from gcm_moderator.bootstrap import sessions_folder
from gcm_moderator.meeting.turn import warning_for
from gcm_moderator.settings import Settings, changed
from gcm_moderator.usual import usual


def session(settings: Settings, path: Path | None = None) -> Session:
    loaded = load(path or sessions_folder() / "gcm-2017-2.yaml", usual(settings)).session
    assert loaded is not None
    return loaded


def limit_s(session: Session, segment_id: str) -> float | None:
    segment = session.segment(segment_id)
    assert segment is not None
    return segment.limit_s


def test_the_default_settings_are_the_formats_of_the_procedural_note() -> None:
    assert usual(Settings()) == USUAL


def test_speaking_times_hold_where_the_file_does_not_say() -> None:
    settings = changed(changed(Settings(), "limits", "intervention_minutes", 2), "limits", "expert_minutes", 5)
    settings = changed(settings, "limits", "perspective_minutes", 10)
    found = session(settings)
    assert limit_s(found, "panel-1/discussion") == 120
    assert limit_s(found, "panel-1/expert-1") == 300
    assert limit_s(found, "panel-1/opening") == 420
    assert limit_s(found, "summary/moderator-1") == 600
    assert limit_s(found, "summary/discussion") == 120


def test_what_the_file_says_goes_before(tmp_path: Path) -> None:
    text = (sessions_folder() / "gcm-2017-2.yaml").read_text(encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(text + "\nround-size: 9\nformats:\n  expert-panel:\n    intervention: 4\n", encoding="utf-8")
    settings = changed(changed(Settings(), "discussion", "round_size", 3), "limits", "intervention_minutes", 2)
    assert session(settings).round_size == 3
    assert session(settings, own).round_size == 9
    assert limit_s(session(settings, own), "panel-1/discussion") == 240


def test_the_usual_warning_is_on_the_agenda_that_the_record_keeps() -> None:
    found = session(changed(Settings(), "limits", "warning_seconds", 40))
    assert found.usual_warning_s == 40
    assert warning_for(180, found.usual_warning_s) == 40
    assert warning_for(120, found.usual_warning_s) == 20
