// Text -> words with their places, and words -> the one spelling under which they are looked up.

const MARKS = /\p{M}/gu;
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const WORD = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060]+/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
// What joins two words into one: „е-управление“, "start-up", "Л’Акуила".
const JOINTS = new Set(["-", "\u2010", "\u2011", "'", "\u2019"]);
// Latin letters and digits that stand in a Cyrillic word because they look or sound like one of its letters.
const LOOK_ALIKES = { a: "а", c: "с", e: "е", k: "к", m: "м", o: "о", p: "р", t: "т", x: "х", y: "у", 4: "ч", 6: "ш" };

export const isCyrillic = (word) => CYRILLIC.test(word);
export const isLatin = (word) => LATIN.test(word);

/** Small letters without accents; й stays a letter of its own, ѝ becomes и. */
export function fold(word) {
  let folded = word.toLowerCase();
  if (!/^[a-z0-9\u0430-\u0449\u044A\u044C\u044E\u044F]*$/.test(folded)) {
    folded = folded
      .normalize("NFD")
      .replace(INVISIBLE, "")
      .replace(MARKS, (mark, at, whole) => (mark === "\u0306" && whole[at - 1] === "и" ? mark : ""))
      .normalize("NFC");
  }
  if (CYRILLIC.test(folded) && /[a-z46]/.test(folded)) {
    folded = folded.replace(/[acekmoptxy46]/g, (letter) => LOOK_ALIKES[letter]);
  }
  return folded;
}

/** The words of a text: `{word, start, end, joined}`; `joined` says that nothing but a joint stands before it. */
export function words(text) {
  const found = [];
  let last = -1;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const joined = last >= 0 && start === last + 1 && JOINTS.has(text[last]);
    // The "s" of a possessive is no word.
    if (!(joined && match[0] === "s" && text[last] !== "-")) {
      const word = fold(match[0]);
      if (word) found.push({ word, start, end, joined });
    }
    last = end;
  }
  return found;
}

/** How many letters two words have in common from their beginning. */
export function common(one, other) {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same += 1;
  return same;
}

/** Whether two words differ by one typing error: a letter wrong, missing, too many, or two exchanged. */
export function near(one, other) {
  const difference = one.length - other.length;
  if (difference > 1 || difference < -1) return false;
  const same = common(one, other);
  if (difference === 1) return one.slice(same + 1) === other.slice(same);
  if (difference === -1) return one.slice(same) === other.slice(same + 1);
  if (one.slice(same + 1) === other.slice(same + 1)) return true;
  return (
    one[same] === other[same + 1] && one[same + 1] === other[same] && one.slice(same + 2) === other.slice(same + 2)
  );
}

/** Whether a word begins with what one typing error made of its beginning. */
export function nearBeginning(typed, word) {
  for (let length = typed.length - 1; length <= typed.length + 1; length += 1) {
    if (length <= word.length && near(typed, word.slice(0, length))) return true;
  }
  return false;
}
