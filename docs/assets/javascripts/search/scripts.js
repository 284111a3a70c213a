// One alphabet typed for the other: the official transliteration of Bulgarian, the informal ones, the wrong keyboard.

// Of each spelling, the letters that may be meant, the likeliest first. The first line of a letter is the law's.
const FROM_LATIN = new Map(
  Object.entries({
    a: "а ъ", b: "б", c: "ц к с", d: "д", e: "е", f: "ф", g: "г", h: "х", i: "и й", j: "ж й дж", k: "к", l: "л", m: "м", n: "н",
    o: "о", p: "п", q: "я", r: "р", s: "с ш", t: "т", u: "у ъ ю", v: "в ж", w: "в", x: "х кс ь", y: "й ъ и у ь", z: "з ж",
    4: "ч", 6: "ш", "@": "а",
    ch: "ч", ck: "к", dj: "дж", dz: "дз", gh: "г", ia: "ия я иа", io: "ио ьо йо", iu: "ю иу", iy: "ий", ja: "я", jo: "йо ьо жо", ju: "ю жу", kh: "х",
    ks: "кс", ou: "у", ph: "ф", q_: "я", sh: "ш", st: "ст щ", tc: "ц", th: "т", ts: "ц тс", tz: "ц", ya: "я", yo: "йо ьо", yu: "ю", zh: "ж",
    "6t": "щ", dzh: "дж", iya: "ия", ija: "ия", iia: "ия", iq: "ия", sch: "щ ш", sht: "щ шт", tch: "ч", tsh: "ч", yia: "ия",
    shch: "щ",
  }).map(([latin, letters]) => [latin, letters.split(" ")]),
);
const LONGEST = 4;

const TO_LATIN = Object.fromEntries(
  "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sht ъ:a ь:y ю:yu я:ya"
    .split(" ")
    .map((pair) => pair.split(":")),
);

// The keys of a Latin keyboard, row by row, and what the Bulgarian layouts have there (ISO: БДС; and phonetic).
const KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`\\";
const STANDARD = ",уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб(„";
const PHONETIC = "явертъуиопшщасдфгхйкл;'зьцжбнм,./чю";
const pairs = (from, to) => new Map([...from].map((letter, at) => [letter, to[at]]));
const LAYOUTS = [pairs(KEYS, STANDARD), pairs(KEYS, PHONETIC)];
const REVERSED = [pairs(STANDARD, KEYS), pairs(PHONETIC, KEYS)];

/** The likeliest Bulgarian spelling of a Latin one, from a place on. */
function plain(latin, from) {
  let made = "";
  for (let at = from; at < latin.length; ) {
    let length = Math.min(LONGEST, latin.length - at);
    while (length > 1 && !FROM_LATIN.has(latin.slice(at, at + length))) length -= 1;
    const piece = latin.slice(at, at + length);
    const last = at + length === latin.length;
    made += piece === "ia" && !last ? "я" : (FROM_LATIN.get(piece) ?? [piece])[0];
    at += length;
  }
  return made;
}

/**
 * Bulgarian spellings that may be meant by a Latin one, the likeliest first.
 * `begins` tells whether a word of the index begins so: only such ways are followed, so that they stay few.
 */
export function cyrillic(latin, begins) {
  const found = new Map();
  const keep = (word, cost) => {
    if (!(found.get(word) <= cost)) found.set(word, cost);
  };
  let steps = 0;
  const follow = (at, made, cost) => {
    steps += 1;
    if (steps > 1500 || cost > 4) return;
    if (at === latin.length) {
      keep(made, cost);
      return;
    }
    let alive = false;
    for (let length = Math.min(LONGEST, latin.length - at); length > 0; length -= 1) {
      const letters = FROM_LATIN.get(latin.slice(at, at + length)) ?? [];
      letters.forEach((letter, rank) => {
        if (begins(made + letter)) {
          alive = true;
          follow(at + length, made + letter, cost + rank * 0.3);
        }
      });
    }
    // No word goes on so: it may be another form of one that begins so.
    if (!alive && made.length > 3) keep(made + plain(latin, at), cost + 1);
  };
  follow(0, "", 0);
  keep(plain(latin, 0), 1);
  return [...found].sort(([, one], [, other]) => one - other).slice(0, 24);
}

/** The official spelling of a Bulgarian word in Latin letters, for one that people use. */
export const official = (spelled) => latin(plain(spelled, 0));

/** The official transliteration of a Bulgarian word. */
export function latin(word) {
  return [...word.replace(/ия$/, "иa")].map((letter) => TO_LATIN[letter] ?? letter).join("");
}

/** What the keys would have typed with another layout switched on. */
export function retyped(text, toCyrillic) {
  return (toCyrillic ? LAYOUTS : REVERSED).map((layout) =>
    [...text.toLowerCase()].map((letter) => layout.get(letter) ?? letter).join(""),
  );
}
