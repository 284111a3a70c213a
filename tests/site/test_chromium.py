"""The search for a browser, on machines that exist only here."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.site import chromium

VERSION = "Chromium 150.0.0.0"
PLAYWRIGHTS = "/cache/chrome-linux/chrome"
INSTALL_PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")


class Pretence:
    """A machine with the named browsers, whose installers do what the test says; it writes down what was run."""

    def __init__(
        self,
        *browsers: str,
        on_path: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
        playwright_brings: bool = False,
        apt_brings: str = "",
        root: bool = False,
    ) -> None:
        self.starting = set(browsers)
        self.on_path = dict(on_path or {})
        self.playwright_brings = playwright_brings
        self.apt_brings = apt_brings
        self.ran: list[tuple[str, ...]] = []
        self.environments: list[Mapping[str, str] | None] = []
        self.machine = chromium.Machine(
            environment=environment or {}, which=self.which, run=self.run, is_root=lambda: root
        )

    def which(self, name: str) -> str | None:
        """Looks the name up on the pretended path."""
        return self.on_path.get(name)

    def run(self, command: Sequence[str], seconds: float, environment: Mapping[str, str] | None) -> str | None:
        """Pretends to run a command; an installer brings its browser where the test says so."""
        assert seconds > 0
        self.ran.append(tuple(command))
        self.environments.append(environment)
        if command[1:] == ["--version"]:
            return VERSION if command[0] in self.starting else None
        if command[1] == "-c":
            return f"{PLAYWRIGHTS}\n"
        if tuple(command) == INSTALL_PLAYWRIGHT:
            if self.playwright_brings:
                self.starting.add(PLAYWRIGHTS)
            return "" if self.playwright_brings else None
        if command[0] == "/usr/bin/apt-get" and command[1] == "install" and command[-1] == self.apt_brings:
            self.on_path[self.apt_brings] = f"/usr/bin/{self.apt_brings}"
            self.starting.add(f"/usr/bin/{self.apt_brings}")
        return ""

    def installers(self) -> list[tuple[str, ...]]:
        """The commands that were to install something."""
        return [command for command in self.ran if "install" in command]


def test_an_installed_browser_is_used_and_nothing_is_installed() -> None:
    pretence = Pretence("/usr/bin/google-chrome", on_path={"google-chrome": "/usr/bin/google-chrome"})
    assert chromium.find(pretence.machine) == "/usr/bin/google-chrome"
    assert pretence.installers() == []


def test_a_file_that_does_not_start_does_not_count() -> None:
    pretence = Pretence(
        "/usr/bin/google-chrome",
        on_path={"chromium-browser": "/usr/bin/chromium-browser", "google-chrome": "/usr/bin/google-chrome"},
    )
    assert chromium.find(pretence.machine) == "/usr/bin/google-chrome"
    assert ("/usr/bin/chromium-browser", "--version") in pretence.ran


def test_the_environment_decides() -> None:
    pretence = Pretence(
        "/opt/mine",
        "/usr/bin/chromium",
        on_path={"/opt/mine": "/opt/mine", "chromium": "/usr/bin/chromium"},
        environment={"CHROMIUM": "/opt/mine"},
    )
    assert chromium.find(pretence.machine) == "/opt/mine"


def test_a_wrong_choice_in_the_environment_is_not_passed_over() -> None:
    pretence = Pretence(
        "/usr/bin/chromium", on_path={"chromium": "/usr/bin/chromium"}, environment={"CHROMIUM": "/opt/gone"}
    )
    with pytest.raises(chromium.UnavailableError) as caught:
        chromium.find(pretence.machine)
    assert str(caught.value) == "The environment variable CHROMIUM names /opt/gone, which does not start as a Chromium."


def test_playwrights_browser_is_used_where_it_is_there_already() -> None:
    pretence = Pretence(PLAYWRIGHTS)
    assert chromium.find(pretence.machine) == PLAYWRIGHTS
    assert pretence.installers() == []


def test_playwrights_browser_is_downloaded_where_none_is_installed() -> None:
    pretence = Pretence(playwright_brings=True, on_path={"apt-get": "/usr/bin/apt-get"}, root=True)
    assert chromium.find(pretence.machine) == PLAYWRIGHTS
    assert pretence.installers() == [INSTALL_PLAYWRIGHT]


def test_a_shell_without_windows_is_preferred() -> None:
    pretence = Pretence(
        "/usr/bin/chromium",
        "/usr/bin/chromium-headless-shell",
        on_path={name: f"/usr/bin/{name}" for name in ("chromium", "chromium-headless-shell")},
    )
    assert chromium.find(pretence.machine) == "/usr/bin/chromium-headless-shell"
    assert pretence.installers() == []


def test_an_older_debian_has_the_whole_browser_alone() -> None:
    pretence = Pretence(apt_brings="chromium", on_path={"apt-get": "/usr/bin/apt-get"}, root=True)
    assert chromium.find(pretence.machine) == "/usr/bin/chromium"
    assert [command[-1] for command in pretence.installers()] == ["chromium", "chromium-headless-shell", "chromium"]


def test_debians_package_comes_last_and_asks_nothing() -> None:
    pretence = Pretence(apt_brings="chromium-headless-shell", on_path={"apt-get": "/usr/bin/apt-get"}, root=True)
    assert chromium.find(pretence.machine) == "/usr/bin/chromium-headless-shell"
    install = ("/usr/bin/apt-get", "install", "-y", "--no-install-recommends", "chromium-headless-shell")
    assert pretence.installers() == [INSTALL_PLAYWRIGHT, install]
    assert pretence.ran.index(("/usr/bin/apt-get", "update")) < pretence.ran.index(install)
    assert pretence.environments[pretence.ran.index(install)] == {"DEBIAN_FRONTEND": "noninteractive"}


def test_without_root_no_package_is_asked_for() -> None:
    pretence = Pretence(apt_brings="chromium", on_path={"apt-get": "/usr/bin/apt-get"}, root=False)
    with pytest.raises(chromium.UnavailableError):
        chromium.find(pretence.machine)
    assert pretence.installers() == [INSTALL_PLAYWRIGHT]


def test_where_none_can_be_had_one_sentence_says_so() -> None:
    pretence = Pretence(on_path={"apt-get": "/usr/bin/apt-get"}, root=True)
    with pytest.raises(chromium.UnavailableError) as caught:
        chromium.find(pretence.machine)
    assert str(caught.value) == (
        "The browser tests need a Chromium, and none was found or could be installed: install chromium or "
        "google-chrome, or name the executable in the environment variable CHROMIUM."
    )


def test_an_empty_path_holds_no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "NAMES", chromium.NAMES[:7])
    assert chromium.installed(chromium.Machine()) is None


@pytest.mark.parametrize(
    ("script", "counts"),
    [("echo Chromium 1.2", True), ("echo Google Chrome 1.2", True), ("echo something else", False), ("exit 3", False)],
)
def test_the_version_call_is_a_real_one(tmp_path: Path, script: str, *, counts: bool) -> None:
    browser = tmp_path / "chromium"
    browser.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    browser.chmod(0o755)
    assert chromium.starts(str(browser), chromium.Machine()) is counts


def test_a_command_that_hangs_or_is_missing_counts_as_failed(tmp_path: Path) -> None:
    assert chromium.run([sys.executable, "-c", "import time; time.sleep(60)"], 0.2) is None
    assert chromium.run([str(tmp_path / "missing"), "--version"], 5) is None
    assert chromium.run([sys.executable, "-c", "print('here')"], 60) == "here\n"
