"""A programme as an office would send it, for the pictures of the import."""

from __future__ import annotations

from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.reading import text_document

_PROGRAMME = """\
Multi-stakeholder hearing on safe pathways
Theme: Access of migrants to basic services
Monday, 14 September 2026, United Nations Headquarters, New York

The opening remarks from the moderator will be of 7 minutes; panellists have five to seven minutes each.
Interventions from the floor are limited to three minutes.

10.00 a.m. – 10.15 a.m.  Opening remarks by the President of the General Assembly
10.15 a.m. – 1.05 p.m.  Panel 1: Health, education and housing
Moderator: to be confirmed
Panellists:
- Ms. Ada Example, Director, Centre for Pathways
- Mr. Bo Example (International Labour Organization)
1 p.m.  Lunch
Side event: voices of young migrants (1.15 – 2.30 p.m.)
3 p.m. – 5.50 p.m.  Panel 2: Identity documents and access to justice
5.50 p.m. – 6 p.m.  Closing remarks
Simultaneous interpretation will be provided.
"""


def programme() -> Document:
    """The document."""
    return text_document(_PROGRAMME, "Programme (final draft).docx")
