// Which words of the index answer one word of a question, and how well each does: the form typed, other forms of the
// word, words that begin so, near misses.

import { common, differ, isCyrillic, isLatin, letterSet, near, nearBeginning } from "./words.js";
import { cyrillic, latin, official } from "./scripts.js";

// A word of the index answers a word of the question as well as this tells.
const EXACT = 1;
const JOINED = 0.95;
const FOREIGN = 0.95;
const STEM = 0.5;
const KIN = 0.4;
const DERIVED = 0.4;
const PREFIXED = 0.3;
// With forms of the word itself there, what is derived from it counts less.
const DERIVED_TOO = 0.6;
// How much it adds to a form that its beginning is the typed one's.
const CLOSER = 0.15;
// What is typed is a word already: longer ones that begin so come after its forms.
const WHOLE = 0.64;
const SPELLED = 0.9;
// From here on a match is the word that was meant; below, it is a guess.
export const SURE = 0.5;
// Another word with one typing error.
const GUESSED = 0.42;
// The best of the guesses: another word with one typing error, one that is derived from it.
export const LIKELY = 0.3;
// How much rare words gain on common ones that begin the same.
const RARITY = 0.3;
const MOST_KEPT = 500;

/** What share of two words their common beginning is. */
const alike = (one, other) => (2 * common(one, other)) / (one.length + other.length);

/** The words that answer, as numbers, and how well each does. */
export class Answers {
  constructor(words, qualities) {
    this.words = words;
    this.qualities = qualities;
  }
}

export class Answering {
  /**
   * @param {import("./lexicon.js").Lexicon} lexicon
   * @param {{name: string, stem: (word: string) => string, root?: (word: string) => string}} language
   */
  constructor(lexicon, language) {
    this.lexicon = lexicon;
    this.language = language;
    this.kept = new Map();
    // Gathered for one word at a time: the best quality of every word, and which words have one.
    this.quality = new Float64Array(lexicon.words.length);
    this.touched = new Int32Array(lexicon.words.length);
    this.count = 0;
  }

  /** What answers a word; `open` says that more letters may follow. */
  to(typed, open) {
    const key = `${typed}${open ? "*" : ""}`;
    let answers = this.kept.get(key);
    if (!answers) {
      this.#all(typed, open);
      answers = this.#gathered();
      if (this.kept.size >= MOST_KEPT) this.kept.clear();
      this.kept.set(key, answers);
    }
    return answers;
  }

  /** The forms of a word and nothing guessed. */
  named(word) {
    this.#forms(word, 1);
    return this.#gathered();
  }

  /** The forms of a word that two were joined to; null where there are none. */
  joined(word) {
    return this.#forms(word, JOINED) ? this.#gathered() : null;
  }

  /** Adds a word, or betters it. */
  #better(word, quality) {
    if (this.quality[word] === 0) {
      this.touched[this.count] = word;
      this.count += 1;
    }
    if (this.quality[word] < quality) this.quality[word] = quality;
  }

  #gathered() {
    const words = this.touched.slice(0, this.count);
    const qualities = new Float64Array(this.count);
    for (let at = 0; at < this.count; at += 1) {
      qualities[at] = this.quality[words[at]];
      this.quality[words[at]] = 0;
    }
    this.count = 0;
    return new Answers(words, qualities);
  }

  #all(typed, open) {
    const found = this.#forms(typed, 1);
    if (typed.length > 1 && (open || !found)) this.#beginning(typed, found ? WHOLE : open ? 0.9 : 0.8);
    const inBulgarian = this.language.name === "bg";
    if (inBulgarian && (isLatin(typed) || (/\d/.test(typed) && !/^\d*[46]\d*$/.test(typed)))) {
      const sure = this.#spelled(cyrillic(typed, (beginning) => this.lexicon.begins(beginning)), open);
      if (!found && !sure) this.#misspelled(typed, SPELLED);
    } else if (!inBulgarian && isCyrillic(typed)) {
      this.#spelled([[latin(typed), 0]], open);
    }
    if (this.language.root) this.#derived(typed, found ? DERIVED_TOO : 1);
    if (!found || isCyrillic(typed)) this.#kin(typed, 1);
    if (!found) this.#guesses(typed, 1, open);
  }

  /** Forms of the word: itself, and all with its stem. Whether there are any. */
  #forms(typed, best) {
    const itself = this.lexicon.numberOf.get(typed);
    if (itself !== undefined) this.#better(itself, best * (this.#foreign(typed) ? FOREIGN : EXACT));
    const forms = this.lexicon.withStem(this.language.stem(typed));
    for (const word of forms) this.#better(word, best * (STEM + CLOSER * alike(typed, this.lexicon.words[word])));
    return itself !== undefined || forms.length > 0;
  }

  /** Whether a word is written in the other language's letters: it is a name, or the question is in that language. */
  #foreign(word) {
    return this.language.name === "bg" ? isLatin(word) : isCyrillic(word);
  }

  /** The words that begin so. */
  #beginning(typed, best) {
    const { words, rarity, stemOf } = this.lexicon;
    const end = this.lexicon.to(typed);
    for (let word = this.lexicon.from(typed); word < end; word += 1) {
      const rare = 1 - RARITY + RARITY * rarity[stemOf[word]];
      this.#better(word, Math.max(SURE, best * rare * (0.55 + 0.3 * (typed.length / words[word].length))));
    }
  }

  /** Words derived from the same one, those first that differ least. */
  #derived(typed, best) {
    if (typed.length < 4 || /[^a-z]/.test(typed)) return;
    const { words, roots, bares } = this.lexicon;
    const add = (found, worth) => {
      for (const word of found ?? []) this.#better(word, best * (worth + CLOSER * alike(typed, words[word])));
    };
    const root = this.language.root(typed);
    const bare = this.language.bare(typed);
    add(roots.get(root), DERIVED);
    add(bares.get(root), PREFIXED);
    if (!bare) return;
    add(roots.get(bare), PREFIXED);
    add(bares.get(bare), PREFIXED);
  }

  /** Words that differ only in a few letters at their ends: forms that the rules do not bring together. */
  #kin(typed, best) {
    if (typed.length < 4 || /\d/.test(typed)) return;
    const { words } = this.lexicon;
    const beginning = typed.slice(0, 4);
    const end = this.lexicon.to(beginning);
    for (let number = this.lexicon.from(beginning); number < end; number += 1) {
      const word = words[number];
      const same = common(typed, word);
      const most = alike(typed, word);
      if (most >= 0.65 && typed.length - same <= 4 && word.length - same <= 4) this.#better(number, best * KIN * most);
    }
  }

  /** Words with one typing error, in themselves or in their stems. */
  #guesses(typed, best, open) {
    if (typed.length < 4 || /\d/.test(typed)) return;
    const { words, stems, lettersOf, stemLetters } = this.lexicon;
    const stem = this.language.stem(typed);
    const letters = letterSet(typed);
    for (let length = Math.max(3, typed.length - 1); length <= typed.length + 1; length += 1) {
      for (const word of this.lexicon.ofLength.get(length) ?? []) {
        if (!differ(letters, lettersOf[word]) && near(typed, words[word])) this.#better(word, best * GUESSED);
      }
    }
    const ofStem = letterSet(stem);
    for (let length = Math.max(4, stem.length - 1); stem.length > 4 && length <= stem.length + 1; length += 1) {
      for (const other of this.lexicon.stemsOfLength.get(length) ?? []) {
        if (differ(ofStem, stemLetters[other]) || !near(stem, stems[other])) continue;
        for (const word of this.lexicon.formsOf[other]) this.#better(word, best * 0.34);
      }
    }
    const beginning = stem.slice(0, 4);
    const end = this.lexicon.to(beginning);
    for (let word = this.lexicon.from(beginning); word < end; word += 1) {
      const other = stems[this.lexicon.stemOf[word]];
      const same = common(stem, other);
      const most = Math.max(stem.length, other.length);
      if (same > 3 && most - same < 4 && same / most >= 0.6) this.#better(word, best * KIN * (same / most));
    }
    if (!open || typed.length < 5) return;
    const first = typed.slice(0, 2);
    const last = this.lexicon.to(first);
    for (let word = this.lexicon.from(first); word < last; word += 1) {
      if (words[word].length > typed.length && nearBeginning(typed, words[word])) this.#better(word, best * 0.28);
    }
  }

  /** Words that have one typing error in their official spelling in Latin letters, where two letters may stand for one. */
  #misspelled(typed, best) {
    if (typed.length < 5) return;
    const { all, letters, ofLength } = this.lexicon.latin;
    for (const given of new Set([typed, official(typed)])) {
      const set = letterSet(given);
      for (let length = given.length - 1; length <= given.length + 1; length += 1) {
        for (const word of ofLength.get(length) ?? []) {
          if (!differ(set, letters[word]) && near(given, all[word])) this.#better(word, best * GUESSED);
        }
      }
    }
  }

  /** Spellings in the other alphabet that may be meant; whether words are spelled so. */
  #spelled(spellings, open) {
    let sure = false;
    for (const [word, cost] of spellings) {
      sure = this.#forms(word, SPELLED - 0.06 * cost) || sure;
      if (open && word.length > 2) this.#beginning(word, 0.75 - 0.06 * cost);
    }
    if (sure) return true;
    for (const [word, cost] of spellings.slice(0, 3)) {
      this.#kin(word, SPELLED - 0.06 * cost);
      this.#guesses(word, SPELLED - 0.06 * cost, open);
    }
    return sure;
  }
}
