"""Everything about the look in one place: colours, type, spacing, and the palette and style sheet made from them.

Colours are sRGB. Phase colours are from the colour-blind-safe set of Okabe and Ito; the light theme has darker
variants. They fill shapes; digits and words take the text colours. `tests/unit/ui/test_theme.py` computes the
contrasts: text at least 7:1, graphics at least 3:1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from gcm_moderator.meeting.turn import Phase
from gcm_moderator.resources import data_folder
from gcm_moderator.settings import Look

SPACE = 8
"""The unit of every distance, in device-independent pixels."""
RADIUS = 8
RADIUS_CARD = 10
TICK = 18
"""The side of a box to tick, in pixels."""
TOUCH = 44
"""The smallest side of anything that a finger has to hit, in pixels."""

FAMILIES = ("Inter", "Noto Sans", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Ubuntu", "Cantarell", "DejaVu Sans")
"""Fonts that systems come with, best first; what is missing in one is taken from the next."""


class Theme(StrEnum):
    """Dark for dim rooms, light for bright ones."""

    DARK = "dark"
    LIGHT = "light"


class Type(Enum):
    """The type scale: pixels at scale 1, and the weight."""

    CAPTION = (12, QFont.Weight.DemiBold)
    SMALL = (13, QFont.Weight.Normal)
    BODY = (15, QFont.Weight.Normal)
    STRONG = (15, QFont.Weight.DemiBold)
    LEAD = (18, QFont.Weight.Medium)
    TITLE = (22, QFont.Weight.DemiBold)
    HEADLINE = (34, QFont.Weight.DemiBold)
    HUGE = (52, QFont.Weight.DemiBold)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as "#rrggbb"."""

    window: str
    """Behind everything."""
    surface: str
    """Cards."""
    raised: str
    """Buttons, chips, menus, bars: what lies on a card."""
    hover: str
    pressed: str
    field: str
    """Where something is typed."""
    hairline: str
    """Borders that only order the picture."""
    edge: str
    """Borders that say where a control is: at least 3:1."""
    text: str
    text_soft: str
    text_off: str
    """Text of what cannot be used at the moment; exempt from the contrast rule, and still readable."""
    accent: str
    """Focus rings, links, selection marks."""
    accent_fill: str
    accent_hover: str
    on_accent: str
    """Text on `accent_fill` and `accent_hover`."""
    selection: str
    """Behind selected rows and text."""
    running: str
    warning: str
    over: str
    paused: str
    track: str
    """The part of a progress bar that is used up."""

    def phase(self, phase: Phase) -> str:
        """The fill of that phase's shape."""
        return {
            Phase.RUNNING: self.running,
            Phase.WARNING: self.warning,
            Phase.OVER: self.over,
            Phase.PAUSED: self.paused,
        }[phase]


DARK = Tokens(
    window="#0b0e12",
    surface="#13171d",
    raised="#1d232b",
    hover="#272e38",
    pressed="#2c343f",
    field="#0f1317",
    hairline="#262d36",
    edge="#7d8998",
    text="#f3f5f7",
    text_soft="#b9c2cd",
    text_off="#77818d",
    accent="#6cb2f7",
    accent_fill="#7dbbf8",
    accent_hover="#98cafa",
    on_accent="#06131f",
    selection="#1a324b",
    running="#009e73",
    warning="#e69f00",
    over="#d55e00",
    paused="#8b95a1",
    track="#2b323c",
)

LIGHT = Tokens(
    window="#eef1f4",
    surface="#ffffff",
    raised="#f1f4f7",
    hover="#e4e9ee",
    pressed="#d6dde4",
    field="#ffffff",
    hairline="#d9dfe5",
    edge="#707b87",
    text="#12171d",
    text_soft="#3c4753",
    text_off="#6d7883",
    accent="#17569b",
    accent_fill="#17518f",
    accent_hover="#12447a",
    on_accent="#ffffff",
    selection="#d3e4f6",
    running="#00785a",
    warning="#a86800",
    over="#b84c00",
    paused="#616c78",
    track="#d3dae1",
)

_BY_THEME = {Theme.DARK: DARK, Theme.LIGHT: LIGHT}
_MIDDLE = 128
_DRESSED = "dressed"


def tokens(theme: Theme) -> Tokens:
    """The colours of a theme."""
    return _BY_THEME[theme]


def theme_for(look: Look) -> Theme:
    """The theme that a chosen look means now; a desktop that does not say which it has counts as dark."""
    if look is not Look.SYSTEM:
        return Theme(look)
    light = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light
    return Theme.LIGHT if light else Theme.DARK


def theme_of(widget: QWidget) -> Theme:
    """The theme of the view that a widget is in, or of its window, told by the window's palette."""
    at: QWidget | None = widget
    while at is not None:
        if dressed := at.property(_DRESSED):
            return Theme(dressed)
        at = at.parentWidget()
    lightness = widget.window().palette().color(QPalette.ColorRole.Window).lightness()
    return Theme.LIGHT if lightness >= _MIDDLE else Theme.DARK


def tokens_of(widget: QWidget) -> Tokens:
    """The colours for whatever a widget paints itself."""
    return _BY_THEME[theme_of(widget)]


def font(kind: Type = Type.BODY, scale: float = 1.0) -> QFont:
    """The font of one step of the type scale, with figures of equal width."""
    return QFont(_font(kind, scale))


@lru_cache(maxsize=256)
def _font(kind: Type, scale: float) -> QFont:
    size, weight = kind.value
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(max(1, round(size * scale)))
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    if kind is Type.CAPTION:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return made


def space(steps: float, scale: float = 1.0) -> int:
    """So many steps of the spacing, in pixels."""
    return round(SPACE * steps * scale)


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: style, palette, font and style sheet. Windows already open change too."""
    sheet = style_sheet(theme)
    if app.styleSheet() == sheet:
        return
    if not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font())
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet)


def dress(view: QWidget, theme: Theme | None) -> None:
    """Dress a view and all that is in it, whatever the application wears; None for what the application wears."""
    if view.property(_DRESSED) == theme:
        return
    view.setProperty(_DRESSED, theme)
    view.setPalette(QPalette() if theme is None else palette(theme))
    view.setStyleSheet("" if theme is None else style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, for what the style sheet does not reach."""
    colours = tokens(theme)
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.field),
        (role.AlternateBase, colours.surface),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.text_soft),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.text),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.hover),
        (role.Midlight, colours.raised),
        (role.Mid, colours.hairline),
        (role.Dark, colours.hairline),
        (role.Shadow, colours.window),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.text_off))
    return made


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def style_sheet(theme: Theme) -> str:
    """The one style sheet of the application."""
    tick = data_folder("assets") / "icons" / f"tick-{theme.value}.svg"
    return _SHEET.format(
        **{name: getattr(tokens(theme), name) for name in Tokens.__slots__},
        radius=RADIUS,
        card=RADIUS_CARD,
        tick=tick.as_posix(),
        tick_side=TICK,
    )


_SHEET = """
QLabel {{ background: transparent; color: {text}; }}
QLabel[tone="soft"] {{ color: {text_soft}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {edge}; padding: 6px 8px; }}

QFrame[card="true"] {{ background: {surface}; border: 1px solid {hairline}; border-radius: {card}px; }}
QFrame[card="raised"] {{ background: {raised}; border: 1px solid {edge}; border-radius: {card}px; }}
QFrame[card="line"] {{ background: {hairline}; border: none; }}
QFrame[card="quiet"] {{ background: transparent; border: none; }}

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{
    background: {field}; color: {text}; border: 1px solid {edge}; border-radius: {radius}px;
    padding: 6px 12px; selection-background-color: {selection}; selection-color: {text};
    placeholder-text-color: {text_soft};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border: 2px solid {accent}; padding: 5px 11px;
}}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {text_off}; border-color: {hairline}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0; background: transparent; }}
QAbstractSpinBox[stepped="true"] {{ padding-left: 4px; padding-right: 4px; }}
QAbstractSpinBox[stepped="true"]::up-button, QAbstractSpinBox[stepped="true"]::down-button {{ width: 0; border: none; }}
QTextEdit[reading="true"] {{ background: transparent; border: 2px solid transparent; padding: 0; }}
QTextEdit[reading="true"]:focus {{ border-color: {accent}; }}
QLineEdit QToolButton {{ background: transparent; border: none; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox QAbstractItemView {{
    background: {raised}; border: 1px solid {edge}; border-radius: {radius}px; padding: 4px; outline: 0;
    selection-background-color: {selection}; selection-color: {text};
}}

QPushButton {{
    background: {raised}; color: {text}; border: 1px solid {hairline}; border-radius: {radius}px;
    padding: 8px 16px; min-height: 26px;
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 7px 15px; }}
QPushButton:disabled {{ color: {text_off}; }}
QPushButton:default {{ background: {accent_fill}; color: {on_accent}; border-color: {accent_fill}; }}
QPushButton[entry="true"] {{ background: transparent; border-color: transparent; text-align: left; }}
QPushButton[entry="true"]:hover {{ background: {hover}; }}
QPushButton[entry="true"]:checked {{ background: {selection}; }}
QPushButton[entry="true"]:focus {{ border-color: {accent}; }}
QToolButton {{ background: transparent; color: {text}; border: 1px solid transparent; border-radius: {radius}px;
    padding: 6px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 5px; }}
QCheckBox, QRadioButton {{ color: {text}; spacing: 10px; padding: 6px; border: 2px solid transparent;
    border-radius: {radius}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {tick_side}px; height: {tick_side}px; background: {field};
    border: 1px solid {edge}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 10px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QCheckBox::indicator:checked {{ image: url("{tick}"); }}

QAbstractItemView {{ background: transparent; color: {text}; border: none; outline: 0;
    selection-background-color: {selection}; selection-color: {text}; }}
QListView[popup="true"] {{ background: {raised}; border: 1px solid {edge}; border-radius: {radius}px; padding: 4px; }}
QHeaderView::section {{ background: {surface}; color: {text_soft}; border: none; border-bottom: 1px solid {hairline};
    padding: 8px; }}

QTableCornerButton::section, QAbstractScrollArea::corner {{ background: transparent; border: none; }}

QMenu {{ background: {raised}; color: {text}; border: 1px solid {edge}; border-radius: {radius}px; padding: 6px; }}
QMenu::item {{ padding: 10px 28px 10px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {text_off}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 6px 8px; }}
QMenu::right-arrow {{ width: 0; }}
QMenuBar {{ background: {window}; color: {text}; }}
QMenuBar::item {{ padding: 8px 12px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {hover}; }}

QTabWidget::pane {{ border: none; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {text_soft}; padding: 10px 18px; margin: 4px 2px; min-height: 24px;
    border: 2px solid transparent; border-radius: {radius}px; }}
QTabBar::tab:hover {{ background: {hover}; }}
QTabBar::tab:selected {{ background: {raised}; color: {text}; border-color: {hairline}; }}
QTabBar::tab:focus {{ border-color: {accent}; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {text_soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {hairline}; }}
QSplitter::handle:horizontal {{ margin: 0 11px; }}
"""
