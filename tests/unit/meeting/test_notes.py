"""Notes: timed, hung on what was going on, revised, deleted and answered beside the floor."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import Draft, NoteContent, NoteRestored, NoteRevised, NoteTaken, QuestionAnswered
from gcm_moderator.meeting.floor import NoteKind
from gcm_moderator.meeting.notes import context
from tests.unit.meeting.podium import EU, KENYA, MALTA, Podium, discussion, speaking

QUESTION = NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-2", segment="panel-1/discussion")


def test_a_note_is_timed_and_carries_its_seat() -> None:
    podium = discussion()
    note = podium.do(commands.TakeNote(NoteContent("Firewalls work.")), after=12.5)
    taken = podium.history.notebook.notes[note]
    assert (taken.taken_at, taken.seat) == (podium.now, "podium")


def test_a_note_begun_now_hangs_on_segment_turn_and_speaker() -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(MALTA, on_behalf_of=EU))
    turn = podium.call()
    assert context(podium.state) == NoteContent(
        "", segment="panel-1/discussion", turn=turn, speaker=MALTA, on_behalf_of=EU
    )
    podium.finish()
    assert context(podium.state) == NoteContent("", segment="panel-1/discussion")
    assert context(Podium().state) == NoteContent("")


def test_a_note_carries_kind_themes_commitments_panellist_and_star() -> None:
    podium = discussion()
    content = NoteContent("All of it.", NoteKind.GOOD_PRACTICE, ("policies", "data"), (6, 2), "panellist-1", star=True)
    assert podium.history.notebook.notes[podium.do(commands.TakeNote(content))].content == content


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_note_without_text_is_no_note(text: str) -> None:
    podium = discussion()
    written = len(podium.history.drafts)
    podium.do(commands.TakeNote(NoteContent(text)))
    assert len(podium.history.drafts) == written


def test_every_revision_is_kept_and_a_note_can_be_hung_on_another_speaker() -> None:
    podium = speaking()
    note = podium.do(commands.TakeNote(NoteContent("Firewalls work.", speaker=KENYA)))
    podium.do(commands.ReviseNote(note, NoteContent("Firewalls work.", speaker=MALTA)))
    podium.do(commands.ReviseNote(note, NoteContent("Firewalls work well.", speaker=MALTA)))
    standing = podium.history.notebook.notes[note]
    assert (standing.content.speaker, standing.content.text, standing.revisions) == (MALTA, "Firewalls work well.", 2)
    texts = [d.fact.content.text for d in podium.history.drafts if isinstance(d.fact, NoteTaken | NoteRevised)]
    assert texts == ["Firewalls work.", "Firewalls work.", "Firewalls work well."]


def test_a_revision_that_changes_nothing_is_none() -> None:
    podium = discussion()
    note = podium.do(commands.TakeNote(QUESTION))
    podium.do(commands.ReviseNote(note, QUESTION))
    assert podium.history.notebook.notes[note].revisions == 0


def test_a_deleted_note_is_out_of_sight_and_refuses_everything() -> None:
    podium = discussion()
    note = podium.do(commands.TakeNote(QUESTION))
    podium.do(commands.DeleteNote(note))
    assert podium.history.notebook.current == ()
    assert podium.history.notebook.pending == ()
    for command in (commands.DeleteNote(note), commands.ReviseNote(note, QUESTION), commands.AnswerQuestion(note)):
        assert podium.refused(command) == "not-waiting"


def test_a_question_to_a_panellist_is_pending_until_marked_answered() -> None:
    podium = discussion()
    question = podium.do(commands.TakeNote(QUESTION))
    later = podium.do(commands.TakeNote(QUESTION), after=5)
    notebook = podium.history.notebook
    assert [note.id for note in notebook.pending] == [question, later]
    assert notebook.pending_for(frozenset({"panel-1/discussion"})) == {"panellist-2": 2}
    assert notebook.pending_for(frozenset({"panel-2/discussion"})) == {}
    podium.do(commands.AnswerQuestion(question))
    assert [note.id for note in notebook.pending] == [later]
    podium.do(commands.AnswerQuestion(question, answered=False))
    assert [note.id for note in notebook.pending] == [question, later]


def test_a_point_or_a_question_to_nobody_waits_for_no_answer() -> None:
    podium = discussion()
    point = podium.do(commands.TakeNote(NoteContent("Firewalls work.")))
    podium.do(commands.TakeNote(NoteContent("Who pays?", NoteKind.QUESTION)))
    assert podium.history.notebook.pending == ()
    assert podium.refused(commands.AnswerQuestion(point)) == "not-waiting"


def test_a_question_goes_to_a_panellist_of_the_panel_it_hangs_on() -> None:
    podium = Podium()
    podium.start("closing-1")
    assert podium.refused(commands.TakeNote(NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-2"))) == (
        "unknown-name"
    )
    podium.do(commands.TakeNote(QUESTION))


def test_a_question_to_a_panellist_of_another_panel_than_the_running_one() -> None:
    podium = discussion()
    for panellist, segment in (("panellist-2", "panel-2/discussion"), ("panellist-4", "summary/discussion")):
        question = NoteContent("Who pays?", NoteKind.QUESTION, to=panellist, segment=segment)
        note = podium.do(commands.TakeNote(question))
        assert podium.history.notebook.pending_for(frozenset({segment})) == {panellist: 1}
        assert podium.history.notebook.notes[note].content == question
    nobody = NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-4", segment="panel-2/discussion")
    refusal = podium.refusal(commands.TakeNote(nobody))
    assert (refusal.code.value, refusal.message) == ("unknown-name", "This panel has no panellist-4.")
    assert podium.refused(commands.TakeNote(replace(nobody, segment="nowhere"))) == "unknown-name"
    assert podium.refused(commands.TakeNote(replace(nobody, segment=None))) == "unknown-name"


def test_an_answer_marked_twice_is_written_once() -> None:
    podium = discussion()
    question = podium.do(commands.TakeNote(QUESTION))
    assert podium.ask(commands.AnswerQuestion(question, answered=False))[1] == ()
    assert podium.ask(commands.AnswerQuestion(question))[1] == (QuestionAnswered(question, answered=True),)
    assert podium.ask(commands.AnswerQuestion(question))[1] == ()
    assert podium.ask(commands.AnswerQuestion(question, answered=False))[1] == (
        QuestionAnswered(question, answered=False),
    )
    (pending,) = podium.history.notebook.pending
    assert not pending.answered


def test_two_notebooks_are_the_same_when_their_notes_are() -> None:
    podium, other = discussion(), discussion()
    podium.do(commands.TakeNote(QUESTION))
    assert podium.history.notebook != other.history.notebook
    other.do(commands.TakeNote(QUESTION))
    assert podium.history.notebook == other.history.notebook
    assert podium.history.notebook != podium.history.notebook.notes
    podium.do(commands.TakeNote(NoteContent("Firewalls work.")))
    assert podium.history.notebook != other.history.notebook


def test_notes_are_taken_before_the_meeting_and_while_it_is_suspended() -> None:
    podium = Podium()
    podium.do(commands.TakeNote(NoteContent("The room is cold.")))
    podium.start("welcome-1")
    podium.do(commands.SuspendMeeting())
    podium.do(commands.TakeNote(NoteContent("An alarm.")))
    assert len(podium.history.notebook.current) == 2


def test_notes_stand_in_the_order_in_which_they_were_taken() -> None:
    podium = discussion()
    notes = [podium.do(commands.TakeNote(NoteContent(f"Note {n}")), after=1) for n in range(5)]
    podium.do(commands.ReviseNote(notes[1], NoteContent("Edited")))
    assert [note.id for note in podium.history.notebook.current] == notes


def test_a_deleted_note_comes_back_as_it_was() -> None:
    podium = discussion()
    note = podium.do(commands.TakeNote(QUESTION))
    taken = podium.history.notebook.notes[note]
    podium.do(commands.DeleteNote(note))
    assert (podium.history.notebook.current, podium.history.notebook.pending) == ((), ())
    podium.do(commands.RestoreNote(note))
    (back,) = podium.history.notebook.current
    assert back == taken
    assert podium.history.notebook.pending == (back,)
    assert podium.history.notebook.taken == [note]
    assert podium.ask(commands.RestoreNote(note))[1] == ()


def test_a_restored_note_says_what_the_record_says_that_it_does() -> None:
    podium = discussion()
    note = podium.do(commands.TakeNote(QUESTION))
    podium.do(commands.DeleteNote(note))
    content = replace(QUESTION, text="Who pays, and how much?")
    podium.history.append(Draft("d", "notes", podium.now, "late", NoteRestored(note, content)))
    assert podium.history.notebook.notes[note].content == content
