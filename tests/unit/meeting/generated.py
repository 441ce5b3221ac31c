"""Generated meetings: commands that fit or do not fit, at instants a few milliseconds to minutes apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.evolve import evolve
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import REQUEST_KINDS, NoteKind, Speaker, TurnKind
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.state import State
from tests.unit.meeting.agendas import AGENDAS
from tests.unit.meeting.podium import COSTA_RICA, EU, JAPAN, KENYA, MALTA, ROW_4, Podium
from tests.unit.meeting.sessions import clock, first_session

SEGMENTS = (
    *("panel-1/discussion",) * 4,
    "panel-2/discussion",
    "welcome-1",
    "panel-1/expert-2",
    "panel-1/closing",
    "lunch-1",
    "summary/discussion",
    "no-such-segment",
)
SPEAKERS = (KENYA, MALTA, COSTA_RICA, JAPAN, ROW_4, Speaker("Panellist 2", panellist="panellist-2"))
LIMITS = (None, None, None, 30.0, 120.0, 300.0, 0.0, -5.0, 1e9)

Saying = Callable[[Podium], Command]
"""What somebody at the podium would say, given what they see."""
Step = tuple[int, Saying]
"""Milliseconds to wait, then what is said."""


def _waiting(podium: Podium, n: int) -> str:
    """The n-th waiting request, the one that has the floor, or one that nobody made."""
    called = [turn.request for turn in podium.state.live_turns if turn.request is not None]
    known = [*(request.id for request in podium.state.queue), *called, "c0"]
    return known[n % len(known)]


def _subject(podium: Podium, n: int) -> str:
    spoken = [turn.id for turn in podium.state.all_turns()]
    known = [*(request.id for request in podium.state.queue), *spoken, "c0"]
    return known[n % len(known)]


def _note(podium: Podium, n: int) -> str:
    known = [*podium.history.notebook.notes, "c0"]
    return known[n % len(known)]


def _live_asks_again(podium: Podium) -> Command:
    live = podium.state.turn
    return commands.RequestFloor(live.speaker if live else KENYA, on_behalf_of=live.on_behalf_of if live else None)


def _live_is_not_there(podium: Podium) -> Command:
    return commands.MarkAbsent((podium.state.turn and podium.state.turn.request) or "c0")


def _reordered(podium: Podium, shift: int, *, stale: bool) -> Command:
    seen = tuple(request.id for request in podium.state.queue)
    order = (*seen[shift % max(1, len(seen)) :], *seen[: shift % max(1, len(seen))])
    return commands.ReorderQueue(order, seen[1:] if stale else seen)


_n = st.integers(0, 7)
_speakers = st.sampled_from(SPEAKERS)
_limits = st.sampled_from(LIMITS)
_groups = st.sampled_from((None, None, None, EU))
_to = st.sampled_from((None, None, "panellist-1", "panellist-9"))
_contents = st.builds(
    NoteContent,
    text=st.sampled_from(("Firewalls work.", "Who pays?", "")),
    kind=st.sampled_from((NoteKind.POINT, NoteKind.QUESTION)),
    to=_to,
)


def _always(made: st.SearchStrategy[Command]) -> st.SearchStrategy[Saying]:
    return made.map(lambda command: lambda _: command)


def _on(index_of: Callable[[Podium, int], str], make: Callable[[str], Command]) -> st.SearchStrategy[Saying]:
    return _n.map(lambda n: lambda podium: make(index_of(podium, n)))


def _agenda_changes(n: int, stale: bool) -> Saying:
    def changed(podium: Podium) -> Command:
        present = podium.state.session
        return commands.ChangeAgenda(AGENDAS[n % len(AGENDAS)](present), podium.opened_with if stale else present)

    return changed


_requests = _always(
    st.builds(
        commands.RequestFloor,
        _speakers,
        st.sampled_from((*(TurnKind.INTERVENTION,) * 4, TurnKind.POINT_OF_ORDER, *REQUEST_KINDS)),
        _groups,
        _to,
        _limits,
    )
)
_calls = st.one_of(_always(st.just(commands.CallRequest())), _on(_waiting, commands.CallRequest))
_points_called = st.just(
    lambda podium: commands.CallRequest(
        next((r.id for r in podium.state.queue if r.kind is TurnKind.POINT_OF_ORDER), None)
    )
)
_control: list[st.SearchStrategy[Saying]] = [
    _requests,
    _requests,
    _requests,
    _calls,
    _calls,
    _points_called,
    st.sampled_from((_live_asks_again, _live_is_not_there)),
    _always(st.sampled_from(SEGMENTS).map(commands.StartSegment)),
    _always(st.builds(commands.GiveFloor, _speakers, _limits, st.sampled_from((0.0, 0.0, 20.0, 600.5, -1.0)))),
    _always(st.builds(commands.GivePanellist, st.sampled_from(("panellist-1", "panellist-9")), _limits)),
    _always(st.sampled_from((commands.FinishTurn(), commands.FinishTurn(), commands.EndSegment()))),
    _always(st.sampled_from((commands.PauseTurn(), commands.ResumeTurn()))),
    _always(st.sampled_from((commands.SuspendMeeting(), commands.ContinueMeeting(), commands.ContinueMeeting()))),
    _always(st.sampled_from((30.0, -30.0, 0.0, 1e9)).map(commands.GrantTime)),
    _always(st.sampled_from((60.0, 150.0, 180.0, 0.0)).map(commands.SetLimit)),
    _always(st.sampled_from((commands.CloseList(), commands.ReopenList(), commands.SetClosing(clock("12:20"))))),
    st.builds(_agenda_changes, _n, st.sampled_from((False, False, True))),
    _on(_waiting, commands.WithdrawRequest),
    _on(_waiting, commands.MarkAbsent),
    st.builds(lambda n, place: lambda podium: commands.MoveRequest(_waiting(podium, n), place), _n, _n),
    st.builds(lambda n, stale: lambda podium: _reordered(podium, n, stale=stale), _n, st.booleans()),
    st.builds(lambda n, who: lambda podium: commands.NameSpeaker(_subject(podium, n), who), _n, _speakers),
]
_beside: list[st.SearchStrategy[Saying]] = [
    _always(_contents.map(commands.TakeNote)),
    st.builds(lambda n, content: lambda podium: commands.ReviseNote(_note(podium, n), content), _n, _contents),
    _on(_note, commands.DeleteNote),
    _on(_note, commands.RestoreNote),
    st.builds(lambda n, yes: lambda podium: commands.AnswerQuestion(_note(podium, n), yes), _n, st.booleans()),
    _always(st.just(commands.SendMessage("Five minutes left."))),
    _n.map(lambda n: lambda podium: commands.WithdrawMessage(f"c{n * 5}")),
]
_undoing: list[st.SearchStrategy[Saying]] = [
    _always(st.sampled_from((commands.Undo(), commands.Undo(), commands.Redo()))),
    st.integers(0, 40).map(lambda n: lambda podium: commands.Undo(f"c{n % (podium.said + 1)}")),
]
_waits = st.one_of(st.integers(0, 2), st.integers(0, 400_000))


def steps(*, undo: bool = True, beside: bool = True, most: int = 40) -> st.SearchStrategy[list[Step]]:
    """Sequences of steps; without undo and without notes and messages if so asked."""
    sayings = [*_control, *(_undoing if undo else []), *(_beside if beside else [])]
    return st.lists(st.tuples(_waits, st.one_of(sayings)), min_size=1, max_size=most)


def play(podium: Podium, played: Sequence[Step]) -> None:
    """Play the steps, refused or not."""
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)


def say(podium: Podium, wait_ms: int, saying: Saying) -> tuple[str, bool]:
    """One step; returns the command's id and whether it wrote anything."""
    podium.wait(wait_ms / 1000)
    command_id, decision = podium.ask(saying(podium))
    return command_id, bool(decision) and not isinstance(decision, Refusal)


def opened() -> Podium:
    """A podium in the middle of a discussion with a few people waiting, so that short sequences find much to do."""
    podium = Podium()
    podium.start("panel-1/discussion", "10:43")
    for speaker in (KENYA, MALTA, COSTA_RICA):
        podium.request(speaker)
    podium.request(JAPAN, TurnKind.POINT_OF_ORDER)
    podium.call(podium.state.queue[1].id)
    return podium


def retracted(history: History) -> set[str]:
    """The commands that are undone at the end of the record."""
    gone: set[str] = set()
    for draft in history.drafts:
        match draft.fact:
            case facts.CommandRetracted(command=command):
                gone.add(command)
            case facts.CommandReinstated(command=command):
                gone.discard(command)
            case _:
                pass
    return gone


def folded_without(history: History, gone: set[str], session: Session | None = None) -> State:
    """The slow, obvious undo: every fact from the first on, leaving out those of the commands that are gone.

    Raises:
        Impossible: a fact cannot have happened without them.
    """
    state = State(session or first_session())
    for draft in history.drafts:
        if draft.command not in gone:
            state = evolve(state, draft.fact, draft.at)
    return state
