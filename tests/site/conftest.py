"""Builds the site once and serves it as Pages does, makes one clone, starts one browser, for all tests here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.site import build, chromium, clone, visiting
from tests.site.pages_server import PagesServer

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    # No page may ask a foreign host for anything; where one does, nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        executable = chromium.find()
    except chromium.UnavailableError as missing:
        pytest.fail(str(missing), pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesServer]:
    """The site as a workflow of a repository builds it, and as readers have it."""
    with PagesServer(tmp_path_factory.mktemp("site")) as server:
        build.build(server.folder, SITE_URL=server.address, GITHUB_REPOSITORY="some-owner/some-name")
        yield server


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone in which nothing has been done yet."""
    return clone.copy_of_the_project(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="session")
def first_run(project: Path) -> clone.Done:
    """The very first `make site` there."""
    return clone.run(project, "make", "site")


@pytest.fixture(scope="session")
def site_of_a_clone(
    project: Path, first_run: clone.Done, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PagesServer]:
    """A copy of the site that `make site` has built there; of where it is served it knows nothing."""
    assert first_run.status == 0, first_run.text
    folder = tmp_path_factory.mktemp("site-of-a-clone") / "site"
    shutil.copytree(project / "site", folder)
    with PagesServer(folder) as server:
        yield server


@pytest.fixture(scope="session")
def visits(site: PagesServer) -> dict[build.Place, visiting.Visit]:
    """Every page as it looks in every way, visited once."""
    places = build.places()
    found = visiting.visit_all(
        chromium.find(), ARGUMENTS, [site.address + place.address for place in places], site.origin
    )
    return dict(zip(places, found, strict=True))


@pytest.fixture
def root() -> Path:
    return build.ROOT
