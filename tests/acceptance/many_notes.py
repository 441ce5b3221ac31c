"""The script of the first session with as many notes as rapporteurs take in two days, in six languages.

    python -m tests.acceptance.many_notes > many-notes.txt

prints it, to be played by hand with `gcm-moderator rehearse`.
"""

from __future__ import annotations

import re
import sys
from itertools import cycle

from tests.acceptance.support import FIRST_SCRIPT

TEXTS = (
    "Regular pathways reduce irregular movements",
    "Les enfants ne devraient jamais être détenus en raison de leur statut migratoire",
    "Los servicios de salud se prestan sin distinción de la situación migratoria",
    "Межсетевые экраны между миграционными службами и школами необходимы",
    "应当分列按年龄、性别和移民身份统计的数据",
    "الوصول إلى العدالة لا يجوز أن يتوقف على وضع الإقامة (المادة 14)",
    "Remittances cost 7.45 per cent on average; the target is 3 per cent by 2030",
    "=HYPERLINK(“https://example.org”;“click”) {{ 7*7 }} {% for x in y %} <w:p/> & so on",
    "Labour inspectors do not pass on data to immigration authorities, so that workers can complain of unpaid wages",
    "Consulates of 12 States share one hotline: الخط الساخن 热线 горячая линия",
)
KINDS = ("point", "good-practice", "gap", "recommendation", "commitment", "data", "conclusion", "question")
THEMES = ("policies", "priorities", "data", "capacities", "good-practices", "partnerships", "commitments")


def script(notes: int = 400) -> str:
    """The script, with that many notes that are accepted."""
    lines = FIRST_SCRIPT.read_text(encoding="utf-8").splitlines()
    missing = notes - sum(bool(re.match(r"\S+\s+note ", line)) for line in lines)
    turns = [
        n for n, line in enumerate(lines) if re.match(r"\S+\s+(call|turn|reply)\b", line) and "refused" not in line
    ]
    texts, kinds, themes = cycle(TEXTS), cycle(KINDS), cycle(THEMES)
    written: dict[int, list[str]] = {}
    for number, turn in zip(range(missing), cycle(turns), strict=False):
        star = " star" if number % 3 == 0 else ""
        kind = next(kinds)
        line = f'+0s note "{next(texts)}" kind {kind} theme {next(themes)}{star}'
        written.setdefault(turn, []).append(line)
    return "\n".join(added for n, line in enumerate(lines) for added in (line, *written.get(n, ()))) + "\n"


if __name__ == "__main__":
    sys.stdout.write(script())
