"""Who took part, as tables and sentences: counts by category and group, the programme as it was held, the speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gcm_moderator.meeting.balance import Share
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.summary.document import Column, Table
from gcm_moderator.summary.rows import Ledger, SegmentRow, TurnRow
from gcm_moderator.summary.words import Times, counted, length, listed, word

_HEARD = (TurnKind.INTERVENTION, TurnKind.RIGHT_OF_REPLY)
_PROGRAMME = (Column("Day", 0.5), Column("Planned", 1.3), Column("Item", 5), Column("Held", 1.3))
_SPEAKERS = (Column("No.", 0.5, right=True), Column("Speaker", 3), Column("On behalf of", 2.2), Column("As", 1.5))


def heard(ledger: Ledger) -> list[TurnRow]:
    """The turns that count as interventions: interventions and rights of reply, absences apart."""
    return [turn for turn in ledger.turns if turn.kind in _HEARD and not turn.absent]


def by_kind(turns: Iterable[TurnRow]) -> str:
    """How many turns there were of each kind: "3 turns: intervention 2, point of order 1"."""
    kinds = Counter(word(turn.kind) for turn in turns)
    figures = ", ".join(f"{kind.lower()} {number}" for kind, number in kinds.items())
    return f"{counted(kinds.total(), 'turn')}: {figures}."


def shares(ledger: Ledger) -> Iterator[Table]:
    """What each category, regional group and, if recorded, gender had of the floor."""
    turns, balance = heard(ledger), ledger.balance
    yield _shares("Category", balance.by_category, ((turn.speaker.category, turn.speaker) for turn in turns))
    yield _shares("Regional group", balance.by_group, ((turn.speaker.regional_group, turn.speaker) for turn in turns))
    if balance.by_gender:
        yield _shares("Gender", balance.by_gender, ((turn.gender, turn.speaker) for turn in turns if turn.gender))


def sentence(ledger: Ledger) -> str:
    """How many were heard, by category, in one sentence."""
    turns = heard(ledger)
    speakers = {turn.speaker.key: turn.speaker for turn in turns}
    categories = Counter(speaker.category or "other" for speaker in speakers.values())
    words = [f"{number} {_several(category, number)}" for category, number in categories.most_common()]
    verb = "was" if len(speakers) == 1 else "were"
    return (
        f"In {counted(len(turns), 'intervention')} {counted(len(speakers), 'speaker')} {verb} heard: {listed(words)}."
    )


def programme(ledger: Ledger) -> Table:
    """The agenda as planned and as held: every item, and under a panel its segments."""
    times = Times(ledger)
    rows = []
    for item in ledger.state.session.items:
        if item.is_panel:
            rows.append((str(item.day), f"{times.minute(item.start)}–{times.minute(item.end)}", item.title, ""))
        for segment in (segment for segment in ledger.segments if segment.item == item.id):
            title = f"– {segment.title}" if item.is_panel else segment.title
            rows.append((str(segment.day), times.planned(segment), title, _held(segment, times)))
    return Table(_PROGRAMME, tuple(rows))


def _held(segment: SegmentRow, times: Times) -> str:
    if not segment.spans:
        return "not held"
    end = segment.spans[-1].end
    return f"{times.minute(segment.spans[0].start)}–{times.minute(end) if end is not None else ''}"


def speakers(ledger: Ledger, item: str) -> Table | None:
    """Who had the floor in an item of the agenda, in order, points of order apart; None when nobody had."""
    segments = {segment.id for segment in ledger.segments if segment.item == item}
    turns = [
        turn
        for turn in ledger.turns
        if turn.segment in segments and not turn.absent and turn.kind is not TurnKind.POINT_OF_ORDER
    ]
    rows = tuple(
        (
            str(number),
            turn.speaker.name,
            turn.on_behalf_of.name if turn.on_behalf_of is not None else "",
            word(turn.kind),
        )
        for number, turn in enumerate(turns, start=1)
    )
    return Table(_SPEAKERS, rows) if rows else None


def _shares(heading: str, by_name: Mapping[str, Share], heard: Iterable[tuple[str | None, Speaker]]) -> Table:
    """The largest share first; `heard` is one pair of share and speaker for each turn."""
    speakers: dict[str, set[str]] = {}
    for share, speaker in heard:
        speakers.setdefault(share or "other", set()).add(speaker.key)
    ordered = sorted(by_name.items(), key=lambda share: (-share[1].interventions, share[0]))
    figures = (Column(title, right=True) for title in ("Speakers", "Interventions", "Time spoken"))
    rows = (
        (word(name), str(len(speakers[name])), str(share.interventions), length(share.spoken_s))
        for name, share in ordered
    )
    return Table((Column(heading, 2), *figures), tuple(rows))


_SEVERAL = {
    "member-state": ("Member State", "Member States"),
    "observer": ("observer", "observers"),
    "igo": ("intergovernmental organization", "intergovernmental organizations"),
    "un-body": ("body of the United Nations system", "bodies of the United Nations system"),
    "stakeholder": ("stakeholder", "stakeholders"),
    "group": ("group of States", "groups of States"),
    "process": ("migration process", "migration processes"),
    "other": ("other speaker", "other speakers"),
}


def _several(category: str, number: int) -> str:
    one, several = _SEVERAL[category]
    return one if number == 1 else several
