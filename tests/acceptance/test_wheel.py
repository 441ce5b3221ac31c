"""The built wheel, installed elsewhere, works without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
TIME_LIMIT_S = 180


@dataclass(frozen=True)
class Wheel:
    """A wheel, and the environment it was installed into."""

    file: Path
    environment: Path
    elsewhere: Path
    """A folder that has nothing to do with the checkout."""

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, from elsewhere."""
        variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [self.environment / "bin" / program, *arguments],
            cwd=self.elsewhere,
            env=variables,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT_S,
            check=False,
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    """Build the wheel and install it into an environment of its own; asks the network for nothing.

    The environment borrows the dependencies that these tests run with. Borrowing puts their folder on the path and
    reads no `.pth` file in it, so that the checkout, which an editable install names in such a file, stays out.
    """
    place = tmp_path_factory.mktemp("wheel")
    environment = place / "environment"
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    _do("-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(CHECKOUT))
    (file,) = place.glob("*.whl")
    _do("-m", "venv", "--without-pip", str(environment))
    _do("-m", "pip", "--python", str(environment), "install", "--quiet", "--no-index", "--no-deps", str(file))
    (packages,) = environment.glob("lib/python3*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Wheel(file, environment, elsewhere)


def _do(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT_S,
        check=False,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_holds_every_file_of_the_packages_and_of_the_data(wheel: Wheel) -> None:
    with zipfile.ZipFile(wheel.file) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {name for package in ("gcm_moderator", "ui") for name in _files(package)}
    shipped = ("assets", "sessions", "docs/guide", "docs/pictures")
    expected |= {f"gcm_moderator/_data/{name}" for data in shipped for name in _files(data)}
    pages = ("keys", "exports", "session-file", "settings")
    expected |= {f"gcm_moderator/_data/docs/{page}.md" for page in pages}
    assert inside == expected


def _files(folder: str) -> list[str]:
    """Name the files below a folder of the checkout that belong to it, as paths from the checkout."""
    paths = (CHECKOUT / folder).rglob("*")
    files = [path.relative_to(CHECKOUT) for path in paths if path.is_file() and "__pycache__" not in path.parts]
    return [file.as_posix() for file in files if not file.name.startswith(".")]


def test_the_wheel_pins_pyside_below_the_version_that_aborts(wheel: Wheel) -> None:
    with zipfile.ZipFile(wheel.file) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        text = archive.read(metadata).decode()
    assert "requires-dist: pyside6-essentials<6.12,>=6.11" in text.lower()
    assert "License-Expression: MIT" in text


def test_the_environment_has_the_wheel_and_not_the_checkout(wheel: Wheel) -> None:
    done = wheel.run("python", "-c", "import gcm_moderator, ui; print(gcm_moderator.__file__); print(ui.__file__)")
    assert done.returncode == 0, done.stderr
    for module in done.stdout.splitlines():
        assert Path(module).is_relative_to(wheel.environment)
    assert str(CHECKOUT) not in wheel.run("python", "-c", "import sys; print(*sys.path, sep='\\n')").stdout.splitlines()


def test_the_installed_wheel_knows_the_shipped_sessions(wheel: Wheel) -> None:
    done = wheel.run("gcm-moderator", "agenda", "gcm-2017-1", "--json")
    assert done.returncode == 0, done.stderr
    ids = [segment["id"] for segment in json.loads(done.stdout)]
    assert ids[0] == "welcome-1"
    assert "panel-1/discussion" in ids
    assert ids[-1] == "closing-2"


def test_the_installed_wheel_draws_its_windows(wheel: Wheel, tmp_path: Path) -> None:
    done = wheel.run("gcm-moderator", "pictures", "gcm-2017-1", "--out", str(tmp_path / "pictures"))
    assert done.returncode == 0, done.stderr
    pictures = list((tmp_path / "pictures").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG"), picture.name


def test_the_installed_wheel_has_a_voice(wheel: Wheel) -> None:
    """It runs, answers what it is asked, and ends when nobody asks any more."""
    done = wheel.run("python", "-P", "-c", VOICE)
    assert done.returncode == 0, done.stderr
    found, chime = done.stdout.splitlines()
    assert json.loads(found)["say"] in ("loading", "found")
    assert Path(chime).is_relative_to(wheel.environment)


VOICE = """
import subprocess, sys
from gcm_moderator.cues.messages import Check, line
from gcm_moderator.resources import data_folder
command = [sys.executable, "-P", "-m", "gcm_moderator.cues.helper"]
helper = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
helper.stdin.write(line(Check("en")))
helper.stdin.flush()
print(helper.stdout.readline().decode().strip())
helper.stdin.close()
helper.wait(30)
print(next((data_folder("assets") / "chimes").glob("limit.wav")))
"""
