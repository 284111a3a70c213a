"""What a pull request is told: the summary of what it makes stale and repairs, in the job's summary and as one comment; the hook."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.lineup.calls import Answer, put
from tests.lineup.repository import git

ROOT = Path(__file__).parents[2]
ENGLISH = "# The plan {: #plan }\n\nThe plan was adopted in 2019.\n\nEverybody may use the portal.\n"
BULGARIAN = "# Планът {: #plan }\n\nПланът е приет през 2019\u00a0г.\n\nВсеки може да използва портала.\n"

pytestmark = pytest.mark.usefixtures("remembering")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A repository with a confirmed page and one that was never confirmed, on a branch of its own."""
    folder = tmp_path / "repository"
    put(folder, "pyproject.toml", '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n')
    put(folder, "docs/en/plan.md", ENGLISH)
    put(folder, "docs/bg/plan.md", BULGARIAN)
    put(folder, "docs/en/news.md", "The first news of the year.\n")
    put(folder, "docs/bg/news.md", "Първите новини за годината.\n")
    monkeypatch.chdir(folder)
    assert Answer(capsys, "confirm", "docs/bg/plan.md").status == 0
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    git(folder, "switch", "-q", "-c", "mine")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert text.count(old) == 1
    put(folder, name, text.replace(old, new))


def summary(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    answer = Answer(capsys, "summary", "--base", "main", *more)
    assert (answer.status, answer.err) == (0, "")
    return answer.out


def test_a_branch_that_changes_nothing_that_was_confirmed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(repository, "docs/en/plan.md", ENGLISH.replace("The plan was", "The plan\nwas"))
    assert summary(capsys) == (
        "### What this change does to the confirmed translations\n\n"
        "Nothing that was confirmed has become stale, and nothing was repaired.\n\n"
        "### Какво прави тази промяна с потвърдените преводи\n\n"
        "Нищо потвърдено не е остаряло и нищо не е поправено.\n\n"
    )


def test_what_becomes_stale_and_what_is_repaired(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(repository, "docs/en/plan.md", "2019", "2020")
    change(repository, "docs/en/news.md", "first news", "<latest> @news")
    assert summary(capsys).partition("### Какво")[0] == (
        "### What this change does to the confirmed translations\n\n"
        "**Became stale: 2. Repaired: 0.**\n\n"
        "Became stale:\n\n"
        "- `docs/bg/plan.md:3` source changed, high (figures): The plan was adopted in <del>2019</del><ins>2020</ins>.\n"
        "- `docs/bg/news.md:1` source changed, medium (wording): "
        "The <del>first </del><ins>&#60;latest&#62; &#64;</ins>news of the year.\n\n"
        "See the changes with `lineup diff`, mend the translations, then record them with `lineup confirm`.\n\n"
    )
    git(repository, "commit", "-q", "-a", "-m", "two")
    git(repository, "branch", "-f", "main")
    git(repository, "switch", "-q", "-c", "answer")
    assert "Nothing that was confirmed has become stale" in summary(capsys)
    change(repository, "docs/bg/plan.md", "2019", "2020")
    assert Answer(capsys, "confirm", "docs/bg/plan.md").status == 0
    said = summary(capsys, "--ui", "bg")
    assert said.startswith(
        "### Какво прави тази промяна с потвърдените преводи\n\n"
        "**Остарели блокове: 0. Поправени: 1.**\n\n"
        "Поправени:\n\n"
        "- `docs/bg/plan.md:3` потвърдено: The plan was adopted in 2020.\n\n"
    )
    assert json.loads(summary(capsys, "--json"))["summary"] == {"pages": 1, "stale": 0, "repaired": 1}


def test_a_renamed_page_makes_nothing_stale(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("en", "bg"):
        git(repository, "mv", f"docs/{language}/plan.md", f"docs/{language}/strategy.md")
    assert "Nothing that was confirmed has become stale" in summary(capsys)


# --- the hook ------------------------------------------------------------------------------------------------------


def test_the_hook_wants_changed_pairs_confirmed_in_the_commit(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[1]
    assert hook["id"] == "lineup-freshness"
    program, *arguments = hook["entry"].split()
    assert program == "lineup"
    put(repository, "README.md", "Nobody translates this.\n")
    change(repository, "docs/en/plan.md", "2019", "2020")
    change(repository, "docs/bg/plan.md", "2019", "2020")
    changed = ["README.md", "docs/en/plan.md", "docs/bg/plan.md"]
    assert all(re.search(hook["files"], name) for name in changed)
    answer = Answer(capsys, *arguments, *changed)
    assert answer.status == 1
    assert answer.out.splitlines()[0] == (
        "docs/bg/plan.md:3:1: warning LU703 both sides have changed since this was confirmed (high: figures): "
        "“The plan was adopted in 2020.” (docs/en/plan.md:3)"
    )
    assert Answer(capsys, "confirm", "docs/bg/plan.md").status == 0
    assert Answer(capsys, *arguments, *changed).status == 0
    answer = Answer(capsys, *arguments, "README.md")
    assert (answer.status, answer.out, answer.err) == (0, "", "")


# --- the action ----------------------------------------------------------------------------------------------------


class Server(ThreadingHTTPServer):
    """A code host with the comments of one pull request."""

    comments: list[dict[str, Any]]
    asked: list[str]
    refuses: int = 0


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing on the terminal."""

    def _answer(self, status: int, data: object) -> None:
        raw = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _do(self) -> None:
        server = self.server
        size = int(self.headers.get("Content-Length") or 0)
        sent = json.loads(self.rfile.read(size)) if size else {}
        server.asked.append(f"{self.command} {self.path.partition('?')[0]}")
        if self.headers["Authorization"] != "Bearer secret" or (server.refuses and self.command != "GET"):
            self._answer(server.refuses or 401, {"message": "no"})
        elif self.command == "GET":
            page = int(re.search(r"[?&]page=(\d+)", self.path)[1])  # type: ignore[index]
            self._answer(200, server.comments[(page - 1) * 100 : page * 100])
        elif self.command == "POST":
            server.comments.append({"id": 1000 + len(server.comments), **sent})
            self._answer(201, server.comments[-1])
        else:
            found = next(one for one in server.comments if str(one["id"]) == self.path.rpartition("/")[2])
            found.update(sent)
            self._answer(200, found)

    do_GET = do_POST = do_PATCH = _do  # noqa: N815 - the base class names them so


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), _Handler) as running:
        running.comments = [{"id": number, "body": f"Comment {number}"} for number in range(120)]
        running.asked = []
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def act(
    repository: Path,
    tmp_path: Path,
    server: Server,
    token: str = "secret",  # noqa: S107
    ui: str = "",
) -> subprocess.CompletedProcess[str]:
    """Runs the action's script as a pull request does."""
    (tmp_path / "bin").mkdir(exist_ok=True)
    for name, module in (("lineup", "from lineup.cli import command\ncommand()\n"),):
        put(tmp_path, f"bin/{name}", f"#!{sys.executable}\n{module}").chmod(0o755)
    put(tmp_path, "bin/python", f'#!/bin/sh\nexec {sys.executable} "$@"\n').chmod(0o755)
    put(tmp_path, "event.json", json.dumps({"pull_request": {"number": 7}}))
    environment = {
        **os.environ, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}", "LINEUP_BASE": "main", "LINEUP_COMMENT": "true",
        "LINEUP_TOKEN": token, "GITHUB_EVENT_PATH": str(tmp_path / "event.json"), "GITHUB_REPOSITORY": "city/site",
        "GITHUB_API_URL": f"http://127.0.0.1:{server.server_address[1]}", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "no_proxy": "127.0.0.1", "LINEUP_UI": ui,
    }  # fmt: skip
    command = ["bash", str(ROOT / "scripts/action.sh")]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False, env=environment)


def test_the_action_keeps_one_comment_and_writes_the_jobs_summary(
    repository: Path, tmp_path: Path, server: Server
) -> None:
    comments = "/repos/city/site/issues/7/comments"
    # Nothing to tell: no comment.
    assert act(repository, tmp_path, server).returncode == 0
    assert server.asked == [f"GET {comments}"] * 2
    change(repository, "docs/en/plan.md", "2019", "2020")
    for _ in range(2):
        done = act(repository, tmp_path, server)
        assert (done.returncode, done.stderr) == (1, "")
    assert server.asked[2:] == [f"GET {comments}"] * 2 + [f"POST {comments}"] + [f"GET {comments}"] * 2
    body = server.comments[-1]["body"]
    assert body.startswith("<!-- lineup: summary -->\n### What this change does to the confirmed translations\n")
    assert "<del>2019</del><ins>2020</ins>" in body
    assert "### Какво прави тази промяна с потвърдените преводи" in body
    assert "<del>2019</del><ins>2020</ins>" in (tmp_path / "summary.md").read_text("utf-8")
    # What was told is taken back in the same comment.
    change(repository, "docs/en/plan.md", "2020", "2019")
    assert act(repository, tmp_path, server).returncode == 0
    assert server.asked[-1] == f"PATCH /repos/city/site/issues/comments/{server.comments[-1]['id']}"
    assert len(server.comments) == 121
    assert "Nothing that was confirmed has become stale" in server.comments[-1]["body"]


@pytest.mark.parametrize(
    ("refuses", "ui", "says"),
    [
        (403, "", "the comment on the pull request was not written: the token may not write here"),
        (500, "bg", "коментарът към заявката за промяна не е записан: сървърът отговори с 500"),
    ],
)
def test_a_comment_that_may_not_be_written_fails_nothing(
    repository: Path, tmp_path: Path, server: Server, refuses: int, ui: str, says: str
) -> None:
    server.refuses = refuses
    change(repository, "docs/en/plan.md", "Everybody", "Evrybody")
    done = act(repository, tmp_path, server, ui=ui)
    assert done.returncode == 0
    assert f"::notice::lineup: {says}\n" in done.stdout
    assert "Evrybody" in (tmp_path / "summary.md").read_text("utf-8")
    assert len(server.comments) == 120


def test_without_a_token_nobody_is_asked(repository: Path, tmp_path: Path, server: Server) -> None:
    assert act(repository, tmp_path, server, token="").returncode == 0
    assert server.asked == []
