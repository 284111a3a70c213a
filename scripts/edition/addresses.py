"""Where the site and its repository are, from the environment; no owner and no address is made up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from edition.faults import UsageError

LOCAL = "http://localhost:8000/"
# What no address may hold as it is; it would also end the attribute in which the address stands.
_UNSAFE = re.compile(r"[\s\"'<>\\^`{|}]")
_REPOSITORY = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Addresses:
    """Addresses of the site (with a slash at its end) and of the repository, None where it is unknown."""

    site: str
    repository: str | None

    @property
    def repository_name(self) -> str | None:
        """`owner/name`."""
        return "/".join(self.repository.split("/")[-2:]) if self.repository else None

    def report(self, page: str, language: str) -> str | None:
        """Where a reader reports an error on a page with the given address, in a language as the form names it."""
        form = f"{self.repository}/issues/new?template=error.yml"
        return f"{form}&page={quote(page, safe='')}&language={quote(language, safe='')}" if self.repository else None


def site(text: str | None) -> str:
    """The address of the site; the local one where none is given.

    Raises:
        UsageError: where it is no http or https address.
    """
    if not (text or "").strip():
        return LOCAL
    text = str(text).strip()
    try:
        parts = urlsplit(text)
        valid = parts.scheme in ("http", "https") and parts.hostname is not None and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid or parts.query or parts.fragment or parts.username is not None or _UNSAFE.search(text):
        raise UsageError(f"SITE_URL is {text!r}; it must be an http or https address such as {LOCAL}")
    return text.rstrip("/") + "/"


def repository(text: str | None) -> str | None:
    """The address of the repository `owner/name`; None where none is given.

    Raises:
        UsageError: where it is not of that form.
    """
    if not (text or "").strip():
        return None
    text = str(text).strip()
    if not _REPOSITORY.fullmatch(text):
        raise UsageError(f"GITHUB_REPOSITORY is {text!r}; it must look like owner/name")
    return f"https://github.com/{text}"


def addresses(environment: Mapping[str, str]) -> Addresses:
    """Reads SITE_URL and GITHUB_REPOSITORY.

    Raises:
        UsageError: where one of them is not of the right form.
    """
    return Addresses(site(environment.get("SITE_URL")), repository(environment.get("GITHUB_REPOSITORY")))
