// What a result shows of a section: the words around the best place, found forms marked, everything else inert.

const LETTERS = 200;
const BEFORE = 60;
const MARK = "<mark data-md-highlight>";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const inert = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

/** Marks the found words of a text between two letters; `before` is how many words of the section stand before it. */
function between(text, found, hits, before, from, to) {
  const spans = [];
  for (const { at, length } of hits) {
    const first = found[at - before];
    const last = found[at - before + length - 1];
    if (first && last && first.start >= from && last.end <= to) spans.push([first.start, last.end]);
  }
  spans.sort(([one, end], [other, otherEnd]) => one - other || otherEnd - end);
  let html = "";
  let done = from;
  for (const [start, end] of spans) {
    if (start < done) continue;
    html += `${inert(text.slice(done, start))}${MARK}${inert(text.slice(start, end))}</mark>`;
    done = end;
  }
  return html + inert(text.slice(done, to));
}

/** A whole text with the found words marked. */
export function marked(text, found, hits, before) {
  return between(text, found, hits, before, 0, text.length);
}

/** Where the words around which most was found begin and end. */
function bestPlace(section, hits) {
  const before = section.headingWords.length;
  const inText = hits.filter((hit) => section.textWords[hit.at - before]).sort((one, other) => one.at - other.at);
  if (!inText.length) return 0;
  let best = 0;
  let most = -1;
  inText.forEach((hit, at) => {
    const start = section.textWords[hit.at - before].start;
    let sum = 0;
    const seen = new Set();
    for (let next = at; next < inText.length; next += 1) {
      const word = section.textWords[inText[next].at - before];
      if (word.end > start + LETTERS - BEFORE) break;
      sum += inText[next].quality * (seen.has(word.word) ? 0.2 : 1);
      seen.add(word.word);
    }
    if (sum > most + 1e-9) [best, most] = [start, sum];
  });
  return best;
}

/** An excerpt as HTML: about two lines around the best place, whole words, marks on what was found. */
export function excerpt(section, hits) {
  const { text, textWords } = section;
  if (!text) return "";
  const best = bestPlace(section, hits);
  let from = 0;
  if (best > BEFORE) {
    const sentence = Math.max(...[". ", "! ", "? ", "\n"].map((end) => text.lastIndexOf(end, best - 1) + (end.length > 1 ? 2 : 1)));
    from = best - sentence <= BEFORE * 1.5 && sentence > 1 ? sentence : (textWords.find((word) => word.start >= best - BEFORE)?.start ?? 0);
  }
  let to = Math.min(text.length, from + LETTERS);
  if (to < text.length) {
    const inside = textWords.find((word) => word.start < to && word.end > to);
    if (inside) to = inside.start > best ? inside.start : inside.end;
  }
  const html = between(text, textWords, hits, section.headingWords.length, from, to).replace(/\s+/g, " ").trim();
  const midway = from > 0 && !/[.!?\n]\s*$/.test(text.slice(0, from));
  return `${midway ? "… " : ""}${html}${to < text.length ? " …" : ""}`;
}
