"""The help texts in Bulgarian, by the English text that stands beside each command, argument and option."""

from __future__ import annotations

USAGE = "употреба: "

SECTIONS = {"positional arguments": "аргументи", "options": "опции"}

METAVARS = {
    "COMMAND": "КОМАНДА", "PATH": "ПЪТ", "DIR": "ПАПКА", "GLOB": "ШАБЛОН", "RULES": "ПРАВИЛА", "REF": "КЛОН", "REASON": "ПРИЧИНА",
    "PAGE": "СТРАНИЦА", "PAGE[#BLOCK]": "СТРАНИЦА[#БЛОК]", "CODE": "КОД", "FILE:LINE": "ФАЙЛ:РЕД", "KINDS": "ВИДОВЕ", "N": "ЧИСЛО",
}  # fmt: skip
"""What stands for a value; what is to be typed as it is stays as it is."""

_NO_PATHS = "страници или папки на който и да е от езиците; всички, ако не посочите нищо"
_WRITTEN = "форматът на резултата (по подразбиране: text)"

TEXTS = {
    "show this help message and exit": "показва тази помощ и приключва",
    "show program's version number and exit": "показва версията на програмата и приключва",
    "Checks that Markdown in two languages says the same thing.": "Проверява дали текстове в Markdown на два езика казват едно и също.",
    # The commands
    "tell where the languages no longer say the same": "посочва къде езиците вече се разминават",
    "record that a reviewer holds the two sides of a pair for the same": "записва, че рецензент приема двете страни на двойка за еднакви",
    "show word by word what changed since a pair was confirmed": "показва дума по дума какво е променено, откакто двойката е потвърдена",
    "explain a rule": "обяснява правило",
    "mend what needs nobody's judgement": "поправя онова, за което не е нужна човешка преценка",
    "begin the translation of a page": "започва превода на страница",
    "list what to do next, the heaviest change first": "изброява какво да се направи, като започва от най-голямата промяна",
    "list all rules": "изброява всички правила",
    "plant faults in your own pages and see which are found": "поставя грешки в копия на Вашите страници и показва кои се откриват",
    "tell how much of the translation is confirmed and in step": "показва каква част от превода е потвърдена и съответства на изходния текст",
    "tell what a branch did to the confirmed translations, for a pull request": "показва какво прави един клон с потвърдените преводи, за заявка за промяна",
    "silence a finding, with a reason": "заглушава находка и записва причината",
    # What several of them share
    "folder of the source language, or a page of it; nothing of a surrounding project is read": "папката на изходния език или страница от нея; от околния проект не се чете нищо",
    "folder of a target language, the same or another, or the page's translation; may be repeated": "папката на език, на който се превежда (същата или друга), или преводът на страницата; може да се повтаря",
    "the languages of --source and of each --target, in that order": "езиците на --source и на всеки --target, в този ред",
    "pages to leave out, as seen from the folder of their language, such as 'blog/*'; may be repeated": "шаблон за страници, които се пропускат, спрямо папката на езика им, например „blog/*“; може да се повтаря",
    "the language of the messages (default: that of the environment, en where lineup does not speak it)": "езикът на съобщенията (по подразбиране: този на средата, а ако програмата не го говори – en)",
    "the folder of the confirmed pairs (default: that of the settings, .lineup)": "папката с потвърдените двойки (по подразбиране: тази от настройките, .lineup)",
    "write JSON": "извежда резултата като JSON",
    # check
    "Tells where the languages no longer say the same. Exit status: 0 in step, 1 findings, 2 could not run.": "Посочва къде езиците вече се разминават. Код на завършване: 0 – езиците съвпадат, 1 – има находки, 2 – проверката не е могла да се извърши.",
    "Without --source and --target the project around the current folder is checked: its languages come from mkdocs.yml, its settings from lineup.toml, or from [tool.lineup] in pyproject.toml.": "Без --source и --target се проверява проектът около текущата папка: езиците му се вземат от mkdocs.yml, а настройките – от lineup.toml или от [tool.lineup] в pyproject.toml.",
    "pages or folders to check, of either language; all without": "страници или папки за проверка, на който и да е от езиците; всички, ако не посочите нищо",
    "how findings are written (default: text)": "форматът на находките (по подразбиране: text)",
    "only these rules: codes, beginnings of codes, names, families": "само тези правила: кодове, начала на кодове, имена, групи",
    "not these rules, beside those of the settings": "без тези правила и без изключените в настройките",
    "the lowest severity that makes the exit status 1 (default: warning)": "най-леката тежест, при която кодът на завършване е 1 (по подразбиране: warning)",
    "only what this branch added since it left REF, uncommitted changes included": "само добавеното в този клон, откакто се е отделил от КЛОН, включително в незаписаните промени",
    "leave out paths that hold no page of the languages that are checked": "пропуска пътищата без страници на езиците, които се проверяват",
    "what has changed since it was confirmed is an error, a light change a warning": "промененото след потвърждаването е грешка, а малката промяна – предупреждение",
    "read everything anew, and remember nothing": "прочита всичко отново и не запомня нищо",
    # confirm
    "Records that a reviewer has read both sides of these pages or blocks and holds them for the same, with the wording of both. It shows what it records. A block on which an error stands is refused. Commit what it writes together with the text that was reviewed.": "Записва, че рецензент е прочел тези страници или блокове на двата езика и ги приема за еднакви, заедно с формулировката и на двете страни. Показва какво записва. Блок, в който има грешка, не се приема. Запишете потвърждението в хранилището заедно с прегледания текст.",
    "a page (its file in either language), a block of it by the name that 'diff' shows or by the id of its heading, or PAGE:LINE; no folders": "страница (файлът ѝ на който и да е от езиците), неин блок (с името, което показва „diff“, или с идентификатора на заглавието му) или СТРАНИЦА:РЕД; папки не се приемат",
    "confirm also what an error stands on, and record why that is right": "потвърждава и блок, в който има грешка, и записва защо това е правилно",
    "show what would be recorded, and record nothing": "показва какво би се записало, без да го записва",
    # diff
    "Shows for every pair that changed since it was confirmed what changed, word by word, with today's translation below. For pairs that were never confirmed git tells what changed since the translation was written.": "За всяка двойка, променена след потвърждаването, показва дума по дума какво е променено, с днешния превод отдолу. За двойките, които никога не са потвърждавани, git казва какво е променено, откакто преводът е написан.",
    "pages, folders or single blocks; all pages without": "страници, папки или отделни блокове; всички страници, ако не посочите нищо",
    # explain
    "Explains rules, named by their codes or names.": "Обяснява правила, посочени с код или с име.",
    "a rule's code, such as LU201, or its name; LU2 or references for a whole family": "кодът на правило, например LU201, или името му; LU2 или references за цяла група",
    # fix
    "Mends missing and other ids of headings, targets of links, missing keys of the front matter and typography. It shows what it would change and writes it with --write. Letters of another alphabet are mended one by one, where FILE:LINE names the line. Exit status: 0 nothing to mend or written, 1 something would be mended.": "Поправя идентификаторите на заглавията (липсващи или различни), целите на връзките, липсващите ключове в заглавната част и типографията. Показва промените, а с --write ги записва. Буквите от друга азбука се поправят една по една, когато редът е посочен с ФАЙЛ:РЕД. Код на завършване: 0 – няма какво да се поправи или поправките са записани, 1 – има какво да се поправи.",
    "pages, folders, or FILE:LINE; all pages without": "страници, папки или ФАЙЛ:РЕД; всички страници, ако не посочите нищо",
    "only findings of these rules": "само находките по тези правила",
    "write the changes into the pages": "записва промените в страниците",
    # new
    "Makes the twin of a page that has none: headings with their ids, front matter, tables and links in place, each text between ⟦ and ⟧ until it is translated, filled from the confirmed pairs where the same text was translated before. It shows the page and writes it with --write.": "Създава съответната страница на другия език, ако такава няма: заглавията с идентификаторите им, заглавната част, таблиците и връзките са на място, а всеки текст стои между ⟦ и ⟧, докато не бъде преведен. Текст, който вече е превеждан, се попълва от потвърдените двойки. Показва страницата, а с --write я записва.",
    "pages of the source that have no translation": "изходни страници без превод",
    "write the pages": "записва страниците",
    # next
    "Lists the pairs of blocks that wait for a translator or a reviewer: heavy changes and what is not translated first, then lighter ones, then what was never confirmed.": "Изброява двойките блокове, които чакат преводач или рецензент: най-напред големите промени и непреведеното, после по-малките промени, а накрая онова, което никога не е потвърждавано.",
    "pages or folders, of either language; all without": _NO_PATHS,
    "at most so many, 0 for all (default: 20)": "най-много толкова двойки, 0 за всички (по подразбиране: 20)",
    # rules
    "Lists all rules: code, name, severity, and what each finds.": "Изброява всички правила: код, име, тежест и какво открива всяко от тях.",
    "how they are written (default: text)": _WRITTEN,
    # selftest
    "Plants one fault at a time in copies of your pages, and harmless rewrites too, and tells how many of each kind are found, on the right page and at the right block, and how many rewrites are wrongly accused. Faults that your settings silence are counted apart. Nothing in your tree is touched. Exit status: 1 where a harmless rewrite is accused, else 0.": "Поставя по една грешка в копия на Вашите страници, както и безобидни промени, и показва колко грешки от всеки вид се откриват, колко от тях са посочени на точната страница и в точния блок и колко безобидни промени са посочени напразно. Грешките, които настройките Ви заглушават, се броят отделно. Самите страници остават непроменени. Код на завършване: 1, ако безобидна промяна е посочена напразно, иначе 0.",
    "names of kinds or families, with commas; all without": "имена на видове или на групи, разделени със запетая; всички, ако не посочите нищо",
    "faults of each kind (default: 5)": "брой на грешките от всеки вид (по подразбиране: 5)",
    "another seed plants elsewhere (default: 1)": "при друго начално число грешките са на други места (по подразбиране: 1)",
    "the side that gets the faults": "страната, в която се поставят грешките",
    "also show the faults that were missed": "показва и пропуснатите грешки",
    "how it is written (default: text)": _WRITTEN,
    # status
    "Tells for every page how many pairs of blocks a reviewer has confirmed, how many have changed since, how many were never confirmed or not translated, and how many words of the source that leaves.": "За всяка страница показва колко двойки блокове е потвърдил рецензент, колко са променени оттогава, колко никога не са потвърждавани или не са преведени и колко думи от изходния текст остават.",
    "count everything anew, and remember nothing": "преброява всичко отново и не запомня нищо",
    # summary
    "Tells, as Markdown in both of the program's languages, which pairs of blocks became stale by a branch and which it repaired, since it left another branch; uncommitted changes included. The exit status is 0 also where some became stale.": "Показва в Markdown на двата езика на програмата кои двойки блокове са остарели заради един клон и кои е поправил той, откакто се е отделил от друг клон, включително в незаписаните промени. Кодът на завършване е 0 и когато има остарели.",
    "the branch or commit that the branch left": "клонът или записът, от който се е отделил този клон",
    # suppress
    "Puts a comment into the target's page that silences one rule for one text. It shows what it would write and writes it with --write. The comment expires when its text changes.": "Поставя в страницата на превода коментар, който заглушава едно правило за един текст. Показва коментара, а с --write го записва. Щом текстът се промени, заглушаването изтича.",
    "where the finding stands, as 'lineup check' prints it": "мястото на находката, както го показва „lineup check“",
    "the rule's code or name": "кодът или името на правилото",
    "why this is right as it is, in a few words": "защо така е правилно, с няколко думи",
    "write the comment into the page": "записва коментара в страницата",
}
