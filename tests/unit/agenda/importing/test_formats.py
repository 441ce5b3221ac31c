"""The same programme in every format gives the same session, and nothing of any document is lost."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import Imported, imported_from
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.papers import EXPECTED, FORMATS, THEME, TITLE


@pytest.fixture(scope="module", params=FORMATS)
def imported(request: pytest.FixtureRequest) -> Imported:
    return imported_from(document_of(FORMATS[request.param](), request.param))


def test_the_agenda_is_the_same(imported: Imported) -> None:
    days = imported.understanding.days
    assert [(d.date, i.id, i.kind, i.start, i.end) for d in days for i in d.items] == EXPECTED
    assert imported.ok, imported.problems


def test_the_sittings_are_the_same(imported: Imported) -> None:
    assert [day.sittings for day in imported.understanding.days] == [(("10:00", "13:00"), ("15:00", "18:00"))] * 2


def test_title_place_and_limits_are_the_same(imported: Imported) -> None:
    understood = imported.understanding
    assert understood.title is not None
    assert understood.title.text == TITLE
    assert understood.zone is not None
    assert understood.zone.text == "Europe/Zurich"
    assert understood.place is not None
    assert "Geneva" in understood.place.text
    if understood.format != "ics":
        assert understood.theme is not None
        assert understood.theme.text == THEME
    told = {(limit.panel, limit.part): limit.minutes for limit in understood.limits}
    told |= {(item.kind, part): m for item in understood.items for part, m in item.minutes.items()}
    assert told == {
        ("expert-panel", "opening"): 7,
        ("expert-panel", "expert"): 7,
        ("expert-panel", "intervention"): 3,
        ("expert-panel", "closing"): 7,
    }


def test_topics_are_the_same(imported: Imported) -> None:
    topics = {item.id: item.topics for item in imported.understanding.items if item.topics}
    assert topics == {
        "panel-1": ("Norms in practice", "All stages of migration"),
        "panel-2": ("In societies of destination",),
        "panel-3": ("National law", "Access to justice"),
    }


def test_the_overlap_is_told(imported: Imported) -> None:
    (closing,) = [item for item in imported.understanding.items if item.id == "closing-1"]
    assert [doubt.code for doubt in closing.doubts] == ["overlap"]
