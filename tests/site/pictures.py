"""Pictures of eight pages as people see them, and the two pictures that are shown where a page is shared.

    .venv/bin/python tests/site/pictures.py            into build/pictures/, which git ignores
    .venv/bin/python tests/site/pictures.py --share    docs/assets/images/share-en.png and share-bg.png anew

Both languages, phone and desktop, light and dark; sheet.png holds all of them. Prints what the console said and which
page scrolls sideways.
"""

from __future__ import annotations

import argparse
import base64
from functools import partial
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, ViewportSize, sync_playwright

# Run as a program this folder is the first where Python looks, and the project's is not.
build, chromium, pages_server = map(import_module, ("build", "chromium", "pages_server"))

ROOT = Path(__file__).resolve().parents[2]
EIGHT = (
    "",
    "summary/",
    "strategy/focus-areas/transport/",
    "implementation/activities/",
    "bg/",
    "bg/implementation/timeline/",
    "bg/figures/",
    "bg/glossary/",
)
VIEWS: dict[str, tuple[ViewportSize, dict[str, Any]]] = {
    "phone": ({"width": 390, "height": 844}, {"device_scale_factor": 2, "is_mobile": True, "has_touch": True}),
    "desktop": ({"width": 1440, "height": 900}, {}),
}
WIDE = "() => document.documentElement.scrollWidth > innerWidth + 1"
SHARED = {
    "en": (
        "Sofia’s Digital Transformation Strategy",
        "What was promised, and what became of it",
        "English · Български",
    ),
    "bg": (
        "Стратегията за дигитална трансформация на София",
        "Какво беше обещано и какво последва",
        "Български · English",
    ),
}


def data(file: Path, kind: str) -> str:
    """A file as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def share(browser: Browser) -> None:
    """The pictures for those who share a page."""
    fonts = ROOT / "docs/assets/fonts"
    faces = "".join(
        f"@font-face{{font-family:S;font-weight:400 700;src:url({data(fonts / f'sofia-sans-{script}.woff2', 'font/woff2')});"
        f"unicode-range:{span}}}"
        for script, span in (("latin", "U+20-FF,U+2013-2026"), ("cyrillic", "U+410-45D"))
    )
    stones = ("#e0ad35", 84), ("#cf9a26", 64), ("#ebc35c", 104), ("#cf9a26", 84), ("#e0ad35", 56)
    row = "".join(f'<i style="background:{colour};width:{width}px"></i>' for colour, width in stones * 4)
    for language, (title, subtitle, languages) in SHARED.items():
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(
            f"<html lang={language}><style>{faces}"
            "body{margin:0;height:630px;background:#fffefa;color:#1c2422;font:400 38px/1.3 S;overflow:hidden}"
            "div{display:flex;gap:8px;height:40px}i{flex:none}"
            "main{padding:74px 80px 0}h1{margin:0 0 28px;font:700 84px/1.04 S;text-wrap:balance}p{margin:0;color:#54605c}"
            "footer{position:absolute;left:80px;bottom:56px;font-size:32px;color:#0a5c55;font-weight:600}"
            f"</style><div>{row}</div><main><h1>{escape(title)}</h1><p>{escape(subtitle)}</p></main>"
            f"<footer>{escape(languages)}</footer>"
        )
        page.evaluate("document.fonts.ready")
        page.screenshot(path=ROOT / f"docs/assets/images/share-{language}.png")
        page.close()


def note(said: list[str], message: ConsoleMessage) -> None:
    """Keeps what the console said."""
    said.append(message.text)


def eight(browser: Browser, address: str, folder: Path) -> None:
    """The eight pages in every way, and the sheet."""
    taken = []
    for where in EIGHT:
        for view, (size, options) in VIEWS.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport=size, color_scheme=scheme, **options)
                page = context.new_page()
                said: list[str] = []
                page.on("console", partial(note, said))
                page.goto(address + where, wait_until="networkidle")
                file = folder / f"{where.strip('/').replace('/', '-') or 'home'}-{view}-{scheme}.png"
                page.screenshot(path=file)
                print(file.name, "SCROLLS SIDEWAYS" if page.evaluate(WIDE) else "", *said)
                taken.append(file)
                context.close()
    cells = "".join(
        f'<figure><img src="{data(file, "image/png")}"><figcaption>{file.stem}</figcaption></figure>' for file in taken
    )
    sheet = browser.new_page(viewport={"width": 1600, "height": 1000})
    sheet.set_content(
        "<style>body{display:flex;flex-wrap:wrap;gap:12px;font:14px sans-serif}figure{margin:0}"
        f"img{{height:460px;border:1px solid #888}}</style>{cells}"
    )
    sheet.screenshot(path=folder / "sheet.png", full_page=True)


def main() -> None:
    """Builds the site and takes the pictures, or takes those for sharing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--share", action="store_true", help="the pictures for sharing, into docs/assets/images/")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        if given.share:
            share(browser)
        else:
            folder = ROOT / "build/pictures"
            folder.mkdir(parents=True, exist_ok=True)
            with pages_server.PagesServer(ROOT / "build/pictures-site") as server:
                build.build(server.folder, SITE_URL=server.address, GITHUB_REPOSITORY="owner/name")
                eight(browser, server.address, folder)
            print(f"The pictures are in {folder}.")
        browser.close()


if __name__ == "__main__":
    main()
