"""Addresses come from the environment, or there are none."""

from __future__ import annotations

import pytest

from edition.addresses import Addresses, addresses
from edition.faults import UsageError


@pytest.mark.parametrize("environment", [{}, {"SITE_URL": "", "GITHUB_REPOSITORY": ""}, {"SITE_URL": "  "}])
def test_without_an_environment_the_site_is_local_and_has_no_repository(environment: dict[str, str]) -> None:
    assert addresses(environment) == Addresses("http://localhost:8000/", None)
    assert addresses(environment).report("http://localhost:8000/summary/", "English") is None
    assert addresses(environment).repository_name is None


def test_addresses_are_taken_and_end_in_one_slash() -> None:
    found = addresses({"SITE_URL": "https://owner.example/sofia-strategy//", "GITHUB_REPOSITORY": "owner/name.x"})
    assert found == Addresses("https://owner.example/sofia-strategy/", "https://github.com/owner/name.x")
    assert found.repository_name == "owner/name.x"
    assert found.report("https://owner.example/bg/?a=b", "A · Б") == (
        "https://github.com/owner/name.x/issues/new?template=error.yml"
        "&page=https%3A%2F%2Fowner.example%2Fbg%2F%3Fa%3Db&language=A%20%C2%B7%20%D0%91"
    )


@pytest.mark.parametrize(
    "text",
    [
        "example.org", "ftp://example.org/", "http://", "http://x:y/", "https://a/?b", "javascript:alert(1)",
        "https://a b/", "https://a/\"><script>", "https://user:password@a/",
    ],
)  # fmt: skip
def test_an_address_of_no_use_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        addresses({"SITE_URL": text})
    assert str(caught.value) == (
        f"SITE_URL is {text!r}; it must be an http or https address such as http://localhost:8000/"
    )


@pytest.mark.parametrize("text", ["name", "a/b/c", "https://github.com/a/b", "a/b?c", "a /b"])
def test_a_repository_of_no_use_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        addresses({"GITHUB_REPOSITORY": text})
    assert str(caught.value) == f"GITHUB_REPOSITORY is {text!r}; it must look like owner/name"
