"""`python -m weekly SITE`: prints the week's report about links and dependencies.

Exit status: 0 nothing to do, 1 something to do, 2 it could not be run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from weekly import dependencies, links, report

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Looks at everything and prints the report; what cannot be looked at is said in it."""
    given = sys.argv[1:] if arguments is None else arguments
    site = Path(given[0]) if len(given) == 1 else None
    if site is None or not (site / "index.html").is_file():
        print("Say where the built site stands: python -m weekly SITE", file=sys.stderr)
        return 2
    parts = [*report.link_parts(links.broken(links.collect(site))), *package_parts(ROOT / "requirements")]
    print(report.markdown(parts), end="")
    return 0 if all(part.empty for part in parts) else 1


def package_parts(folder: Path) -> list[report.Part]:
    """What is to be said about the locked packages, one part per question."""
    lock = dependencies.pins((folder / "dev.txt").read_text("utf-8"))
    wishes = "".join((folder / name).read_text("utf-8") for name in ("site.in", "dev.in"))
    questions: list[Callable[[], report.Part]] = [
        lambda: report.faulty_part(dependencies.faulty(lock)),
        lambda: report.newer_part(
            "A new lock would change",
            "Make it as CONTRIBUTING.md says under “Dependencies”, and run the tests.",
            dependencies.would_change(dependencies.resolve(folder / "dev.in"), lock),
        ),
        lambda: report.newer_part(
            "Held back on purpose",
            "`requirements/*.in` pins these; read what the newer version brings before you move the pin.",
            dependencies.held_back(dependencies.outdated(), wishes),
        ),
    ]
    headings = ("Known vulnerabilities", "A new lock would change", "Held back on purpose")
    return [_answer(heading, question) for heading, question in zip(headings, questions, strict=True)]


def _answer(heading: str, question: Callable[[], report.Part]) -> report.Part:
    """A question's part, or a part that says why there is no answer."""
    try:
        return question()
    except dependencies.UnansweredError as unknown:
        return replace(report.Part(heading, "", ()), unknown=str(unknown))


if __name__ == "__main__":
    sys.exit(main())
