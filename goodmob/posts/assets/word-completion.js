// <word-completion data-src="…">: offers people for @, tags for # and emoji for a colon while their names are typed; with
// data-people every word of the field is somebody's name, with or without its @.
import { parsed } from "core/entries.js";
import { put } from "./writing/caret.js";

const BEGUN = /(?<![\p{L}\p{N}_/@#:])(?:@[\w.-]+(?:@[\w.-]*)?|#[\p{L}\p{N}_]+|:[\p{L}\p{N}_]{2,})$/u;
const NAMED = /(?<![^\s,;])@?[\w.-]{2,}(?:@[\w.-]*)?$/u;
const PAUSE = 180;
const MOST_KEPT = 50;

class WordCompletion extends HTMLElement {
  #answers = new Map();

  connectedCallback() {
    if (this.field) return;
    this.field = this.querySelector("textarea, input");
    this.list = this.querySelector("[role=listbox]");
    this.aloud = this.querySelector("[role=status]");
    const told = { "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-haspopup": "listbox", autocomplete: "off" };
    for (const [name, value] of Object.entries(told)) this.field.setAttribute(name, value);
    this.field.addEventListener("input", (event) => event.isTrusted && this.#soon());
    this.field.addEventListener("keydown", (event) => this.#press(event));
    this.field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => this.#take(target.closest("[role=option]")));
  }

  #soon() {
    clearTimeout(this.timer);
    this.word = this.#wordHere();
    if (!this.word) return this.close();
    this.timer = setTimeout(() => this.#ask(this.word), PAUSE);
  }

  #wordHere() {
    const { selectionStart: caret, selectionEnd: end, value } = this.field;
    return caret === end ? ((this.isOfPeople ? NAMED : BEGUN).exec(value.slice(0, caret))?.[0] ?? "") : "";
  }

  get isOfPeople() {
    return "people" in this.dataset;
  }

  async #ask(word) {
    if (!this.#answers.has(word)) {
      const asked = fetch(`${this.dataset.src}?q=${encodeURIComponent(this.#signed(word))}`, { headers: { "HX-Request": "true" } });
      const html = await asked.then((answer) => (answer.ok && !answer.redirected ? answer.text() : "")).catch(() => "");
      if (this.#answers.size >= MOST_KEPT) this.#answers.clear();
      this.#answers.set(word, html);
    }
    if (word === this.#wordHere() && document.activeElement === this.field) this.#show(this.#answers.get(word));
  }

  #signed(word) {
    return this.isOfPeople ? `@${word.replace(/^@/, "")}` : word;
  }

  #show(html) {
    const options = [...parsed(html).querySelectorAll("[role=option]")];
    const isWritten = options.length === 1 && options[0].dataset.insert === this.#signed(this.word);
    if (!options.length || isWritten) return this.close();
    this.list.replaceChildren(...options);
    this.list.hidden = false;
    this.#choose(0);
    this.aloud.textContent = `${this.dataset.found.replace("%s", options.length)} ${options[0].textContent.trim()}`;
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.field.removeAttribute("aria-activedescendant");
    this.aloud.textContent = "";
  }

  #press(event) {
    if (this.list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = {
      ArrowDown: () => this.#choose(this.at + 1, true),
      ArrowUp: () => this.#choose(this.at - 1, true),
      Enter: () => this.#take(this.list.children[this.at]),
      Tab: () => !event.shiftKey && this.#take(this.list.children[this.at]),
      Escape: () => this.close(),
    }[event.key];
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  }

  #choose(at, isTold = false) {
    const options = [...this.list.children];
    this.at = (at + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === this.at)));
    const chosen = options[this.at];
    chosen.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", chosen.id);
    // A field of several lines does not tell everywhere which option is the active one.
    if (isTold) this.aloud.textContent = chosen.textContent.trim();
  }

  #take(option) {
    const word = this.#wordHere();
    if (!option || !word) return this.close();
    const caret = this.field.selectionStart;
    const space = /^\s/.test(this.field.value.slice(caret)) ? "" : " ";
    put(this.field, option.dataset.insert + space, caret - word.length, caret);
    this.close();
  }
}

customElements.define("word-completion", WordCompletion);
