"""The chain of hashes that makes damage and tampering visible.

The hash of fact N is SHA-256 over the hash of fact N-1 (32 bytes, zeros before the first fact), N in decimal, a line
feed, and the fact's JSON as stored. A changed, inserted, exchanged or missing fact breaks the chain at its number.

What the chain cannot show: that the last facts are missing altogether, and a record that somebody wrote anew from the
changed fact to the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from gcm_moderator.meeting.facts import Recorded


class ChainEnd(msgspec.Struct, frozen=True):
    """The last fact of a chain: its number and hash."""

    seq: int = 0
    hash: bytes = bytes(32)


class Broken(Exception):
    """The chain does not hold at the fact with number `seq`; `end` is the last fact that is sound."""

    def __init__(self, seq: int, end: ChainEnd) -> None:
        super().__init__(seq)
        self.seq = seq
        self.end = end


class Unknown(Exception):
    """The fact with number `seq` is sound and yet no fact that this version knows."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


_decoder = msgspec.json.Decoder(Recorded)


def link(previous: bytes, seq: int, body: bytes) -> bytes:
    """The hash of the fact with that number and JSON, after the fact with the hash `previous`."""
    return hashlib.sha256(b"%b%d\n%b" % (previous, seq, body)).digest()


def check(rows: Iterable[tuple[Any, Any, Any, Any]], end: ChainEnd, into: list[Recorded] | None) -> ChainEnd:
    """Follow rows of (seq, previous, hash, body) on from `end`, and decode them into a list unless it is None.

    Returns:
        The new end of the chain.

    Raises:
        Broken: at the first row that does not follow.
        Unknown: at the first sound row that is no known fact.
    """
    last, digest = end.seq, end.hash
    sha256 = hashlib.sha256
    for seq, previous, stored, body in rows:
        last += 1
        if seq != last or previous != digest or type(body) is not bytes:
            raise Broken(last, ChainEnd(last - 1, digest))
        expected = sha256(b"%b%d\n%b" % (digest, seq, body)).digest()
        if stored != expected:
            raise Broken(last, ChainEnd(last - 1, digest))
        digest = expected
        if into is not None:
            try:
                into.append(_decoder.decode(b'{"seq":%d,%b' % (seq, body[1:])))
            except (msgspec.DecodeError, UnicodeDecodeError) as reason:
                raise Unknown(seq) from reason
    return ChainEnd(last, digest)
