"""The places that a fragment can name."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.anchors import anchors, slugs
from lineup.markdown import read_page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title {: #own }", {"own"}),
        ("# Two words & more", {"two-words-more", "two-words--more"}),
        ("# With `code` and [link](a.md)", {"with-code-and-link"}),
        ("# Градска среда", {"градска-среда", "_1"}),
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
    assert anchors(read_page(text)) == expected | {"", "top"}


def test_a_footnotes_name_is_no_place() -> None:
    assert anchors(read_page("text[^n]\n\n[^n]: note")) == {"", "top"}


def test_an_explicit_id_takes_the_place_of_the_derived_one() -> None:
    assert "title" not in anchors(read_page("# Title {: #own }"))


def test_slugs_of_a_heading_are_those_of_python_markdown_and_github() -> None:
    page = read_page("# Версия 2.0: *the* code")
    assert slugs(page.blocks[0], page) == {"20-the-code", "версия-20-the-code"}


WORDS = st.sampled_from(
    ("alpha", "Beta", "2019", "a_b", "`code`", "**loud**", "град", "К-2", "[link](x.md)", "&", "C++")
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4))
def test_every_id_that_python_markdown_makes_is_known(titles: list[str]) -> None:
    text = "\n\n".join(f"## {title}" for title in titles)
    converter = markdown.Markdown(extensions=["toc"])
    converter.convert(text)
    made = {str(token["id"]) for token in getattr(converter, "toc_tokens", [])}
    assert made <= anchors(read_page(text))
