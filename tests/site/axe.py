"""axe as the tests run it: its rules, the call that runs them, and its source made quicker without another answer."""

from __future__ import annotations

import importlib.resources

PLAIN = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# axe is translated for browsers without private fields: each of its colours stands in seven weak maps and sets, which
# costs more than all that is worked out with it. A field of the object itself, under a key that nobody else has, says
# the same.
_BESIDE = """class {
  #key = Symbol()
  has(part) { return Object(part) === part && Object.hasOwn(part, this.#key) }
  get(part) { return this.has(part) ? part[this.#key] : undefined }
  set(part, value) { part[this.#key] = value; return this }
  add(part) { return this.set(part, true) }
  delete(part) { return this.has(part) && delete part[this.#key] }
}"""
# It also reads the same dozen colours anew for every text and all that is behind it; one reading of each is enough.
_ONCE = """{
  const { Color } = axe.commons.color, read = Color.prototype.parseString, known = new Map()
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) {
      const { r, g, b, alpha } = read.call(new Color(), text)
      known.set(text, { r, g, b, alpha })
    }
    return Object.assign(this, known.get(text))
  }
}"""
# The last word is no function, for Playwright would call it.
AXE = f"((WeakMap, WeakSet) => {{{PLAIN}\n}})(...Array(2).fill({_BESIDE}));{_ONCE};0"

RULES = {
    "all": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # What can differ where nothing but the colours does.
    "colours": ["color-contrast", "link-in-text-block"],
}
# Of texts that stand in the same elements with the same classes two: what differs between colour schemes is the
# style sheet's, and it knows them by these. Half the time of all tests would else go into the others.
RUN = """async ([type, values, some]) => (await axe.run(some ? { include: ((seen = {}) =>
  [...document.querySelectorAll('body *')].filter(part => {
    if (![...part.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) return false
    let name = ''
    for (let above = part; above; above = above.parentElement) name += `${above.localName}.${above.className} `
    return (seen[name] = (seen[name] ?? 0) + 1) <= 2
  }))() } : document, {
  resultTypes: ['violations'], runOnly: { type, values },
})).violations.map(found => `${found.id}: ${found.nodes[0].html.slice(0, 120)} (${found.nodes.length})`)"""
