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
const IRREGULAR = new Map(
  `analyses analysis analyzes analysis began begin begun begin better good best good bought buy brought bring
  built build came come children child chose choose chosen choose criteria criterion data data did do done do
  drew draw drawn draw drove drive driven drive fell fall feet foot felt feel gave give given give gone go got get
  grew grow grown grow had have has have held hold indices index indexes index kept keep knew know known know
  laid lay led lead left leave lent lend lost lose made make meant mean media media men man met meet mice mouse
  news news paid pay people person persons person ran run rose rise risen rise said say sat sit saw see seen see
  sent send shown show shown show sold sell sought seek spent spend spoke speak spoken speak stood stand
  taught teach thought think threw throw thrown throw told tell took take taken take understood understand
  was be were be been be went go women woman won win wore wear worn wear wrote write written write`
    .trim()
    .split(/\s+/)
    .reduce((pairs, word, at, all) => (at % 2 ? [...pairs, [all[at - 1], word]] : pairs), []),
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

const DERIVED = /(?:abiliti|ibiliti|ation|ition|ement|ment|able|ible|abl|ibl|ness|less|ship|ical|ance|ence|anc|enc|ant|ent|ful|ist|ism|iti|ial|ion|ive|iv|ous|ic|al|er|or|iz|at)$/;

/** What words derived from one another share: "amendment" and "amended", "sustainability" and "sustaining". */
export function root(word) {
  let rest = stem(word);
  for (let times = 0; times < 3; times += 1) {
    const bare = rest.replace(/fication$/, "fi").replace(/i?li$/, "").replace(DERIVED, "");
    if (bare === rest || bare.length < 3 || !VOWEL.test(bare)) break;
    rest = stem(bare);
  }
  return rest.replace(/([^aeiou])\1$/, "$1").replace(/[iy]$/, "");
}

export const stops = new Set(
  `a about an and are as at be been but by did do does for from had has have how i if in into is it its me my no not
  of on or our s so than that the their them there these they this to was we were what when where which who why will
  with would you your`.split(/\s+/),
);
