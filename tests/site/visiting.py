"""Visits every page once, several side by side, and writes down what only a browser can tell of its design."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from playwright.async_api import Browser, Page, Request, ViewportSize, async_playwright
from tests.site.axe import AXE, KINDS, RULES, RUN, unseen
from tests.site.looking import HEAD, Log, Look, seen

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The policy lets no style sheet in that stands in the page; one that is made by a script stands beside it.
SPACED = """text => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  document.adoptedStyleSheets = [sheet]
}"""
# The values that WCAG 1.4.12 names.
SPACES = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
# Text that its own box cuts off; what scrolls, is meant for screen readers or shows an ellipsis is not cut.
CUT = """() => [...document.querySelectorAll('article *, .md-footer *, .md-header *')].filter(part => {
  const style = getComputedStyle(part), box = part.getBoundingClientRect()
  return part.textContent.trim() && box.width > 1 && box.height > 1 && style.visibility === 'visible'
    && style.textOverflow !== 'ellipsis' && style.clipPath === 'none' && !part.closest('.md-search, .md-header__title')
    && ((style.overflowX === 'hidden' && part.scrollWidth > part.clientWidth + 1)
      || (style.overflowY === 'hidden' && part.scrollHeight > part.clientHeight + 1))
}).map(part => part.outerHTML.slice(0, 120))"""
FURNITURE = (
    "header.md-header, nav, .md-sidebar, .md-tabs, .md-search, .md-top, .md-dialog, .md-footer__inner, .feedback, "
    ".headerlink, .twin, .footnote-backref, button, input, form"
)
# What paper would cut off: text in a box that scrolls on the screen, or beyond the edge of the sheet.
OFF_PAPER = """() => [...document.querySelectorAll('body *')].filter(part => {
  const { display, overflowX, visibility } = getComputedStyle(part), box = part.getBoundingClientRect()
  return box.width > 1 && box.height > 1 && visibility === 'visible' && display !== 'inline' && part.textContent.trim()
    && (box.right > innerWidth + 1 || (overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1))
}).map(part => part.outerHTML.slice(0, 120))"""
SHOWN = """wanted => [...document.querySelectorAll(wanted)].filter(part => part.checkVisibility({
  visibilityProperty: true, opacityProperty: true,
}) && part.getBoundingClientRect().height > 0).map(part => part.outerHTML.slice(0, 80))"""

# The theme hears of the reader's preference from the browser, a moment later; of its answer no more than that is waited.
RECOLOURED = """async name => {
  const until = performance.now() + 15_000
  while (document.body.dataset.mdColorScheme !== name && performance.now() < until)
    await new Promise(requestAnimationFrame)
  return document.body.dataset.mdColorScheme
}"""

# Where the switch leads from every section of a page: reached by its address, and by scrolling alone. A new address is
# told to the page's scripts by an event, scrolling before a frame is drawn: so long is waited, and to draw frames is dear.
SECTIONS = """async byAddress => {
  const link = document.querySelector('.md-header a[hreflang]:not([aria-current])'), found = []
  const headings = [...document.querySelectorAll('article :is(h1, h2, h3, h4)[id]')]
  for (const heading of headings) {
    if (byAddress) {
      const told = new Promise(done => addEventListener('hashchange', done, { once: true }))
      location.hash = heading.id
      await told
    } else {
      heading.scrollIntoView({ behavior: 'instant' })
      await new Promise(requestAnimationFrame)
    }
    link.dispatchEvent(new PointerEvent('pointerover'))
    const box = heading.getBoundingClientRect()
    const beside = !byAddress && headings.some(other => {
      if (other === heading) return false
      const { top, bottom } = other.getBoundingClientRect()
      return top < box.bottom && bottom > box.top
    })
    found.push([heading.id, new URL(link.href).hash.slice(1), box.top, beside])
  }
  history.replaceState(null, '', location.pathname)
  scrollTo(0, 0)
  return found
}"""

# A script and a handler of a click that somebody has put into the page; the page's policy lets neither run.
PLANT = """() => {
  document.body.insertAdjacentHTML('beforeend', '<button onclick="window.plantedClick = 1">planted</button>')
  document.body.lastElementChild.click()
  const script = document.createElement('script')
  script.textContent = 'window.plantedScript = 1'
  document.body.append(script)
  return [window.plantedScript ?? 0, window.plantedClick ?? 0]
}"""

Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1300, "height": 900}
# A sheet of A4 without its margins.
PAPER: ViewportSize = {"width": 673, "height": 987}
NARROW: ViewportSize = {"width": 320, "height": 700}


@dataclass(slots=True)
class Visit:
    """What was found on a page: but for the look, the colour schemes and the sections nothing, where all is well.

    Attributes:
        look: the page at rest, before anything is done with it.
        axe: rules of axe that are broken, by view.
        schemes: the theme's names of the colours in which the page was seen.
        by_address: per heading its id, where the switch leads from there, how far down the window it stands, and
            whether another stands beside it; each reached by its address.
        by_scrolling: the same, each reached by scrolling alone.
        sideways: pixels by which the page scrolls sideways, by view.
        cut: text that its own box cuts off.
        furniture: what belongs to the screen alone and would be printed.
        off_paper: what a sheet of A4 has no room for.
        console: what the console said.
        planted: whether a script and a handler of a click ran that were put into the page when all else was done, and
            what the console said of them.
    """

    look: Look
    axe: dict[str, list[str]] = field(default_factory=dict)
    schemes: list[str] = field(default_factory=list)
    by_address: list[tuple[str, str, float, bool]] = field(default_factory=list)
    by_scrolling: list[tuple[str, str, float, bool]] = field(default_factory=list)
    sideways: dict[str, int] = field(default_factory=dict)
    cut: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    off_paper: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    planted: tuple[list[int], list[str]] = field(default_factory=lambda: ([], []))


# The kinds of text that have been seen, by view.
_Seen = defaultdict[str, set[str]]


async def _axe(page: Page, view: str, rules: str, seen: _Seen) -> list[str]:
    """What axe finds in a view by all rules or by those of the colours, which are held against some of the texts.

    The colours of a text are the style sheets', and all pages share these; one that a page colours itself comes out in
    another way. So of all texts that come out the same, with all around them, two are looked at in each view, on whatever
    page they stand. Everything else that axe asks for is asked of the whole page on a desk and on a phone.
    """
    kinds = await page.evaluate(KINDS)
    assert kinds
    chosen = unseen(kinds, seen[view])
    if rules == "colours" and not chosen:
        return []
    found: list[str] = await page.evaluate(RUN, [RULES[rules], chosen, rules == "colours"])
    return found


async def _view(page: Page, visit: Visit, seen: _Seen, view: str, scheme: Scheme, rules: str) -> None:
    """What axe finds on a page in a scheme, in the window as it is."""
    await page.emulate_media(media="screen", color_scheme=scheme)
    visit.schemes.append(await page.evaluate(RECOLOURED, SCHEMES[scheme]))
    if found := await _axe(page, view, rules, seen):
        visit.axe[view] = found


async def _look(page: Page, visit: Visit, kinds: _Seen) -> None:
    """Everything on one page; the window and the colours change, the page is loaded once."""
    visit.by_address = [tuple(section) for section in await page.evaluate(SECTIONS, arg=True)]
    visit.by_scrolling = [tuple(section) for section in await page.evaluate(SECTIONS, arg=False)]
    await page.evaluate(AXE)
    # Each change of size lays the page out anew, so what is to be seen on a desk comes first, then paper, then the phone;
    # the theme writes the scheme into the body when the reader's preference changes.
    await _view(page, visit, kinds, "desktop, light", "light", "all")
    await _view(page, visit, kinds, "desktop, dark", "dark", "colours")
    await page.emulate_media(media="print")
    visit.furniture = await page.evaluate(SHOWN, FURNITURE)
    await page.set_viewport_size(PAPER)
    visit.off_paper = await page.evaluate(OFF_PAPER)
    await page.set_viewport_size(PHONE)
    await _view(page, visit, kinds, "phone, dark", "dark", "all")
    if width := await page.evaluate(SIDEWAYS):
        visit.sideways["phone, dark"] = width
    await _view(page, visit, kinds, "phone, light", "light", "colours")
    if width := await page.evaluate(SIDEWAYS):
        visit.sideways["phone, light"] = width
    await page.set_viewport_size(NARROW)
    if width := await page.evaluate(SIDEWAYS):
        visit.sideways["320 pixels"] = width
    await page.evaluate(SPACED, SPACES)
    if width := await page.evaluate(SIDEWAYS):
        visit.sideways["320 pixels, wide spacing"] = width
    visit.cut = await page.evaluate(CUT)


async def _rest(log: Log, waiting: set[Request]) -> None:
    """Waits until all that a page has asked for is there, and it has asked for nothing more for half a second.

    The browser's driver is not asked: on a busy machine one page in fifty is said never to come to rest.
    """
    until = time.monotonic() + 60
    while time.monotonic() < until:
        before = len(log.requests)
        await asyncio.sleep(0.5)
        if not waiting and len(log.requests) == before:
            return
    message = f"no rest within a minute; open: {[request.url for request in waiting]}"
    raise AssertionError(message)


async def _visit(page: Page, log: Log, waiting: set[Request], address: str, origin: str, kinds: _Seen) -> Visit:
    """Visits an address in a page that may have shown another before."""
    await page.set_viewport_size(DESKTOP)
    await page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    # On a busy machine half a second of silence may come before the scripts.
    response = await page.goto(address, wait_until="load")
    await _rest(log, waiting)
    assert response is not None, address
    visit = Visit(look=seen(response.status, await page.evaluate(HEAD), log, origin))
    await _look(page, visit, kinds)
    visit.console = list(log.console)
    log.console.clear()
    visit.planted = await page.evaluate(PLANT), log.console
    return visit


async def _visits(
    browser: Browser, addresses: Iterator[tuple[int, str]], origin: str, kinds: _Seen
) -> list[tuple[int, Visit]]:
    """Visits what is left of the addresses one after the other, in one page: to start one anew is slow.

    Nothing that one address has fetched is there for the next, and nothing is kept from one to the next.
    """
    context = await browser.new_context()
    log = Log()
    waiting: set[Request] = set()
    found: list[tuple[int, Visit]] = []

    def begun(request: Request) -> None:
        log.requests.append(request.url)
        waiting.add(request)

    def ended(request: Request) -> None:
        waiting.discard(request)

    try:
        # The context also sees the requests of workers.
        context.on("request", begun)
        context.on("requestfinished", ended)
        context.on("requestfailed", ended)
        page = await context.new_page()
        page.on("console", log.note_console)
        page.on("pageerror", log.note_error)
        await (await context.new_cdp_session(page)).send("Network.setCacheDisabled", {"cacheDisabled": True})
        for number, address in addresses:
            await page.goto("about:blank")
            log.requests, log.console = [], []
            waiting.clear()
            found.append((number, await _visit(page, log, waiting, address, origin, kinds)))
            kept = await context.storage_state()
            assert not any(kept.values()), (address, kept)
    finally:
        await context.close()
    return found


async def _visit_all(
    executable: str, arguments: Sequence[str], addresses: Sequence[str], origin: str, side_by_side: int
) -> list[Visit]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=list(arguments))
        try:
            left, kinds = iter(enumerate(addresses)), _Seen(set)
            found = await asyncio.gather(*(_visits(browser, left, origin, kinds) for _ in range(side_by_side)))
        finally:
            await browser.close()
    return [visit for _, visit in sorted(itertools.chain.from_iterable(found), key=lambda one: one[0])]


def visit_all(
    executable: str, arguments: Sequence[str], addresses: Sequence[str], origin: str, side_by_side: int = 2
) -> list[Visit]:
    """Visits the addresses in a browser of its own; the visits come in their order.

    Runs in a thread, for the other tests' browser holds this one's event loop.
    """
    found: list[Visit] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            found.extend(asyncio.run(_visit_all(executable, arguments, addresses, origin, side_by_side)))
        except BaseException as error:  # noqa: BLE001, raised again below
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return found
