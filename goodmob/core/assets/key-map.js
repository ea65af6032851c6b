// <key-map data-ways='{"n": "/notifications"}'>: single keys for those who like them. `?` lists them in the dialog inside.
import { areOn } from "./keys.js";

const ENTRIES = "article.post, article.focus-post, .told__line, .talk, .ticket";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, video, audio, [contenteditable]";
const LEAVABLE = "#q, #compose-text";
const OPENS = ".when, .talk__name, .ticket__title a, .told__words > p a";
const NEWS = "new-posts .pill:not([hidden]) button, new-notices .pill:not([hidden]) a";
const PAUSE = 1000;

class KeyMap extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.ways = JSON.parse(this.dataset.ways);
    this.dialog.querySelector("button").addEventListener("click", () => this.dialog.close());
    document.addEventListener("keydown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
  }

  handleEvent(event) {
    const { key, target } = event;
    const isMeant = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
    if (!isMeant || document.querySelector("dialog[open]")) return;
    if (key === "Escape" && target.matches(LEAVABLE)) target.blur();
    if (target.closest(TYPING)) return;
    const deed = this.#deed(key, target);
    if (!deed || (key !== "?" && !areOn())) return;
    event.preventDefault();
    deed();
  }

  #deed(key, target) {
    const isWay = Date.now() - this.wentAt < PAUSE;
    this.wentAt = key === "g" ? Date.now() : 0;
    if (isWay) return this.ways[key] && (() => location.assign(this.ways[key]));
    // Enter keeps its meaning for whatever else has the focus.
    if (key === "Enter") return target === this.#here() && this.#deeds.Enter;
    return this.#deeds[key];
  }

  #deeds = {
    "j": () => this.#move(1),
    "k": () => this.#move(-1),
    "l": () => this.#press('[data-key="l"]'),
    "b": () => this.#press('[data-key="b"]'),
    "r": () => this.#press('[data-key="r"]'),
    "o": () => this.#press(".byline a, .faces a, .told__name"),
    "x": () => this.#unveil(),
    "Enter": () => this.#press(OPENS),
    "n": () => this.#write(),
    ".": () => document.querySelector(NEWS)?.click(),
    "/": () => this.#go("#q", this.dataset.search),
    "?": () => this.dialog.showModal(),
  };

  // The entry that has the focus, or the one post that a page is about.
  #here() {
    let here = document.activeElement?.closest(ENTRIES);
    for (let outer = here; outer; outer = outer.parentElement.closest(ENTRIES)) here = outer;
    return here ?? document.querySelector("article.focus-post");
  }

  #move(step) {
    const entries = [...document.querySelectorAll(ENTRIES)].filter(
      (entry) => !entry.parentElement.closest(ENTRIES) && entry.checkVisibility(),
    );
    const here = entries.findIndex((entry) => entry.contains(document.activeElement));
    const next = entries[here < 0 ? this.#firstInSight(entries) : here + step];
    if (!next) {
      // What is older comes when one goes on.
      if (here >= 0 && step > 0) document.querySelector("more-posts a[rel=next]")?.click();
      return;
    }
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  #firstInSight(entries) {
    return Math.max(0, entries.findIndex((entry) => entry.getBoundingClientRect().top >= 0));
  }

  #press(what) {
    this.#here()?.querySelector(what)?.click();
  }

  #unveil() {
    const veils = [...(this.#here()?.querySelectorAll("details.warned") ?? [])];
    const isVeiled = veils.some(({ open }) => !open);
    veils.forEach((veil) => (veil.open = isVeiled));
  }

  #write() {
    const button = [...document.querySelectorAll("a.write, a.fab")].find((one) => one.checkVisibility());
    const field = ".composer:not(.composer--answer) #compose-text";
    if (document.querySelector(field)?.checkVisibility() || !button) this.#go(field, this.dataset.write);
    else button.click();
  }

  #go(field, address) {
    const found = document.querySelector(field);
    if (found?.checkVisibility()) found.focus();
    else if (address) location.assign(address);
  }
}

customElements.define("key-map", KeyMap);
