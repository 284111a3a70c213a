"""The steps of a MkDocs build, in MkDocs' terms; what they do stands in the modules that know nothing of MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from edition import dataset, pages, policy, searching, twins
from edition.addresses import addresses
from edition.faults import Fault, FaultsError, UsageError
from edition.words import WORDS
from lineup import read_page

log = logging.getLogger("mkdocs.plugins.edition")


class _Run:
    """What MkDocs tells only once, when it starts: whether this is the preview."""

    preview = False


RUN = _Run()


def _refuse(faults: Iterable[Fault]) -> None:
    """Stops the build with one line per fault; the preview only warns.

    Raises:
        PluginError: where there are faults and this is no preview.
    """
    found = sorted(set(faults))
    if found and not RUN.preview:
        raise PluginError("\n" + "\n".join(map(str, found)))
    for fault in found:
        log.warning("%s", fault)


def configure(config: MkDocsConfig, environment: Mapping[str, str]) -> None:
    """Sets the addresses; the preview keeps the address that MkDocs gave it.

    Raises:
        PluginError: where an address is of no use.
    """
    try:
        known = addresses(environment)
    except UsageError as error:
        raise PluginError(str(error)) from error
    if not RUN.preview:
        config.site_url = known.site
    if known.repository:
        config.repo_url = known.repository
        config.repo_name = known.repository_name
        config.edit_uri = "edit/main/docs/"


def begin(files: Files, config: MkDocsConfig) -> None:
    """Refuses pages without a twin, then sets what extensions say in the language being built."""
    _refuse(twins.missing(file.src_uri for file in files))
    words = WORDS[str(config.theme["language"])]
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = words["back-to-text"]
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = words["permanent-link"]


def _inert(value: Any) -> Any:
    """What a front matter says, as text that can be no HTML: the theme puts it into its own parts as it is."""
    if isinstance(value, dict):
        return {key: _inert(found) for key, found in value.items()}
    if isinstance(value, list):
        return [_inert(found) for found in value]
    return escape(value) if isinstance(value, str) else value


def markdown(text: str, page: Page, root: Path) -> str:
    """A page's Markdown with markers and citations expanded; its front matter becomes plain text.

    Raises:
        PluginError: with file and line, where a citation or a marker is unknown or the data are not in order.
    """
    try:
        data = dataset.load(root / "data")
    except FaultsError as error:
        # Without data nothing can be said of the page; the preview waits for the next save.
        raise PluginError(f"\n{error}") from error
    page.meta = _inert(page.meta)
    path = f"docs/{page.file.src_uri}"
    read = read_page(text, path)
    before = page.file.content_string.rstrip().count("\n") - text.rstrip().count("\n")
    _refuse(pages.faults(read, path, data, before=before))
    return pages.prepare(text, read, data, page.file.src_uri.partition("/")[0])


def content(html: str) -> str:
    """A page's content as the search may read it."""
    return searching.without_citations(html)


def context(page: Page, config: MkDocsConfig, environment: Mapping[str, str]) -> dict[str, Any]:
    """What the templates read beside what MkDocs gives them: `twins` and `report_url`."""
    files: Mapping[str, Any] = getattr(page.file, "alternates", {})
    urls = {language: str(file.url) for language, file in files.items()}
    return {
        "twins": twins.alternates(config.site_url or "/", urls),
        "report_url": addresses(environment).report(page.canonical_url or page.url),
    }


def output(html: str, of_page: str) -> str:
    """A page with its policy."""
    return policy.protected(html, of_page, preview=RUN.preview)


def template(html: str, name: str) -> str:
    """A page made from a template alone with its policy; the sitemap as it is."""
    return policy.protected(html, preview=RUN.preview) if name.endswith(".html") else html
