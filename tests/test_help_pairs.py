"""The pages that the benchmarks make of an office suite's help: both languages with the same blocks, or none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parent.parent / "benchmarks" / "help.py"

PAGE = """<helpdocument><body>
<section id="s"><h1 id="a">Title</h1>
<paragraph id="b" role="paragraph">Text</paragraph>
<note id="c">Note</note>
<list type="ordered"><listitem><paragraph id="d">One</paragraph></listitem><listitem><paragraph id="e">Two</paragraph></listitem></list>
<table><tablerow><tablecell><paragraph id="f">Key</paragraph></tablecell><tablecell><paragraph id="g">Effect</paragraph></tablecell></tablerow></table>
<bascode><paragraph id="h" role="bascode">Print 1</paragraph></bascode>
<paragraph id="{left}" role="paragraph">Left</paragraph>
</section></body></helpdocument>
"""

ENTRIES = {
    "a": ("Printing *all* pages", "Печат на *всички* страници"),
    "b": (
        'Choose <emph>File - Print</emph> or <literal>P</literal>, see <link href=\\"text/a.xhp\\">there & here</link>; '
        "this goes on for as many words as a page needs that is not to be left out, which are forty in the source, and a few "
        "more of them so that nobody has to count.",
        'Изберете <emph>Файл - Печат</emph> или <literal>P</literal>, вижте <link href=\\"text/a.xhp\\">там & тук</link>.',
    ),
    "c": ("Mind the paper.", "Внимавайте за хартията."),
    "d": ("First", "Първо"),
    "e": ("Second", "Второ"),
    "f": ("Key", "Клавиш"),
    "g": ("Effect", "Действие"),
    "h": ("Print 1", "Print 1"),
}

SOURCE = """# Printing \\*all\\* pages

Choose **File - Print** or `P`, see [there & here](/text/a.md); this goes on for as many words as a page needs that is \
not to be left out, which are forty in the source, and a few more of them so that nobody has to count.

!!! note

    Mind the paper.

1.  First
2.  Second

| Key | Effect |
| --- | --- |

```
Print 1
```
"""

TARGET = """# Печат на \\*всички\\* страници

Изберете **Файл - Печат** или `P`, вижте [там & тук](/text/a.md).

!!! note

    Внимавайте за хартията.

1.  Първо
2.  Второ

| Клавиш | Действие |
| --- | --- |

```
Print 1
```
"""


def made(folder: Path, left: str, entries: dict[str, tuple[str, str]]) -> subprocess.CompletedProcess[str]:
    """Runs the program on one page, of which the passage `left` is in no catalogue if its id is none of the entries."""
    page = folder / "pages/source/text/shared/one.xhp"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format(left=left), "utf-8")
    texts = [
        f'#: one.xhp\nmsgctxt ""\n"one.xhp\\n"\n"{ident}\\n"\n"help.text"\nmsgid "{source}"\nmsgstr "{target}"\n'
        for ident, (source, target) in entries.items()
    ]
    po = folder / "translations/source/text/shared.po"
    po.parent.mkdir(parents=True)
    po.write_text("\n".join(texts), "utf-8")
    call = [sys.executable, str(PROGRAM), "pages", "translations", "out"]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")


def test_a_page_becomes_the_same_blocks_in_both_languages(tmp_path: Path) -> None:
    ran = made(tmp_path, "nowhere", ENTRIES)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "1 pair with 73 words of the source in out\n"
    assert (tmp_path / "out/en/shared/one.md").read_text("utf-8") == SOURCE
    assert (tmp_path / "out/bg/shared/one.md").read_text("utf-8") == TARGET


@pytest.mark.parametrize("count", [1, 2])
def test_a_page_that_is_hardly_translated_is_left_out(tmp_path: Path, count: int) -> None:
    ran = made(tmp_path, "nowhere", dict(list(ENTRIES.items())[:count]))
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "0 pairs with 0 words of the source in out\n", "")
    assert not (tmp_path / "out").exists()
