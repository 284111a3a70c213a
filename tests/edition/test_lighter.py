"""Pages lose blank space and needless arrows, and nothing else."""

from __future__ import annotations

from edition.lighter import compact, script, single_backlinks


def test_a_footnote_leads_back_to_its_first_citation() -> None:
    def back(ident: str) -> str:
        return f'<a class="footnote-backref" href="#{ident}" title="Back">&#8617;</a>'

    one, two = back("fnref:a"), back("fnref2:a")
    assert single_backlinks(f"<p>A.&#160;{one}{two}{back('fnref3:a')}</p><p>B. {one}</p>") == (
        f"<p>A.&#160;{one}</p><p>B. {one}</p>"
    )


def test_blank_space_goes_except_where_it_is_text_or_hashed() -> None:
    kept = "<pre><code>a\n\n  b\n</code></pre>", "<script>\n  x()\n\n</script>", "<textarea>\n  t\n</textarea>"
    html = f"<p>\n\n    One\n    two\n</p>\n\n{kept[0]}\n  {kept[1]}\n\n\n{kept[2]}\n  <p>end</p>"
    assert compact(html) == f"<p>\nOne\ntwo\n</p>\n{kept[0]}\n{kept[1]}\n{kept[2]}\n<p>end</p>"


def test_a_script_loses_remarks_on_lines_of_their_own_and_indentation() -> None:
    code = (
        "// what it is for\n/**\n * More.\n */\n(() => {\n  // `one`\n  const a = 'https://x' // kept\n\n"
        "  const b = `\n    // as it is\n  `\n  /* small */\n})()\n"
    )
    assert script(code) == ("(() => {\nconst a = 'https://x' // kept\nconst b = `\n    // as it is\n  `\n})()\n")
