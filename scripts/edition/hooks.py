"""The only module that MkDocs calls; every handler hands over to the modules beside it."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from edition import steps


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001 (MkDocs' names)
    """Remembers whether this is the preview, which tolerates faults and reloads by itself."""
    steps.RUN.preview = command == "serve"
    # What is made stays until the end: to look for garbage as often as Python does by itself takes a tenth of a build.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def on_config(config: MkDocsConfig) -> None:
    """Addresses from the environment."""
    steps.configure(config, os.environ)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """No page without its twin; the phrases that extensions write, in the language being built."""
    steps.begin(files, config)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Markers and citations."""
    return steps.markdown(markdown, page, Path(config.config_file_path).parent)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """What the search takes in, charts, and what tables say on a phone."""
    return steps.content(html, page, Path(config.config_file_path).parent)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """What the templates need to know."""
    context.update(steps.context(page, config, nav, os.environ))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """The policy, and links beside the headings."""
    return steps.output(output, page)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """The policy of the 404 page."""
    return steps.template(output_content, template_name)


def on_post_build(config: MkDocsConfig) -> None:
    """The search index of the language just built, and at the end what all pages share."""
    steps.finish(config, Path(config.config_file_path).parent)
