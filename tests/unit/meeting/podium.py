"""A podium for tests: commands at given instants, their facts appended as the record would give them."""

from __future__ import annotations

import datetime as dt

from gcm_moderator.agenda.model import Session
from gcm_moderator.delegations.model import Category, RegionalGroup
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn
from tests.unit.meeting.sessions import clock, first_session

KENYA = Speaker("Kenya", "KE", Category.MEMBER_STATE, RegionalGroup.AFRICAN)
MALTA = Speaker("Malta", "MT", Category.MEMBER_STATE, RegionalGroup.WEOG)
COSTA_RICA = Speaker("Costa Rica", "CR", Category.MEMBER_STATE, RegionalGroup.GRULAC)
JAPAN = Speaker("Japan", "JP", Category.MEMBER_STATE, RegionalGroup.ASIA_PACIFIC)
EU = Speaker("European Union", "eu", Category.IGO)
ROW_4 = Speaker("Delegate in row 4")


def later(instant: dt.datetime, seconds: float) -> dt.datetime:
    """So many seconds later on a clock that never jumps, in the same zone."""
    return (instant.astimezone(dt.UTC) + dt.timedelta(seconds=seconds)).astimezone(instant.tzinfo)


class Podium:
    """A meeting with a hand on its clock; `now` is an aware datetime."""

    def __init__(self, session: Session | None = None, now: dt.datetime | None = None) -> None:
        self.opened_with = session or first_session()
        self.history = History(self.opened_with)
        self.now = now or clock("10:00")
        self.said = 0

    @property
    def state(self) -> State:
        return self.history.state

    @property
    def turn(self) -> Turn:
        assert self.state.turn is not None
        return self.state.turn

    @property
    def queue(self) -> list[str]:
        """The names of those waiting, in order."""
        return [request.speaker.name for request in self.state.queue]

    @property
    def remaining(self) -> float:
        return self.turn.remaining(self.now)

    @property
    def face(self) -> str:
        return self.turn.face(self.now)

    def at(self, time: str, day: int = 1) -> None:
        self.now = clock(time, day)

    def wait(self, seconds: float) -> None:
        self.now = later(self.now, seconds)

    def ask(self, command: Command) -> tuple[str, tuple[facts.AnyFact, ...] | Refusal]:
        """The command's id with its facts, appended, or the refusal, which must have changed nothing."""
        self.said += 1
        command_id = f"c{self.said}"
        before, notes, drafts = self.state, dict(self.history.notebook.notes), len(self.history.drafts)
        decision = self.history.decide(command, self.now, command_id)
        assert self.state is before
        assert self.history.notebook.notes == notes
        assert len(self.history.drafts) == drafts
        if not isinstance(decision, Refusal):
            for n, fact in enumerate(decision):
                self.history.append(facts.Draft(f"{command_id}-{n}", "podium", self.now, command_id, fact))
        return command_id, decision

    def do(self, command: Command, after: float = 0.0) -> str:
        """Carry the command out `after` seconds from now; returns its id."""
        self.wait(after)
        command_id, decision = self.ask(command)
        assert not isinstance(decision, Refusal), decision
        return command_id

    def refused(self, command: Command) -> str:
        """The code with which the command is refused."""
        return self.refusal(command).code.value

    def refusal(self, command: Command) -> Refusal:
        _, decision = self.ask(command)
        assert isinstance(decision, Refusal), decision
        return decision

    def start(self, segment: str, time: str | None = None, day: int = 1) -> str:
        if time is not None:
            self.at(time, day)
        return self.do(commands.StartSegment(segment))

    def request(self, speaker: Speaker, kind: TurnKind = TurnKind.INTERVENTION, after: float = 0.0) -> str:
        return self.do(commands.RequestFloor(speaker, kind), after)

    def call(self, request: str | None = None, after: float = 0.0) -> str:
        return self.do(commands.CallRequest(request), after)

    def finish(self, after: float = 0.0) -> str:
        return self.do(commands.FinishTurn(), after)

    def undo(self, command: str | None = None) -> str:
        return self.do(commands.Undo(command))

    def redo(self) -> str:
        return self.do(commands.Redo())


def discussion(time: str = "10:43") -> Podium:
    """A podium at which the discussion of panel 1 has just been opened."""
    podium = Podium()
    podium.start("panel-1/discussion", time)
    return podium


def speaking(speaker: Speaker = KENYA) -> Podium:
    """A podium at which somebody from the queue was just given the floor in that discussion."""
    podium = discussion()
    podium.request(speaker)
    podium.call()
    return podium


def assert_plain_sentence(text: str) -> None:
    """One sentence for people: a capital, a quotation or a segment's id first, a full stop last, and not shouted."""
    assert text[0].isupper() or text[0] == "“" or first_session().segment(text.split(maxsplit=1)[0]) is not None
    assert text.endswith(".")
    assert text != text.upper()
