"""The steps of a MkDocs build, in MkDocs' terms; what they do stands in the modules that know nothing of MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from edition import (
    cells,
    changes,
    charts,
    dataset,
    downloads,
    headings,
    lighter,
    llms,
    markup,
    meta,
    moved,
    noted,
    pages,
    parallel,
    policy,
    rendered,
    search,
    standing,
    state,
    styles,
    tongues,
    trail,
    twins,
)
from edition.addresses import addresses
from edition.dates import LANGUAGES
from edition.explained import explained
from edition.faults import Fault, FaultsError, UsageError
from edition.fragments import markers
from edition.tables import Place
from edition.words import STATES, WORDS
from lineup import LineupError, PageState, read_page, stem_rules

log = logging.getLogger("mkdocs.plugins.edition")


# The theme's scripts, which no page asks for: ours stand in their place (overrides/main.html).
_THEME_SCRIPTS = ("assets/javascripts/bundle.", "assets/javascripts/lunr/", "assets/javascripts/workers/")
# Scripts that only some pages need, by what stands in those pages.
_SCRIPTS = {'<form class="filter"': "activities.js", '<a class="term"': "terms.js"}


class _Run:
    """What lasts from one call of MkDocs to the next: whether this is the preview, and the pages met so far."""

    preview = False

    def __init__(self) -> None:
        # Per language, what the search takes in; filled page by page.
        self.found: dict[str, list[search.Found]] = {}
        # Where the translation of each page stands, by its path under the language's folder.
        self.states: Mapping[str, PageState] = {}
        # Per language, the pages as llms.txt lists them, by their place in the navigation, and the name of the edition.
        self.listed: dict[str, dict[int, llms.Listed]] = {}
        self.names: dict[str, str] = {}
        self.about: tuple[str, str, list[str]] = ("", "", [])


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


def _states(root: Path) -> Mapping[str, PageState]:
    """Where the translation of every page stands; the preview does without where nobody can tell.

    Raises:
        PluginError: with file and line, where the ledger cannot be read.
    """
    try:
        return state.states(root)
    except LineupError as error:
        if not RUN.preview:
            raise PluginError(f"\n{error}") from error
        log.warning("%s", error)
        return {}


def begin(files: Files, config: MkDocsConfig) -> None:
    """Refuses pages without a twin and a broken ledger, then sets what extensions say in the language being built.

    Scripts of the theme that nobody runs are left out.

    Raises:
        PluginError: a page has no twin, or what a reviewer confirmed cannot be read.
    """
    _refuse(twins.missing(file.src_uri for file in files))
    for file in [file for file in files if file.src_uri.startswith(_THEME_SCRIPTS)]:
        files.remove(file)
    words = WORDS[str(config.theme["language"])]
    RUN.found[str(config.theme["language"])] = []
    if str(config.theme["language"]) == LANGUAGES[0]:
        downloads.begin()
        RUN.states = _states(Path(config.config_file_path).parent)
    RUN.listed[str(config.theme["language"])] = {}
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
    # The theme has no page in its own index; ours are written when a language is built.
    page.meta = {**_inert(page.meta), "search": {"exclude": True}}
    path = f"docs/{page.file.src_uri}"
    read = read_page(text, path)
    before = page.file.content_string.rstrip().count("\n") - text.rstrip().count("\n")
    _refuse(pages.faults(read, path, data, before=before))
    page.meta["datasets"] = [one.arguments["of"] for one in markers(read) if one.name == "downloads"]
    return pages.prepare(text, read, data, page.file.src_uri.partition("/")[0])


def content(html: str, page: Page, root: Path) -> str:
    """A page's content with terms explained, charts, tables that stack, languages named; the search takes it in as it was."""
    language, _, path = page.file.src_uri.partition("/")
    RUN.found.setdefault(language, []).append(search.Found(path, page.url, search.sections(html)))
    data = dataset.load(root / "data")
    # Before the charts, whose texts are no place for links.
    html = explained(lighter.single_backlinks(html), data.records.terms.values(), Place(language, path))
    return tongues.marked(charts.drawn(cells.labelled(html), data, language), language)


def finish(config: MkDocsConfig, root: Path) -> None:
    """Writes the search index of the language just built; after the last one, what both languages share."""
    language, site = str(config.theme["language"]), Path(config.site_dir)
    data = dataset.load(root / "data")
    search.write(site, search.index(language, RUN.found[language], data.records.terms.values(), stem_rules()))
    RUN.names[language] = config.site_name
    _refuse(moved.faults(data.moved, {page.path for page in RUN.listed[language].values()}))
    if language == LANGUAGES[0]:
        # What the site says of itself to programs, it says in the language that they are told first.
        RUN.about = (config.site_name, config.site_description or "", [config.extra["notice"]])
    if language == LANGUAGES[-1]:
        address = config.site_url or "/"
        downloads.write(site, data)
        english = {found.path: found.address for found in RUN.found[LANGUAGES[0]]}
        parallel.write(site, english, root, RUN.states)
        changes.write(site, data.records.changes.values(), address, RUN.names)
        titles, listed = _titles(), _in_order()
        moved.write(site, data.moved, address, titles)
        folders = moved.beginnings([page.path for page in listed[LANGUAGES[0]]])
        moved.write(site, folders, address, titles, moved.BEGINS)
        (site / llms.NAME).write_text(llms.text(listed, *RUN.about), "utf-8")
        if not RUN.preview:
            styles.trim(site)
            for file in sorted((root / "docs/assets").rglob("*.js")):
                built = site / file.relative_to(root / "docs")
                built.write_text(lighter.script(file.read_text("utf-8")), "utf-8")


def _in_order() -> dict[str, list[llms.Listed]]:
    """The pages of each language in the order of the navigation."""
    return {language: [pages[place] for place in sorted(pages)] for language, pages in RUN.listed.items()}


def _titles() -> dict[tuple[str, str], str]:
    """Titles of all pages, by language and path."""
    return {(language, page.path): page.title for language, pages in RUN.listed.items() for page in pages.values()}


def _versions(page: Page) -> dict[str, str]:
    """Per language, the address of a page relative to the site."""
    files: Mapping[str, Any] = getattr(page.file, "alternates", {})
    return {language: str(file.url) for language, file in files.items()}


def _language(page: Page) -> str:
    """The language of a page: the folder in which its source stands."""
    return page.file.src_uri.partition("/")[0]


def _folder(page: Page) -> str:
    """The folder of a page's language in the site."""
    return "" if _language(page) == LANGUAGES[0] else f"{_language(page)}/"


def _about(page: Page, config: MkDocsConfig, nav: Navigation, versions: Iterable[twins.Alternate]) -> meta.About:
    """What is known of a page, as text."""
    absolute = {version.hreflang: version.href for version in versions}
    home = nav.homepage.canonical_url if nav.homepage else None
    data, language = dataset.load(Path(config.config_file_path).parent / "data"), _language(page)
    description = meta.text(page.meta.get("description") or config.site_description or "")
    root = config.site_url or "/"
    return meta.About(
        # In the navigation the home page is called "Home".
        title=config.site_name if page == nav.homepage else meta.text(page.title or ""),
        description=description,
        language=language,
        addresses=absolute,
        site=home or config.site_url or "/",
        site_name=config.site_name,
        crumbs=trail.crumbs(page, nav),
        datasets=[
            downloads.described(one, data, absolute[language], root, language, description)
            for one in page.meta.get("datasets", ())
        ],
    )


def context(page: Page, config: MkDocsConfig, nav: Navigation, environment: Mapping[str, str]) -> dict[str, Any]:
    """What the templates read beside what MkDocs gives them.

    These are `twins`, `crumbs`, `properties`, `linked_data`, `report_url`, `scripts`, `side_by_side`, `state`,
    `state_words`, `state_page` and `words`.
    """
    words, root = WORDS[_language(page)], config.site_url or "/"
    versions = twins.alternates(root, _versions(page))
    about = _about(page, config, nav, versions)
    language, _, path = page.file.src_uri.partition("/")
    RUN.listed.setdefault(language, {})[nav.pages.index(page)] = llms.Listed(
        path, about.title, about.addresses[language], about.description
    )
    return {
        "twins": versions,
        "crumbs": about.crumbs,
        "properties": meta.properties(about, root),
        "linked_data": Markup(meta.linked_data(about, root)),
        "report_url": addresses(environment).report(page.canonical_url or page.url, words["report-language"]),
        "scripts": [script for sign, script in _SCRIPTS.items() if sign in (page.content or "")],
        "side_by_side": parallel.address(page.url),
        "state": state.notice(RUN.states.get(path), language),
        "state_words": STATES[language],
        "state_page": _folder(page) + state.PAGE.removesuffix(".md") + "/",
        "words": words,
    }


def output(html: str, page: Page) -> str:
    """A page with its policy, with links beside its headings and with notes at what is not in step with the twin."""
    of_page, (language, _, path) = page.content or "", page.file.src_uri.partition("/")
    html = policy.protected(html, of_page, preview=RUN.preview)
    words, made = WORDS[language], of_page
    state_of_page = RUN.states.get(path)
    if of_page and state_of_page and standing.partly(state_of_page):
        found = rendered.leaves(markup.parse(of_page))
        marks = standing.marks(state_of_page, language, page.file.content_string, found)
        made = noted.noted(made, marks, words, get_relative_url(parallel.address(page.url), page.url))
    for other, url in _versions(page).items():
        if other != language and of_page:
            made = headings.linked(made, get_relative_url(url, page.url), other, words)
    made = cells.scrolling(made)
    return lighter.compact(html.replace(of_page, made) if of_page else html)


def template(html: str, name: str) -> str:
    """A page made from a template alone with its policy; the sitemap as it is."""
    return policy.protected(html, preview=RUN.preview) if name.endswith(".html") else html
