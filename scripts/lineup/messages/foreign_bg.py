"""What the system, git and libraries say in English, in Bulgarian; what is not known here stays as it is."""

from __future__ import annotations

import errno
import os
import re

from lineup.messages.help_bg import METAVARS

_SYSTEM = {
    "EACCES": "достъпът е отказан", "EPERM": "действието не е позволено", "ENOENT": "няма такъв файл или папка",
    "ENOTDIR": "част от пътя не е папка", "EISDIR": "това е папка", "EEXIST": "вече съществува", "ENOTEMPTY": "папката не е празна",
    "ENOSPC": "на диска няма място", "EDQUOT": "дисковата квота е изчерпана", "EROFS": "файловата система е само за четене",
    "EFBIG": "файлът е твърде голям", "ENAMETOOLONG": "името на файла е твърде дълго", "ELOOP": "символните връзки водят в кръг",
    "EMFILE": "отворени са твърде много файлове", "ENFILE": "отворени са твърде много файлове", "EIO": "грешка при четене или запис",
    "EBUSY": "файлът или устройството е заето", "ETXTBSY": "файлът се изпълнява", "ENOMEM": "паметта не достига",
    "ENODEV": "няма такова устройство", "ENXIO": "няма такова устройство", "ESTALE": "файлът вече не е на мястото си",
    "EINVAL": "недопустима стойност", "ENOEXEC": "файлът не може да се изпълни", "EPIPE": "никой не чете изхода",
    "EAGAIN": "ресурсът временно не е достъпен", "EXDEV": "файловете са на различни дискове",
}  # fmt: skip

_EXACT = {os.strerror(getattr(errno, name)): said for name, said in _SYSTEM.items() if hasattr(errno, name)} | {
    # This program's own reading of pages
    "not a regular file": "не е обикновен файл",
    "it is nested too deeply": "нивата са твърде много",
    "a key of more than 200 parts": "ключ с повече от 200 части",
    "the value does not fit its kind": "стойността не отговаря на вида си",
    "too many merged keys": "твърде много слети ключове",
    "str": "текст",
    "list": "списък",
    "int": "число",
    "float": "число",
    "bool": "да или не",
    "date": "дата",
    "datetime": "дата с час",
    # YAML
    "mapping values are not allowed in this context": "тук не може да стои двоеточие с интервал след него",
    "mapping values are not allowed here": "тук не може да стои двоеточие с интервал след него",
    "mapping keys are not allowed in this context": "тук не може да стои ключ",
    "mapping keys are not allowed here": "тук не може да стои ключ",
    "block sequence entries are not allowed in this context": "тук не може да стои елемент на списък",
    "sequence entries are not allowed here": "тук не може да стои елемент на списък",
    "could not find expected ':'": "очаква се двоеточие",
    "did not find expected key": "очаква се ключ",
    "did not find expected '-' indicator": "очаква се тире на елемент на списък",
    "did not find expected ',' or ']'": "очаква се запетая или „]“",
    "did not find expected ',' or '}'": "очаква се запетая или „}“",
    "did not find expected node content": "очаква се стойност",
    "did not find expected <document start>": "очаква се начало на документ",
    "did not find expected alphabetic or numeric character": "очаква се буква или цифра",
    "did not find expected comment or line break": "очаква се коментар или край на реда",
    "did not find expected whitespace or line break": "очаква се интервал или край на реда",
    "did not find expected hexdecimal number": "очаква се шестнадесетично число",
    "found character that cannot start any token": "знак, с който не може да започва нищо",
    "found a tab character that violates indentation": "табулация нарушава отстъпа",
    "found a tab character where an indentation space is expected": "табулация, където се очаква интервал за отстъп",
    "found unexpected end of stream": "текстът свършва неочаквано",
    "found unexpected document indicator": "неочаквана граница на документ",
    "found unexpected document separator": "неочаквана граница на документ",
    "found unexpected ':'": "неочаквано двоеточие",
    "found unknown escape character": "непознат знак след обратно наклонена черта",
    "found invalid Unicode character escape code": "недопустим код на знак",
    "found undefined alias": "псевдоним, който не е определен",
    "found undefined tag handle": "етикет, който не е определен",
    "found duplicate anchor; first occurrence": "котва, която се повтаря",
    "found unhashable key": "ключът не е текст или число",
    "found unconstructable recursive node": "стойност, която съдържа сама себе си",
    "but found another document": "повече от един документ",
    "control characters are not allowed": "управляващи знаци не се допускат",
    "special characters are not allowed": "управляващи знаци не се допускат",
    "invalid leading UTF-8 octet": "байт, който не е от UTF-8",
    "invalid trailing UTF-8 octet": "байт, който не е от UTF-8",
    "month must be in 1..12": "месецът трябва да е от 1 до 12",
    "day is out of range for month": "в месеца няма такъв ден",
    "hour must be in 0..23": "часът трябва да е от 0 до 23",
    "minute must be in 0..59": "минутите трябва да са от 0 до 59",
    "second must be in 0..59": "секундите трябва да са от 0 до 59",
    # TOML
    "Invalid statement": "неправилен израз",
    "Invalid value": "неправилна стойност",
    "Invalid date or datetime": "неправилна дата",
    "Invalid hex value": "неправилно шестнадесетично число",
    "Invalid initial character for a key part": "знак, с който не може да започва ключ",
    "Expected newline or end of document after a statement": "очаква се край на реда",
    "Expected '=' after a key in a key/value pair": "след ключ се очаква „=“",
    "Expected ']' at the end of a table declaration": "в края на името на таблица се очаква „]“",
    "Expected ']]' at the end of an array declaration": "в края на името на списък от таблици се очаква „]]“",
    "Cannot overwrite a value": "ключ, който вече има стойност",
    "Unclosed array": "незатворен списък",
    "Unclosed inline table": "незатворена таблица",
    "Unterminated string": "незатворен текст",
    "Unescaped '\\' in a string": "обратно наклонена черта, която не означава нищо",
    "Escaped character is not a Unicode scalar value": "недопустим код на знак",
    # git
    "fatal: not a git repository (or any of the parent directories): .git": "няма хранилище нито в тази папка, нито над нея",
}

_PATTERNS = (
    # Calls, as argparse refuses them
    (r"argument (?P<names>[^:]+(?::[A-Z]+)?): (?P<said>.+)", "аргумент {names}: {said}"),
    (r"the following arguments are required: (?P<names>[^,]+)", "липсва задължителен аргумент: {names}"),
    (r"the following arguments are required: (?P<names>.+)", "липсват задължителни аргументи: {names}"),
    (r"invalid choice: '(?P<value>.*)' \(choose from (?P<list>.+)\)", "„{value}“ не е сред допустимите стойности: {list}"),
    (r"unrecognized arguments: (?P<value>\S+)", "непознат аргумент: {value}"),
    (r"unrecognized arguments: (?P<value>.+)", "непознати аргументи: {value}"),
    (r"expected (?:one|1) argument", "очаква се стойност"),
    (r"expected at most one argument", "очаква се най-много една стойност"),
    (r"expected at least one argument", "очаква се поне една стойност"),
    (r"invalid int value: '(?P<value>.*)'", "„{value}“ не е цяло число"),
    (r"not allowed with argument (?P<value>.+)", "не може да се използва заедно с {value}"),
    (r"ambiguous option: (?P<value>.+) could match (?P<list>.+)", "опцията {value} може да е някоя от {list}"),
    (r"ignored explicit argument '(?P<value>.*)'", "тази опция не приема стойност, а е посочена „{value}“"),
    # This program's own reading of pages
    (r"(?P<value>\d+) characters", "знаците са {value}"),
    (r"more than (?P<value>\d+) levels", "нивата са повече от {value}"),
    # YAML
    (r"found character '(?P<value>.*)' that cannot start any token", "„{value}“ е знак, с който не може да започва нищо"),
    (r"found undefined alias '(?P<value>.*)'", "псевдонимът „{value}“ не е определен"),
    (r"could not determine a constructor for the tag '(?P<value>.*)'", "непознат етикет „{value}“"),
    (r"invalid literal for int\(\) with base \d+: '(?P<value>.*)'", "„{value}“ не е цяло число"),
    (r"could not convert string to float: '(?P<value>.*)'", "„{value}“ не е число"),
    # TOML
    (r"(?P<said>.+) \(at line (?P<value>\d+), column (?P<more>\d+)\)", "{said} (на ред {value}, знак {more})"),
    (r"(?P<said>.+) \(at end of document\)", "{said} (в края на текста)"),
    (r"Found invalid character '(?P<value>.*)'", "недопустим знак „{value}“"),
    (r"Illegal character '(?P<value>.*)'", "недопустим знак „{value}“"),
    (r"""Expected ['"](?P<value>.*)['"]""", "очаква се „{value}“"),
    (r"Cannot declare \((?P<key>.+)\) twice", "таблицата „{key}“ се повтаря"),
    (r"Cannot (?:mutate immutable|redefine) namespace \((?P<key>.+)\)", "„{key}“ вече има стойност"),
    (r"Duplicate inline table key '(?P<value>.*)'", "ключът „{value}“ се повтаря"),
    (r"'utf-8' codec can't decode byte (?P<value>\w+) in position (?P<more>\d+): .+", "не е в UTF-8: байт {value} на място {more}"),
    # git
    (r"fatal: not a git repository: (?P<value>.+)", "„{value}“ не е хранилище"),
    (r"fatal: Not a valid object name (?P<value>.+)", "няма обект „{value}“"),
)  # fmt: skip


def translated(text: str) -> str:
    """A text in Bulgarian where it is known, else as it is."""
    if text in _EXACT:
        return _EXACT[text]
    for pattern, bulgarian in _PATTERNS:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return bulgarian.format(**{name: _part(name, said) for name, said in found.groupdict().items()})
    return text


def _part(kind: str, said: str) -> str:
    """What stands in the place of a pattern."""
    if kind == "said":
        return translated(said)
    if kind == "names":
        return re.sub(r"[A-Z]+(?::[A-Z]+|\[#[A-Z]+\])?", lambda found: METAVARS.get(found[0], found[0]), said)
    if kind == "list":
        return said.replace("'", "")
    if kind == "key":
        return ".".join(re.findall(r"'([^']*)'", said))
    return said
