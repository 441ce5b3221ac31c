"""The order of the queue against a slow and obvious list kept beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker, TurnKind
from tests.unit.meeting.podium import discussion

_acts = st.sampled_from(("ask", "ask", "ask", "point", "call", "absent", "not there", "withdraw", "move", "reverse"))


@given(st.lists(st.tuples(_acts, st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_the_queue_is_the_list_a_clerk_would_keep(acts: list[tuple[str, int, int]]) -> None:
    """The clerk's list has (name, is a point of order); the clerk writes, crosses out and inserts, no more."""
    podium = discussion()
    clerk: list[tuple[str, bool]] = []
    missed: set[tuple[str, bool]] = set()
    for n, (act, which, where) in enumerate(acts):
        podium.wait(1)
        if act in ("ask", "point"):
            name = f"Delegate {n}"
            podium.request(Speaker(name), TurnKind.POINT_OF_ORDER if act == "point" else TurnKind.INTERVENTION)
            if act == "ask":
                clerk.append((name, False))
            else:
                clerk.insert(next((i for i, (_, point) in enumerate(clerk) if not point), len(clerk)), (name, True))
        elif clerk:
            place = which % len(clerk)
            chosen, request = clerk[place], podium.state.queue[place].id
            if act == "reverse":
                seen = tuple(waiting.id for waiting in podium.state.queue)
                podium.do(commands.ReorderQueue(seen[::-1], seen))
                clerk.reverse()
            elif act == "move":
                podium.do(commands.MoveRequest(request, where % len(clerk)))
                clerk.insert(where % len(clerk), clerk.pop(place))
            else:
                del clerk[place]
                match act:
                    case "call":
                        podium.call(request)
                        podium.finish(after=1)
                    case "withdraw":
                        podium.do(commands.WithdrawRequest(request))
                    case _:
                        if act == "not there":
                            podium.call(request)
                        podium.do(commands.MarkAbsent(request))
                        if chosen not in missed:
                            clerk.append(chosen)
                        missed.add(chosen)
        assert [(r.speaker.name, r.kind is TurnKind.POINT_OF_ORDER) for r in podium.state.queue] == clerk


@given(st.lists(st.booleans(), max_size=30))
def test_untouched_the_order_is_points_of_order_then_the_rest_each_by_arrival(points: list[bool]) -> None:
    podium = discussion()
    for n, point in enumerate(points):
        kind = TurnKind.POINT_OF_ORDER if point else TurnKind.RIGHT_OF_REPLY
        podium.request(Speaker(f"{n}"), kind, after=0.001)
    arrived = sorted(podium.state.queue, key=lambda waiting: waiting.requested_at)
    assert list(podium.state.queue) == sorted(arrived, key=lambda waiting: waiting.kind is not TurnKind.POINT_OF_ORDER)
