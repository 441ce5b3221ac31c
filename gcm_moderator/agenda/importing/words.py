"""The words of programmes in the six official languages: kinds of items, roles, labels, heads of columns."""

from __future__ import annotations

import re

from gcm_moderator.agenda.importing.document import Column
from gcm_moderator.agenda.importing.spelling import plain_signs
from gcm_moderator.agenda.model import ItemKind

__all__ = [
    "CO_FACILITATORS",
    "DISCUSSION",
    "END",
    "EXPERTS",
    "LABEL",
    "MODERATORS",
    "OPENS",
    "SIDE_EVENT",
    "SITTING",
    "SPEAKER",
    "UNNAMED",
    "VALEDICTION",
    "column_of",
    "kind_of",
    "label_of",
    "language_of",
    "panel_number",
]


def _words(text: str) -> re.Pattern[str]:
    """A pattern of words; in Arabic, where article and conjunction are written together, also within a word."""
    return re.compile(rf"(?<![^\W\u0600-\u06ff])(?:{text})", re.IGNORECASE)


SIDE_EVENT = _words(
    r"side[- ]events?|manifestations? parallèles?|évènements? parallèles?|événements? parallèles?|"
    r"eventos? paralelos?|actos? paralelos?|параллельн\w+ мероприят\w+|会外活动|边会|周边活动|"
    r"(?:ال)?مناسبات الجانبية|مناسبة جانبية|أحداث جانبية"
)
_BREAK = _words(
    r"(?:working |coffee |tea |health |lunch |comfort |short )*(?:break|lunch|luncheon|"
    r"recess)(?!\w)|coffee|tea(?!\w)|reception(?!\w)|"
    r"registration|registro|group photo|family photo|networking|pause|déjeuner|inscription|almuerzo|receso|"
    r"pausa|café|descanso|inscripci[oó]n|"
    r"обед|перерыв|кофе|регистрация|午餐|午休|休息|茶歇|茶点|注册|غداء|الغداء|استراحة|الاستراحة|قهوة|التسجيل|dinner|cocktail"
)
_SUMMARY = _words(
    r"(?:summary|wrap[- ]up|concluding|synthesis|closing)(?: expert)? panel|panel de (?:synthèse|clôture|résumé)|"
    r"(?:table ronde|réunion-débat) (?:de synthèse|récapitulative|finale)|panel de (?:resumen|"
    r"síntesis|recapitulación)|mesa (?:redonda )?(?:de )?(?:resumen|síntesis|recapitulación)|"
    r"(?:обобщающ|итогов|заключительн)\w+ (?:дискуссион\w+ )?(?:дискуссия|панел\w+|обсуждение|"
    r"групп\w+|форум)|总结(?:小组|专题|讨论|会)|(?:专题)?小组总结|"
    r"حلقة (?:ال)?نقاش (?:ال)?(?:موجزة|ختامية|تلخيصية)|(?:ال)?حلقة (?:ال)?(?:تلخيصية|الموجزة)"
)
_PANEL = _words(
    r"(?:expert |high-level |interactive |thematic |moderated |plenary )*(?:panel|"
    r"round[- ]?table)s?(?!\w)|panel discussion|(?:première |deuxième |troisième )?table ronde|"
    r"réunion-débat|"
    r"groupe de discussion|débat d'experts|mesa redonda|mesa de debate|panel de|grupo de debate|"
    r"дискуссионн\w+ (?:групп|форум|панел)\w*|панел\w+|круглый стол|тематическ\w+ дискусси\w+|"
    r"专题小组|小组讨论|专家小组|圆桌|讨论小组|第[一二三四五六\d]+(?:专题)?(?:小组|组)|"
    r"(?:ال)?حلقة (?:ال)?نقاش|حلقة النقاش|حلقات النقاش|المائدة المستديرة|مائدة مستديرة|فريق النقاش"
)
DISCUSSION = _words(
    r"interactive (?:discussion|dialogue|debate|exchange)|(?:open|general|plenary) (?:discussion|"
    r"debate|exchange)|discussion(?!\w)|q\s?&\s?a|questions? (?:and|&) answers?|"
    r"exchange of views|dialogue|interventions? from the floor|débat(?! d'experts)|"
    r"discussion interactive|échange de vues|dialogue interactif|questions[- ]réponses|"
    r"debate|diálogo|discusión|intercambio|preguntas y respuestas|дискуссия|обсуждение|"
    r"интерактивн\w+ диалог|обмен мнениями|вопросы и ответы|"
    r"互动讨论|互动对话|讨论|问答|(?:ال)?حوار (?:ال)?تفاعلي|(?:ال)?مناقشة|نقاش تفاعلي|المناقشة التفاعلية|أسئلة وأجوبة"
)
_PRESENTATION = _words(
    r"presentation|keynote|issues? brief|introduction|setting the (?:scene|stage)|briefing|"
    r"report(?:ing)?(?!\w)|présentation|exposé|presentación|ponencia|informe|"
    r"презентация|выступление с докладом|доклад|представление|专题介绍|介绍|主旨(?:发言|演讲)|报告|"
    r"عرض|تقديم|كلمة رئيسية"
)
_REMARKS = _words(
    r"inaugurat\w+|inauguraci[oó]n|inaugural|opening|welcom\w+|closing|clos(?:e|ure)|concluding|conclusions?|remarks|statements?|address|ceremony|adoption|"
    r"observations finales|observaciones finales|"
    r"ouverture|bienvenue|clôture|conclusions?|allocution|déclarations?|remarques|apertura|"
    r"bienvenida|clausura|palabras|conclusi[oó]n\w*|discurso|declaraciones|"
    r"открытие|приветств\w+|закрытие|заключительн\w+|вступительн\w+|выступлени\w+|выводы|заявлени\w+|"
    r"开幕|欢迎|闭幕|致辞|致词|结束语|总结|结论|发言|"
    r"افتتاح|ترحيب\w*|كلمات|ملاحظات|اختتام|ختام\w*|الجلسة الافتتاحية|استنتاجات"
)
_SITTING = (
    r"(?:the )?(?:(?:morning|afternoon|evening|a\.?m\.?|p\.?m\.?) (?:session|meeting|sitting)s?|"
    r"morning|afternoon|evening|"
    r"séance (?:du|de l[a'])\s?(?:matin|matinée|après-midi|soir)|(?:matin|matinée|après-midi)|"
    r"sesión (?:matutina|vespertina|de la (?:mañana|tarde))|mañana|tarde|"
    r"(?:утреннее|дневное|вечернее) заседание|上午(?:会议|场)?|下午(?:会议|场)?|"
    r"(?:ال)?جلسة (?:ال)?(?:صباحية|مسائية))"
)
SITTING = re.compile(rf"{_SITTING}(?:\s*[/(|–—-]\s*{_SITTING})?\W*", re.IGNORECASE)
END = re.compile(
    r"(?:end|close|closure|adjournment|conclusion) of (?:the )?(?:\w+ )?(?:session|meeting|day|"
    r"panel|hearing|programme|event|segment)s?(?: (?:one|two|\d))?|adjourn(?:ment)?|"
    r"meeting adjourns|end|close|"
    r"fin(?: de (?:la|l') ?(?:séance|session|journée|réunion|sesión|reunión|jornada))?|(?:levée|"
    r"clôture) de la séance|clausura de la sesión|"
    r"(?:конец|окончание|закрытие) (?:заседания|сессии|дня)|散会|休会|会议结束|结束|(?:نهاية|اختتام|"
    r"رفع) (?:ال)?(?:جلسة|يوم|دورة)",
    re.IGNORECASE,
)
OPENS = re.compile(r"opening|ouverture|apertura|вступительн|开场|افتتاح|introductory", re.IGNORECASE)

MODERATORS = (
    r"co-?moderators?|moderat(?:ors?|ed by|ion|ing)|moderator\(s\)|(?:co-?)?chair(?:s|ed by|"
    r"person|persons|man|woman)?|facilitat(?:ors?|ed by)|modérat(?:eur|rice|ion)s?|modéré par|"
    r"présidente?s?|présidence|"
    r"moderador(?:a|es|as)?|moderad[oa] por|moderaci[oó]n|presidenta?s?|facilitador(?:a|es)?|"
    r"модераторы?|ведущ(?:ий|ая|ие)|председател\w+|координатор дискуссии|主持人?|主席|"
    r"مدير(?:ة)? (?:الحلقة|الجلسة|النقاش)|(?:ال)?ميسر(?:ة)?|رئيس(?:ة)? (?:الجلسة|الحلقة)|المنسق"
)
EXPERTS = (
    r"panell?ists?|speakers?|experts?|presenters?|discussants?|resource persons?|invited speakers|"
    r"key speakers|lead speakers|lead discussants?|panel members|with|featuring|panélistes?|"
    r"intervenante?s?|orateurs?|oratrices?|expert[·e]*s?|conférenciers?|"
    r"ponentes?|panelistas?|oradore?a?s?|expositore?a?s?|expert[oa]s|участники(?: дискуссии)?|"
    r"докладчик\w*|выступающ\w+|эксперт\w*|ораторы|"
    r"专题小组成员|小组成员|发言人|发言者|主讲人|嘉宾|专家|المتحدث\w*|المتكلم\w*|المشاركون في (?:حلقة )?النقاش|"
    r"أعضاء (?:حلقة|فريق) النقاش|الخبراء|المحاورون"
)
CO_FACILITATORS = (
    r"co[- ]?facilitators?|co[- ]?facilitat(?:eurs?|rices?)|co[- ]?facilitador(?:es|as)?|"
    r"cofacilitadores|сокоординаторы|со-?координаторы|сопосредники|со-?председатели|"
    r"共同召集人|共同主持人|联合召集人|共同协调人|(?:ال)?ميسران|(?:ال)?ميسرين المشاركين|الميسران المشاركان"
)
SPEAKER = r"by|delivered by|statement by|remarks by|speaker|par|por|orateur|докладчик|发言人"
UNNAMED = re.compile(
    r"\W*(?:names?\s+)?(?:t\.?b\.?[acd]\.?|to be (?:announced|confirmed|determined|advised)|"
    r"à (?:confirmer|déterminer|annoncer)|por (?:confirmar|anunciar|determinar)|"
    r"будет объявлен\w*|подлежит подтверждению|уточняется|待定|待宣布|待确认|"
    r"(?:سي)?(?:ُ?حدد|ُ?علن)\w* لاحقا?ً?|يؤكد لاحقا)\W*",
    re.IGNORECASE,
)

VALEDICTION = re.compile(
    r"\W*(?:(?:with )?(?:my |our )?(?:very )?(?:best|kind|kindest|warm|warmest) (?:personal )?regards|regards\W*$|"
    r"(?:with )?best wishes|yours (?:sincerely|faithfully|truly)|sincerely\b|thank you\W*$|many thanks\W*$|"
    r"please accept,? |accept, excellenc|.{0,80}avails itself of this opportunity|"
    r"veuillez (?:agréer|recevoir)|je vous prie d'agréer|(?:bien )?cordialement|bien à vous|"
    r"(?:meilleures|sincères) salutations|salutations|.{0,80}saisit cette occasion|"
    r"(?:un )?(?:cordial(?:es)?|atent[oa]s?)? ?saludos?|atentamente|cordialmente|le saluda|"
    r".{0,80}aprovecha la oportunidad|"
    r"с (?:искренним |глубоким )?уважением|顺致|此致|敬礼|وتفضلوا بقبول|تفضلوا بقبول|مع (?:أطيب|خالص) التحيات)",
    re.IGNORECASE,
)
"""How letters end, in the official languages."""

_LABELS = {
    "moderators": MODERATORS,
    "experts": EXPERTS,
    "co-facilitators": CO_FACILITATORS,
    "theme": r"(?:overall |general |overarching |main )?(?:theme|topic)|thème|tema|тема|主题|"
    r"题目|الموضوع|موضوع",
    "place": r"venue|place|location|where|meeting place|lieu|endroit|lugar|sede|место(?: проведения)?|地点|"
    r"会场|المكان|مكان الانعقاد",
    "room": r"room|conference room|salle|sala|зал|会议室|القاعة",
    "date": r"dates?|when|fecha|дата|日期|时间|التاريخ",
    "title": r"title|meeting|event|session title|titre|réunion|título|название|会议|العنوان",
    "zone": r"time ?zone|zone|fuseau horaire|zona horaria|часовой пояс|时区|المنطقة الزمنية",
    "topics": r"(?:key |guiding |possible |main )?(?:topics?|issues?|sub-?themes?|"
    r"themes)(?: to be (?:discussed|addressed))?|focus|thèmes|sujets|temas|вопросы|темы|议题|"
    r"المواضيع",
}
LABEL = re.compile(
    r"^\W*(?:the )?(?:"
    + "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _LABELS.items())
    + r")(?:\s*\([^)]{0,30}\))?\s*(?P<sign>[:：]|\s-\s|\s–\s|\s—\s|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)


def label_of(text: str) -> tuple[str, str] | None:
    """Return what a line like "Moderator: X" is labelled as, and what stands after the label; None without one."""
    match = LABEL.match(text)
    if match is None:
        return None
    name = next(key for key in _LABELS if match[key.replace("-", "_")])
    return name, match["rest"].strip()


def kind_of(title: str) -> ItemKind | None:
    """Return the kind of item that a title names; None when it names none."""
    head = plain_signs(title)
    if _SUMMARY.search(head):
        return ItemKind.SUMMARY_PANEL
    panel, pause, remarks = _PANEL.search(head), _BREAK.search(head), _REMARKS.search(head)
    if pause and pause.start() <= _EARLY and not (panel and panel.start() < pause.start()):
        return ItemKind.BREAK
    if panel and not (
        remarks and remarks.start() < panel.start() and re.search(r"\b(?:from|by|of|on|to) ", head[: panel.start()])
    ):
        return ItemKind.EXPERT_PANEL
    if SIDE_EVENT.search(head):
        return ItemKind.BREAK
    presentation = _PRESENTATION.search(head)
    if remarks and not (presentation and presentation.start() < remarks.start()):
        return ItemKind.REMARKS
    if presentation:
        return ItemKind.PRESENTATION
    if pause and len(head) < 60:
        return ItemKind.BREAK
    return None


_EARLY = 12
_NUMERALS = (
    "one i first première premier un une primera primer uno первая первый 一 الأولى الأول",
    "two ii second deuxième seconde deux segunda segundo dos вторая второй 二 الثانية الثاني",
    "three iii third troisième trois tercera tercer tres третья третий 三 الثالثة الثالث",
    "four iv fourth quatrième quatre cuarta cuarto cuatro четвертая четвертый 四 الرابعة الرابع",
    "five v fifth cinquième cinq quinta quinto cinco пятая пятый 五 الخامسة الخامس",
    "six vi sixth sixième sexta шестая 六 السادسة",
)
_NUMBER = {word: number for number, words in enumerate(_NUMERALS, start=1) for word in words.split()}
_COUNT = "|".join(sorted(map(re.escape, _NUMBER), key=len, reverse=True))
_PANEL_WORD = (
    r"(?:expert |thematic |interactive )*(?:panel(?: discussion)?|round[- ]?table|session|segment|"
    r"theme|table ronde|séance|réunion-débat|mesa(?: redonda)?|sesión|панел\w+|дискуссия|"
    r"дискуссионная группа|тематическая дискуссия|круглый стол|заседание|专题小组|小组讨论|小组|"
    r"حلقة (?:ال)?نقاش|حلقة النقاش|الجلسة)"
)
_NUMBERED = (
    re.compile(rf"(?<!\w){_PANEL_WORD}\s*(?:no\.?|n°|nº|№|#)?\s*(?P<n>\d{{1,2}}|(?:{_COUNT})(?!\w))", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?P<n>\d{{1,2}}(?:st|nd|rd|th|re|e|ª|-я)|{_COUNT})\s+{_PANEL_WORD}", re.IGNORECASE),
    re.compile(r"第\s?(?P<n>[一二三四\d])\s?(?:专题)?(?:小组|组|场|会)"),
)


def panel_number(title: str) -> int | None:
    """Return the number that a panel or session bears: "Panel 2", "Panel II", "Third panel"."""
    for pattern in _NUMBERED:
        match = pattern.search(plain_signs(title))
        if match:
            digits = re.match(r"\d+", match["n"])
            return int(digits[0]) if digits else _NUMBER[match["n"].lower()]
    return None


_COLUMNS = (
    (Column.START, (r"(?:time |hour )?(?:start|starts?|from|begin|début|inicio|начало|开始)(?: ?(?:time|at))?|"
        r"time start|heure de début|hora de inicio|开始时间|البداية")),
    (Column.END, (r"(?:time )?(?:end|ends|to|until|finish|fin|конец|окончание|结束)(?: ?(?:time|at))?|time end|"
        r"heure de fin|hora de fin|结束时间|النهاية")),
    (Column.DURATION, (r"duration|length|minutes|mins?|durée|duración|duration \(min(?:utes)?\)|продолжительность|时长|"
        r"المدة")),
    (Column.TIME, (r"times?|hours?|schedule|time slot|slot|heures?|horaires?|horas?|horarios?|время|时间|الوقت|"
        r"الساعة|التوقيت|timing")),
    (Column.DATE, r"dates?|days?|jour|día|fecha|дата|день|日期|التاريخ|اليوم"),
    (Column.MODERATOR, rf"(?:{MODERATORS})(?: ?/ ?(?:{MODERATORS}))?"),
    (Column.SPEAKER, (rf"(?:{EXPERTS}|who|presenter|participants|lead|responsible|speakers?(?: ?(?:/|and|&) ?\w+)*|"
        rf"intervenant\(e\)s|orateurs/oratrices|صاحب الكلمة)")),
    (Column.ROOM, r"rooms?|venue|location|salle|lieu|sala|lugar|зал|место|地点|会议室|القاعة|المكان"),
    (Column.KIND, r"kind|format|type(?: of (?:item|session))?|category"),
    (Column.SKIP, r"skip\??|skipped"),
    (Column.SORT, r"timer type"),
    (Column.NUMBER, (r"no\.?|#|n°|nº|№|cue|id|item no\.?|序号|الرقم|"
        r"colou?r|end action|(?:is )?public|link start|count to end|"
        r"(?:warning|danger) time|time (?:warning|danger)|flag")),
    (Column.PLACE, r"place|city"),
    (Column.DETAIL, (r"notes?|remarks?|comments?|details?|description|observations?|remarques|notas|примечани\w+|"
        r"备注|ملاحظات|topics?|sub-?themes?|content")),
    (Column.TITLE, (r"(?:agenda )?items?|titles?|activit(?:y|ies)|sessions?|programme|program|event|topics?|"
        r"subject|agenda|segment|what|summary|activités?|titre|intitulé|ordre du jour|séance|point|"
        r"actividad(?:es)?|tema|título|programa|punto|мероприяти\w+|пункт|тема|программа|название|"
        r"повестка дня|活动|议程|项目|内容|标题|主题|النشاط|البند|الموضوع|البرنامج|العنوان|الحدث")),
)  # fmt: skip
_HEADS = tuple(
    (column, re.compile(rf"\W*(?:{words})\W*(?:\([^)]*\))?\W*", re.IGNORECASE)) for column, words in _COLUMNS
)
_LANGUAGE_HEADS = re.compile(
    r"\W*(?:english|français|french|anglais|español|spanish|русский|russian|中文|chinese|العربية|arabic)\W*", re.I
)


def column_of(head: str) -> Column | None:
    """Return what a column with that head is about; None when the head says nothing known."""
    plain = plain_signs(head).strip()
    if not plain or len(plain) > 40:
        return None
    for column, pattern in _HEADS:
        if pattern.fullmatch(plain):
            return column
    first = re.split(r"\s*[/|(]\s*|\s+-\s+", plain)[0]
    if first != plain:
        for column, pattern in _HEADS:
            if pattern.fullmatch(first):
                return column
    return Column.TITLE if _LANGUAGE_HEADS.fullmatch(plain) else None


_STOPWORDS = {
    "en": "the of and to in for on by with from will be at their is are opening welcome lunch closing remarks session",
    "fr": "le la les des du de et à en pour sur par avec dans est sont une un au aux "
    "déjeuner clôture ouverture séance débat",
    "es": "el la los las del de y en para sobre por con una un al es son almuerzo clausura "
    "apertura sesión palabras mesa",
}
_SCRIPTS = (
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)


def language_of(text: str) -> str | None:
    """Return the official language that a text is in, as its code; None when it does not show."""
    letters = sum(character.isalpha() for character in text)
    for code, script in _SCRIPTS:
        if letters and len(script.findall(text)) * (2 if code == "zh" else 1) > letters * 0.4:
            return code
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {code: sum(word in set(stops.split()) for word in words) for code, stops in _STOPWORDS.items()}
    accents = len(re.findall(r"[éèêàùçôîœ]", text.lower())), len(re.findall(r"[ñóáíú¿¡]", text.lower()))
    counts["fr"] += min(accents[0], 3) * (counts["fr"] > 0 or not counts["en"])
    counts["es"] += min(accents[1], 3) * (counts["es"] > 0 or not counts["en"])
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 0 and list(counts.values()).count(counts[best]) == 1 else None
