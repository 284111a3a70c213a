// Terms explain themselves where they stand first: on hover, on focus, and on tap, which follows the link only the
// second time. Escape ends it, the pointer may rest on it. Without this script a term is a link to the glossary.

(() => {
  const more = document.currentScript.dataset.glossary
  const tip = document.createElement("div")
  const meaning = document.createElement("span")
  const link = document.createElement("a")
  let open = null, timer

  tip.id = "meaning"
  tip.className = "meaning"
  tip.role = "tooltip"
  tip.hidden = true
  link.textContent = more
  // By keyboard the term itself leads there.
  link.tabIndex = -1
  tip.append(meaning, " ", link)
  // Within the content, which is a landmark.
  document.querySelector(".md-content").append(tip)

  /** Puts the box below the term, above where there is no room, within the window. */
  function put(term) {
    // A term may stand on two lines.
    const lines = [...term.getClientRects()], last = lines.at(-1), room = document.documentElement.clientWidth
    const origin = tip.offsetParent.getBoundingClientRect()
    const below = last.bottom + tip.offsetHeight < innerHeight
    const left = Math.max(8, Math.min((below ? last : lines[0]).left, room - tip.offsetWidth - 8))
    tip.style.left = `${left - origin.left}px`
    tip.style.top = `${(below ? last.bottom : lines[0].top - tip.offsetHeight) - origin.top}px`
  }

  function show(term) {
    clearTimeout(timer)
    if (open === term) return
    hide()
    open = term
    meaning.textContent = term.dataset.meaning
    link.href = term.href
    tip.lang = document.documentElement.lang
    tip.hidden = false
    term.setAttribute("aria-describedby", tip.id)
    put(term)
  }

  function hide() {
    clearTimeout(timer)
    open?.removeAttribute("aria-describedby")
    open = null
    tip.hidden = true
  }

  // Time to move the pointer from the term to the box.
  const leave = () => { timer = setTimeout(() => { if (document.activeElement !== open) hide() }, 300) }

  for (const term of document.querySelectorAll("a.term")) {
    let touched = false
    term.addEventListener("pointerenter", event => { if (event.pointerType !== "touch") show(term) })
    term.addEventListener("pointerleave", event => { if (event.pointerType !== "touch") leave() })
    term.addEventListener("focus", () => show(term))
    term.addEventListener("blur", event => { if (!tip.contains(event.relatedTarget)) hide() })
    term.addEventListener("pointerdown", event => { touched = event.pointerType === "touch" && open !== term })
    term.addEventListener("click", event => {
      if (!touched) return
      touched = false
      event.preventDefault()
      show(term)
    })
  }

  tip.addEventListener("pointerenter", () => clearTimeout(timer))
  tip.addEventListener("pointerleave", event => { if (event.pointerType !== "touch") leave() })
  addEventListener("pointerdown", event => { if (open && !tip.contains(event.target) && !open.contains(event.target)) hide() })
  addEventListener("keydown", event => { if (event.key === "Escape") hide() })
  addEventListener("resize", hide)
})()
