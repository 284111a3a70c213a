// How well every section answers a question. The room in which it is reckoned is made once and used again: while a
// reader types, nothing is left behind for the browser to clear away.

import { SURE } from "./answers.js";

// How much a title weighs against the text, by the level of its heading.
const TITLE = { 1: 5, 2: 2.6, 3: 2.2, 4: 2, 5: 2, 6: 2, 9: 1 };
// In a title the form matters less: how much of what another form lacks it gets back.
const IN_TITLE = 0.5;
const SATURATION = 1.2;
// What words that stand together add, and how many others may stand between them.
const PHRASE = 2;
const NEARBY = 1;
// From here on a match counts among words that stand together.
const CLOSE = 0.3;
// How much the other sections of a page add to its best one, and how many do.
const REST = 0.6;
// How much better a section is that has every word as it was typed, and how far that outweighs what the page is.
const AS_TYPED = 1.2;
const LIGHT = 0.2;
const MORE = 8;
// A set of slots is a whole number's bits.
const MOST_SLOTS = 31;

/** Of every section, how well it has the word of one slot. */
class Found {
  constructor(sections) {
    this.text = new Float64Array(sections);
    this.heading = new Float64Array(sections);
    this.best = new Float64Array(sections);
    this.touched = new Int32Array(sections);
    this.count = 0;
    this.weight = 0;
  }

  clear() {
    for (let at = 0; at < this.count; at += 1) {
      const section = this.touched[at];
      this.text[section] = this.heading[section] = this.best[section] = 0;
    }
    this.count = 0;
  }
}

export class Rating {
  /** @param {import("./texts.js").Texts} texts */
  constructor(texts) {
    this.texts = texts;
    const sections = texts.sections.length;
    this.pool = [];
    this.used = 0;
    this.score = new Float64Array(sections);
    this.share = new Float64Array(sections);
    this.quality = new Float64Array(sections);
    this.surely = new Int32Array(sections);
    this.reading = new Int32Array(sections);
    this.rated = new Int32Array(sections);
    this.count = 0;
    this.turn = 0;
    this.sureOn = new Int32Array(texts.pages.length);
    this.guessedOn = new Int32Array(texts.pages.length);
    this.seen = new Int32Array(sections);
    this.slotsOf = new Int32Array(texts.words.length);
    this.sets = new Int32Array(Math.max(1, ...texts.sections.map((section) => section.to - section.from)));
  }

  /** Forgets what the last question found. */
  begin() {
    for (; this.used > 0; this.used -= 1) this.pool[this.used - 1].clear();
  }

  /** Gathers where a slot's answers stand, per section, and how much the slot tells pages apart. */
  #collect({ answers }) {
    if (this.used === this.pool.length) this.pool.push(new Found(this.texts.sections.length));
    const found = this.pool[this.used];
    this.used += 1;
    const { entriesFrom, entrySection, entryText, entryTitle, sections } = this.texts;
    this.turn += 1;
    let sure = 0;
    let guessed = 0;
    for (let at = 0; at < answers.words.length; at += 1) {
      const word = answers.words[at];
      const quality = answers.qualities[at];
      const pages = quality >= SURE ? this.sureOn : this.guessedOn;
      for (let entry = entriesFrom[word]; entry < entriesFrom[word + 1]; entry += 1) {
        const section = entrySection[entry];
        if (found.best[section] === 0) {
          found.touched[found.count] = section;
          found.count += 1;
        }
        if (found.best[section] < quality) found.best[section] = quality;
        if (entryTitle[entry]) {
          const headed = quality >= SURE ? quality + (1 - quality) * IN_TITLE : quality;
          if (found.heading[section] < headed) found.heading[section] = headed;
        }
        found.text[section] += quality * entryText[entry];
        const page = sections[section].page.number;
        if (pages[page] !== this.turn) {
          pages[page] = this.turn;
          if (quality >= SURE) sure += 1;
          else guessed += 1;
        }
      }
    }
    const among = sure || guessed;
    found.weight = Math.log(1 + (this.texts.pages.length - among + 0.5) / (among + 0.5)) + 0.1;
    return found;
  }

  /** Rates every section under one reading, and keeps what is better than under those before it. */
  #rate(reading, number) {
    const { slots } = reading;
    for (const slot of slots) slot.found ??= this.#collect(slot);
    const whole = slots.reduce((sum, slot) => sum + (slot.stop ? 0 : slot.found.weight), 0) || 1;
    this.#mark(slots, true);
    this.turn += 1;
    for (const slot of slots) {
      if (slot.stop && slots.length > 1) continue;
      for (let at = 0; at < slot.found.count; at += 1) {
        const section = slot.found.touched[at];
        if (this.seen[section] === this.turn) continue;
        this.seen[section] = this.turn;
        this.#section(this.texts.sections[section], slots, whole, reading.quality, number);
      }
    }
    this.#mark(slots, false);
  }

  #section(section, slots, whole, factor, reading) {
    const number = section.number;
    const { first, weight: pageWeight } = section.page;
    let score = 0;
    let covered = 0;
    let near = 0;
    let surely = 0;
    let headed = 0;
    let title = 0;
    let counted = 0;
    let exact = 0;
    for (const { found, stop } of slots) {
      const above = found.heading[first];
      const weight = stop ? 0.15 * found.weight : found.weight;
      const best = found.best[number];
      if (best > 0) {
        score += weight * ((found.text[number] * (SATURATION + 1)) / (found.text[number] + SATURATION));
        title += weight * found.heading[number];
        headed += found.heading[number];
        if (!stop) counted += 1;
      }
      if (above && section.level !== 1) score += weight * above * 0.8;
      const quality = Math.max(best, 0.8 * above);
      if (!stop) {
        covered += found.weight * (quality >= SURE ? 1 : quality);
        near += found.weight * quality;
        if (quality >= SURE) surely += 1;
        if (best === 1) exact += found.weight;
      }
    }
    const share = covered / whole;
    // A title with only some of the words says less than these words alone would.
    score += title * TITLE[section.level] * (slots.length > 1 ? Math.min(1, title / whole + 0.2) : 1);
    if (counted > 1) {
      const { times, titled } = this.#together(section, counted);
      if (times) score += whole * ((PHRASE * times) / (times + 1) + (titled ? TITLE[section.level] * 0.5 : 0));
    }
    score *= share * share * (0.5 + 0.5 * (near / whole));
    if (section.titled) score *= 1 + (0.5 * headed) / Math.max(section.titled, slots.length);
    const typed = exact / whole;
    score *= factor * (1 + AS_TYPED * typed) * pageWeight ** (1 - LIGHT * typed);
    if (this.score[number] > 0 && this.score[number] >= score) return;
    if (!(this.score[number] > 0)) {
      this.rated[this.count] = number;
      this.count += 1;
    }
    this.score[number] = score;
    this.share[number] = share;
    this.quality[number] = near / whole;
    this.surely[number] = surely;
    this.reading[number] = reading;
  }

  /** Notes of every word which slots it answers, or takes the notes back. */
  #mark(slots, on) {
    slots.forEach(({ answers, stop }, slot) => {
      if (stop || slot >= MOST_SLOTS) return;
      for (let at = 0; at < answers.words.length; at += 1) {
        if (answers.qualities[at] < CLOSE) continue;
        if (on) this.slotsOf[answers.words[at]] |= 1 << slot;
        else this.slotsOf[answers.words[at]] = 0;
      }
    });
  }

  /** How often all words of a question that a section has stand side by side there, and whether in its title. */
  #together({ from, to, titled: headed }, counted) {
    const { wordAt, pairAt } = this.texts;
    const within = counted + NEARBY;
    const { sets } = this;
    const count = to - from;
    for (let at = 0; at < count; at += 1) {
      sets[at] = this.slotsOf[wordAt[from + at]];
      if (at > 0 && pairAt[from + at] >= 0) sets[at - 1] |= this.slotsOf[pairAt[from + at]];
    }
    let times = 0;
    let titled = false;
    for (let at = 0; at < count; at += 1) {
      if (!sets[at]) continue;
      let seen = 0;
      let kinds = 0;
      let next = at;
      for (; next < count && next - at < within && kinds < counted; next += 1) {
        let fresh = sets[next] & ~seen;
        seen |= fresh;
        for (; fresh; fresh &= fresh - 1) kinds += 1;
      }
      if (kinds >= counted) {
        times += 1;
        if (next - 1 < headed) titled = true;
        at = next - 1;
      }
    }
    return { times, titled };
  }

  /**
   * Pages in the order of their best sections, rated under every reading.
   * @param {{slots: object[], quality: number}[]} readings their slots get what was `found` for them
   * @returns {object[]} per page its `sections` with their scores, the best first
   */
  ranked(readings) {
    readings.forEach((reading, number) => this.#rate(reading, number));
    const pages = new Map();
    for (let at = 0; at < this.count; at += 1) {
      const number = this.rated[at];
      const { page } = this.texts.sections[number];
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push({ number, score: this.score[number], reading: readings[this.reading[number]] });
    }
    const results = [];
    for (const [page, sections] of pages) {
      sections.sort((one, other) => other.score - one.score || one.number - other.number);
      const best = sections[0];
      let more = 0;
      for (let at = 1; at < sections.length && at <= MORE; at += 1) more += sections[at].score / (at + 1);
      results.push({
        page,
        sections,
        score: best.score + REST * more,
        all: this.share[best.number] > 0.999,
        sure: this.surely[best.number] > 0,
      });
    }
    for (let at = 0; at < this.count; at += 1) this.score[this.rated[at]] = 0;
    this.count = 0;
    results.sort((one, other) => other.all - one.all || other.score - one.score || one.page.number - other.page.number);
    return results;
  }
}
