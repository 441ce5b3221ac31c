"""Messages of the co-facilitators, and the time at which the list is to be closed."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_moderator.meeting import commands, encoding, facts
from gcm_moderator.meeting.floor import Recipient
from gcm_moderator.meeting.formula import _LANGUAGES
from gcm_moderator.meeting.ready_messages import Ready, ready_words, run_until
from tests.unit.meeting.podium import Podium, discussion
from tests.unit.meeting.sessions import clock

LANGUAGES = tuple(_LANGUAGES)


def shown(podium: Podium) -> tuple[str | None, str | None]:
    """What stands at the podium and on the room's screen."""
    at_podium, in_room = podium.state.message, podium.state.room_message
    return at_podium.text if at_podium else None, in_room.text if in_room else None


def closing(podium: Podium) -> dt.datetime | None:
    return podium.state.course.closes_at


def send(podium: Podium, text: str, to: Recipient = Recipient.PODIUM) -> str:
    return podium.do(commands.SendMessage(text, to), after=1)


def test_a_message_goes_to_the_podium_unless_it_says_otherwise() -> None:
    podium = Podium()
    send(podium, "Wrap up")
    assert shown(podium) == ("Wrap up", None)
    send(podium, "Take your seats", Recipient.DISPLAY)
    assert shown(podium) == ("Wrap up", "Take your seats")
    send(podium, "Slow down", Recipient.BOTH)
    assert shown(podium) == ("Slow down", "Slow down")
    assert [message.text for message in podium.state.messages] == ["Wrap up", "Take your seats", "Slow down"]


def test_a_withdrawn_message_is_gone_everywhere_and_brings_no_older_one_back() -> None:
    podium = Podium()
    send(podium, "First", Recipient.BOTH)
    second = send(podium, "Second")
    podium.do(commands.WithdrawMessage(second))
    assert shown(podium) == (None, "First")
    assert podium.ask(commands.WithdrawMessage(second))[1] == ()
    assert podium.ask(commands.WithdrawMessage("c99"))[1] == ()


def test_undo_touches_no_message() -> None:
    podium = discussion()
    sent = send(podium, "Wrap up")
    podium.do(commands.WithdrawMessage(sent))
    podium.undo()
    assert podium.state.running is None
    assert podium.state.messages[0].withdrawn_at is not None


def test_the_fact_of_a_message_to_the_podium_is_what_it_always_was() -> None:
    draft = facts.Draft("m.1", "podium", clock("10:00"), "m", facts.MessageSent("m", "Hello"))
    assert b'"to"' not in encoding.encode(draft)
    assert encoding.decode(encoding.encode(draft)) == draft


def test_the_time_to_close_the_list_is_told_and_nothing_closes_by_itself() -> None:
    podium = discussion()
    podium.do(commands.SetClosing(clock("12:20")))
    assert closing(podium) == clock("12:20")
    podium.at("12:30")
    assert podium.state.course.list_open
    podium.do(commands.CloseList())
    assert closing(podium) is None
    assert podium.refused(commands.SetClosing(clock("12:40"))) == "list-closed"
    podium.undo()
    assert closing(podium) == clock("12:20")
    podium.do(commands.SetClosing(None))
    assert closing(podium) is None


def test_there_is_no_list_to_close_outside_a_discussion() -> None:
    assert Podium().refused(commands.SetClosing(clock("12:20"))) == "floor-not-open"


def test_another_discussion_has_no_time_to_close_yet() -> None:
    podium = discussion()
    podium.do(commands.SetClosing(clock("12:20")))
    podium.start("lunch-1", "12:10")
    podium.start("panel-1/discussion")
    assert closing(podium) is None


@pytest.mark.parametrize("message", list(Ready))
def test_ready_messages_are_there_in_every_language(message: Ready) -> None:
    words = {ready_words(message, language) for language in LANGUAGES}
    assert len(words) == len(LANGUAGES)
    assert ready_words(message, "de") == ready_words(message, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_stands_in_every_language(language: str) -> None:
    assert "13:07" in run_until("13:07", language)


def test_the_words_to_run_on_are_in_the_language_of_the_meeting() -> None:
    assert run_until("13:07", "fr") == "Veuillez entendre tous les inscrits ; il est possible d’aller jusqu’à 13:07"
    assert run_until("13:07", "xx") == "Please hear everybody on the list; this may run until 13:07"
