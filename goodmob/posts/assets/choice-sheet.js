// <choice-sheet> around a labelled select: a button that says what is chosen, and a sheet that says what each choice means.
// With data-search the choices can be looked through; with data-lately those that were sent last stand first.
const MOST_LATELY = 4;

class ChoiceSheet extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    this.select = this.querySelector("select");
    this.keeper = this.closest("draft-keeper");
    this.#begin();
    this.#build();
    this.select.form.addEventListener("input", () => this.tell());
    this.select.form.addEventListener("submit", () => this.#remember());
    this.tell();
  }

  get #lately() {
    return JSON.parse((this.dataset.lately && localStorage.getItem(this.dataset.lately)) || "[]");
  }

  // What was chosen last is offered first, and for a new text it is chosen already.
  #begin() {
    const codes = this.#lately.filter((code) => [...this.select.options].some(({ value }) => value === code));
    for (const code of codes.toReversed()) this.select.options[0].after([...this.select.options].find(({ value }) => value === code));
    const isFresh = this.keeper && !("filled" in this.keeper.dataset) && !localStorage.getItem(`draft:${this.keeper.dataset.draft}`);
    if (isFresh && codes.length) this.select.value = codes[0];
  }

  #remember() {
    const { value } = this.select;
    if (!this.dataset.lately || !value) return;
    const codes = [value, ...this.#lately.filter((code) => code !== value)].slice(0, MOST_LATELY);
    localStorage.setItem(this.dataset.lately, JSON.stringify(codes));
  }

  #build() {
    const label = this.querySelector("label");
    const name = label.querySelector(".vh").textContent.trim();
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "tool" });
    this.shown = document.createElement("span");
    const about = Object.assign(document.createElement("span"), { className: "vh", textContent: `${name}: ` });
    this.button.append(label.querySelector("svg").cloneNode(true), about, this.shown);
    this.sheet = Object.assign(document.createElement("div"), { className: "floating choosing", popover: "auto", role: "dialog", ariaLabel: name, id: `${this.id}-sheet` });
    this.button.popoverTargetElement = this.sheet;
    if (this.dataset.search) this.sheet.append(this.#searchField());
    this.list = Object.assign(document.createElement("div"), { role: "radiogroup", ariaLabel: name });
    this.list.append(...[...this.select.options].map((option) => this.#choice(option)));
    this.sheet.append(this.list);
    this.sheet.addEventListener("toggle", (event) => event.newState === "open" && this.#open());
    label.hidden = true;
    this.append(this.button, this.sheet);
  }

  #searchField() {
    const field = Object.assign(document.createElement("input"), { type: "search", placeholder: this.dataset.search, ariaLabel: this.dataset.search, autocomplete: "off" });
    const none = Object.assign(document.createElement("p"), { className: "meta", role: "status" });
    const box = Object.assign(document.createElement("div"), { className: "choosing__search" });
    field.setAttribute("form", "");
    field.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = field.value.trim().toLowerCase();
      let found = 0;
      for (const row of this.list.children) found += !(row.hidden = !row.textContent.toLowerCase().includes(wanted));
      none.textContent = found ? "" : this.dataset.none;
    });
    field.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), this.list.querySelector("label:not([hidden]) input")?.click(), this.#close()));
    this.search = field;
    box.append(field, none);
    return box;
  }

  #choice(option) {
    const row = Object.assign(document.createElement("label"), { className: "choice" });
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: `${this.id}-choice`, value: option.value });
    const words = document.createElement("span");
    // What is sent is the select.
    radio.setAttribute("form", "");
    words.append(Object.assign(document.createElement("strong"), { textContent: option.textContent.trim() }));
    if (option.dataset.told) words.append(Object.assign(document.createElement("span"), { className: "choice__told", textContent: option.dataset.told }));
    row.append(radio, words);
    radio.addEventListener("change", () => this.#take(radio.value));
    radio.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), this.#close()));
    row.addEventListener("click", (event) => event.detail && event.target !== row && this.#close());
    return row;
  }

  #open() {
    const chosen = [...this.list.querySelectorAll("input")].find(({ value }) => value === this.select.value);
    if (chosen) chosen.checked = true;
    if (this.search) {
      this.search.value = "";
      this.search.dispatchEvent(new Event("input"));
    }
    (this.search ?? chosen)?.focus();
    chosen?.scrollIntoView({ block: "nearest" });
  }

  #close() {
    this.sheet.hidePopover();
    this.button.focus();
  }

  #take(value) {
    this.select.value = value;
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  tell() {
    this.shown.textContent = this.select.selectedOptions[0]?.textContent.trim() ?? "";
  }
}

customElements.define("choice-sheet", ChoiceSheet);
