// What is told of a page that was found: its best sections with marked titles and excerpts, and what they lack.

import { excerpt, marked } from "./excerpts.js";
import { byCode } from "./texts.js";

// A section that is this much worse than the best one of its page is not shown.
const WORTH = 0.2;
const MOST_FORMS = 12;

export class Showing {
  /** @param {import("./texts.js").Texts} texts */
  constructor(texts) {
    this.texts = texts;
    // How well every word of the index answers the reading by which a section was found.
    this.quality = new Float64Array(texts.words.length);
  }

  /**
   * A page as it is shown.
   * @param {object} result a page with its sections, as `Rating` ranked it
   * @param {object[]} slots the question as typed
   * @param {number} most how many sections
   */
  page(result, slots, most) {
    const worth = WORTH * result.sections[0].score;
    const sections = result.sections.slice(0, most).filter((one, at) => at === 0 || one.score >= worth);
    return {
      address: result.page.address,
      title: this.texts.sections[result.page.first].heading,
      score: result.score,
      all: result.all,
      sure: result.sure,
      sections: sections.map((one) => this.#section(one, slots)),
    };
  }

  #section({ number, score, reading }, slots) {
    const section = this.texts.sections[number];
    const hits = this.#hits(section, reading.slots);
    const inHeading = hits.filter((hit) => hit.titled);
    const inText = hits.filter((hit) => !hit.titled);
    const { first } = section.page;
    const has = ({ found }) => found !== undefined && (found.best[number] > 0 || found.heading[first] > 0);
    const replaced = new Set(reading.slots.filter((slot) => slot.named && has(slot)).flatMap((slot) => slot.named));
    return {
      id: section.id,
      level: section.level,
      title: marked(section.heading, inHeading),
      text: excerpt(section.text, inText, this.#bounds(section)),
      score,
      forms: this.#forms(hits),
      missing: slots.filter((slot) => !slot.stop && !replaced.has(slot) && !has(slot)).map((slot) => slot.shown),
    };
  }

  /** Where the words that answer stand in a section, in its order. */
  #hits({ from, to, titled }, slots) {
    this.#note(slots, true);
    const { wordAt, pairAt, startAt, endAt } = this.texts;
    const hits = [];
    for (let at = from; at < to; at += 1) {
      const pair = pairAt[at];
      // A word joined by a hyphen begins with the token before.
      if (pair >= 0 && this.quality[pair] > 0) {
        if (hits.length && hits[hits.length - 1].last === at - 1) hits.pop();
        hits.push(this.#hit(at - 1, at, this.quality[pair], startAt[at - 1], endAt[at], at < from + titled));
      } else if (this.quality[wordAt[at]] > 0) {
        hits.push(this.#hit(at, at, this.quality[wordAt[at]], startAt[at], endAt[at], at < from + titled));
      }
    }
    this.#note(slots, false);
    return hits;
  }

  #hit(first, last, quality, start, end, titled) {
    return { first, last, quality, start, end, titled, word: this.texts.wordAt[first] };
  }

  #note(slots, on) {
    for (const { answers, stop } of slots) {
      if (stop && slots.length > 1) continue;
      for (let at = 0; at < answers.words.length; at += 1) {
        const word = answers.words[at];
        this.quality[word] = on ? Math.max(this.quality[word], answers.qualities[at]) : 0;
      }
    }
  }

  /** The forms that were found, the longest first. */
  #forms(hits) {
    const numbers = new Set();
    for (const { first, last } of hits) for (let at = first; at <= last; at += 1) numbers.add(this.texts.wordAt[at]);
    return [...numbers]
      .map((number) => this.texts.words[number])
      .sort((one, other) => other.length - one.length || byCode(one, other))
      .slice(0, MOST_FORMS);
  }

  /** Where the words of a section's text begin and end. */
  #bounds({ from, to, titled }) {
    return { starts: this.texts.startAt.subarray(from + titled, to), ends: this.texts.endAt.subarray(from + titled, to) };
  }
}
