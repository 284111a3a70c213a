"""Languages without a module of their own: the general rules know their scripts and marks, and are silent where they know nothing."""

from __future__ import annotations

import pytest
from tests.lineup.pairs import Rule, pair, said

from lineup import sentences
from lineup.lengths import length_cost
from lineup.rules.abbreviations import abbreviations
from lineup.rules.references import references
from lineup.rules.typography import typography
from lineup.rules.values import values
from lineup.rules.wording import wording


@pytest.mark.parametrize(
    "text",
    [
        "市议会通过了计划。|门户网站开放了！|谁在用它？|大家。",
        "議会は計画を承認した。|ポータルが開いた！ |誰が使うのか？|みんなだ。",
        "他说：“好。”然后走了。|之后没有人来。",
        "「保存。」と書いてある。|押してください。",
        "Ποιος το διαβάζει; |Όλοι. |Δεν κλείνει, π.χ. τη νύχτα, κ.λπ. και αλλού.",
        "من يستخدمه؟ |الجميع. |انتهى.",
        "Тут все, напр. є портал, ... і ще. |Кінець.",
        "Il est ouvert ! |Qui le lit ? |On y va, etc. à pied.",
        "Sie öffnet um 9 Uhr; das gilt auch, usw. über Nacht. |Dann schließt sie.",
    ],
)
def test_sentences_end_as_their_script_ends_them(text: str) -> None:
    plain = text.replace("|", "")
    assert [plain[one.start : one.end].strip() for one in sentences.split(plain)] == [
        part.strip() for part in text.split("|")
    ]


ENGLISH = """\
The council opened a portal last year so that people can find every plan in one place. Anybody may read it. Those who want
to comment sign in first, with the address of the house that they live in and their full name.

The portal is kept by five people who work in the town hall, and it is open on every day of the year, at night as well.
"""
CHINESE = """\
市议会去年开放了一个门户网站，方便人们在一个地方找到所有计划。任何人都可以阅读。想要评论的人先用自己住所的地址和全名登录。

门户网站由在市政厅工作的五个人维护，全年每天开放，夜间也开放。
"""
JAPANESE = """\
市議会は昨年、人々がすべての計画を一か所で見つけられるようにポータルを開設しました。誰でも読むことができます。コメントしたい人は、まず住んでいる家の住所と氏名でサインインします。

ポータルは市役所で働く五人の職員が管理しており、夜間も含めて一年中毎日開いています。
"""
LOST = [("sentence-missing", "", "Those who want to comment sign in first, with the address of the house that the…")]


@pytest.mark.parametrize(
    ("language", "target", "hits"),
    [
        ("zh", CHINESE, []),
        ("zh", CHINESE.replace("想要评论的人先用自己住所的地址和全名登录。", ""), LOST),
        ("ja", JAPANESE, []),
        ("ja", JAPANESE.replace("コメントしたい人は、まず住んでいる家の住所と氏名でサインインします。", ""), LOST),
    ],
    ids=["zh", "zh-lost", "ja", "ja-lost"],
)
def test_a_sentence_is_missed_where_no_spaces_stand(
    language: str, target: str, hits: list[tuple[str, str, str]]
) -> None:
    assert said(wording, ENGLISH, target, ("en", language)) == hits


@pytest.mark.parametrize(
    ("source", "language", "target", "hits"),
    [
        # Dates and times, of which only the figures can be read.
        ("On 5 June 2019 it opened.", "de", "Am 5. Juni 2019 öffnete es.", []),
        ("On 5 June 2019 it opened.", "ja", "2019年6月5日に開いた。", []),
        ("On 5 June 2019 it opened.", "ja", "2019年6月6日に開いた。", [("date-changed", "6", "5 June 2019")]),
        ("On 5 June 2019 it opened.", "ja", "2019年7月5日に開いた。", [("value-added", "7", "")]),
        ("On 5 June 2019 it opened.", "fr", "Ouvert le 8 juin 2019.", [("date-changed", "8", "5 June 2019")]),
        ("On 5 June 2019 it opened.", "fr", "Ouvert le 5 juin.", [("date-changed", "5", "5 June 2019")]),
        ("On 5 June 2019 it opened.", "ar", "افتتح في ٥ يونيو ٢٠١٩.", []),
        ("In June 2019 it opened.", "zh", "2019年6月开放。", []),
        ("It opens at 5:30 pm.", "fr", "Il ouvre à 17 h 30.", []),
        ("It opens at 5:30 pm.", "fr", "Il ouvre à 17h30.", []),
        ("It opens at 5:30 pm.", "ja", "午後5時30分に開く。", []),
        ("It opens at 5:30 pm.", "fr", "Il ouvre à 18h30.", [("time-changed", "18h30", "5:30 pm")]),
        # Sums, percentages and magnitudes.
        ("It costs €3.5 million.", "de", "Es kostet 3,5 Millionen Euro.", []),
        ("It costs €3.5 million.", "de", "Es kostet 4,5 Millionen Euro.", [("money-changed", "4,5", "€3.5 million")]),
        ("It costs €3.5 million.", "ja", "費用は350万ユーロです。", []),
        ("It costs €3.5 million.", "zh", "费用为450万欧元。", [("money-changed", "450万", "€3.5 million")]),
        ("There are three million people.", "fr", "Il y a 3 millions de personnes.", []),
        ("It costs $15,000.", "de", "Es kostet 15.000 Dollar.", []),
        ("It costs $15,000.", "fr", "Cela coûte 15 000 $.", []),
        ("It costs $15,000.", "de", "Es kostet 15.000 €.", [("money-changed", "15.000 €", "$15,000")]),
        ("It grew to 25 percent.", "de", "Es wuchs auf 25 Prozent.", []),
        ("It grew by 25%.", "de", "Es wuchs um 25 Prozent.", []),
        ("It grew by 25% to 30%.", "de", "Es wuchs um 25 auf 30 %.", []),
        ("It grew by 25%, to 30%.", "de", "Es wuchs um 25 % von allem, auf 30 von 100.", [("percent-changed", "30", "30%"), ("value-added", "100", "")]),
        ("It grew by 25%.", "ja", "25％増えた。", []),
        ("It grew by 25%.", "de", "Es wuchs um 25.", [("percent-changed", "25", "25%")]),
        ("It grew by 7.5%.", "tr", "%7,5 büyüdü.", []),
        ("It grew by 7.5%.", "tr", "%8,5 büyüdü.", [("percent-changed", "%8,5", "7.5%")]),
        ("There are 1,250,000 people.", "hi", "12,50,000 लोग हैं।", []),
        ("In the 21st century.", "fr", "Au XXIe siècle.", []),
        # Figures between letters of scripts without spaces.
        ("Repeat steps 2-6 in row 20.", "ja", "20行目で手順2から6を繰り返します。", []),
        ("Repeat steps 2-6 in row 20.", "zh", "在第２０行重复步骤２到６。", []),
        ("Repeat steps 2-6 in row 20.", "ko", "20행에서 2단계부터 6단계까지 반복합니다.", []),
        ("Repeat steps 2-6 in row 20.", "th", "ทำซ้ำขั้นตอนที่2ถึง6ในแถว20", []),
        ("It is a task.", "ja", "8 つのタスクです。", [("value-added", "8", "")]),
        ("There are three ways.", "ja", "2 つの方法がある。", [("number-changed", "2", "three")]),
        ("Repeat steps 2-6 in row 20.", "zh", "在第30行重复步骤2到6。", [("number-changed", "30", "20")]),
        ("A picture of 640x480 pixels.", "de", "Ein Bild mit 640 x 480 Pixeln.", []),
        ("A picture of 640x480 pixels.", "de", "Ein Bild mit 640 x 400 Pixeln.", [("measure-changed", "400", "480 pixels")]),
    ],
)  # fmt: skip
def test_figures_are_compared_though_words_are_not_known(
    source: str, language: str, target: str, hits: list[tuple[str, str, str]]
) -> None:
    assert said(values, source, target, ("en", language)) == hits


@pytest.mark.parametrize(
    ("source", "language", "target", "rule", "severity"),
    [
        ("It has 3 parts.", "ru", "Состоит из трёх частей.", "value-missing", "warning"),
        ("It has 3 parts.", "ja", "三つの部分がある。", "value-missing", "warning"),
        ("It is a task.", "ja", "1 つのタスクです。", "value-added", "note"),
        ("It is a task.", "ja", "1\nつのタスクです。", "value-added", "note"),
        ("There are ways to do it.", "ja", "次の 2 つの方法がある。", "value-added", "note"),
    ],
)
def test_a_few_may_be_said_in_words_that_are_not_known(
    source: str, language: str, target: str, rule: str, severity: str
) -> None:
    (hit,) = values(pair(source, target, ("en", language)))
    assert (hit.rule, hit.severity) == (rule, severity)


def test_a_number_in_words_is_not_missed_where_none_are_known() -> None:
    assert said(values, "There are eight of them here.", "Es gibt acht davon.", ("en", "de")) == []


SITE = "The portal is at https://example.org/portal.htm and open."


@pytest.mark.parametrize(
    ("rule", "source", "language", "target", "hits"),
    [
        # An address ends where Chinese and Japanese begin.
        (references, SITE, "zh", "门户网站https://example.org/portal.htm已开放。", []),
        (references, SITE, "zh", "门户网站位于https://example.org/portal.htm，已开放。", []),
        (references, SITE, "ja", "ポータル（https://example.org/portal.htm）は開いている。", []),
        (references, SITE, "ja", "ポータルは「https://example.org/portal.htm」です。", []),
        (
            references, SITE, "zh", "门户网站https://example.org/portals.htm已开放。",
            [("url-changed", "https://example.org/portals.htm", "https://example.org/portal.htm")],
        ),
        (references, "See https://ja.wikipedia.org/wiki/日本 there.", "ja", "https://ja.wikipedia.org/wiki/日本 を参照。", []),
        # Little words may stand twice where nobody has said which; an icon is called what stands before it.
        (typography, "People who know the city.", "de", "Leute, die die Stadt kennen.", []),
        (typography, "You can wash.", "fr", "Vous vous lavez.", []),
        (typography, "It knows the city.", "de", "Es kennt diese diese Stadt.", [("word-doubled", "diese diese", "diese")]),
        (typography, "Click the icon.", "zh", "点击「图标 图标」。", [("word-doubled", "图标 图标", "图标")]),
        (typography, "Click the ![Icon](i.png) icon.", "ja", "アイコン ![アイコン](i.png) をクリックします。", []),
        # Brackets of either width.
        (typography, "So it is (here).", "ja", "そうです(ここ）。", []),
        (typography, "So it is (here).", "ja", "そうです（ここ。", [("bracket-unbalanced", "（", "")]),
        # Which abbreviations everybody knows is not known; one in wide brackets is explained.
        (abbreviations, "Press Return, or the key with a plus.", "ru", "Нажмите ВВОД или клавишу ПЛЮС.", []),
        (abbreviations, "Desktop publishing is there.", "ja", "デスクトップ・パブリッシング（DTP）があります。", []),
        (abbreviations, "It costs $5.", "hu", "Az ára 5 USD.", []),
        (abbreviations, "Take a folder that is NOT empty.", "fr", "Prenez un dossier NON vide.", []),
        (abbreviations, "Press the key.", "de", "Drücken Sie QXTW.", [("abbreviation-undefined", "QXTW", "")]),
    ],
)  # fmt: skip
def test_marks_and_little_words_of_other_languages(
    rule: Rule, source: str, language: str, target: str, hits: list[tuple[str, str, str]]
) -> None:
    assert said(rule, source, target, ("en", language)) == hits


BASIC = "```basic\nREM It says hello\nMsgBox city ' Shows the city\n```"


@pytest.mark.parametrize(
    ("rule", "languages", "source", "target", "hits"),
    [
        # Comments of Basic, between languages with the same letters.
        (references, "en-de", BASIC, BASIC.replace("Shows the city", "Zeigt die Stadt").replace("It says hello", "Grüße"), []),
        (
            references, "en-de", BASIC, BASIC.replace("MsgBox city", "MsgBox town"),
            [("code-changed", "MsgBox town", "MsgBox city")],
        ),
        # Code with words of the source's own alphabet, in the other direction.
        (references, "bg-en", BASIC.replace("Shows the city", "Показва града"), BASIC, []),
        (references, "bg-en", BASIC.replace(" ' Shows the city", " ' Показва\n' града"), BASIC, []),
        (
            references, "bg-en", BASIC.replace("Shows the city", "Показва града"), BASIC.replace("hello", "bye"),
            [("code-changed", "REM It says bye", "REM It says hello")],
        ),
        (references, "bg-en", "Въведете `Скрито==1`.", "Enter `Hidden==1`.", []),
        (references, "bg-en", "Въведете `-show`.", "Enter `-shown`.", [("inline-code-changed", "-shown", "-show")]),
        # A number as it is typed.
        (references, "en-fr", "Enter `$100,000` or `7.5%`.", "Saisissez `$100 000` ou `7,5 %`.", []),
        (references, "bg-en", "Въведете `7,5%`.", "Enter `7.5%`.", []),
        (references, "en-de", "Enter `1.10`.", "Geben Sie `1.1` ein.", [("inline-code-changed", "1.1", "1.10")]),
        # What must be and what should be are one word in Bulgarian.
        (wording, "bg-en", "Трябва да създадете профил в портала.", "You should create an account in the portal.", []),
        (wording, "bg-en", "Не трябва да го споделяте с никого там.", "You should not share it with anybody there.", []),
        (
            wording, "bg-en", "Трябва да създадете профил в портала.", "You may create an account in the portal.",
            [("strength-changed", "may", "Трябва")],
        ),
    ],
)  # fmt: skip
def test_code_and_strength_in_other_pairs(
    rule: Rule, languages: str, source: str, target: str, hits: list[tuple[str, str, str]]
) -> None:
    first, second = languages.split("-")
    assert said(rule, source, target, (first, second)) == hits


@pytest.mark.parametrize(("english", "chinese"), [(60, 20), (60, 8), (30, 20), (12, 4), (200, 40)])
def test_a_length_tells_as_much_where_a_letter_is_a_word(english: int, chinese: int) -> None:
    assert length_cost(english, chinese, 1 / 3) == pytest.approx(length_cost(english, 3 * chinese, 1.0))


def test_a_number_that_only_counts_may_be_left_out() -> None:
    (hit,) = values(pair("1 つのタスクです。", "It is a task.", ("ja", "en")))
    assert (hit.rule, hit.severity) == ("value-missing", "note")
    assert said(values, "8 つのタスクです。", "It is a task.", ("ja", "en")) == [("value-missing", "", "8")]
