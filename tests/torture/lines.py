"""Lines of a rehearsal script as a busy and clumsy operator might enter them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

NAMES = (
    "Kenya", "Malta", "Mexico", '"Holy See"', "Philippines", '"Viet Nam"', "Japan", "Peru", '"Delegate in row 4"',
    "Chad",
)  # fmt: skip
GROUPS = ('"European Union"', '"G77 and China"', "GRULAC")
SEGMENTS = (
    *("panel-1/discussion",) * 5,
    *("panel-2/discussion",) * 2,
    "panel-1/opening",
    "panel-1/expert-2",
    "panel-1/closing",
    "welcome-1",
    "lunch-1",
)
LIMITS = ("30s", "2m", "3m", "5m")


def first_lines(chance: Random) -> list[str]:
    """A discussion with some names on its list."""
    return ["start panel-1/discussion", *(f"request {name}" for name in chance.sample(NAMES, 4))]


def any_line(chance: Random) -> str:
    """One more line; it may well be refused."""
    kinds, weights = zip(*_LINES, strict=True)
    make: Callable[[Random], str] = chance.choices(kinds, weights)[0]
    return make(chance)


def _fixed(text: str) -> Callable[[Random], str]:
    return lambda _: text


def _request(chance: Random) -> str:
    kind = chance.choice(("", "", "", "", " kind point-of-order", " kind right-of-reply"))
    behalf = f" on-behalf-of {chance.choice(GROUPS)}" if chance.random() < 0.15 else ""
    limit = f" limit {chance.choice(LIMITS)}" if chance.random() < 0.15 else ""
    return f"request {chance.choice(NAMES)}{kind}{behalf}{limit}"


def _about(verb: str, *places: str) -> Callable[[Random], str]:
    def make(chance: Random) -> str:
        return " ".join(filter(None, (verb, chance.choice(NAMES), chance.choice(places) if places else "")))

    return make


def _one_of(verb: str, what: Sequence[str]) -> Callable[[Random], str]:
    return lambda chance: f"{verb} {chance.choice(what)}"


def _note(chance: Random) -> str:
    star = " star" if chance.random() < 0.3 else ""
    return f'note "Firewalls work, number {chance.randrange(1000)}" kind good-practice{star}'


_LINES: tuple[tuple[Callable[[Random], str], int], ...] = (
    (_request, 30),
    (_fixed("call"), 14),
    (_about("call"), 3),
    (_fixed("finish"), 6),
    (_fixed("pause"), 5),
    (_fixed("resume"), 5),
    (_one_of("grant", ("30s", "-30s", "1m")), 5),
    (_about("move", "top", "bottom", "up", "down", "2"), 5),
    (_about("absent"), 3),
    (_about("withdraw"), 3),
    (_one_of("limit", LIMITS), 2),
    (_fixed("close-list"), 1),
    (_fixed("reopen-list"), 2),
    (_fixed("suspend"), 1),
    (_fixed("continue"), 3),
    (_one_of("reply", ("panellist-1", "panellist-2", "panellist-3")), 3),
    (_one_of("start", SEGMENTS), 3),
    (_fixed("end"), 1),
    (_fixed('turn "Moderator of panel 1"'), 2),
    (_note, 10),
    (_fixed('message "Five minutes left in this panel"'), 2),
    (_fixed("undo"), 8),
    (_fixed("redo"), 5),
)
