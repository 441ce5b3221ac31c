"""Records on files for the tests of the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gcm_moderator.meeting.facts import Draft
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.record.drafts import messages

WAIT = 30.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.gcm"


@pytest.fixture
def record(path: Path) -> Iterator[SqliteRecord]:
    made = SqliteRecord.create(path)
    yield made
    made.close()


@pytest.fixture
def ten(path: Path) -> list[Draft]:
    """A closed record of ten facts at `path`."""
    return closed_with(path, messages(10))


def closed_with(path: Path, drafts: list[Draft]) -> list[Draft]:
    record = SqliteRecord.create(path)
    try:
        for draft in drafts:
            record.append([draft]).result(WAIT)
    finally:
        record.close()
    return drafts
