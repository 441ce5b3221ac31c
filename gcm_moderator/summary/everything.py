"""Everything about a meeting as one JSON document, for other programs.

The keys are stable; a later version may add some and then keeps `version`. Every key is always there, null where
there is nothing. Instants are ISO 8601 with the offset of the meeting's place, days are ISO dates, keys that end in
`_s` and `seconds` are seconds. Lists of ids refer to the `id` of what they are called after.

    format        "gcm-moderator-meeting"
    version       1
    until         the instant of the last fact; what was still going on has its figures up to then
    zone          the place's time zone, an IANA name
    clock_ahead_s how far the meeting's clock was ahead of the wall's; not zero for a practice
    practice      whether it was a practice or a rehearsal
    session       the agenda as it stands after the last fact: id, title, theme, place, zone, days, sittings, items with
                  their segments, themes, commitments, language, round_size, warning_s, usual_warning_s, names_in_use,
                  remarks, co_facilitators
    running       the running segment, or null
    suspended     whether the meeting stands still
    segments      a list in the agenda's order: id, item, item_title, kind, title, day, sitting (from 1 through the
                  session, null for a break between sittings), planned_start, planned_end, spans (start, end,
                  suspended_s), running, skipped, late_s (first start against plan), behind_s (latest end against
                  plan, projected for the running one), limit_s (agenda), limit_set_s (moderator), list_open, turns
    turns         a list by time: id, day, sitting, segment, segment_title, speaker, on_behalf_of, kind, to, gender,
                  request, requested_at, started_at, finished_at, standing (finished, has-the-floor, paused,
                  interrupted), limit_s, granted_s, paused_s, used_s, over_s, absent, notes
    requests      a list by arrival: id, segment, speaker, on_behalf_of, kind, to, gender, limit_s, requested_at,
                  absences, outcome (waiting, has-the-floor, heard, not-reached, withdrawn, absent), place (from 1)
    queue         the requests that wait, in their order
    not_reached   by segment: the requests left waiting when it ended, in their order
    notes         a list by time, deleted ones too: id, seat, taken_at, content, turn, speaker (as named now),
                  deleted, answered, pending, revisions (at, seat, content), of which the first is the note as it was
                  taken. A content has text, kind, themes, commitments, to, star, segment, turn, speaker, on_behalf_of
    points        the points of the concluding brief in their order across all panels: id, text, heading, notes, panels,
                  merged, delegations, groups (how many of them are), suggested and confirmed (one, some, several,
                  many), confirmed_for (how many delegations there were then)
    messages      a list by time: id, seat, sent_at, text, to (podium, display, both), withdrawn_at
    suspensions   a list by time: segment, start, end, seconds
    balance       by_group, by_category, by_gender: by name, interventions and spoken_s
    undone        the actions undone and not put back, in the order in which they were undone: command, facts (their
                  numbers), seat, undone_at. They count in nothing above; their facts stand below
    facts         every fact as recorded: seq, id, seat, at, command, fact (its type and, where they differ from the
                  default, its fields)

A speaker has name, delegation, category, regional_group, panellist.
"""

from __future__ import annotations

import datetime as dt
import json
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.meeting.brief import Point, standing
from gcm_moderator.settings import Quantifiers
from gcm_moderator.summary.rows import Ledger, Outcome

FORMAT = "gcm-moderator-meeting"
VERSION = 1


def document(ledger: Ledger, quantifiers: Quantifiers) -> str:
    """The JSON text, indented. `quantifiers` are the numbers behind what is suggested for a point."""
    state, zone = ledger.state, ledger.zone
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "until": ledger.until,
        "zone": state.session.zone,
        "clock_ahead_s": state.clock_ahead_s,
        "practice": state.practice,
        "session": state.session,
        "running": state.running,
        "suspended": state.suspended,
        "segments": ledger.segments,
        "turns": ledger.turns,
        "requests": ledger.requests,
        "queue": [request.id for request in state.queue],
        "not_reached": _not_reached(ledger),
        "notes": ledger.notes,
        "points": [_point(point) for point in standing(ledger.points, ledger.notebook, state, quantifiers=quantifiers)],
        "messages": ledger.messages,
        "suspensions": ledger.suspensions,
        "balance": ledger.balance,
        "undone": ledger.undone,
        "facts": [msgspec.to_builtins(fact, builtin_types=(dt.datetime,)) for fact in ledger.facts],
    }
    # Half of a surrogate pair has no bytes in UTF-8; the record refuses it, a meeting kept in memory may have one.
    compact = json.dumps(_built_in(whole, zone), ensure_ascii=False).encode("utf-8", "replace")
    return msgspec.json.format(compact, indent=1).decode("utf-8") + "\n"


def _point(point: Point) -> dict[str, Any]:
    fields = ("id", "text", "heading", "panels", "merged", "delegations", "groups", "suggested", "confirmed")
    shown = {name: getattr(point, name) for name in (*fields, "confirmed_for")}
    return shown | {"notes": [said.note.id for said in point.said]}


def _not_reached(ledger: Ledger) -> dict[str, list[str]]:
    left = [request for request in ledger.requests if request.outcome is Outcome.NOT_REACHED]
    by_segment: dict[str, list[str]] = {request.segment: [] for request in left}
    for request in sorted(left, key=lambda request: request.place or 0):
        by_segment[request.segment].append(request.id)
    return by_segment


def _built_in(value: Any, zone: ZoneInfo) -> Any:
    """The value in what JSON knows, every field of a struct included."""
    match value:
        case msgspec.Struct():
            return {name: _built_in(getattr(value, name), zone) for name in value.__struct_fields__}
        case dict():
            return {str(key): _built_in(inner, zone) for key, inner in value.items()}
        case list() | tuple():
            return [_built_in(inner, zone) for inner in value]
        case dt.datetime():
            return value.astimezone(zone).isoformat()
        case dt.date():
            return value.isoformat()
        case Enum():
            return value.value
        case _:
            return value
