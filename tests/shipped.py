"""What is shipped, loaded once for all tests."""

from __future__ import annotations

from functools import cache

from gcm_moderator.agenda.loading import load
from gcm_moderator.agenda.model import Session
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.resources import data_folder


@cache
def session(session_id: str = "gcm-2017-1") -> Session:
    """A shipped session; the first one if none is named."""
    found = load(data_folder("sessions") / f"{session_id}.yaml").session
    assert found is not None
    return found


@cache
def directory() -> Directory:
    """Everybody who may ask for the floor."""
    return Directory.load(data_folder("assets") / "delegations")
