// What every page begins with: forms that answer in place, and the script of each custom element that is on the page.
import "./forms.js";
import "./menus.js";
import "./returning.js";
import "./swaps.js";
import "./aloud.js";
import loaders from "elements.js";

function load() {
  for (const element of document.querySelectorAll(":not(:defined)")) {
    const loader = loaders[element.localName];
    delete loaders[element.localName];
    loader?.();
  }
}

load();
new MutationObserver(load).observe(document.body, { childList: true, subtree: true });
