"""The rehearsal script: plain text, one timed action a line (docs/rehearsal.md gives the whole language).

Reading a line needs the session (its days, zone, themes and commitments) but not the state of the meeting: names are
resolved when the action is played.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.agenda.model import Session
from gcm_moderator.agenda.problems import shown
from gcm_moderator.meeting.floor import REQUEST_KINDS, NoteKind, Recipient, TurnKind

LARGEST_SCRIPT = 4 * 1024 * 1024
A_MONTH = dt.timedelta(days=31)

_WORD = re.compile(
    r'''(?P<comment>\#) | "(?P<quoted>(?:[^"\\]|\\.)*)"(?=\s|$) | (?P<plain>[^\s"]\S*) | "''', re.DOTALL | re.VERBOSE
)


class ScriptError(Exception):
    """A script that cannot be read on. `line` is its number, None when it is about the whole file."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class Action(msgspec.Struct, frozen=True):
    """One line: when (aware), what, and its arguments. Lengths are seconds."""

    line: int
    at: dt.datetime
    verb: str
    name: str | None = None
    other: str | None = None
    seconds: float | None = None
    ago_s: float = 0.0
    place: str | None = None
    kind: TurnKind = TurnKind.INTERVENTION
    note_kind: NoteKind = NoteKind.POINT
    on_behalf_of: str | None = None
    to: str | None = None
    gender: str | None = None
    themes: tuple[str, ...] = ()
    commitments: tuple[int, ...] = ()
    star: bool = False
    number: int = 1


def read_script(path: Path, session: Session) -> Iterator[Action]:
    """The actions of a script file, in order, up to the first line that cannot be read.

    Raises:
        ScriptError: the file cannot be opened or is no text, or a line cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SCRIPT + 1)
        if len(content) > LARGEST_SCRIPT:
            raise ScriptError(f"{path} is larger than 4 MB; that is no rehearsal script.")
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ScriptError(f"{path} is not a text in UTF-8; a rehearsal script is plain text.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise ScriptError(f"The script {path} cannot be read: {reason}.") from error
    return parse(text, session)


def parse(text: str, session: Session, *, catching_up: bool = False) -> Iterator[Action]:
    """The actions of a script. When it is `catching_up`, what should have been before is done at once.

    Raises:
        ScriptError: at the first line that cannot be read, with its number.
    """
    day = session.days[0]
    zone = ZoneInfo(session.zone)
    last: dt.datetime | None = None
    new_day = False
    latest = max(session.days) + A_MONTH
    # Not `splitlines`: editors number lines by their line ends, not by form feeds and the like.
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    for number, line in enumerate(lines, start=1):
        try:
            words = _words(line)
            if not words:
                continue
            if words[0].text == "day":
                before, day = day, _day(words, session)
                new_day = new_day or day != before
                continue
            at = _instant(words[0].text, day, zone, None if new_day else last)
            if last is not None and at < last and catching_up:
                at = last
            if last is not None and at < last:
                raise ScriptError(f"{words[0].text} lies before the line above; a rehearsal cannot go back in time.")
            if at.date() > latest:
                raise ScriptError(f"{words[0].text} lies more than a month after the session.")
            last, new_day = at, False
            yield _action(number, at, words[1:], session)
        except ScriptError as error:
            raise ScriptError(f"Line {number}: {error}", number) from None


class _Word(msgspec.Struct, frozen=True):
    text: str
    quoted: bool


def _words(line: str) -> list[_Word]:
    words = []
    for match in _WORD.finditer(line):
        if match["comment"]:
            break
        if match["quoted"] is not None:
            words.append(_Word(re.sub(r"\\(.)", r"\1", match["quoted"], flags=re.DOTALL), True))
        elif match["plain"]:
            words.append(_Word(match["plain"], False))
        else:
            raise ScriptError("a quotation mark is not closed, or stands in the middle of a word.")
    return words


def _day(words: list[_Word], session: Session) -> dt.date:
    if len(words) != 2 or not re.fullmatch(r"[0-9]{1,4}", words[1].text):
        raise ScriptError("“day” wants the number of a day, for example “day 2”.")
    number = int(words[1].text)
    if not 1 <= number <= len(session.days):
        raise ScriptError(f"the session has {len(session.days)} days; there is no day {number}.")
    return session.days[number - 1]


def _instant(text: str, day: dt.date, zone: ZoneInfo, last: dt.datetime | None) -> dt.datetime:
    if text.startswith("+"):
        if last is None:
            raise ScriptError("the first action of a day wants a time of day, for example 10:15:00.")
        return last + dt.timedelta(seconds=_duration(text[1:]))
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,3})?", text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59 or int(match[3]) > 59:
        raise ScriptError(f"“{shown(text)}” is no time; write 10:15:00, 10:15:00.250 or +1m30s.")
    milliseconds = round(float(match[4] or 0) * 1000)
    time = dt.time(int(match[1]), int(match[2]), int(match[3]), milliseconds * 1000)
    return dt.datetime.combine(day, time, zone).astimezone(dt.UTC)


def _duration(text: str) -> float:
    match = re.fullmatch(r"(-?)(?:([0-9]{1,3})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6}(?:\.[0-9]{1,3})?)s)?", text)
    if match is None or not any(match.groups()[1:]):
        raise ScriptError(f"“{shown(text)}” is no length of time; write 30s, 7m or 1m30s.")
    seconds = int(match[2] or 0) * 3600 + int(match[3] or 0) * 60 + float(match[4] or 0)
    return -seconds if match[1] else seconds


class _Arguments:
    """The words after the verb, taken one by one."""

    def __init__(self, verb: str, words: list[_Word]) -> None:
        self.verb = verb
        self._words = deque(words)

    def take(self, what: str) -> str:
        if not self._words or not self._words[0].text.strip():
            raise ScriptError(f"“{self.verb}” wants {what}.")
        return self._words.popleft().text

    def option(self) -> str | None:
        if not self._words:
            return None
        word = self._words.popleft()
        if word.quoted:
            raise ScriptError(f"“{self.verb}” does not know what to do with “{shown(word.text)}”.")
        return word.text

    @property
    def left(self) -> bool:
        return bool(self._words)

    def end(self) -> None:
        if self._words:
            raise ScriptError(f"“{self.verb}” does not know what to do with “{shown(self._words[0].text)}”.")


def _action(number: int, at: dt.datetime, words: list[_Word], session: Session) -> Action:
    if not words:
        raise ScriptError("an action is missing after the time.")
    arguments = _Arguments(words[0].text, words[1:])
    reader = _READERS.get(arguments.verb)
    if reader is None:
        raise ScriptError(f"“{shown(arguments.verb)}” is no action; the actions are {', '.join(_READERS)}.")
    fields = reader(arguments, session)
    arguments.end()
    return Action(line=number, at=at, verb=arguments.verb, **fields)  # type: ignore[arg-type]


Fields = dict[str, object]
Option = Callable[[_Arguments, Session, Fields], None]


def _nothing(arguments: _Arguments, session: Session) -> Fields:
    return {}


def _one(what: str) -> Callable[[_Arguments, Session], Fields]:
    return lambda arguments, session: {"name": arguments.take(what)}


def _length(arguments: _Arguments, session: Session) -> Fields:
    return {"seconds": _duration(arguments.take("a length of time, for example 30s"))}


def _with_options(what: str, **options: Option) -> Callable[[_Arguments, Session], Fields]:
    def read(arguments: _Arguments, session: Session) -> Fields:
        fields: Fields = {"name": arguments.take(what)}
        while (name := arguments.option()) is not None:
            option = options.get(name.replace("-", "_"))
            if option is None:
                known = ", ".join(known.replace("_", "-") for known in options)
                raise ScriptError(f"“{arguments.verb}” does not know “{shown(name)}”; it knows {known}.")
            option(arguments, session, fields)
        return fields

    return read


def _text_option(field: str, what: str) -> Option:
    def read(arguments: _Arguments, session: Session, fields: Fields) -> None:
        fields[field] = arguments.take(what)

    return read


def _length_option(field: str) -> Option:
    def read(arguments: _Arguments, session: Session, fields: Fields) -> None:
        fields[field] = _duration(arguments.take("a length of time, for example 3m"))

    return read


def _request_kind(arguments: _Arguments, session: Session, fields: Fields) -> None:
    kinds = [kind.value for kind in REQUEST_KINDS]
    kind = arguments.take("a kind")
    if kind not in kinds:
        raise ScriptError(f"“{shown(kind)}” is no kind of request; the kinds are {', '.join(kinds)}.")
    fields["kind"] = TurnKind(kind)


def _note_kind(arguments: _Arguments, session: Session, fields: Fields) -> None:
    kinds = [kind.value for kind in NoteKind]
    kind = arguments.take("a kind")
    if kind not in kinds:
        raise ScriptError(f"“{shown(kind)}” is no kind of note; the kinds are {', '.join(kinds)}.")
    fields["note_kind"] = NoteKind(kind)


def _recipient(arguments: _Arguments, session: Session, fields: Fields) -> None:
    to = arguments.take("podium, display or both")
    if to not in tuple(Recipient):
        raise ScriptError(f"“{shown(to)}” is not whom a message can go to; write podium, display or both.")
    fields["to"] = to


def _gender(arguments: _Arguments, session: Session, fields: Fields) -> None:
    gender = arguments.take("f, m or x")
    if gender not in ("f", "m", "x"):
        raise ScriptError(f"“{shown(gender)}” is not how gender is recorded; write f, m or x.")
    fields["gender"] = gender


def _theme(arguments: _Arguments, session: Session, fields: Fields) -> None:
    known = [theme.id for theme in session.themes]
    theme = arguments.take("a theme")
    if theme not in known:
        raise ScriptError(f"“{shown(theme)}” is no theme of this session; the themes are {', '.join(known)}.")
    _add(fields, "themes", theme)


def _commitment(arguments: _Arguments, session: Session, fields: Fields) -> None:
    text = arguments.take("the number of a commitment")
    known = [commitment.number for commitment in session.commitments]
    if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) not in known:
        numbers = f"they are {known[0]} to {known[-1]}" if known else "it lists none"
        raise ScriptError(f"“{shown(text)}” is no commitment of this session; {numbers}.")
    _add(fields, "commitments", int(text))


def _add(fields: Fields, field: str, value: object) -> None:
    before = fields.get(field, ())
    assert isinstance(before, tuple)
    if value not in before:
        fields[field] = (*before, value)


def _star(arguments: _Arguments, session: Session, fields: Fields) -> None:
    fields["star"] = True


def _call(arguments: _Arguments, session: Session) -> Fields:
    return {"name": arguments.take("a name")} if arguments.left else {}


def _move(arguments: _Arguments, session: Session) -> Fields:
    name, place = arguments.take("a name"), arguments.take("a place: top, bottom, up, down or a number")
    if place not in ("top", "bottom", "up", "down") and not re.fullmatch(r"[0-9]{1,4}", place):
        raise ScriptError(f"“{shown(place)}” is no place on the list; write top, bottom, up, down or a number.")
    return {"name": name, "place": place}


def _rename(arguments: _Arguments, session: Session) -> Fields:
    return {"name": arguments.take("the name as it stands"), "other": arguments.take("the right name")}


def _number(arguments: _Arguments, session: Session) -> Fields:
    text = arguments.take("the number of a pending question")
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ScriptError(f"“{shown(text)}” is no number of a pending question.")
    return {"number": int(text)}


_READERS: dict[str, Callable[[_Arguments, Session], Fields]] = {
    "start": _one("the id of a segment"),
    "end": _nothing,
    "turn": _with_options("a name", limit=_length_option("seconds"), ago=_length_option("ago_s")),
    "finish": _nothing,
    "pause": _nothing,
    "resume": _nothing,
    "grant": _length,
    "request": _with_options(
        "a name",
        kind=_request_kind,
        on_behalf_of=_text_option("on_behalf_of", "a group"),
        limit=_length_option("seconds"),
        to=_text_option("to", "a panellist"),
        gender=_gender,
    ),
    "call": _call,
    "move": _move,
    "absent": _one("a name"),
    "withdraw": _one("a name"),
    "limit": _length,
    "close-list": _nothing,
    "reopen-list": _nothing,
    "suspend": _nothing,
    "continue": _nothing,
    "name": _rename,
    "reply": _with_options("a panellist", limit=_length_option("seconds")),
    "note": _with_options(
        "a text",
        kind=_note_kind,
        theme=_theme,
        commitment=_commitment,
        star=_star,
        to=_text_option("to", "a panellist"),
    ),
    "answered": _number,
    "message": _with_options("a text", to=_recipient),
    "undo": _nothing,
    "redo": _nothing,
    "status": _nothing,
}
