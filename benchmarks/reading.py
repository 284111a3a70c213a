"""Measures how fast pages are read, against other parsers of Markdown on the same text in the same run.

    .venv/bin/python benchmarks/reading.py                  this project's own pages
    .venv/bin/python benchmarks/reading.py DIR [DIR …]      any trees
    .venv/bin/python benchmarks/reading.py --hostile        texts that make a reader slow, each at a size and at four times it

markdown-it-py and pyromark are measured, too, where they can be imported.

Every figure is the best of `--rounds` passes over all pages, in CPU time of this process, so that a busy machine
changes it little. `blocks` reads pages into blocks with lines and front matter; `blocks and inline` also finds the
inline parts of every block, which is all that alignment and rules need. The other parsers do less: they give tokens or
events, and know nothing of admonitions, tabs or front matter.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from lineup import model  # noqa: E402 - the path is set above
from lineup.inline import read_inline  # noqa: E402
from lineup.markdown import COMMONMARK, PYTHON_MARKDOWN, Dialect, read_page  # noqa: E402

Reader = Callable[[str], object]
ENDINGS = (".md", ".markdown", ".mdx")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one line per reader: seconds for all pages, megabytes in a second, and how long 7 MB would take."""
    parser = argparse.ArgumentParser(description="How fast pages are read.")
    parser.add_argument("trees", nargs="*", type=Path, default=[ROOT / "docs"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hostile", action="store_true", help="read texts that are made to be slow")
    given = parser.parse_args(argv)
    if given.hostile:
        return hostile()
    files = sorted(
        file for tree in given.trees for file in tree.rglob("*") if file.suffix in ENDINGS and file.is_file()
    )
    texts = [file.read_text("utf-8") for file in files]
    size = sum(len(text.encode()) for text in texts) / 1e6
    if not texts:
        print("no pages here", file=sys.stderr)
        return 2
    print(f"{len(texts)} pages, {size:.2f} MB")
    for name, reader in readers().items():
        seconds = best(reader, texts, given.rounds)
        print(f"{name:<34} {seconds * 1000:8.1f} ms {size / seconds:8.1f} MB/s {7 * seconds / size:7.2f} s for 7 MB")
    return 0


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "images": lambda n: "![" * (n // 2),
    "stars": lambda n: "*a " * (n // 3),
    "back ticks of every length": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "tags": lambda n: '<a "' * (n // 4),
    "comments": lambda n: "<!-- " * (n // 5),
    "addresses": lambda n: "http://" * (n // 7),
    "link targets": lambda n: '[a](b "c ' * (n // 9),
    "quotes in one line": lambda n: ">" * n + "a",
    "quotes, deeper and deeper": lambda n: "\n".join(">" * i + "a" for i in range(int((2 * n) ** 0.5))),
    "lists, deeper and deeper": lambda n: "\n".join("    " * i + "- a" for i in range(int((n / 2) ** 0.5))),
    "items in one line": lambda n: "- " * (n // 2) + "a",
    "admonitions, deeper and deeper": lambda n: "\n".join("    " * i + "!!! a" for i in range(int((n / 2) ** 0.5))),
    "containers that nothing closes": lambda n: "::: a\n" * (n // 6),
    "fences that nothing closes": lambda n: "\n\n".join("`" * i for i in range(int((2 * n) ** 0.5), 3, -1)),
    "tags that nothing closes": lambda n: "<div>\n\n" * (n // 7),
    "formulas that nothing closes": lambda n: "$$a\n\n" * (n // 5),
    "a table": lambda n: "a | b\n--|--\n" + "c | d\n" * (n // 6),
    "one row": lambda n: "|a" * (n // 4) + "\n" + "|-" * (n // 4),
    "one line": lambda n: "word " * (n // 5),
    "definitions": lambda n: "a\n:   b\n" * (n // 8),
    "footnotes": lambda n: "[^a]: b\n" * (n // 8),
    "empty lines": lambda n: ("a" + "\n" * 40) * (n // 41),
}


def hostile(size: int = 500_000) -> int:
    """Prints what each hostile text costs, and how much more four times of it costs: about 4 is in proportion."""
    for name, make in HOSTILE.items():
        small, large = make(size), make(4 * size)
        once = max(best(lambda text: whole(text, PYTHON_MARKDOWN), [small], 2), 1e-3)
        again = best(lambda text: whole(text, PYTHON_MARKDOWN), [large], 1)
        print(
            f"{name:<34} {again * 1e6 / len(large):8.2f} s/MB, four times the text costs {again / once:5.1f} times as much"
        )
    return 0


def best(reader: Reader, texts: Sequence[str], rounds: int) -> float:
    """The shortest of several passes."""
    passes = []
    for _ in range(rounds):
        begin = time.process_time()
        for text in texts:
            reader(text)
        passes.append(time.process_time() - begin)
    return max(min(passes), 1e-9)


def readers() -> dict[str, Reader]:
    """Our reader in both dialects, then every other parser that is installed."""
    found: dict[str, Reader] = {
        "lineup, blocks": read_page,
        "lineup, blocks and inline": lambda text: whole(text, PYTHON_MARKDOWN),
        "lineup, CommonMark": lambda text: whole(text, COMMONMARK),
    }
    for add in (_markdown_it, _pyromark, _python_markdown):
        try:
            found.update(add())
        except ImportError:
            print(f"({add.__name__.strip('_')} is not installed)")
    return found


def whole(text: str, dialect: Dialect) -> int:
    """All that reading gives: blocks, and the inline parts of each block that people read."""
    page = read_page(text, "", dialect)
    return sum(
        len(read_inline(block.text, page.definitions).refs) for block in page.blocks if block.kind in model.PROSE
    )


def _markdown_it() -> dict[str, Reader]:
    """CommonMark and tables; with the plugins that would be needed at the least."""
    parser: Any = importlib.import_module("markdown_it").MarkdownIt("commonmark").enable("table")
    readers: dict[str, Reader] = {"markdown-it-py": parser.parse}
    try:
        plugins: Any = importlib.import_module("mdit_py_plugins")
        names = ("front_matter", "footnote", "deflist", "admon", "attrs")
        rich: Any = importlib.import_module("markdown_it").MarkdownIt("commonmark").enable("table")
        for name in names:
            module = importlib.import_module(f"{plugins.__name__}.{name}")
            rich.use(getattr(module, f"{name}_plugin"))
        readers["markdown-it-py, five plugins"] = rich.parse
    except ImportError:
        print("(mdit-py-plugins is not installed)")
    return readers


def _pyromark() -> dict[str, Reader]:
    """A binding to pulldown-cmark; events with places, as our reader gives lines."""
    module: Any = importlib.import_module("pyromark")
    options = module.Options.ENABLE_TABLES | module.Options.ENABLE_FOOTNOTES
    return {
        "pyromark, events": lambda text: list(module.events(text, options=options)),
        "pyromark, events with places": lambda text: list(module.events_with_range(text, options=options)),
    }


def _python_markdown() -> dict[str, Reader]:
    """What renders Material sites; it gives no lines."""
    module: Any = importlib.import_module("markdown")
    converter: Any = module.Markdown(extensions=["attr_list", "tables", "footnotes", "admonition", "def_list"])

    def render(text: str) -> object:
        converter.reset()
        return converter.convert(text)

    return {"Python-Markdown, five extensions": render}


if __name__ == "__main__":
    raise SystemExit(main())
