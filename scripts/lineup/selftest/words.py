"""The few words of each language that planters need: sentences to add, negation, strength, money, months."""

from __future__ import annotations

ADDED = {
    "bg": (
        "Този раздел описва допълнителни условия, които се прилагат само през летния сезон.",
        "Преди да продължите, запознайте се с правилата за безопасност на съоръжението.",
        "Екипът по поддръжката отговаря на запитвания всеки делничен ден до обяд.",
    ),
    "en": (
        "This section describes further conditions that apply only in the summer season.",
        "Before you go on, read the safety rules of the installation.",
        "The maintenance team answers questions on every working day until noon.",
    ),
    "ru": ("Этот раздел описывает дополнительные условия, которые действуют только летом.",),
    "uk": ("Цей розділ описує додаткові умови, які діють лише влітку.",),
    "de": ("Dieser Abschnitt beschreibt weitere Bedingungen, die nur im Sommer gelten.",),
    "fr": ("Cette section décrit d’autres conditions qui ne valent qu’en été.",),
}

ITEMS = {
    "bg": ("график за почистване на складовите помещения", "списък на повредените устройства"),
    "en": ("a schedule for cleaning the storage rooms", "a list of the damaged devices"),
    "ru": ("график уборки складских помещений",),
    "uk": ("графік прибирання складських приміщень",),
    "de": ("ein Plan für die Reinigung der Lagerräume",),
    "fr": ("un calendrier pour le nettoyage des entrepôts",),
}

# A pattern whose match loses the negation, and what is left of it.
NEGATION_LOST = {
    "bg": (
        (r"\bне (?=(?:е|са|може|могат|трябва|бива|се|включва|изисква|поддържа|използва|беше|бяха|съществува)\b)", ""),
        (r"\bняма да\b", "ще"),
        (r"\bняма(?= [а-я])", "има"),
        (r"\bнямат(?= [а-я])", "имат"),
    ),
    "en": (
        (r"\b(?<=is|re|ld|st|ll|do|es|as|ve|id|ay) not\b", ""),
        (r"\bcannot\b", "can"),
        (r"\b(is|are|does|do|did|has|have|should|would|could|was|were)n[’']t\b", r"\1"),
    ),
    "ru": ((r"\bне (?=\w)", ""),),
    "uk": ((r"\bне (?=\w)", ""),),
    "de": ((r" nicht\b", ""),),
    "fr": ((r" ne (?=\w+ pas\b)", " "),),
}

NEGATION_ADDED = {
    "bg": (
        (r"(?<!не )(?<!да )(?<!ще )\b(може|могат|трябва) да\b", r"не \1 да"),
        (r"(?<=[а-я]{4} )са (?=[а-я])", "не са "),
        (r"(?<=[а-я]{4} )има (?=[а-я])", "няма "),
        (r"(?<=[а-я]{3} )ще (?=[а-я]{4})", "няма да "),
    ),
    "en": (
        (r"\b(should|must|will) (?!not\b|also\b)(?=[a-z])", r"\1 not "),
        (r"\bcan (?!not\b|also\b)(?=[a-z])", "cannot "),
        (r"\b(is|are|was|were) (?!not\b|no\b|never\b)(?=(?:a|an|the|[a-z]+ed)\b)", r"\1 not "),
    ),
    "ru": ((r"\b(может|могут|должен|должны|нужно)\b", r"не \1"),),
    "uk": ((r"\b(може|можуть|повинен|повинні|потрібно)\b", r"не \1"),),
    "de": ((r"\b(kann|können|muss|müssen|sollte|ist|sind) (?=[a-zäöü])", r"\1 nicht "),),
    "fr": ((r"\b(peut|peuvent|doit|doivent) ", r"ne \1 pas "),),
}

# A double negation would survive the loss of one of its words; a sentence that holds one is left alone.
NEGATION_WORDS = {
    "bg": r"\b(?:ни(?:кой|кого|кога|къде|как|що|що|то|какв\w*|чи\w*)|без|нито|освен|а не|не само|дали|нали|не по-)\b",
    "en": r"\b(?:nor|neither|never|no|none|nothing|not only|without|whether|unless)\b|\?",
    "ru": r"\bни\w*\b|не только|не просто",
    "uk": r"\bні\w*\b|не тільки|не лише",
    "de": r"\b(?:nicht nur|kein\w*|weder|nie)\b",
    "fr": r"\b(?:jamais|rien|aucun\w*|ni)\b",
}

STRENGTH = {
    "bg": ((r"(?<!не )\bтрябва да\b", "може да"), (r"(?<!не )\bмогат да\b", "са длъжни да"),
           (r"(?<!не )\bможе да\b", "трябва да"), (r"\bзадължителн(о|а|и|ите|ата)\b", r"препоръчителн\1")),
    "en": ((r"\bmust\b(?! not)", "may"), (r"\bshould\b(?! not)", "must"), (r"\brequired\b", "recommended")),
    "ru": ((r"\b(?:должен|должны|нужно)\b", "может"),),
    "uk": ((r"\b(?:повинен|повинні|потрібно)\b", "може"),),
    "de": ((r"\bmuss\b", "kann"), (r"\bmüssen\b", "können")),
    "fr": ((r"\bdoit\b", "peut"), (r"\bdoivent\b", "peuvent")),
}  # fmt: skip

MONTHS = {
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}

# Behind these a month stands alone.
BEFORE_MONTHS = {
    "bg": "през от до", "en": "in from to until", "ru": "в с до", "uk": "у з до", "de": "im bis", "fr": "en",
}  # fmt: skip

WEEKDAYS = {
    "bg": "понеделник вторник сряда четвъртък петък събота неделя",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "uk": "понеділок вівторок середа четвер пʼятниця субота неділя",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}

# After a number, or before one where the sign stands there.
CURRENCIES = {
    "евро": "лева", "лева": "евро", "лв.": "евро", "долара": "евро", "EUR": "USD", "USD": "EUR", "BGN": "EUR",
    "euros": "dollars", "dollars": "euros", "leva": "euros", "€": "$", "$": "€", "£": "€",
    "долларов": "евро", "доларів": "євро", "євро": "доларів",
}  # fmt: skip

MAGNITUDES = {
    "млн.": "млрд.", "млрд.": "млн.", "хил.": "млн.", "милиона": "милиарда", "милион": "милиард",
    "милиарда": "милиона", "милиард": "милион", "хиляди": "милиона", "милиони": "милиарди",
    "million": "billion", "billion": "million", "thousand": "million", "millions": "billions",
    "миллионов": "миллиардов", "тысяч": "миллионов", "мільйонів": "мільярдів", "тисяч": "мільйонів",
    "Millionen": "Milliarden", "Milliarden": "Millionen", "millions d’": "milliards d’",
}  # fmt: skip

UNITS = {
    "KB": "MB", "MB": "GB", "GB": "MB", "TB": "GB", "km": "m", "km²": "m²", "kg": "t", "ms": "s", "cm": "mm",
    "км": "м", "м": "км", "кг": "т", "см": "мм", "мм": "см", "секунди": "минути", "минути": "часа", "часа": "дни",
    "дни": "седмици", "месеца": "години", "години": "месеца", "seconds": "minutes", "minutes": "hours",
    "hours": "days", "days": "weeks", "months": "years", "years": "months",
}  # fmt: skip

# Languages that write a comma before decimals.
COMMA = frozenset({"bg", "ru", "uk", "de", "fr", "es", "it", "pl"})

# Cyrillic letters and the Latin ones that look the same.
LOOKALIKES = dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True))

# Letters that a Bulgarian word cannot have, by the letter that they replace.
FOREIGN = {"и": "ы", "е": "э", "й": "и\u0306"}

ADMONITIONS = {
    "note": "warning", "info": "danger", "tip": "warning", "warning": "tip", "danger": "note", "example": "warning",
    "important": "note", "caution": "tip", "question": "failure", "success": "failure", "abstract": "bug",
    "hint": "danger", "attention": "tip", "quote": "bug", "bug": "note", "failure": "success", "error": "tip",
}  # fmt: skip

OPENERS = {
    "bg": ("Това", "Този", "Тази", "Те", "Така", "Освен", "Когато", "Ако", "За", "В", "На", "Тук"),
    "en": ("This", "These", "They", "It", "When", "If", "For", "In", "The", "You", "We"),
    "ru": ("Это", "Они", "Если", "Когда", "Для", "В"),
    "uk": ("Це", "Вони", "Якщо", "Коли", "Для", "У"),
    "de": ("Dies", "Diese", "Wenn", "Es", "Das", "In"),
    "fr": ("Ce", "Cette", "Si", "Il", "Pour", "Dans"),
}
