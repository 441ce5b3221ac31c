"""One line of a rehearsal as JSON: the action and the state just after it, with the fields of the contract."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from gcm_moderator.desk.viewing import list_state, queue_rows
from gcm_moderator.meeting.forecast import Forecast, forecast
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.rounds import round_of
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn, seconds_between
from gcm_moderator.rehearsal.player import Played


def row(played: Played, state: State, notebook: Notebook) -> dict[str, Any]:
    """The fields of the contract; instants with the place's offset, durations in seconds."""
    action, refusal = played.action, played.refusal
    now = action.at
    zone = ZoneInfo(state.session.zone)
    segment = state.segment
    ahead = forecast(state, now)
    return {
        "line": action.line,
        "at": local(now, zone),
        "command": action.verb,
        "ok": refusal is None,
        "refusal": None if refusal is None else {"code": refusal.code.value, "message": refusal.message},
        "segment": None
        if segment is None
        else {
            "id": segment.id,
            "planned_end": local(segment.planned_end, zone),
            "remaining_s": seconds_between(now, segment.planned_end),
        },
        "turn": None if state.turn is None else _turn(state.turn, now),
        "interrupted": [] if state.interrupted is None else [state.interrupted.speaker.name],
        "queue": _queue(state, ahead, zone),
        "list": list_state(state).value,
        "suspended": state.suspended,
        "forecast": None if ahead is None else _forecast(ahead, zone),
        "round": _round(state, notebook),
    }


def local(instant: dt.datetime, zone: ZoneInfo) -> str:
    """An instant as ISO 8601 with the place's offset; milliseconds only where there are any."""
    instant = instant.astimezone(zone)
    return instant.isoformat(timespec="milliseconds" if instant.microsecond else "seconds")


def _turn(turn: Turn, now: dt.datetime) -> dict[str, Any]:
    return {
        "speaker": turn.speaker.name,
        "kind": turn.kind.value,
        "on_behalf_of": turn.on_behalf_of.name if turn.on_behalf_of else None,
        "phase": turn.phase(now).value,
        "limit_s": turn.limit_s,
        "granted_s": turn.granted_s,
        "paused_s": turn.paused_until(now),
        "elapsed_s": turn.elapsed(now),
        "remaining_s": turn.remaining(now),
        "face": turn.face(now),
    }


def _queue(state: State, ahead: Forecast | None, zone: ZoneInfo) -> list[dict[str, Any]]:
    expected = ahead.expected if ahead is not None else {}
    rows = []
    for waiting in queue_rows(state):
        request = waiting.request
        rows.append(
            {
                "name": request.speaker.name,
                "kind": request.kind.value,
                "on_behalf_of": request.on_behalf_of.name if request.on_behalf_of else None,
                "to": request.to,
                "nth": waiting.nth,
                "session_nth": waiting.session_nth,
                "expected_at": local(expected[request.id], zone) if request.id in expected else None,
            }
        )
    return rows


def _forecast(ahead: Forecast, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "behind_s": ahead.behind_s,
        "segment_end": local(ahead.segment_end, zone),
        "item_end": local(ahead.item_end, zone),
        "sitting_end": local(ahead.sitting_end, zone),
        "past_stop_s": ahead.past_stop_s,
        "fits": ahead.fits,
        "limit_for_all_s": ahead.limit_for_all_s,
        "close_list_at": local(ahead.close_list_at, zone) if ahead.close_list_at else None,
        "overrun_s": ahead.overrun_s,
    }


def _round(state: State, notebook: Notebook) -> dict[str, Any]:
    rounds = round_of(state, notebook)
    return {
        "since_panellists": rounds.since_panellists,
        "suggest_panellists": rounds.suggest_panellists,
        "pending_questions": rounds.pending_questions,
    }
