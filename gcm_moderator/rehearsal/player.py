"""Plays the actions of a script through a desk, exactly as a person at the podium would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting import commands, naming
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.floor import Recipient, Speaker
from gcm_moderator.meeting.notes import context
from gcm_moderator.rehearsal.script import Action

NOBODY = ""
"""An id that no request, turn or note has: the rules then say why the action fails."""


class Played(msgspec.Struct, frozen=True):
    """An action and how it went."""

    action: Action
    refusal: Refusal | None


class Player:
    """Plays actions one by one. The desk's clock has to stand at the instant of the action."""

    def __init__(self, desk: Desk, directory: Directory) -> None:
        self._desk = desk
        self._directory = directory

    def play(self, action: Action) -> Played:
        """Carry out one action and wait until it is on the record."""
        made = _COMMANDS[action.verb](self, action) if action.verb in _COMMANDS else None
        if made is None:
            return Played(action, None)
        command, unknown = made if isinstance(made, tuple) else (made, None)
        if isinstance(command, Refusal):
            return Played(action, command)
        refusals: list[Refusal | None] = []
        self._desk.send(command, refusals.append)
        self._desk.settle()
        refusal = refusals[0]
        if refusal is not None and unknown is not None and refusal.code is unknown.code:
            refusal = unknown
        return Played(action, refusal)

    def _speaker(self, text: str | None) -> Speaker:
        return naming.speaker(text or "", self._directory, self._desk.state)

    def _found(self, found: str | Refusal) -> tuple[str, Refusal | None]:
        return (NOBODY, found) if isinstance(found, Refusal) else (found, None)

    def _waiting(self, action: Action) -> tuple[str, Refusal | None]:
        return self._found(naming.waiting(action.name or "", self._directory, self._desk.state))

    def _panellist(self, text: str | None) -> str | None:
        return None if text is None else naming.panellist_id(text) or text

    def _turn(self, action: Action) -> commands.Command:
        return commands.GiveFloor(self._speaker(action.name), action.seconds, action.ago_s)

    def _request(self, action: Action) -> commands.Command | Refusal:
        behalf, group = action.on_behalf_of, None
        if behalf is not None:
            found = naming.group(behalf, self._directory, self._desk.state)
            if isinstance(found, Refusal):
                return found
            group = found
        return commands.RequestFloor(
            self._speaker(action.name),
            action.kind,
            group,
            self._panellist(action.to),
            action.seconds,
            action.gender,
        )

    def _call(self, action: Action) -> Made:
        if action.name is None:
            return commands.CallRequest()
        request, unknown = self._waiting(action)
        return commands.CallRequest(request), unknown

    def _withdraw(self, action: Action) -> Made:
        request, unknown = self._waiting(action)
        return commands.WithdrawRequest(request), unknown

    def _absent(self, action: Action) -> Made:
        found = naming.waiting_or_called(action.name or "", self._directory, self._desk.state)
        request, unknown = self._found(found)
        return commands.MarkAbsent(request), unknown

    def _move(self, action: Action) -> Made:
        request, unknown = self._waiting(action)
        order = [waiting.id for waiting in self._desk.state.queue]
        place = order.index(request) if request in order else 0
        last = max(0, len(order) - 1)
        match action.place:
            case "top":
                place = 0
            case "bottom":
                place = last
            case "up":
                place = max(0, place - 1)
            case "down":
                place = min(last, place + 1)
            case number:
                place = int(number or 0) - 1
        return commands.MoveRequest(request, place), unknown

    def _name(self, action: Action) -> Made:
        subject, unknown = self._found(naming.nameless(action.name or "", self._directory, self._desk.state))
        return commands.NameSpeaker(subject, self._speaker(action.other)), unknown

    def _reply(self, action: Action) -> commands.Command:
        return commands.GivePanellist(self._panellist(action.name) or "", action.seconds)

    def _note(self, action: Action) -> commands.Command:
        content = replace(
            context(self._desk.state),
            text=action.name or "",
            kind=action.note_kind,
            themes=action.themes,
            commitments=action.commitments,
            star=action.star,
            to=self._panellist(action.to),
        )
        return commands.TakeNote(content)

    def _answered(self, action: Action) -> commands.Command:
        pending = self._desk.notebook.pending
        known = 1 <= action.number <= len(pending)
        return commands.AnswerQuestion(pending[action.number - 1].id if known else NOBODY)


Made = commands.Command | Refusal | tuple[commands.Command, Refusal | None]

_COMMANDS: dict[str, Callable[[Player, Action], Any]] = {
    "start": lambda player, action: commands.StartSegment(action.name or ""),
    "end": lambda player, action: commands.EndSegment(),
    "turn": Player._turn,
    "finish": lambda player, action: commands.FinishTurn(),
    "pause": lambda player, action: commands.PauseTurn(),
    "resume": lambda player, action: commands.ResumeTurn(),
    "grant": lambda player, action: commands.GrantTime(action.seconds or 0.0),
    "request": Player._request,
    "call": Player._call,
    "move": Player._move,
    "absent": Player._absent,
    "withdraw": Player._withdraw,
    "limit": lambda player, action: commands.SetLimit(action.seconds or 0.0),
    "close-list": lambda player, action: commands.CloseList(),
    "reopen-list": lambda player, action: commands.ReopenList(),
    "suspend": lambda player, action: commands.SuspendMeeting(),
    "continue": lambda player, action: commands.ContinueMeeting(),
    "name": Player._name,
    "reply": Player._reply,
    "note": Player._note,
    "answered": Player._answered,
    "message": lambda player, action: commands.SendMessage(action.name or "", Recipient(action.to or "podium")),
    "undo": lambda player, action: commands.Undo(),
    "redo": lambda player, action: commands.Redo(),
}
