"""Files that are broken, hostile, or something else than they say: one clear sentence each, soon, in little memory."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gcm_moderator.agenda.importing.importer import NotImportable, import_file
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.papers import as_pdf, as_workbook
from tests.unit.agenda.importing.traps import TRAPS, zipped


@pytest.mark.parametrize("name", TRAPS)
def test_one_sentence(name: str) -> None:
    make, sentence = TRAPS[name]
    content = make()
    with pytest.raises(NotImportable, match=sentence) as caught:
        document_of(content, name)
    assert str(caught.value).startswith(name) or name in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


_IMPORT = """
import resource, sys
from pathlib import Path
from gcm_moderator.agenda.importing.importer import NotImportable, import_file

try:
    import_file(Path(sys.argv[1]))
except NotImportable as sentence:
    print(sentence)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Imports a file, and says why that failed and how much memory the process that read it took, in kilobytes."""


@pytest.mark.not_for_mutants
@pytest.mark.parametrize("name", ["rows.xlsx", "bomb.docx", "locked.pdf"])
def test_a_process_of_its_own_says_the_same_in_little_memory(tmp_path: Path, name: str) -> None:
    make, sentence = TRAPS[name]
    file = tmp_path / name
    file.write_bytes(make())
    done = subprocess.run([sys.executable, "-c", _IMPORT, file], capture_output=True, text=True, check=True)
    said, kilobytes = done.stdout.splitlines()
    assert re.search(sentence, said)
    assert int(kilobytes) < 500 * 1024


def test_a_file_without_permission_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "note.txt"
    file.write_text("10:00 Opening", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(NotImportable, match="no permission"):
        import_file(file)


@pytest.mark.not_for_mutants
def test_the_suffix_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "programme.docx"
    file.write_bytes(as_pdf(ruled=True))
    assert import_file(file).understanding.format == "pdf"


def test_formulas_with_values_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(as_workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<v>0.5416", b"<f>B9+1/8</f><v>0.5416")
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    file = tmp_path / "cached.xlsx"
    file.write_bytes(zipped(parts))
    assert "13:00" in [item.start for item in import_file(file).understanding.items]
