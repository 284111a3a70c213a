// The words of the index: sorted, by their stems, by their roots, by their length.

import { latin } from "./scripts.js";
import { letterSet } from "./words.js";

/** The numbers of strings by how long they are. */
function byLength(all) {
  const lengths = new Map();
  all.forEach((word, number) => {
    if (!lengths.has(word.length)) lengths.set(word.length, []);
    lengths.get(word.length).push(number);
  });
  return lengths;
}

/** What has the same key, as lists of numbers. */
function grouped(all, key) {
  const groups = new Map();
  all.forEach((word, number) => {
    const made = key(word);
    if (!groups.has(made)) groups.set(made, []);
    groups.get(made).push(number);
  });
  return groups;
}

export class Lexicon {
  /**
   * @param {import("./texts.js").Texts} texts
   * @param {{stem: Way, root?: Way, bare?: Way}} language
   * @typedef {(word: string) => string} Way
   */
  constructor(texts, language) {
    this.words = texts.words;
    this.numberOf = texts.numberOf;
    this.lettersOf = Int32Array.from(this.words, letterSet);
    this.ofLength = byLength(this.words);
    const stems = grouped(this.words, language.stem);
    this.stems = [...stems.keys()];
    this.formsOf = [...stems.values()];
    this.stemNumber = new Map(this.stems.map((stem, number) => [stem, number]));
    this.stemLetters = Int32Array.from(this.stems, letterSet);
    this.stemsOfLength = byLength(this.stems);
    this.stemOf = new Int32Array(this.words.length);
    this.formsOf.forEach((forms, stem) => forms.forEach((word) => (this.stemOf[word] = stem)));
    this.roots = language.root ? grouped(this.words, language.root) : new Map();
    this.bares = language.bare ? grouped(this.words, language.bare) : new Map();
    this.rarity = Float64Array.from(this.formsOf, (forms) => rarity(forms, texts));
  }

  /** The words in the official Latin letters; reckoned when they are first needed, by Bulgarian questions alone. */
  get latin() {
    const all = this.words.map(latin);
    const made = { all, letters: Int32Array.from(all, letterSet), ofLength: byLength(all) };
    Object.defineProperty(this, "latin", { value: made });
    return made;
  }

  /** Where the words begin that are not before this string. */
  from(beginning) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a word begins so. */
  begins(beginning) {
    return this.words[this.from(beginning)]?.startsWith(beginning) ?? false;
  }

  /** Behind the last word that begins so. */
  to(beginning) {
    return this.from(`${beginning}\uFFFF`);
  }

  /** The forms of what has this stem. */
  withStem(stem) {
    const number = this.stemNumber.get(stem);
    return number === undefined ? [] : this.formsOf[number];
  }
}

/** How rare the forms of a word are, from nearly 0 on every page to 1 on a single one. */
function rarity(forms, texts) {
  const pages = new Set();
  for (const word of forms) {
    for (let entry = texts.entriesFrom[word]; entry < texts.entriesFrom[word + 1]; entry += 1) {
      pages.add(texts.sections[texts.entrySection[entry]].page.number);
    }
  }
  const all = Math.log(texts.pages.length);
  return (all - Math.log(pages.size) + 0.1) / (all + 0.1);
}
