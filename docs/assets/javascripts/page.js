// What every page does beside being read: the header while one scrolls, the contents that follow, the way back to the
// top, the menu, explanations of signs. It takes the place of the theme's script, whose start has the whole page styled
// and measured again and again; here nothing is touched before a reader does something. It comes before the others of ours.

/** The part of the page that a fragment names; nothing where it names none or is written as none can be. */
function partOf(fragment) {
  try {
    return document.getElementById(decodeURIComponent(fragment.slice(1)))
  } catch {
    return null
  }
}

(() => {
  const find = (selector, root = document) => root.querySelector(selector)
  const header = find(".md-header")
  if (!header) return
  const main = find(".md-main"), heading = find("article h1"), title = find(".md-header__title"), up = find(".md-top")
  const drawer = find("#__drawer"), menu = find(".md-nav--primary")

  // While one scrolls.

  const contents = [...document.querySelectorAll(".md-sidebar--secondary .md-nav__link")]
    .map(link => [link, partOf(link.hash)]).filter(([, place]) => place)
  let before = scrollY, current

  /** Marks in the contents where the reader is, and keeps it in view. */
  function follow(line) {
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
    const passed = end ? contents.length : contents.filter(([, place]) => place.getBoundingClientRect().top <= line).length
    const link = contents[passed - 1]?.[0]
    if (link === current) return
    current = link
    contents.forEach(([one], index) => {
      one.classList.toggle("md-nav__link--passed", index < passed)
      one.classList.toggle("md-nav__link--active", one === link)
    })
    if (link) center(link)
  }

  /** Scrolls a menu, where one of its links is out of sight, until the link is in the middle. */
  function center(link) {
    const box = link.closest(".md-sidebar__scrollwrap"), { top, bottom } = link.getBoundingClientRect()
    const frame = box.getBoundingClientRect()
    if (!link.offsetHeight || (top >= frame.top && bottom <= frame.bottom)) return
    box.scrollTop += top - frame.top - box.clientHeight / 2
  }

  function scrolled() {
    waiting = false
    const line = header.getBoundingClientRect().bottom
    const shadow = scrollY > 0 && main.getBoundingClientRect().top <= line
    const past = Boolean(heading) && heading.getBoundingClientRect().bottom <= line
    if (contents.length && contents[0][0].offsetParent) follow(line + 64)
    header.classList.toggle("md-header--shadow", shadow)
    title.classList.toggle("md-header__title--active", past)
    if (up) up.hidden = !(shadow && scrollY < before)
    before = scrollY
  }

  let waiting = false
  addEventListener("scroll", () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(scrolled)
  }, { passive: true })
  up?.addEventListener("click", () => scrollTo({ top: 0 }))

  // The menu. A link in it leads to the page behind it; what opens a part of it is a label, which knows no keys.

  menu?.addEventListener("click", event => {
    if (drawer.checked && event.target.closest("a")) drawer.click()
  })
  menu?.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches("label[tabindex]")) event.target.click()
  })
  menu?.addEventListener("change", event => {
    find(`[aria-labelledby="${event.target.id}_label"]`, menu)?.setAttribute("aria-expanded", String(event.target.checked))
  })

  // What is folded opens where an address leads into it, and on paper.

  function unfold() {
    const place = partOf(location.hash), folded = place?.closest("details:not([open])")
    if (!folded) return
    folded.open = true
    place.scrollIntoView()
  }

  unfold()
  addEventListener("hashchange", unfold)
  let opened = []
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")]
    for (const part of opened) part.open = true
  })
  addEventListener("afterprint", () => { for (const part of opened) part.open = false })

  // Code that is wider than the page is scrolled by keys too.

  const code = document.querySelectorAll("article pre > code")
  if (code.length) {
    const watch = new ResizeObserver(found => found.forEach(({ target }) => {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
      else target.removeAttribute("tabindex")
    }))
    for (const part of code) watch.observe(part)
  }

  // Signs say what they are for, under the pointer and with the focus; words that are cut off show whole.

  const hint = document.createElement("div")
  hint.className = "hint"
  hint.id = "hint"
  hint.role = "tooltip"
  let explained, text

  function hide() {
    if (!explained) return
    hint.remove()
    explained.title = text
    if (explained.getAttribute("aria-describedby") === hint.id) explained.removeAttribute("aria-describedby")
    explained = null
  }

  function explain(target) {
    if (!(target instanceof Element) || hint.contains(target) || explained?.contains(target)) return
    hide()
    const cut = target.closest(".md-ellipsis")
    if (cut && cut.offsetWidth < cut.scrollWidth) cut.title = cut.textContent.trim()
    const found = target.closest("[title]")
    if (!found?.title || !found.closest(".md-header, .md-content, .md-sidebar")) return
    explained = found
    text = hint.textContent = found.title
    // Else the browser shows it once more.
    found.removeAttribute("title")
    if (found.getAttribute("aria-label") !== text) found.setAttribute("aria-describedby", hint.id)
    // Within a landmark, and in front of it.
    found.closest(".md-header, .md-content, .md-sidebar").append(hint)
    const lines = found.getClientRects(), line = lines[lines.length - 1], room = document.documentElement.clientWidth
    const left = Math.max(8, Math.min(line.left + line.width / 2 - hint.offsetWidth / 2, room - hint.offsetWidth - 8))
    hint.style.left = `${left}px`
    hint.style.top = `${line.bottom + hint.offsetHeight < innerHeight ? line.bottom : lines[0].top - hint.offsetHeight}px`
  }

  addEventListener("pointerover", event => { if (event.pointerType !== "touch") explain(event.target) })
  addEventListener("focusin", event => { if (event.target.matches(":focus-visible")) explain(event.target) })
  addEventListener("focusout", hide)
  addEventListener("scroll", hide, { passive: true })
  addEventListener("click", hide)

  // The page that is read, in a menu that does not fit, once there is time for it.
  const here = menu && find("a.md-nav__link--active", menu)
  if (here) (window.requestIdleCallback ?? setTimeout)(() => center(here))
})()
