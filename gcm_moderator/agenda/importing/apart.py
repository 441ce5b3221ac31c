"""Documents in formats with traps are read in a process of their own, with a limit on its time and memory.

`python -m gcm_moderator.agenda.importing.apart NAME` reads the content from standard input and writes the document.
"""

from __future__ import annotations

import logging
import subprocess
import sys

import msgspec

from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.problems import NotImportable
from gcm_moderator.agenda.importing.reading import document_of

__all__ = ["read_apart"]

_SECONDS = 40
_MEMORY = 700 * 1024 * 1024
"""Address space, of which some 250 MiB are the program and its libraries."""
_REFUSED = 3


def read_apart(content: bytes, name: str) -> Document:
    """Return the document in the content of a file called `name`, read in another process.

    Raises:
        NotImportable: it is none that can be imported, or takes more time or memory than an agenda should.
    """
    command = [sys.executable, "-m", __name__, name]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as failure:
        raise NotImportable(
            f"{name} takes longer to read than any agenda should; import the pages with the agenda alone."
        ) from failure
    except OSError as failure:
        raise NotImportable(f"{name} cannot be read: {failure.strerror or failure}.") from failure
    if done.returncode == 0:
        return msgspec.msgpack.decode(done.stdout, type=Document)
    if done.returncode == _REFUSED:
        raise NotImportable(done.stdout.decode("utf-8", "replace"))
    raise NotImportable(f"{name} takes more memory or time than an agenda should, or is damaged; it was not read.")


def _limit() -> None:
    """Keep this process small and short, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main(name: str) -> int:
    logging.disable(logging.CRITICAL)
    _limit()
    content = sys.stdin.buffer.read()
    try:
        sys.stdout.buffer.write(msgspec.msgpack.encode(document_of(content, name)))
    except NotImportable as reason:
        sys.stdout.buffer.write(str(reason).encode())
        return _REFUSED
    except (MemoryError, RecursionError):
        sentence = f"{name} takes more memory than an agenda should; import the part with the agenda alone."
        sys.stdout.buffer.write(sentence.encode())
        return _REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
