"""Bulgarian sentences of the rules."""

RULES = {
    "page-missing": "страницата липсва на език „{language}“: {page}",
    "page-without-source": "страницата няма изходен текст на език „{language}“: {page}",
    "page-not-in-navigation": "страницата {page} не е в навигацията на {file}",
    "page-empty": "страницата не е празна, но от нея не беше прочетено нищо",
    "page-empty:expected": "страницата е без текст, а в изходния текст броят на блоковете е {expected}",
    "page-empty:found": "изходният текст е празен, а броят на блоковете тук е {found}",
    "front-matter-missing:other": "в заглавната част ключът е „{found}“, а в изходния текст – „{key}“",
    "front-matter-missing:all": "страницата няма заглавна част, а в изходния текст тя съдържа {key}",
    "front-matter-added:all": "страницата има заглавна част с {key}, а изходният текст няма такава",
    "front-matter-missing": "в заглавната част липсва ключът „{key}“, който изходният текст има",
    "front-matter-added": "в заглавната част стои ключът „{key}“, който изходният текст няма",
    "front-matter-type": "стойността на „{key}“ в заглавната част е {found}, а в изходния текст – {expected}",
    "front-matter-value": "стойността на „{key}“ в заглавната част е {found}, а в изходния текст – {expected}",
    "front-matter-untranslated": "стойността на „{key}“ в заглавната част не е преведена",
    "suppression-unused": "заглушаването на {code} не заглушава нищо: „{text}“",
    "suppression-unused:expired": "заглушаването на {code} е изтекло, защото текстът му е променен: „{text}“",
    "suppression-wrong": "„lineup: {found}“ в коментар не значи нищо; смисъл има само „lineup: ignore“",
    "suppression-wrong:rule": "заглушаването посочва „{found}“, а такова правило няма",
    "suppression-wrong:reason": "заглушаването на {found} не посочва причина",
    "suppression-wrong:mark": "заглушаването на {found} не носи белег на текста си; „lineup suppress“ го записва",
    "block-missing": "липсва {kind}: „{text}“",
    "block-added": "{kind} без изходен текст: „{text}“",
    "block-duplicated": "{kind} се повтаря, най-напред стои на ред {line}: „{text}“",
    "block-merged": "два блока на изходния текст тук са един: „{text}“",
    "block-split": "един блок на изходния текст тук е разделен на два: „{text}“",
    "block-moved": "{kind} стои на ред {found}, а според изходния текст мястото му е преди ред {line}: „{text}“",
    "block-kind": "блокът е от друг вид: тук {found}, в изходния текст {expected}",
    "block-nesting": "блокът стои {found}, а в изходния текст – {expected}",
    "heading-missing": "липсва заглавие: „{text}“",
    "heading-added": "заглавие без изходен текст: „{text}“",
    "heading-level": "заглавието е от ниво {found}, а в изходния текст – от ниво {expected}: „{text}“",
    "heading-id": "идентификаторът на заглавието е #{found}, а в изходния текст – #{expected}",
    "heading-id:expected": "заглавието няма идентификатор, а в изходния текст той е #{expected}",
    "heading-id:found": "идентификаторът на заглавието е #{found}, а в изходния текст заглавието няма такъв",
    "heading-id-twice": "идентификаторът #{id} се повтаря, най-напред стои на ред {line}",
    "heading-id-none": "заглавието няма изричен идентификатор: „{text}“",
    "item-missing": "липсва елемент на списък: „{text}“",
    "item-added": "елемент на списък без изходен текст: „{text}“",
    "task-state": "задачата е отметната само от едната страна: „{text}“",
    "list-kind": "списъкът е {found}, а в изходния текст – {expected}",
    "row-missing": "липсва ред на таблица: „{text}“",
    "row-added": "ред на таблица без изходен текст: „{text}“",
    "table-columns": "броят на клетките в реда е {found}, а в изходния текст – {expected}",
    "cells-swapped": "две клетки са разменени: „{first}“ и „{second}“",
    "admonition-type": "карето е от вид „{found}“, а в изходния текст – от вид „{expected}“",
    "link-target": "връзката води към {found}, а в изходния текст – към {expected}",
    "link-target:expected": "връзката не води никъде, а в изходния текст – към {expected}",
    "link-target:found": "връзката води към {found}, а в изходния текст – никъде",
    "link-missing": "липсва връзката към {expected}",
    "link-added": "връзката към {found} я няма в изходния текст",
    "link-broken": "връзката води към {found}, а такъв файл няма",
    "anchor-broken": "връзката води към {found}, но на онази страница няма #{fragment}",
    "link-outside": "връзката води към {found}, което е извън папката с текстовете",
    "link-no-file": "връзката води към {found}, а това не е име на файл и не може да се провери дали съществува; посочете файла на страницата",
    "image-missing": "липсва изображението {expected}",
    "image-added": "изображението {found} го няма в изходния текст",
    "image-target": "изображението е {found}, а в изходния текст – {expected}",
    "image-target:expected": "изображението не посочва файл, а в изходния текст е {expected}",
    "image-target:found": "изображението е {found}, а в изходния текст не посочва файл",
    "image-broken": "изображението {found} не съществува",
    "image-alt-none": "изображението {image} няма алтернативен текст, а в изходния текст той е „{expected}“",
    "image-alt-untranslated": "алтернативният текст на {image} не е преведен: „{found}“",
    "footnote-missing": "липсва бележката [^{expected}]",
    "footnote-added": "бележката [^{found}] я няма в изходния текст",
    "footnote-other": "бележката е [^{found}], а в изходния текст – [^{expected}]",
    "footnote-undefined": "бележката [^{id}] не е определена никъде",
    "footnote-unused": "бележката [^{id}] е определена, но никъде не се цитира",
    "snippet-changed": "вмъкнатият откъс е {found}, а в изходния текст – {expected}",
    "snippet-changed:expected": "липсва вмъкнатият откъс {expected}",
    "snippet-changed:found": "вмъкнатият откъс {found} го няма в изходния текст",
    "code-changed": "кодът се различава: „{found}“, а в изходния текст – „{expected}“",
    "code-changed:expected": "липсва ред код: „{expected}“",
    "code-changed:found": "този ред код го няма в изходния текст: „{found}“",
    "code-language": "кодът е означен като „{found}“, а в изходния текст – като „{expected}“",
    "code-language:expected": "кодът не е означен с език, а в изходния текст е „{expected}“",
    "code-language:found": "кодът е означен като „{found}“, а в изходния текст не е означен",
    "inline-code-missing": "липсва `{expected}`",
    "inline-code-added": "`{found}` го няма в изходния текст",
    "inline-code-changed": "тук стои `{found}`, а в изходния текст – `{expected}`",
    "url-missing": "липсва адресът {expected}",
    "url-added": "адресът {found} го няма в изходния текст",
    "url-changed": "адресът е {found}, а в изходния текст – {expected}",
    "email-changed": "електронният адрес е {found}, а в изходния текст – {expected}",
    "email-changed:expected": "липсва електронният адрес {expected}",
    "email-changed:found": "електронният адрес {found} го няма в изходния текст",
    "html-tag": "тук стои HTML <{found}>, а в изходния текст – <{expected}>",
    "html-tag:expected": "липсва HTML <{expected}>",
    "html-tag-added": "HTML <{found}> го няма в изходния текст",
    "emphasis": "{what}: тук {found}, в изходния текст {expected}: „{text}“",
    "number-changed": "тук стои {found}, а в изходния текст – {source}; очаква се {expected}",
    "value-missing": "липсва {source} от изходния текст; очаква се {expected}",
    "value-added": "{found} го няма в изходния текст",
    "date-changed": "датата е {found}, а в изходния текст – {source}; очаква се {expected}",
    "time-changed": "часът е {found}, а в изходния текст – {source}; очаква се {expected}",
    "percent-changed": "тук стои {found}, а в изходния текст – {source}; очаква се {expected}",
    "money-changed": "сумата е {found}, а в изходния текст – {source}; очаква се {expected}",
    "measure-changed": "тук стои {found}, а в изходния текст – {source}",
    "range-reversed": "интервалът е {found}, а в изходния текст – {expected}",
    "number-word": "тук стои „{found}“, а в изходния текст – „{expected}“",
    "look-alike": "в „{found}“ са смесени две азбуки ({codes}); очаква се „{expected}“",
    "foreign-letter": "в „{found}“ има буква, която не е от българската азбука: {codes}",
    "combining-letter": "буквата е съставена от {codes}; очаква се „{expected}“ като един знак",
    "pronoun-letter": "„{found}“ стои вместо местоимението „{expected}“",
    "invisible-character": "невидим знак {found} ({name})",
    "wrong-encoding": "„{found}“ е прочетено с грешно кодиране",
    "block-untranslated": "не е преведено: „{found}“",
    "clause-untranslated": "част от текста не е преведена: „{found}“",
    "sentence-missing": "липсва изречение: „{expected}“",
    "sentence-added": "изречение без изходен текст: „{found}“",
    "negation-lost": "изходният текст отрича („{expected}“), а преводът – не",
    "negation-lost:alone": "„{found}“ стои без „{expected}“",
    "negation-added": "преводът отрича („{found}“), а изходният текст – не",
    "strength-changed": "тук стои „{found}“, а в изходния текст – „{expected}“: степента на задължение е друга",
    "address-mixed": "„{found}“ на страница, която се обръща към читателя с „{expected}“",
    "term-missing": "„{source}“ според терминологичната база е „{expected}“, а тук няма нито една негова форма",
    "term-forbidden": "„{found}“ не се използва; терминът е „{expected}“",
    "quote-unbalanced": "кавичката {found} няма двойка",
    "bracket-unbalanced": "скобата {found} няма двойка",
    "quote-style": "вместо {found} се пише {expected}",
    "decimal-mark": "в {found} десетичният знак е от друг език; очаква се {expected}",
    "number-form": "вместо {found} се пише {expected}",
    "word-doubled": "думата се повтаря: „{found}“",
    "space-doubled": "два интервала един след друг",
    "space-before-mark": "интервал преди „{expected}“",
    "hard-space": "пред „{found}“ няма непрекъсваем интервал",
    "dash-form": "вместо „{found}“ се пише тире „{expected}“",
    "abbreviation-undefined": "съкращението {found} не е обяснено никъде на страницата",
    "source-changed": "изходният текст е променен, откакто това е потвърдено ({weight}: {reasons}): „{text}“",
    "target-changed": "преводът е променен, откакто това е потвърдено ({weight}: {reasons}): „{text}“",
    "both-changed": "и двата текста са променени, откакто това е потвърдено ({weight}: {reasons}): „{text}“",
    "never-confirmed": "на страницата непотвърдените двойки са {number} от общо {all}",
    "never-confirmed:page": "на страницата не е потвърдена нито една двойка",
    "ledger-broken": "потвърдените двойки на страницата не могат да се прочетат: {why}",
}

MANY = {
    "missing": "липсват {count} блока, първият е {kind}: „{text}“",
    "added": "{count} блока без изходен текст, първият е {kind}: „{text}“",
}

KINDS = {
    "heading": "заглавие", "paragraph": "абзац", "item": "елемент на списък", "head-row": "глава на таблица",
    "row": "ред на таблица", "code": "блок с код", "math": "формула", "html": "HTML", "comment": "коментар", "rule": "черта",
    "admonition": "каре", "tab": "раздел", "term": "термин", "definition": "определение", "footnote": "бележка",
    "abbreviation": "съкращение", "snippet": "откъс",
}  # fmt: skip

CONTEXTS = {
    "page": "направо в страницата", "list": "в списък", "quote": "в цитат", "admonition": "в каре", "html": "в елемент на HTML", "tab": "в раздел",
    "table": "в таблица", "footnote": "в бележка", "definition": "в определение",
}  # fmt: skip

LISTS = {"ul": "неномериран", "ol": "номериран", "task": "от задачи", "task-done": "от задачи"}

TYPES = {
    "text": "текст", "bool": "да или не", "number": "число", "list": "списък", "mapping": "ключове и стойности",
    "date": "дата", "time": "дата с час", "nothing": "празна", "bytes": "байтове",
}  # fmt: skip

ADMONITIONS = {"details": "{type} (сгъваемо)"}

MARKS = {"strong": "откъси с получер шрифт", "emphasis": "откъси с курсив"}

REASONS = {
    "utf-16": "страницата е в UTF-16, а не в UTF-8",
    "encoding": "страницата не е в UTF-8: байт {detail} не може да се прочете",
    "binary": "страницата не е текст: съдържа нулеви байтове",
    "size": "страницата е по-голяма от {detail} байта, колкото се четат най-много (max-size)",
    "missing-file": "страницата не може да се прочете: {detail}",
    "front-matter-broken": "заглавната част не може да се прочете: {detail}",
    "front-matter-twice": "в заглавната част ключът „{detail}“ се повтаря",
    "front-matter-deep": "в заглавната част има твърде много нива: {detail}",
    "front-matter-long": "заглавната част е твърде дълга: {detail}",
    "front-matter-no-mapping": "в заглавната част няма ключове и стойности, а нещо друго ({detail})",
    "internal": "страницата не може да се прочете: {detail}",
}

COUNTS = {
    "pages": ("{count} страница", "{count} страници"),
    "blocks": ("{count} блок", "{count} блока"),
    "errors": ("{count} грешка", "{count} грешки"),
    "warnings": ("{count} предупреждение", "{count} предупреждения"),
    "notes": ("{count} бележка", "{count} бележки"),
    "left-out": ("още {count} находка не е изброена тук", "още {count} находки не са изброени тук"),
    "older": ("{count} по-стара находка не е показана", "{count} по-стари находки не са показани"),
    "silenced": ("{count} находка е заглушена на страницата си", "{count} находки са заглушени на страниците си"),
}
SUMMARY = "{pages}, {blocks}: {errors}, {warnings}, {notes}"
CLEAN = "{pages}, {blocks}: всичко съвпада"
NOTHING_NEW = "{pages}, {blocks}: нищо ново"
SEVERITIES = {"error": "грешка", "warning": "предупреждение", "note": "бележка"}
REPORT = {
    "title": "Къде езиците се разминават",
    "rule": "Правило",
    "severity": "Тежест",
    "number": "Находки",
    "all": "Всички находки",
    "why": "Защо е важно",
}

FAMILIES = {
    "pages": "Страници",
    "structure": "Строеж",
    "references": "Препратки",
    "values": "Стойности",
    "script": "Писменост",
    "wording": "Изказ",
    "typography": "Типография",
    "freshness": "Актуалност",
}

GUIDE = {
    "bad": "Лош пример",
    "good": "Добър пример",
    "silence": "Отделна находка се заглушава с „lineup suppress FILE:LINE {code} REASON“, а правилото – с ignore в [tool.lineup].",
}

SELFTEST = {
    "kind": "вид грешка",
    "planted": "поставени",
    "page": "страница",
    "block": "блок",
    "new": "находки",
    "mean": "средно: {family}",
    "harmless": "безобидни промени: {planted}, посочени напразно: {accused}",
}

SUPPRESS = {
    "already": "{place}: {code} вече е заглушено тук",
    "shown": "нищо не е записано; добавете --write",
}
