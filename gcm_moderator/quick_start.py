"""A quick start of the windows: what Python and Qt would do beside it, and nobody needs, is left out."""

from __future__ import annotations

import builtins
import gc
import importlib


def begin() -> None:
    """To be called before anything of Qt is imported.

    Hardly anything that a start makes is garbage, so none is looked for. PySide6 puts an import of its own in the place
    of Python's, for `from __feature__ import …`; it reads the source of every module that is imported after it. Nothing
    here uses that, so Python's own import goes on.
    """
    gc.disable()
    plain = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain


def end() -> None:
    """To be called once the windows are there: garbage is looked for again, though not in what is there by now."""
    gc.freeze()
    gc.enable()
