"""The concluding brief at the podium, in a closing and in the summary panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from tests.gui.podium.conftest import Open
from tests.gui.podium.worlds import World


def test_the_moderator_concludes_from_the_starred_notes(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss()
    for n in range(30):
        text = f"Point {n} of the discussion, told at some length so that it takes more than a line of the brief"
        content = NoteContent(text, star=True, segment="panel-1/discussion")
        world.do(commands.TakeNote(content))
    podium = open_podium()
    assert podium.brief.isHidden()
    world.do(commands.StartSegment("panel-1/closing"))
    assert podium.queue.isHidden()
    assert podium.brief.isVisible()
    shown = podium.brief.text.shown
    assert [p.text for p in shown if p.is_heading] == [
        "Main points · 30", "Conclusions · 0", "Issues of major relevance · 0",
    ]  # fmt: skip
    assert podium.brief.text.toPlainText().count("Point ") == 30
    bar = podium.brief.text.verticalScrollBar()
    assert bar.value() == 0
    podium.setFocus()
    qtbot.keyClick(podium, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    read = bar.value()
    world.do(commands.TakeNote(NoteContent("Live", NoteKind.CONCLUSION, star=True, segment="panel-1/discussion")))
    assert "Live" in podium.brief.text.toPlainText()
    assert bar.value() == read
    world.do(commands.StartSegment("lunch-1"))
    assert podium.brief.isHidden()
    assert podium.queue.isVisible()


def test_an_empty_brief_says_how_it_fills(world: World, open_podium: Open) -> None:
    world.do(commands.StartSegment("panel-1/closing"))
    assert "Star a note" in open_podium().brief.text.toPlainText()


def test_in_the_summary_panel_each_speaker_has_their_brief(world: World, open_podium: Open) -> None:
    for panel in (1, 2):
        content = NoteContent(f"Said in panel {panel}", star=True, segment=f"panel-{panel}/discussion")
        world.do(commands.TakeNote(content))
    podium = open_podium()
    world.do(commands.StartSegment("summary/moderator-2"))
    assert podium.brief.title.full_text == "PERSPECTIVE OF MODERATOR 2"
    assert "Said in panel 2" in podium.brief.text.toPlainText()
    assert "Said in panel 1" not in podium.brief.text.toPlainText()
    assert podium.brief.reading.text == "0:02 of 15:00 to read out"
    assert podium.header.segment.full_text == "Perspective of the moderator of panel 2 · The co-facilitators chair"
    world.do(commands.StartSegment("summary/expert"))
    assert podium.brief.title.full_text == "THEMATIC EXPERT"
    assert "Said in panel 1" in podium.brief.text.toPlainText()
    world.do(commands.StartSegment("summary/discussion"))
    assert podium.brief.isHidden()


def test_the_focus_does_not_slip_into_a_text_field(world: World, open_podium: Open) -> None:
    world.discuss(["Kenya"])
    podium = open_podium()
    podium.queue.list.setFocus()
    world.do(commands.StartSegment("panel-1/closing"))
    assert podium.hasFocus()
    podium.brief.text.setFocus()
    world.do(commands.StartSegment("lunch-1"))
    assert podium.hasFocus()


def test_tab_comes_to_the_brief_before_the_foot(world: World, open_podium: Open) -> None:
    podium = open_podium()
    world.do(commands.StartSegment("panel-1/closing"))
    chain: list[QWidget] = []
    following = podium.nextInFocusChain()
    while following is not None and following is not podium:
        chain.append(following)
        following = following.nextInFocusChain()
    stops = (podium.header.menu, podium.floor.first, podium.brief.text, podium.foot.strip, podium.foot.note)
    assert [widget for widget in chain if widget in stops] == list(stops)
