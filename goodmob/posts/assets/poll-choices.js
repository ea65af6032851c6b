// <poll-choices>: shows as many fields as there are choices, two at least; one more is a button away, and each further one can be taken out.
const FEWEST = 2;

class PollChoices extends HTMLElement {
  connectedCallback() {
    if (this.more) return;
    this.fields = [...this.querySelectorAll(".field")];
    this.inputs = this.fields.map((field) => field.querySelector("input"));
    this.more = this.querySelector("[data-more]");
    this.more.addEventListener("click", () => {
      this.#show(this.shown + 1);
      this.inputs[this.shown - 1].focus();
    });
    this.fields.forEach((field, number) => this.#removable(field, number));
    this.closest("form").addEventListener("input", () => this.#show(this.shown));
    this.#show(FEWEST);
  }

  #removable(field, number) {
    const said = this.dataset.remove.replace("%s", number + 1);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "iconbtn", textContent: "×", ariaLabel: said, title: said });
    button.addEventListener("click", () => this.#remove(number));
    field.querySelector(".input").append(button);
  }

  // Those behind move up, so that the fields stay those that the form has without scripts.
  #remove(number) {
    const values = this.inputs.map(({ value }) => value);
    values.splice(number, 1);
    this.inputs.forEach((input, place) => (input.value = values[place] ?? ""));
    this.#show(this.shown - 1);
    this.inputs[Math.min(number, this.shown - 1)].focus();
    this.inputs[0].dispatchEvent(new Event("input", { bubbles: true }));
  }

  #show(count) {
    const filled = this.inputs.findLastIndex(({ value }) => value) + 1;
    this.shown = Math.min(this.fields.length, Math.max(FEWEST, count, filled));
    this.fields.forEach((field, number) => {
      field.hidden = number >= this.shown;
      field.querySelector("button").hidden = this.shown <= FEWEST;
    });
    this.more.hidden = this.shown >= this.fields.length;
  }
}

customElements.define("poll-choices", PollChoices);
