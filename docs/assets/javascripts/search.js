// The start of the search, before the theme's script: names the worker that answers, and tells it when the box opens.
(() => {
  const settings = document.getElementById("__config");
  const script = document.currentScript;
  if (!settings || !script) return;

  if (location.protocol === "file:") {
    // Browsers start no worker from a file; the theme would hide its box without a word.
    for (const part of document.querySelectorAll("[data-search='off']")) part.hidden = false;
    for (const part of document.querySelectorAll("label[for=__search]")) part.hidden = true;
    return;
  }

  const channel = `search-${Math.random().toString(36).slice(2)}`;
  const worker = new URL(`search/worker.js?lang=${document.documentElement.lang}#${channel}`, script.src);
  settings.textContent = JSON.stringify({ ...JSON.parse(settings.textContent), search: worker.href });

  // The theme reads the box when a key goes up; what is pasted, dictated or chosen by an input method raises none.
  const box = document.querySelector("[data-md-component=search-query]");
  box?.form.addEventListener("submit", (event) => event.preventDefault());
  box?.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));

  if ("BroadcastChannel" in window) {
    const opened = () => {
      const told = new BroadcastChannel(channel);
      told.postMessage("opened");
      told.close();
    };
    document.getElementById("__search")?.addEventListener("change", opened, { once: true });
    box?.addEventListener("focus", opened, { once: true });
  }

  const given = new URL(location.href).searchParams.get("h");
  const content = document.querySelector("[data-md-component=content]");
  if (given && content) {
    import(new URL("search/highlight.js", script.src).href).then(({ highlight }) => highlight(content, given));
  }
})();
