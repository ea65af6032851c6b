// <name-check src="…">: says below the field, while a name is being typed, whether it can be had.
const PAUSE = 350;

class NameCheck extends HTMLElement {
  #waits = 0;
  #asked = 0;

  connectedCallback() {
    this.addEventListener("input", this);
  }

  disconnectedCallback() {
    clearTimeout(this.#waits);
  }

  handleEvent({ target }) {
    clearTimeout(this.#waits);
    this.#say("");
    const name = target.value.trim().replace(/^@/, "");
    if (name) this.#waits = setTimeout(() => this.#ask(name), PAUSE);
  }

  async #ask(name) {
    const turn = ++this.#asked;
    const answer = await fetch(`${this.getAttribute("src")}?username=${encodeURIComponent(name)}`).catch(() => null);
    const verdict = answer?.ok ? await answer.json() : null;
    if (verdict && turn === this.#asked) this.#say(verdict.words, verdict.is_free);
  }

  #say(words, isFree) {
    const line = this.querySelector("[role=status]");
    line.textContent = words;
    line.dataset.free = isFree ? "yes" : "no";
  }
}

customElements.define("name-check", NameCheck);
