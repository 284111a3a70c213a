"""The search for Java, on machines that exist only here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.site import java
from tests.site.chromium import Machine, UnavailableError


def machine(*, there: bool, root: bool, apt: bool = True) -> tuple[Machine, list[str]]:
    """A machine with or without Java, whose apt-get brings it; and what was run on it."""
    paths = {"java": "/usr/bin/java"} if there else {}
    if apt:
        paths["apt-get"] = "/usr/bin/apt-get"
    ran: list[str] = []

    def run(command: Sequence[str], seconds: float, _environment: Mapping[str, str] | None) -> str:
        assert seconds > 0
        ran.append(" ".join(command))
        if "default-jre-headless" in command:
            paths["java"] = "/usr/bin/java"
        return ""

    return Machine(environment={}, which=paths.get, run=run, is_root=lambda: root), ran


def test_an_installed_java_is_taken() -> None:
    found, ran = machine(there=True, root=True)
    assert java.find(found) == "/usr/bin/java"
    assert ran == ["/usr/bin/java -version"]


def test_root_gets_debians_package_where_there_is_none() -> None:
    found, ran = machine(there=False, root=True)
    assert java.find(found) == "/usr/bin/java"
    assert ran[1] == "/usr/bin/apt-get install -y --no-install-recommends default-jre-headless"


@pytest.mark.parametrize(("root", "apt"), [(False, True), (True, False)])
def test_where_none_can_be_had_one_sentence_says_what_to_do(root: bool, apt: bool) -> None:
    found, ran = machine(there=False, root=root, apt=apt)
    with pytest.raises(UnavailableError, match=r"install a Java runtime, version 11 or newer"):
        java.find(found)
    assert ran == []


def test_epubcheck_is_brought_by_its_package() -> None:
    assert Path(java.epubcheck()).is_file()
