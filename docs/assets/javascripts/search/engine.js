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
    root: index.language === "en" ? english.root : undefined,
    stops: new Set([...english.stops, ...bulgarian.stops]),
  });
}
