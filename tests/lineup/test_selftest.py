"""The planters: what each makes of a small text, that it can be repeated, and how findings are judged."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.selftest import FAULTS, HARMLESS, KINDS, Draft, Planted, counted, judge, new_findings, plant
from lineup.selftest.draft import scan

ENGLISH = "The council opened a new portal for all citizens. It shows every service of the city."
BULGARIAN = "Съветът откри нов портал за всички граждани. Този портал показва всяка услуга на града."
OTHER = "Портал на общината дава на всеки достъп до услугите, до архива и до картите на районите."


def made(kind: str, text: str, **more: Any) -> Planted:
    """What a kind makes of a text; it must have a place there."""
    planted = plant(KINDS[kind], Draft(text, **more), "seed")
    assert planted is not None
    return planted


# Each text has one place for its fault: kind, text, changed text, line, first and last line of the fault's block.
EXACT = [
    ("block-deleted", f"# А\n\n{OTHER}\n\nКрай.\n", "# А\n\nКрай.\n", 3, 1, 3),
    ("block-duplicated", f"# А\n\n{OTHER}\n", f"# А\n\n{OTHER}\n\n{OTHER}\n", 5, 3, 5),
    ("blocks-merged", f"{BULGARIAN}\n\n{OTHER}\n", f"{BULGARIAN}\n{OTHER}\n", 2, 1, 2),
    ("block-split", f"А.\n\n{BULGARIAN}\n", "А.\n\n" + BULGARIAN.replace(". Т", ".\n\nТ") + "\n", 3, 3, 5),
    ("blocks-swapped", f"{BULGARIAN}\n\n{OTHER}", f"{OTHER}\n\n{BULGARIAN}", 1, 1, 3),
    ("heading-dropped", "# А\n\nТекст.\n\n## Б\n\nТекст.\n", "# А\n\nТекст.\n\nТекст.\n", 5, 3, 5),
    ("heading-level", "# А\n\n## Б\n", "# А\n\n### Б\n", 3, 3, 3),
    ("item-dropped", "- първа точка\n- втора точка\n", "- първа точка\n", 1, 1, 1),
    ("items-swapped", "1. къс текст\n2. доста по-дълъг текст\n", "1. доста по-дълъг текст\n2. къс текст\n", 1, 1, 2),
    ("rows-swapped", "|А|Б|\n|-|-|\n|в|г|\n|д|е|\n", "|А|Б|\n|-|-|\n|д|е|\n|в|г|\n", 3, 1, 4),
    ("cells-swapped", "|А|Б|\n|-|-|\n|в|5|\n|д|е|\n", "|А|Б|\n|-|-|\n|5|в|\n|д|е|\n", 3, 1, 4),
    ("front-key-renamed", "---\ntitle: А\n---\n\nТекст.\n", "---\ntitlex: А\n---\n\nТекст.\n", 2, 1, 3),
    ("admonition-type", '!!! note "А"\n    Текст.\n', '!!! warning "А"\n    Текст.\n', 1, 1, 1),
    ("task-state", "- [ ] готово\n", "- [x] готово\n", 1, 1, 1),
    ("link-target", "Вижте [тук](a.md).\n", "Вижте [тук](a-2.md).\n", 1, 1, 1),
    ("link-fragment", "Вижте [тук](a.md#b).\n", "Вижте [тук](a.md#b-x).\n", 1, 1, 1),
    ("link-dropped", "Вижте [тук](a.md).\n", "Вижте тук.\n", 1, 1, 1),
    ("address-changed", "[а](https://example.org/x)\n", "[а](https://example.org/x-old)\n", 1, 1, 1),
    ("image-dropped", "А.\n\n![б](b.png)\n\nВ.\n", "А.\n\nВ.\n", 3, 1, 3),
    ("image-changed", "![б](b.png)\n", "![б](b-2.png)\n", 1, 1, 1),
    ("footnote-dropped", "А.\n\nТекст.[^a]\n", "А.\n\nТекст.\n", 3, 3, 3),
    ("footnote-changed", "А.[^b]\n\n    код\n\nБ.[^b] В.[^b]\n", None, 0, 0, 0),
    ("code-block-dropped", "А.\n\n```sh\nmake site\n```\n\nБ.\n", "А.\n\nБ.\n", 3, 1, 3),
    ("code-line-changed", "```\nmake\n```\n", "```\nmake2\n```\n", 2, 1, 3),
    ("code-line-dropped", "```\nmake\n# а\n```\n", "```\n# а\n```\n", 2, 1, 3),
    ("inline-code-dropped", "Ключът `site` прави това.\n", "Ключът прави това.\n", 1, 1, 1),
    ("inline-code-plain", "Ключът `site`.\n", "Ключът site.\n", 1, 1, 1),
    ("inline-code-changed", "Ключът `site`.\n", "Ключът `siteX`.\n", 1, 1, 1),
    ("emphasis-dropped", "Това е **важно**.\n", "Това е важно.\n", 1, 1, 1),
    ("number-dropped", "Там има 7 моста.\n", "Там има моста.\n", 1, 1, 1),
    ("percent-sign", "Ръст от 7\u00a0% тази година.\n", "Ръст от 7 тази година.\n", 1, 1, 1),
    ("currency-changed", "Цената е 3 млн. евро днес.\n", "Цената е 3 млн. лева днес.\n", 1, 1, 1),
    ("magnitude-changed", "Цената е 3 млн. евро днес.\n", "Цената е 3 млрд. евро днес.\n", 1, 1, 1),
    ("unit-changed", "Файлът е 3 MB днес.\n", "Файлът е 3 GB днес.\n", 1, 1, 1),
    ("decimal-moved", "Делът е 3,5 пъти.\n", "Делът е 35 пъти.\n", 1, 1, 1),
    ("decimal-mark", "Делът е 3,5 пъти.\n", "Делът е 3.5 пъти.\n", 1, 1, 1),
    ("range-reversed", "Трае от 3 до 5 дни.\n", "Трае от 5 до 3 дни.\n", 1, 1, 1),
    ("lookalike-letter", "ъгъле\n", "ъгълe\n", 1, 1, 1),
    ("foreign-letter", "ъгъли\n", "ъгълы\n", 1, 1, 1),
    ("invisible-character", "ъгълите\n", "ъгъ\u200bлите\n", 1, 1, 1),
    ("sentence-dropped", f"А.\n\n{BULGARIAN}\n", "А.\n\n" + BULGARIAN.partition(" Този")[0] + "\n", 3, 3, 3),
    ("negation-lost", "Планът не е приет.\n", "Планът е приет.\n", 1, 1, 1),
    ("negation-added", "Планът може да се приеме.\n", "Планът не може да се приеме.\n", 1, 1, 1),
    ("strength-changed", "Планът трябва да се приеме.\n", "Планът може да се приеме.\n", 1, 1, 1),
    ("word-doubled", "а план б\n", "а план план б\n", 1, 1, 1),
    ("quote-unbalanced", "Името е „София“.\n", "Името е „София.\n", 1, 1, 1),
    ("bracket-unbalanced", "Името (на града) е.\n", "Името (на града е.\n", 1, 1, 1),
    ("abbreviation-definition-dropped", "А ЕК.\n\n*[ЕК]: комисия\n", "А ЕК.\n\n", 1, 1, 1),
    # Harmless.
    ("list-markers", "- а\n* б\n", "+ а\n+ б\n", 1, 1, 3),
    ("emphasis-marks", "Това **е** и *там*.\n", "Това __е__ и _там_.\n", 1, 1, 2),
    ("sentence-split", "Това е дълго изречение; то има повече от десет думи и два дяла.\n",
     "Това е дълго изречение. То има повече от десет думи и два дяла.\n", 1, 1, 1),
    ("sentence-split", "Това е изречение (дълго; с повече от десет думи), а има само една скоба.\n", None, 1, 1, 1),
    ("sentences-merged", f"{BULGARIAN}\n", BULGARIAN.replace(". Този", "; този") + "\n", 1, 1, 1),
    ("line-ends", "а\n\nб\n", "а\r\n\r\nб\r\n", 1, 1, 4),
    ("byte-order-mark", "а\n", "\ufeffа\n", 1, 1, 2),
    ("number-forms", "Има 12,190 души.\n", "Има 12\u00a0190 души.\n", 1, 1, 2),
    ("decimal-forms", "Има 3.5 млн. души.\n", "Има 3,5 млн. души.\n", 1, 1, 2),
    ("percent-forms", "Има 5% и 6%.\n", "Има 5\u00a0% и 6\u00a0%.\n", 1, 1, 2),
    ("date-forms", "На 5 юни 2019 г.\n", "На 5.06.2019 г.\n", 1, 1, 1),
    ("money-forms", "Общо €3,5 млн.\n", "Общо 3,5\u00a0евро млн.\n", 1, 1, 2),
    ("quote-marks", 'Името е "София".\n', "Името е „София“.\n", 1, 1, 2),
    ("hard-spaces", "Има 5 моста.\n", "Има 5\u00a0моста.\n", 1, 1, 2),
    ("numbered-ones", "1. а\n2. б\n", "1. а\n1. б\n", 1, 1, 3),
    ("heading-marks", "## А\n", "## А ##\n", 1, 1, 2),
    ("table-padding", "|А|Б|\n|-|-|\n|в|г|\n", "| А | Б |\n| - | - |\n| в | г |\n", 1, 1, 4),
    ("table-padding", "- а\n\n  |А|Б|\n  |-|-|\n", "- а\n\n  | А | Б |\n  | - | - |\n", 1, 1, 5),
    ("without-last-newline", "а\n", "а", 1, 1, 1),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "changed", "line", "first", "last"), EXACT, ids=[case[0] for case in EXACT])
def test_a_planter_changes_exactly_what_it_says(
    *, kind: str, text: str, changed: str | None, line: int, first: int, last: int
) -> None:
    planted = plant(KINDS[kind], Draft(text), "seed")
    if changed is None:
        assert planted is None
        return
    assert planted is not None
    assert planted.text == changed
    assert (planted.line, planted.first, planted.last) == (line, first, last)


# Kinds with a choice even in the smallest text: what every choice looks like.
CHOICES = [
    ("number-changed", "Там има 7 моста.\n", r"Там има [1-689] моста\.\n"),
    ("number-added", "Там има мостове.\n", r"Там има мостове \(\d\d\)\.\n"),
    ("year-changed", "През 2019 г. беше.\n", r"През 20(1[3-8]|19(?!)) г\. беше\.\n"),
    ("date-changed", "На 5 юни 2019 г.\n", r"На (?!5 )([12]?\d) юни 2019 г\.\n"),
    ("month-changed", "На 5 юни 2019 г.\n", r"На 5 (?!юни)[а-я]+ 2019 г\.\n"),
    ("month-changed", "През юни беше 5 пъти.\n", r"През (?!юни)[а-я]+ беше 5 пъти\.\n"),
    ("weekday-changed", "Във вторник беше.\n", r"Във (?!вторник)[а-я]+ беше\.\n"),
    ("percent-changed", "Делът е 20 % днес.\n", r"Делът е (?!20 )\d+ % днес\.\n"),
    ("heading-id", "## А {: #a }\n", r"## А( \{: #a-x \})?\n"),
    ("block-added", f"{OTHER}\n", rf"{OTHER}\n\n[А-Я][^\n]+\.\n"),
    ("item-added", "- а\n", r"- а\n- [а-я ]+\n"),
    ("row-dropped", "|А|Б|\n|-|-|\n|в|г|\n|д|е|\n", r"\|А\|Б\|\n\|-\|-\|\n(\|в\|г\||\|д\|е\|)\n"),
    ("column-dropped", "|А|Б|В|\n|-|-|-|\n|г|д|е|\n|ж|з|и|\n", r"\|А\|[БВ]\|\n\|-\|-\|\n\|г\|[де]\|\n\|ж\|[зи]\|\n"),
    ("front-key-dropped", "---\na: 1\nb: 2\n---\n", r"---\n(a: 1|b: 2)\n---\n"),
    ("abbreviation-undefined", f"{OTHER}\n", r"Портал [^()]+ (?:\(КРДОП\)[.,]|КРДОП )[^()]*\n"),
    ("wrong-encoding", f"{OTHER}\n", r".*[РС][\u0080-\u04ff‚„…†‡€‰‹‘’“”•–—™›\u00a0].*\n"),
    ("name-mistyped", "Отворете Firefox днес.\n", r"Отворете F(?!irefox)[irefox]{6} днес\.\n"),
    ("rewrapped", f"{BULGARIAN} {OTHER}\n", r"([^\n]{30,97}\n)+[^\n]+\n"),
]


@pytest.mark.parametrize(("kind", "text", "shape"), CHOICES, ids=[case[0] for case in CHOICES])
def test_a_planter_with_a_choice_stays_within_its_kind(kind: str, text: str, shape: str) -> None:
    for seed in range(12):
        planted = plant(KINDS[kind], Draft(text), str(seed))
        assert planted is not None
        assert planted.text is not None
        assert planted.text != text
        assert re.fullmatch(shape, planted.text), planted.text


def test_a_missing_page_has_no_text() -> None:
    planted = made("page-missing", "А.\n")
    assert planted.text is None
    assert planted.was == "А.\n"


def test_an_untranslated_block_comes_from_the_same_place_of_the_twin() -> None:
    text, twin = f"# А\n\n{BULGARIAN}\n", f"# A\n\n{ENGLISH}\n"
    planted = made("untranslated-block", text, twin=twin)
    assert planted.text == f"# А\n\n{ENGLISH}\n"
    assert (planted.line, planted.first, planted.last) == (3, 3, 3)


def test_an_untranslated_clause_is_one_sentence_of_the_twin() -> None:
    texts = {made("untranslated-clause", BULGARIAN, twin=ENGLISH).text}
    first, second = (text.split(". ") for text in (ENGLISH, BULGARIAN))
    assert texts <= {f"{first[0]}. {second[1]}", f"{second[0]}. {first[1]}"}


def test_no_block_is_taken_from_a_twin_of_another_shape() -> None:
    draft = Draft(BULGARIAN, twin=f"{ENGLISH}\n\n{ENGLISH}")
    assert plant(KINDS["untranslated-block"], draft, "seed") is None


def test_a_key_that_the_twin_lacks_is_left_alone() -> None:
    text, twin = "---\ntitle: А\nlang: bg\ntags: [а]\n---\n", "---\ntitle: A\ntags: [a]\n---\n"
    for seed in range(12):
        planted = plant(KINDS["front-key-dropped"], Draft(text, twin=twin), str(seed))
        assert planted is not None
        assert planted.was in {"title: А", "tags: [а]"}


@pytest.mark.parametrize("kind", ["address-changed", "link-dropped"])
def test_an_address_that_the_twin_lacks_is_left_alone(kind: str) -> None:
    text = "[а](https://example.org/x)\n"
    assert plant(KINDS[kind], Draft(text, twin="A.\n"), "seed") is None
    assert plant(KINDS[kind], Draft(text, twin="[a](https://example.org/x)\n"), "seed") is not None


def test_a_wrong_term_keeps_its_capital() -> None:
    planted = made("wrong-term", "Пътна карта има.\n", terms=(("пътна карта", "роудмап"),))
    assert planted.text == "Роудмап има.\n"


def test_a_wrapped_paragraph_has_the_same_words() -> None:
    text = f"{BULGARIAN} {OTHER}\n"
    planted = made("rewrapped", text)
    assert planted.text is not None
    assert planted.text.split() == text.split()
    assert planted.last > planted.first == 1


def test_a_wrapped_paragraph_stays_one_where_a_long_link_cannot_be_broken() -> None:
    link = "[`бележките към изданието`](https://example.org/" + "a" * 90 + ")"
    planted = made("rewrapped", f"{BULGARIAN} {OTHER} Вижте {link} за повече подробности. {OTHER}\n")
    assert planted.text is not None
    assert "\n\n" not in planted.text


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 7 моста и „още“ (два) не е **така** 3,5 % [а](b.md)\n---\n",
        "```\n7 моста и „още“ (два) не е **така** 3,5 % [а](b.md)\n```\n",
        "<div>\n7 моста и „още“ (два) не е **така** 3,5 % [а](b.md)\n</div>\n",
        "Код: `7 моста и „още“ (два) не е **така** 3,5 % [а](b.md)`\n",
    ],
    ids=["front matter", "code", "html", "inline code"],
)
@pytest.mark.parametrize(
    "kind", ["number-changed", "percent-changed", "decimal-moved", "negation-lost", "quote-unbalanced",
             "bracket-unbalanced", "emphasis-dropped", "link-dropped", "lookalike-letter"]
)  # fmt: skip
def test_what_is_no_prose_is_left_alone(kind: str, text: str) -> None:
    planted = plant(KINDS[kind], Draft(text), "seed")
    # The word before inline code is prose, and the only thing that may change.
    assert planted is None or (kind == "lookalike-letter" and planted.line == 1 and text.startswith("Код"))


PIECES = st.sampled_from([
    "# А\n", "## Б {: #b }\n", f"{BULGARIAN}\n", f"{OTHER} Делът беше 20 % през 2019 г.[^a]\n",
    "- а `код` и **още**\n- б\n", "1. първо нещо\n2. второ, по-дълго нещо\n",
    "| А | Б |\n|---|---|\n| в | 1 |\n| г | 2 |\n", "!!! note\n    Текст.\n", "```py\nx = 1\ny = 2\n```\n",
    "![а](a.png)\n", "> Цитат „тук“ и там.\n", "<div>\nх\n</div>\n", "Вижте [а](a.md#b).\n",
])  # fmt: skip
PAGES = st.builds("\n".join, st.lists(PIECES, min_size=1, max_size=9))


@given(text=PAGES, kind=st.sampled_from(sorted(KINDS)), seed=st.integers(0, 9).map(str))
def test_planting_can_be_repeated_and_names_lines_that_exist(text: str, kind: str, seed: str) -> None:
    draft = Draft(text, twin=text)
    planted = plant(KINDS[kind], draft, seed)
    assert planted == plant(KINDS[kind], draft, seed)
    if planted is None or planted.text is None:
        return
    assert planted.text != text
    lines = planted.text.count("\n") + 1
    assert 1 <= planted.first <= planted.last <= lines
    assert planted.first <= planted.line <= planted.last


@given(text=PAGES, kind=st.sampled_from([kind.name for kind in FAULTS]), seed=st.integers(0, 9).map(str))
def test_lines_outside_the_block_of_the_fault_stay(text: str, kind: str, seed: str) -> None:
    planted = plant(KINDS[kind], Draft(text, twin=text), seed)
    if planted is None or planted.text is None:
        return
    before, after = text.split("\n"), planted.text.split("\n")
    head, tail = planted.first - 1, len(after) - planted.last
    assert after[:head] == before[:head]
    # A blank line next to the fault may have gone with it.
    assert tail == 0 or after[len(after) - tail + 1 :] == before[len(before) - tail + 1 :]


@given(st.text(alphabet="аб1 \n\r-#*`|>[](){}:!.„“", max_size=120), st.sampled_from(sorted(KINDS)))
def test_no_text_breaks_a_planter(text: str, kind: str) -> None:
    planted = KINDS[kind].plant(Draft(text), Random(1))  # noqa: S311
    assert planted is None or planted.first <= planted.last


@given(st.text(alphabet="аб \n\r-#*`|", max_size=80))
def test_the_scanner_loses_no_character(text: str) -> None:
    assert "".join(scan(text).lines) == text


def test_every_kind_says_what_it_is() -> None:
    assert len({kind.name for kind in (*FAULTS, *HARMLESS)}) == len(FAULTS) + len(HARMLESS)
    assert [kind.name for kind in KINDS.values() if not kind.says.endswith(".")] == []


def finding(
    rule: str, line: int, *, side: str = "target", severity: str = "error", print_: str | None = None
) -> dict[str, Any]:
    places: dict[str, Any] = {"source": None, "target": None}
    places[side] = {"path": "a.md", "line": line, "end_line": line, "column": 1}
    return {"rule": rule, "severity": severity, "message": rule, "fingerprint": print_ or f"{rule}{line}", **places}


def test_notes_do_not_count() -> None:
    kept = counted(
        {"findings": [finding("A", 1), finding("B", 1, severity="note"), finding("C", 1, severity="warning")]}
    )
    assert [one["rule"] for one in kept] == ["A", "C"]


def test_a_finding_that_moved_is_not_new() -> None:
    assert new_findings([finding("A", 3)], [finding("A", 9, print_="other")]) == []


def test_a_second_finding_of_the_same_kind_is_new() -> None:
    both = [finding("A", 3), finding("A", 9)]
    assert new_findings([finding("A", 3)], both) == [both[1]]


def test_a_finding_at_the_block_is_right() -> None:
    draft = Draft("# А\n\nПрав **текст** тук.\n", twin="# A\n\nSome **text** here.\n")
    planted = plant(KINDS["emphasis-dropped"], draft, "seed")
    assert planted is not None
    verdict = judge("a.md", "target", draft, planted, [finding("E", 3)])
    assert (verdict.new, verdict.page, verdict.block, verdict.line) == (1, True, True, True)
    verdict = judge("a.md", "target", draft, planted, [finding("E", 1)])
    assert (verdict.new, verdict.page, verdict.block, verdict.line) == (1, True, False, False)
    verdict = judge("b.md", "target", draft, planted, [finding("E", 3)])
    assert (verdict.new, verdict.page, verdict.block, verdict.line) == (1, False, False, False)


def test_a_finding_on_the_twin_alone_is_right_at_the_counterpart_only() -> None:
    draft = Draft(f"# А\n\n{BULGARIAN}\n\n{OTHER}\n", twin=f"# A\n\n{ENGLISH}\n\n\n{ENGLISH}\n")
    planted = next(
        made for seed in range(9) if (made := plant(KINDS["block-deleted"], draft, str(seed))) and made.was == OTHER
    )
    assert judge("a.md", "target", draft, planted, [finding("B", 6, side="source")]).block
    assert not judge("a.md", "target", draft, planted, [finding("B", 3, side="source")]).block
