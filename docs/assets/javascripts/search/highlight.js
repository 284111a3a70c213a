// Marks the words for which a page was found: those in the address, each as often as it stands in the text.

import { words } from "./words.js";

const SKIPPED = "script, style, svg, mark, .headerlink, .twin, .footnote-ref";
const MOST = 500;

/** Marks in `root` every word of `given`, whatever its accents and capitals. */
export function highlight(root, given) {
  const wanted = new Set(words(given.slice(0, 1000)).map(({ word }) => word));
  if (!wanted.size) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode() && found.length < MOST) {
    const node = walker.currentNode;
    if (node.parentElement.closest(SKIPPED)) continue;
    const hits = words(node.data).filter(({ word }) => wanted.has(word));
    if (hits.length) found.push([node, hits]);
  }
  for (const [node, hits] of found) {
    const parts = document.createDocumentFragment();
    let done = 0;
    for (const { start, end } of hits) {
      const mark = document.createElement("mark");
      mark.dataset.mdHighlight = "";
      mark.textContent = node.data.slice(start, end);
      parts.append(node.data.slice(done, start), mark);
      done = end;
    }
    parts.append(node.data.slice(done));
    node.replaceWith(parts);
  }
}
