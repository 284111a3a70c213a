// The section in view: the link to the other language leads to it, the report link names it.
// Also: the menu of small screens by keyboard, and explanations that go away on Escape.
// Nothing is remembered.

(() => {
  const headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")]
  const top = () => document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0

  /** The place that the address names, where it is what the reader sees first. */
  function named() {
    const place = partOf(location.hash)
    if (!place?.closest("article")) return null
    const { top: above } = place.getBoundingClientRect()
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
    // At the end of a page the place cannot come to the top.
    return above > -8 && above < (end ? innerHeight : top() + 64) ? place : null
  }

  /** The heading of the section in view: the last one at or above the top of the text. */
  function inView() {
    if (scrollY < 8) return headings[0]
    const line = top() + 64
    const last = headings.findLast(heading => heading.getBoundingClientRect().top <= line) ?? headings[0]
    // Of headings side by side the first.
    return headings.find(heading => heading.getBoundingClientRect().bottom > last?.getBoundingClientRect().top)
  }

  /** The id of the place in view; none for the beginning of the page. */
  function place() {
    const id = (named() ?? inView())?.id
    return id === headings[0]?.id ? "" : id
  }

  /** Does something to a link just before it can be followed, copied or opened elsewhere. */
  function before(link, change) {
    for (const event of ["pointerover", "focus", "click", "auxclick", "contextmenu"])
      link.addEventListener(event, () => change(link))
  }

  for (const link of document.querySelectorAll(".tongues a:not([aria-current])"))
    before(link, () => { link.hash = place() ?? "" })

  for (const link of document.querySelectorAll("a.report"))
    before(link, () => {
      const url = new URL(link.href), heading = headings.find(one => one.id === place()) ?? inView()
      const page = new URL(url.searchParams.get("page"))
      page.hash = place() ?? ""
      url.searchParams.set("page", page.href)
      if (heading) url.searchParams.set("section", heading.textContent.trim())
      link.href = url.href
    })

  // The theme opens its menu by a label, which no keyboard reaches; a button takes its place.
  const drawer = document.getElementById("__drawer")
  const label = document.querySelector(".md-header label[for=__drawer]")
  const menu = document.querySelector(".md-nav--primary")
  if (drawer && label && menu) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = `${label.className} menu`
    button.setAttribute("aria-label", menu.getAttribute("aria-label"))
    button.append(...label.childNodes)
    label.replaceWith(button)
    const say = () => button.setAttribute("aria-expanded", String(drawer.checked))
    say()
    drawer.addEventListener("change", say)
    button.addEventListener("click", () => {
      drawer.click()
      if (drawer.checked) menu.querySelector("a").focus()
    })
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !drawer.checked) return
      drawer.click()
      button.focus()
    })
  }

  // What appears under the pointer or the focus goes away on Escape, until either comes to something else (WCAG 1.4.13).
  const quiet = given => document.body.toggleAttribute("data-quiet", given)
  addEventListener("keydown", event => event.key === "Escape" && quiet(true))
  for (const event of ["pointerover", "focusin"]) addEventListener(event, () => quiet(false))
})()
