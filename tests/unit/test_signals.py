"""A command that is told to end, ends."""

from __future__ import annotations

import os
import signal

import pytest

from gcm_moderator.signals import STOPPED, ending_when_told


def test_told_to_terminate_it_leaves_with_the_code_of_that() -> None:
    with pytest.raises(SystemExit) as left, ending_when_told():
        os.kill(os.getpid(), signal.SIGTERM)
    assert left.value.code == STOPPED


def test_what_being_told_breaks_on_the_way_is_no_fault() -> None:
    """Qt turns an exception that comes up in the middle of one of its calls into another one."""

    def call_of_qt() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except SystemExit:
            raise SystemError("bad argument to internal function") from None

    with pytest.raises(SystemExit) as left, ending_when_told():
        call_of_qt()
    assert left.value.code == STOPPED


def test_an_error_of_its_own_stays_one() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemError), ending_when_told():
        raise SystemError("bad argument to internal function")
    assert signal.getsignal(signal.SIGTERM) == before
