"""What is understood of tables: each is drawn in `tables.txt`, and below it what is read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.agenda.importing.drawn import read, told

_SECTIONS = (Path(__file__).parent / "tables.txt").read_text(encoding="utf-8").split("## ")[1:]
TABLES = {name.strip(): rest for name, _, rest in (section.partition("\n") for section in _SECTIONS)}


@pytest.mark.parametrize("name", TABLES)
def test_a_table(name: str) -> None:
    drawing, _, expected = TABLES[name].partition("-->\n")
    assert told(read(drawing)) == expected.rstrip("\n")
