"""The one file of the settings, which people can read and write themselves.

The file is TOML. Every setting stands in it with a sentence that explains it, and what somebody wrote beside them
stays when the program saves. A value that will not do is reported with its line, its default is used, and the file
stays as it is until somebody saves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import msgspec

from gcm_moderator.settings import Setting, Settings, all_settings, changed
from gcm_moderator.whole_file import write_whole

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


class Problem(msgspec.Struct, frozen=True):
    """What is wrong in the file: one sentence with the file and the line, and the line (None: the file as a whole)."""

    message: str
    line: int | None = None


class SettingsError(Exception):
    """The settings could not be saved; the message is one sentence. They hold until the program ends."""


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a file, defaults where it says nothing or what will not do, and what is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as reason:
        why = reason.strerror if isinstance(reason, OSError) else "it is not UTF-8 text"
        return Settings(), (Problem(f"{path} cannot be read ({why}); the default settings are used."),)
    import tomllib

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        where = re.search(r"line (\d+)", str(reason))
        line = int(where[1]) if where else text.count("\n") + 1
        said = str(reason).partition(" (at ")[0]
        message = f"{path}, line {line}: this is no TOML ({said}); the default settings are used."
        return Settings(), (Problem(message, line),)
    return _settings_in(tables, text, path)


def _settings_in(tables: dict[str, Any], text: str, path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    known: dict[str, dict[str, Setting]] = {field.name: {} for field in msgspec.structs.fields(Settings)}
    for setting in all_settings():
        known[setting.section][setting.key] = setting
    settings, problems = Settings(), []

    def wrong(what: str, section: str, key: str | None = None) -> None:
        line = _line_of(text, section, key)
        problems.append(Problem(f"{path}, line {line}: {what}", line))

    for section, table in tables.items():
        if section not in known:
            wrong(f"there is no section [{section}]; it is left alone.", section)
        elif not isinstance(table, dict):
            wrong(f"[{section}] is a section, not a setting; its defaults are used.", section)
        else:
            for key, value in table.items():
                if key not in known[section]:
                    wrong(f"there is no setting “{key}” in [{section}]; it is left alone.", section, key)
                    continue
                setting = known[section][key]
                try:
                    settings = changed(settings, section, key, value)
                except ValueError:
                    said = f"{key} must be {_must_be(setting.type)}, not {_shown(value)}"
                    wrong(f"{said}; the default {_shown(setting.default)} is used.", section, key)
    return settings, tuple(problems)


def _must_be(typed: Any) -> str:
    """What a setting of this type may be, in words."""
    kind, limits = typed, dict[str, Any]()
    while get_origin(kind) is Annotated:
        kind, *metas = get_args(kind)
        for meta in metas:
            limits |= {
                name: getattr(meta, name) for name in ("ge", "le", "max_length") if getattr(meta, name) is not None
            }
    if kind is bool:
        return "true or false"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "one of " + ", ".join(f"“{choice}”" for choice in kind)
    if get_origin(kind) is tuple:
        return "a list of " + _must_be(get_args(kind)[0]).removeprefix("one of ")
    if kind in (int, float):
        words = "a whole number" if kind is int else "a number"
        return words + (f" from {limits['ge']:g} to {limits['le']:g}" if "ge" in limits and "le" in limits else "")
    if kind is str:
        return "a text in quotation marks" + (f" of at most {limits['max_length']} characters" if limits else "")
    return "a list of such values as the default"


def settings_page() -> str:
    """`docs/settings.md`: every setting with its default, what it may be and its sentence."""
    lines = [_ABOUT]
    section = ""
    for setting in all_settings():
        if setting.section != section:
            section = setting.section
            about = (type(getattr(Settings(), section)).__doc__ or "").partition("\n")[0]
            lines += ["", f"## [{section}]", "", about, "", "| setting | default | may be | |", "|---|---|---|---|"]
        default = _shown(setting.default).replace("“", '"').replace("”", '"')
        lines.append(f"| `{setting.key}` | `{default}` | {_must_be(setting.type)} | {setting.explanation} |")
    return "\n".join(lines) + "\n"


_ABOUT = """\
# Settings

Everything that can be chosen is on the page “Settings” (`Ctrl+,`), with a sentence that explains it, and in one file,
`settings.toml` in the folder for settings: `~/.config/gcm-moderator/` on most Linux systems. The page shows its path.

The file may be edited in any text editor; what you write beside the settings stays when the program saves. A value that
will not do is named with its line, its default is used, and the file stays as it is until you change something on the
page. A file that is no TOML at all is then put aside as `settings.unreadable.toml`. Only you can read the file.

What a session file says goes before the speaking times, the warning and the size of a round here; and what a meeting
began with stays with it, because its record keeps the agenda."""


def _line_of(text: str, section: str, key: str | None) -> int:
    """The line of a key of a section, or of the section, from 1. What stands there in an unusual way is the first."""
    line_of_section, inside = 1, False
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[\s*\"?([^\]\"]*?)\"?\s*\]", line)
        if header:
            inside = header[1] == section
            line_of_section = number if inside else line_of_section
        elif re.match(rf"\s*\"?{re.escape(section)}\"?\s*[.=]", line):
            line_of_section = number
        if key is not None and inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return line_of_section


def _shown(value: object) -> str:
    """A value as it stands in the file, on one line and not too long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_shown, value))}]"
    shown = f"“{value}”" if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


class SettingsStore:
    """The settings in use and their file. Those who `follow` are called with the new settings after each change."""

    def __init__(self, path: Path) -> None:
        """Read the file; it need not exist, and is made when something is changed."""
        self.path = path
        self.current, self.problems = read_settings(path)
        self._followers: list[Callable[[Settings], None]] = []

    def follow(self, follower: Callable[[Settings], None]) -> Callable[[], None]:
        """Call `follower` with the settings after each change, until what is returned is called."""
        self._followers = [*self._followers, follower]

        def leave() -> None:
            self._followers = [other for other in self._followers if other is not follower]

        return leave

    def reread(self) -> None:
        """Take in what somebody wrote into the file."""
        settings, self.problems = read_settings(self.path)
        self._take(settings)

    def change(self, settings: Settings) -> None:
        """Use other settings from now on, and write into the file what is different in them.

        Raises:
            SettingsError: the file cannot be written; the settings hold all the same until the program ends.
        """
        before = self.current
        self._take(settings)
        if settings != before:
            self._save(before)

    def save(self) -> None:
        """Write the file as it is in use, so that there is one to look into.

        Raises:
            SettingsError: the file cannot be written.
        """
        self._save(self.current)

    def _take(self, settings: Settings) -> None:
        if settings == self.current:
            return
        self.current = settings
        for follower in self._followers:
            follower(settings)

    def _save(self, before: Settings) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, _document(self.path, before, self.current).as_string().encode("utf-8"))
        except OSError as reason:
            message = f"The settings could not be saved in {self.path} ({reason.strerror}); they hold until you leave."
            raise SettingsError(message) from reason
        self.problems = read_settings(self.path)[1]


def _document(path: Path, before: Settings, after: Settings) -> TOMLDocument:
    """The file with what changed in it, and with every setting that it did not have yet; the rest stays as it was.

    A file that is no TOML is put aside beside it first.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import Table

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, TOMLKitError, UnicodeDecodeError) as reason:
        if not isinstance(reason, FileNotFoundError):
            path.resolve().replace(path.resolve().with_suffix(".unreadable.toml"))
        document = tomlkit.document()
        document.add(tomlkit.comment("The settings of gcm-moderator. Delete a line to go back to its default."))
    for setting in all_settings():
        table = document.get(setting.section)
        if not isinstance(table, Table):
            document.add(tomlkit.nl())
            table = document[setting.section] = tomlkit.table()
        value = getattr(getattr(after, setting.section), setting.key)
        plain = msgspec.to_builtins(value)
        if setting.key not in table:
            table.add(tomlkit.comment(setting.explanation))
            table.add(setting.key, plain)
        elif value != getattr(getattr(before, setting.section), setting.key):
            table[setting.key] = plain
    return document
