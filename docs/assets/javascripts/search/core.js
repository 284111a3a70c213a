// The search itself: a question -> pages, over the index of one language. It knows nothing of pages in a browser.
//
// A question becomes slots, one per word. A slot knows the words of the index that answer it and how well each does
// (answers.js). A term of the term base that stands in the question, in either language, gives a second reading of it, in
// which the term's own words stand in its place (readings.js). Every section is rated under every reading (rating.js);
// pages come in the order of their best sections.

import { Answering, Answers, LIKELY, SURE } from "./answers.js";
import { Lexicon } from "./lexicon.js";
import { Rating } from "./rating.js";
import { Readings } from "./readings.js";
import { retyped } from "./scripts.js";
import { Showing } from "./showing.js";
import { Texts } from "./texts.js";
import { fold, words } from "./words.js";

const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const MOST_PAGES = 100;
// Sections of a page that are shown; of a page further down only the best one.
const MOST_SECTIONS = 2;
const UPPER_PAGES = 3;
// The results that are seen without looking further.
const FIRST = 5;
// So many of the forms that are most like what was typed have a page there.
const LIKEST = 2;

const byTimes = (one, other) => other.times - one.times;
const byQuality = (one, other) => other.quality - one.quality || byTimes(one, other);

export class Search {
  /**
   * @param {object} index what the build prepared: `language`, `letters`, `pages`, `terms`
   * @param {{stem: Way, root?: Way, bare?: Way, stops: Set<string>}} language ways from a word to what it shares with others
   * @typedef {(word: string) => string} Way
   */
  constructor(index, language) {
    this.language = index.language;
    this.stops = language.stops;
    this.texts = new Texts(index.pages, index.letters);
    this.lexicon = new Lexicon(this.texts, language);
    this.answering = new Answering(this.lexicon, { ...language, name: index.language });
    this.readings = new Readings(index.terms ?? [], language.stem);
    this.rating = new Rating(this.texts);
    this.showing = new Showing(this.texts);
  }

  /**
   * Answers a question.
   * @param {string} question
   * @param {number} [from] the place of the first page that is told; what is before it only counts
   * @param {number} [to] the place behind the last one
   * @returns {{pages: object[], count: number, suggestion: string}} pages with their sections, the best first, and how
   *   many were found in all
   */
  find(question, from = 0, to = MOST_PAGES) {
    const asked = question.slice(0, MOST_LETTERS);
    const suggestion = this.#suggestion(asked);
    const found = this.#ask(asked);
    if (!found.results.some((page) => page.sure)) {
      // Nothing stands there as typed: was another keyboard switched on?
      const first = this.#told(found, from, to);
      for (const text of retyped(asked, this.language === "bg")) {
        if (text === asked.toLowerCase()) continue;
        const other = this.#ask(text, asked);
        if (other.results.some((page) => page.sure && page.all)) return { ...this.#told(other, from, to), suggestion };
      }
      return { ...first, suggestion };
    }
    return { ...this.#told(found, from, to), suggestion };
  }

  /** What is told of the results between two places; only until the next question is asked. */
  #told({ results, slots }, from, to) {
    return {
      count: results.length,
      pages: results
        .slice(from, to)
        .map((one, at) => this.showing.page(one, slots, from + at < UPPER_PAGES ? MOST_SECTIONS : 1)),
    };
  }

  /** The best pages and the question as slots. */
  #ask(question, shown = null) {
    const slots = this.#slots(question);
    if (shown !== null && slots.length === 1) slots[0].shown = shown;
    if (!slots.length) return { results: [], slots };
    this.rating.begin();
    const readings = this.readings.of(slots, (word) => ({
      word,
      stop: this.stops.has(word),
      answers: this.answering.named(word),
    }));
    return { results: this.#spread(this.rating.ranked(readings), slots).slice(0, MOST_PAGES), slots };
  }

  /** The question as slots: words as typed with what answers them. */
  #slots(question) {
    const typed = words(question).slice(0, MOST_WORDS);
    const open = typed.length > 0 && typed[typed.length - 1].end === question.length;
    const slots = [];
    typed.forEach((one, at) => {
      const last = open && at === typed.length - 1;
      const previous = slots[slots.length - 1];
      if (one.joined && previous) {
        const whole = previous.word + one.word;
        const together = this.answering.joined(whole);
        if (together) {
          previous.shown = question.slice(previous.start, one.end);
          previous.word = whole;
          previous.answers = together;
          previous.stop = false;
          return;
        }
      }
      slots.push({
        word: one.word,
        shown: question.slice(one.start, one.end),
        start: one.start,
        stop: this.stops.has(one.word),
        open: last,
        answers: this.answering.to(one.word, last),
      });
    });
    // A word typed twice counts once.
    const seen = new Set();
    const once = slots.filter((slot) => !seen.has(slot.word) && seen.add(slot.word));
    if (once.every((slot) => slot.stop)) once.forEach((slot) => (slot.stop = false));
    return once;
  }

  /** What one word may become, may have been meant for or is a form of has its best page among the first. */
  #spread(results, [slot, ...others]) {
    if (others.length || slot.word.length < 4) return results;
    const whole = this.lexicon.numberOf.has(slot.word);
    const families = this.#families(slot, whole);
    const first = results.slice(0, FIRST);
    for (const { words: answers, qualities } of families.reverse()) {
      const only = { ...slot, found: undefined, answers: new Answers(answers, qualities) };
      const [best] = this.rating.ranked([{ slots: [only], quality: 1 }]);
      const found = results.find((one) => one.page === best.page);
      if (found && !first.includes(found) && !(whole && first.length > FIRST)) first.push(found);
    }
    const added = first.slice(FIRST);
    const top = [...results.slice(0, Math.max(1, FIRST - added.length)), ...added];
    return [...top, ...results.filter((one) => !top.includes(one))];
  }

  /** The answers to a word apart: by stems what begins so or is guessed, the commonest first; else the likest forms. */
  #families({ word: typed, open, answers }, whole) {
    const { words: lexicon, stemOf } = this.lexicon;
    if (!answers.qualities.some((quality) => quality >= SURE)) {
      return this.#apart(answers, (word, quality) => (quality >= LIKELY ? stemOf[word] : -1), byTimes, FIRST - 1);
    }
    const begun = (word, quality) => (quality >= SURE && lexicon[word].startsWith(typed) ? stemOf[word] : -1);
    const families = open ? this.#apart(answers, begun, byTimes, FIRST - 1) : [];
    if (families.length || whole) return families;
    return this.#apart(answers, (word, quality) => (quality >= SURE ? word : -1), byQuality, LIKEST);
  }

  /** Groups answers by a key that is not negative; the first few groups by an order, none where there is but one. */
  #apart(answers, key, order, most) {
    const groups = new Map();
    answers.words.forEach((word, at) => {
      const quality = answers.qualities[at];
      const group = key(word, quality);
      if (group < 0) return;
      if (!groups.has(group)) groups.set(group, { words: [], qualities: [], times: 0, quality: 0 });
      const family = groups.get(group);
      family.words.push(word);
      family.qualities.push(quality);
      family.times += this.texts.times[word];
      family.quality = Math.max(family.quality, quality);
    });
    return groups.size < 2 ? [] : [...groups.values()].sort(order).slice(0, most);
  }

  /** The commonest word that begins with the one being typed. */
  #suggestion(question) {
    const found = /[\p{L}\p{N}]+$/u.exec(question);
    if (!found || found[0].length < 3) return "";
    const typed = fold(found[0]);
    let best = -1;
    const end = this.lexicon.to(typed);
    for (let word = this.lexicon.from(typed); word < end; word += 1) {
      if (best < 0 || this.texts.times[word] > this.texts.times[best]) best = word;
    }
    const word = this.lexicon.words[best] ?? "";
    return word.startsWith(found[0].toLowerCase()) ? found[0] + word.slice(typed.length) : "";
  }
}
