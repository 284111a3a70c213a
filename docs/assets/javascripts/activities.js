// The table of activities: shows what the reader chooses, in the order that the reader chooses; the address keeps both.
// Without this script the table is complete and stands as the page lists it.

(() => {
  const form = document.querySelector("form.filter")
  const table = document.querySelector("td[data-focus]")?.closest("table")
  if (!form || !table) return

  const rows = [...table.tBodies[0].rows]
  const heads = [...table.tHead.rows[0].cells]
  const said = form.querySelector("[role=status]")
  const filters = ["focus", "status", "owner"]
  const names = [...filters, "sort"]
  const collator = new Intl.Collator(document.documentElement.lang, { ignorePunctuation: true, numeric: true })
  const tongues = document.querySelectorAll(".tongues a:not([aria-current])")

  /** What a row is sorted by; empty where it is not known. */
  const key = {
    // Without the citations behind it.
    name: row => [...row.cells[0].childNodes].filter(part => part.nodeName !== "SUP").map(part => part.textContent).join("").trim(),
    focus: row => row.cells[1].textContent,
    owner: row => row.cells[0].dataset.owner === "not-known" ? "" : row.cells[2].textContent,
    dates: row => row.cells[0].dataset.start,
    status: row => row.cells[0].dataset.reported,
  }
  const columns = Object.keys(key)
  let shownOrder = ""

  /** Sorts rows; what is not known comes last, whichever way. */
  function sorted(order) {
    if (!order) return rows
    const down = order.startsWith("-"), of = key[order.replace("-", "")]
    return rows.map(row => [of(row), row]).sort(([one], [two]) => {
      if (!one || !two) return Boolean(two) - Boolean(one)
      return collator.compare(one, two) * (down ? -1 : 1)
    }).map(([, row]) => row)
  }

  /** Shows the table as the form has it. */
  function show() {
    const order = form.elements.sort.value
    let shown = 0
    for (const row of rows) {
      const fits = filters.every(name => [ "", row.cells[0].dataset[name] ].includes(form.elements[name].value))
      if (row.hidden === fits) row.hidden = !fits
      shown += fits
    }
    // Moved, a row is styled and measured anew.
    if (order !== shownOrder) table.tBodies[0].append(...sorted(order))
    shownOrder = order
    heads.forEach((head, index) => {
      if (order.replace("-", "") !== columns[index]) head.removeAttribute("aria-sort")
      else head.setAttribute("aria-sort", order.startsWith("-") ? "descending" : "ascending")
    })
    said.textContent = shown
      ? said.dataset.count.replace("{shown}", shown).replace("{all}", rows.length)
      : said.dataset.none
    form.querySelector("[type=reset]").disabled = names.every(name => !form.elements[name].value)
    // What is chosen holds in the other language too.
    for (const link of tongues) link.search = location.search
  }

  /** Sets the form by the address; a value that the form does not know counts as none. */
  function read() {
    const given = new URLSearchParams(location.search)
    for (const name of names) {
      const field = form.elements[name], value = given.get(name) ?? ""
      field.value = [...field.options].some(option => option.value === value) ? value : ""
    }
    show()
  }

  /** Sets the address by the form; the step back leads to what was chosen before. */
  function write(method) {
    const url = new URL(location.href)
    for (const name of names) {
      const { value } = form.elements[name]
      if (value) url.searchParams.set(name, value)
      else url.searchParams.delete(name)
    }
    if (method === "pushState") url.hash = ""
    if (url.href !== location.href) history[method](null, "", url)
    show()
  }

  /** An address that names an activity shows it, whatever else was chosen. */
  function reveal() {
    const row = partOf(location.hash)?.closest("tr")
    if (!row?.hidden) return
    for (const name of filters) form.elements[name].value = ""
    write("replaceState")
    row.scrollIntoView()
  }

  heads.forEach((head, index) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "sort"
    button.setAttribute("aria-label", form.dataset.sort.replace("{}", head.textContent.trim()))
    button.addEventListener("click", () => {
      const up = form.elements.sort.value === columns[index]
      form.elements.sort.value = (up ? "-" : "") + columns[index]
      write("pushState")
    })
    head.append(" ", button)
  })

  form.addEventListener("change", () => write("pushState"))
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", event => {
    event.preventDefault()
    for (const name of names) form.elements[name].value = ""
    write("pushState")
    form.elements.focus.focus()
  })
  addEventListener("popstate", () => { read(); reveal() })
  addEventListener("hashchange", reveal)
  form.hidden = false
  read()
  reveal()
})()
