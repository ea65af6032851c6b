// <search-hints src>: offers people and tags for what is being written into its field.
import { parsed } from "core/entries.js";

const PAUSE = 250;

customElements.define("search-hints", class extends HTMLElement {
  #timer = 0;
  #asked = "";

  connectedCallback() {
    this.addEventListener("input", (event) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(event.target.value.trim()), PAUSE);
    });
  }

  async #ask(begun) {
    if (begun.length < 2 || begun.includes(" ") || begun === this.#asked) return;
    this.#asked = begun;
    const answer = await fetch(`${this.getAttribute("src")}?q=${encodeURIComponent(begun)}`).catch(() => null);
    if (!answer?.ok || begun !== this.#asked) return;
    const found = parsed(await answer.text());
    this.querySelector("datalist")?.replaceChildren(...found.querySelectorAll("option"));
  }
});
