from __future__ import annotations

from pathlib import Path

import pytest

from gcm_moderator import resources
from gcm_moderator.resources import data_folder


@pytest.mark.parametrize("name", ["assets", "sessions"])
def test_in_a_checkout_the_folders_stand_beside_the_package(name: str) -> None:
    folder = data_folder("assets" if name == "assets" else "sessions")
    assert folder == Path(__file__).resolve().parents[2] / name


def test_the_first_session_is_among_the_shipped_ones() -> None:
    assert (data_folder("sessions") / "gcm-2017-1.yaml").is_file()


def test_a_missing_folder_is_reported_with_the_places_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "gcm_moderator")
    with pytest.raises(FileNotFoundError) as error:
        data_folder("assets")
    assert str(tmp_path / "assets") in str(error.value)
    assert str(tmp_path / "gcm_moderator" / "_data" / "assets") in str(error.value)


def test_an_installed_wheel_finds_its_own_data_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "gcm_moderator"
    inside = package / "_data" / "sessions"
    inside.mkdir(parents=True)
    (tmp_path / "sessions").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert data_folder("sessions") == inside
