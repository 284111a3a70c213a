"""Keeps one comment on a pull request: writes it, or replaces the one that an earlier run wrote.

    python scripts/comment.py FILE

What it needs comes from the action: GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL, LINEUP_TOKEN. Where the token may
not write, as in a pull request from a fork, it says so and the job goes on: the summary of the job has the same text. LINEUP_UI
is the language in which it says so.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MARK = "<!-- lineup: summary -->"
"""By this the comment is known again."""
LARGEST = 60_000
"""Characters of a comment; GitHub takes 65,536."""
_PAGE = 100


SAID = {
    "en": {
        "unwritten": "the comment on the pull request was not written: {why}",
        "refused": "the token may not write here",
        "answered": "the server answered {what}",
        "unreachable": "the server cannot be reached ({what})",
    },
    "bg": {
        "unwritten": "коментарът към заявката за промяна не е записан: {why}",
        "refused": "с този ключ не може да се пише тук",
        "answered": "сървърът отговори с {what}",
        "unreachable": "няма връзка със сървъра ({what})",
    },
}


class Refused(Exception):
    """The server does not let this token do that, or cannot be reached; the reason is a key of `SAID`."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.what = what


def main(argv: list[str], environment: Mapping[str, str]) -> int:
    """Writes the comment; always 0, since nobody's work is wrong because a comment could not be written."""
    text = Path(argv[0]).read_text("utf-8")
    number = pull_request(environment)
    if not number or not environment.get("LINEUP_TOKEN"):
        return 0
    body = f"{MARK}\n{text if len(text) <= LARGEST else text[:LARGEST] + '…'}"
    base = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}/issues"
    token = environment["LINEUP_TOKEN"]
    try:
        old = existing(f"{base}/{number}/comments", token)
        if old is None and "<del>" not in text and "<ins>" not in text and "\n- " not in text:
            # Nothing to tell, and nothing was told before.
            return 0
        if old is None:
            ask("POST", f"{base}/{number}/comments", token, {"body": body})
        elif old["body"] != body:
            ask("PATCH", f"{base}/comments/{old['id']}", token, {"body": body})
    except Refused as error:
        said = SAID["bg" if environment.get("LINEUP_UI") == "bg" else "en"]
        why = said[error.reason].format(what=error.what)
        print(f"::notice::lineup: {said['unwritten'].format(why=why)}")
    return 0


def pull_request(environment: Mapping[str, str]) -> int:
    """The number of the pull request that the job runs for; 0 where it runs for none."""
    try:
        event = json.loads(Path(environment.get("GITHUB_EVENT_PATH", "")).read_text("utf-8"))
        return int(event.get("pull_request", {}).get("number", 0))
    except (OSError, ValueError, AttributeError, TypeError):
        return 0


def existing(address: str, token: str) -> dict[str, Any] | None:
    """The comment that an earlier run wrote.

    Raises:
        Refused: the comments cannot be read.
    """
    page = 1
    while True:
        found = ask("GET", f"{address}?per_page={_PAGE}&page={page}", token)
        for comment in found:
            if str(comment.get("body", "")).startswith(MARK):
                return dict(comment)
        if len(found) < _PAGE:
            return None
        page += 1


def ask(method: str, address: str, token: str, data: Mapping[str, str] | None = None) -> Any:
    """What the server answers.

    Raises:
        Refused: it says no, says nothing that can be read, or is not there.
    """
    request = urllib.request.Request(  # noqa: S310 - the address is the action's
        address,
        method=method,
        data=json.dumps(data).encode() if data else None,
        headers={
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "lineup",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        if error.code in (401, 403, 404):
            raise Refused("refused") from error
        raise Refused("answered", str(error.code)) from error
    except (OSError, ValueError) as error:
        raise Refused("unreachable", type(error).__name__) from error


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")  # as GitHub reads it, on every system
    sys.exit(main(sys.argv[1:], os.environ))
