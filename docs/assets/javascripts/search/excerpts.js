// What a result shows of a section: the words around the best place, in parts, of which every second one is to be marked.

const LETTERS = 200;
const BEFORE = 60;
// A word that stands near the place already makes it this much better once more.
const AGAIN = 0.2;
// So many places are looked at; further down in a long section hardly a better one comes.
const MOST_PLACES = 50;

/** The parts of a text between two of its letters: what is not marked, what is, and so on, the first and last unmarked. */
function between(text, hits, from, to) {
  const parts = [];
  let done = from;
  for (const { start, end } of hits) {
    if (start < done || end > to) continue;
    parts.push(text.slice(done, start), text.slice(start, end));
    done = end;
  }
  parts.push(text.slice(done, to));
  return parts;
}

/** A whole text in parts, the hits to be marked. */
export function marked(text, hits) {
  return between(text, hits, 0, text.length);
}

/** Where the words around which most was found begin. */
function bestPlace(hits) {
  let best = 0;
  let most = -1;
  const seen = [];
  for (let at = 0; at < hits.length && at < MOST_PLACES; at += 1) {
    const { start } = hits[at];
    let sum = 0;
    seen.length = 0;
    for (let next = at; next < hits.length && hits[next].end <= start + LETTERS - BEFORE; next += 1) {
      const { word, quality } = hits[next];
      sum += quality * (seen.includes(word) ? AGAIN : 1);
      seen.push(word);
    }
    if (sum > most + 1e-9) [best, most] = [start, sum];
  }
  return best;
}

/** The number of the first of ascending numbers that is at least this one. */
function firstFrom(numbers, least) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Behind the last end of a sentence before a place, 0 where there is none near. */
function sentence(text, place) {
  for (let at = place - 1; at > 0 && place - at <= BEFORE * 1.5; at -= 1) {
    if (text[at] === "\n") return at + 1;
    if (text[at] === " " && ".!?".includes(text[at - 1])) return at + 1;
  }
  return 0;
}

/**
 * An excerpt in parts: about two lines around the best place, whole words, every second part to be marked.
 * @param {string} text
 * @param {{start: number, end: number, word: number, quality: number}[]} hits in the order of the text
 * @param {{starts: Int32Array, ends: Int32Array}} bounds of the words of the text
 */
export function excerpt(text, hits, { starts, ends }) {
  if (!text) return [""];
  const best = bestPlace(hits);
  let from = 0;
  if (best > BEFORE) from = sentence(text, best) || (starts[firstFrom(starts, best - BEFORE)] ?? 0);
  let to = Math.min(text.length, from + LETTERS);
  if (to < text.length) {
    const inside = firstFrom(ends, to + 1);
    if (starts[inside] < to) to = starts[inside] > best ? starts[inside] : ends[inside];
  }
  const parts = between(text, hits, from, to).map((part) => part.replace(/\s+/g, " "));
  const last = parts.length - 1;
  parts[0] = parts[0].trimStart();
  parts[last] = parts[last].trimEnd();
  if (from > 0 && !/[.!?\n]\s*$/.test(text.slice(Math.max(0, from - 3), from))) parts[0] = `… ${parts[0]}`;
  if (to < text.length) parts[last] += " …";
  return parts;
}
