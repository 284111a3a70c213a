// At the old address of a page: goes on at once, and takes along the place that the reader asked for.
"use strict";
(() => {
  const link = document.querySelector("a");
  if (location.hash) {
    link.hash = location.hash;
  }
  location.replace(link.href);
})();
