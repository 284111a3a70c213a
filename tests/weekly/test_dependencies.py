"""The locked packages, without the network: what the installer and the database say is given."""

from __future__ import annotations

import json

import pytest

from weekly.dependencies import Faulty, Newer, UnansweredError, faulty, held_back, pins, would_change

LOCK = """\
Foo.Bar==1.0 \\
    --hash=sha256:00
baz==2.5 ; sys_platform == 'win32' \\
    --hash=sha256:11
"""


def test_pins_are_read_with_normal_names_and_without_markers() -> None:
    assert pins(LOCK) == {"foo-bar": "1.0", "baz": "2.5"}


def test_a_list_of_wishes_has_pins_only_where_a_version_is_named() -> None:
    assert pins("# a==1\n-r site.in\npytest\nmkdocs==1.6.1\nx>=2\n") == {"mkdocs": "1.6.1"}


def test_a_new_lock_names_what_is_newer_and_what_is_added() -> None:
    packages = [("foo_bar", "1.1"), ("baz", "2.5"), ("qux", "3")]
    report = json.dumps({"install": [{"metadata": {"name": n, "version": v}} for n, v in packages]})
    assert would_change(report, pins(LOCK)) == [Newer("foo-bar", "1.0", "1.1"), Newer("qux", "–", "3")]


def test_only_what_the_wishes_pin_is_held_back() -> None:
    outdated = json.dumps(
        [
            {"name": "mkdocs", "version": "1.6.1", "latest_version": "2.0"},
            {"name": "baz", "version": "2.5", "latest_version": "2.6"},
        ]
    )
    assert held_back(outdated, "mkdocs==1.6.1\nbaz\n") == [Newer("mkdocs", "1.6.1", "2.0")]


def test_known_vulnerabilities_stand_at_the_package_that_was_asked_for() -> None:
    def ask(body: bytes) -> bytes:
        assert [query["package"]["name"] for query in json.loads(body)["queries"]] == ["baz", "foo-bar"]
        return b'{"results": [{}, {"vulns": [{"id": "GHSA-b"}, {"id": "CVE-a"}]}]}'

    assert faulty(pins(LOCK), ask) == [Faulty("foo-bar", "1.0", ("CVE-a", "GHSA-b"))]


@pytest.mark.parametrize("reply", [b"<html>", b"{}", b'{"results": []}', b'{"results": [[], []]}', b"[]"])
def test_an_answer_of_another_form_is_said_to_be_none(reply: bytes) -> None:
    with pytest.raises(UnansweredError, match=r"^The database of vulnerabilities could not be asked: .+\.$"):
        faulty(pins(LOCK), lambda _: reply)


def test_no_network_is_said_in_a_sentence() -> None:
    def ask(_: bytes) -> bytes:
        raise OSError("no route")

    with pytest.raises(UnansweredError, match=r"^The database of vulnerabilities could not be asked: no route\.$"):
        faulty(pins(LOCK), ask)
