"""Likely duplicates: a hint, for points worded alike."""

from __future__ import annotations

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.alike import MOST, likely_same
from gcm_moderator.meeting.brief import standing
from gcm_moderator.meeting.facts import NoteContent
from tests.unit.meeting.podium import discussion


def likely(*texts: str) -> list[tuple[int, int]]:
    podium = discussion()
    notes = [podium.do(commands.TakeNote(NoteContent(text, star=True)), after=1) for text in texts]
    found = likely_same(standing(podium.history.points, podium.history.notebook, podium.state))
    return [(notes.index(one), notes.index(other)) for one, other in found.items()]


def test_points_in_other_words_and_another_order_are_likely_the_same() -> None:
    assert likely(
        "Firewalls between immigration enforcement and public services work in practice",
        "Half of all migrants are women, and absent from most national policies",
        "In practice, firewalls between public services and immigration enforcement do work",
    ) == [(0, 2), (2, 0)]


def test_the_most_alike_is_offered() -> None:
    assert (0, 2) in likely(
        "Children are never detained", "Children are detained nowhere", "Children never are detained"
    )


def test_the_most_alike_is_offered_whichever_was_noted_first() -> None:
    near, far = "Children are never detained in Malta", "Children are seldom detained in Kenya"
    for texts in ((near, far), (far, near)):
        assert (0, 1 + texts.index(near)) in likely("Children are never detained in Malta now", *texts)


def test_short_words_alone_are_no_likeness() -> None:
    assert likely("It is up to us to do so", "So it is up to us", "") == []


def test_words_of_four_letters_count() -> None:
    assert likely("Fire wall", "Wall of fire") == [(0, 1), (1, 0)]


def test_other_scripts_are_compared_too() -> None:
    assert likely("移徙者应享有基本医疗服务", "移徙者应享有基本的医疗服务") == [(0, 1), (1, 0)]


def test_a_great_many_points_get_no_further_hints() -> None:
    assert likely(*(f"Point number {n}" for n in range(MOST)), "Alike alike", "Alike alike")[-1][0] < MOST
