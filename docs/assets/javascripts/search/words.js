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
export function words(text, spelled = fold) {
  const found = [];
  let last = -1;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const joined = last >= 0 && start === last + 1 && JOINTS.has(text[last]);
    // The "s" of a possessive is no word.
    if (!(joined && match[0] === "s" && text[last] !== "-")) {
      const word = spelled(match[0]);
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
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same += 1;
  return same;
}

/** The letters of a word as bits, so that most words that differ by more than one error are told apart at once. */
export function letterSet(word) {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

/** Whether two sets of letters differ by more than one exchanged letter makes. */
export function differ(one, other) {
  let bits = one ^ other;
  bits &= bits - 1;
  bits &= bits - 1;
  return bits !== 0;
}

/** Whether two words differ by one typing error: a letter wrong, missing, too many, or two exchanged. */
export function near(one, other) {
  const difference = one.length - other.length;
  if (difference > 1 || difference < -1) return false;
  const same = common(one, other);
  let end = one.length;
  let otherEnd = other.length;
  while (end > same && otherEnd > same && one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1)) {
    end -= 1;
    otherEnd -= 1;
  }
  if (end - same <= 1 && otherEnd - same <= 1) return true;
  return end - same === 2 && otherEnd - same === 2 && one[same] === other[same + 1] && one[same + 1] === other[same];
}

/** Whether what follows in a word from one place on goes on in another from another. */
function goesOn(one, from, other, at) {
  while (from < one.length && one.charCodeAt(from) === other.charCodeAt(at)) {
    from += 1;
    at += 1;
  }
  return from >= one.length;
}

/** Whether a word begins with what one typing error made of its beginning. */
export function nearBeginning(typed, word) {
  const same = common(typed, word);
  return (
    goesOn(typed, same + 1, word, same) ||
    goesOn(typed, same + 1, word, same + 1) ||
    goesOn(typed, same, word, same + 1) ||
    (typed[same] === word[same + 1] && typed[same + 1] === word[same] && goesOn(typed, same + 2, word, same + 2))
  );
}
