"""The session file of a document, whole: values, what is not sure, and what was not understood."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import import_text

DOCUMENT = """\
First informal thematic session
Theme: Human rights: of "all" migrants
Venue: Palais des Nations, Geneva
Co-facilitators: H.E. Mr. A Two (Mexico); Swiss Representative
Room documents will be distributed at the door of the room.
Interventions are limited to three minutes. The summary panel moderator will speak for 5 minutes.

Monday, 8 May 2017
10:00 Opening segment
Speaker: Ms. A Example
10:15-13:00 Panel 1: Work
Moderator: Mr. B Example
Panellists:
• TBC
• Ms. C Example, Head of Work, ILO (7 minutes)
• Ms. D Example
• Norms in practice
Everybody who wishes to speak is invited to be in the room at ten.
The opening by the moderator will be of 7 minutes.
13:00-15:00 Lunch
Side event in the hall
¹ A footnote
15:00-17:00 Summary panel
Tuesday
10:00 yes
"""
FILE = """\
# Imported from a note.txt. Times are local in the place.
# "Not sure" marks what to look at; "Not understood" keeps lines of the document as they are.
# Missing: The end of "yes" on day 2.
gcm-moderator: 1

id: first-informal-thematic-session
title: First informal thematic session
theme: "Human rights: of \\"all\\" migrants"
place: Palais des Nations, Geneva
zone: Europe/Zurich
language: en
co-facilitators:
  - name: H.E. Mr. A Two
    of: Mexico
  - Swiss Representative
formats:
  expert-panel:
    intervention: 3
  summary-panel:
    moderator: 5

days:
  # Monday, 8 May 2017
  - date: 2017-05-08
    sittings:
      - start: "10:00"
        end: "13:00"
      - start: "15:00"
        end: "17:00"
    items:
      # Not sure: Its end is not printed; the next start, 10:15, is taken.
      - id: opening
        title: Opening segment
        kind: remarks
        start: "10:00"
        end: "10:15"
        speaker: Ms. A Example
      # Printed: Moderator: Mr. B Example
      # Printed: Panellists:
      # Printed: • TBC
      # Not understood: Everybody who wishes to speak is invited to be in the room at ten.
      # Printed: The opening by the moderator will be of 7 minutes.
      - id: panel-1
        title: "Panel 1: Work"
        kind: expert-panel
        start: "10:15"
        end: "13:00"
        moderators:
          - Mr. B Example
        experts:
          - # to be announced
          - name: Ms. C Example
            title: Head of Work
            of: ILO
            minutes: 7
          - Ms. D Example
          - Norms in practice
        minutes:
          opening: 7
      - id: lunch
        title: Lunch
        kind: break
        start: "13:00"
        end: "15:00"
        remark: Side event in the hall
      - id: summary
        title: Summary panel
        kind: summary-panel
        start: "15:00"
        end: "17:00"
  # Tuesday
  # Not sure: Its date is not printed; 2017-05-09, after the day before, is taken.
  - date: 2017-05-09
    sittings:
      - start: "10:00"
        end: "10:01"
    items:
      # Not sure: The document does not say what kind of item it is; it is taken as remarks.
      - id: "yes"
        title: "yes"
        kind: remarks
        start: "10:00"
        end: # missing

themes: []

# What else stands in the document:
# Printed (line 3): Venue: Palais des Nations, Geneva
# Not understood (line 5): Room documents will be distributed at the door of the room.
# Printed (line 6): Interventions are limited to three minutes. The summary panel moderator will speak for 5 minutes.
# Not understood (line 22): ¹ A footnote
"""

LITTLE = """\
Panel 4: Rest of all
Ms. A One
日内瓦
x on two  words, a "quoted" one
"""
OF_LITTLE = """\
# Imported from a "note" .txt. Times are local in the place.
# "Not sure" marks what to look at; "Not understood" keeps lines of the document as they are.
# Missing: The title of the session.
# Missing: The place of the session.
# Missing: The time zone of the place, as in Europe/Zurich.
# Missing: An agenda: no line with a time was found.
# Not sure: No time was found for "Panel 4: Rest of all". (line 1)
gcm-moderator: 1

id: a-note
title: ""
theme: ""
place: ""
zone: ""
language: en

days: []

themes: []

# What else stands in the document:
# Printed (line 2): Ms. A One
# Printed (line 3): 日内瓦
# Printed (line 4): x on two words, a "quoted" one
"""

FRENCH = """\
Panel 2: Rest of all
8 May
10:00-13:00 Panel 1: Work
TBC
Table ronde sur le travail des migrants
on
"""
OF_FRENCH = """\
# Imported from x.txt. Times are local in the place.
# "Not sure" marks what to look at; "Not understood" keeps lines of the document as they are.
# Missing: The title of the session.
# Missing: The place of the session.
# Missing: The time zone of the place, as in Europe/Zurich.
# Missing: The date of day 1, with its year.
# Not sure: No time was found for "Panel 2: Rest of all". (line 1)
gcm-moderator: 1

id: "x"
title: ""
theme: ""
place: ""
zone: ""
language: en

days:
  # 8 May
  - date: # missing
    sittings:
      - start: "10:00"
        end: "13:00"
    items:
      # Printed: TBC
      - id: panel-1
        title: "Panel 1: Work"
        kind: expert-panel
        start: "10:00"
        end: "13:00"
        experts:
          - # to be announced
        topics:
          - Table ronde sur le travail des migrants
          - "on"

themes: []
"""


@pytest.mark.parametrize(
    ("document", "name", "file"),
    [
        (DOCUMENT, "a note.txt", FILE),
        (LITTLE, 'a  "note"\n.txt', OF_LITTLE),
        (FRENCH, "x.txt", OF_FRENCH),
    ],
)
def test_the_session_file_of_a_document(document: str, name: str, file: str) -> None:
    assert import_text(document, name).text == file


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Opening of the day (part)", "Opening of the day (part)"),
        ("Opening: a part", '"Opening: a part"'),
        ("Opening \\ a part", '"Opening \\\\ a part"'),
        ("No", '"No"'),
        ("True", '"True"'),
        ("Note", "Note"),
        ("10 years of work", '"10 years of work"'),
        ("Work's end, all", "Work's end, all"),
        ("Work of all?", '"Work of all?"'),
        ("Les États: tous", '"Les États: tous"'),
        ("Ouverture du matin à Genève", "Ouverture du matin à Genève"),
    ],
)
def test_a_title_is_quoted_where_the_file_needs_it(title: str, written: str) -> None:
    text = import_text(f"10:00-11:00 {title}", "x.txt").text
    assert f"        title: {written}\n" in text


def test_a_long_line_is_cut_in_its_comment() -> None:
    lines = "\n".join(f"# {'x' * 790}." for _ in range(3))
    assert f"# Not understood (line 1): {'x' * 790}.\n" in import_text(f"{lines}\n10:00-11:00 Opening", "x.txt").text
    assert f"# Imported from {'x' * 2000}. Times" in import_text("10:00-11:00 Opening", "x" * 2100).text
