"""The JSON schema of session files, which editors complete and check from.

`python -m gcm_moderator.agenda.schema sessions/session.schema.json` writes it anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from gcm_moderator.agenda.source import SessionSource

__all__ = ["schema", "schema_text"]


def schema() -> dict[str, Any]:
    """Return the JSON schema of a session file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Session file of gcm-moderator",
        **msgspec.json.schema(SessionSource),
    }


def schema_text() -> str:
    """Return the schema as it is published, indented and ending with a line break."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
