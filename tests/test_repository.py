"""The repository as others get it: locks, licences, README, the package, and nothing of anybody's machine."""

from __future__ import annotations

import email
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.site.clone import files

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("site", "dev")
TASKS = ("site", "serve", "check", "test", "bench")
MACHINE = re.compile(r"(?<![\w.\-/}\])<>*~])/(?:home|root|tmp|Users|work)(?![\w-])")
"""The root folders under which somebody's files lie; in an address or a deeper path a character stands before."""


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lock(name: str) -> dict[str, tuple[str, list[str]]]:
    """Each locked package with its version and its hashes."""
    logical = read(f"requirements/{name}.txt").replace("\\\n", " ").splitlines()
    packages: dict[str, tuple[str, list[str]]] = {}
    for line in filter(None, logical):
        found = re.fullmatch(r"([a-z0-9-]+)==(\S+)(?: ; [^#]+?)?((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", line)
        assert found, f"requirements/{name}.txt: not a pinned and hashed package: {line[:80]}"
        packages[found[1]] = (found[2], re.findall(r"sha256:([0-9a-f]{64})", found[3]))
    return packages


def wished(name: str) -> dict[str, str | None]:
    """What a `.in` file asks for: each name with the version that it pins, if any."""
    wishes: dict[str, str | None] = {}
    for line in read(f"requirements/{name}.in").splitlines():
        text = line.partition("#")[0].strip()
        if text.startswith("-r "):
            wishes |= wished(text.removeprefix("-r ").removesuffix(".in"))
        elif text:
            package, _, version = text.partition("==")
            wishes[plain(package)] = version or None
    return wishes


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes_and_the_lists_agree(name: str) -> None:
    locked = lock(name)
    assert {package for package in wished(name) if package not in locked} == set()
    pinned = {package: version for package, version in wished(name).items() if version}
    assert {package: locked[package][0] for package in pinned} == pinned


def test_the_tests_run_with_the_packages_of_the_site() -> None:
    site, dev = lock("site"), lock("dev")
    assert {package: dev.get(package) for package in site} == site


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").iterdir()), ids=lambda path: path.name)
def test_locks_name_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"\S*(?:://|--(?:extra-)?index-url|--find-links|--trusted-host)\S*", text) == []


def test_the_packages_extra_asks_for_what_is_locked() -> None:
    extra = re.search(r"^site = \[\n(.*?)^\]", read("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert extra
    asked = dict(re.findall(r'"([\w-]+)==([\w.]+)"', extra[1]))
    assert asked == {package: version for package, version in wished("site").items() if version}


def test_no_file_names_a_path_of_a_machine() -> None:
    found = []
    for path in files(ROOT):
        try:
            lines = path.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        if path == Path(__file__):
            continue
        found += [
            f"{path.relative_to(ROOT)}:{n}: {line.strip()[:100]}"
            for n, line in enumerate(lines, 1)
            if MACHINE.search(line)
        ]
    assert found == []


@pytest.mark.parametrize("text", ["see /tmp/x", '"/home/me"', "=/root", "(/work/main)", "/Users/me"])
def test_a_path_of_a_machine_is_recognised(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize(
    "text", ["https://example.org/home/", "docs/work/x", "</root>", "{base}/tmp", "/homepage", "../tmp"]
)
def test_other_paths_are_left_alone(text: str) -> None:
    assert not MACHINE.search(text)


def halves() -> tuple[str, str]:
    """The README in English and in Bulgarian."""
    english, divider, bulgarian = read("README.md").partition("\n# На български\n")
    assert divider
    return english, bulgarian


def test_the_readme_says_the_same_in_both_languages() -> None:
    english, bulgarian = halves()
    for part in (r"^#+ ", r"^\d+\. ", r"^\|", r"^```", r"^!\["):
        counts = [len(re.findall(part, half, re.MULTILINE)) for half in (english, bulgarian)]
        counts[0] -= part == r"^#+ "  # the English title; the Bulgarian one is the divider
        assert counts[0] == counts[1] > 0, part
    assert [len(re.findall(r"[А-я]{4,}", half)) > 100 for half in (english, bulgarian)] == [False, True]
    assert re.findall(r"^```sh\n(.*?)^```", english, re.MULTILINE | re.DOTALL) == re.findall(
        r"^```sh\n(.*?)^```", bulgarian, re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize("language", [0, 1], ids=["en", "bg"])
def test_the_readme_names_every_command_in_both_forms(language: int) -> None:
    text = halves()[language]
    assert [f"| `make {task}` | `python3 scripts/run.py {task}` |" in text for task in TASKS] == [True] * len(TASKS)
    assert re.findall(r"^(\w+): ;", read("Makefile"), re.MULTILINE) == list(TASKS)


@pytest.mark.parametrize(
    ("language", "notice", "licences"),
    [
        (0, "It is not a publication of Sofia Municipality or of the European Commission.", "## Licences"),
        (1, "То не е публикация на Столичната община или на Европейската комисия.", "## Лицензи"),
    ],
    ids=["en", "bg"],
)
def test_the_readme_states_independence_and_licences(language: int, notice: str, licences: str) -> None:
    text = re.sub(r"\n>? ?", " ", halves()[language])
    assert notice in text
    assert licences in text
    assert "MIT" in text.partition(licences)[2]
    assert "CC BY 4.0" in text.partition(licences)[2]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_in_the_documents_lead_somewhere(page: str) -> None:
    text = re.sub(r"^```.*?^```", "", read(page), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [
        link for link in links
        if (link[1:] not in anchors if link.startswith("#") else not (ROOT / link).is_file())
    ] == []  # fmt: skip


@pytest.mark.parametrize("language", [0, 1], ids=["en", "bg"])
def test_the_paths_in_the_readme_exist(language: int) -> None:
    named = re.findall(r"^\| (`[^|]+`) \| [^`]", halves()[language], re.MULTILINE)
    paths = [path for cell in named for path in re.findall(r"`([\w./-]+)`", cell)]
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_licences_are_whole() -> None:
    assert read("LICENSE").startswith("MIT License\n\nCopyright (c) 2026 the contributors to this edition\n")
    content = read("LICENSE-CONTENT")
    assert content.startswith("Attribution 4.0 International\n")
    assert re.findall(r"^Section (\d) -- ", content, re.MULTILINE) == list("12345678")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as others install it, built offline with the locked backend."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "wheel"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run([*pip, *offline], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.iterdir()
    return built


def test_the_package_holds_lineup_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    folders = {name.partition("/")[0] for name in names}
    assert {re.sub(r"-[\d.]+\.", ".", folder) for folder in folders} == {"lineup", "lineup.dist-info"}
    kept = {path.relative_to(ROOT / "scripts").as_posix() for path in (ROOT / "scripts/lineup").rglob("*.py")}
    assert kept <= set(names)
    assert [name for name in names if name.endswith("/licenses/LICENSE")]


def test_the_package_needs_pyyaml_and_nothing_of_the_site(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = email.message_from_bytes(archive.read(name))
    needed = [value for value in metadata.get_all("Requires-Dist", []) if "extra ==" not in value]
    assert needed == ["pyyaml>=6"]
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("Author-email") is None


def test_checks_on_every_proposal_run_what_the_readme_says() -> None:
    assert read(".ci/run").rstrip().endswith("make test")
