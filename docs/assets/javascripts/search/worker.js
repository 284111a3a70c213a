// Answers the box of the search, which starts this when it is first opened: a question comes as a string, the answer goes
// back as { items, suggest }, pages with their sections and how the last word may go on.

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

/** A page as the box shows it: the best section first, the page itself among them. The score tells what belongs together. */
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
    self.postMessage({ items: [] });
    return;
  }
  let data;
  try {
    const engine = await load();
    // While the index came, more may have been typed.
    if (question !== asked) return;
    const { pages, suggestion } = engine.find(question);
    data = { items: pages.map(item), suggest: suggestion || "" };
  } catch {
    const [title, text] = FAILED[language];
    const location = language === "bg" ? "bg/a-z/" : "a-z/";
    data = { items: [[{ location, title, text, score: 1, terms: {} }]] };
  }
  self.postMessage(data);
}

self.addEventListener("message", ({ data }) => {
  asked = data;
  if (!waiting) turn.port2.postMessage(null);
  waiting = true;
});

turn.port1.onmessage = () => {
  waiting = false;
  answer();
};

// While the reader types, the index comes.
load().catch(() => {});
