"""Hands that press and click whatever is in sight, and remember the last of what they did."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from random import Random

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_LIVELY = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
_LETTERS = tuple(
    Qt.Key(code) for code in (*range(Qt.Key.Key_A, Qt.Key.Key_Z + 1), *range(Qt.Key.Key_0, Qt.Key.Key_9 + 1))
)
_FUNCTIONS = tuple(Qt.Key(code) for code in range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1))
_OTHERS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Plus,
        Qt.Key.Key_Minus,
        Qt.Key.Key_Slash,
    ),
)
_TOGETHER = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_TEXTS = (
    *("kenya", "malta", "eu", "row 4", "10:30", "10:15-11:00", "3:00", "7", "-1", "99999999999", "note on this"),
    *("!! ", "?2 ", "#theme ", "c6 ", "{x}", "<b>", "%s", "\u202e", "建议", "العربية", "a" * 300),
)
_SIZES = ((640, 400), (1024, 600), (1280, 720), (1920, 1080))
REMEMBERED = 12


class Hands:
    """Does one clumsy thing at a time. `done` holds the last dozen, in words; `folder` is what file dialogs give."""

    def __init__(self, random: Random, folder: Path) -> None:
        self.random = random
        self.folder = folder
        self.done: deque[str] = deque(maxlen=REMEMBERED)
        self.count = 0

    def once(self) -> None:
        """Do one thing to one of the windows there are; nothing where there is none."""
        self.count += 1
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        dialogs = [window for window in windows if isinstance(window, QFileDialog)]
        if dialogs:
            self._answer(dialogs[0])
        elif windows:
            popup = QApplication.activePopupWidget()
            self._act(popup if popup is not None and self.random.random() < 0.9 else self.random.choice(windows))

    def _act(self, window: QWidget) -> None:
        within = [child for child in window.findChildren(QWidget) if child.isVisible() and child.isEnabled()]
        lively = [child for child in within if isinstance(child, _LIVELY)]
        target = self.random.choice((lively if self.random.random() < 0.6 else within) or within or [window])
        focus = QApplication.focusWidget()
        typed_at = focus if focus is not None and focus.isVisible() and self.random.random() < 0.7 else target
        ways: dict[Callable[[QWidget], None], float] = {
            self._key: 0.4,
            self._keys_together: 0.1,
            self._text: 0.12,
            self._click: 0.32,
            self._double_click: 0.04,
            self._resize: 0.01,
            self._close: 0.005,
        }
        way = self.random.choices(list(ways), list(ways.values()))[0]
        if way in (self._resize, self._close):
            way(window)
        else:
            way(typed_at if way in (self._key, self._keys_together, self._text) else target)

    def _key(self, widget: QWidget) -> None:
        self._press(widget, self.random.choice((*_LETTERS, *_OTHERS * 2, *_FUNCTIONS)), Qt.KeyboardModifier.NoModifier)

    def _keys_together(self, widget: QWidget) -> None:
        self._press(widget, self.random.choice((*_LETTERS, *_OTHERS, *_FUNCTIONS)), self.random.choice(_TOGETHER))

    def _press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self._tell(f"{modifier.name} {key.name}", widget)
        QTest.keyPress(widget, key, modifier)
        if shiboken6.isValid(widget):
            QTest.keyRelease(widget, key, modifier)

    def _text(self, widget: QWidget) -> None:
        text = self.random.choice(_TEXTS)
        self._tell(f"types {text[:20]!r}", widget)
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                if shiboken6.isValid(widget):
                    QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))

    def _click(self, widget: QWidget) -> None:
        left = self.random.random() < 0.85
        self._tell("clicks" if left else "clicks right", widget)
        button = Qt.MouseButton.LeftButton if left else Qt.MouseButton.RightButton
        self._mouse(widget, button, (QTest.mousePress, QTest.mouseRelease))

    def _double_click(self, widget: QWidget) -> None:
        self._tell("clicks twice", widget)
        steps = (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick)
        self._mouse(widget, Qt.MouseButton.LeftButton, steps)

    def _mouse(self, widget: QWidget, button: Qt.MouseButton, steps: tuple[Callable[..., None], ...]) -> None:
        place = QPoint(self.random.randrange(max(1, widget.width())), self.random.randrange(max(1, widget.height())))
        for step in steps:
            if shiboken6.isValid(widget):
                step(widget, button, Qt.KeyboardModifier.NoModifier, place)

    def _resize(self, window: QWidget) -> None:
        width, height = self.random.choice(_SIZES)
        self._tell(f"makes {width}×{height}", window)
        window.resize(width, height)

    def _close(self, window: QWidget) -> None:
        self._tell("closes", window)
        window.close()

    def _answer(self, dialog: QFileDialog) -> None:
        """Qt's own dialogs could delete and overwrite what is not ours: they are only answered, never worked."""
        self._tell("answers", dialog)
        if self.random.random() < 0.5:
            dialog.fileSelected.emit(str(self.folder))
        dialog.reject()

    def _tell(self, what: str, widget: QWidget) -> None:
        self.done.append(f"{what} on {type(widget).__name__} “{widget.accessibleName()[:40]}”")
