// English: the part of a word that its forms share, British and American spelling as one.

const VOWEL = /[aeiouy]/;
const SPELLINGS = [
  [/^(un)?licenc/, "$1licens"],
  [/^(defen|offen|preten)ce/, "$1se"],
  [/^programme/, "program"],
  [/^(cent|theat|met|lit|fib|calib|kilomet|millimet|centimet)re(s?)$/, "$1er$2"],
  [/^(cent)r(ed|ing)$/, "$1er$2"],
  [/^(catal|dial|anal|prol)ogue/, "$1og"],
  [/^(.*(?:col|hon|fav|behavi|lab|neighb|harb|hum|rum|endeav|fl|arm|vig|sav))our/, "$1or"],
  [/^grey/, "gray"],
  [/^(judg|acknowledg)ement/, "$1ment"],
  [/^ageing$/, "aging"],
  [/^(.{2,})ys(e[sd]?|ing|er)$/, "$1yz$2"],
  [/^(.{3,})is(e[sd]?|ing|ers?|ations?|ational|able)$/, "$1iz$2"],
];
// What has a form that no rule makes: the word, then its other forms.
const IRREGULAR = new Map(
  `analysis analyses, arise arose arisen, awake awoke awoken, be was were been, bear bore borne, beat beaten, become became,
  begin began begun, bend bent, bind bound, bite bit bitten, blow blew blown, break broke broken, breed bred, bring brought,
  build built, burn burnt, buy bought, catch caught, child children, choose chose chosen, come came, creep crept, criterion
  criteria, crisis crises, datum data, deal dealt, dig dug, do did done, draw drew drawn, dream dreamt, drink drank drunk,
  drive drove driven, dwell dwelt, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, fling flung,
  fly flew flown, foot feet, forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, forgive forgave
  forgiven, freeze froze frozen, get got gotten, give gave given, go went gone, good better best, grind ground, grow grew
  grown, hang hung, have had has, hear heard, hide hid hidden, hold held, index indices indexes, keep kept, kneel knelt, know
  knew known, lay laid, lead led, lean leant, leap leapt, learn learnt, leave left, lend lent, life lives, lose lost, make made,
  man men, matrix matrices, mean meant, medium media, meet met, mistake mistook mistaken, mouse mice, news, overcome overcame,
  oversee oversaw overseen, pay paid, person people persons, prove proven, ride rode ridden, ring rang rung, rise rose risen,
  run ran, say said, see saw seen, seek sought, sell sold, send sent, series, shake shook shaken, shelf shelves, shine shone,
  shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid, smell smelt,
  speak spoke spoken, speed sped, spell spelt, spend spent, spill spilt, spin spun, spoil spoilt, spring sprang sprung, stand
  stood, steal stole stolen, stick stuck, strike struck stricken, strive strove striven, swear swore sworn, sweep swept, swell
  swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw
  thrown, tooth teeth, tread trod trodden, undergo underwent undergone, understand understood, undertake undertook undertaken,
  uphold upheld, wake woke woken, wear wore worn, weave wove woven, weep wept, wife wives, win won, withdraw withdrew
  withdrawn, woman women, wind wound, write wrote written`
    .split(",")
    .map((forms) => forms.trim().split(/\s+/))
    .flatMap((forms) => forms.map((form) => [form, forms[0]])),
);

/** Without the ending of the plural or of the third person. */
function singular(word) {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|ch|sh|zz|o)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Without the ending of the past or of the present participle. */
function present(word) {
  if (word.endsWith("eed")) return word.length > 5 && !/(?:c|pr)eed$/.test(word) ? word.slice(0, -1) : word;
  const found = /^(.{2,}?)(?:ed|ing)$/.exec(word);
  if (!found || !VOWEL.test(found[1]) || /^(?:even|morn|dur|someth|anyth|noth|everyth)ing$/.test(word)) return word;
  const rest = found[1].endsWith("i") && word.endsWith("ed") ? `${found[1].slice(0, -1)}y` : found[1];
  return /([^aeiouslz])\1$/.test(rest) && rest.length > 3 ? rest.slice(0, -1) : rest;
}

/** The shared part of a word's forms; the same for a word that is one already. */
export function stem(word) {
  if (word.length < 3 || /[^a-z]/.test(word)) return word;
  let spelled = word;
  for (const [pattern, better] of SPELLINGS) spelled = spelled.replace(pattern, better);
  spelled = IRREGULAR.get(spelled) ?? spelled;
  let rest = present(singular(spelled));
  if (rest.length > 4) rest = rest.replace(/([^aeiou])ly$/, "$1");
  if (rest.length > 3) rest = rest.replace(/e$/, "");
  return rest.replace(/y$/, "i").replace(/ll$/, "l");
}

const DERIVED =
  /(?:abiliti|ibiliti|ation|ition|ement|ment|able|ible|abl|ibl|ness|less|ship|hood|ward|wise|like|woman|man|ical|ance|ence|anc|enc|ant|ent|ful|iest|est|ist|ism|iti|ial|ion|ing|ive|iv|ied|ed|ous|ic|al|ier|er|or|iz|ifi|at|ari|ori|en|th)$/;
const BEGINNINGS = /^(?:under|over|inter|trans|out|dis|mis|non|pre|con|com|col|cor|co|de|re|un|in|im|il|ir)(?=.{3})/;
// Latin words have one letter in the verb and another in what is derived from it: provide, provision.
const EXCHANGED = [
  [/scrib$/, "script"],
  [/(?<=re|de|con|per)ceiv$/, "cept"],
  [/duc$/, "duct"],
  [/sum$/, "sumpt"],
  [/solut$/, "solv"],
  [/posit$/, "pos"],
  [/plic$/, "pl"],
  [/mit$/, "miss"],
  [/(?<=[aeiou]n?)d$/, "s"],
];

/** What words derived from one another share: "amendment" and "amended", "sustainability" and "sustaining". */
export function root(word) {
  let rest = stem(word.replace(/([ai])bly$/, "$1ble").replace(/li(?:er|est)$/, "ly"));
  for (let times = 0; times < 4; times += 1) {
    const bare = rest.replace(/fication$/, "fi").replace(/i?li$/, "").replace(DERIVED, "");
    if (bare === rest || bare.length < 3 || !VOWEL.test(bare)) break;
    rest = stem(bare);
  }
  rest = rest.replace(/([^aeiou])\1$/, "$1").replace(/[iy]$/, "");
  for (const [pattern, other] of EXCHANGED) rest = rest.replace(pattern, other);
  return rest;
}

/** The root of a word without what stands before it: "unsettles" as "settle"; nothing where nothing does. */
export function bare(word) {
  const rest = word.replace(BEGINNINGS, "");
  return rest === word || !VOWEL.test(rest) ? "" : root(rest);
}

export const stops = new Set(
  `a about an and are as at be been but by did do does for from had has have how i if in into is it its me my no not
  of on or our s so than that the their them there these they this to was we were what when where which who why will
  with would you your`.split(/\s+/),
);
