"""The few phrases that the program itself puts into pages, in each language of the edition."""

from __future__ import annotations

WORDS = {
    "en": {
        "accessed": "accessed {date}",
        "in-bg": "in Bulgarian",
        "in-de": "in German",
        "in-en": "in English",
        "back-to-text": "Back to the text, citation {}",
        "permanent-link": "Link to this section",
    },
    "bg": {
        "accessed": "достъп: {date}",
        "in-bg": "на български",
        "in-de": "на немски",
        "in-en": "на английски",
        "back-to-text": "Обратно към текста, цитиране {}",
        "permanent-link": "Връзка към този раздел",
    },
}

# Headings of the list of sources, in the order in which they stand there.
GROUPS = {
    "municipality": {"en": "Sofia Municipality and its bodies", "bg": "Столична община и нейните структури"},
    "commission": {"en": "European Commission", "bg": "Европейска комисия"},
    "state": {"en": "Bulgarian state bodies", "bg": "Български държавни органи"},
    "partners": {"en": "Research, networks and partners", "bg": "Наука, мрежи и партньори"},
    "media": {"en": "Media", "bg": "Медии"},
    "politics": {"en": "Political parties", "bg": "Политически партии"},
}

# What tables and lists of records say.
RECORDS = {
    "en": {
        "activity": "Activity",
        "focus": "Focus area",
        "owner": "Owner",
        "dates": "Dates",
        "status": "Status",
        "time": "Date",
        "value": "Value",
        "what": "What is counted",
        "source": "Source",
        "en": "English",
        "bg": "Bulgarian",
        "own": "this edition",
        "admitted": "also",
        "forbidden": "not:",
        "use": "In this edition:",
        "not-known": "not known",
        "weak": "a single weak source",
        "disagree": "sources disagree",
        "open": "not known",
        "last-named": "last named: {}",
        "from": "from {}",
        "until": "until {}",
    },
    "bg": {
        "activity": "Дейност",
        "focus": "Приоритетна област",
        "owner": "Отговорник",
        "dates": "Период",
        "status": "Състояние",
        "time": "Дата",
        "value": "Стойност",
        "what": "Какво се брои",
        "source": "Източник",
        "en": "Английски",
        "bg": "Български",
        "own": "това издание",
        "admitted": "също",
        "forbidden": "не:",
        "use": "В това издание:",
        "not-known": "не е известно",
        "weak": "единствен източник, несигурен",
        "disagree": "източниците се разминават",
        "open": "не е известно",
        "last-named": "последно посочена: {}",
        "from": "от {}",
        "until": "до {}",
    },
}

STATUS = {
    "en": {
        "adopted": "adopted",
        "started": "started",
        "running": "running",
        "done": "done",
        "changed": "changed",
        "stopped": "stopped",
        "not-known": "not known",
    },
    # Feminine, like the head of the column, дейност, whatever stands in it.
    "bg": {
        "adopted": "приета",
        "started": "започнала",
        "running": "в ход",
        "done": "изпълнена",
        "changed": "променена",
        "stopped": "прекратена",
        "not-known": "не е известно",
    },
}

FOCUS = {
    "en": {
        "organisation": "organisation",
        "e-government": "e-government",
        "utilities": "utilities",
        "transport": "transport",
        "ict-and-startups": "ICT and startups",
        "data": "data",
        "participation": "participation",
        "cooperation": "cooperation",
        "environment": "environment",
    },
    "bg": {
        "organisation": "организация",
        "e-government": "електронно управление",
        "utilities": "комунални услуги",
        "transport": "транспорт",
        "ict-and-startups": "ИКТ и стартъпи",
        "data": "данни",
        "participation": "участие",
        "cooperation": "сътрудничество",
        "environment": "околна среда",
    },
}

QUALIFIERS = {
    "en": {
        "about": "about {}",
        "over": "over {}",
        "close-to": "close to {}",
        "under": "under {}",
        "up-to": "up to {}",
    },
    "bg": {
        "about": "около {}",
        "over": "над {}",
        "close-to": "близо {}",
        "under": "под {}",
        "up-to": "до {}",
    },
}
