"""Scripts written into pages and titles, each with a name of its own, for one build with all of them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

PLANTS: dict[str, Callable[[str, str], str]] = {
    "docs/bg/summary.md": lambda text, script: (
        f"{text}\n\n{script}\n\n<p id=planted onclick='window.ran = 2'>тук</p>\n"
    ),
    # In titles: in the header, in a heading, as entities in a heading and in a section.
    "docs/en/summary.md": lambda text, script: text.replace(
        "---\n", f"---\ntitle: 'A {script}'\nstatus: '\"{script}'\n", 1
    ),
    "docs/en/glossary.md": lambda text, script: text.replace("\n# ", f"\n# {script} ", 1),
    "docs/en/open-questions.md": lambda text, script: text.replace("\n# ", f"\n# &lt;/title>{escape(script)} ", 1),
    "docs/en/figures.md": lambda text, script: text.replace("\n## ", f"\n## {escape(script)} `{script}` ", 1),
}


def plant(folder: Path) -> dict[str, str]:
    """Writes the scripts into the pages of a copy; by the page's path the text of each."""
    scripts = {name: f"window.ran = {number}" for number, name in enumerate(PLANTS, 10)}
    for name, script in scripts.items():
        page = folder / name
        text = page.read_text("utf-8")
        planted = PLANTS[name](text, f"<script>{script}</script>")
        assert planted != text, name
        page.write_text(planted, "utf-8")
    return scripts
