"""The shipped sessions, and small changes to them, as the tests of this room use them."""

from pathlib import Path

from gcm_moderator.agenda.loading import Loaded, load
from gcm_moderator.agenda.model import Session

SESSIONS = Path(__file__).resolve().parents[3] / "sessions"
WHOLE = Path(__file__).with_name("whole.yaml").read_text(encoding="utf-8")
"""A session with every key, and each at another value than it has when it is left out."""
FIRST = (SESSIONS / "gcm-2017-1.yaml").read_text(encoding="utf-8")

SMALL = """\
gcm-moderator: 1
id: small
title: A small session
theme: A theme
place: Somewhere
zone: Europe/Zurich
days:
  - date: 2017-05-08
    sittings:
      - start: "10:00"
        end: "13:00"
    items:
      - id: welcome
        title: Welcome
        kind: remarks
        start: "10:00"
        end: "10:10"
      - id: panel-1
        title: The panel
        kind: expert-panel
        start: "10:10"
        end: "13:00"
themes: []
"""


def load_text(folder: Path, text: str | bytes) -> Loaded:
    file = folder / "session.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return load(file)


def session_of(folder: Path, text: str) -> Session:
    loaded = load_text(folder, text)
    assert loaded.session is not None, loaded.problems
    return loaded.session


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1
