"""The settings and their file: read with sentences about what is wrong, saved without losing anybody's words."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.settings import Look, Settings, all_settings, changed
from gcm_moderator.settings_file import SettingsError, SettingsStore, read_settings, settings_page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@pytest.fixture
def store(path: Path) -> SettingsStore:
    return SettingsStore(path)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_is_explained_by_one_sentence() -> None:
    for setting in all_settings():
        assert setting.explanation[0].isupper(), setting.key
        assert setting.explanation.endswith("."), setting.key
        assert ". " not in setting.explanation, setting.key


class TestReading:
    def test_without_a_file_the_defaults_hold_and_none_is_made(self, store: SettingsStore, path: Path) -> None:
        assert store.current == Settings()
        assert store.problems == ()
        assert not path.exists()

    def test_a_file_says_only_what_differs(self, path: Path) -> None:
        settings, problems = read_settings(write(path, "[discussion]\nround_size = 3\n"))
        assert settings == changed(Settings(), "discussion", "round_size", 3)
        assert problems == ()

    @pytest.mark.parametrize(
        ("text", "line", "sentence"),
        [
            (
                "[discussion]\n\nround_size = 500\n",
                3,
                "round_size must be a whole number from 1 to 50, not 500; the default 5 is used.",
            ),
            (
                '[appearance]\npodium = "pink"\n',
                2,
                "podium must be one of “dark”, “light”, “system”, not “pink”; the default “dark” is used.",
            ),
            (
                "[discussion]\nrecord_gender = 1\n",
                2,
                "record_gender must be true or false, not 1; the default false is used.",
            ),
            (
                "[limits]\nexpert_minutes = nan\n",
                2,
                "expert_minutes must be a number from 0.5 to 120, not nan; the default 7 is used.",
            ),
            (
                "\n[discussion]\nround_sise = 3\n",
                3,
                "there is no setting “round_sise” in [discussion]; it is left alone.",
            ),
            ("# mine\n[rounds]\nsize = 3\n", 2, "there is no section [rounds]; it is left alone."),
            ("limits = 3\n", 1, "[limits] is a section, not a setting; its defaults are used."),
        ],
    )
    def test_what_will_not_do_is_one_sentence_with_its_line(
        self, path: Path, text: str, line: int, sentence: str
    ) -> None:
        settings, problems = read_settings(write(path, text))
        assert settings == Settings()
        assert [(problem.line, problem.message) for problem in problems] == [(line, f"{path}, line {line}: {sentence}")]
        assert path.read_text(encoding="utf-8") == text

    def test_no_toml_is_one_sentence_with_its_line(self, path: Path) -> None:
        settings, (problem,) = read_settings(write(path, "[limits]\nexpert_minutes =\n"))
        assert settings == Settings()
        assert problem.line == 2
        assert problem.message.startswith(f"{path}, line 2: this is no TOML (")

    def test_other_settings_hold_beside_one_that_will_not_do(self, path: Path) -> None:
        settings, problems = read_settings(write(path, "[limits]\nopening_minutes = 0\nclosing_minutes = 5\n"))
        assert settings == changed(Settings(), "limits", "closing_minutes", 5)
        assert len(problems) == 1

    @given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
    def test_any_file_at_all_gives_settings(self, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
        path = tmp_path_factory.getbasetemp() / "any.toml"
        path.write_bytes(content)
        settings, problems = read_settings(path)
        assert settings == Settings()
        assert all(str(path) in problem.message for problem in problems)


class TestSaving:
    def test_the_file_has_every_setting_with_its_sentence(self, store: SettingsStore, path: Path) -> None:
        store.save()
        lines = path.read_text(encoding="utf-8").splitlines()
        for setting in all_settings():
            assert lines[lines.index(f"# {setting.explanation}") + 1].startswith(f"{setting.key} = ")
        assert read_settings(path) == (Settings(), ())

    def test_what_was_changed_comes_back(self, store: SettingsStore, path: Path) -> None:
        wanted = changed(changed(Settings(), "appearance", "podium", "light"), "limits", "expert_minutes", 5)
        store.change(wanted)
        assert SettingsStore(path).current == wanted
        assert wanted.appearance.podium is Look.LIGHT

    def test_only_the_owner_can_read_it(self, store: SettingsStore, path: Path) -> None:
        store.save()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert list(path.parent.iterdir()) == [path]

    def test_words_and_wrong_values_of_a_person_stay(self, path: Path) -> None:
        write(path, '# my file\n[appearance] # looks\npodium = "pink" # no idea\n[mine]\nx = 1\n')
        store = SettingsStore(path)
        store.change(changed(store.current, "discussion", "round_size", 4))
        text = path.read_text(encoding="utf-8")
        for words in ("# my file\n", "[appearance] # looks\n", 'podium = "pink" # no idea\n', "[mine]\nx = 1\n"):
            assert words in text
        assert tomllib.loads(text)["discussion"]["round_size"] == 4

    def test_a_value_changed_keeps_the_comment_beside_it(self, path: Path) -> None:
        write(path, "[discussion]\nround_size = 4 # as in Geneva\n")
        store = SettingsStore(path)
        store.change(changed(store.current, "discussion", "round_size", 6))
        assert "round_size = 6 # as in Geneva" in path.read_text(encoding="utf-8")

    def test_what_somebody_wrote_meanwhile_stays(self, store: SettingsStore, path: Path) -> None:
        write(path, "[discussion]\nround_size = 8\n")
        store.change(changed(store.current, "limits", "expert_minutes", 5))
        assert read_settings(path)[0].discussion.round_size == 8

    def test_a_file_that_is_no_toml_is_put_aside(self, path: Path) -> None:
        write(path, "[limits\n")
        SettingsStore(path).save()
        assert (path.parent / "settings.unreadable.toml").read_text(encoding="utf-8") == "[limits\n"
        assert read_settings(path) == (Settings(), ())

    @pytest.mark.parametrize(
        "text",
        [
            "limits = 3\n",
            "limits = {expert_minutes = 5}\n",
            "limits.expert_minutes = 5\n",
            "[[limits]]\nx = 1\n",
            "[discussion]\r\nround_size = 3\r\n",
            "\ufeff[discussion]\nround_size = 3\n",
        ],
    )
    def test_files_written_in_unusual_ways_are_saved_too(self, path: Path, text: str) -> None:
        store = SettingsStore(write(path, text))
        store.change(changed(store.current, "discussion", "round_size", 7))
        assert read_settings(path) == (store.current, ())
        assert list(path.parent.iterdir()) == [path]

    def test_a_link_is_followed(self, path: Path, tmp_path: Path) -> None:
        kept = write(tmp_path / "dotfiles" / "settings.toml", "")
        path.parent.mkdir()
        path.symlink_to(kept)
        SettingsStore(path).save()
        assert path.is_symlink()
        assert "round_size = 5" in kept.read_text(encoding="utf-8")

    def test_where_it_cannot_be_saved_the_settings_hold(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        store = SettingsStore(tmp_path / "file" / "settings.toml")
        wanted = changed(Settings(), "discussion", "round_size", 4)
        with pytest.raises(SettingsError, match=r"could not be saved in .*settings\.toml"):
            store.change(wanted)
        assert store.current == wanted


class TestFollowing:
    def test_followers_hear_of_changes_until_they_leave(self, store: SettingsStore) -> None:
        heard: list[Settings] = []
        leave = store.follow(heard.append)
        store.change(store.current)
        assert heard == []
        wanted = changed(store.current, "discussion", "round_size", 4)
        store.change(wanted)
        leave()
        store.change(Settings())
        assert heard == [wanted]

    def test_rereading_takes_in_the_file(self, store: SettingsStore, path: Path) -> None:
        heard: list[Settings] = []
        store.follow(heard.append)
        write(path, "[discussion]\nround_size = 7\n")
        store.reread()
        assert store.current.discussion.round_size == 7
        assert heard == [store.current]


def test_a_value_that_will_not_do_is_refused() -> None:
    with pytest.raises(ValueError, match="Expected"):
        changed(Settings(), "limits", "warning_seconds", 1)


def test_the_page_of_the_documents_is_that_of_the_code() -> None:
    page = Path(__file__).parents[2] / "docs" / "settings.md"
    assert page.read_text(encoding="utf-8") == settings_page(), "python scripts/settings_page.py > docs/settings.md"
