// <emoji-picker data-src="…" data-for="…">: a sheet of emoji, fetched when it is opened first; a choice goes where the caret is.
import { parsed } from "core/entries.js";
import { putAtCaret } from "./writing/caret.js";

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

class EmojiPicker extends HTMLElement {
  connectedCallback() {
    if (this.sheet) return;
    this.sheet = this.querySelector("[popover]");
    this.all = this.querySelector("[data-all]");
    this.search = this.querySelector("input");
    this.sheet.addEventListener("toggle", (event) => event.newState === "open" && this.#open());
    this.search.addEventListener("input", (event) => (event.stopPropagation(), this.#sift()));
    this.sheet.addEventListener("keydown", (event) => this.#press(event));
    this.all.addEventListener("click", ({ target }) => this.#take(target.closest("button")));
  }

  async #open() {
    this.search.value = "";
    if (!this.all.children.length) {
      const answer = await fetch(this.dataset.src, { headers: { "HX-Request": "true" } }).catch(() => null);
      if (answer?.ok) this.all.innerHTML = await answer.text();
    }
    this.own = [...this.all.children].filter((section) => !("found" in section.dataset));
    this.#sift();
    this.search.focus();
  }

  // Own names are looked through here; the names of others the server knows.
  async #sift() {
    const wanted = this.search.value.trim().toLowerCase();
    for (const section of this.own) {
      const buttons = [...section.querySelectorAll("button")];
      buttons.forEach((button) => (button.hidden = Boolean(wanted) && !button.dataset.insert.toLowerCase().includes(wanted)));
      section.hidden = buttons.every((button) => button.hidden);
    }
    this.found?.remove();
    this.found = null;
    if (wanted.length > 1) await this.#look(wanted);
    this.#rove(this.#shown()[0]);
  }

  async #look(wanted) {
    const answer = await fetch(`/compose/complete?q=${encodeURIComponent(`:${wanted}`)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok || wanted !== this.search.value.trim().toLowerCase()) return;
    const page = parsed(await answer.text());
    const signs = [...page.querySelectorAll("[role=option]")].filter((one) => one.querySelector(".sign"));
    this.found?.remove();
    this.found = Object.assign(document.createElement("div"), { className: "emojis emojis__grid" });
    this.found.dataset.found = "";
    for (const { dataset, textContent } of signs) {
      const button = Object.assign(document.createElement("button"), { type: "button", tabIndex: -1, textContent: dataset.insert, title: textContent.trim() });
      button.dataset.insert = dataset.insert;
      this.found.append(button);
    }
    this.all.append(this.found);
  }

  #shown() {
    return [...this.all.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
  }

  #rove(to) {
    for (const button of this.all.querySelectorAll("button")) button.tabIndex = button === to ? 0 : -1;
  }

  #press(event) {
    const buttons = this.#shown();
    const here = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && document.activeElement === this.search) return event.preventDefault(), this.#take(buttons[0]);
    const to = here < 0 ? event.key === "ArrowDown" && buttons[0] : buttons[here + (STEPS[event.key] ?? this.#line(event.key, buttons, here))];
    if (!to || to === document.activeElement) return;
    event.preventDefault();
    this.#rove(to);
    to.focus();
  }

  // How many buttons further the one above or below stands.
  #line(key, buttons, here) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return 0;
    const { offsetTop: top, offsetLeft: left } = buttons[here];
    for (let next = here + step; buttons[next]; next += step) {
      const one = buttons[next];
      if (one.offsetTop !== top && Math.abs(one.offsetLeft - left) < one.offsetWidth / 2) return next - here;
    }
    return 0;
  }

  #take(button) {
    if (!button) return;
    const field = document.getElementById(this.dataset.for);
    this.sheet.hidePopover();
    putAtCaret(field, button.dataset.insert);
    field.focus();
  }
}

customElements.define("emoji-picker", EmojiPicker);
