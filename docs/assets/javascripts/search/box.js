// The box of the search: asks the worker what is typed, shows what it answers, and goes through that by keys.
//
// Titles and texts come from the worker as HTML in which all but the marks is inert.

const FIRST = 10;
const NEXT = 10;

/** An element with a class and what is in it. */
function make(name, className, ...parts) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...parts);
  return made;
}

/** An element whose content comes as HTML from the worker. */
function marked(name, html) {
  const made = document.createElement(name);
  made.innerHTML = html;
  return made;
}

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
  const root = new URL("../../../", import.meta.url);
  const worker = new Worker(new URL(`worker.js?lang=${document.documentElement.lang}`, import.meta.url));
  const narrow = matchMedia("(max-width: 59.984375em)");
  let asked = "";
  let left = [];
  let suggestion = "";
  let from = 0;

  const close = () => toggle.checked && toggle.click();

  /** A place that was found; the words for which it was found mark it when a reader goes there. */
  function link(found, isPage, isFirst) {
    const url = new URL(found.location, root);
    const given = Object.keys(found.terms).filter((term) => found.terms[term]);
    const missing = Object.keys(found.terms).filter((term) => !found.terms[term]);
    if (given.length) url.searchParams.set("h", given.join(" "));
    const article = make("article", "md-search-result__article md-typeset");
    if (isPage) article.append(make("div", "md-search-result__icon md-icon"));
    article.append(marked(isPage ? "h1" : "h2", found.title));
    if (isFirst && found.text) article.append(marked("p", found.text));
    if (isFirst && missing.length) {
      const named = missing.flatMap((term) => [make("del", "", term), " "]).slice(0, -1);
      article.append(make("p", "md-search-result__terms", `${words.termMissing}: `, ...named));
    }
    const made = make("a", "md-search-result__link", article);
    made.href = url;
    made.tabIndex = -1;
    return made;
  }

  /** A page: itself, the best of its sections, and the others folded. */
  function item(sections) {
    const at = Math.max(0, sections.findIndex(({ location }) => !location.includes("#")));
    const others = sections.filter((_, index) => index !== at);
    const end = others.findIndex(({ score }) => score < sections[0].score);
    const best = end < 0 ? others : others.slice(0, end);
    const more = end < 0 ? [] : others.slice(end);
    const made = make("li", "md-search-result__item", link(sections[at], true, at === 0 && !best.length));
    made.append(...best.map((one) => link(one, false, true)));
    if (more.length) {
      const text = more.length === 1 ? words.moreOne : words.moreOther.replace("#", more.length);
      const summary = make("summary", "", make("div", "", text));
      summary.tabIndex = -1;
      const details = make("details", "md-search-result__more", summary, ...more.map((one) => link(one, false, true)));
      details.addEventListener("toggle", () => {
        if (!details.open && details.offsetTop <= scroller.scrollTop) scroller.scrollTop = details.offsetTop;
      });
      made.append(details);
    }
    return made;
  }

  const show = (count) => list.append(...left.splice(0, count).map(item));

  function suggest() {
    const parts = box.value.split(/([\s-]+)/);
    const last = parts.pop();
    suggested.textContent = last && suggestion.startsWith(last) ? parts.join("") + suggestion : "";
  }

  function ask() {
    if (box.value !== asked) {
      asked = box.value;
      worker.postMessage(asked);
    }
    suggest();
  }

  worker.addEventListener("message", ({ data: { items, suggest: likely = "" } }) => {
    left = items;
    suggestion = likely;
    if (left.length === 1) status.textContent = words.one;
    else if (left.length) status.textContent = words.other.replace("#", left.length);
    else status.textContent = box.value ? words.none : placeholder;
    list.replaceChildren();
    scroller.scrollTop = 0;
    show(FIRST);
    suggest();
  });

  scroller.addEventListener("scroll", () => {
    if (left.length && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 16) show(NEXT);
  }, { passive: true });
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

  addEventListener("keydown", (event) => {
    if (!toggle.checked || event.metaKey || event.ctrlKey) return;
    const { activeElement: now } = document;
    if (event.key === "Enter" && now === box) {
      event.preventDefault();
      list.querySelector("a")?.click();
    } else if (event.key === "Escape" || event.key === "Tab") {
      close();
      box.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return;
      const all = [box, ...list.querySelectorAll(":not(details) > a, summary, details[open] a")];
      const step = event.key === "ArrowUp" ? -1 : 1;
      all[(Math.max(0, all.indexOf(now)) + all.length + step) % all.length].focus();
    } else if (event.key === "ArrowRight" && suggested.textContent && box.selectionStart === box.value.length) {
      box.value = suggested.textContent;
      ask();
    }
  });

  opened();
  ask();
}
