"""The summary of a session, as United Nations summaries are: numbered paragraphs in which no delegation is named.

What the record knows is filled in; what only people know stands in square brackets, to be completed, as does a
quantifier that nobody has confirmed. Every note stands once: a point made in several panels under the cross-cutting
issues, a commitment under the commitments, capacities and partnerships under the means of implementation, all others
where they were noted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gcm_moderator.meeting.brief import commitments_by_delegation
from gcm_moderator.meeting.floor import NoteKind
from gcm_moderator.settings import Quantifiers
from gcm_moderator.summary.document import Block, Column, Document, Entry, Heading, PageBreak, Paragraph, Table
from gcm_moderator.summary.not_reached import left_waiting
from gcm_moderator.summary.participation import heard, programme, sentence, shares, speakers
from gcm_moderator.summary.rows import Ledger
from gcm_moderator.summary.sayings import Part, Saying, sayings
from gcm_moderator.summary.words import LANGUAGE, counted, dates, listed

_MEANS = frozenset(("capacities", "partnerships"))
"""The themes of the means of implementation; in other sessions they may have none of the kind."""

_NOTHING = "[Nothing was noted under this heading.]"
_SAID = "The following was said:"
_LEADS = {
    Part.CONVERGENCE: ("Convergence.", "The following was said by more than one delegation:"),
    Part.VIEWS: ("Views.", _SAID),
    Part.GAPS: ("Gaps.", "The following gaps in policy and implementation were named:"),
    Part.GOOD_PRACTICES: ("Good practices.", "The following good practices were shared:"),
    Part.PROPOSALS: ("Proposals.", "The following was proposed:"),
    Part.QUESTIONS: ("Questions.", "The following was asked:"),
}
_COMMITMENTS = (
    Column("No.", 0.5, right=True),
    Column("Possible commitment", 5),
    Column("Delegations that spoke to it", 1.6, right=True),
)


def report(ledger: Ledger, quantifiers: Quantifiers) -> Document:
    """The whole document."""
    session = ledger.state.session
    return Document(
        title=session.title,
        name="Summary",
        theme=session.theme,
        place=session.place,
        dates=dates(session.days),
        language=LANGUAGE,
        blocks=tuple(_Report(ledger, sayings(ledger, quantifiers)).parts()),
    )


class _Report:
    """Writes the summary part after part; `_left` are the sayings that have not been written yet."""

    def __init__(self, ledger: Ledger, said: Sequence[Saying]) -> None:
        self._ledger = ledger
        self._session = ledger.state.session
        self._left = list(said)
        self._number = 0
        first_panel = next((n for n, item in enumerate(self._session.items) if item.is_panel), len(self._session.items))
        self._before_panels = {item.id for item in self._session.items[:first_panel]}
        self._themes = {theme.id for theme in self._session.themes}
        self._items = {segment.id: segment.item for segment in ledger.segments}
        self._expert_panels = [item for item in self._session.items if item.is_panel and item.kind == "expert-panel"]
        self._summary_panels = [item for item in self._session.items if item.is_panel and item.kind != "expert-panel"]

    def parts(self) -> Iterator[Block]:
        """Every part in its order."""
        experts = {item.id for item in self._expert_panels}
        cross_cutting = self._taken(lambda one: len(experts.intersection(one.panels)) > 1)
        commitments = self._taken(lambda one: one.kind is NoteKind.COMMITMENT and self._item(one) in experts)
        means = self._taken(
            lambda one: self._theme(one) in _MEANS and one.segment_kind == "discussion" and self._item(one) in experts
        )
        yield from self._mandate()
        yield from self._introduction()
        yield from self._section("Opening", self._taken(lambda one: self._item(one) in self._before_panels))
        for item in self._expert_panels:
            yield from self._panel(item.id)
        yield from self._section("Cross-cutting issues", cross_cutting)
        yield from self._commitments(commitments)
        yield from self._means(means)
        yield from self._follow_up()
        for item in self._summary_panels:
            yield from self._summary_panel(item.id)
        yield from self._section("Closing", self._left)
        yield from self._annexes()

    def _mandate(self) -> Iterator[Block]:
        session = self._session
        yield Heading("Title and mandate")
        yield self._paragraph(
            f"The {_lower(session.title)} was held on {dates(session.days)} ({session.place}). Its theme was: "
            f"{session.theme}."
        )
        chairs = [_person(one.name, one.title, one.of) for one in session.co_facilitators]
        if any(chairs):
            yield self._paragraph(
                f"It was co-chaired by the co-facilitators, {listed([one for one in chairs if one])}."
            )
        yield self._paragraph("[Mandate: the resolution or decision under which the session was held.]")
        if self._ledger.state.practice:
            yield self._paragraph("[This is the summary of a practice: its times are those of the practice.]")

    def _introduction(self) -> Iterator[Block]:
        yield Heading("Introduction and participation")
        panels = counted(len(self._expert_panels), "expert panel")
        more = " and a summary panel" if self._summary_panels else ""
        yield self._paragraph(
            f"The session consisted of {panels}{more}. In the interactive discussions delegations asked "
            "for the floor in the room, without a pre-inscribed list."
        )
        if heard(self._ledger):
            yield self._paragraph(sentence(self._ledger), keep=True)
            yield from shares(self._ledger)
        else:
            yield self._paragraph("Nobody has had the floor in an interactive discussion.")

    def _panel(self, item_id: str) -> Iterator[Block]:
        item = next(item for item in self._session.items if item.id == item_id)
        yield Heading(item.title)
        if item.topics:
            yield self._paragraph(f"The panel dealt with the following: {'; '.join(map(_lower, item.topics))}.")
        yield self._paragraph(self._people(item_id))
        here = self._taken(lambda one: self._item(one) == item_id)
        opening = [one for one in here if one.segment_kind == "opening"]
        experts = [one for one in here if one.segment_kind == "expert"]
        closing = [one for one in here if one.segment_kind == "closing"]
        discussed = [one for one in here if one.segment_kind == "discussion"]
        yield from self._said("Opening by the moderator", opening, "In opening the panel, the moderator said:")
        yield from self._said("Presentations", experts, "The panellists presented the following:")
        yield Heading("Interactive discussion", 3)
        yield self._paragraph(self._turns_in(item_id))
        for theme in (*self._session.themes, None):
            about = [one for one in discussed if self._theme(one) == (theme.id if theme is not None else None)]
            if about:
                yield Heading(theme.title if theme is not None else "Other matters", 4)
                yield from self._by_part(about)
        yield Heading("Divergence", 4)
        yield self._paragraph("[On what delegations differed, and how.]")
        yield from self._said("Conclusions of the moderator", closing, "In concluding, the moderator said:")

    def _people(self, item_id: str) -> str:
        item = next(item for item in self._session.items if item.id == item_id)
        moderators = [_person(person.name, person.title, person.of) for person in item.moderators]
        experts = [_person(person.name, person.title, person.of) for person in item.panellists]
        chaired = listed([name for name in moderators if name]) or "[name of the moderator]"
        presented = listed([name for name in experts if name]) or "[names of the panellists]"
        return f"It was moderated by {chaired}. The panellists were {presented}."

    def _turns_in(self, item_id: str) -> str:
        discussions = (one for one in self._ledger.segments if one.item == item_id and one.kind == "discussion")
        if not any(one.spans for one in discussions):
            return "[The interactive discussion was not held.]"
        turns = [t for t in self._ledger.turns if self._items.get(t.segment) == item_id and not t.absent]
        interventions = sum(turn.kind == "intervention" for turn in turns)
        replies = sum(turn.kind == "reply" for turn in turns)
        return (
            f"The interactive discussion consisted of {counted(interventions, 'intervention')} from the floor and "
            f"{replies} {'reply' if replies == 1 else 'replies'} of panellists."
        )

    def _by_part(self, said: Sequence[Saying]) -> Iterator[Block]:
        for part, (lead, words) in _LEADS.items():
            kept = [one for one in said if one.part is part]
            if kept:
                yield from self._list(kept, words, lead)

    def _said(self, heading: str, said: Sequence[Saying], words: str, *, attributed: bool = False) -> Iterator[Block]:
        if said:
            yield Heading(heading, 3)
            yield from self._list(said, words, attributed=attributed)

    def _section(self, heading: str, said: Sequence[Saying]) -> Iterator[Block]:
        yield Heading(heading)
        if said:
            yield from self._by_part(said)
        else:
            yield self._paragraph(_NOTHING)

    def _commitments(self, said: Sequence[Saying]) -> Iterator[Block]:
        yield Heading("Commitments")
        known = self._session.commitments
        if known:
            table = commitments_by_delegation(self._ledger.notebook, self._ledger.state)
            spoke = {
                row: sum(1 for column in table.columns if table.cell(row, column).delegations) for row in table.rows
            }
            words = "The possible commitments of the issue brief, and how many delegations spoke to each:"
            yield self._paragraph(words, keep=True)
            rows = ((str(one.number), one.title, str(spoke.get(str(one.number), 0))) for one in known)
            yield Table(_COMMITMENTS, tuple(rows))
        elif not said:
            yield self._paragraph(_NOTHING)
        rest = list(said)
        for commitment in known:
            about = [one for one in rest if commitment.number in one.commitments]
            rest = [one for one in rest if one not in about]
            yield from self._said(commitment.title, about, _SAID, attributed=True)
        for item in self._expert_panels:
            about = [one for one in rest if self._item(one) == item.id]
            yield from self._said(f"Other commitments: {_lower(item.title)}", about, _SAID, attributed=True)

    def _means(self, said: Sequence[Saying]) -> Iterator[Block]:
        yield Heading("Means of implementation and partnerships")
        if not said:
            yield self._paragraph(_NOTHING)
        for theme in self._session.themes:
            about = [one for one in said if self._theme(one) == theme.id]
            if about:
                yield Heading(theme.title, 3)
                yield from self._by_part(about)

    def _follow_up(self) -> Iterator[Block]:
        yield Heading("Follow-up")
        pending = self._ledger.notebook.pending
        if pending:
            yield self._paragraph(f"{counted(len(pending), 'question')} to panellists remained without an answer.")
        left = sum(map(len, left_waiting(self._ledger).values()))
        if left:
            yield self._paragraph(
                f"{counted(left, 'request')} for the floor could not be met in the time there was; those "
                "who asked are invited to send their contributions in writing."
            )
        yield self._paragraph("[Next steps, with their dates.]")

    def _summary_panel(self, item_id: str) -> Iterator[Block]:
        item = next(item for item in self._session.items if item.id == item_id)
        yield Heading(item.title)
        here = self._taken(lambda one: self._item(one) == item_id)
        perspectives = [one for one in here if one.segment_kind == "perspective"]
        expert = [one for one in here if one.segment_kind == "thematic-expert"]
        discussed = [one for one in here if one not in perspectives and one not in expert]
        yield from self._said(
            "Perspectives of the moderators", perspectives, "The moderators reported on their panels:"
        )
        yield from self._said("The thematic expert", expert, "The thematic expert said:")
        yield Heading("Interactive discussion", 3)
        yield self._paragraph(self._turns_in(item_id))
        yield from self._by_part(discussed)

    def _annexes(self) -> Iterator[Block]:
        yield PageBreak()
        yield Heading("Annex I: Programme")
        yield programme(self._ledger)
        yield PageBreak()
        yield Heading("Annex II: List of speakers")
        for item in self._session.items:
            table = speakers(self._ledger, item.id)
            if table is not None:
                yield Heading(item.title, 3)
                yield table

    def _list(self, said: Sequence[Saying], words: str, lead: str = "", *, attributed: bool = True) -> Iterator[Block]:
        """A numbered paragraph and a lettered one for each saying, with how many said it where that matters."""
        texts = [f"{one.by}: {one.text}" if attributed and one.by else one.text for one in said]
        if len(texts) == 1 and lead:
            yield self._paragraph(texts[0], lead, unattributed=True)
            return
        yield self._paragraph(words, lead, keep=True)
        for n, text in enumerate(texts):
            letter = _letter(n)
            yield Entry((text,), letter=letter, unattributed=True, where=f"paragraph {self._number} ({letter})")

    def _paragraph(self, text: str, lead: str = "", *, keep: bool = False, unattributed: bool = False) -> Paragraph:
        self._number += 1
        return Paragraph(text, self._number, lead, keep, unattributed)

    def _item(self, one: Saying) -> str | None:
        """The item of the agenda in which it was noted."""
        return self._items.get(one.segment or "")

    def _theme(self, one: Saying) -> str | None:
        """The first theme of the session's that it is filed under."""
        return next((theme for theme in one.themes if theme in self._themes), None)

    def _taken(self, belongs: Callable[[Saying], bool]) -> list[Saying]:
        """The sayings that belong there, in their order; they are not left any more."""
        taken = [one for one in self._left if belongs(one)]
        self._left = [one for one in self._left if not belongs(one)]
        return taken


def _person(name: str | None, title: str | None, of: str | None) -> str:
    """Somebody as a sentence names them; empty while there is nothing to call them by."""
    office = " of ".join(part for part in (title, of) if part) if title else of or ""
    if name:
        return f"{name} ({office})" if office else name
    return f"the {office}" if title else office


def _lower(title: str) -> str:
    """A title inside a sentence: its first letter is small, unless there are other capitals or it has none."""
    return title[:1].lower() + title[1:] if title[1:].islower() else title


def _letter(n: int) -> str:
    """The letters of subparagraphs as Word counts them: a to z, then aa, bb and so on."""
    return chr(ord("a") + n % 26) * (n // 26 + 1)
