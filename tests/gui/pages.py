"""The pages beside a meeting, each made as a test wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gcm_moderator.rehearsal.outcome import Kept, Outcome, Waited
from gcm_moderator.resources import data_folder
from tests.gui.shell.houses import AtOnce, Place
from tests.shipped import session
from ui.export.page import ExportPage
from ui.help.window import HelpWindow
from ui.importing.page import ImportPage
from ui.pictures import pages
from ui.pictures.programme import programme
from ui.rehearse.outcome import OutcomePage
from ui.start.page import StartPage
from ui.start.shelves import Shelves
from ui.widgets.growing import GrowingPage

OUTCOME = Outcome(
    segments=(Kept("panel-1/discussion", "Interactive discussion", "Panel 1", 7800, 7900, 100, False),),
    interventions=38,
    replies=7,
    granted_s=30,
    over_s=676,
    overrun=12,
    longest=Waited("Kenya", 500),
    not_reached=("Fiji", "Malta"),
    not_heard=(),
    interruptions=1,
    absences=0,
)

Make = Callable[[Path], GrowingPage]


def importing(folder: Path) -> GrowingPage:
    page = ImportPage(AtOnce(), read=lambda _: programme())
    page.open_file(folder)
    return page


PAGES: dict[str, Make] = {
    "calendar": lambda folder: pages.calendar(Place(folder).house(), as_list=False),
    "export": lambda folder: ExportPage(
        record=lambda: None, unsaved=lambda: 0, folder=folder, stem="gcm-2017-1", command=lambda *_: []
    ),
    "help": lambda _: HelpWindow(data_folder("docs")),
    "import": importing,
    "outcome": lambda folder: OutcomePage(OUTCOME, "First session", lambda: folder, OSError),
    "rehearse": lambda _: pages.set_up(session()),
    "settings": lambda _: pages.settings(),
    "start": lambda folder: StartPage(Shelves(Place(folder).house(), AtOnce())),
}
