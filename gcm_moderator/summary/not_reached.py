"""Who waited for the floor and was not reached, to be invited to send what they wanted to say in writing."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_moderator.summary.document import Block, Column, Document, Heading, Paragraph, Table
from gcm_moderator.summary.rows import Ledger, Outcome, RequestRow
from gcm_moderator.summary.words import LANGUAGE, Times, counted, dates, segment_title, word

_COLUMNS = (
    Column("No.", 0.5, right=True),
    Column("Delegation", 3),
    Column("On behalf of", 2),
    Column("As", 1.6),
    Column("Asked for the floor at", 1.8),
)


def not_reached(ledger: Ledger) -> Document:
    """The whole document, discussion by discussion, in the order in which they waited."""
    session = ledger.state.session
    return Document(
        title=session.title,
        name="Delegations that asked for the floor and could not be reached",
        theme=session.theme,
        place=session.place,
        dates=dates(session.days),
        language=LANGUAGE,
        blocks=tuple(_blocks(ledger)),
    )


def left_waiting(ledger: Ledger) -> dict[str, list[RequestRow]]:
    """By segment, in the agenda's order: the requests that were not reached, in their order."""
    by_segment: dict[str, list[RequestRow]] = {segment.id: [] for segment in ledger.segments}
    for request in sorted(ledger.requests, key=lambda request: request.place or 0):
        if request.outcome is Outcome.NOT_REACHED:
            by_segment.setdefault(request.segment, []).append(request)
    return {segment: requests for segment, requests in by_segment.items() if requests}


def _blocks(ledger: Ledger) -> Iterator[Block]:
    left = left_waiting(ledger)
    if not left:
        yield Paragraph("Everybody who asked for the floor was reached, or withdrew.")
        return
    number = sum(map(len, left.values()))
    yield Paragraph(
        f"{counted(number, 'request')} for the floor could not be met in the time there was. Those who asked are "
        "invited to send their contributions in writing."
    )
    times = Times(ledger)
    titles = {segment.id: segment_title(segment) for segment in ledger.segments}
    for segment, requests in left.items():
        yield Heading(titles.get(segment, segment))
        rows = (
            (
                str(n),
                request.speaker.name,
                request.on_behalf_of.name if request.on_behalf_of is not None else "",
                word(request.kind),
                times.second(request.requested_at)[:-3],
            )
            for n, request in enumerate(requests, start=1)
        )
        yield Table(_COLUMNS, tuple(rows))
