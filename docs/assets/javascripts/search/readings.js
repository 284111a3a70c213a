// How a question may be read: as typed, and with terms of the term base in the place of their other names.

import { words } from "./words.js";

const MOST_READINGS = 6;

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

export class Readings {
  /**
   * @param {string[][][]} terms per term its names in this language and in the others
   * @param {(word: string) => string} stem
   */
  constructor(terms, stem) {
    this.stem = stem;
    this.aliasesOf = new Map();
    const joined = (text) => text.replace(/(\p{L})[-\u2010\u2011](?=\p{L})/gu, "$1");
    for (const [own, others] of terms) {
      const target = words(own[0]).map(({ word }) => word);
      const forms = [...own.slice(1), ...others];
      for (const form of new Set([...forms, ...forms.map(joined)])) {
        const stems = words(form).map(({ word }) => stem(word));
        const alias = { stems, target };
        for (const one of new Set(stems)) {
          if (!this.aliasesOf.has(one)) this.aliasesOf.set(one, []);
          this.aliasesOf.get(one).push(alias);
        }
      }
    }
  }

  /**
   * The readings of a question.
   * @param {object[]} slots the question as typed
   * @param {(word: string) => object} slot makes the slot of a term's word
   * @returns {{slots: object[], quality: number}[]}
   */
  of(slots, slot) {
    const readings = [{ slots, quality: 1 }];
    const stems = slots.map(({ word }) => this.stem(word));
    const runs = [];
    const seen = new Set();
    for (const stem of stems) {
      for (const alias of this.aliasesOf.get(stem) ?? []) {
        if (seen.has(alias)) continue;
        seen.add(alias);
        const run = longestRun(stems, alias.stems);
        const share = run.length / alias.stems.length;
        // Half of a name may stand for the whole, but not its beginning alone for every name that begins so.
        if (share === 1 || (run.length > 1 && share >= 0.5)) runs.push({ ...run, alias, share });
      }
    }
    runs.sort((one, other) => other.length * other.share - one.length * one.share || other.share - one.share);
    for (const { start, length, alias, share } of runs.slice(0, MOST_READINGS - 1)) {
      const named = slots.slice(start, start + length);
      readings.push({
        slots: [
          ...slots.slice(0, start),
          ...alias.target.map((word) => ({ ...slot(word), named })),
          ...slots.slice(start + length),
        ],
        quality: 0.97 * (0.4 + 0.6 * share),
      });
    }
    return readings;
  }
}
