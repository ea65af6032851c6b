// <key-map>: single keys for those who like them. `?` lists them in the dialog inside, where they can be switched off.
const ENTRIES = "article.post, article.focus-post";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const OFF = "goodmob-keys-off";
const PAUSE = 1000;

class KeyMap extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    const choice = this.querySelector("input");
    choice.checked = !localStorage.getItem(OFF);
    choice.addEventListener("change", () =>
      choice.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"),
    );
    this.querySelector("button").addEventListener("click", () => this.dialog.close());
    document.addEventListener("keydown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
  }

  handleEvent(event) {
    const { key, target } = event;
    const isMeant = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
    if (!isMeant || target.closest(TYPING) || document.querySelector("dialog[open]")) return;
    const name = Date.now() - this.wentAt < PAUSE ? `g ${key}` : key;
    this.wentAt = key === "g" ? Date.now() : 0;
    if (key !== "?" && localStorage.getItem(OFF)) return;
    const deed = this.#deeds[name];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  #deeds = {
    "j": () => this.#move(1),
    "k": () => this.#move(-1),
    "l": () => this.#press("l"),
    "b": () => this.#press("b"),
    "r": () => this.#press("r"),
    "n": () => this.#go("#compose-text", this.dataset.write),
    "/": () => this.#go("#q", this.dataset.search),
    "g h": () => location.assign(this.dataset.home),
    "?": () => this.dialog.showModal(),
  };

  #here() {
    return document.activeElement?.closest(ENTRIES);
  }

  #move(step) {
    const entries = [...document.querySelectorAll(ENTRIES)];
    const here = entries.indexOf(this.#here());
    const next = entries[here < 0 ? this.#firstInSight(entries) : here + step];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  #firstInSight(entries) {
    return Math.max(0, entries.findIndex((entry) => entry.getBoundingClientRect().top >= 0));
  }

  #press(key) {
    this.#here()?.querySelector(`[data-key="${key}"]`)?.click();
  }

  #go(field, address) {
    const found = document.querySelector(field);
    if (found?.checkVisibility()) found.focus();
    else if (address) location.assign(address);
  }
}

customElements.define("key-map", KeyMap);
