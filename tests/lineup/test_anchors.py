"""The places that a fragment can name."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.anchors import Anchors, places, told
from lineup.evidence import features
from lineup.markdown import read_page


def _told(text: str) -> str:
    page = read_page(text)
    return told(page, features(page))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title {: #own }", {"own"}),
        ("# Two words & more", {"two-words-more", "two-words--more"}),
        ("# With `code` and [link](a.md)", {"with-code-and-link"}),
        ("# Градска среда", {"градска-среда", "_1"}),
        ("# Версия 2.0: *the* code", {"20-the-code", "версия-20-the-code"}),
        ("#\n\n# Среда", {"_1", "_2", "среда"}),
        ("# Град\n\n# Среда", {"_1", "_2", "град", "среда"}),
        ("# One\n\n# One", {"one", "one-1", "one_1"}),
        ('<a id="here"></a>', {"here"}),
        ("<div\n  class='x' id='there'>\n</div>", {"there"}),
        ('<a name="named"></a> text', {"named"}),
        ("text\n{: #para }", {"para"}),
        ("**text**{: #inline .k }", {"inline"}),
        ("*[HTML]: Hyper", {"HTML"}),
    ],
)
def test_ids(text: str, expected: set[str]) -> None:
    assert places(_told(text)) == expected | {"", "top"}


def test_a_footnotes_name_is_no_place() -> None:
    assert places(_told("text[^n]\n\n[^n]: note")) == {"", "top"}


def test_an_explicit_id_takes_the_place_of_the_derived_one() -> None:
    assert "title" not in places(_told("# Title {: #own }"))


def test_of_a_page_that_could_not_be_read_any_place_may_be_named_and_none_is_known() -> None:
    unknown = Anchors(None, frozenset({"made"}))
    assert "anything" in unknown
    assert not unknown


def test_places_that_data_put_on_a_page_are_among_the_others() -> None:
    anchors = Anchors(_told("# Title"), frozenset({"made"}))
    assert set(anchors) == {"", "top", "title", "made"}
    assert "made" in anchors
    assert "title" in anchors
    assert "other" not in anchors


WORDS = st.sampled_from(
    ("alpha", "Beta", "2019", "a_b", "`code`", "**loud**", "град", "К-2", "[link](x.md)", "&", "C++")
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4))
def test_every_id_that_python_markdown_makes_is_known(titles: list[str]) -> None:
    text = "\n\n".join(f"## {title}" for title in titles)
    converter = markdown.Markdown(extensions=["toc"])
    converter.convert(text)
    made = {str(token["id"]) for token in getattr(converter, "toc_tokens", [])}
    assert made <= places(_told(text))
