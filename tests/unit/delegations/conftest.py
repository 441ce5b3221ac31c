from __future__ import annotations

from pathlib import Path

import pytest

from gcm_moderator.delegations.directory import Directory

TABLES = Path(__file__).parents[3] / "assets" / "delegations"


@pytest.fixture(scope="session")
def tables() -> Path:
    return TABLES


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory.load(TABLES)
