"""The policy lets the scripts of the templates run and no other."""

from __future__ import annotations

import pytest

from edition.policy import Script, digest, inline_scripts, policy, protected

THEME = "theme()"


def page(content: str) -> str:
    return (
        f"<html><head><title>T</title></head><body><script>{THEME}</script><article>{content}</article></body></html>"
    )


def test_inline_scripts_are_found_with_their_lines() -> None:
    html = '<script>a()</script>\n<script src="b.js"></script>\n<script type="module">if (1 < 2) c("&amp;")</script>'
    assert inline_scripts(html) == [Script("a()", 1), Script('if (1 < 2) c("&amp;")', 3)]


def test_data_in_a_script_element_is_no_script() -> None:
    assert inline_scripts('<script id="__config" type="application/json">{"a": 1}</script>') == []


def test_a_script_is_named_by_its_digest() -> None:
    assert digest("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_the_policy_names_all_that_may_be_loaded() -> None:
    assert policy(["alert('Hello, world.');"]) == (
        "default-src 'none'; script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
    )


def test_a_script_is_named_once() -> None:
    assert policy([THEME, THEME]).count("sha256-") == 1


def test_the_policy_is_the_first_thing_in_the_head() -> None:
    assert '<head>\n    <meta http-equiv="Content-Security-Policy" content="default-src \'none\'' in protected(page(""))


def test_a_script_in_the_content_is_not_let_run() -> None:
    content = "<p>Text.</p><script>planted()</script>"
    made = protected(page(content), content)
    assert digest(THEME) in made
    assert digest("planted()") not in made


def test_content_cannot_end_the_article_to_be_trusted() -> None:
    content = "</article></main><script>planted()</script><article>"
    assert digest("planted()") not in protected(page(content), content)


def test_the_preview_lets_inline_scripts_run() -> None:
    made = protected(page(""), preview=True)
    assert "script-src 'self' 'unsafe-inline';" in made
    assert "sha256-" not in made


@pytest.mark.parametrize(
    ("html", "content", "sentence"),
    [
        ("<p>No head.</p>", "", "the page has no <head>"),
        (page("<p>One.</p>"), "<p>Other.</p>", "the page does not hold its own content"),
    ],
)
def test_what_cannot_be_protected_is_refused(html: str, content: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        protected(html, content)
