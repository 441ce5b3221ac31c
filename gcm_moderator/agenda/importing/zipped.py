"""Office documents are zipped XML: opened with limits, so that no file fills the memory or reads other files."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from gcm_moderator.agenda.importing.problems import NotImportable

__all__ = ["Parts"]

_MOST_PARTS = 4_000
_LARGEST_PART = 24 * 1024 * 1024
_LARGEST_RATIO = 250
_SMALL = 1024 * 1024
_DEEPEST = 250


class Parts:
    """The parts of a zipped document called `name`.

    Raises:
        NotImportable: it is no zip, or it is damaged.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as failure:
            raise self._damaged() from failure
        if len(self.names) > _MOST_PARTS:
            raise NotImportable(f"{name} has {len(self.names)} parts inside, which no agenda has; it was not opened.")

    def _damaged(self) -> NotImportable:
        return NotImportable(f"{self._name} is damaged or was not downloaded whole; get it once more.")

    def read(self, part: str) -> bytes:
        """Return a part, unpacked.

        Raises:
            NotImportable: it unpacks to more than any agenda has, or cannot be unpacked.
        """
        try:
            info = self._zip.getinfo(part)
            if info.flag_bits & 1:
                raise NotImportable(
                    f"{self._name} is protected with a password; save a copy without one and import that."
                )
            bomb = info.file_size > _SMALL and info.file_size > _LARGEST_RATIO * max(1, info.compress_size)
            if info.file_size > _LARGEST_PART or bomb:
                raise self._too_large()
            with self._zip.open(info) as file:
                content = file.read(_LARGEST_PART + 1)
        except KeyError as failure:
            raise self._damaged() from failure
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as failure:
            raise self._damaged() from failure
        if len(content) > _LARGEST_PART:
            raise self._too_large()
        return content

    def _too_large(self) -> NotImportable:
        return NotImportable(f"{self._name} unpacks to far more than an agenda holds (a zip bomb?); it was not opened.")

    def xml(self, part: str) -> Element:
        """Return a part as XML; entities and document types are refused, as they can reach other files.

        Raises:
            NotImportable: it is no sound XML, or nested without end.
        """
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import iterparse

        depth = 0
        root: Any = None
        try:
            for event, element in iterparse(io.BytesIO(self.read(part)), events=("start", "end"), forbid_dtd=True):
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                if depth > _DEEPEST:
                    raise NotImportable(f"{self._name} is nested deeper than any document; it was not opened.")
        except DefusedXmlException as failure:
            raise NotImportable(
                f"{self._name} refers to things outside itself (XML entities), which is not safe; it was not opened."
            ) from failure
        except ParseError as failure:
            raise self._damaged() from failure
        if root is None:
            raise self._damaged()
        made: Element = root
        return made
