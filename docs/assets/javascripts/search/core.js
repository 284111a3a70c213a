// The search itself: matching and ranking over the index of one language. It knows nothing of pages in a browser.
//
// A question becomes slots, one per word. A slot knows the words of the index that answer it and how well each does:
// the form typed, other forms of the word, words that begin so, near misses. A term of the term base that stands in the
// question, in either language, gives a second reading of it, in which the term's own words stand in its place. Every
// section is rated under every reading; pages come in the order of their best sections.

import { common, fold, isCyrillic, isLatin, near, nearBeginning, words } from "./words.js";
import { cyrillic, latin, retyped } from "./scripts.js";
import { excerpt, marked } from "./excerpts.js";

const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const MOST_PAGES = 100;
// Sections of a page that are shown; of a page further down only the best one.
const MOST_SECTIONS = 2;
const UPPER_PAGES = 10;
const MOST_READINGS = 6;
// The results that are seen without looking further.
const FIRST = 5;
// A word of the index answers a word of the question as well as this tells.
const EXACT = 1;
const JOINED = 0.95;
const STEM = 0.6;
const KIN = 0.4;
// What is typed is a word already: longer ones that begin so come after its forms.
const WHOLE = 0.64;
const SPELLED = 0.9;
const RETYPED = 0.6;
// From here on a match is the word that was meant; below, it is a guess.
const SURE = 0.5;
// How much a title weighs against the text, by the level of its heading.
const TITLE = { 1: 5, 2: 2.6, 3: 2.2, 4: 2, 5: 2, 6: 2, 9: 1 };
const SATURATION = 1.2;
// How much rare words gain on common ones that begin the same.
const RARITY = 0.3;
// What words that stand together add, and how many others may stand between them.
const PHRASE = 2;
const NEARBY = 1;
// How much the other sections of a page add to its best one, and how many do.
const REST = 0.6;
const MORE = 8;

/** Adds a word to answers, or betters it. */
function better(answers, word, quality) {
  if (!(answers.get(word) >= quality)) answers.set(word, quality);
}

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

/** Words by how many letters they have. */
function byLength(all) {
  const lengths = new Map();
  for (const word of all) {
    if (!lengths.has(word.length)) lengths.set(word.length, []);
    lengths.get(word.length).push(word);
  }
  return lengths;
}

/** The order of strings by their letters' numbers, which is the same everywhere. */
const byCode = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

export class Search {
  /**
   * @param {object} index what the build prepared: `language`, `letters`, `pages`, `terms`
   * @param {{stem: (word: string) => string, root?: (word: string) => string, stops: Set<string>}} language
   */
  constructor(index, language) {
    this.language = index.language;
    this.stem = language.stem;
    this.root = language.root;
    this.stops = language.stops;
    this.sections = [];
    this.pages = [];
    this.places = new Map();
    this.cache = new Map();
    this.rarities = new Map();
    this.#read(index.pages, unpacked(index.letters));
    this.lexicon = [...this.places.keys()].sort(byCode);
    this.stems = new Map();
    this.stemOf = this.lexicon.map((word) => this.stem(word));
    this.lexicon.forEach((word, at) => {
      const stem = this.stemOf[at];
      if (!this.stems.has(stem)) this.stems.set(stem, []);
      this.stems.get(stem).push(word);
    });
    this.roots = new Map();
    if (this.root) {
      for (const word of this.lexicon) {
        const root = this.root(word);
        if (!this.roots.has(root)) this.roots.set(root, []);
        this.roots.get(root).push(word);
      }
    }
    this.wordsOf = byLength(this.lexicon);
    this.stemsOf = byLength([...this.stems.keys()]);
    this.#terms(index.terms ?? []);
  }

  /** Takes in the pages: sections with the places of their words, and of every word its places. */
  #read(pages, plain) {
    for (const [address, weight, sections] of pages) {
      const page = { address, weight, first: this.sections.length, number: this.pages.length };
      for (const [id, level, heading, text] of sections) {
        const section = { page, id, level, heading: plain(heading), text: plain(text), number: this.sections.length };
        section.headingWords = words(section.heading);
        section.textWords = words(section.text);
        this.#place(section, section.headingWords, 0);
        this.#place(section, section.textWords, section.headingWords.length);
        this.sections.push(section);
      }
      page.end = this.sections.length;
      this.pages.push(page);
    }
  }

  /** Notes where the words of a section stand; words joined by a hyphen also as one. */
  #place(section, found, before) {
    const note = (word, at, length) => {
      if (!this.places.has(word)) this.places.set(word, []);
      this.places.get(word).push({ section: section.number, at, length });
    };
    found.forEach(({ word, joined }, at) => {
      note(word, before + at, 1);
      if (joined && at > 0) note(found[at - 1].word + word, before + at - 1, 2);
    });
  }

  /** Prepares the term base: every form with the words that stand for it in this language. */
  #terms(terms) {
    const key = (text) => words(text).map(({ word }) => this.stem(word));
    const joined = (text) => text.replace(/(\p{L})[-\u2010\u2011](?=\p{L})/gu, "$1");
    this.aliases = [];
    this.aliasesOf = new Map();
    for (const [own, others] of terms) {
      const target = words(own[0]).map(({ word }) => word);
      const forms = [...own.slice(1), ...others];
      for (const form of new Set([...forms, ...forms.map(joined)])) {
        const stems = key(form);
        if (!stems.length) continue;
        const alias = { stems, target };
        this.aliases.push(alias);
        for (const stem of new Set(stems)) {
          if (!this.aliasesOf.has(stem)) this.aliasesOf.set(stem, []);
          this.aliasesOf.get(stem).push(alias);
        }
      }
    }
  }

  /** Where in the sorted lexicon the words begin that are not before this one. */
  #from(beginning) {
    let low = 0;
    let high = this.lexicon.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lexicon[middle] < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #begins(beginning) {
    return this.lexicon[this.#from(beginning)]?.startsWith(beginning) ?? false;
  }

  /** The words that begin so, with how well each answers. */
  #beginning(typed, answers, best) {
    for (let at = this.#from(typed); this.lexicon[at]?.startsWith(typed); at += 1) {
      const word = this.lexicon[at];
      const rare = 1 - RARITY + RARITY * this.#rarity(this.stemOf[at]);
      better(answers, word, Math.max(SURE, best * rare * (0.55 + 0.3 * (typed.length / word.length))));
    }
  }

  /** How rare the forms of a word are, from nearly 0 on every page to 1 on a single one. */
  #rarity(stem) {
    let rarity = this.rarities.get(stem);
    if (rarity === undefined) {
      const pages = new Set();
      for (const word of this.stems.get(stem)) {
        for (const { section } of this.places.get(word)) pages.add(this.sections[section].page.number);
      }
      rarity = (Math.log(this.pages.length / pages.size) + 0.1) / (Math.log(this.pages.length) + 0.1);
      this.rarities.set(stem, rarity);
    }
    return rarity;
  }

  /** Forms of the word: itself, and all with its stem. Whether there are any. */
  #forms(typed, answers, best) {
    const before = answers.size;
    if (this.places.has(typed)) better(answers, typed, best * EXACT);
    for (const word of this.stems.get(this.stem(typed)) ?? []) better(answers, word, best * STEM);
    return answers.size > before;
  }

  /** Words that differ only in a few letters at their ends: forms that the rules do not bring together. */
  #kin(typed, answers, best) {
    if (typed.length < 4 || /\d/.test(typed)) return;
    // Words derived from one another, where the language has rules for that.
    for (const word of (this.root && this.roots.get(this.root(typed))) ?? []) better(answers, word, best * KIN);
    const beginning = typed.slice(0, 4);
    for (let at = this.#from(beginning); this.lexicon[at]?.startsWith(beginning); at += 1) {
      const word = this.lexicon[at];
      const same = common(typed, word);
      const alike = (2 * same) / (typed.length + word.length);
      if (alike >= 0.65 && typed.length - same <= 4 && word.length - same <= 4) better(answers, word, best * KIN * alike);
    }
  }

  /** Words with one typing error, in themselves or in their stems. */
  #guesses(typed, answers, best, open) {
    if (typed.length < 4 || /\d/.test(typed)) return;
    const stem = this.stem(typed);
    for (let length = Math.max(3, typed.length - 1); length <= typed.length + 1; length += 1) {
      for (const word of this.wordsOf.get(length) ?? []) if (near(typed, word)) better(answers, word, best * 0.42);
    }
    for (let length = Math.max(4, stem.length - 1); stem.length > 4 && length <= stem.length + 1; length += 1) {
      for (const other of this.stemsOf.get(length) ?? []) {
        if (near(stem, other)) for (const word of this.stems.get(other)) better(answers, word, best * 0.34);
      }
    }
    const beginning = stem.slice(0, 4);
    for (let at = this.#from(beginning); this.lexicon[at]?.startsWith(beginning); at += 1) {
      const same = common(stem, this.stemOf[at]);
      const most = Math.max(stem.length, this.stemOf[at].length);
      if (same > 3 && most - same < 4 && same / most >= 0.6) better(answers, this.lexicon[at], best * KIN * (same / most));
    }
    if (!open || typed.length < 5) return;
    const first = typed.slice(0, 2);
    for (let at = this.#from(first); this.lexicon[at]?.startsWith(first); at += 1) {
      const word = this.lexicon[at];
      if (word.length > typed.length && nearBeginning(typed, word)) better(answers, word, best * 0.28);
    }
  }

  /** The words of the index that answer one word of a question; `open` says that more letters may follow. */
  #answers(typed, open) {
    const key = `${typed}${open ? "*" : ""}`;
    const known = this.cache.get(key);
    if (known) return known;
    const answers = new Map();
    const found = this.#forms(typed, answers, 1);
    if (typed.length > 1 && (open || !found)) this.#beginning(typed, answers, found ? WHOLE : open ? 0.9 : 0.8);
    if (this.language === "bg" && (isLatin(typed) || /^\d*[46]\d*$/.test(typed) === false && /\d/.test(typed))) {
      this.#spelled(cyrillic(typed, (beginning) => this.#begins(beginning)), answers, open);
    } else if (this.language !== "bg" && isCyrillic(typed)) {
      this.#spelled([[latin(typed), 0]], answers, open);
    }
    if (!found || isCyrillic(typed)) this.#kin(typed, answers, 1);
    if (!found) this.#guesses(typed, answers, 1, open);
    if (this.cache.size > 500) this.cache.clear();
    this.cache.set(key, answers);
    return answers;
  }

  /** Spellings in the other alphabet that may be meant. */
  #spelled(spellings, answers, open) {
    let sure = false;
    for (const [word, cost] of spellings) {
      sure = this.#forms(word, answers, SPELLED - 0.06 * cost) || sure;
      if (open && word.length > 2) this.#beginning(word, answers, 0.75 - 0.06 * cost);
    }
    if (sure) return;
    for (const [word, cost] of spellings.slice(0, 3)) {
      this.#kin(word, answers, SPELLED - 0.06 * cost);
      this.#guesses(word, answers, SPELLED - 0.06 * cost, open);
    }
  }

  /** The question as slots: words as typed with what answers them. */
  #slots(question) {
    const typed = words(question).slice(0, MOST_WORDS);
    const open = typed.length > 0 && typed[typed.length - 1].end === question.length;
    const slots = [];
    typed.forEach((one, at) => {
      const shown = question.slice(one.start, one.end);
      const last = open && at === typed.length - 1;
      const previous = slots[slots.length - 1];
      if (one.joined && previous) {
        const whole = previous.word + one.word;
        const together = new Map();
        if (this.#forms(whole, together, JOINED)) {
          previous.shown = question.slice(previous.start, one.end);
          previous.word = whole;
          previous.answers = together;
          previous.stop = false;
          return;
        }
      }
      slots.push({
        word: one.word,
        shown,
        start: one.start,
        stop: this.stops.has(one.word),
        open: last,
        answers: this.#answers(one.word, last),
      });
    });
    // A word typed twice counts once.
    const seen = new Set();
    const once = slots.filter((slot) => !seen.has(slot.word) && seen.add(slot.word));
    if (once.every((slot) => slot.stop)) once.forEach((slot) => (slot.stop = false));
    return once;
  }

  /** The readings of a question: as typed, and with terms of the term base in the place of their other names. */
  #readings(slots) {
    const readings = [{ slots, quality: 1 }];
    const stems = slots.map((slot) => this.stem(slot.word));
    const runs = [];
    const seen = new Set();
    for (const stem of stems) {
      for (const alias of this.aliasesOf.get(stem) ?? []) {
        if (seen.has(alias)) continue;
        seen.add(alias);
        const run = longestRun(stems, alias.stems);
        const named = alias.stems.length;
        // Half of a name may stand for the whole, but not its beginning alone for every name that begins so.
        if (run.length === named || (run.length > 1 && run.length / named >= 0.5)) {
          runs.push({ ...run, alias, share: run.length / named });
        }
      }
    }
    runs.sort((one, other) => other.length * other.share - one.length * one.share || other.share - one.share);
    for (const run of runs.slice(0, MOST_READINGS - 1)) {
      const replaced = slots.slice(run.start, run.start + run.length);
      const named = run.alias.target.map((word) => ({
        word,
        shown: replaced.map((slot) => slot.shown).join(" "),
        named: replaced,
        stop: this.stops.has(word),
        answers: this.#named(word),
      }));
      readings.push({
        slots: [...slots.slice(0, run.start), ...named, ...slots.slice(run.start + run.length)],
        quality: 0.97 * (0.4 + 0.6 * run.share),
      });
    }
    return readings;
  }

  /** What answers a word of a term: its forms, nothing guessed. */
  #named(word) {
    const answers = new Map();
    this.#forms(word, answers, 1);
    return answers;
  }

  /** Rates every section under one reading. */
  #rate(reading, rated) {
    const slots = reading.slots;
    const weights = slots.map((slot) => this.#collect(slot));
    const counted = slots.map((slot, at) => (slot.stop ? 0 : weights[at]));
    const whole = counted.reduce((sum, one) => sum + one, 0) || 1;
    const touched = new Set();
    for (const slot of slots) if (!slot.stop || slots.length === 1) for (const number of slot.found.keys()) touched.add(number);
    const titles = new Map();
    for (const number of touched) {
      const section = this.sections[number];
      const first = section.page.first;
      if (!titles.has(first)) titles.set(first, slots.map((slot) => slot.found.get(first)?.heading ?? 0));
      const inherited = titles.get(first);
      let score = 0;
      let covered = 0;
      let near = 0;
      let surely = 0;
      let headed = 0;
      let title = 0;
      slots.forEach((slot, at) => {
        const hit = slot.found.get(number);
        const above = inherited[at];
        const weight = slot.stop ? 0.15 * weights[at] : weights[at];
        if (hit) {
          const text = (hit.text * (SATURATION + 1)) / (hit.text + SATURATION);
          score += weight * text;
          title += weight * hit.heading;
          headed += hit.heading;
        }
        if (above && section.level !== 1) score += weight * above * 0.8;
        const quality = Math.max(hit?.best ?? 0, 0.8 * above);
        covered += counted[at] * (quality >= SURE ? 1 : quality);
        near += counted[at] * quality;
        if (!slot.stop && quality >= SURE) surely += 1;
      });
      const share = covered / whole;
      // A title with only some of the words says less than these words alone would.
      score += title * TITLE[section.level] * (slots.length > 1 ? Math.min(1, title / whole + 0.2) : 1);
      const together = this.#together(slots, number);
      if (together.times) {
        score += whole * ((PHRASE * together.times) / (together.times + 1) + (together.titled ? TITLE[section.level] * 0.5 : 0));
      }
      score *= share * share * (0.5 + 0.5 * (near / whole));
      if (section.headingWords.length) score *= 1 + (0.5 * headed) / Math.max(section.headingWords.length, slots.length);
      score *= reading.quality * section.page.weight;
      const known = rated.get(number);
      if (!known || known.score < score) rated.set(number, { section, score, share, surely, quality: near / whole, slots });
    }
  }

  /** Gathers where a slot's answers stand, per section; returns how much the slot tells pages apart. */
  #collect(slot) {
    slot.found = new Map();
    const pages = new Set();
    const guessed = new Set();
    for (const [word, quality] of slot.answers) {
      for (const { section, at, length } of this.places.get(word)) {
        if (!slot.found.has(section)) slot.found.set(section, { text: 0, heading: 0, best: 0, hits: [] });
        const hit = slot.found.get(section);
        if (at < this.sections[section].headingWords.length) hit.heading = Math.max(hit.heading, quality);
        else hit.text += quality;
        hit.best = Math.max(hit.best, quality);
        hit.hits.push({ at, length, quality });
        (quality >= SURE ? pages : guessed).add(this.sections[section].page.number);
      }
    }
    const among = pages.size || guessed.size;
    return Math.log(1 + (this.pages.length - among + 0.5) / (among + 0.5)) + 0.1;
  }

  /** How often all words of a question that a section has stand side by side there, and whether in its title. */
  #together(slots, number) {
    const places = [];
    let counted = 0;
    slots.forEach((slot, at) => {
      const hits = slot.stop ? [] : (slot.found.get(number)?.hits ?? []);
      counted += hits.length > 0;
      for (const hit of hits) if (hit.quality >= 0.3) places.push([hit.at, at]);
    });
    const together = { times: 0, titled: false };
    if (counted < 2) return together;
    places.sort(([one], [other]) => one - other);
    const within = counted + NEARBY;
    for (let at = 0; at < places.length; at += 1) {
      const seen = new Set();
      let next = at;
      while (next < places.length && places[next][0] - places[at][0] < within && seen.size < counted) {
        seen.add(places[next][1]);
        next += 1;
      }
      if (seen.size === counted) {
        together.times += 1;
        together.titled ||= places[next - 1][0] < this.sections[number].headingWords.length;
        at = next - 1;
      }
    }
    return together;
  }

  /**
   * Answers a question.
   * @param {string} question
   * @returns {{pages: object[], suggestion: string}} pages with their sections, the best first
   */
  find(question) {
    const asked = question.slice(0, MOST_LETTERS);
    let found = this.#ask(asked);
    if (!found.some((page) => page.sure)) {
      // Nothing stands there as typed: was another keyboard switched on?
      for (const text of retyped(asked, this.language === "bg")) {
        if (text === asked.toLowerCase()) continue;
        const other = this.#ask(text, asked);
        if (other.some((page) => page.sure && page.all)) {
          found = other;
          break;
        }
      }
    }
    return { pages: found, suggestion: this.#suggestion(asked) };
  }

  #ask(question, shown = null) {
    const slots = this.#slots(question);
    if (shown !== null && slots.length === 1) slots[0].shown = shown;
    if (!slots.length) return [];
    const results = this.#ranked(this.#readings(slots));
    return this.#spread(results, slots)
      .slice(0, MOST_PAGES)
      .map((one, at) => this.#shown(one, slots, at < UPPER_PAGES ? MOST_SECTIONS : 1));
  }

  /** While a word is being typed, every word that it may become has its best page among the first. */
  #spread(results, [slot, ...others]) {
    if (others.length || !slot.open || slot.word.length < 4) return results;
    const families = new Map();
    for (const [word, quality] of slot.answers) {
      if (quality < SURE || !word.startsWith(slot.word)) continue;
      const stem = this.stem(word);
      if (!families.has(stem)) families.set(stem, new Map());
      families.get(stem).set(word, quality);
    }
    if (families.size < 2) return results;
    const times = (answers) => [...answers.keys()].reduce((sum, word) => sum + this.places.get(word).length, 0);
    const commonest = [...families.values()].sort((one, other) => times(other) - times(one)).slice(0, FIRST - 1);
    const whole = this.places.has(slot.word);
    const first = results.slice(0, FIRST);
    for (const answers of commonest.reverse()) {
      const [best] = this.#ranked([{ slots: [{ ...slot, answers }], quality: 1 }]);
      const found = results.find((one) => one.page === best.page);
      if (found && !first.includes(found) && !(whole && first.length > FIRST)) first.push(found);
    }
    const added = first.slice(FIRST);
    const top = [...results.slice(0, Math.max(1, FIRST - added.length)), ...added];
    return [...top, ...results.filter((one) => !top.includes(one))];
  }

  /** Pages in the order of their best sections, rated under every reading. */
  #ranked(readings) {
    const rated = new Map();
    for (const reading of readings) this.#rate(reading, rated);
    const pages = new Map();
    for (const one of rated.values()) {
      const page = one.section.page;
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push(one);
    }
    const results = [...pages].map(([page, sections]) => {
      sections.sort((one, other) => other.score - one.score || one.section.number - other.section.number);
      const [best, ...rest] = sections;
      const more = rest.slice(0, MORE).reduce((sum, one, at) => sum + one.score / (at + 2), 0);
      return {
        page,
        sections,
        score: best.score + REST * more,
        all: best.share > 0.999,
        sure: best.surely > 0,
        quality: best.quality,
      };
    });
    results.sort(
      (one, other) =>
        other.all - one.all || other.score - one.score || one.page.number - other.page.number,
    );
    return results;
  }

  /** A page as it is shown: its sections with marked titles and excerpts, and what of the question each has. */
  #shown(result, slots, most) {
    const sections = result.sections
      .filter((one, at) => at === 0 || one.score >= 0.2 * result.sections[0].score)
      .slice(0, most)
      .map((one) => {
        const { section } = one;
        const hits = one.slots.flatMap((slot) => (slot.stop && one.slots.length > 1 ? [] : (slot.found.get(section.number)?.hits ?? [])));
        const shown = {
          id: section.id,
          level: section.level,
          title: marked(section.heading, section.headingWords, hits, 0),
          text: excerpt(section, hits),
          score: one.score,
        };
        const forms = new Set();
        for (const hit of hits) {
          const found = [...section.headingWords, ...section.textWords].slice(hit.at, hit.at + hit.length);
          for (const { word } of found) forms.add(word);
        }
        shown.forms = [...forms].sort((a, b) => b.length - a.length || byCode(a, b)).slice(0, 12);
        const first = result.page.first;
        const has = (slot) => slot.found?.has(section.number) || slot.found?.get(first)?.heading > 0;
        const replaced = new Set(one.slots.filter((slot) => slot.named && has(slot)).flatMap((slot) => slot.named));
        shown.missing = slots
          .filter((slot) => !slot.stop && !replaced.has(slot) && !has(slot))
          .map((slot) => slot.shown);
        return shown;
      });
    const first = this.sections[result.page.first];
    return {
      address: result.page.address,
      title: first.heading,
      score: result.score,
      all: result.all,
      sure: result.sure,
      sections,
    };
  }

  /** The commonest word that begins with the one being typed. */
  #suggestion(question) {
    const found = /[\p{L}\p{N}]+$/u.exec(question);
    if (!found || found[0].length < 3) return "";
    const typed = fold(found[0]);
    let best = "";
    let most = 0;
    for (let at = this.#from(typed); this.lexicon[at]?.startsWith(typed); at += 1) {
      const times = this.places.get(this.lexicon[at]).length;
      if (times > most) [best, most] = [this.lexicon[at], times];
    }
    return best.startsWith(found[0].toLowerCase()) ? found[0] + best.slice(typed.length) : "";
  }
}

/** The longest run of stems that stands in both, as its place and length in the first. */
function longestRun(stems, alias) {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < stems.length; start += 1) {
    for (let from = 0; from < alias.length; from += 1) {
      let length = 0;
      while (start + length < stems.length && from + length < alias.length && stems[start + length] === alias[from + length]) {
        length += 1;
      }
      if (length > best.length) best = { start, length };
    }
  }
  return best;
}
