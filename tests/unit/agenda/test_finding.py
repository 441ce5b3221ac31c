from pathlib import Path

from gcm_moderator.agenda.finding import resolve_session
from tests.unit.agenda.support import SESSIONS


def test_a_session_is_found_by_its_id_or_its_path(tmp_path: Path) -> None:
    assert resolve_session("gcm-2017-3", SESSIONS) == SESSIONS / "gcm-2017-3.yaml"
    assert resolve_session("gcm-2017-9", SESSIONS) == Path("gcm-2017-9")
    assert resolve_session(str(tmp_path / "my.yaml"), SESSIONS) == tmp_path / "my.yaml"
    assert resolve_session("", SESSIONS) == Path()
    assert resolve_session("../sessions/gcm-2017-1", SESSIONS) == Path("../sessions/gcm-2017-1")
