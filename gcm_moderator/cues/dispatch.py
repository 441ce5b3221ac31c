"""Which cue is sounded when several want to be: the rules of the queue before the voice, as pure functions.

One cue is in flight and at most one waits. A cue that tells the time interrupts one that names somebody, and takes its
place in waiting; otherwise the later of two that wait stays. A cue whose moment is more than `EXPIRY_S` ago when its
turn comes is dropped. Whoever sounds the cues is given up on when he does not answer in time, and after
`MOST_FAILURES` in a row nothing is sounded until somebody tries again. Instants are seconds of a clock that only grows.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

EXPIRY_S = 3.0
PATIENCE_S = 5.0
PATIENCE_PER_CHARACTER_S = 0.12
PATIENCE_WITH_STOP_S = 0.5
"""How long a cue may take to fall silent when it is interrupted."""
MOST_FAILURES = 5


class Output(msgspec.Struct, frozen=True):
    """Where a cue is heard, and as what: a device by its name (empty for the system's own), chime or words or both."""

    device: str = ""
    chime: bool = False
    voice: bool = False


class Job(msgspec.Struct, frozen=True):
    """A cue to be sounded. `key` is the cue's own, `at_s` its moment, `chime` the path of a sound file."""

    id: int
    key: str
    at_s: float
    of_time: bool
    text: str
    language: str
    chime: str
    outputs: tuple[Output, ...]

    @property
    def patience_s(self) -> float:
        """How long it may take from dispatch to its end."""
        spoken = any(output.voice for output in self.outputs)
        return PATIENCE_S + (PATIENCE_PER_CHARACTER_S * len(self.text) if spoken else 0.0)


class Sound(msgspec.Struct, frozen=True):
    """Do: sound this cue."""

    job: Job


class Hush(msgspec.Struct, frozen=True):
    """Do: break this cue off; its end is still to be told."""

    job: int


class Replace(msgspec.Struct, frozen=True):
    """Do: end by force whoever sounds the cues; another takes over."""


class GiveUp(msgspec.Struct, frozen=True):
    """Do: say that nothing is sounded any more."""


Deed = Sound | Hush | Replace | GiveUp


class Dispatch(msgspec.Struct, frozen=True):
    """What is in flight, until when it is waited for, what waits, and how often in a row it has failed."""

    flying: Job | None = None
    until_s: float = 0.0
    hushed: bool = False
    waiting: Job | None = None
    failures: int = 0

    @property
    def off(self) -> bool:
        """Whether nothing is sounded until somebody tries again."""
        return self.failures >= MOST_FAILURES


Outcome = tuple[Dispatch, tuple[Deed, ...]]


def offer(dispatch: Dispatch, job: Job, now_s: float) -> Outcome:
    """A cue wants to be sounded."""
    flying, waiting = dispatch.flying, dispatch.waiting
    if dispatch.off:
        return dispatch, ()
    if flying is None:
        return _go_on(replace(dispatch, waiting=job), now_s)
    if waiting is None or job.of_time or not waiting.of_time:
        dispatch = replace(dispatch, waiting=job)
    if job.of_time and not flying.of_time:
        return _hush(dispatch, now_s)
    return dispatch, ()


def ended(dispatch: Dispatch, job: int, now_s: float, *, well: bool) -> Outcome:
    """A cue has ended, by itself or broken off, or could not be sounded. Nothing happens if it is not in flight."""
    if dispatch.flying is None or dispatch.flying.id != job:
        return dispatch, ()
    return _after(dispatch, now_s, well=well or dispatch.hushed)


def lost(dispatch: Dispatch, now_s: float) -> Outcome:
    """Whoever sounds the cues is gone."""
    return _after(dispatch, now_s, well=False) if dispatch.flying is not None else (dispatch, ())


def waited(dispatch: Dispatch, now_s: float) -> Outcome:
    """Time went by: what is in flight for too long is given up."""
    if dispatch.flying is None or now_s < dispatch.until_s:
        return dispatch, ()
    dispatch, deeds = _after(dispatch, now_s, well=False)
    return dispatch, (Replace(), *deeds)


def kept(dispatch: Dispatch, keys: frozenset[str]) -> Dispatch:
    """The meeting changed: what waits is dropped if its cue is not one of these any more."""
    waiting = dispatch.waiting
    return replace(dispatch, waiting=None) if waiting is not None and waiting.key not in keys else dispatch


def silenced(dispatch: Dispatch, now_s: float) -> Outcome:
    """Nothing is to be heard from now on."""
    dispatch = replace(dispatch, waiting=None)
    return _hush(dispatch, now_s) if dispatch.flying is not None else (dispatch, ())


def tried_again(dispatch: Dispatch) -> Dispatch:
    """Somebody wants the voice back after it was given up."""
    return replace(dispatch, failures=0)


def _hush(dispatch: Dispatch, now_s: float) -> Outcome:
    if dispatch.flying is None or dispatch.hushed:
        return dispatch, ()
    until_s = min(dispatch.until_s, now_s + PATIENCE_WITH_STOP_S)
    return replace(dispatch, hushed=True, until_s=until_s), (Hush(dispatch.flying.id),)


def _after(dispatch: Dispatch, now_s: float, *, well: bool) -> Outcome:
    dispatch = Dispatch(waiting=dispatch.waiting, failures=0 if well else dispatch.failures + 1)
    if dispatch.off:
        return replace(dispatch, waiting=None), (GiveUp(),)
    return _go_on(dispatch, now_s)


def _go_on(dispatch: Dispatch, now_s: float) -> Outcome:
    """Sound what waits, unless its moment has passed."""
    job = dispatch.waiting
    dispatch = replace(dispatch, waiting=None)
    if job is None or now_s - job.at_s > EXPIRY_S:
        return dispatch, ()
    return replace(dispatch, flying=job, until_s=now_s + job.patience_s), (Sound(job),)
