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
COLOURS = ["color-contrast", "link-in-text-block"]
# Its rules of the colours may be told at which parts of a page to look; without a word they look at all.
_CHOSEN = f"""for (const rule of axe._audit.rules.filter(rule => {COLOURS}.includes(rule.id))) {{
  const matches = rule.matches
  rule.matches = (part, ...more) => (!window.chosen || chosen.has(part)) && matches.call(rule, part, ...more)
}}"""
# The last word is no function, for Playwright would call it.
AXE = f"((WeakMap, WeakSet) => {{{PLAIN}\n}})(...Array(2).fill({_BESIDE}));{_ONCE};{_CHOSEN};0"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What of its rules axe runs.
RULES = {
    "all": {"type": "tag", "values": TAGS},
    "colours": {"type": "rule", "values": COLOURS},
    "colours and sizes": {"type": "rule", "values": [*COLOURS, "target-size"]},
}
# Every violation on the page as it is now; of the colours at all parts, or at two texts of each of the chosen kinds.
RUN = """async ([runOnly, kinds, onlyThere]) => {
  window.chosen = kinds && new Set(kinds.flatMap(kind => [...window.kinds.values()][kind].slice(0, 2)))
  return (await axe.run(onlyThere ? { include: [...chosen] } : document, { resultTypes: ['violations'], runOnly }))
    .violations.map(found => `${found.id}: ${found.nodes[0].html.slice(0, 120)} (${found.nodes.length})`)
}"""
# The kinds of text on a page. Two texts are of one kind where they and all around them are the same elements with the
# same classes, and come out in the same colours, sizes, weights and lines before the same grounds: all that the rules
# of the colours ask for. The names of elements and classes alone are not enough, for a style may go by place.
KINDS = """() => {
  const kinds = window.kinds = new Map(), known = new Map([[null, '']])
  const kind = part => {
    if (!known.has(part)) {
      const is = getComputedStyle(part)
      known.set(part, [
        part.localName, part.getAttribute('class'), is.color, is.fontSize, is.fontWeight, is.textShadow,
        is.textDecorationLine, is.borderBottomStyle, is.backgroundColor, is.backgroundImage, is.opacity,
        is.mixBlendMode, is.filter, kind(part.parentElement),
      ].join())
    }
    return known.get(part)
  }
  for (const part of document.querySelectorAll('body *'))
    if ([...part.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
      kinds.set(kind(part), [...kinds.get(kind(part)) ?? [], part])
  return [...kinds.keys()]
}"""


def unseen(kinds: list[str], seen: set[str]) -> list[int]:
    """Which of a page's kinds of text have not been seen, by number; from now on they have."""
    chosen = [number for number, kind in enumerate(kinds) if kind not in seen]
    seen.update(kinds)
    return chosen
