// Answers the theme's search box. Nothing is fetched before the search is opened or something is typed.
//
// The theme speaks in four messages, {type, data}: 0 the index is there (never sent here), 1 ready, 2 a question as a
// string, 3 the answer. That the search was opened the page's start script says on a channel named after the page.

const READY = 1;
const QUESTION = 2;
const ANSWER = 3;

const here = new URL(self.location.href);
const language = here.searchParams.get("lang") === "bg" ? "bg" : "en";
const FAILED = {
  en: ["The search could not be loaded", "Try again later, or use the list of titles and terms."],
  bg: ["Търсенето не може да се зареди", "Опитайте по-късно или използвайте азбучния указател."],
};

let search = null;
let asked = null;
// Questions that came while another was answered are waiting already; of them only the last is of interest.
const turn = new MessageChannel();
let waiting = false;

/** Fetches the index and the modules, side by side; a second call waits for the first. */
function load() {
  search ??= Promise.all([
    fetch(new URL(`../../../search/${language}.json`, here)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    }),
    import("./engine.js"),
    // Named here so that they come side by side and not one after another.
    import("./core.js"),
    import("./answers.js"),
    import("./bulgarian.js"),
    import("./english.js"),
    import("./excerpts.js"),
    import("./lexicon.js"),
    import("./rating.js"),
    import("./readings.js"),
    import("./scripts.js"),
    import("./showing.js"),
    import("./texts.js"),
    import("./words.js"),
    import("../bulgarian-stems.js"),
  ])
    .then(([index, { engine, rehearsal }]) => {
      const made = engine(index);
      rehearse(rehearsal(made));
      return made;
    })
    .catch((error) => {
      search = null;
      throw error;
    });
  return search;
}

/** Goes through questions that nobody has asked, while nobody asks: browsers make code fast only after it has run. */
function rehearse(steps) {
  if (asked === null && !steps.next().done) setTimeout(rehearse, 0, steps);
}

/** A page as the theme shows it: the best section first, the page itself among them. The score tells the theme the order. */
function item(page, place) {
  const score = 1000 - place;
  const shown = page.sections.map((section, at) => ({
    location: section.id ? `${page.address}#${encodeURIComponent(section.id)}` : page.address,
    title: section.title,
    text: section.text,
    score: at ? score / (2 + at) : score,
    terms: Object.fromEntries([
      ...section.forms.map((form) => [form, true]),
      ...section.missing.map((word) => [word, false]),
    ]),
  }));
  if (page.sections.every((section) => section.id)) {
    shown.push({ location: page.address, title: page.title, text: "", score: 0, terms: {} });
  }
  return shown;
}

async function answer() {
  const question = asked;
  if (!question.trim()) {
    self.postMessage({ type: ANSWER, data: { items: [] } });
    return;
  }
  let data;
  try {
    const engine = await load();
    // While the index came, more may have been typed.
    if (question !== asked) return;
    const { pages, suggestion } = engine.find(question);
    data = { items: pages.map(item), suggest: suggestion ? [suggestion] : [] };
  } catch {
    const [title, text] = FAILED[language];
    const location = language === "bg" ? "bg/a-z/" : "a-z/";
    data = { items: [[{ location, title, text, score: 1, terms: {} }]] };
  }
  self.postMessage({ type: ANSWER, data });
}

self.addEventListener("message", ({ data }) => {
  if (data.type !== QUESTION) return;
  asked = String(data.data);
  if (!waiting) turn.port2.postMessage(null);
  waiting = true;
});

turn.port1.onmessage = () => {
  waiting = false;
  answer();
};

if (here.hash.length > 1 && "BroadcastChannel" in self) {
  new BroadcastChannel(here.hash.slice(1)).addEventListener("message", () => load().catch(() => {}));
}

self.postMessage({ type: READY });
