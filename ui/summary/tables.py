"""The thematic expert's two tables, put into words for the pictures."""

from __future__ import annotations

from gcm_moderator.desk.views import ExpertTables
from gcm_moderator.meeting.brief import Cell, Table
from gcm_moderator.meeting.floor import Speaker
from ui.summary.matrix import Column, Picture, Square
from ui.summary.words import notes_word, panel_word, so_many_delegations, tr
from ui.words import category_word


def themes_picture(view: ExpertTables) -> Picture:
    """Themes against panels: in how many delegations' words a theme was spoken to."""
    table, session = view.themes, view.session
    titles = {theme.id: theme.title for theme in session.themes}
    panels = [panel_word(session, panel) for panel in table.columns]
    squares = tuple(
        (
            *(
                _theme_square(table.cell(theme, panel), titles[theme], name)
                for panel, name in zip(table.columns, panels, strict=True)
            ),
            _theme_square(table.totals.get(theme, Cell()), titles[theme], tr("all panels")),
        )
        for theme in table.rows
    )
    columns = (*(Column(name) for name in panels), Column(tr("All")))
    return Picture(tuple(titles[theme] for theme in table.rows), columns, squares, total=len(panels))


def commitments_picture(view: ExpertTables) -> Picture:
    """Commitments against the delegations that spoke to them: how many notes there are of each."""
    table = view.commitments
    titles = {
        str(commitment.number): f"{commitment.number}  {commitment.title}" for commitment in view.session.commitments
    }
    squares = tuple(
        (
            _all_square(table.totals.get(number, Cell()), titles[number]),
            *(_commitment_square(table, number, column, titles[number]) for column in table.columns),
        )
        for number in table.rows
    )
    if not table.columns:
        return Picture((), (), ())
    speakers = (table.speakers[key] for key in table.columns)
    columns = (Column(tr("All")), *(Column(speaker.name, _band(speaker)) for speaker in speakers))
    return Picture(tuple(titles[number] for number in table.rows), columns, squares, total=0)


def _theme_square(cell: Cell, theme: str, panel: str) -> Square:
    return Square(cell.delegations, f"{theme}, {panel}: {_counted(cell)}", dot=bool(cell.notes))


def _commitment_square(table: Table, number: str, key: str, title: str) -> Square:
    cell = table.cell(number, key)
    return Square(cell.notes, f"{title}, {table.speakers[key].name}: {notes_word(cell.notes)}")


def _all_square(cell: Cell, title: str) -> Square:
    return Square(cell.delegations, f"{title}: {_counted(cell)}")


def _counted(cell: Cell) -> str:
    return f"{so_many_delegations(cell.delegations)}, {notes_word(cell.notes)}"


def _band(speaker: Speaker) -> str:
    if speaker.regional_group is not None:
        return str(speaker.regional_group)
    return category_word(speaker.category) if speaker.category is not None else tr("others")
