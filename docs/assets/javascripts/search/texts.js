// The pages as numbers: which word stands where in which section, and of every word the sections that have it.

import { fold, words } from "./words.js";

/** The order of strings by their letters' numbers, which is the same everywhere. */
export const byCode = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** The way back from texts whose letters the build exchanged for shorter ones. */
function unpacked([letters, instead]) {
  if (!letters) return (text) => text;
  const back = new Map();
  [...letters].forEach((letter, at) => back.set(letter, instead[at]).set(instead[at], letter));
  return (text) => {
    let made = "";
    for (const letter of text) made += back.get(letter) ?? letter;
    return made;
  };
}

/** What numbers a word gets, in the order in which they come. */
class Numbers {
  constructor() {
    this.known = new Map();
  }

  of(word) {
    let number = this.known.get(word);
    if (number === undefined) this.known.set(word, (number = this.known.size));
    return number;
  }
}

/**
 * The texts of an index.
 *
 * Tokens are the words of all sections, one after another: `wordAt` has their numbers, `startAt` and `endAt` their
 * places in the heading or the text, `pairAt` the number of the word that a token makes with the one before it where a
 * hyphen joins them, else -1. A section's tokens are those from `from` to `to`, the first `titled` of them its heading's.
 * Entries are the sections of each word, those of word n from `entriesFrom[n]` to `entriesFrom[n + 1]`.
 */
export class Texts {
  constructor(pages, letters) {
    this.sections = [];
    this.pages = [];
    const tokens = { words: [], pairs: [], starts: [], ends: [] };
    const numbers = new Numbers();
    this.#read(pages, unpacked(letters), tokens, numbers);
    this.words = [...numbers.known.keys()].sort(byCode);
    const sorted = new Int32Array(this.words.length);
    this.words.forEach((word, number) => (sorted[numbers.known.get(word)] = number));
    this.numberOf = new Map(this.words.map((word, number) => [word, number]));
    this.wordAt = Int32Array.from(tokens.words, (number) => sorted[number]);
    this.pairAt = Int32Array.from(tokens.pairs, (number) => (number < 0 ? -1 : sorted[number]));
    this.startAt = Int32Array.from(tokens.starts);
    this.endAt = Int32Array.from(tokens.ends);
    this.#enter();
  }

  #read(pages, plain, tokens, numbers) {
    const folded = new Map();
    const once = (written) => {
      let word = folded.get(written);
      if (word === undefined) folded.set(written, (word = fold(written)));
      return word;
    };
    const take = (text) => {
      let before = "";
      for (const { word, start, end, joined } of words(text, once)) {
        tokens.words.push(numbers.of(word));
        tokens.pairs.push(joined && before ? numbers.of(before + word) : -1);
        tokens.starts.push(start);
        tokens.ends.push(end);
        before = word;
      }
    };
    for (const [address, weight, sections] of pages) {
      const page = { address, weight, first: this.sections.length, number: this.pages.length };
      for (const [id, level, written, below] of sections) {
        const [heading, text] = [plain(written), plain(below)];
        const from = tokens.words.length;
        take(heading);
        const titled = tokens.words.length - from;
        take(text);
        this.sections.push({
          page, id, level, heading, text, from, titled, to: tokens.words.length, number: this.sections.length,
        });
      }
      this.pages.push(page);
    }
  }

  /** Notes of every word in which sections it stands, how often in the text and whether in the heading. */
  #enter() {
    const count = this.words.length;
    this.times = new Int32Array(count);
    const last = new Int32Array(count).fill(-1);
    const each = (enter) => {
      for (const { number, from, titled, to } of this.sections) {
        for (let at = from; at < to; at += 1) {
          enter(this.wordAt[at], number, at < from + titled);
          if (this.pairAt[at] >= 0) enter(this.pairAt[at], number, at < from + titled);
        }
      }
    };
    this.entriesFrom = new Int32Array(count + 1);
    each((word, section) => {
      this.times[word] += 1;
      if (last[word] !== section) this.entriesFrom[word + 1] += 1;
      last[word] = section;
    });
    for (let word = 0; word < count; word += 1) this.entriesFrom[word + 1] += this.entriesFrom[word];
    this.entrySection = new Int32Array(this.entriesFrom[count]);
    this.entryText = new Int32Array(this.entriesFrom[count]);
    this.entryTitle = new Uint8Array(this.entriesFrom[count]);
    const next = this.entriesFrom.slice();
    last.fill(-1);
    each((word, section, titled) => {
      const entry = last[word] === section ? next[word] - 1 : next[word]++;
      last[word] = section;
      this.entrySection[entry] = section;
      if (titled) this.entryTitle[entry] = 1;
      else this.entryText[entry] += 1;
    });
  }
}
