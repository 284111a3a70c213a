// The start of the search: opens the box when it gets the focus, and only then fetches what searches.

(() => {
  const toggle = document.getElementById("__search");
  const box = document.querySelector("[data-md-component=search-query]");
  const label = document.querySelector(".md-header label[for=__search]");
  const failed = document.querySelector("[data-search=failed]");
  if (!toggle || !box || !label || !failed) return;

  if (location.protocol === "file:") {
    // Browsers start no worker from a file.
    for (const part of document.querySelectorAll("[data-search='off']")) part.hidden = false;
    for (const part of document.querySelectorAll("label[for=__search], .md-search")) part.hidden = true;
    return;
  }

  const here = document.currentScript.src;
  let running;

  /** Opens the box; what was typed before all is there is asked then. */
  function open() {
    if (!toggle.checked) toggle.click();
    if (running) return;
    // What the box imports is named too, so that it comes at the same time.
    running = Promise.all(["box", "renew"].map((name) => import(new URL(`search/${name}.js`, here).href)))
      .then(([{ start }]) => {
        failed.hidden = true;
        start(toggle, box);
      })
      .catch(() => {
        // The next letter tries again.
        running = undefined;
        failed.hidden = false;
      });
  }

  box.form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("focus", open);
  box.addEventListener("input", open);
  label.addEventListener("click", (event) => {
    // The focus opens the box; the label would close it again.
    event.preventDefault();
    box.focus();
  });

  const given = new URL(location.href).searchParams;
  if (given.has("q")) {
    box.value = given.get("q");
    box.focus();
    toggle.addEventListener("change", () => {
      const url = new URL(location.href);
      url.searchParams.delete("q");
      history.replaceState({}, "", url);
    }, { once: true });
    open();
  }
  const content = document.querySelector(".md-content");
  if (given.has("h") && content) {
    import(new URL("search/highlight.js", here).href).then(({ highlight }) => highlight(content, given.get("h")));
  }
})();
