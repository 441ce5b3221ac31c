from __future__ import annotations

from collections.abc import Sequence

from gcm_moderator.summary.document import Block, Document, Entry, Paragraph
from gcm_moderator.summary.naming import Named, states_named, warning


def _in(text: str) -> Sequence[str]:
    return [name for name in ("Kenya", "Malta") if name in text]


def _document(*blocks: Block) -> Document:
    return Document("Kenya", "Summary", "Malta", "Valletta", "", "en", blocks)


def test_only_the_words_of_notes_are_looked_at() -> None:
    document = _document(
        Paragraph("Chaired by Malta", 1),
        Paragraph("Kenya said so", 2, unattributed=True),
        Entry(("Nobody",), letter="a", unattributed=True, where="paragraph 3 (a)"),
        Entry(("Malta, Kenya and Malta",), letter="b", unattributed=True, where="paragraph 3 (b)"),
        Entry(("Kenya",), letter="c"),
    )
    found = states_named(document, _in)
    assert [(place.where, place.states) for place in found] == [
        ("paragraph 2", ("Kenya",)),
        ("paragraph 3 (b)", ("Kenya", "Malta")),
    ]


def test_the_warning_is_one_sentence_that_says_where() -> None:
    places = [Named(f"paragraph {n}", "", ("Kenya", "Malta")) for n in range(1, 12)]
    assert warning(places[:2]) == (
        "The summary names States, which it should not, in paragraph 1 (Kenya and Malta) and paragraph 2 (Kenya and "
        "Malta); change the notes or points there."
    )
    assert "paragraph 8 (Kenya and Malta) and 3 more places;" in warning(places)
