"""Languages without a module of their own: the general rules know their scripts and marks, and are silent where they know nothing."""

from __future__ import annotations

import pytest
from tests.lineup.pairs import Rule, said

from lineup import sentences
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
def test_a_sentence_is_missed_where_no_spaces_stand(language: str, target: str, hits: list[tuple[str, str, str]]) -> None:
    assert said(wording, ENGLISH, target, ("en", language)) == hits
