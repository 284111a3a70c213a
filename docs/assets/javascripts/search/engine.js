// An index as the build wrote it -> the search over it, with the stems and common words of both languages.

import { Search } from "./core.js";
import * as bulgarian from "./bulgarian.js";
import * as english from "./english.js";
import { isCyrillic } from "./words.js";
import { stemmer } from "../bulgarian-stems.js";

// Changes whenever what is in the index changes its meaning.
const VERSION = 1;

/**
 * @param {object} index what the build prepared
 * @throws {Error} where the index was made for other scripts than these
 */
export function engine(index) {
  if (index.version !== VERSION) throw new Error("the index is of another version");
  const bulgarianStem = stemmer(index.stems);
  return new Search(index, {
    stem: (word) => (isCyrillic(word) ? bulgarianStem(word) : english.stem(word)),
    ...(index.language === "en" && { root: english.root, bare: english.bare }),
    stops: new Set([...english.stops, ...bulgarian.stops]),
  });
}

/** Answers, step by step, the beginnings of the pages' titles and titles with an error. */
export function* rehearsal(search) {
  for (const { first } of search.texts.pages) {
    const title = search.texts.sections[first].heading.slice(0, 40);
    for (const question of [title.slice(0, 2), title.slice(0, 6), `${title.slice(0, 4)}q${title.slice(4, 9)}`, title]) {
      search.find(question);
      yield;
    }
  }
}
