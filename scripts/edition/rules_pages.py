"""The checker's rules as Markdown: what each finds, why it exists, a bad and a good example; straight from the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edition.words import RULE_WORDS
from lineup import FAMILIES, LANGUAGES, RULES, Rule, guide_of

NAMES = tuple(FAMILIES.values())
"""The families of rules; each has a page of its name."""


def family(name: str, language: str) -> str:
    """All rules of one family, each under a heading with its code as id."""
    rules = sorted((rule for rule in RULES.values() if rule.family == name), key=lambda rule: rule.code)
    return "\n\n".join(part for rule in rules for part in _rule(rule, language))


def overview(language: str) -> str:
    """A table of the families with the number of their rules and links to their pages."""
    words, titles = RULE_WORDS[language], LANGUAGES[language].FAMILIES
    lines = [f"| {words['family']} | {words['codes']} | {words['number']} |", "| --- | --- | ---: |"]
    for start, name in FAMILIES.items():
        number = sum(rule.family == name for rule in RULES.values())
        lines.append(f"| [{titles[name]}]({name}.md) | `{start}` | {number} |")
    return "\n".join(lines)


def _rule(rule: Rule, language: str) -> Iterator[str]:
    """The parts of one rule."""
    words, guide = RULE_WORDS[language], guide_of(rule.name, language)
    yield f"## {rule.code} `{rule.name}` {{: #{rule.code.lower()} }}"
    yield guide.says
    yield guide.why
    yield words["weight"].format(severity=LANGUAGES[language].SEVERITIES[rule.severity], mqm=rule.mqm)
    bad, good = guide.example.bad, guide.example.good
    yield f"**{words['bad']}**"
    if guide.example.settings:
        yield _file("pyproject.toml", f"[tool.lineup]\n{guide.example.settings}", language)
    yield from _files({path: text for path, text in bad.items() if _matters(path, bad, good)}, language)
    yield f"**{words['good']}**"
    yield from _files({path: text for path, text in good.items() if _differs(path, bad, good)}, language)


def _matters(path: str, bad: Mapping[str, str], good: Mapping[str, str]) -> bool:
    """Does a reader need this file to see what is wrong? The page itself, data, and what the good example has otherwise."""
    return path.endswith("/page.md") or "/" not in path or _differs(path, bad, good)


def _differs(path: str, bad: Mapping[str, str], good: Mapping[str, str]) -> bool:
    return bad.get(path) != good.get(path)


def _files(files: Mapping[str, str], language: str) -> Iterator[str]:
    for path, text in files.items():
        if text.strip():
            yield _file(path, text, language)


def _file(path: str, text: str, language: str) -> str:
    """A file as a block of code, which says what language it is in where that is not the page's."""
    block = f'`````{{ .text title="{path}" }}\n{text.rstrip()}\n`````'
    own = path.partition("/")[0] if path.startswith(("en/", "bg/")) else "en"
    return block if own == language else f'<div lang="{own}" markdown>\n\n{block}\n\n</div>'
