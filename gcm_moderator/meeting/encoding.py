"""Facts as they are stored: a draft as one line of JSON and back, whatever text it holds."""

from __future__ import annotations

from typing import Any

import msgspec

from gcm_moderator.meeting.facts import Draft

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Draft)


def encode(draft: Draft) -> bytes:
    """The draft as one line of JSON, UTF-8: what is stored and hashed."""
    return _encoder.encode(draft)


def decode(body: bytes | str) -> Draft:
    """The draft back from its JSON.

    Raises:
        msgspec.ValidationError: the text is no fact that this version knows.
    """
    return _decoder.decode(body)


def storable(draft: Draft) -> Draft:
    """The draft with every half of a surrogate pair replaced: a pasted text may hold one, UTF-8 cannot."""
    try:
        encode(draft)
    except UnicodeEncodeError:
        return msgspec.convert(_without_surrogates(msgspec.to_builtins(draft)), Draft)
    return draft


def _without_surrogates(value: Any) -> Any:
    match value:
        case str():
            return value.encode(errors="replace").decode()
        case dict():
            return {key: _without_surrogates(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_without_surrogates(inner) for inner in value]
        case _:
            return value
