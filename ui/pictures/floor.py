"""A lively discussion for the pictures: twenty-four who speak, twenty who still wait."""

from __future__ import annotations

_SPEAKERS = (
    *("Fiji", "Jordan", "Zambia", "Morocco", "Honduras", "Azerbaijan", "Malaysia", "DRC", "Guatemala", "Lebanon"),
    *("Chile", "Turkey", "Samoa", "Jamaica", "Afghanistan", "Mexico", "Switzerland", "Ireland", "Libya", "Cameroon"),
    *("Sudan", "Italy", "India", "Poland"),
)
_CROWD = (
    *("Kenya", "Brazil", "Egypt", "Japan", "United Kingdom", "Bolivia", "Iran", "Canada", "Nepal", "Serbia", "IOM"),
    *("Ghana", "Spain", "Peru", "Holy See", "Ukraine", "Niger", "Thailand", "Norway", "Haiti"),
)


def lively() -> str:
    """A discussion, as a script, in which everybody in turn speaks: some beyond the limit, some with a grant."""
    lines = [f'+2s request "{name}"' for name in _SPEAKERS[:6]]
    for number, name in enumerate(_SPEAKERS[6:]):
        lines += [f'+4s request "{name}"', "+5s call"]
        if number % 4 == 1:
            lines.append("+90s grant 30s")
        if number == 7:
            lines += ['+40s request "Costa Rica" kind point-of-order', '+3s call "Costa Rica"', "+35s finish"]
        if number % 5 == 3:
            lines += ["+20s pause", "+15s resume"]
        lines += [f"+{95 + number * 37 % 130}s finish"]
        if number % 6 == 5:
            lines += ["+6s reply panellist-2", "+100s finish"]
    return "\n".join([*lines, "+4s absent Turkey", "+3s call", ""])


def crowd() -> str:
    """So many who ask for the floor that not all fit."""
    return "".join(f'+1s request "{name}"\n' for name in _CROWD)
