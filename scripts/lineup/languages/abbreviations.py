"""What is known of abbreviations: those that every reader knows, and the letters that they are made of.

Data of its own, since what else is known of a language is not needed for them.
"""

from __future__ import annotations

from functools import cache

CAPITALS = ("A-Z", "А-Я")
"""The capitals of each alphabet that is read, as a set of an expression holds them; an abbreviation keeps to one of them."""
VOWELS = frozenset("АЕИОУЪЮЯAEIOUY")
"""Those of these letters that make a word of an abbreviation."""
CYRILLIC_INITIALS = dict(zip("ABCDEFGHIJKLMNOPRSTUVYZ", "АБЦДЕФГХИЙКЛМНОПРСТУВЙЗ", strict=True))
"""With which letter a word that begins with a Latin one is taken over into the other alphabet."""
_EVERYWHERE = frozenset(
    (
        "API URL URI HTML HTTP HTTPS CSS XML JSON YAML SQL PDF SMS USB PIN DNS CPU GPU RAM ROM SSD HDD CLI GUI IDE SDK FAQ VPN SSH TLS SSL FTP "
        "GPS DVD GIF PNG JPG JPEG SVG ZIP CSV LAN WAN BIOS UEFI ASCII UTF WWW LED DOS RTF ODF ODT DOC XLS TXT BMP EPS TIFF RGB CMYK LDAP SMTP IMAP TCP UDP REST CRUD MIT GPL BSD GNU NASA UNESCO"
    ).split()
)
_OF_LANGUAGES = {
    "bg": frozenset(
        "САЩ ОАЕ ООН НАТО ДДС БВП МВР БАН ПИН ЕГН ЕИК ДНК СМС ЧЗВ АПИ НПО СУБД ГПИ БДС СССР ЕООД ООД ТЕЦ АЕЦ ВЕЦ МПС БНТ БНР БНБ ВУЗ ЗЗД "
        "ИКТ ЦПУ ОЗУ ГНУ БД ЖП ОС ПК ТВ ИТ ИИ ОК ЕС ЕК ЕП ЕИ ЦП КБ МБ ГБ ТБ ПБ АД ЕТ СД УС ЖК ПР МС НС".split()
    ),
}


@cache
def familiar(languages: tuple[str, str]) -> frozenset[str]:
    """What every reader of two languages, given by their codes (`bg`, `en-GB`), knows."""
    codes = (code.replace("_", "-").split("-")[0].lower() for code in languages)
    return _EVERYWHERE.union(*(_OF_LANGUAGES.get(code, ()) for code in codes))
