"""Inline parts: what is found, where it stands, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.inline import read_closely, read_inline
from lineup.plain_inline import plain_inline

DEFINITIONS = {"b": ("b.md", 9), "two words": ("two.md", 10)}


def refs(text: str) -> list[tuple[str, str, str]]:
    return [(ref.kind, ref.target, ref.text) for ref in read_inline(text, DEFINITIONS).refs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[one](a.md)", [("link", "a.md", "one")]),
        ('[one](a.md#x "Title")', [("link", "a.md#x", "one")]),
        ("[one](<a b.md> 'Title')", [("link", "a b.md", "one")]),
        ("[one](a_(b).md)", [("link", "a_(b).md", "one")]),
        (r"[one](a\(b.md)", [("link", "a(b.md", "one")]),
        ("[one](a.md?x=1&amp;y=2)", [("link", "a.md?x=1&y=2", "one")]),
        ("[one]()", [("link", "", "one")]),
        ("[one](a.md){ .button target=_blank }", [("link", "a.md", "one")]),
        ("[a [x] c](d.md)", [("link", "d.md", "a [x] c")]),
        (r"[a \] c](d.md)", [("link", "d.md", r"a \] c")]),
        ("[a [in](in.md) c](out.md)", [("link", "in.md", "in")]),
        ("[mail](mailto:a@b.org)", [("email", "a@b.org", "mail")]),
        ("[https://a.org](https://a.org)", [("link", "https://a.org", "https://a.org")]),
        ("[`code`](a.md)", [("link", "a.md", "`code`"), ("code", "code", "code")]),
        ("[no] (a.md)", []),
        ("[no](a b.md)", []),
        ("[one][b]", [("link", "b.md", "one")]),
        ("[one][Two  WORDS]", [("link", "two.md", "one")]),
        ("[B][]", [("link", "b.md", "B")]),
        ("[b]", [("link", "b.md", "b")]),
        ("[one][none]", []),
        ("[none]", []),
        ("![alt](p.png)", [("image", "p.png", "alt")]),
        ("![alt][b]", [("image", "b.md", "alt")]),
        ("![*soft* [x](y.md)](p.png)", [("image", "p.png", "*soft* [x](y.md)")]),
        ("[![alt](p.png)](a.md)", [("link", "a.md", "![alt](p.png)"), ("image", "p.png", "alt")]),
        (r"\![one](a.md)", [("link", "a.md", "one")]),
        (r"\[one](a.md)", []),
        ("<https://a.org/x>", [("url", "https://a.org/x", "https://a.org/x")]),
        ("<a@b.org>", [("email", "a@b.org", "a@b.org")]),
        ("<mailto:a@b.org>", [("email", "a@b.org", "mailto:a@b.org")]),
        ("See https://a.org/x_y_z.", [("url", "https://a.org/x_y_z", "https://a.org/x_y_z")]),
        ("(https://a.org/(x))", [("url", "https://a.org/(x)", "https://a.org/(x)")]),
        ("„https://a.org“", [("url", "https://a.org", "https://a.org")]),
        ("http://", []),
        ("a://b", []),
        ("`x`", [("code", "x", "x")]),
        ("`` a ` b ``", [("code", "a ` b", " a ` b ")]),
        ("`a\n  b`", [("code", "a b", "a\n  b")]),
        ("`[a](b.md)`", [("code", "[a](b.md)", "[a](b.md)")]),
        ("`` open `closed`", [("code", "closed", "closed")]),
        (r"\`no`", []),
        ("`code`{.python}", [("code", "code", "code")]),
        ("text[^one][^two]", [("footnote", "one", ""), ("footnote", "two", "")]),
        ("<kbd>Ctrl</kbd>", [("tag", "kbd", "")]),
        ("<br />", [("tag", "br", "")]),
        ('<span title="a > b">', [("tag", "span", ' title="a > b"')]),
        ('<a href="x.md?a=1&amp;b=2">x</a>', [("link", "x.md?a=1&b=2", "")]),
        ("<img src='p.png' alt='Alt'>", [("image", "p.png", "Alt")]),
        ('<a name="x"></a>', [("tag", "a", ' name="x"')]),
        ("1 < 2 and 3 > 2", []),
        ("<!-- [a](b.md) --> c", []),
        ("<!-- [a](b.md)", [("link", "b.md", "a")]),
    ],
)
def test_parts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert refs(text) == expected


@pytest.mark.parametrize(
    ("text", "strong", "emphasis"),
    [
        ("**loud** *soft*", ["loud"], ["soft"]),
        ("__loud__ _soft_", ["loud"], ["soft"]),
        ("***both***", ["both"], ["both"]),
        ("**a *b* c**", ["a *b* c"], ["b"]),
        ("*a **b** c*", ["b"], ["a **b** c"]),
        ("**a *b***", ["a *b*"], ["b"]),
        ("snake_case_name and 2 * 3 * 4", [], []),
        ("мно**го**", ["го"], []),
        (r"\*no\* *yes*", [], ["yes"]),
        ("*open", [], []),
        ("`*code*` *soft*", [], ["soft"]),
        ("*a [b*](c.md)", [], []),
        ("[**b**](c.md)", ["b"], []),
        ("![**b**](c.png)", [], []),
        ("**„София“**", ["„София“"], []),
    ],
)
def test_emphasis(text: str, strong: list[str], emphasis: list[str]) -> None:
    found = read_inline(text)
    assert [text[start:end] for start, end in found.strong] == strong
    assert [text[start:end] for start, end in found.emphasis] == emphasis


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a [link](x.md) b", "a link b"),
        ("a [link](x.md){.k #i} b", "a link b"),
        ("**a** `code` <b>c</b>[^n]", "a  c"),
        (r"a \* b", "a * b"),
        ("a ![alt](x.png) b", "a alt b"),
        ("a <!-- note --> b", "a  b"),
        ("a {{ template }} b", "a {{ template }} b"),
        ("[*a* `b`](c.md)", "a "),
    ],
)
def test_marks_are_what_is_no_text(text: str, left: str) -> None:
    parts, at = [], 0
    for start, end in read_inline(text).marks:
        assert start >= at
        parts.append(text[at:start])
        at = end
    assert "".join((*parts, text[at:])) == left


PIECES = (
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "`",
    "``",
    "*",
    "**",
    "_",
    "<",
    ">",
    "\\",
    "{.x}",
    "a",
    " ",
    "[^",
    "https://a.b",
    "<!--",
    "-->",
    "\n",
    "ж",
    "<b>",
)


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_is_read_and_every_place_is_inside_it(text: str) -> None:
    found = read_inline(text, DEFINITIONS)
    assert list(found.refs) == sorted(found.refs, key=lambda ref: ref.offset)
    for ref in found.refs:
        assert 0 <= ref.offset < ref.end <= len(text)
        if ref.kind in ("link", "image", "email") and ref.text and text[ref.offset] != "<":
            assert ref.text in text[ref.offset : ref.end]
    behind = 0
    for start, end in found.marks:
        assert behind <= start <= end <= len(text)
        behind = end
    for start, end in (*found.strong, *found.emphasis):
        assert 0 < start <= end < len(text)
        assert text[start - 1] == text[end]


SIMPLE = (
    *PIECES, "**a**", "*a b*", "`a`", "[a](b.md)", "[^1]", "[a: b](https://a.b/c)", "**A:**", "a_b", "![a](b.png)", "`a b`", "*",
    "[a](mailto:b@c.d)", "**[a](b.md)**", "{: #a }", "!", "://", "\u00a0", "\\*", "\\`", "\\[", "\\!", "\\a", "<br>", "<br />",
    "![](b.png)", "![a: http://b](c.png)", "[![a](b.png)](c.md)",
)  # fmt: skip


@given(st.lists(st.sampled_from(SIMPLE), max_size=12).map("".join))
def test_simple_parts_are_read_as_any_others(text: str) -> None:
    plain = plain_inline(text)
    assert plain is None or plain == read_closely(text, DEFINITIONS)


@pytest.mark.parametrize("text", [
        "words", "**a** [b](c.md)", "`a`[^1]", "snake_case: *a*", "a {b} c", "![a](b.png)", "![](b.png)!", "a\\*b", "a<br>b<br />c",
        "C:\\new", "*a\\*b* **\\_c\\\\\\!**",
    ])  # fmt: skip
def test_simple_parts_need_no_closer_look(text: str) -> None:
    assert plain_inline(text) == read_closely(text, {})


@pytest.mark.parametrize(
    "text",
    [
        "a [b] c",
        "<b>",
        "![a](<b c>)",
        "[![a](b.png)](c.md)",
        "`a",
        "**a",
        "*a **b***",
        "[a](b.md){: .c }",
        "*a\\b*",
        "http://a.b",
    ],
)
def test_what_may_be_read_in_two_ways_needs_a_closer_look(text: str) -> None:
    assert plain_inline(text) is None
