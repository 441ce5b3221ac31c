"""Pages that come over the start page and go again: settings, the calendar, rehearsals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

_FIRST_SIZE = QSize(1120, 720)


class Pages(QObject):
    """Opens pages over what a stack of pages shows, and closes them when they are `left`: what was there is back.

    While `meeting` gives an open one, a page has a window of its own beside it, so that the countdown stays in sight.
    """

    def __init__(
        self, stack: QStackedWidget, home: Callable[[], QWidget], meeting: Callable[[], QWidget | None]
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._home = home
        self._meeting = meeting
        self._open: list[QWidget] = []

    def of_kind(self, kind: type[QWidget]) -> QWidget | None:
        """The open page of that kind."""
        return next((page for page in self._open if isinstance(page, kind)), None)

    def open(self, page: QWidget) -> None:
        """Show a page; it is closed when it says that it is `left`."""
        self._open.append(page)
        page.left.connect(lambda: self.close(page))  # type: ignore[attr-defined]
        if self._meeting() is not None:
            self._beside(page)
        else:
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            page.setFocus()

    def bring(self, kind: type[QWidget], make: Callable[[], QWidget]) -> None:
        """Show the open page of that kind, or make one and open it."""
        page = self.of_kind(kind)
        if page is None:
            self.open(make())
        elif page.isWindow():
            page.raise_()
            page.activateWindow()
        else:
            self._stack.setCurrentWidget(page)

    def close(self, page: QWidget) -> None:
        """Take a page away for good."""
        if page not in self._open:
            return
        self._open.remove(page)
        if self._stack.indexOf(page) >= 0:
            if self._stack.currentWidget() is page:
                self._stack.setCurrentWidget(self._meeting() or self._home())
            self._stack.removeWidget(page)
        page.close()
        page.deleteLater()

    def close_all(self) -> None:
        """Take all pages away."""
        for page in tuple(self._open):
            self.close(page)

    def _beside(self, page: QWidget) -> None:
        page.setParent(self._stack.window(), Qt.WindowType.Window)
        room = self._stack.screen().availableGeometry()
        middle = QRect(0, 0, min(_FIRST_SIZE.width(), room.width()), min(_FIRST_SIZE.height(), room.height()))
        middle.moveCenter(room.center())
        page.setGeometry(middle)
        page.show()
        page.activateWindow()
