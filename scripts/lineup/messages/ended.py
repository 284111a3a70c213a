"""What ends a run, in English and in Bulgarian side by side: one sentence for each key, or a part of one."""

from __future__ import annotations

from lineup.errors import LineupError, Said

ENDED = {
    # --- the call
    "call": (
        "{message}; see '{program} --help'",
        "{message}; вижте „{program} --help“",
    ),
    "call-asks": (
        "{message} See '{program} --help'",
        "{message} Вижте „{program} --help“",
    ),
    "argument": (
        "argument {argument}: {message}",
        "аргумент {argument}: {message}",
    ),
    "near": (
        "{message}; did you mean '{near}'?",
        "{message}; може би имате предвид „{near}“?",
    ),
    "internal": (
        "internal error: {kind}: {error}; please report it (LINEUP_DEBUG=1 shows where it happened)",
        "вътрешна грешка: {kind}: {error}; моля, съобщете за нея (с LINEUP_DEBUG=1 се вижда къде е възникнала)",
    ),
    "no-output": (
        "there is no standard output to write to",
        "няма стандартен изход за резултата",
    ),
    "output-unwritten": (
        "the output cannot be written: {why}",
        "резултатът не може да се запише: {why}",
    ),
    "job-unwritten": (
        "the job's summary cannot be written: {why}",
        "обобщението на задачата не може да се запише: {why}",
    ),
    "trees-together": (
        "--source, --target and --languages go together",
        "--source, --target и --languages се посочват заедно",
    ),
    "languages-count": (
        "--languages must name one language for each folder: {languages} for {folders}",
        "--languages трябва да посочва по един език за всяка папка: посочените езици са {languages}, а папките – {folders}",
    ),
    "no-language": (
        "{where}: '{name}' is no code of a language, such as en or pt-BR",
        "{where}: „{name}“ не е код на език като en или pt-BR",
    ),
    "language-twice": (
        "--languages names the target '{name}' twice",
        "--languages посочва два пъти „{name}“ като език на превода",
    ),
    "same-pages": (
        "{source}: --source and --target are the same pages, in '{language}' both",
        "{source}: --source и --target посочват едни и същи страници, и то на един език – „{language}“",
    ),
    "no-rule": (
        "'{name}' is no rule: a code such as LU201, a beginning of codes, a name, or one of {families}",
        "„{name}“ не е правило; посочете код като LU201, начало на код, име или някоя от групите {families}",
    ),
    "no-rule-near": (
        "'{name}' is no rule; did you mean '{near}'?",
        "„{name}“ не е правило; може би имате предвид „{near}“?",
    ),
    "rule-unknown": (
        "there is no rule '{name}'; near it are {near}",
        "няма правило „{name}“; близки до него са {near}",
    ),
    "rule-unknown-all": (
        "there is no rule '{name}'; near it are {near}; 'lineup rules' lists all",
        "няма правило „{name}“; близки до него са {near}; „lineup rules“ изброява всички",
    ),
    "limit": (
        "--limit must be 0 or more",
        "--limit трябва да е 0 или повече",
    ),
    "per-kind": (
        "--per-kind must be 1 or more",
        "--per-kind трябва да е 1 или повече",
    ),
    "no-kind": (
        "--kinds: '{name}' is no kind of fault and none of {families}",
        "--kinds: „{name}“ не е нито вид грешка, нито някоя от групите {families}",
    ),
    "no-place-for-faults": (
        "no page here has a place for such a fault",
        "тук няма страница, в която може да се постави такава грешка",
    ),
    "anyway-reason": (
        "--anyway needs a reason, in a few words",
        "--anyway изисква причина от няколко думи",
    ),
    "suppress-reason": (
        "the reason must be some words without '--', '>' and '*/', which would end the comment",
        "причината трябва да е от няколко думи, без „--“, „>“ и „*/“, защото те биха завършили коментара",
    ),
    "suppress-place": (
        "{place}: must be a file and a line, as in docs/bg/page.md:12",
        "{place}: посочете файл и ред, например docs/bg/page.md:12",
    ),
    "no-finding": (
        "{place}: no finding of {rule} in this line",
        "{place}: на този ред няма находка по {rule}",
    ),
    "no-finding-here": (
        "{place}: no finding of {rule} in this line; it has some in line {lines}",
        "{place}: на този ред няма находка по {rule}; такива находки има на ред {lines}",
    ),
    "no-twin": (
        "{file}: no page with a twin in the other language",
        "{file}: това не е страница със съответна на другия език",
    ),
    "translated": (
        "{file}: is there already; 'lineup diff' shows what changed",
        "{file}: вече съществува; „lineup diff“ показва какво е променено",
    ),
    # --- files and folders
    "at": (
        "{where}: {why}",
        "{where}: {why}",
    ),
    "unread": (
        "{file}: cannot be read: {why}",
        "{file}: не може да се прочете: {why}",
    ),
    "unwritten": (
        "{file}: cannot be written: {why}",
        "{file}: не може да се запише: {why}",
    ),
    "no-utf-8": (
        "{file}: is not UTF-8",
        "{file}: не е в UTF-8",
    ),
    "no-file": (
        "{file}: no such file",
        "{file}: няма такъв файл",
    ),
    "no-path": (
        "{name}: no such file or folder",
        "{name}: няма такъв файл или папка",
    ),
    "no-folder": (
        "{name}: no such folder",
        "{name}: няма такава папка",
    ),
    "no-page": (
        "{name}: no such page",
        "{name}: няма такава страница",
    ),
    "file-for-folder": (
        "{name}: is a file, not a folder",
        "{name}: е файл, а не папка",
    ),
    "folder-for-file": (
        "{file}: is a folder, and --source a file; name two folders or two files",
        "{file}: е папка, а --source е файл; посочете две папки или два файла",
    ),
    "no-markdown": (
        "{file}: is no Markdown page; its name must end in one of {endings}",
        "{file}: не е страница с Markdown; името ѝ трябва да завършва на някое от {endings}",
    ),
    "no-pages": (
        "{folder}: no Markdown pages here",
        "{folder}: тук няма страници с Markdown",
    ),
    "no-pages-in-either": (
        "{source}: no Markdown pages here or in {target}",
        "{source}: няма страници с Markdown нито тук, нито в {target}",
    ),
    "page-of-others": (
        "{name}: holds no page of the languages that are checked",
        "{name}: тук няма страница на езиците, които се проверяват",
    ),
    "page-not-here": (
        "{name}: holds no page of the languages here",
        "{name}: тук няма страница на езиците, които се сравняват",
    ),
    "folder-named": (
        "{name}: is a folder; name the pages that were reviewed, one by one",
        "{name}: е папка; посочете една по една прегледаните страници",
    ),
    "no-block": (
        "{block}: no such block on this page",
        "{block}: на тази страница няма такъв блок",
    ),
    "many-blocks": (
        "{block}: stands for {count} blocks; give more of its digits",
        "{block}: отговаря на {count} блока; посочете повече от знаците му",
    ),
    "ledger-no-folder": (
        "--ledger {folder}: is no folder",
        "--ledger {folder}: не е папка",
    ),
    "ledger-none": (
        "--ledger {folder}: no such folder",
        "--ledger {folder}: няма такава папка",
    ),
    # --- the project and its settings
    "no-project": (
        "no mkdocs.yml, no lineup.toml and no [tool.lineup] in this folder or above it; "
        "name two trees, or two pages, with --source, --target and --languages",
        "в тази папка и над нея няма нито mkdocs.yml, нито lineup.toml, нито [tool.lineup]; "
        "посочете две дървета или две страници с --source, --target и --languages",
    ),
    "yaml": (
        "{file}:{line}: cannot be read as YAML: {problem}",
        "{file}:{line}: не може да се прочете като YAML: {problem}",
    ),
    "yaml-no-utf-8": (
        "{file}:1: is not UTF-8",
        "{file}:1: не е в UTF-8",
    ),
    "toml": (
        "{file}:{line}: cannot be read as TOML: {problem}",
        "{file}:{line}: не може да се прочете като TOML: {problem}",
    ),
    "mkdocs-empty": (
        "{file}:1: holds no settings",
        "{file}:1: във файла няма настройки",
    ),
    "mkdocs-circle": (
        "{file}: inherits from itself",
        "{file}: файлът наследява сам себе си",
    ),
    "docs-dir": (
        "{file}: docs_dir must be the name of a folder",
        "{file}: docs_dir трябва да е име на папка",
    ),
    "no-folders": (
        '{where} names no folders: add them, the source first, as in folders = {{en = "docs/en", bg = "docs/bg"}}',
        "{where} не посочва папки; добавете ги, като започнете от изходния език, например "
        'folders = {{en = "docs/en", bg = "docs/bg"}}',
    ),
    "no-languages": (
        "{file}: names no languages: neither the i18n plugin's nor folders in [tool.lineup]",
        "{file}: не посочва езици; няма ги нито в приставката i18n, нито като folders в [tool.lineup]",
    ),
    "few-languages": (
        "{file}: the i18n plugin names fewer than two languages",
        "{file}: приставката i18n посочва по-малко от два езика",
    ),
    "glob-outside": (
        "{where}: '{glob}' names no page; pages are seen from the folder of their language: write '{right}'",
        "{where}: „{glob}“ не посочва нито една страница; страниците се посочват спрямо папката на езика си: напишете „{right}“",
    ),
    "two-settings": (
        "{own}: {shared} holds settings too, in [tool.lineup]; keep one of the two",
        "{own}: настройки има и в {shared}, в [tool.lineup]; оставете ги само на едното място",
    ),
    "must-be-table": (
        "{where} must be a table",
        "{where} трябва да е таблица",
    ),
    "settings-at-top": (
        "{where}: settings stand at its top here, without [tool.lineup]",
        "{where}: тук настройките се пишат най-отгоре, без [tool.lineup]",
    ),
    "unknown-key": (
        "{where}: unknown key '{key}'; allowed are {allowed}",
        "{where}: непознат ключ „{key}“; допустими са {allowed}",
    ),
    "unknown-key-near": (
        "{where}: unknown key '{key}'; did you mean '{near}'?",
        "{where}: непознат ключ „{key}“; може би имате предвид „{near}“?",
    ),
    "no-choice": (
        "{where}: {value!r} is not one of {choices}",
        "{where}: „{value}“ не е сред допустимите стойности: {choices}",
    ),
    "must-be-bytes": (
        "{where}: must be a number of bytes above 0",
        "{where}: трябва да е брой байтове, по-голям от 0",
    ),
    "must-be-data-file": (
        "{where}: must name a data file",
        "{where}: трябва да посочва файл с данни",
    ),
    "must-be-folder": (
        "{where}: must name a folder of the project",
        "{where}: трябва да посочва папка в проекта",
    ),
    "must-be-folders": (
        '{where}: must map two languages or more to folders, the source first, as in {{en = "docs/en", bg = "docs/bg"}}',
        "{where}: трябва да посочва папката на всеки от два или повече езика, най-напред на изходния, например "
        '{{en = "docs/en", bg = "docs/bg"}}',
    ),
    "must-be-pairs": (
        '{where}: must be a list of pairs, as in [["/en/", "/bg/"]]',
        '{where}: трябва да е списък от двойки, например [["/en/", "/bg/"]]',
    ),
    "must-be-texts": (
        "{where}: must be a list of texts",
        "{where}: трябва да е списък от текстове",
    ),
    "must-be-severities": (
        '{where}: must map rules to severities, as in {{hard-space = "warning"}}',
        '{where}: трябва да посочва тежестта на правила, например {{hard-space = "warning"}}',
    ),
    "must-be-per-path": (
        '{where}: must map globs of pages to tables, as in {{"blog/*" = {{ignore = ["typography"]}}}}',
        '{where}: трябва да съдържа таблица за всеки шаблон за страници, например {{"blog/*" = {{ignore = ["typography"]}}}}',
    ),
    "must-be-anchors": (
        '{where}: must map pages to data files, as in {{"terms.md" = [{{file = "data/terms.yml", prefix = "term-"}}]}}',
        "{where}: трябва да посочва файлове с данни за отделни страници, например "
        '{{"terms.md" = [{{file = "data/terms.yml", prefix = "term-"}}]}}',
    ),
    "terms-no-list": (
        "must be a list of terms",
        "трябва да е списък от термини",
    ),
    "term-no-forms": (
        "term {number} has no forms in {source} and {target}",
        "в термин {number} няма форми на езиците {source} и {target}",
    ),
    # --- what was confirmed
    "ledger-conflict": (
        "{file}:{line}: a conflict of git stands here; keep the lines of both sides, delete the marks, and run it again",
        "{file}:{line}: тук git е отбелязал конфликт; запазете редовете на двете страни, изтрийте отбелязаното и изпълнете командата отново",
    ),
    "ledger-line": (
        "{file}:{line}: this is no line of a ledger; take it back with git, as nobody needs to edit this file",
        "{file}:{line}: този ред не е запис на потвърдена двойка; върнете файла с git, защото той не се редактира на ръка",
    ),
    "ledger-sum": (
        "{file}:{line}: this line does not fit the check sum of its record {identity}: it was edited by hand or a merge lost "
        "a part of it; take the record back with git, or delete its lines and confirm the pair again",
        "{file}:{line}: този ред не отговаря на контролната сума на записа {identity}: записът е променен на ръка или при сливане е загубена "
        "част от него; върнете записа с git или изтрийте редовете му и потвърдете двойката отново",
    ),
    "ledger-no-utf-8": (
        "{file}:{line}: is not UTF-8; take the file back with git",
        "{file}:{line}: не е в UTF-8; върнете файла с git",
    ),
    # --- git
    "git-not-run": (
        "git cannot be run: {why}",
        "git не може да се стартира: {why}",
    ),
    "git-failed": (
        "git {command} failed",
        "git {command} завърши с грешка",
    ),
    "git-said": (
        "{why}",
        "{why}",
    ),
    "git-ended": (
        "git cat-file ended: {why}",
        "git cat-file спря: {why}",
    ),
    "git-ended-soon": (
        "git cat-file ended too soon",
        "git cat-file спря преждевременно",
    ),
    "git-no-object": (
        "git has no object {name} here; in a partial clone fetch it",
        "git не намира тук обекта {name}; ако хранилището е частично копие, изтеглете обекта",
    ),
    "no-repository": (
        "{folder}: no git repository here ({why})",
        "{folder}: тук няма хранилище на git ({why})",
    ),
    "no-commit": (
        "there is no commit '{ref}' here",
        "тук няма клон или запис „{ref}“",
    ),
    "no-commit-near": (
        "there is no commit '{ref}' here; there is '{near}'",
        "тук няма клон или запис „{ref}“, а има „{near}“",
    ),
    "no-commit-shallow": (
        "there is no commit '{ref}' here; this is a shallow clone, fetch the branch and more of the history",
        "тук няма клон или запис „{ref}“; хранилището е плитко копие – изтеглете клона и по-голяма част от историята",
    ),
    "no-common-commit": (
        "'{ref}' and HEAD have no commit in common here; in a shallow clone fetch more of the history",
        "„{ref}“ и HEAD нямат общ запис тук; ако хранилището е плитко копие, изтеглете по-голяма част от историята",
    ),
    "outside-repository": (
        "{file} is outside of the repository",
        "{file} е извън хранилището",
    ),
}
"""By key the sentence in English, then in Bulgarian; none ends with a full stop, so that one may stand within another."""


def worded(one: LineupError | Said, ui: str) -> str:
    """A sentence, or a part of one, in one of the program's languages."""
    if one.key == "foreign":
        return _foreign(str(one.values["text"]), ui)
    values = {
        name: worded(value, ui) if isinstance(value, LineupError | Said) else value
        for name, value in one.values.items()
    }
    return ENDED[one.key][ui == "bg"].format(**values)


def _foreign(text: str, ui: str) -> str:
    """What somebody else's program has said in English."""
    if ui == "en":
        return text
    from lineup.messages.foreign_bg import translated  # noqa: PLC0415 - only where somebody asks for it

    return translated(text)
