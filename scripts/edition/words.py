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
