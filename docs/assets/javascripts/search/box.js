// The box of the search: asks the worker what is typed, shows what it answers, and goes through that by keys.
//
// What the list has room for is written at once, the rest when the reader rests, scrolls or goes down by keys.

import { renew } from "./renew.js";

// So many more come whenever the end of the list is reached.
const NEXT = 10;
// Milliseconds without a letter after which what is out of sight is written too.
const REST = 200;
// The least height that the count and parts of a result have, and the least width of a letter, in the page's unit.
const LEAST = { status: 1.8, page: 2.2, section: 1.6, text: 0.7, line: 1, more: 1.7, letter: 0.29 };

const made = (name, className, ...parts) => ({ name, className, parts });

/** A text that came in parts, every second one marked. */
const marked = (parts) =>
  parts.map((part, at) => (at % 2 ? { name: "mark", attributes: { "data-md-highlight": "" }, parts: [part] } : part));

/**
 * Starts the box, once, when it is first opened.
 * @param {HTMLInputElement} toggle whether the box is open
 * @param {HTMLInputElement} box where readers type
 */
export function start(toggle, box) {
  const dialog = box.closest(".md-search");
  const words = dialog.dataset;
  const status = dialog.querySelector(".md-search-result__meta");
  const placeholder = status.textContent;
  const list = dialog.querySelector(".md-search-result__list");
  const scroller = dialog.querySelector(".md-search__scrollwrap");
  const suggested = dialog.querySelector(".md-search__suggest");
  const root = new URL("../../../", import.meta.url).href;
  const failed = dialog.querySelector("[data-search=failed]");
  const narrow = matchMedia("(max-width: 59.984375em)");
  let worker = null;
  let asked = "";
  // Whether the answer to what was asked is still to come, whether Enter was pressed meanwhile, and whether any ever came.
  let waits = false;
  let entered = false;
  let answered = false;
  // Pages that came and are not written yet; how many were found, and how many of them came or were asked for.
  let left = [];
  let count = 0;
  let known = 0;
  let resting = 0;
  let suggestion = "";
  let from = 0;
  let scrolled = false;
  let room = 0;
  let line = 0;

  const close = () => toggle.checked && toggle.click();

  /** How much the list has room for, in the page's unit, and how many letters a line has at most. */
  function measure() {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    room = (narrow.matches ? innerHeight : 0.75 * innerHeight) / unit - LEAST.status;
    line = scroller.clientWidth / unit / LEAST.letter;
  }

  /** A place that was found; the words for which it was found mark it when a reader goes there. */
  function link({ location, title, text, found, missing }, isPage, isFirst) {
    const [path, id] = location.split("#");
    const given = found.length ? `?h=${encodeURIComponent(found.join(" "))}` : "";
    const article = made("article", "md-search-result__article md-typeset");
    if (isPage) article.parts.push(made("div", "md-search-result__icon md-icon"));
    article.parts.push(made(isPage ? "h1" : "h2", "", ...marked(title)));
    if (isFirst && (text.length > 1 || text[0])) article.parts.push(made("p", "", ...marked(text)));
    if (isFirst && missing.length) {
      const named = missing.flatMap((term) => [made("del", "", term), " "]).slice(0, -1);
      article.parts.push(made("p", "md-search-result__terms", `${words.termMissing}: `, ...named));
    }
    const href = `${root}${path}${given}${id === undefined ? "" : `#${id}`}`;
    return { name: "a", className: "md-search-result__link", attributes: { href, tabindex: "-1" }, parts: [article] };
  }

  /** What is shown of a page: itself, the best of its sections, and the others, which are folded. */
  function parted(sections) {
    const at = Math.max(0, sections.findIndex(({ location }) => !location.includes("#")));
    const others = sections.filter((_, index) => index !== at);
    const end = others.findIndex(({ score }) => score < sections[0].score);
    const best = end < 0 ? others : others.slice(0, end);
    return { page: sections[at], isBest: at === 0 && !best.length, best, more: end < 0 ? [] : others.slice(end) };
  }

  function item(sections) {
    const { page, isBest, best, more } = parted(sections);
    const shown = [link(page, true, isBest), ...best.map((one) => link(one, false, true))];
    if (more.length) {
      const text = more.length === 1 ? words.moreOne : words.moreOther.replace("#", more.length);
      const summary = { name: "summary", attributes: { tabindex: "-1" }, parts: [made("div", "", text)] };
      shown.push(made("details", "md-search-result__more", summary, ...more.map((one) => link(one, false, true))));
    }
    return made("li", "md-search-result__item", ...shown);
  }

  /** The least height of a page in the list. */
  function height(sections) {
    const { page, isBest, best, more } = parted(sections);
    const of = ({ text }) => {
      const letters = text.reduce((sum, part) => sum + part.length, 0);
      return letters && LEAST.text + Math.ceil(letters / line) * LEAST.line;
    };
    const below = best.reduce((sum, one) => sum + LEAST.section + of(one), more.length ? LEAST.more : 0);
    return LEAST.page + (isBest ? of(page) : 0) + below;
  }

  /** Writes what the list has room for in the place of what stands there, which without results is only out of sight. */
  function show() {
    list.toggleAttribute("data-empty", !left.length);
    if (!left.length) return;
    let fits = 0;
    for (let filled = 0; fits < left.length && filled < room; fits += 1) filled += height(left[fits]);
    for (const details of list.querySelectorAll("details[open]")) details.open = false;
    renew(list, left.splice(0, fits).map(item));
  }

  /** Makes results out of sight, so that the first letters find them made and styled. */
  function prepare() {
    if (list.firstChild) return;
    const place = { location: "", title: ["…", "…", ""], text: ["…", "…", "…", "…", ""], found: [], missing: [] };
    const page = [1, 1, 0].map((score, at) => ({ ...place, location: at ? "#" : "", score }));
    renew(list, Array(Math.ceil(room / height(page))).fill(page).map(item));
  }

  /** Writes more below what stands there. */
  const add = (most) => renew(list, left.splice(0, most).map(item), null);

  function suggest() {
    const parts = box.value.split(/([\s-]+)/);
    const last = parts.pop();
    const text = last && suggestion.startsWith(last) ? parts.join("") + suggestion : "";
    if (suggested.textContent !== text) suggested.textContent = text;
  }

  function ask() {
    if (box.value !== asked) {
      asked = box.value;
      clearTimeout(resting);
      entered = false;
      waits = true;
      if (!answered && asked.trim()) status.textContent = words.initializer;
      send(asked);
    }
    suggest();
  }

  /** How many were found, as it is said. */
  function total() {
    if (!count) return asked.trim() ? words.none : placeholder;
    return count === 1 ? words.one : words.other.replace("#", count);
  }

  /** The first pages that answer a question. */
  function first(answer) {
    // Where nothing was scrolled, this would only cost another layout.
    if (scrolled) scroller.scrollTop = 0;
    scrolled = false;
    ({ count, items: left, suggest: suggestion } = answer);
    known = left.length;
    status.textContent = total();
    show();
    suggest();
    resting = setTimeout(rest, REST);
    waits = false;
    answered ||= Boolean(asked.trim());
    if (entered) enter();
  }

  /** Goes to the first page that was found, or waits for it. */
  function enter() {
    entered = waits;
    if (!waits && count) list.querySelector("a").click();
  }

  /** Where the reader is at the end of the list, it goes on. */
  function follow() {
    if (left.length && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 16) add(NEXT);
  }

  /** Writes all that is known of the first pages, and asks for the others. */
  function rest() {
    clearTimeout(resting);
    if (!known) return;
    if (known <= NEXT) add(left.length);
    if (known < count) send(known);
    known = count;
  }

  function hear({ data }) {
    // While this was answered, more was typed.
    if (data.question !== asked) return;
    failed.hidden = true;
    if (!data.from) first(data);
    else {
      left.push(...data.items);
      follow();
    }
  }

  /** Starts what answers; where it cannot be had, that is said, and the next letter tries again. */
  function started() {
    const made = new Worker(new URL(`worker.js?lang=${document.documentElement.lang}`, import.meta.url));
    made.addEventListener("message", hear);
    made.addEventListener("error", () => {
      worker = null;
      first({ items: [], count: 0, suggest: "" });
      asked = "";
      answered = false;
      failed.hidden = false;
    });
    return made;
  }

  function send(message) {
    worker ??= started();
    worker.postMessage(message);
  }

  scroller.addEventListener("scroll", () => {
    if (!scroller.scrollTop) return;
    scrolled = true;
    rest();
    follow();
  }, { passive: true });
  list.addEventListener("toggle", ({ target }) => {
    if (!target.open && target.offsetTop <= scroller.scrollTop) scroller.scrollTop = target.offsetTop;
  }, true);
  box.addEventListener("input", ask);
  box.form.addEventListener("reset", () => {
    box.focus();
    // The box is empty only after this.
    setTimeout(ask);
  });
  dialog.addEventListener("click", (event) => event.target.closest("a") && close());

  /** What is closed is no list; what is open on a small screen is all of it, and the page behind it stays where it is. */
  function opened() {
    const open = toggle.checked;
    list.role = open ? "list" : "presentation";
    list.hidden = !open;
    if (open) measure();
    if (open && narrow.matches) {
      from = scrollY;
      setTimeout(() => {
        if (!toggle.checked) return;
        document.body.toggleAttribute("data-md-scrolllock", true);
        document.body.style.top = `${-from}px`;
      }, 400);
    } else if (document.body.hasAttribute("data-md-scrolllock")) {
      document.body.removeAttribute("data-md-scrolllock");
      document.body.style.top = "";
      scrollTo({ top: from, behavior: "instant" });
    }
  }

  toggle.addEventListener("change", opened);
  addEventListener("resize", measure);

  addEventListener("keydown", (event) => {
    // What is not composed yet (an accent, a letter of another script) takes Enter and the arrows for itself.
    if (!toggle.checked || event.metaKey || event.ctrlKey || event.isComposing) return;
    const { activeElement: now } = document;
    if (event.key === "Enter" && now === box) {
      event.preventDefault();
      enter();
    } else if (event.key === "Escape" || event.key === "Tab") {
      close();
      box.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return;
      rest();
      const found = count ? list.querySelectorAll(":not(details) > a, summary, details[open] a") : failed.querySelectorAll("a");
      const all = [box, ...found];
      const step = event.key === "ArrowUp" ? -1 : 1;
      all[(Math.max(0, all.indexOf(now)) + all.length + step) % all.length].focus();
    } else if (event.key === "ArrowRight" && suggested.textContent && box.selectionStart === box.value.length) {
      box.value = suggested.textContent;
      ask();
    }
  });

  worker = started();
  opened();
  show();
  (window.requestIdleCallback ?? setTimeout)(prepare);
  ask();
}
