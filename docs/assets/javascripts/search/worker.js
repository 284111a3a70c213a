// Answers the box of the search, which starts this when it is first opened: a question comes as a string, the answer goes
// back as { question, from, items, count, suggest }: the first pages with their sections, how many there are in all, and
// how the last word may go on. A number asks for the pages of the same question from that one on.

const here = new URL(self.location.href);
const language = here.searchParams.get("lang") === "bg" ? "bg" : "en";
const FAILED = {
  en: ["The search could not be loaded", "Try again later, or use the list of titles and terms."],
  bg: ["Търсенето не може да се зареди", "Опитайте по-късно или използвайте азбучния указател."],
};

// So many pages are told at once.
const FIRST = 10;

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
    found: section.forms,
    missing: section.missing,
  }));
  if (page.sections.every((section) => section.id)) {
    shown.push({ location: page.address, title: [page.title], text: [""], score: 0, found: [], missing: [] });
  }
  return shown;
}

/** Answers with the first pages, or with those from a place on. */
async function answer(from = 0) {
  const question = asked;
  if (!question.trim()) {
    self.postMessage({ question, from, items: [], count: 0, suggest: "" });
    return;
  }
  let data;
  try {
    const engine = await load();
    // While the index came, more may have been typed.
    if (question !== asked) return;
    const { pages, count, suggestion } = engine.find(question, from, from ? undefined : FIRST);
    data = { items: pages.map((page, at) => item(page, from + at)), count, suggest: suggestion };
  } catch {
    const [title, text] = FAILED[language];
    const location = language === "bg" ? "bg/a-z/" : "a-z/";
    data = { items: [[{ location, title: [title], text: [text], score: 1, found: [], missing: [] }]], count: 1, suggest: "" };
  }
  self.postMessage({ question, from, ...data });
}

self.addEventListener("message", ({ data }) => {
  if (typeof data === "number") {
    // Of a question that waits, the first pages come before the others.
    if (!waiting) answer(data);
    return;
  }
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
