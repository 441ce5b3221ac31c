"""How a record is told from other SQLite files, and which version of it."""

from __future__ import annotations

APPLICATION_ID = 0x47434D52
"""`PRAGMA application_id` of every record: "GCMR"."""

VERSION = 6
"""`PRAGMA user_version` of a record of today: how many migrations it has."""
