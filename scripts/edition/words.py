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
        "section-in-bg": "This section in Bulgarian",
        "crumbs": "Where this page stands",
        "accessibility": "Accessibility",
        "report-language": "English · английски",
        "a-z": "Titles and terms from A to Z",
        "search": "Search",
        "search-needs-script": "The search needs JavaScript.",
        "search-off": "The search works only where the pages come from a server; from a file, browsers do not allow it.",
    },
    "bg": {
        "accessed": "достъп: {date}",
        "in-bg": "на български",
        "in-de": "на немски",
        "in-en": "на английски",
        "back-to-text": "Обратно към текста, цитиране {}",
        "permanent-link": "Връзка към този раздел",
        "section-in-en": "Този раздел на английски",
        "crumbs": "Място на страницата",
        "accessibility": "Достъпност",
        "report-language": "Bulgarian · български",
        "a-z": "Заглавия и термини от А до Я",
        "search": "Търсене",
        "search-needs-script": "Търсенето изисква JavaScript.",
        "search-off": "Търсенето работи само когато страниците идват от сървър; браузърите не го позволяват за страница, отворена като файл.",
    },
}

# How Open Graph names the languages.
LOCALES = {"en": "en_GB", "bg": "bg_BG"}

# The strategy by its own names.
ABOUT = {
    "en": {"name": "Digital Transformation Strategy for the city of Sofia", "short": "DTSS"},
    "bg": {"name": "Стратегия за дигитална трансформация на София", "short": "СДТС"},
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

# About the checker's rules.
RULE_WORDS = {
    "en": {
        "family": "Family",
        "codes": "Codes begin with",
        "number": "Rules",
        "bad": "Bad example",
        "good": "Good example",
        "weight": "Severity: {severity}. MQM error type: `{mqm}`.",
    },
    "bg": {
        "family": "Група",
        "codes": "Кодовете започват с",
        "number": "Правила",
        "bad": "Лош пример",
        "good": "Добър пример",
        "weight": "Тежест: {severity}. Вид грешка по MQM: `{mqm}`.",
    },
}

# What can be downloaded: what each collection is called, and what stands at the head of its columns.
COLLECTIONS = {
    "en": {
        "activities": "Activities",
        "timeline": "Timeline",
        "indicators": "Figures",
        "terms": "Terms",
        "sources": "Sources",
    },
    "bg": {
        "activities": "Дейности",
        "timeline": "Хронология",
        "indicators": "Показатели",
        "terms": "Термини",
        "sources": "Източници",
    },
}

DOWNLOADS = {
    "en": {
        "about": "All entries as tables for spreadsheets (CSV) and for programs (JSON), free to use under {licence}.",
        "in-en": "in English",
        "in-bg": "in Bulgarian",
        "in-both": "in both languages",
        "updated": "Last changed on {}",
    },
    "bg": {
        "about": "Всички записи – като таблици (CSV) и за програми (JSON), за свободно ползване при условията на лиценза {licence}.",
        "in-en": "на английски",
        "in-bg": "на български",
        "in-both": "на двата езика",
        "updated": "Последна промяна: {}",
    },
}

COLUMNS = {
    "en": {
        "id": "Id",
        "name": "Name",
        "kind": "Kind",
        "focus": "Focus area (id)",
        "focus_name": "Focus area",
        "owner": "Owner",
        "start": "Start",
        "end": "End",
        "period": "Dates",
        "status": "Status (id)",
        "status_name": "Status",
        "status_date": "Date of the status",
        "remark": "Remark",
        "status_sources": "Sources of the status",
        "sources": "Sources",
        "single_weak_source": "A single weak source",
        "date": "Date",
        "date_to": "Last date",
        "date_text": "Date in words",
        "text": "Event",
        "topic": "Topic (id)",
        "series": "Series (id)",
        "title": "Title",
        "value": "Value",
        "unit": "Unit",
        "qualifier": "Qualifier",
        "euro": "Value in euro",
        "value_text": "Value in words",
        "label": "What is counted",
        "term": "Term",
        "abbreviation": "Abbreviation",
        "also": "Also",
        "avoid": "Not used",
        "context": "Context",
        "part_of_speech": "Part of speech",
        "language": "Language",
        "publisher": "Publisher",
        "group": "Group (id)",
        "group_name": "Group",
        "accessed": "Accessed",
        "url": "Address",
    },
    "bg": {
        "id": "Идентификатор",
        "name": "Име",
        "kind": "Вид",
        "focus": "Приоритетна област (идентификатор)",
        "focus_name": "Приоритетна област",
        "owner": "Отговорник",
        "start": "Начало",
        "end": "Край",
        "period": "Период",
        "status": "Състояние (идентификатор)",
        "status_name": "Състояние",
        "status_date": "Дата на състоянието",
        "remark": "Бележка",
        "status_sources": "Източници за състоянието",
        "sources": "Източници",
        "single_weak_source": "Единствен източник, несигурен",
        "date": "Дата",
        "date_to": "Последна дата",
        "date_text": "Дата с думи",
        "text": "Събитие",
        "topic": "Тема (идентификатор)",
        "series": "Показател (идентификатор)",
        "title": "Заглавие",
        "value": "Стойност",
        "unit": "Мерна единица",
        "qualifier": "Уточнение",
        "euro": "Стойност в евро",
        "value_text": "Стойност с думи",
        "label": "Какво се брои",
        "term": "Термин",
        "abbreviation": "Съкращение",
        "also": "Също",
        "avoid": "Не се използва",
        "context": "Контекст",
        "part_of_speech": "Част на речта",
        "language": "Език",
        "publisher": "Издател",
        "group": "Група (идентификатор)",
        "group_name": "Група",
        "accessed": "Достъп",
        "url": "Адрес",
    },
}

# Around charts.
CHARTS = {
    "en": {
        "kind-years": "Column chart.",
        "kind-bars": "Bar chart.",
        "missing": "No value is known for {}",
        "read-years": "The columns start at zero.",
        "read-bars": "The bars start at zero.",
        "dash": "A dash marks a year without a known value.",
        "source": "Source: {}",
        "sources": "Sources: {}",
    },
    "bg": {
        "kind-years": "Стълбовидна диаграма.",
        "kind-bars": "Лентова диаграма.",
        "missing": "Не е известна стойност за {}",
        "read-years": "Стълбовете започват от нулата.",
        "read-bars": "Лентите започват от нулата.",
        "dash": "Тирето отбелязва година, за която не е известна стойност.",
        "source": "Източник: {}",
        "sources": "Източници: {}",
    },
}

# The form above the table of activities; `{shown}` and `{all}` are for its script.
FILTER = {
    "en": {
        "form": "Choose activities",
        "all": "all",
        "sort": "Order",
        "sort-by": "Sort by: {}",
        "listed": "as listed",
        "up": "{}, A–Z",
        "down": "{}, Z–A",
        "earliest": "{}, earliest first",
        "latest": "{}, latest first",
        "reported": "Date of the status",
        "reset": "Show all",
        "count": "{shown} of {all} activities",
        "none": "No activity fits all of these choices.",
    },
    "bg": {
        "form": "Избор на дейности",
        "all": "всички",
        "sort": "Подредба",
        "sort-by": "Подреждане по: {}",
        "listed": "както са изброени",
        "up": "{}, А – Я",
        "down": "{}, Я – А",
        "earliest": "{}, първо най-ранните",
        "latest": "{}, първо най-късните",
        "reported": "Дата на състоянието",
        "reset": "Всички дейности",
        "count": "{shown} от {all} дейности",
        "none": "Няма дейност, която да отговаря на всичко избрано.",
    },
}
