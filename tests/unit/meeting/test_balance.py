"""Balance and rounds: who was heard, by group, category and gender; when the panellists' turn is suggested."""

from __future__ import annotations

from hypothesis import given

from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.balance import Balance, Share, balance, not_heard, together
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker, TurnKind
from gcm_moderator.meeting.rounds import round_of
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import COSTA_RICA, EU, JAPAN, KENYA, MALTA, ROW_4, Podium, discussion


def spoke(podium: Podium, speaker: Speaker, seconds: float, kind: TurnKind = TurnKind.INTERVENTION) -> None:
    podium.call(podium.request(speaker, kind))
    podium.finish(after=seconds)


def test_interventions_and_seconds_are_summed_by_group_and_category() -> None:
    podium = discussion()
    spoke(podium, KENYA, 100.5)
    spoke(podium, KENYA, 50, TurnKind.RIGHT_OF_REPLY)
    spoke(podium, MALTA, 180)
    spoke(podium, EU, 60)
    spoke(podium, ROW_4, 30)
    shares = balance(podium.state, podium.now)
    assert shares.by_group == {"African": Share(2, 150.5), "WEOG": Share(1, 180.0), "other": Share(2, 90.0)}
    assert shares.by_category == {"member-state": Share(3, 330.5), "igo": Share(1, 60.0), "other": Share(1, 30.0)}


def test_the_live_turn_counts_what_it_has_spoken() -> None:
    podium = discussion()
    podium.call(podium.request(JAPAN))
    podium.wait(42)
    assert balance(podium.state, podium.now).by_group == {"Asia-Pacific": Share(1, 42.0)}


def test_gender_counts_only_where_it_was_recorded() -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(KENYA, gender="f"))
    podium.call()
    podium.finish(after=60)
    spoke(podium, MALTA, 90)
    podium.do(commands.RequestFloor(KENYA, gender="f"))
    podium.call()
    podium.wait(30)
    assert balance(podium.state, podium.now).by_gender == {"f": Share(2, 90.0)}


def test_points_of_order_panellists_and_who_was_absent_do_not_count() -> None:
    podium = discussion()
    spoke(podium, KENYA, 20, TurnKind.POINT_OF_ORDER)
    podium.do(commands.GivePanellist("panellist-1"))
    podium.finish(after=60)
    podium.call(podium.request(MALTA))
    podium.do(commands.MarkAbsent(podium.turn.request or ""), after=5)
    assert balance(podium.state, podium.now).by_group == {}


def test_a_name_given_later_moves_the_share() -> None:
    podium = discussion()
    spoke(podium, ROW_4, 60)
    podium.do(commands.NameSpeaker(podium.state.course.turns[0].id, COSTA_RICA))
    assert balance(podium.state, podium.now).by_group == {"GRULAC": Share(1, 60.0)}
    assert RegionalGroup.GRULAC not in not_heard(podium.state)


def test_who_has_not_been_heard_in_this_discussion() -> None:
    podium = discussion()
    spoke(podium, KENYA, 60)
    spoke(podium, JAPAN, 10, TurnKind.POINT_OF_ORDER)
    assert not_heard(podium.state) == (
        RegionalGroup.ASIA_PACIFIC, RegionalGroup.EEG, RegionalGroup.GRULAC, RegionalGroup.WEOG,
    )  # fmt: skip
    podium.start("panel-2/discussion")
    assert set(not_heard(podium.state)) == set(RegionalGroup)


@given(steps())
def test_heard_is_what_the_turns_say(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    for segment, course in podium.state.courses.items():
        turns = [*course.turns, *(turn for turn in podium.state.live_turns if turn.segment == segment)]
        counted = [turn for turn in turns if turn.kind is not TurnKind.POINT_OF_ORDER and not turn.absent]
        voices = [turn.voice for turn in counted]
        assert {voice: n for voice, n in course.heard.items() if n} == {v: voices.count(v) for v in voices}
        groups = [turn.speaker.regional_group for turn in counted if turn.speaker.regional_group]
        assert {group: n for group, n in course.groups.items() if n} == {g: groups.count(g) for g in groups}


def test_after_the_round_size_the_panellists_are_suggested_and_never_forced() -> None:
    podium = discussion()
    for n in range(1, 7):
        podium.call(podium.request(Speaker(f"Delegate {n}")))
        seen = round_of(podium.state, podium.history.notebook)
        assert (seen.since_panellists, seen.suggest_panellists) == (n, n >= 5)
    podium.do(commands.GivePanellist("panellist-1"))
    assert not round_of(podium.state, podium.history.notebook).suggest_panellists


def test_the_round_knows_the_pending_questions_of_its_panel() -> None:
    podium = discussion()
    question = NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-2", segment="panel-1/discussion")
    podium.do(commands.TakeNote(question))
    assert round_of(podium.state, podium.history.notebook).pending_questions == {"panellist-2": 1}
    podium.start("panel-2/discussion")
    assert round_of(podium.state, podium.history.notebook).pending_questions == {}
    assert round_of(Podium().state, podium.history.notebook).pending_questions == {}


def test_the_shares_of_several_parts_are_added_name_by_name() -> None:
    first = Balance({"African": Share(2, 100.5)}, {"igo": Share(1, 60.0)}, {"f": Share(1, 60.0)})
    second = Balance({"African": Share(1, 30.25), "WEOG": Share(1, 5.0)}, {"igo": Share(2, 7.0)}, {"m": Share(3, 9.0)})
    assert together([first, second]) == Balance(
        {"African": Share(3, 130.75), "WEOG": Share(1, 5.0)},
        {"igo": Share(3, 67.0)},
        {"f": Share(1, 60.0), "m": Share(3, 9.0)},
    )
    assert together([]) == Balance({}, {}, {})


def test_nothing_is_counted_towards_a_round_once_the_discussion_has_ended() -> None:
    podium = discussion()
    podium.call(podium.request(KENYA))
    podium.finish(after=60)
    assert round_of(podium.state, podium.history.notebook).since_panellists == 1
    podium.start("panel-1/closing")
    assert round_of(podium.state, podium.history.notebook).since_panellists == 0
